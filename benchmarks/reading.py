"""Rows of labelled messages, and how well they are read: precision, recall, and the errors that derail a dialogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from t2t_gym.users.understanding import ACTS, Understanding

Row = Mapping[str, Any]
Found = tuple[set[str], set[str]]  # acts and slots

WAITING = {"request", "confirm", "offer"}
"""Acts after which the agent waits for an answer."""


@dataclass
class Tally:
    """Counts of what was found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: set[str], expected: set[str]) -> None:
        """Count one row."""
        self.right += len(found & expected)
        self.wrong += len(found - expected)
        self.missed += len(expected - found)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / max(1, self.right + self.missed)

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  (n {self.right + self.missed})"


@dataclass
class Score:
    """The figures of one set of rows.

    Attributes:
        acts: micro-averaged over all acts but `inform`.
        slots: micro-averaged over all asked slots.
        by_act: each act alone, `inform` too.
        by_slot: each slot alone.
        derailed: for each kind of error that derails a dialogue, the ids of the rows.
        errors: the rows read otherwise than labelled, with what was found.
    """

    acts: Tally = field(default_factory=Tally)
    slots: Tally = field(default_factory=Tally)
    by_act: dict[str, Tally] = field(default_factory=lambda: {act: Tally() for act in ACTS})
    by_slot: dict[str, Tally] = field(default_factory=dict)
    derailed: dict[str, list[str]] = field(default_factory=dict)
    errors: list[tuple[Row, Found]] = field(default_factory=list)

    def add(self, row: Row, found: Found) -> None:
        """Compare what was read of a row with its labels."""
        acts, slots = found
        expected, requests = set(row["acts"]), set(row["requests"])
        for act, tally in self.by_act.items():
            tally.add(acts & {act}, expected & {act})
        for slot in requests | slots:
            self.by_slot.setdefault(slot, Tally()).add(slots & {slot}, requests & {slot})
        self.acts.add(acts - {"inform"}, expected - {"inform"})
        self.slots.add(slots, requests)
        for kind in derailments(found, (expected, requests)):
            self.derailed.setdefault(kind, []).append(row["id"])
        if (acts ^ expected) - {"inform"} or slots != requests:
            self.errors.append((row, found))


def derailments(found: Found, labels: Found) -> list[str]:
    """Return the kinds of error that would send a dialogue astray."""
    acts, slots = found
    expected, requests = labels
    kinds = {
        "a yes to what was only a question": "confirm" in acts and not expected & {"confirm", "offer"},
        "a slot given that wasn't asked": bool(slots - requests - {"action"}),
        "a completion missed": "done" in expected - acts,
        "a completion imagined": "done" in acts - expected,
        "a refusal missed": "refuse" in expected - acts,
        "a refusal imagined": "refuse" in acts - expected,
        "a farewell while the agent waits": "anything_else" in acts and not acts & WAITING and bool(expected & WAITING),
        "a recap read as a request": "request" in acts - expected and "confirm" in expected,
    }
    return [kind for kind, happened in kinds.items() if happened]


def read(understanding: Understanding, row: Row) -> Found:
    """Return the acts and the slots read of a row."""
    reading = understanding.read(row["agent"], row["context"])
    return set(reading.acts), set(reading.requests)
