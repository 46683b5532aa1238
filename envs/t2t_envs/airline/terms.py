"""The terms of carriage that the tools, the rules and the worlds share: fees, allowances, and how a price is paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from t2t_gym.database import Database, Record

__all__ = [
    "ALLOWANCES",
    "BAG_FEE",
    "CABINS",
    "CERTIFICATES_A_BOOKING",
    "CREDIT_CARDS_A_BOOKING",
    "GIFT_CARDS_A_BOOKING",
    "INSURANCE_FEE",
    "MOST_PASSENGERS",
    "NOW",
    "TIERS",
    "Cabin",
    "TripType",
    "booking_price",
    "change_price",
    "departed",
    "flight_day",
    "free_bags",
    "leg_key",
    "paid_bags",
    "split_price",
    "time_now",
]

Cabin = Literal["basic_economy", "economy", "business"]
TripType = Literal["one_way", "round_trip"]

NOW = "2024-05-15T15:00:00"
"""The time it is in every world that doesn't say otherwise."""

CABINS: tuple[Cabin, ...] = ("basic_economy", "economy", "business")
"""The cabins, the cheapest first."""

TIERS = ("regular", "silver", "gold")
"""The membership levels, the lowest first."""

BAG_FEE = 50
"""Dollars for each checked bag beyond the allowance."""

INSURANCE_FEE = 30
"""Dollars for the travel insurance, for each passenger."""

MOST_PASSENGERS = 5
CERTIFICATES_A_BOOKING = 1
CREDIT_CARDS_A_BOOKING = 1
GIFT_CARDS_A_BOOKING = 3

ALLOWANCES: Mapping[str, Mapping[str, int]] = {
    tier: {cabin: i + j for j, cabin in enumerate(CABINS)} for i, tier in enumerate(TIERS)
}
"""Free checked bags for each passenger, by the tier of the member who books and the cabin."""


def time_now(db: Database) -> str:
    """Return the world's current time, ``YYYY-MM-DDTHH:MM:SS``; times of this form compare as strings."""
    return str(db.snapshot.meta.get("now", NOW))


def flight_day(db: Database, number: str, date: str) -> Record | None:
    """Return what a flight is like on one date (its status, and its times or its seats and prices), or None."""
    flight = db.get("flights", number)
    found: Record | None = flight["dates"].get(date) if flight else None
    return found


def departed(db: Database, leg: Mapping[str, Any]) -> bool:
    """Tell whether a flight of a reservation has taken off, landed or not."""
    day = flight_day(db, leg["flight_number"], leg["date"])
    return day is not None and day["status"] in ("flying", "landed")


def leg_key(leg: Mapping[str, Any]) -> tuple[str, str]:
    """Return what tells a flight of a reservation from the others: its number and its date."""
    return leg["flight_number"], leg["date"]


def booking_price(fares: Iterable[int], passengers: int, paid_bags: int, *, insured: bool) -> int:
    """Return the dollars that a booking costs.

    Args:
        fares: the price of a seat on each of the flights.
        passengers: how many fly.
        paid_bags: checked bags beyond the allowance.
        insured: whether the passengers are insured.
    """
    return (sum(fares) + (INSURANCE_FEE if insured else 0)) * passengers + BAG_FEE * paid_bags


def change_price(db: Database, reservation: Record, arguments: Mapping[str, Any]) -> int:
    """Return the dollars that a change of a reservation costs, less than 0 for a refund; 0 if it makes no sense.

    Args:
        db: the world before it.
        reservation: the reservation.
        arguments: those of the call that changes its bags, its flights or its cabin.
    """
    if "flights" not in arguments:
        return BAG_FEE * max(0, int(arguments["nonfree_baggages"] - reservation["nonfree_baggages"]))
    cabin, held = arguments["cabin"], {leg_key(leg): leg["price"] for leg in reservation["flights"]}
    fares = -sum(held.values())
    for leg in arguments["flights"]:
        if cabin == reservation["cabin"] and leg_key(leg) in held:
            fares += held[leg_key(leg)]
        elif (day := flight_day(db, leg["flight_number"], leg["date"])) and "prices" in day:
            fares += day["prices"][cabin]
        else:
            return 0
    return int(fares * len(reservation["passengers"]))


def free_bags(tier: str, cabin: str, passengers: int) -> int:
    """Return the checked bags that a reservation carries for free."""
    return ALLOWANCES[tier][cabin] * passengers


def paid_bags(tier: str, cabin: str, passengers: int, bags: int) -> int:
    """Return how many of a reservation's checked bags are beyond the allowance."""
    return max(0, bags - free_bags(tier, cabin, passengers))


def split_price(methods: Iterable[Mapping[str, Any]], price: int) -> dict[str, int]:
    """Divide a price among the payment methods that a customer wants to use; the one right way to do it.

    A certificate pays first, then the gift cards, the fullest first (of two alike the one with the lower id), each as
    much as it holds or as is left to pay; a credit card pays the rest. A method left with nothing to pay isn't used.

    Args:
        methods: records of payment methods.
        price: whole dollars.

    Returns:
        payment method id to whole dollars, all positive. They fall short of the price if the methods do.
    """
    order = {"certificate": 0, "gift_card": 1, "credit_card": 2}
    shares: dict[str, int] = {}
    for method in sorted(methods, key=lambda m: (order[m["source"]], -m.get("amount", 0), m["id"])):
        share = price if method["source"] == "credit_card" else min(price, int(method["amount"]))
        if share > 0:
            shares[method["id"]] = share
            price -= share
    return shares
