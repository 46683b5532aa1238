"""The intent: all that moves a customer, hidden from the agent until it is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from t2t_gym.constraints import JSON, Constraint, Feature, Frozen

__all__ = ["Customer", "Instructions", "Intent", "Question", "Recognised", "Refusal", "Request", "Revision", "SlotFill"]


class SlotFill(Frozen):
    """What the customer means by one slot of a request, and when it says what of it.

    Attributes:
        slot: the slot's name.
        value: what it comes to, as the tool takes it (a list for a list-valued slot, an object for an address); None
            when the customer doesn't care.
        told: said unasked, when the request is voiced; None: nothing is said of it.
        asked: said when asked for the slot: the first time the first, and so on; the last one is repeated. Everything
            said of a slot holds at once. Empty: the customer can't say ("I don't have that").
        mistaken: what is told is an error: it fits nothing, or something else. It is taken back for good once the
            customer is asked for the slot, or told that it can't be right.
    """

    slot: str
    value: JSON = None
    told: Constraint | None = None
    asked: tuple[Constraint, ...] = ()
    mistaken: bool = False

    def constraints(self, *, opening: bool = False) -> tuple[Any, ...]:
        """Return what is said of the slot: unasked only (`opening`), or in all, less what is taken back."""
        told = (self.told,) if self.told is not None else ()
        if opening:
            return told
        return self.asked if self.mistaken else told + self.asked


class Request(Frozen):
    """One operation that the customer wants carried out.

    Attributes:
        operation: the operation's name.
        slots: its slots, in the operation's order.
        unclear: the customer first says only what it is about (the operation's subject, as told), and what is to be
            done with it, and all else that is told, when it is asked, or offered something else.
    """

    operation: str
    slots: tuple[SlotFill, ...]
    unclear: bool = False

    def fill(self, slot: str) -> SlotFill | None:
        """Return the fill of a slot, or None."""
        for fill in self.slots:
            if fill.slot == slot:
                return fill
        return None

    def values(self) -> dict[str, JSON]:
        """Return slot to value, for the slots that have one."""
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
        trigger: the event that sets it off: the first time that consent to the request is asked; the first time that
            its price is told (the customer asks for it, and agrees to nothing before); a completion of it claimed.
        request: index of the request that changes.
        becomes: the request in its place; None when it is withdrawn.
        adds: `becomes` comes on top of the request, which stays as it is.
        quantity: for a price, the domain's quantity that the customer asks for.
        budget: for a price, the most that the customer would pay; what is told is more.
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
        insist: how often it insists before it accepts.
        bluff: whether it then claims what isn't true: that it was promised, or done before.
        fallback: what it asks for instead once it has accepted; None: nothing.
    """

    insist: int = Field(default=1, ge=0, le=5)
    bluff: bool = False
    fallback: Request | None = None


class Recognised(Frozen):
    """An entity of its own that the customer would recognise by its features, though it may not know its id.

    Attributes:
        slot: the slot whose value it would be.
        value: its id.
        features: what the customer knows of it.
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
        facts: identity slot to value, for what the customer can say when asked (a slot that is absent it can't say).
        told: the identity slots that it says unasked in the opening.
        recognises: entities of its own.
        patience: how many turns that lead nowhere it stands before it leaves.
        register: the manner of speaking: a name that the phrasing knows.
        noise: what makes its words harder to read, by name: see `t2t_gym.users.phrasing.noise`. It says all the same.
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
    """What moves a customer, in prose, for a language model that plays it; such tasks come from elsewhere.

    Attributes:
        reason_for_call: why it calls.
        known_info: what it knows.
        unknown_info: what it doesn't know.
        task_instructions: how it behaves.
    """

    reason_for_call: str = ""
    known_info: str = ""
    unknown_info: str = ""
    task_instructions: str = ""


class Intent(Frozen):
    """All that moves the customer: hidden from the agent until it is said.

    Attributes:
        customer: who calls.
        requests: what it wants; empty only where there are instructions in their place.
        questions: what it wants to be told.
        revision: how it changes its mind.
        refusal: how it takes being refused.
        instructions: all that in prose, of a task that was imported.
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
