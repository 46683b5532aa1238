"""Which order a shop's customers mean, what a thing is like, and who they are: the words for slots."""

from __future__ import annotations

from collections.abc import Mapping

from t2t_gym.users.voice import FeatureVoice, SlotVoice

__all__ = ["SLOTS"]

_NAME = FeatureVoice(head=("{}",), style="lower", rank=0)
_PRICE = FeatureVoice(after=("that cost {}", "priced at {}"), style="money", rank=8)

# How an option is said depends on what it is. A value that speaks for itself ("large", "6 inch", "navy") stands before
# the noun; a count stands after it ("with 4 ports"); any other is said with the option's name ("with the screw lid").
_SIZE = FeatureVoice(before=("{}",), rank=1)
_ROOM = FeatureVoice(before=("{}",), values={"1 person": ("one-person",), "2 people": ("two-person",)}, rank=1)
_COLOR = FeatureVoice(before=("{}",), after=("in {}",), rank=2)
_STUFF = FeatureVoice(before=("{}",), after=("in {}",), rank=3)
_KIND = FeatureVoice(before=("{}",), rank=4)
_COUNT = FeatureVoice(after=("with {}",), rank=6)
_FOR = FeatureVoice(after=("for {}",), rank=7)
_NAMED = FeatureVoice(after=("with the {} {name}",), rank=6)

_OPTIONS: Mapping[str, FeatureVoice] = {
    f"option.{name}": how
    for how, names in (
        (_ROOM, ("capacity",)),
        (_SIZE, ("size", "diameter", "height", "length", "width", "volume", "storage", "screen size")),
        (_SIZE, ("firmness", "weight")),
        (_COLOR, ("color", "finish")),
        (_STUFF, ("material", "fabric", "fiber", "yarn")),
        (_KIND, ("slots", "resolution", "sleeps", "seasons", "bands", "fuel", "shape", "mist", "fit", "hand")),
        (_KIND, ("stringing", "type", "drive type", "wax")),
        (_COUNT, ("pieces", "settings", "sections", "tiers", "ports", "colors", "speeds", "brightness", "drive")),
        (_FOR, ("servings", "players")),
        (FeatureVoice(after=("with the {} lid",), rank=6), ("lid color",)),
        (FeatureVoice(after=("with the {} shade",), rank=6), ("shade color",)),
        (FeatureVoice(after=("with the {} frame",), rank=6), ("frame color",)),
        (FeatureVoice(after=("with the {} strap",), rank=6), ("strap color",)),
        (FeatureVoice(after=("with the {} light",), rank=6), ("light color",)),
        (FeatureVoice(after=("with the {} legs",), rank=6), ("leg finish",)),
        (FeatureVoice(after=("with the {} motor",), rank=6), ("motor power",)),
        (FeatureVoice(after=("with the {} jug",), rank=6), ("jug capacity", "jug material")),
        (FeatureVoice(after=("with the {} blade",), rank=6), ("blade length",)),
        (FeatureVoice(after=("with the {} seat",), rank=6), ("seat height",)),
        (FeatureVoice(after=("with {} of run time",), rank=6), ("run time",)),
        (FeatureVoice(after=("with {} of burn time",), rank=6), ("burn time",)),
        (FeatureVoice(after=("with {} channels",), rank=6), ("channels",)),
        (FeatureVoice(after=("with {} charging",), rank=6), ("charging",)),
        (FeatureVoice(after=("with {} of memory",), rank=6), ("memory",)),
        (FeatureVoice(after=("in {} quality",), rank=6), ("quality",)),
        (FeatureVoice(after=("in {}",), rank=6), ("form",)),
        (FeatureVoice(after=("that covers {}",), rank=7), ("coverage",)),
        (FeatureVoice(after=("that takes {}",), rank=7), ("seed capacity",)),
        (FeatureVoice(after=("with {} as its theme",), rank=7), ("theme",)),
    )
    for name in names
}  # fmt: skip

_PRODUCT = {"name": _NAME, "price": _PRICE, **_OPTIONS, "option.*": _NAMED}
_CHEAPEST = {"price.min": ("cheapest", "least expensive"), "price.max": ("most expensive", "priciest")}

_ADDRESS = SlotVoice(
    called="the new address",
    fields="{address1}[, {address2}][, {city}][, {state}][ {zip}][, {country}]",
    states=("the new address is {}", "the address is {}", "it should be {}", "it's {}"),
    any=("Any address will do.",),
)

SLOTS: Mapping[str, SlotVoice] = {
    "user_id": SlotVoice("my user ID", states=("my user ID is {}", "my user name is {}", "the user ID is {}")),
    "email": SlotVoice(
        "the email address on my account",
        states=("my email is {}", "my email address is {}", "the email on my account is {}"),
    ),
    "full_name": SlotVoice(
        "the name on my account", states=("my name is {}", "I'm {}", "the name is {}", "this is {}")
    ),
    "zip": SlotVoice(
        "the zip code on my account", states=("my zip code is {}", "my zip is {}", "the zip code is {}")
    ),
    "order_id": SlotVoice(
        "the order number",
        nouns=(("order", "orders"),),
        determiners=("my", "the"),
        named=("order {}", "{}", "order number {}"),
        features={
            "contains": FeatureVoice(after=("with the {}",), style="lower", rank=5, implied_by="name"),
            "city": FeatureVoice(after=("going to {}", "addressed to {}", "shipping to {}"), rank=6),
            "status": FeatureVoice(
                after=("that is marked as {}",),
                values={
                    "pending": ("that hasn't shipped yet", "that is still pending"),
                    "processed": ("that has been processed", "that is already processed"),
                    "delivered": ("that was delivered", "that has been delivered", "that arrived"),
                    "cancelled": ("that was cancelled",),
                    "pending (item modified)": ("that is pending with changed items",),
                    "return requested": ("that I asked to return",),
                    "exchange requested": ("that I asked to exchange",),
                },
                whole=True,
                rank=8,
            ),
            "lines": FeatureVoice(
                before=("{}-item",),
                values={"1": ("single-item", "one-item")},
                whole=True,
                rank=4,
            ),
            "total": FeatureVoice(after=("that came to {}", "that cost {} in total"), style="money", rank=9),
        },
        best={
            "total.min": ("cheapest", "least expensive"),
            "total.max": ("most expensive", "priciest"),
            "lines.min": ("smallest",),
            "lines.max": ("biggest", "largest"),
        },
        any=("Any of my orders will do.",),
        states=("it's {}", "this is about {}", "it's about {}"),
        ids="alone",
    ),
    "items": SlotVoice(
        "the item",
        nouns=(("item", "items"),),
        named=("item {}", "item number {}"),
        features=_PRODUCT,
        best=_CHEAPEST,
        any=("I don't mind which item.",),
        states=("it's {}", "I mean {}", "it's about {}", "that would be {}"),
        ids="never",
    ),
    "new_items": SlotVoice(
        "the new option",
        named=("item {}", "item number {}"),
        features=_PRODUCT,
        best=_CHEAPEST,
        any=("Any version will do.", "I don't mind which version I get."),
        states=("I'd like {}", "I want {}", "I'd prefer {}", "I'm after {}"),
        like="items",
        ids="beside",
    ),
    "payment_method": SlotVoice(
        "the payment method",
        nouns=(("payment method", "payment methods"),),
        determiners=("my",),
        named=("my payment method {}", "payment method {}"),
        features={
            "source": FeatureVoice(
                head=("{}",),
                values={
                    "credit_card": ("credit card",),
                    "paypal": ("PayPal account", "PayPal"),
                    "gift_card": ("gift card",),
                },
                rank=0,
            ),
            "brand": FeatureVoice(
                head=("{}",),
                before=("{}",),
                values={"visa": ("Visa",), "mastercard": ("Mastercard",), "amex": ("Amex",), "discover": ("Discover",)},
                rank=1,
            ),
            "last_four": FeatureVoice(head=("card ending in {}",), after=("ending in {}",), rank=5),
            "balance": FeatureVoice(after=("with {} on it",), style="money", rank=6),
        },
        any=(
            "Any of my payment methods is fine.",
            "I don't mind which payment method.",
            "Whichever payment method works is fine.",
        ),
        states=("please use {}", "I'd like to use {}", "let's use {}", "it should be {}"),
        ids="never",
    ),
    "reason": SlotVoice(
        "the reason",
        values={
            "no longer needed": ("I no longer need it", "it's no longer needed"),
            "ordered by mistake": ("I ordered it by mistake", "it was ordered by mistake"),
        },
        any=("Put down whichever reason you like.",),
        states=("{}", "the reason is that {}", "it's because {}"),
    ),
    "address": _ADDRESS,
}  # fmt: skip
