"""How the shop's customers word what they want done, and what they ask."""

from __future__ import annotations

from t2t_envs.retail.slot_voice import SLOTS
from t2t_gym.users.voice import OperationVoice, Voice

__all__ = ["VOICE"]

_REFUND = (" with the refund to {}", ", with the money going back to {}", ", refunded to {}")
_DIFFERENCE = (", using {}", ", using {} for the difference", ", with {} for any difference")
_SWAP = {"swap": "{items} for {new_items}"}
_CHANGE = {"swap": "{items} to {new_items}"}

VOICE = Voice(
    operations={
        "cancel_order": OperationVoice(
            frames=("cancel {order_id}", "cancel an order"),
            nouns=("the cancellation",),
            tails={"reason": (" because {}", " as {}", " since {}")},
        ),
        "modify_order_address": OperationVoice(
            frames=(
                "change the shipping address of {order_id} to {address}",
                "have {order_id} sent to {address} instead",
                "update the delivery address of {order_id} to {address}",
                "change the shipping address of {order_id}",
                "change where {order_id} is sent",
                "change the shipping address of an order to {address}",
                "have an order sent to {address} instead",
                "change the shipping address of an order",
            ),
            nouns=("the change of the shipping address", "the new shipping address"),
        ),
        "modify_order_payment": OperationVoice(
            frames=(
                "change the payment method of {order_id} to {payment_method}",
                "switch the payment for {order_id} to {payment_method}",
                "pay for {order_id} with {payment_method} instead",
                "change the payment method of {order_id}",
                "pay for {order_id} another way",
                "change the payment method of an order to {payment_method}",
                "pay for an order with {payment_method} instead",
                "change the payment method of an order",
            ),
            nouns=("the change of payment method", "the new payment method"),
        ),
        "modify_order_items": OperationVoice(
            frames=(
                "change {swap} in {order_id}",
                "switch {swap} in {order_id}",
                "change {items} in {order_id}",
                "switch {items} in {order_id} to something else",
                "change {swap}",
                "switch {swap}",
                "change {items} to another version",
                "switch {items} to another version",
                "change something in {order_id}",
                "change something in an order",
            ),
            nouns=("the change to the order", "the change"),
            rows=_CHANGE,
            tails={"new_items": (" to {}",), "payment_method": _DIFFERENCE},
        ),
        "return_items": OperationVoice(
            frames=(
                "return {items} from {order_id}",
                "send back {items} from {order_id}",
                "return {items}",
                "send back {items}",
                "return something from {order_id}",
                "return something",
                "send something back",
            ),
            nouns=("the return",),
            tails={"payment_method": _REFUND},
        ),
        "exchange_items": OperationVoice(
            frames=(
                "exchange {swap} from {order_id}",
                "swap {swap} from {order_id}",
                "exchange {items} from {order_id}",
                "exchange {swap}",
                "swap {swap}",
                "exchange {items}",
                "exchange {items} for another version",
                "exchange something from {order_id}",
                "exchange something",
            ),
            nouns=("the exchange",),
            rows=_SWAP,
            tails={"new_items": (" for {}",), "payment_method": _DIFFERENCE},
        ),
        "modify_user_address": OperationVoice(
            frames=(
                "change the default address on my account to {address}",
                "update the address in my profile to {address}",
                "change the default address on my account",
                "update the address in my profile",
            ),
            nouns=("the change of my default address", "the new default address"),
        ),
        "wrap_gift": OperationVoice(
            frames=("have {order_id} gift-wrapped", "have an order gift-wrapped"),
            nouns=("the gift wrapping",),
        ),
        "price_match": OperationVoice(
            frames=(
                "get {order_id} at the lower price that another shop asks",
                "get an order at the lower price that another shop asks",
            ),
            nouns=("the lower price",),
        ),
        "extend_warranty": OperationVoice(
            frames=("extend the warranty for {order_id}", "extend a warranty"),
            nouns=("the longer warranty",),
        ),
    },
    slots=SLOTS,
    questions={
        "refund_amount": ("how much will I get back", "how much is the refund", "what will my refund come to"),
        "price_difference": ("what's the price difference", "how much more is that", "how much extra do I pay"),
        "order_total": ("what's the total of the order", "how much does the order come to"),
        "item_price": ("what does the new one cost", "what's the price of the new one"),
        "remaining_balance": ("what will be left on my gift card", "what's my gift card balance afterwards"),
        "parcel_count": ("how many parcels did the order come in", "in how many packages was it sent"),
        "tracking_number": ("what was the tracking number", "what's the tracking number of the parcel"),
    },
)
