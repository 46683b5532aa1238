"""What airline customers ask for: the writes, their slots, and the tool parameters that the slots fill.

A slot that fills no parameter is said and agreed to, but not passed on: the reason for a cancellation, on which the
policy depends; the reservation that a compensation is for; and the date, which the flights have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from t2t_envs.airline.derived import booking, compensation, keeps_cabin, keeps_flights, more_bags, unpaid
from t2t_envs.airline.itineraries import read, write
from t2t_gym.database import Database
from t2t_gym.domain import Form, Operation

__all__ = ["COVERED_REASONS", "DROPPED", "OPERATIONS", "REASONS", "UNSERVED"]

COVERED_REASONS = ("health", "weather")
"""The reasons for cancelling that the travel insurance covers."""

DROPPED = "airline cancelled flight"
"""The reason that a customer has only where it is true."""

REASONS = ("change of plan", DROPPED, *COVERED_REASONS, "other reasons")
"""What customers give as the reason for cancelling."""


def _paid_by(arguments: Mapping[str, Any]) -> str:
    return " and ".join(sorted(payment["payment_id"] for payment in arguments["payment_methods"]))


def _old_passengers(db: Database, _: str, values: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Replace the passengers by those who were to fly before."""
    reservation = db.need("reservations", values["reservation_id"])
    return "change_passengers", {**values, "passengers": reservation["passengers"]}


_FLIGHTS = Form(lambda text: {"flights": read(text)}, lambda arguments: write(arguments["flights"]))
_METHODS = Form(lambda _: {}, _paid_by)
_RESERVATION = {"reservation_id": "reservation_id"}
_PAYMENT = {"payment_method": "payment_id"}


def _named(operations: Iterable[Operation]) -> dict[str, Operation]:
    return {operation.name: operation for operation in operations}


OPERATIONS: Mapping[str, Operation] = _named(
    (
        Operation(
            "cancel_reservation", "cancel_reservation", {**_RESERVATION, "reason": ()}, "reservation_id", ends=True
        ),
        Operation(
            "change_flights",
            "update_reservation_flights",
            {**_RESERVATION, "date": (), "flight_choice": _FLIGHTS, **_PAYMENT},
            "reservation_id",
            offers=("date", "flight_choice"),
            derive=keeps_cabin,
            moot=unpaid,
        ),
        Operation(
            "change_cabin",
            "update_reservation_flights",
            {**_RESERVATION, "cabin": "cabin", **_PAYMENT},
            "reservation_id",
            derive=keeps_flights,
            moot=unpaid,
        ),
        Operation(
            "change_baggage",
            "update_reservation_baggages",
            {**_RESERVATION, "baggage": "total_baggages", **_PAYMENT},
            "reservation_id",
            derive=more_bags,
            moot=unpaid,
        ),
        Operation(
            "change_passengers",
            "update_reservation_passengers",
            {**_RESERVATION, "passengers": "passengers"},
            "reservation_id",
            undo=_old_passengers,
        ),
        Operation(
            "book_flight",
            "book_reservation",
            {
                "user_id": "user_id",
                "trip_type": "flight_type",
                "origin": "origin",
                "destination": "destination",
                "date": (),
                "cabin": "cabin",
                "flight_choice": _FLIGHTS,
                "passengers": "passengers",
                "baggage": "total_baggages",
                "insurance": "insurance",
                "payment_method": _METHODS,
            },
            "user_id",
            own=("user_id",),
            offers=("date", "flight_choice"),
            derive=booking,
        ),
        Operation(
            "add_compensation",
            "send_certificate",
            {"user_id": "user_id", "reservation_id": ()},
            "reservation_id",
            own=("user_id",),
            derive=compensation,
        ),
    )
)

UNSERVED: Mapping[str, Operation] = _named(
    Operation(name, "", {"reservation_id": ()}, "reservation_id")
    for name in ("choose_seats", "order_meal", "order_wheelchair")
)
"""What customers ask for although no tool does it. The policy forbids none of it: that would have to be denied."""
