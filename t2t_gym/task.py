"""Tasks: what a customer wants and knows, in which world, and the end state that serves it.

Everything that decides a task is typed data here. Language is made from it when an episode runs, and never read back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from t2t_gym.constraints import JSON, Best, Constraint, DontCare, Each, Feature, Fits, Frozen, Is
from t2t_gym.database import Changes, digest
from t2t_gym.intent import Customer, Instructions, Intent, Question, Recognised, Refusal, Request, Revision, SlotFill

__all__ = [
    "SCENARIOS", "SPLITS", "Answer", "AnswerType", "Best", "Certificate", "Constraint", "Customer", "DontCare", "Each",
    "Feature", "Fits", "Goal", "Instructions", "Intent", "Is", "Question", "Recognised", "Refusal", "Request",
    "Revision", "Scenario", "SlotFill", "Split", "Task", "World",
]  # fmt: skip

Scenario = Literal["general", "ambiguous", "changing", "infeasible"]
SCENARIOS: tuple[Scenario, ...] = ("general", "ambiguous", "changing", "infeasible")

Split = Literal["train", "test"]
SPLITS: tuple[Split, ...] = ("train", "test")
"""The splits, which share neither worlds nor people."""

AnswerType = Literal["money", "id", "date", "name", "count"]


class World(Frozen):
    """The recipe of a snapshot.

    Attributes:
        domain: the domain whose generator makes it.
        seed: the generator's seed.
        people: which half of the people lives in it; the splits share none.
        size: the generator's size options.
        file: a database file that holds the records in place of the generator; then neither seed, people nor size
            matters.
        digest: the SHA-256 of the tables before `edits`, checked when they are made again.
        edits: fields set on some records afterwards, with their dependants.
    """

    domain: str
    seed: int = Field(ge=0)
    people: Split = "train"
    size: Mapping[str, int] = Field(default_factory=dict)
    file: str = ""
    digest: str = ""
    edits: Changes = Field(default_factory=dict)


class Answer(Frozen):
    """A quantity that must be told, and its true value."""

    quantity: str
    type: AnswerType
    value: JSON


class Goal(Frozen):
    """What serves the customer.

    Attributes:
        end_states: the accepted change sets; more than one only where the customer doesn't care.
        handover: whether the call must be handed to a human.
        refusal: whether the customer must have understood that what it asked can't be done.
        evidence: the records, ``(table, id)``, that must have been looked up before the refusal.
        also_shown_in: the records any of which shows it as well: somebody else's, which nobody need have read.
        answers: what must have been told.
        price: what must have been told before the customer changed its mind over it.
        says: texts that the agent must have said, whole words and numbers, of a task that was imported.
        forbidden: calls that must not have been made, of a task that was imported: what they would change is in none of
            the end states.
        calls: calls that must have been made on the way, ``{"name", "arguments"}`` each, though no trace of them is in
            the end state: a write that is undone again, or a look-up that finds nothing.
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
        level: how much was checked: the claim and the gold calls, an oracle's run as well, or everything.
        claims: what the checks found, such as ``{"completions_opening": 2, "completions_all": 1}``.
        versions: name of a part to its version when the task was made.
        content: the `Task.digest` of what was checked.
    """

    level: Literal["none", "quick", "full"] = "none"
    claims: Mapping[str, JSON] = Field(default_factory=dict)
    versions: Mapping[str, str] = Field(default_factory=dict)
    content: str = ""


class Task(Frozen):
    """One task.

    Attributes:
        id: domain and digits that tell nothing.
        domain: the domain's name.
        scenario: the claim that the task makes about the customer's intent.
        kind: the kind within the scenario.
        labels: for a composition of kinds, each of them as ``"scenario.kind"``; empty otherwise.
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
        """The scenario and kind of each part; of a task that is no composition, its own."""
        labels = self.labels or (f"{self.scenario}.{self.kind}",)
        return tuple((scenario, kind) for scenario, _, kind in (label.partition(".") for label in labels))

    def digest(self) -> str:
        """Return the SHA-256 of the task's canonical JSON without its certificate."""
        return digest(self.model_dump(mode="json", exclude={"certificate"}, exclude_none=True))
