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
from collections.abc import Iterable
from pathlib import Path

from overfitting import report
from reading import Found, Row, Score, read
from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.understanding import Understanding


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
    try:
        every = [json.loads(line) for line in (options.data / "turns.jsonl").read_text().splitlines()]
    except (OSError, ValueError) as error:
        parser.error(
            f"--data: expected a folder with a file turns.jsonl of a JSON object a line, got {options.data} ({error})"
        )
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
