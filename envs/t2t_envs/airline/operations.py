"""What airline customers ask for: the six writes, their slots, and the tool parameters that the slots fill.

A slot that fills no parameter is said and agreed to, but not passed on: the reason for a cancellation, on which the
policy depends, and the reservation that a compensation is for.
"""

from __future__ import annotations

from collections.abc import Mapping

from t2t_gym.domain import Operation

__all__ = ["COVERED_REASONS", "OPERATIONS", "REASONS"]

COVERED_REASONS = ("health", "weather")
"""The reasons for cancelling that the travel insurance covers."""

REASONS = ("change of plan", "airline cancelled flight", *COVERED_REASONS, "other reasons")
"""What customers give as the reason for cancelling."""

_RESERVATION = {"reservation_id": "reservation_id"}
_BAGGAGE = {"baggage": ("total_baggages", "nonfree_baggages")}
_PAYMENT = {"payment_method": "payment_id"}

OPERATIONS: Mapping[str, Operation] = {
    o.name: o
    for o in (
        Operation("cancel_reservation", "cancel_reservation", {**_RESERVATION, "reason": ()}, "reservation_id"),
        Operation(
            "change_flights",
            "update_reservation_flights",
            {**_RESERVATION, "cabin": "cabin", "flight_choice": "flights", **_PAYMENT},
            "reservation_id",
        ),
        Operation(
            "change_baggage", "update_reservation_baggages", {**_RESERVATION, **_BAGGAGE, **_PAYMENT}, "reservation_id"
        ),
        Operation(
            "change_passengers",
            "update_reservation_passengers",
            {**_RESERVATION, "passengers": "passengers"},
            "reservation_id",
        ),
        Operation(
            "book_flight",
            "book_reservation",
            {
                "user_id": "user_id",
                "trip_type": "flight_type",
                "origin": "origin",
                "destination": "destination",
                "cabin": "cabin",
                "flight_choice": "flights",
                "passengers": "passengers",
                **_BAGGAGE,
                "insurance": "insurance",
                "payment_method": "payment_methods",
            },
            "user_id",
            own=("user_id",),
        ),
        Operation(
            "add_compensation",
            "send_certificate",
            {"user_id": "user_id", "reservation_id": (), "amount": "amount"},
            "reservation_id",
            own=("user_id",),
        ),
    )
}
