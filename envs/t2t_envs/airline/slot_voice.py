"""Which trip airline customers mean, which flight they would take, and who they are: the words for slots."""

from __future__ import annotations

from collections.abc import Mapping

from t2t_envs.airline.airports import AIRPORTS
from t2t_gym.users.voice import FeatureVoice, SlotVoice

__all__ = ["SLOTS"]

_CABINS = {
    "basic_economy": ("basic economy",),
    "economy": ("economy", "regular economy"),
    "business": ("business class", "business"),
}
_CITIES = {airport.code: (airport.city,) for airport in AIRPORTS}
_SOURCES = {"credit_card": ("credit card",), "gift_card": ("gift card",), "certificate": ("travel certificate",)}

SLOTS: Mapping[str, SlotVoice] = {
    "user_id": SlotVoice("my user ID", states=("my user ID is {}", "the user ID is {}", "my ID is {}")),
    "full_name": SlotVoice(
        "the name on my account", states=("my name is {}", "I'm {}", "the name is {}", "this is {}")
    ),
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
        states=("it's {}", "this is about {}", "it's about {}"),
        ids="alone",
    ),
    "reason": SlotVoice(
        "the reason",
        values={
            "change of plan": ("my plans have changed", "something has come up"),
            "airline cancelled flight": ("the airline cancelled the flight", "you cancelled my flight"),
            "health": ("I've fallen ill", "I'm not well enough to fly"),
            "weather": ("the weather is too bad", "a storm is coming"),
            "other reasons": ("I have personal reasons", "my reasons are personal"),
        },
        any=("Put down whichever reason you like.",),
        states=("{}", "it's because {}"),
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
        nouns=(("some day", "some days"),),
        determiners=("",),
        features={
            "day": FeatureVoice(head=("{}",), style="date", rank=0, implied_by="day"),
            "back": FeatureVoice(
                after=("coming back on {}", "returning on {}"), style="date", rank=1, implied_by="day"
            ),
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
            "part": FeatureVoice(before=("{}",), rank=3, outdone_by="leaves"),
            "leaves": FeatureVoice(after=("leaving at {}", "departing at {}"), rank=6),
            "back_part": FeatureVoice(
                after=("with the return in the {}", "with the trip home in the {}"), rank=8, outdone_by="returns"
            ),
            "returns": FeatureVoice(after=("with the return at {}", "with the trip home at {}"), rank=8),
            "via": FeatureVoice(after=("through {}", "via {}"), rank=4),
            "via_there": FeatureVoice(after=("flying out via {}", "going out through {}"), rank=4),
            "price": FeatureVoice(after=("at {} a person", "for {} a person"), style="money", rank=9),
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
        states=("the trip is for {}", "it's for {}", "please put down {}"),
    ),
    "baggage": SlotVoice(
        "the number of bags",
        values={
            "0": ("no checked bags",),
            "1": ("1 checked bag in total",),  # "3 bags" could be 3 more
            **{str(n): (f"{n} checked bags in total", f"{n} checked bags altogether") for n in range(2, 30)},
        },
        any=("I don't mind how many bags.",),
        states=("I need {}", "I'd like to have {}", "it's {}"),
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
        named=("my payment method {}", "payment method {}"),
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
            "beside_balance": FeatureVoice(after=("that has {} on it",), style="money", rank=7),
        },
        any=("Any of my payment methods is fine.", "I don't mind which payment method."),
        states=("please use {}", "I'd like to use {}", "let's use {}", "it should be {}"),
        ids="never",
    ),
}
