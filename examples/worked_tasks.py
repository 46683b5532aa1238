"""Make one task of each kind and write them to a page with their certificates: what is claimed, and what proves it.

python examples/worked_tasks.py [--domain retail] [--seed 0] [--kinds reference,status] [--out docs/worked_tasks.md]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from t2t_gym import Message, Task, UnknownNameError, load_domain, make_tasks
from t2t_gym.synthesis.kinds import kinds_of
from t2t_gym.synthesis.kinds.kind import Kind
from t2t_gym.synthesis.proof.solve import solve, user_seeds
from t2t_gym.task import Each, Is, Request
from t2t_gym.transcript import as_text

SHORT = 60


def said(constraint: Any) -> str:
    """Return what a constraint says, in a few words."""
    if constraint is None:
        return "nothing"
    if isinstance(constraint, Each):
        return " and ".join(map(said, constraint.of))
    if isinstance(constraint, Is):
        return f"`{json.dumps(constraint.value, ensure_ascii=False)}`"
    features = ", ".join(f"{f.attribute} = {f.value}" for f in getattr(constraint, "features", ()))
    best = getattr(constraint, "by", "")
    if best:
        return f"the one with the {constraint.pick} {best}{f' of those with {features}' if features else ''}"
    return features or "doesn't mind"


def wanted(title: str, request: Request) -> Iterator[str]:
    """Yield a request as a table: for each slot the value, and what is said about it unasked and when asked."""
    unclear = " (what is to be done with it is said only when asked)" if request.unclear else ""
    yield f"{title}: `{request.operation}`{unclear}\n"
    yield "| slot | value | said unasked | said when asked |"
    yield "|---|---|---|---|"
    for fill in request.slots:
        value = "any" if fill.value is None else f"`{json.dumps(fill.value, ensure_ascii=False)}`"
        asked = "; then ".join(map(said, fill.asked)) or "can't say"
        yield f"| {fill.slot} | {value} | {said(fill.told)}{' (a mistake)' if fill.mistaken else ''} | {asked} |"
    yield ""


def facts(certificate: Mapping[str, Any]) -> Iterator[str]:
    """Yield a certificate's claims as a table."""
    yield "| certificate | |"
    yield "|---|---|"
    for name, value in certificate.items():
        text = ", ".join(map(str, value)) if isinstance(value, list) else value
        if isinstance(value, dict):
            text = ", ".join(f"{k} {v}" for k, v in value.items())
        yield f"| {name.replace('_', ' ')} | {text} |"
    yield ""


def shortened(message: Message) -> Message:
    """Return a message, with a tool's output cut short."""
    if message.role != "tool" or len(message.content) <= SHORT:
        return message
    return replace(message, content=f"{message.content[:SHORT]} ...")


def describe(task: Task) -> Iterator[str]:
    """Yield one task: what the customer wants, how an oracle serves it, and the proof."""
    intent = task.intent
    for request in intent.requests:
        yield from wanted("Wants", request)
    for question in intent.questions:
        yield f"Asks: `{question.quantity}`\n"
    if intent.revision is not None:
        yield f"Changes its mind; the trigger is `{intent.revision.trigger}`.\n"
        if intent.revision.becomes is not None:
            yield from wanted("Then also wants" if intent.revision.adds else "Wants instead", intent.revision.becomes)
    if intent.refusal.fallback is not None and not task.feasible:
        yield from wanted("Once it has accepted the refusal, wants", intent.refusal.fallback)
    if task.world.edits:
        yield f"The fact that makes the difference: `{json.dumps(task.world.edits, ensure_ascii=False)[:300]}`\n"
    (seed,) = user_seeds(task, 1)
    messages = map(shortened, solve(task, load_domain(task.domain), seed).messages)
    yield f"```text\n{as_text(messages).rstrip()}\n```\n"
    yield from facts(task.certificate.claims)


def page(domain: str, seed: int, kinds: Sequence[Kind]) -> Iterator[str]:
    """Yield the whole page, line by line."""
    yield "# One task of each kind\n"
    yield "Made by `examples/worked_tasks.py`. Each task was certified in full. The dialogue is one of the oracle's ten"
    yield "runs, with the tools' outputs cut short. What is said when asked is hidden from the agent until then.\n"
    for scenario, some in groupby(kinds, lambda kind: kind.scenario):
        yield f"## {scenario.capitalize()}\n"
        for kind in some:
            tasks = make_tasks(domain, scenario, 1, seed, kinds=[kind.name], certify="full")
            yield f"### {kind.name.replace('_', ' ').capitalize()}\n"
            yield from describe(next(task for task in tasks if not task.feasible or not task.pair))


def main() -> None:
    """Write the page, or print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--domain", default="retail")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kinds", help="only these, comma-separated; by default all")
    parser.add_argument("--out", type=Path, help="the file for the page; by default it is printed")
    arguments = parser.parse_args()
    try:
        kinds = kinds_of(load_domain(arguments.domain), "mixed", arguments.kinds and arguments.kinds.split(","))
    except UnknownNameError as problem:
        parser.error(str(problem))
    text = "\n".join(page(arguments.domain, arguments.seed, kinds)) + "\n"
    if arguments.out is None:
        print(text)
    else:
        arguments.out.write_text(text, encoding="utf-8")
        print(f"written to {arguments.out}")


if __name__ == "__main__":
    main()
