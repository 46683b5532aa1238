"""Tasks: what a customer wants and knows, in which world, and the end state that serves it.

Everything that decides a task is typed data here. Language is made from it when an episode runs, and never read back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from t2t_gym.database import Changes, digest

__all__ = [
    "SCENARIOS", "Answer", "Any_", "Best", "Certificate", "Constraint", "Customer", "Each", "Feature", "Fits", "Goal",
    "Intent", "Is", "Question", "Recognised", "Refusal", "Request", "Revision", "Scenario", "SlotFill", "Task", "World",
]  # fmt: skip

JSON = Any

Scenario = Literal["general", "ambiguous", "changing", "infeasible"]
SCENARIOS: tuple[Scenario, ...] = ("general", "ambiguous", "changing", "infeasible")


class Frozen(BaseModel):
    """A value: immutable, compared by content, with no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # No __copy__ that returns self: pydantic's model_copy(update=...) would then change the original.

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Any:
        return self


# --- what can be said of a slot -----------------------------------------------------------------------------------


class Feature(Frozen):
    """One property that an entity has, in the domain's terms: ``contains = Tea Kettle``, ``option.color = black``."""

    attribute: str
    value: str | int | float | bool


class Is(Frozen):
    """The value is named outright."""

    type: Literal["is"] = "is"
    value: JSON


class Fits(Frozen):
    """The entity has all these features; several entities may (Dale and Reiter 1995 call them its distractors)."""

    type: Literal["fits"] = "fits"
    features: tuple[Feature, ...]


class Best(Frozen):
    """The entity that is extreme in one measure among those that have all the features: 'the cheapest large one'."""

    type: Literal["best"] = "best"
    by: str
    pick: Literal["min", "max"]
    features: tuple[Feature, ...] = ()


class Any_(Frozen):  # noqa: N801 - Any is taken
    """The customer has no preference: any valid value will do."""

    type: Literal["any"] = "any"


class Each(Frozen):
    """One constraint for each element of a list-valued slot, in the order of the slot's value."""

    type: Literal["each"] = "each"
    of: tuple[Is | Fits | Best | Any_, ...]


Constraint = Annotated[Is | Fits | Best | Any_ | Each, Field(discriminator="type")]


# --- what the customer wants --------------------------------------------------------------------------------------


class SlotFill(Frozen):
    """What the customer means by one slot of a request, and how it is let out.

    Attributes:
        slot: the slot's name.
        value: what it comes to, as the tool takes it (a list for a list-valued slot, an object for an address); None
            when the customer doesn't care.
        told: said unasked, when the request is voiced; None: nothing is said of it.
        asked: said when asked for the slot: the first time the first, and so on; the last one is repeated. Everything
            said of a slot holds at once. Empty: the customer can't say ("I don't have that").
    """

    slot: str
    value: JSON = None
    told: Constraint | None = None
    asked: tuple[Constraint, ...] = ()

    def constraints(self, *, opening: bool = False) -> tuple[Any, ...]:
        """Return what is said of the slot: unasked only (`opening`), or in all."""
        told = (self.told,) if self.told is not None else ()
        return told if opening else told + self.asked


class Request(Frozen):
    """One operation that the customer wants carried out, with its slots in the operation's order."""

    operation: str
    slots: tuple[SlotFill, ...]

    def fill(self, slot: str) -> SlotFill | None:
        """Return the fill of a slot, or None."""
        return next((f for f in self.slots if f.slot == slot), None)

    def values(self) -> dict[str, JSON]:
        """Return slot to value, for the slots that have one."""
        return {f.slot: f.value for f in self.slots if f.value is not None}


class Question(Frozen):
    """A quantity that the customer wants to be told, such as the refund of request 0."""

    quantity: str
    request: int = 0


class Revision(Frozen):
    """The customer changes its mind once.

    Attributes:
        trigger: the event that sets it off: the first time that consent to the request is asked, a price told, or a
            completion of it claimed.
        request: index of the request that changes.
        becomes: the request in its place; None when it is withdrawn.
    """

    trigger: Literal["consent_asked", "price_told", "completion_claimed"] = "consent_asked"
    request: int = 0
    becomes: Request | None


class Refusal(Frozen):
    """How the customer takes being refused.

    Attributes:
        insist: how often it insists before it accepts.
        fallback: what it asks for instead once it has accepted; None: nothing.
    """

    insist: int = Field(default=1, ge=0, le=5)
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
    """

    id: str
    facts: Mapping[str, str]
    told: tuple[str, ...] = ()
    recognises: tuple[Recognised, ...] = ()
    patience: int = Field(default=8, ge=1)
    register_: str = Field(default="plain", alias="register")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Intent(Frozen):
    """All that moves the customer: hidden from the agent until it is said."""

    customer: Customer
    requests: tuple[Request, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = ()
    revision: Revision | None = None
    refusal: Refusal = Refusal()


# --- the task -----------------------------------------------------------------------------------------------------


class World(Frozen):
    """The recipe of a snapshot.

    Attributes:
        domain: the domain whose generator makes it.
        seed: the generator's seed.
        people: which half of the people lives in it; the splits share none.
        size: the generator's size options.
        digest: the SHA-256 of the canonical tables before `edits`, checked when they are made again.
        edits: fields set on some records afterwards, with their dependants.
    """

    domain: str
    seed: int = Field(ge=0)
    people: Literal["train", "test"] = "train"
    size: Mapping[str, int] = Field(default_factory=dict)
    digest: str = ""
    edits: Changes = Field(default_factory=dict)


class Answer(Frozen):
    """A quantity that must be told, and its true value."""

    quantity: str
    type: Literal["money", "id", "date", "name", "count"]
    value: JSON


class Goal(Frozen):
    """What serves the customer.

    Attributes:
        end_states: the accepted change sets; more than one only where the customer doesn't care.
        handover: whether the call must be handed to a human.
        refusal: whether the customer must have understood that what it asked can't be done.
        evidence: the records, ``(table, id)``, that must have been looked up before the refusal.
        answers: what must have been told.
    """

    end_states: tuple[Changes, ...] = Field(min_length=1)
    handover: bool = False
    refusal: bool = False
    evidence: tuple[tuple[str, str], ...] = ()
    answers: tuple[Answer, ...] = ()


class Certificate(Frozen):
    """The proof of a task, made by execution.

    Attributes:
        level: how much was checked: nothing, the claim and one oracle run, or everything.
        claims: name of a check to what it found, such as ``{"completions_opening": 2, "completions_all": 1}``.
        versions: name of a part to its version when the task was made.
    """

    level: Literal["none", "quick", "full"] = "none"
    claims: Mapping[str, JSON] = Field(default_factory=dict)
    versions: Mapping[str, str] = Field(default_factory=dict)


class Task(Frozen):
    """One task.

    Attributes:
        id: domain and digits that tell nothing.
        domain: the domain's name.
        scenario: the claim that the task makes about the customer's intent.
        kind: the kind within the scenario.
        split: ``"train"`` or ``"test"``.
        world: where it plays.
        intent: what the customer wants and knows.
        goal: what is judged.
        gold: calls that reach the goal from the start, ``{"name", "arguments"}`` each.
        pair: what a task and its feasible twin share; empty without a twin.
        feasible: False for the infeasible member of a pair; True for everything else.
        certificate: the proof.
    """

    id: str
    domain: str
    scenario: Scenario
    kind: str
    split: Literal["train", "test"] = "train"
    world: World
    intent: Intent
    goal: Goal
    gold: tuple[dict[str, JSON], ...] = ()
    pair: str = ""
    feasible: bool = True
    certificate: Certificate = Certificate()

    def digest(self) -> str:
        """Return the SHA-256 of the task's canonical JSON without its certificate."""
        return digest(self.model_dump(mode="json", exclude={"certificate"}))
