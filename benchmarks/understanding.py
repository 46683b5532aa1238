"""How well the simulated customer reads real agents: precision and recall over acts and over asked slots.

    python benchmarks/understanding.py --data DIR [--domain retail|airline|all] [--errors] [--folds K]

`DIR` holds `turns.jsonl`, rows of `id, domain, source, ref, context, agent, acts, requests`. The act `inform` is scored
apart: whether a fact was asked for takes the whole conversation to tell. Errors that would derail a dialogue are
counted by kind. `--folds` tells how much of the figures is owed to words that only the scored conversations have.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from t2t_gym.users.lexicon import Lexicon
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
        acts: Micro-averaged over all acts but `inform`.
        slots: Micro-averaged over all asked slots.
        by_act: Each act alone, `inform` too.
        by_slot: Each slot alone.
        derailed: For each kind of error that derails a dialogue, the ids of the rows.
        errors: The rows read otherwise than labelled, with what was found.
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


def score(rows: Iterable[Row], understanding: Understanding) -> Score:
    """Read all rows and compare with their labels."""
    result = Score()
    for row in rows:
        result.add(row, read(understanding, row))
    return result


def milliseconds(rows: list[Row], others: list[Row], lexicon: Lexicon) -> float:
    """Return the mean CPU time to read a message that this reader hasn't read before; others come first.

    Patterns are compiled for the whole process when they are first tried, so the rows must have been scored before.
    """
    understanding = Understanding(lexicon)
    for row in others:
        read(understanding, row)
    start = time.process_time()
    for row in rows:
        read(understanding, row)
    return 1000 * (time.process_time() - start) / max(1, len(rows))


def lexicons() -> dict[str, Lexicon]:
    """Return the lexicon of each domain that labelled rows exist for."""
    from t2t_envs.airline.lexicon import LEXICON as AIRLINE
    from t2t_envs.retail.lexicon import LEXICON as RETAIL

    return {"retail": RETAIL, "airline": AIRLINE}


def main() -> None:
    """Print the figures of the rows in a folder."""
    parser = argparse.ArgumentParser(description="How well the simulated customer reads real agents.")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds turns.jsonl")
    parser.add_argument("--domain", default="all", choices=[*lexicons(), "all"])
    parser.add_argument("--errors", action="store_true", help="print the rows that were read otherwise than labelled")
    parser.add_argument("--folds", type=int, default=0, help="score by folds of conversations, without their own words")
    options = parser.parse_args()
    every = [json.loads(line) for line in (options.data / "turns.jsonl").read_text().splitlines()]
    figures = {}
    for domain, lexicon in lexicons().items():
        if options.domain not in (domain, "all"):
            continue
        rows = [row for row in every if row["domain"] == domain]
        result = score(rows, Understanding(lexicon))
        speed = milliseconds(rows, [row for row in every if row["domain"] != domain], lexicon)
        figures[domain] = {"acts": vars(result.acts), "slots": vars(result.slots), "ms": round(speed, 3)}
        print(f"{domain}: {len(rows)} messages, {speed:.2f} ms CPU each\n  acts   {result.acts}   (inform apart)")
        print(f"  slots  {result.slots}")
        for name, tally in [*result.by_act.items(), *sorted(result.by_slot.items())]:
            if tally.right + tally.wrong + tally.missed:
                print(f"    {name:15} {tally}")
        for kind, ids in result.derailed.items():
            print(f"  {kind}: {len(ids)} ({' '.join(ids)})")
        if options.errors:
            for row, found in result.errors:
                _print_error(row, found)
        if options.folds:
            from overfitting import report

            report(rows, lexicon, options.folds)
    print(json.dumps(figures))


def _print_error(row: Row, found: Found) -> None:
    print(f"\n--- {row['id']}\n{row['agent']}")
    labels = (set(row["acts"]), set(row["requests"]))
    for name, have, want in zip(("acts", "slots"), found, labels, strict=True):
        if (have ^ want) - {"inform"}:
            print(f"    {name}: too many {sorted(have - want - {'inform'})}, missed {sorted(want - have - {'inform'})}")


if __name__ == "__main__":
    main()
