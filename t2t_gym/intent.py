"""The intent: everything that moves a customer, hidden from the agent until it is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from t2t_gym.constraints import JSON, Constraint, Feature, Frozen

__all__ = [
    "Customer",
    "Instructions",
    "Intent",
    "Question",
    "Recognised",
    "Refusal",
    "Request",
    "Revision",
    "SlotFill",
    "requests_in",
]


class SlotFill(Frozen):
    """What the customer means by one slot of a request, and what it says about it, and when.

    Attributes:
        slot: the slot's name.
        value: the value meant, as the tool takes it (a list for a list-valued slot, an object for an address); None if
            the customer doesn't care.
        told: what it says unasked, when it voices the request; None: nothing.
        asked: what it says when asked for the slot: the first entry the first time, and so on, repeating the last one.
            Everything said of a slot holds at once. Empty: the customer can't say ("I don't have that").
        mistaken: whether `told` is an error, which fits nothing, or something else. The customer takes it back for good
            once it is asked for the slot, or told that it can't be right.
    """

    slot: str
    value: JSON = None
    told: Constraint | None = None
    asked: tuple[Constraint, ...] = ()
    mistaken: bool = False

    def constraints(self, *, opening: bool = False) -> tuple[Any, ...]:
        """Return what is said of the slot: only unasked (`opening`), or in all, except for what is taken back."""
        told = (self.told,) if self.told is not None else ()
        if opening:
            return told
        return self.asked if self.mistaken else told + self.asked


class Request(Frozen):
    """One operation that the customer wants carried out.

    Attributes:
        operation: the operation's name.
        slots: its slots, in the operation's order.
        unclear: whether the customer at first says only what the request is about (the operation's subject), and what
            it wants done, with everything else that it would tell unasked, only once it is asked or offered something
            else.
    """

    operation: str
    slots: tuple[SlotFill, ...]
    unclear: bool = False

    def fill(self, slot: str) -> SlotFill | None:
        """Return what is meant by a slot, or None."""
        for fill in self.slots:
            if fill.slot == slot:
                return fill
        return None

    def values(self) -> dict[str, JSON]:
        """Return the value of each slot that has one."""
        return {f.slot: f.value for f in self.slots if f.value is not None}


class Question(Frozen):
    """A quantity that the customer wants to be told.

    Attributes:
        quantity: the name of one of the domain's quantities, such as the amount of a refund.
        request: the request that it is about.
    """

    quantity: str
    request: int = 0


class Revision(Frozen):
    """The customer changes its mind once.

    Attributes:
        trigger: the event that sets it off: being asked for consent to the request for the first time; being told its
            price for the first time (the customer asks for it, and agrees to nothing before); being told that it is
            done.
        request: the index of the request that changes.
        becomes: the request that takes its place; None if it is withdrawn.
        adds: whether `becomes` is added to the request, which stays as it is.
        quantity: for a price, the domain's quantity that the customer asks for.
        budget: for a price, the most that the customer would pay, which is less than the price.
    """

    trigger: Literal["consent_asked", "price_told", "completion_claimed"] = "consent_asked"
    request: int = 0
    becomes: Request | None
    adds: bool = False
    quantity: str = ""
    budget: float | None = None


class Refusal(Frozen):
    """How the customer takes being refused.

    Attributes:
        insist: how many times it insists before it accepts.
        bluff: whether it then claims something untrue: that it was promised this, or that it was done for it before.
        fallback: what it asks for instead once it has accepted; None: nothing.
    """

    insist: int = Field(default=1, ge=0, le=5)
    bluff: bool = False
    fallback: Request | None = None


class Recognised(Frozen):
    """One of the customer's own things, which it recognises by its features though it may not know the id.

    Attributes:
        slot: the slot whose value it could be.
        value: its id.
        features: what the customer knows about it.
        known: whether the customer has the id to hand from the start.
    """

    slot: str
    value: JSON
    features: tuple[Feature, ...]
    known: bool = False


class Customer(Frozen):
    """Who calls.

    Attributes:
        id: the customer's record id.
        facts: the values of the identity slots that the customer can give when asked.
        told: the identity slots that it gives unasked in the opening.
        recognises: its own things.
        patience: how many fruitless turns it puts up with before it leaves.
        register: its manner of speaking, by a name that the phrasing knows.
        noise: what makes its words harder to read, by name (see `t2t_gym.users.phrasing.noise`); what it says stays the
            same.
    """

    id: str
    facts: Mapping[str, str]
    told: tuple[str, ...] = ()
    recognises: tuple[Recognised, ...] = ()
    patience: int = Field(default=8, ge=1)
    register_: str = Field(default="plain", alias="register")
    noise: tuple[str, ...] = ()

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Instructions(Frozen):
    """What moves a customer, in prose, for a language model to play; imported tasks have these.

    Attributes:
        reason_for_call: why it calls.
        known_info: what it knows.
        unknown_info: what it doesn't know.
        task_instructions: how it is to behave.
    """

    reason_for_call: str = ""
    known_info: str = ""
    unknown_info: str = ""
    task_instructions: str = ""


class Intent(Frozen):
    """Everything that moves the customer: hidden from the agent until it is said.

    Attributes:
        customer: who calls.
        requests: what it wants; empty only if there are instructions instead.
        questions: what it wants to be told.
        revision: how it changes its mind.
        refusal: how it takes being refused.
        instructions: all of this in prose, for an imported task.
    """

    customer: Customer
    requests: tuple[Request, ...] = ()
    questions: tuple[Question, ...] = ()
    revision: Revision | None = None
    refusal: Refusal = Refusal()
    instructions: Instructions | None = None

    @model_validator(mode="after")
    def _wants_something(self) -> Self:
        if not self.requests and self.instructions is None:
            raise ValueError("expected at least one request, or instructions in prose")
        return self


def requests_in(intent: Intent) -> Iterator[Request]:
    """Yield every request of an intent: at first, after a revision, instead."""
    yield from intent.requests
    if intent.revision is not None and intent.revision.becomes is not None:
        yield intent.revision.becomes
    if intent.refusal.fallback is not None:
        yield intent.refusal.fallback
