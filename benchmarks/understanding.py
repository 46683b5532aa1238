"""How well the simulated customer reads real agents: precision and recall over acts and over asked slots.

    python benchmarks/understanding.py --data DIR [--domain retail|airline|all] [--errors]

`DIR` holds `turns.jsonl`, rows of `id, domain, context, agent, acts, requests`. The act `inform` is scored apart:
whether a fact was asked for takes the whole conversation to tell.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.understanding import ACTS, Understanding

Row = Mapping[str, Any]


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

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  (n {self.right + self.missed})"


@dataclass
class Score:
    """The figures of one set of rows.

    Attributes:
        acts: Micro-averaged over all acts but `inform`.
        slots: Micro-averaged over all asked slots.
        by_act: Each act alone, `inform` too.
        by_slot: Each slot alone.
        milliseconds: Mean time to read a message.
        errors: The rows read otherwise than labelled, with what was found.
    """

    acts: Tally = field(default_factory=Tally)
    slots: Tally = field(default_factory=Tally)
    by_act: dict[str, Tally] = field(default_factory=lambda: {act: Tally() for act in ACTS})
    by_slot: dict[str, Tally] = field(default_factory=dict)
    milliseconds: float = 0.0
    errors: list[tuple[Row, set[str], set[str]]] = field(default_factory=list)


def score(rows: Iterable[Row], understanding: Understanding) -> Score:
    """Read all rows and compare with their labels."""
    result, rows = Score(), list(rows)
    start = time.process_time()
    readings = [understanding.read(row["agent"], row["context"]) for row in rows]
    result.milliseconds = 1000 * (time.process_time() - start) / max(1, len(rows))
    for row, reading in zip(rows, readings, strict=True):
        acts, requests = set(row["acts"]), set(row["requests"])
        found, asked = set(reading.acts), set(reading.requests)
        for act, tally in result.by_act.items():
            tally.add(found & {act}, acts & {act})
        for slot in requests | asked:
            result.by_slot.setdefault(slot, Tally()).add(asked & {slot}, requests & {slot})
        result.acts.add(found - {"inform"}, acts - {"inform"})
        result.slots.add(asked, requests)
        if found - {"inform"} != acts - {"inform"} or asked != requests:
            result.errors.append((row, found, asked))
    return result


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
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.data / "turns.jsonl").read_text().splitlines()]
    for domain, lexicon in lexicons().items():
        if options.domain not in (domain, "all"):
            continue
        result = score([row for row in rows if row["domain"] == domain], Understanding(lexicon))
        print(f"{domain}: {Counter(row['domain'] for row in rows)[domain]} messages, {result.milliseconds:.2f} ms each")
        print(f"  acts   {result.acts}   (inform apart)")
        print(f"  slots  {result.slots}")
        for name, tally in [*result.by_act.items(), *sorted(result.by_slot.items())]:
            if tally.right + tally.wrong + tally.missed:
                print(f"    {name:15} {tally}")
        if options.errors:
            for row, found, asked in result.errors:
                _print_error(row, found, asked)


def _print_error(row: Row, found: set[str], asked: set[str]) -> None:
    print(f"\n--- {row['id']}\n{row['agent']}")
    for name, have, want in (
        ("acts", found - {"inform"}, set(row["acts"]) - {"inform"}),
        ("slots", asked, set(row["requests"])),
    ):
        if have != want:
            print(f"    {name}: too many {sorted(have - want)}, missed {sorted(want - have)}")


if __name__ == "__main__":
    main()
