"""Is an airline database consistent? A check for generated worlds and for worlds changed by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date as Date  # noqa: N812 - records have a field of that name
from datetime import datetime, timedelta
from functools import partial

from t2t_envs.airline.terms import CABINS, NOW, TIERS, booking_price, paid_bags
from t2t_envs.common.records import Check, check_listed, check_methods, check_records
from t2t_gym.database import Record, Tables
from t2t_gym.kit.worlds import References

__all__ = ["check_tables"]

_FIELDS: dict[str, dict[str, type]] = {
    "flights": {
        "flight_number": str,
        "origin": str,
        "destination": str,
        "scheduled_departure_time_est": str,
        "scheduled_arrival_time_est": str,
        "dates": dict,
    },
    "users": {
        "user_id": str,
        "name": dict,
        "address": dict,
        "email": str,
        "dob": str,
        "payment_methods": dict,
        "saved_passengers": list,
        "membership": str,
        "reservations": list,
    },
    "reservations": {
        "reservation_id": str,
        "user_id": str,
        "origin": str,
        "destination": str,
        "flight_type": str,
        "cabin": str,
        "flights": list,
        "passengers": list,
        "payment_history": list,
        "created_at": str,
        "total_baggages": int,
        "nonfree_baggages": int,
        "insurance": str,
    },
}
_KEYS = {"flights": "flight_number", "users": "user_id", "reservations": "reservation_id"}
_REFERENCES: References = {
    "users": {"reservations": lambda user: user.get("reservations") or ()},
    "reservations": {
        "users": lambda reservation: (reservation.get("user_id", ""),),
        "flights": lambda reservation: [leg.get("flight_number", "") for leg in reservation.get("flights") or ()],
    },
}
_ADDRESS = ("address1", "address2", "city", "country", "state", "zip")
_METHOD_FIELDS = {"credit_card": {"brand", "last_four"}, "gift_card": {"amount"}, "certificate": {"amount"}}
_TIMES = {  # status to the times that a day has: of the departure, of the arrival
    "landed": ("actual_departure_time_est", "actual_arrival_time_est"),
    "flying": ("actual_departure_time_est", "estimated_arrival_time_est"),
    "on time": ("estimated_departure_time_est", "estimated_arrival_time_est"),
    "delayed": ("estimated_departure_time_est", "estimated_arrival_time_est"),
    "cancelled": (),
    "available": (),
}
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\+1)?")


def check_tables(tables: Tables, now: str = NOW, changed: Collection[tuple[str, str]] | None = None) -> list[str]:
    """Return what is inconsistent in an airline database.

    Looked at: ids against keys, references between the tables, the status of each flight on each day against its times
    and the current time, flights of a reservation against the schedule and each other, paid bags against the allowance,
    and the payment history against the price. A field that is null counts as absent.

    Args:
        tables: `flights`, `users` and `reservations`, each records by id.
        now: the current time, ``YYYY-MM-DDTHH:MM:SS``.
        changed: look only at these records, by table and id, and at those that refer to them; by default at all.

    Returns:
        A sentence for each problem, which starts with the table and the id; empty when there is none.
    """
    checks: dict[str, Check] = {
        "flights": partial(_check_flight, now=now),
        "users": partial(_check_user, tables),
        "reservations": partial(_check_reservation, tables, now=now),
    }
    return check_records(tables, _FIELDS, _KEYS, checks, _REFERENCES, changed)


# --- flights ------------------------------------------------------------------------------------------------------


def _check_flight(flight: Record, now: str) -> Iterator[str]:
    if flight["origin"] == flight["destination"]:
        yield f"flies from {flight['origin']} to where it is"
    for field in ("scheduled_departure_time_est", "scheduled_arrival_time_est"):
        if not _CLOCK.fullmatch(flight[field]):
            yield f"{field} must be HH:MM:SS, perhaps with +1, got {flight[field]!r}"
    for date, day in flight["dates"].items():
        yield from (f"on {date}: {problem}" for problem in _check_day(date, day, now))


def _check_day(date: str, day: Record, now: str) -> Iterator[str]:
    status = day["status"]
    if status not in _TIMES:
        yield f"unknown status {status!r}"
        return
    times = {field for field in day if field.endswith("_time_est") and day[field] is not None}
    if times != set(_TIMES[status]):
        yield f"is {status}, but has the times {', '.join(sorted(times)) or 'none'}"
        return
    if (status == "available") != ("prices" in day) or (status == "available") != ("available_seats" in day):
        yield f"is {status}, {'but lacks' if status == 'available' else 'but has'} prices or seats"
    elif status == "available":
        low, middle, high = (day["prices"][cabin] for cabin in CABINS)
        if not 0 < low < middle < high:
            yield f"the prices must rise with the cabin, got {low}, {middle}, {high}"
        if any(day["available_seats"][cabin] < 0 for cabin in CABINS):
            yield "has less than no seats"
        if date <= now[:10]:
            yield "is available, but the day is not after today"
    if times:
        left, there = (day[field] for field in _TIMES[status])
        if not left < there:
            yield f"leaves at {left}, but lands at {there}"
        known = {"landed": there <= now, "flying": left <= now < there}
        if not known.get(status, left > now):
            yield f"is {status}, which its times {left} and {there} contradict"


# --- users --------------------------------------------------------------------------------------------------------


def _check_user(tables: Tables, user: Record) -> Iterator[str]:
    if lacking := [part for part in _ADDRESS if not isinstance(user["address"].get(part), str)]:
        yield f"the address lacks {', '.join(lacking)}"
    if user["membership"] not in TIERS:
        yield f"unknown membership {user['membership']!r}"
    yield from _check_people([{**user["name"], "dob": user["dob"]}, *user["saved_passengers"]])
    yield from check_listed(user, "reservation", tables["reservations"])
    yield from check_methods(user["payment_methods"], _METHOD_FIELDS, "amount")


def _check_people(people: list[Record]) -> Iterator[str]:
    for person in people:
        if not (person.get("first_name") and person.get("last_name")):
            yield "a person must have a first_name and a last_name"
        Date.fromisoformat(person["dob"])


# --- reservations -------------------------------------------------------------------------------------------------


def _check_reservation(tables: Tables, reservation: Record, now: str) -> Iterator[str]:
    user = tables["users"].get(reservation["user_id"])
    if user is None:
        yield f"belongs to {reservation['user_id']}, who doesn't exist"
        return
    if reservation["reservation_id"] not in user["reservations"]:
        yield f"is not listed by its user {reservation['user_id']}"
    if reservation["cabin"] not in CABINS:
        yield f"unknown cabin {reservation['cabin']!r}"
        return
    if reservation["insurance"] not in ("yes", "no"):
        yield f"insurance must be yes or no, got {reservation['insurance']!r}"
    if reservation.get("status") not in (None, "cancelled"):
        yield f"unknown status {reservation['status']!r}"
    if not reservation["passengers"]:
        yield "has no passengers"
    yield from _check_people(reservation["passengers"])
    bags, paid = reservation["total_baggages"], reservation["nonfree_baggages"]
    # Bags stay as they were paid for where the cabin is changed afterwards.
    count = len(reservation["passengers"])
    right = [paid_bags(user["membership"], cabin, count, bags) for cabin in (reservation["cabin"], *CABINS)]
    if bags < 0 or paid not in right:
        yield f"{paid} of {bags} bags are paid for, expected {right[0]}"
    yield from _check_trip(tables, reservation, now)
    yield from _check_payments(reservation, user["payment_methods"])


def _check_trip(tables: Tables, reservation: Record, now: str) -> Iterator[str]:
    legs = reservation["flights"]
    if not legs:
        yield "has no flights"
        return
    for leg in legs:
        flight = tables["flights"].get(leg["flight_number"])
        if flight is None or leg["date"] not in flight["dates"]:
            yield f"has flight {leg['flight_number']} on {leg['date']}, which doesn't exist"
            return
        if (leg["origin"], leg["destination"]) != (flight["origin"], flight["destination"]):
            yield f"flight {leg['flight_number']} goes elsewhere in the schedule"
        if not leg["price"] > 0:
            yield f"flight {leg['flight_number']}: the fare must be positive, got {leg['price']}"
    times = [_times(tables["flights"][leg["flight_number"]], leg["date"]) for leg in legs]
    for one, two, (_, landed), (left, _) in zip(legs, legs[1:], times, times[1:], strict=False):
        if one["destination"] != two["origin"] or left < landed:
            yield f"flight {two['flight_number']} doesn't connect with {one['flight_number']}"
    if reservation["flight_type"] not in ("one_way", "round_trip"):
        yield f"unknown flight_type {reservation['flight_type']!r}"
    origin, destination = reservation["origin"], reservation["destination"]
    end = destination if reservation["flight_type"] == "one_way" else origin
    calls = {leg["destination"] for leg in legs}
    if legs[0]["origin"] != origin or legs[-1]["destination"] != end or destination not in calls:
        yield f"its flights are no {reservation['flight_type']} from {origin} to {destination}"
    created = datetime.fromisoformat(reservation["created_at"])
    if created > datetime.fromisoformat(now):
        yield f"was created at {reservation['created_at']}, which is yet to come"
    if created >= times[0][0]:
        yield f"was created at {reservation['created_at']}, after its first flight was due"


def _times(flight: Record, date: str) -> tuple[datetime, datetime]:
    left = datetime.fromisoformat(f"{date}T{flight['scheduled_departure_time_est']}")
    landing, _, later = flight["scheduled_arrival_time_est"].partition("+")
    return left, datetime.fromisoformat(f"{date}T{landing}") + timedelta(days=int(later or 0))


def _check_payments(reservation: Record, methods: Mapping[str, Record]) -> Iterator[str]:
    """A reservation has been paid for exactly; a cancelled one has been paid back, to where it came from."""
    history = reservation["payment_history"]
    for entry in history:
        # A certificate that paid is used up, and no longer in the profile.
        if entry["payment_id"] not in methods and not entry["payment_id"].startswith("certificate_"):
            yield f"was paid or refunded by {entry['payment_id']}, which its user doesn't have"
    if reservation.get("status") == "cancelled":
        balances: Counter[str] = Counter()
        for entry in history:
            balances[entry["payment_id"]] += entry["amount"]
        yield from (f"is cancelled, but {method} is left with {left}" for method, left in balances.items() if left)
        return
    fares = (leg["price"] for leg in reservation["flights"])
    insured = reservation["insurance"] == "yes"
    due = booking_price(fares, len(reservation["passengers"]), reservation["nonfree_baggages"], insured=insured)
    paid = sum(entry["amount"] for entry in history)
    if paid != due:
        yield f"costs {due}, but {paid} has been paid"
