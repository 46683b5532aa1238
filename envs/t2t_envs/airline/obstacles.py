"""What can stand in the way of an airline request: one fact, and all that depends on it.

Each obstacle takes a request that could be carried out and says which records to set so that it no longer can, in a
world that is still consistent. So every infeasible task has a feasible twin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from t2t_envs.airline.itineraries import read
from t2t_envs.airline.reservation_obstacles import (
    anothers,
    bags_enough,
    begun,
    cancelled_before,
    held_in,
    in_basic_economy,
    made_long_ago,
    one_more,
    uninsured,
)
from t2t_envs.airline.terms import flight_day, leg_key, time_now
from t2t_envs.airline.tools import TOOLS
from t2t_gym.database import Changes, Record, copy_json
from t2t_gym.domain import Obstacle
from t2t_gym.kit import Case, Flip

__all__ = ["OBSTACLES"]

_CHANGES = frozenset({"change_flights", "change_cabin", "change_baggage", "change_passengers"})
_ON_RESERVATIONS = _CHANGES | {"cancel_reservation"}


def _sold_out(case: Case) -> Changes | None:
    """Leave fewer seats than passengers on a flight that is asked for."""
    reservation = case.get("reservations", "reservation_id")
    count = len(reservation["passengers"] if reservation else case.values.get("passengers") or ())
    cabin = case.values.get("cabin") or (reservation["cabin"] if reservation else "")
    text = case.values.get("flight_choice")
    legs = read(text) if text else reservation["flights"] if reservation else []
    held = [leg_key(leg) for leg in reservation["flights"]] if text and reservation else []
    new = [leg for leg in legs if leg_key(leg) not in held]
    if not new or not count:
        return None
    leg = case.draw(new)
    return _on_day(case, leg, lambda day: {**day, "available_seats": {**day["available_seats"], cabin: count - 1}})


def _not_dropped(case: Case) -> Changes | None:
    """Let the one flight that the airline cancelled fly as planned, so that there are no grounds any more."""
    reservation = held_in(case)
    dropped = [
        leg
        for leg in (reservation["flights"] if reservation else ())
        if (flight_day(case.db, leg["flight_number"], leg["date"]) or {}).get("status") == "cancelled"
    ]
    if len(dropped) != 1 or dropped[0]["date"] <= time_now(case.db)[:10]:
        return None
    flight = case.db.need("flights", dropped[0]["flight_number"])
    like = next(day for day in flight["dates"].values() if day["status"] == "available")
    return _on_day(case, dropped[0], lambda _: copy_json(like))


def _on_day(case: Case, leg: Mapping[str, Any], flip: Callable[[Record], Record]) -> Changes | None:
    """Set what a flight is like on one day."""
    flight = case.db.need("flights", leg["flight_number"])
    day = flight["dates"].get(leg["date"])
    if day is None or ("available_seats" not in day and day["status"] != "cancelled"):
        return None
    return {"flights": {leg["flight_number"]: {"dates": {**copy_json(flight["dates"]), leg["date"]: flip(day)}}}}


def _card_too_low(case: Case) -> Changes | None:
    """Lower what the gift card that is to pay holds below what is due."""
    user = case.db.need("users", case.customer)
    card = user["payment_methods"].get(case.values.get("payment_method") or "")
    if card is None or card["source"] != "gift_card":
        return None
    after = case.db.fork()
    if TOOLS.call(after, case.operation.call(case.values, case.db)).error:
        return None
    due = card["amount"] - after.need("users", case.customer)["payment_methods"][card["id"]]["amount"]
    if due < 2:
        return None
    wallet = {**copy_json(user["payment_methods"]), card["id"]: {**card, "amount": int(case.rng.integers(1, due))}}
    return {"users": {case.customer: {"payment_methods": wallet}}}


OBSTACLES: tuple[Obstacle, ...] = (
    Flip(
        kind="status",
        clause="cancelled before",
        operations=_ON_RESERVATIONS,
        reason="reservation {reservation_id} was already cancelled earlier, so it can't be changed or cancelled",
        flip=cancelled_before,
    ),
    Flip(
        kind="status",
        clause="trip begun",
        operations=frozenset({"cancel_reservation", "change_cabin", "change_baggage", "change_passengers"}),
        reason="a flight of reservation {reservation_id} has already departed, so that is no longer possible",
        flip=begun,
    ),
    Flip(
        kind="out_of_stock",
        clause="sold out",
        operations=frozenset({"change_flights", "change_cabin", "book_flight"}),
        reason="there aren't enough seats left in that cabin",
        flip=_sold_out,
    ),
    Flip(
        kind="status",
        clause="not dropped",
        operations=frozenset({"cancel_reservation", "add_compensation"}),
        reason="the airline hasn't cancelled any of the flights of reservation {reservation_id}",
        flip=_not_dropped,
    ),
    Flip(
        kind="rule",
        clause="made long ago",
        operations=frozenset({"cancel_reservation"}),
        reason="reservation {reservation_id} was made more than 24 hours ago, isn't in business class, and isn't "
        "covered by insurance for that reason",
        flip=made_long_ago,
    ),
    Flip(
        kind="rule",
        clause="uninsured",
        operations=frozenset({"cancel_reservation", "add_compensation"}),
        reason="reservation {reservation_id} doesn't have travel insurance, and nothing else allows for it",
        flip=uninsured,
    ),
    Flip(
        kind="rule",
        clause="basic economy",
        operations=frozenset({"change_flights"}),
        reason="reservation {reservation_id} is in basic economy, and basic economy flights can't be modified",
        flip=in_basic_economy,
    ),
    Flip(
        kind="rule",
        clause="bags stay",
        operations=frozenset({"change_baggage"}),
        reason="reservation {reservation_id} already has more checked bags than that, and bags can't be removed",
        flip=bags_enough,
    ),
    Flip(
        kind="rule",
        clause="number stays",
        operations=frozenset({"change_passengers"}),
        reason="reservation {reservation_id} has a different number of passengers, and their number can't be modified",
        flip=one_more,
    ),
    Flip(
        kind="payment_rule",
        clause="gift card too low",
        operations=frozenset({"change_flights", "change_cabin", "change_baggage"}),
        reason="the gift card doesn't hold enough to cover it",
        flip=_card_too_low,
    ),
    Flip(
        kind="not_theirs",
        clause="not theirs",
        operations=frozenset({"cancel_reservation", "change_passengers"}),
        reason="reservation {reservation_id} isn't among the reservations of your account",
        flip=anothers,
        named=True,
        seen_in="users",
    ),
)
"""All of the domain's obstacles; the clause tells them apart."""
