"""Obstacles that lie with a reservation. Each returns the fields to set, with all that depends on them.

None where the reservation isn't such that the obstacle could arise.
"""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - records have a field of that name
from datetime import datetime, timedelta
from typing import Any

from t2t_envs.airline.itineraries import moment, split
from t2t_envs.airline.terms import BAG_FEE, INSURANCE_FEE, departed, flight_day, paid_bags, time_now
from t2t_gym.database import Changes, Record, copy_json
from t2t_gym.kit import Case

__all__ = [
    "anothers",
    "bags_enough",
    "begun",
    "cancelled_before",
    "held_in",
    "in_basic_economy",
    "made_long_ago",
    "one_more",
    "uninsured",
]


def held_in(case: Case) -> Record | None:
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
    user = case.db.need("users", case.customer)
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


def cancelled_before(case: Case) -> Changes | None:
    """Let the reservation have been cancelled before the call, and paid back."""
    reservation = held_in(case)
    if reservation is None:
        return None
    history = copy_json(reservation["payment_history"])
    refunds = [{**entry, "amount": -entry["amount"]} for entry in history]
    return _set(reservation, status="cancelled", payment_history=[*history, *refunds])


def made_long_ago(case: Case) -> Changes | None:
    """Let a reservation of the last 24 hours have been made some days earlier."""
    reservation = held_in(case)
    if reservation is None:
        return None
    made = datetime.fromisoformat(reservation["created_at"])
    if made < datetime.fromisoformat(time_now(case.db)) - timedelta(hours=24):
        return None
    return _set(reservation, created_at=(made - timedelta(days=int(case.rng.integers(2, 9)))).isoformat())


def uninsured(case: Case) -> Changes | None:
    """Take the insurance, and what was paid for it, from a reservation that is insured."""
    reservation = held_in(case)
    return _repriced(case, reservation, insurance="no") if reservation and reservation["insurance"] == "yes" else None


def in_basic_economy(case: Case) -> Changes | None:
    """Put the reservation into basic economy, as if it had been booked so."""
    reservation = held_in(case)
    return _repriced(case, reservation, cabin="basic_economy") if reservation else None


def bags_enough(case: Case) -> Changes | None:
    """Give the reservation more bags than are asked for."""
    reservation, asked = held_in(case), case.values.get("baggage")
    if reservation is None or not isinstance(asked, int):
        return None
    return _repriced(case, reservation, total_baggages=asked + int(case.rng.integers(1, 3)))


def one_more(case: Case) -> Changes | None:
    """Let one more fly, of those saved in the profile, than the customer names."""
    reservation = held_in(case)
    saved = case.db.need("users", case.customer)["saved_passengers"]
    others = [p for p in saved if reservation and p not in reservation["passengers"]]
    if reservation is None or not others:
        return None
    return _repriced(case, reservation, passengers=[*copy_json(reservation["passengers"]), dict(case.draw(others))])


def begun(case: Case) -> Changes | None:
    """Let the customer have flown the first half of a round trip some days ago, on the same flights."""
    reservation = held_in(case)
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
            flights = [*moved, *copy_json(back)]
            made = datetime.fromisoformat(reservation["created_at"])
            if made < moment(case.db, moved[0]):
                return _set(reservation, flights=flights)
            return _set(reservation, flights=flights, created_at=(made - timedelta(days=days + 9)).isoformat())
    return None


def _earlier(date: str, days: int) -> str:
    return (Date.fromisoformat(date) - timedelta(days=days)).isoformat()


def anothers(case: Case) -> Changes | None:
    """Give the reservation to another member of the same tier, who paid for it."""
    reservation = held_in(case)
    me = case.db.need("users", case.customer)
    if reservation is None or len({paid["payment_id"] for paid in reservation["payment_history"]}) != 1:
        return None
    others = (case.db.need("users", i) for i in case.db.ids("users") if i != case.customer)
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
