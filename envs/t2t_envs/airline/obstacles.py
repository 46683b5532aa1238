"""What can stand in the way of an airline request: one fact, and all that depends on it.

Each obstacle takes a request that could be carried out and says which records to set so that it no longer can, in a
world that still hangs together. So every infeasible task has a feasible twin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Date  # noqa: N812 - records have a field of that name
from datetime import datetime, timedelta
from typing import Any

from t2t_envs.airline.itineraries import read, split
from t2t_envs.airline.terms import BAG_FEE, INSURANCE_FEE, departed, flight_day, leg_key, paid_bags, time_now
from t2t_envs.airline.tools import TOOLS
from t2t_gym.database import Changes, Record, copy_json
from t2t_gym.domain import Obstacle
from t2t_gym.kit import Case, Flip

__all__ = ["OBSTACLES"]

_CHANGES = frozenset({"change_flights", "change_cabin", "change_baggage", "change_passengers"})
_ON_RESERVATIONS = _CHANGES | {"cancel_reservation"}


def _held(case: Case) -> Record | None:
    """Return the customer's live reservation that the request is about, or None."""
    reservation = case.get("reservations", "reservation_id")
    live = reservation is not None and reservation.get("status") is None and reservation["user_id"] == case.customer
    return reservation if live else None


def _set(reservation: Record, **fields: Any) -> Changes:
    return {"reservations": {reservation["reservation_id"]: fields}}


def _repriced(case: Case, reservation: Record, **fields: Any) -> Changes | None:
    """Set fields of a reservation with what they entail: the paid bags, and what the last payment came to.

    None where that payment would be less than a dollar.
    """
    user = case.db.need("users", case.customer, "User")
    after = {**reservation, **fields}
    count = len(after["passengers"])
    paid = paid_bags(user["membership"], after["cabin"], count, after["total_baggages"])
    more = _extras(after, paid) - _extras(reservation, reservation["nonfree_baggages"])
    history = copy_json(reservation["payment_history"])
    if not history or history[-1]["amount"] + more < 1:
        return None
    history[-1]["amount"] += more
    return _set(reservation, **fields, nonfree_baggages=paid, payment_history=history)


def _extras(reservation: Record, paid: int) -> int:
    each = sum(leg["price"] for leg in reservation["flights"])
    each += INSURANCE_FEE if reservation["insurance"] == "yes" else 0
    return int(each * len(reservation["passengers"]) + BAG_FEE * paid)


# --- the reservation ----------------------------------------------------------------------------------------------


def _cancelled(case: Case) -> Changes | None:
    """It was cancelled before, and paid back."""
    reservation = _held(case)
    if reservation is None:
        return None
    history = copy_json(reservation["payment_history"])
    refunds = [{**entry, "amount": -entry["amount"]} for entry in history]
    return _set(reservation, status="cancelled", payment_history=[*history, *refunds])


def _made_long_ago(case: Case) -> Changes | None:
    """It was made within the last 24 hours; it was made some days before."""
    reservation = _held(case)
    if reservation is None:
        return None
    made = datetime.fromisoformat(reservation["created_at"])
    if made < datetime.fromisoformat(time_now(case.db)) - timedelta(hours=24):
        return None
    return _set(reservation, created_at=(made - timedelta(days=int(case.rng.integers(2, 9)))).isoformat())


def _uninsured(case: Case) -> Changes | None:
    """It is insured; the insurance was never bought."""
    reservation = _held(case)
    return _repriced(case, reservation, insurance="no") if reservation and reservation["insurance"] == "yes" else None


def _basic(case: Case) -> Changes | None:
    """It is in another cabin; it is in basic economy."""
    reservation = _held(case)
    return _repriced(case, reservation, cabin="basic_economy") if reservation else None


def _bags_enough(case: Case) -> Changes | None:
    """It has fewer bags than asked for; it has more."""
    reservation, asked = _held(case), case.values.get("baggage")
    if reservation is None or not isinstance(asked, int):
        return None
    return _repriced(case, reservation, total_baggages=asked + int(case.rng.integers(1, 3)))


def _one_more(case: Case) -> Changes | None:
    """As many fly as asked for; one of those saved in the profile flies, too."""
    reservation = _held(case)
    saved = case.db.need("users", case.customer, "User")["saved_passengers"]
    others = [p for p in saved if reservation and p not in reservation["passengers"]]
    if reservation is None or not others:
        return None
    return _repriced(case, reservation, passengers=[*copy_json(reservation["passengers"]), dict(case.draw(others))])


def _begun(case: Case) -> Changes | None:
    """A round trip lies ahead; the customer has flown there some days ago, with the same flights."""
    reservation = _held(case)
    if reservation is None or reservation["flight_type"] != "round_trip":
        return None
    out, back = split(reservation["flights"], reservation["destination"])
    if any(departed(case.db, leg) for leg in out):
        return None
    today, first = Date.fromisoformat(time_now(case.db)[:10]), Date.fromisoformat(out[0]["date"])
    for days in ((first - today).days + int(n) for n in 1 + case.rng.permutation(8)):
        moved = [{**leg, "date": _earlier(leg["date"], days)} for leg in out]
        flown = [flight_day(case.db, leg["flight_number"], leg["date"]) for leg in moved]
        if all(day is not None and day["status"] == "landed" for day in flown):
            made = datetime.fromisoformat(reservation["created_at"]) - timedelta(days=days + 9)
            return _set(reservation, flights=[*moved, *copy_json(back)], created_at=made.isoformat())
    return None


def _earlier(date: str, days: int) -> str:
    return (Date.fromisoformat(date) - timedelta(days=days)).isoformat()


def _anothers(case: Case) -> Changes | None:
    """It is the customer's; it is another member's of the same tier, who paid for it."""
    reservation = _held(case)
    me = case.db.need("users", case.customer, "User")
    if reservation is None or len({paid["payment_id"] for paid in reservation["payment_history"]}) != 1:
        return None
    others = (case.db.need("users", i, "User") for i in case.db.ids("users") if i != case.customer)
    likely = [u for u in others if u["membership"] == me["membership"] and _cards(u)]
    if not likely:
        return None
    other, own_id = case.draw(likely), reservation["reservation_id"]
    paid = [{**entry, "payment_id": case.draw(_cards(other))} for entry in reservation["payment_history"][:1]]
    paid += [{**entry, "payment_id": paid[0]["payment_id"]} for entry in reservation["payment_history"][1:]]
    return {
        **_set(reservation, user_id=other["user_id"], payment_history=paid),
        "users": {
            case.customer: {"reservations": [i for i in me["reservations"] if i != own_id]},
            other["user_id"]: {"reservations": [*other["reservations"], own_id]},
        },
    }


def _cards(user: Record) -> list[str]:
    return [i for i, method in user["payment_methods"].items() if method["source"] == "credit_card"]


# --- flights and money --------------------------------------------------------------------------------------------


def _sold_out(case: Case) -> Changes | None:
    """There are seats on a flight that is asked for; there are fewer than passengers."""
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
    """The airline has cancelled a flight of the reservation; it flies."""
    reservation = _held(case)
    dropped = [
        leg
        for leg in (reservation["flights"] if reservation else ())
        if (flight_day(case.db, leg["flight_number"], leg["date"]) or {}).get("status") == "cancelled"
    ]
    if len(dropped) != 1 or dropped[0]["date"] <= time_now(case.db)[:10]:
        return None
    flight = case.db.need("flights", dropped[0]["flight_number"], "Flight")
    like = next(day for day in flight["dates"].values() if day["status"] == "available")
    return _on_day(case, dropped[0], lambda _: copy_json(like))


def _on_day(case: Case, leg: Mapping[str, Any], flip: Callable[[Record], Record]) -> Changes | None:
    """Set what a flight is like on one day."""
    flight = case.db.need("flights", leg["flight_number"], "Flight")
    day = flight["dates"].get(leg["date"])
    if day is None or ("available_seats" not in day and day["status"] != "cancelled"):
        return None
    return {"flights": {leg["flight_number"]: {"dates": {**copy_json(flight["dates"]), leg["date"]: flip(day)}}}}


def _card_too_low(case: Case) -> Changes | None:
    """The gift card that is to pay covers it; it holds less."""
    user = case.db.need("users", case.customer, "User")
    card = user["payment_methods"].get(case.values.get("payment_method") or "")
    if card is None or card["source"] != "gift_card":
        return None
    after = case.db.fork()
    if TOOLS.call(after, case.operation.call(case.values, case.db)).error:
        return None
    due = card["amount"] - after.need("users", case.customer, "User")["payment_methods"][card["id"]]["amount"]
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
        flip=_cancelled,
    ),
    Flip(
        kind="status",
        clause="trip begun",
        operations=frozenset({"cancel_reservation", "change_cabin", "change_baggage", "change_passengers"}),
        reason="a flight of reservation {reservation_id} has already departed, so that is no longer possible",
        flip=_begun,
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
        flip=_made_long_ago,
    ),
    Flip(
        kind="rule",
        clause="uninsured",
        operations=frozenset({"cancel_reservation", "add_compensation"}),
        reason="reservation {reservation_id} doesn't have travel insurance, and nothing else allows for it",
        flip=_uninsured,
    ),
    Flip(
        kind="rule",
        clause="basic economy",
        operations=frozenset({"change_flights"}),
        reason="reservation {reservation_id} is in basic economy, and basic economy flights can't be modified",
        flip=_basic,
    ),
    Flip(
        kind="rule",
        clause="bags stay",
        operations=frozenset({"change_baggage"}),
        reason="reservation {reservation_id} already has more checked bags than that, and bags can't be removed",
        flip=_bags_enough,
    ),
    Flip(
        kind="rule",
        clause="number stays",
        operations=frozenset({"change_passengers"}),
        reason="reservation {reservation_id} has a different number of passengers, and their number can't be modified",
        flip=_one_more,
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
        flip=_anothers,
        named=True,
        seen_in="users",
    ),
)
"""All of the domain's obstacles; the clause tells them apart."""
