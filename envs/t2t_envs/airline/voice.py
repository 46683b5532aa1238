"""How airline customers word what they want done, and what they ask."""

from __future__ import annotations

from t2t_envs.airline.slot_voice import SLOTS
from t2t_gym.users.voice import OperationVoice, Voice

__all__ = ["VOICE"]

_DIFFERENCE = (", using {}", ", using {} for the difference", ", with {} for any difference")
_PAID = (", paid with {}", " using {}", ", with {} for any fee")

VOICE = Voice(
    operations={
        "cancel_reservation": OperationVoice(
            frames=("cancel {reservation_id}", "cancel a reservation"),
            nouns=("the cancellation",),
            tails={"reason": (" because {}", " as {}", " since {}")},
        ),
        "change_flights": OperationVoice(
            frames=(
                "change the flights of {reservation_id} to {flight_choice} on {date}",
                "move {reservation_id} to {flight_choice} on {date}",
                "change the flights of {reservation_id} to {date}",
                "move {reservation_id} to {date}",
                "change the flights of {reservation_id} to {flight_choice}",
                "move {reservation_id} to {flight_choice}",
                "change the flights of {reservation_id}",
                "move {reservation_id} to another flight",
                "change the flights of a reservation to {flight_choice} on {date}",
                "change the flights of a reservation to {date}",
                "change the flights of a reservation to {flight_choice}",
                "change the flights of a reservation",
            ),
            nouns=("the flight change", "the change of flights"),
            tails={"payment_method": _DIFFERENCE},
        ),
        "change_cabin": OperationVoice(
            frames=(
                "change the cabin of {reservation_id} to {cabin}",
                "switch the cabin of {reservation_id} to {cabin}",
                "change the cabin of {reservation_id}",
                "change the cabin of a reservation to {cabin}",
                "change the cabin of a reservation",
            ),
            nouns=("the change of cabin", "the cabin change"),
            tails={"payment_method": _DIFFERENCE},
        ),
        "change_baggage": OperationVoice(
            frames=(
                "update the bags on {reservation_id} to {baggage}",
                "include {baggage} on {reservation_id}",
                "update the bags on {reservation_id}",
                "add bags to {reservation_id}",
                "update the bags on a reservation to {baggage}",
                "update the bags on a reservation",
                "add bags to a reservation",
            ),
            nouns=("the change to the bags", "the change of the bags"),
            tails={"payment_method": _PAID},
        ),
        "change_passengers": OperationVoice(
            frames=(
                "change the passengers of {reservation_id} to {passengers}",
                "change the passengers of {reservation_id}",
                "change who flies on {reservation_id}",
                "change the passengers of a reservation to {passengers}",
                "change the passengers of a reservation",
            ),
            nouns=("the change of passengers",),
        ),
        "book_flight": OperationVoice(
            frames=(
                "book {trip_type} from {origin} to {destination}",
                "book a trip from {origin} to {destination}",
                "book {trip_type} to {destination}",
                "book {trip_type} from {origin}",
                "book a trip to {destination}",
                "book a trip from {origin}",
                "book {trip_type}",
                "book a new trip",
            ),
            nouns=("the new booking", "the booking"),
            tails={
                "user_id": ("",),
                "date": (" on {}",),
                "cabin": (" in {}",),
                "flight_choice": (", with {}", ", taking {}"),
                "passengers": (" for {}",),
                "baggage": (", with {}",),
                "insurance": (", and with {}",),
                "payment_method": (", paid with {}",),
            },
        ),
        "add_compensation": OperationVoice(
            frames=(
                "have a certificate added to my account as compensation for {reservation_id}",
                "have a compensation certificate put on my account for {reservation_id}",
                "have a certificate added to my account as compensation for a cancelled flight",
            ),
            nouns=("the compensation", "the certificate"),
            tails={"user_id": ("",)},
        ),
        "choose_seats": OperationVoice(
            frames=("choose seats by the window for {reservation_id}", "choose seats by the window"),
            nouns=("the choice of seats",),
        ),
        "order_meal": OperationVoice(
            frames=("order a vegetarian meal for {reservation_id}", "order a vegetarian meal"),
            nouns=("the vegetarian meal",),
        ),
        "order_wheelchair": OperationVoice(
            frames=("order a wheelchair at the airport for {reservation_id}", "order a wheelchair at the airport"),
            nouns=("the wheelchair",),
        ),
    },
    slots=SLOTS,
    questions={
        "refund_amount": ("how much will I get back", "how much is the refund"),
        "fare_difference": ("what's the fare difference", "how much is the fare difference"),
        "baggage_fee": ("what's the baggage fee", "how much is the baggage fee"),
        "total_price": ("what's the total price", "how much is it in total"),
        "number_of_free_bags": ("how many free bags do I have", "how many checked bags are free"),
        "certificate_amount": ("how much is the certificate worth", "what's the certificate worth"),
    },
)
