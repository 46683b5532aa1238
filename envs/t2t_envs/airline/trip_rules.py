"""The clauses about trips: which flights can stand together, and what of a reservation has to stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from t2t_envs.airline.itineraries import moment
from t2t_envs.airline.rule_subjects import flown_legs, leg_name, reservation_of
from t2t_envs.airline.terms import flight_day, leg_key
from t2t_gym.rules import RuleContext

__all__ = [
    "bags_stay",
    "basic_stays",
    "cabin_stays",
    "connects",
    "flown_stay",
    "has_seats",
    "not_cancelled",
    "not_departed",
    "number_stays",
    "trip_stays",
]


def _keeps_flights(c: RuleContext) -> bool:
    """Tell whether the call leaves the flights of a reservation as they are."""
    reservation = reservation_of(c)
    held = [leg_key(leg) for leg in reservation["flights"]] if reservation else None
    return held == [leg_key(leg) for leg in c.arguments["flights"]]


def connects(c: RuleContext) -> str | None:
    """Check that flights connect in place and time."""
    legs: Sequence[Mapping[str, Any]] = [] if _keeps_flights(c) else c.arguments["flights"]
    for first, second in pairwise(legs):
        one, two = (c.db.get("flights", leg["flight_number"]) for leg in (first, second))
        days = [flight_day(c.db, leg["flight_number"], leg["date"]) for leg in (first, second)]
        if one is None or two is None or None in days:
            continue  # there is no such flight, which the tool refuses
        if one["destination"] != two["origin"]:
            return (
                f"{leg_name(first)} lands in {one['destination']}, but {leg_name(second)} leaves from {two['origin']}"
            )
        if moment(c.db, second) < moment(c.db, first, lands=True):
            return f"{leg_name(second)} leaves before {leg_name(first)} has landed"
    return None


def has_seats(c: RuleContext) -> str | None:
    """Check that each flight which the passengers would be new on, or new in the cabin of, has seats for them all."""
    reservation, cabin = reservation_of(c), c.arguments["cabin"]
    stays = reservation is not None and reservation["cabin"] == cabin
    held = [leg_key(leg) for leg in reservation["flights"]] if reservation and stays else []
    passengers = len((reservation or c.arguments).get("passengers", ()))
    for leg in c.arguments["flights"]:
        day = flight_day(c.db, leg["flight_number"], leg["date"]) if leg_key(leg) not in held else None
        if day is None:
            continue  # it is kept, or doesn't exist, which the tool refuses
        if day["status"] != "available":
            return f"{leg_name(leg)} is {day['status']}, and no seats are sold"
        if day["available_seats"][cabin] < passengers:
            return f"{leg_name(leg)} has {day['available_seats'][cabin]} seats left in {cabin}, needed {passengers}"
    return None


def basic_stays(c: RuleContext) -> str | None:
    """Check that flights in basic economy stay."""
    reservation = reservation_of(c)
    if reservation is None or reservation["cabin"] != "basic_economy" or _keeps_flights(c):
        return None
    return f"the flights of {reservation['reservation_id']}, in basic economy, are changed"


def trip_stays(c: RuleContext) -> str | None:
    """Check that origin, destination and trip type stay."""
    reservation = reservation_of(c)
    flights = [c.db.get("flights", leg["flight_number"]) for leg in c.arguments["flights"]]
    legs = [flight for flight in flights if flight is not None]
    if reservation is None or len(legs) < len(flights) or _keeps_flights(c):
        return None
    origin, destination = reservation["origin"], reservation["destination"]
    end = destination if reservation["flight_type"] == "one_way" else origin
    begins, ends = legs[0]["origin"] == origin, legs[-1]["destination"] == end
    if begins and ends and destination in (leg["destination"] for leg in legs):
        return None
    return f"the new flights are no {reservation['flight_type']} from {origin} to {destination}"


def cabin_stays(c: RuleContext) -> str | None:
    """Check that the cabin stays once a flight has departed."""
    reservation = reservation_of(c)
    if reservation is None or c.arguments["cabin"] == reservation["cabin"]:
        return None
    flown = flown_legs(c, reservation)
    return f"the cabin is changed after {leg_name(flown[0])} has departed" if flown else None


def flown_stay(c: RuleContext) -> str | None:
    """Check that departed flights stay."""
    reservation = reservation_of(c)
    kept = {leg_key(leg) for leg in c.arguments["flights"]}
    dropped = [leg for leg in flown_legs(c, reservation) if leg_key(leg) not in kept] if reservation else []
    return f"{leg_name(dropped[0])} is dropped, but it has departed" if dropped else None


def bags_stay(c: RuleContext) -> str | None:
    """Check that no bags are removed."""
    reservation, total = reservation_of(c), c.arguments["total_baggages"]
    if reservation is None or total >= reservation["total_baggages"]:
        return None
    return f"{reservation['total_baggages'] - total} bags are removed"


def number_stays(c: RuleContext) -> str | None:
    """Check that the number of passengers stays."""
    reservation, count = reservation_of(c), len(c.arguments["passengers"])
    if reservation is None or count == len(reservation["passengers"]):
        return None
    return f"the number of passengers is changed from {len(reservation['passengers'])} to {count}"


def not_cancelled(c: RuleContext) -> str | None:
    """Check that the reservation isn't cancelled."""
    reservation = reservation_of(c)
    if reservation is None or reservation.get("status") != "cancelled":
        return None
    return f"{reservation['reservation_id']} is cancelled"


def not_departed(c: RuleContext) -> str | None:
    """Check that no flight of the reservation has departed."""
    reservation = reservation_of(c)
    flown = flown_legs(c, reservation) if reservation else []
    return f"{leg_name(flown[0])} has departed" if flown else None
