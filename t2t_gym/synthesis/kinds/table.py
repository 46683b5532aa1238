"""The kinds of tasks, by scenario: a table of them all, and what is drawn from it."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, chain

import numpy as np

from t2t_gym.arguments import expect_known
from t2t_gym.domain import Domain, Operation
from t2t_gym.synthesis.difficulty import AS_IT_COMES, Difficulty
from t2t_gym.synthesis.drafting.drafts import Draft
from t2t_gym.synthesis.exploration.explore import Suits
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Trajectory
from t2t_gym.synthesis.kinds.ambiguous import (
    allows_missing,
    allows_reference,
    allows_several,
    allows_variant,
    can_be_taken_for_another,
    can_leave_open,
    can_leave_out,
    can_prefer,
    can_vary,
)
from t2t_gym.synthesis.kinds.changing import allows_swap, operation_swapped, value_revised
from t2t_gym.synthesis.kinds.composed import ambiguous_then_changed, one_of_two
from t2t_gym.synthesis.kinds.general import can_look_up, general, look_up, question
from t2t_gym.synthesis.kinds.infeasible import (
    NO_SUCH_TOOL,
    UNIDENTIFIED,
    can_be_stopped,
    can_stop,
    could_stop,
    infeasible,
    no_such_tool,
    unidentified,
)
from t2t_gym.synthesis.kinds.kind import Kind, always
from t2t_gym.synthesis.kinds.later import (
    can_be_cheaper,
    can_be_undone,
    costs_something,
    has_costs,
    price_condition,
    request_added,
    request_withdrawn,
    undo,
)
from t2t_gym.synthesis.kinds.unclear import mistaken_detail, unclear_operation
from t2t_gym.synthesis.picks import pick
from t2t_gym.task import SCENARIOS, Task

__all__ = ["KINDS", "draw_kind", "kinds_of", "scenarios_of"]


def _only(allows: Callable[[Operation], bool]) -> Callable[[Domain, Operation], bool]:
    """Return a choice of operations that doesn't look at the domain."""
    return lambda domain, operation: allows(operation)  # noqa: ARG005 - it doesn't look


def _has_quantities(domain: Domain) -> bool:
    return bool(domain.quantities)


def _can_hide(domain: Domain) -> bool:
    return any(o.kind == UNIDENTIFIED for o in domain.obstacles)


def _has_unserved(domain: Domain) -> bool:
    return bool(domain.unserved)


def _has_criteria(domain: Domain) -> bool:
    return bool(domain.criteria)


def _obstacle(name: str, *, wary: bool = True) -> Kind:
    def make(setting: Setting, rng: np.random.Generator, walk: Trajectory) -> tuple[Task, ...]:
        return infeasible(setting, rng, walk, name)

    def applies(domain: Domain) -> bool:
        return any(o.kind == name for o in domain.obstacles)

    return Kind(name, "infeasible", make, can_stop(name), applies, could_stop(name), wary=wary)


def _vague(
    name: str,
    allows: Callable[[Operation], bool],
    suits: Suits,
    applies: Callable[[Domain], bool] = always,
    *,
    writes: int = 2,
    rivals: bool = False,
) -> Kind:
    """Return an ambiguous kind, whose drafts exploration makes vague to see that they suit."""

    def make(setting: Setting, rng: np.random.Generator, walk: Trajectory) -> tuple[Task, ...]:
        return Draft.of(setting, rng, walk).task(name)

    return Kind(name, "ambiguous", make, _only(allows), applies, suits, writes=writes, rivals=rivals)


KINDS: Mapping[str, tuple[Kind, ...]] = {
    "general": (
        Kind("one_request", "general", general),
        Kind("several_requests", "general", general, least=2, writes=4),
        Kind("look_up", "general", look_up, _only(allows_reference), suits=can_look_up, rivals=True),
        Kind("question", "general", question, applies=_has_quantities, writes=2),
    ),
    "ambiguous": (
        _vague("reference", allows_reference, can_be_taken_for_another, rivals=True),
        _vague("variant", allows_variant, can_vary),
        _vague("vague_preference", allows_variant, can_prefer, _has_criteria),
        _vague("missing_value", allows_missing, can_leave_out),
        Kind("unclear_operation", "ambiguous", unclear_operation, _only(allows_reference)),
        Kind("mistaken_detail", "ambiguous", mistaken_detail, _only(allows_reference), writes=2),
        _vague("several_questions", allows_several, can_leave_open, writes=1),
    ),
    "changing": (
        Kind("value_revised", "changing", value_revised, writes=2),
        Kind("operation_swapped", "changing", operation_swapped, _only(allows_swap), writes=2),
        Kind("request_withdrawn", "changing", request_withdrawn, least=2, writes=3, extra=-1),
        Kind("request_added", "changing", request_added, least=2, writes=2),
        Kind("price_condition", "changing", price_condition, costs_something, has_costs, can_be_cheaper, writes=2),
        Kind("undo", "changing", undo, _only(can_be_undone), extra=1),
    ),
    "infeasible": (
        _obstacle("status", wary=False),
        _obstacle("once_only"),
        _obstacle("out_of_stock"),
        _obstacle("payment_rule"),
        _obstacle("not_theirs"),
        _obstacle("rule"),
        Kind(UNIDENTIFIED, "infeasible", unidentified, applies=_can_hide),
        Kind(NO_SUCH_TOOL, "infeasible", no_such_tool, applies=_has_unserved, weight=0.4, share=1 / 12),
    ),
    "mixed": (
        Kind(
            "ambiguous_then_changed",
            "mixed",
            ambiguous_then_changed,
            _only(allows_reference),
            suits=can_be_taken_for_another,
            writes=2,
        ),
        Kind("one_of_two", "mixed", one_of_two, can_be_stopped, least=2, writes=2),
    ),
}
"""Scenario to its kinds; under ``"mixed"`` those that only come among all the others: compositions of two."""


def kinds_of(
    domain: Domain, scenario: str, kinds: Sequence[str] | None = None, difficulty: Difficulty = AS_IT_COMES
) -> tuple[Kind, ...]:
    """Return the kinds of a scenario that a domain can have.

    Args:
        domain: the domain.
        scenario: a scenario; ``"mixed"``: all.
        kinds: only those of these names.
        difficulty: only those that can be so hard, where any can.

    Raises:
        UnknownNameError: the scenario has no kind of one of the names in this domain.
    """
    scenarios = tuple(KINDS) if scenario == "mixed" else (scenario,)
    found = [k for k in chain.from_iterable(KINDS[s] for s in scenarios) if k.is_of(domain)]
    if "infeasible" in scenarios:
        known = {k.name for k in KINDS["infeasible"]}
        found += [_obstacle(kind) for kind in dict.fromkeys(o.kind for o in domain.obstacles) if kind not in known]
    names = [k.name for k in found]
    for name in kinds or ():
        expect_known("kind", name, names)
    wished = tuple(k for k in found if kinds is None or k.name in kinds)
    return tuple(k for k in wished if k.fits(difficulty)) or wished


def scenarios_of(domain: Domain, kinds: Sequence[str] | None = None) -> dict[str, tuple[str, ...] | None]:
    """Return the scenarios that have any of some kinds, each with its own of them; all scenarios where none is given.

    Args:
        domain: the domain.
        kinds: names of kinds, of whatever scenario.

    Raises:
        UnknownNameError: no scenario has a kind of one of the names in this domain.
    """
    if kinds is None:
        return dict.fromkeys(SCENARIOS)
    named = kinds_of(domain, "mixed", kinds)
    return {s: own for s in SCENARIOS if (own := tuple(k.name for k in named if k.scenario == s))}


def draw_kind(rng: np.random.Generator, kinds: Sequence[Kind]) -> Kind:
    """Return one of some kinds: each scenario with the same chance, its kinds by their weight."""
    scenarios = list(dict.fromkeys(k.scenario for k in kinds))
    scenario = pick(rng, scenarios)
    own = [k for k in kinds if k.scenario == scenario]
    ends = list(accumulate(_weight(k, own) for k in own))
    return own[bisect(ends, rng.random() * ends[-1])]


def _weight(kind: Kind, among: Sequence[Kind]) -> float:
    others = sum(k.weight for k in among if k is not kind)
    return min(kind.weight, kind.share * others) if others else kind.weight
