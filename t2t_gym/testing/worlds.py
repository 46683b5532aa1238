"""Whether worlds depend on their seed alone, and are consistent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from t2t_gym.database import digest
from t2t_gym.testing.bench import SEED, Bench

__all__ = ["sound"]

_SHOWN = 3


def sound(bench: Bench) -> Iterator[str]:
    """Yield what is wrong with the world generator."""
    maker = bench.domain.worlds
    size = {**maker.defaults, **bench.size}

    def make(seed: int, people: str = "train") -> Mapping[str, Mapping[str, Any]]:
        return maker.tables(np.random.default_rng(seed), size, people)

    tables, again, other, test = make(SEED), make(SEED), make(SEED + 1), make(SEED, "test")
    if digest(tables) != digest(again):
        yield "the same seed gives two worlds; draw everything random from the generator, and don't iterate over sets"
    if digest(tables) == digest(other):
        yield "two seeds give the same world; draw the records from the generator"
    if digest(tables) == digest(test):
        yield "the worlds for training and for tests are the same; draw the people from two halves"
    for found in (tables, test):
        for problem in maker.problems(found)[:_SHOWN]:
            yield f"a world isn't self-consistent: {problem}"
    for table, records in tables.items():
        for record_id, record in records.items():
            try:
                same = json.loads(json.dumps(record)) == record
            except TypeError as error:
                yield f"the record {record_id} of {table} isn't plain JSON: {error}"
                break
            if not same:
                yield f"the record {record_id} of {table} changes on its way through JSON; use lists and string keys"
                break
    if not maker.defaults:
        yield "the world maker has no size options; name at least one, such as how many customers there are"
