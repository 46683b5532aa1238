"""Tasks: what a customer wants and knows, in which world, and the end state that serves it.

Everything that decides a task is typed data here. Language is made from it when an episode runs, and never read back.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Literal

from pydantic import Field
from pydantic_core import PydanticSerializationError

from t2t_gym.constraints import JSON, Best, Constraint, DontCare, Each, Feature, Fits, Frozen, Is
from t2t_gym.database import Changes
from t2t_gym.errors import ConfigError
from t2t_gym.intent import Customer, Instructions, Intent, Question, Recognised, Refusal, Request, Revision, SlotFill

__all__ = [
    "SCENARIOS", "SPLITS", "Answer", "AnswerType", "Best", "Certificate", "Constraint", "Customer", "DontCare", "Each",
    "Feature", "Fits", "Goal", "Instructions", "Intent", "Is", "Question", "Recognised", "Refusal", "Request",
    "Revision", "Scenario", "SlotFill", "Split", "Task", "World",
]  # fmt: skip

Scenario = Literal["general", "ambiguous", "changing", "infeasible"]
SCENARIOS: tuple[Scenario, ...] = ("general", "ambiguous", "changing", "infeasible")
"""The claims that a task can make about the customer's intent."""

Split = Literal["train", "test"]
SPLITS: tuple[Split, ...] = ("train", "test")
"""The splits, which share neither worlds nor people."""

AnswerType = Literal["money", "id", "date", "name", "count"]
"""The sorts of values that quantities have."""


class World(Frozen):
    """The recipe of a snapshot.

    Attributes:
        domain: the domain whose generator makes it.
        seed: the generator's seed.
        people: which split its people are from; the splits share none.
        size: the generator's size options.
        file: a database file that supplies the records instead of the generator; then seed, people and size don't
            matter.
        digest: the SHA-256 of the tables before `edits`, checked when they are made again.
        edits: fields set on some records afterwards, along with everything that depends on them.
    """

    domain: str
    seed: int = Field(ge=0)
    people: Split = "train"
    size: Mapping[str, int] = Field(default_factory=dict)
    file: str = ""
    digest: str = ""
    edits: Changes = Field(default_factory=dict)


class Answer(Frozen):
    """A quantity that the customer must be told, and its true value.

    Attributes:
        quantity: the name of one of the domain's quantities.
        type: the type of its value.
        value: the value.
    """

    quantity: str
    type: AnswerType
    value: JSON


class Goal(Frozen):
    """What serves the customer.

    Attributes:
        end_states: the accepted change sets; there are several only where the customer doesn't care.
        handover: whether the call must be handed to a human.
        refusal: whether the customer must have understood that its request can't be carried out.
        evidence: the records, ``(table, id)``, that must have been looked up before the refusal.
        also_shown_in: records, any one of which is evidence enough by itself: somebody else's, which nobody need have
            read.
        answers: what the customer must have been told.
        price: what it must have been told before it changed its mind over it.
        says: for an imported task, texts that the agent must have said, as whole words and numbers.
        forbidden: for an imported task, calls that must not have been made: none of the end states has what they would
            change.
        calls: calls that must have been made on the way, ``{"name", "arguments"}`` each, although they leave no trace
            in the end state: a write that is undone again, or a look-up that finds nothing.
    """

    end_states: tuple[Changes, ...] = Field(min_length=1)
    handover: bool = False
    refusal: bool = False
    evidence: tuple[tuple[str, str], ...] = ()
    also_shown_in: tuple[tuple[str, str], ...] = ()
    answers: tuple[Answer, ...] = ()
    price: Answer | None = None
    says: tuple[str, ...] = ()
    forbidden: tuple[dict[str, JSON], ...] = ()
    calls: tuple[dict[str, JSON], ...] = ()


class Certificate(Frozen):
    """The proof of a task, made by execution.

    Attributes:
        level: how much was checked: ``"none"``, the claims and the gold calls; ``"quick"``, an oracle's run as well;
            ``"full"``, everything.
        claims: what the checks found, such as ``{"completions_opening": 2, "completions_all": 1}``.
        versions: the versions of the parts involved when the task was made, by name.
        content: the `Task.digest` of what was checked.
    """

    level: Literal["none", "quick", "full"] = "none"
    claims: Mapping[str, JSON] = Field(default_factory=dict)
    versions: Mapping[str, str] = Field(default_factory=dict)
    content: str = ""


class Task(Frozen):
    """One task.

    Attributes:
        id: the domain and random digits, which give nothing away.
        domain: the domain's name.
        scenario: the claim that the task makes about the customer's intent.
        kind: the kind within the scenario.
        labels: for a composition of kinds, each of them as ``"scenario.kind"``; empty otherwise.
        split: ``"train"`` or ``"test"``.
        world: the recipe of the world that it takes place in.
        intent: what the customer wants and knows.
        goal: what is judged.
        gold: calls that reach the goal from the start, ``{"name", "arguments"}`` each.
        pair: an id that a task and its feasible twin share; empty without a twin.
        feasible: False for the infeasible member of a pair; True for everything else.
        certificate: the proof.
    """

    id: str
    domain: str
    scenario: Scenario
    kind: str
    labels: tuple[str, ...] = ()
    split: Split = "train"
    world: World
    intent: Intent
    goal: Goal
    gold: tuple[dict[str, JSON], ...] = ()
    pair: str = ""
    feasible: bool = True
    certificate: Certificate = Certificate()

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The scenario and kind of each part; for a task that is no composition, its own."""
        labels = self.labels or (f"{self.scenario}.{self.kind}",)
        return tuple((scenario, kind) for scenario, _, kind in (label.partition(".") for label in labels))

    def digest(self) -> str:
        """Return the SHA-256, in hex, of the task as compact JSON, without its certificate and what is null.

        Raises:
            ConfigError: a text in it can't be written as UTF-8.
        """
        # In the order of its fields: to sort them, and to round numbers, would take four times as long.
        try:
            content = self.model_dump_json(exclude={"certificate"}, exclude_none=True)
        except PydanticSerializationError:
            raise ConfigError(
                f"task {self.id!r}: expected text that UTF-8 can hold, got half of a surrogate pair in it; take it out"
            ) from None
        return sha256(content.encode()).hexdigest()
