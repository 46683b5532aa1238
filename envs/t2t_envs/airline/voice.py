"""How airline customers word what they want, which trip they mean, and which flight they would take."""

from __future__ import annotations

from collections.abc import Mapping

from t2t_envs.airline.airports import AIRPORTS
from t2t_gym.users.voice import FeatureVoice, OperationVoice, SlotVoice, Voice

__all__ = ["VOICE"]

_CABINS = {
    "basic_economy": ("basic economy",),
    "economy": ("economy", "regular economy"),
    "business": ("business class", "business"),
}
_CITIES = {airport.code: (airport.city,) for airport in AIRPORTS}
_SOURCES = {"credit_card": ("credit card",), "gift_card": ("gift card",), "certificate": ("travel certificate",)}
_PART = {"morning": ("in the morning",), "afternoon": ("in the afternoon",), "evening": ("in the evening",)}
_BACK_PART = {
    "morning": ("flying back in the morning",),
    "afternoon": ("flying back in the afternoon",),
    "evening": ("flying back in the evening",),
}

_SLOTS: Mapping[str, SlotVoice] = {
    "user_id": SlotVoice(
        "my user ID", states=("my user ID is {}", "the user ID is {}", "my user ID on the account is {}")
    ),
    "full_name": SlotVoice("my name", states=("my name is {}", "I'm {}", "the name is {}", "this is {}")),
    "reservation_id": SlotVoice(
        "the reservation number",
        nouns=(("reservation", "reservations"), ("booking", "bookings"), ("ticket", "tickets")),
        determiners=("my",),
        named=("reservation {}", "{}", "reservation number {}"),
        features={
            "destination": FeatureVoice(after=("to {}",), rank=2),
            "origin": FeatureVoice(after=("from {}", "out of {}"), rank=3),
            "date": FeatureVoice(after=("on {}", "that starts on {}"), style="date", rank=6),
            "trip": FeatureVoice(
                before=("{}",), values={"one_way": ("one-way",), "round_trip": ("round-trip",)}, rank=1
            ),
            "cabin": FeatureVoice(after=("in {}",), values=_CABINS, rank=4),
            "people": FeatureVoice(
                after=("for {} people", "for {} passengers"), values={"1": ("for just one person",)}, whole=True, rank=5
            ),
            "state": FeatureVoice(
                after=("that was cancelled",), values={"cancelled": ("that was cancelled",)}, whole=True, rank=8
            ),
        },
        any=("Any of my reservations will do.",),
        states=("it's {}", "I mean {}", "it's about {}"),
        ids="alone",
    ),
    "reason": SlotVoice(
        "the reason",
        values={
            "change of plan": ("my plans have changed", "something has come up"),
            "airline cancelled flight": ("the airline cancelled the flight", "you cancelled my flight"),
            "health": ("it's for health reasons", "I've fallen ill"),
            "weather": ("the weather is too bad", "a storm is coming"),
            "other reasons": ("it's for other reasons", "I have other reasons"),
        },
        any=("Put down whichever reason you like.",),
        states=("{}", "the reason is that {}"),
    ),
    "trip_type": SlotVoice(
        "the trip type",
        values={"one_way": ("a one-way trip",), "round_trip": ("a round trip",)},
        any=("One-way or round trip, I don't mind.",),
        states=("it's {}", "I need {}", "that would be {}"),
    ),
    "origin": SlotVoice(
        "the origin",
        values=_CITIES,
        any=("I don't mind where I leave from.",),
        states=("I'm leaving from {}", "I'm flying from {}", "it's from {}"),
    ),
    "destination": SlotVoice(
        "the destination",
        values=_CITIES,
        any=("I don't mind where I'm going.",),
        states=("I'm flying to {}", "I'm going to {}", "it's to {}"),
    ),
    "cabin": SlotVoice(
        "the cabin",
        values=_CABINS,
        any=("I don't mind which cabin.", "Any cabin is fine."),
        states=("I'd like {}", "it should be {}", "{}, please", "I want to fly in {}"),
    ),
    "date": SlotVoice(
        "the travel date",
        determiners=("",),
        features={
            "day": FeatureVoice(head=("{}",), style="date", rank=0),
            "back": FeatureVoice(after=("coming back on {}", "returning on {}"), style="date", rank=1),
        },
        any=("Any day will do.", "I don't mind which day."),
        states=("I'd like to fly on {}", "it's {}", "I want to travel on {}"),
        ids="never",
    ),
    "flight_choice": SlotVoice(
        "the new flight",
        nouns=(("flight", "flights"),),
        named=("{}",),
        features={
            "way": FeatureVoice(before=("{}",), values={"outbound": ("outbound",), "return": ("return",)}, rank=2),
            "stops": FeatureVoice(before=("{}",), values={"direct": ("direct",), "one-stop": ("one-stop",)}, rank=1),
            "part": FeatureVoice(after=_PART["morning"], values=_PART, whole=True, rank=6),
            "leaves": FeatureVoice(after=("leaving at {}", "that departs at {}"), rank=6),
            "back_part": FeatureVoice(after=_BACK_PART["morning"], values=_BACK_PART, whole=True, rank=8),
            "returns": FeatureVoice(after=("with the flight back at {}", "leaving for home at {}"), rank=8),
            "via": FeatureVoice(after=("through {}", "via {}"), rank=4),
            "price": FeatureVoice(after=("that costs {}", "for {}"), style="money", rank=9),
        },
        best={
            "price.min": ("cheapest", "least expensive"),
            "departure.min": ("earliest",),
            "departure.max": ("latest",),
            "duration.min": ("fastest", "quickest"),
        },
        any=("Any flight will do.", "I don't mind which flight."),
        states=("I'd like {}", "I'd take {}", "I want {}", "I'd prefer {}"),
        ids="never",
    ),
    "passengers": SlotVoice(
        "the passenger list",
        fields="{first_name} {last_name}[, born {dob}]",
        any=("I don't mind who flies.",),
        states=("the passengers should be {}", "it's for {}", "flying will be {}"),
    ),
    "baggage": SlotVoice(
        "the number of bags",
        values={
            "0": ("no checked bags",),
            "1": ("1 checked bag",),
            **{str(n): (f"{n} checked bags",) for n in range(2, 30)},
        },
        any=("I don't mind how many bags.",),
        states=("I need {}", "I'd like to have {}", "it's {} altogether"),
    ),
    "insurance": SlotVoice(
        "the insurance",
        values={"yes": ("travel insurance",), "no": ("no travel insurance",)},
        any=("With or without insurance, I don't mind.",),
        states=("I'd like {}", "I want {}", "{}, please"),
    ),
    "payment_method": SlotVoice(
        "the payment method",
        nouns=(("payment method", "payment methods"),),
        determiners=("my",),
        named=("payment method {}", "{}"),
        features={
            "source": FeatureVoice(head=("{}",), values=_SOURCES, rank=0),
            "beside": FeatureVoice(
                after=("only",),
                values={
                    "nothing": ("only", "alone"),
                    "certificate": ("together with my travel certificate",),
                    "gift_card": ("together with my gift card",),
                },
                whole=True,
                rank=6,
            ),
            "brand": FeatureVoice(
                before=("{}",),
                values={"visa": ("Visa",), "mastercard": ("Mastercard",), "amex": ("Amex",)},
                rank=1,
            ),
            "last_four": FeatureVoice(after=("ending in {}",), rank=5),
            "balance": FeatureVoice(after=("with {} on it",), style="money", rank=5),
        },
        any=("Any of my payment methods is fine.", "I don't mind which payment method."),
        states=("please use {}", "I'd like to use {}", "let's use {}", "it should be {}"),
        ids="never",
    ),
}

_DIFFERENCE = (" using {}", ", using {} for the difference", " with {} for the difference")
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
                "update the bags on {reservation_id} to {baggage} in total",
                "include {baggage} in total on {reservation_id}",
                "update the bags on {reservation_id}",
                "add bags to {reservation_id}",
                "update the bags on a reservation to {baggage} in total",
                "update the bags on a reservation",
                "add bags to a reservation",
            ),
            nouns=("the extra bags", "the change of the bags"),
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
                "add a certificate to my account as compensation for {reservation_id}",
                "have a compensation certificate put on my account for {reservation_id}",
                "add a certificate to my account as compensation for a cancelled flight",
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
        "insure_trip": OperationVoice(
            frames=("buy travel insurance for {reservation_id} now", "buy travel insurance for a trip that's booked"),
            nouns=("the travel insurance",),
        ),
    },
    slots=_SLOTS,
    questions={
        "refund_amount": ("how much will I get back", "how much is the refund"),
        "fare_difference": ("what's the fare difference", "how much is the fare difference"),
        "baggage_fee": ("what's the baggage fee", "how much is the baggage fee"),
        "total_price": ("what's the total price", "how much is it in total"),
        "number_of_free_bags": ("how many free bags do I have", "how many checked bags are free"),
        "certificate_amount": ("how much is the certificate worth", "what's the certificate worth"),
    },
)
