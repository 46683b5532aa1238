"""Domains conform, those installed and the example; and the suite finds what is wrong with one that doesn't."""

import re
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from typing import Any

import gymnasium as gym
import pytest

from t2t_gym import registration
from t2t_gym.database import Database
from t2t_gym.dialogue import Dialogue
from t2t_gym.domain import Case, Domain, Form
from t2t_gym.errors import ConfigError, UnknownNameError
from t2t_gym.kit import Flip
from t2t_gym.messages import ToolCall
from t2t_gym.quantities import Quantity
from t2t_gym.registration import add_domain, domain_names, load_domain, temporary_domain
from t2t_gym.rules import Rule, RuleContext
from t2t_gym.synthesis import make_tasks
from t2t_gym.synthesis.kinds import lacking
from t2t_gym.testing import CHECKS, NonconformityError, check_domain, examine
from t2t_gym.tools import Tool, ToolSet
from t2t_gym.wording import Deed, ElaborateWording


@pytest.mark.parametrize("name", domain_names())
def test_every_installed_domain_conforms(name: str) -> None:
    """Whatever is installed holds to every check."""
    check_domain(load_domain(name))


def test_the_example_domain_conforms_and_its_tasks_are_audited(clinic: Domain) -> None:
    """A distribution of its own, found by its entry point, makes tasks with the whole proof."""
    check_domain(clinic)
    with temporary_domain(clinic):
        tasks = make_tasks("clinic", "all", 2, seed=3, certify="full")
    assert {task.scenario for task in tasks} == {"general", "ambiguous", "changing", "infeasible"}
    assert all(task.certificate.level == "full" for task in tasks)


def test_a_domain_that_is_not_installed_can_be_tried(clinic: Domain, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its environments exist in this process; a second domain can't have its name."""
    monkeypatch.setattr(registration, "_ADDED", {})
    registered = set(gym.registry)
    add_domain(clinic)
    try:
        observation, info = gym.make("t2t/clinic-general").reset(seed=1)
        assert observation
        assert info["policy"] == clinic.policy
        with pytest.raises(ConfigError, match="there is a domain 'clinic' already"):
            add_domain(replace(clinic, version="2"))
    finally:
        for env_id in set(gym.registry) - registered:
            del gym.registry[env_id]


def _raise(context: RuleContext) -> str | None:
    raise KeyError("nobody")


def _without(parts: Any, field: str, name: str) -> Any:
    kept = {key: part for key, part in getattr(parts, field).items() if key != name}
    return replace(parts, **{field: kept})


def _known_by(entities: Any, slot: str) -> Any:
    entities = copy(entities)
    entities.identity = ((slot,),)
    return entities


def _best(voice: Any, slot: str, criterion: str) -> Any:
    return replace(voice, slots={**voice.slots, slot: replace(voice.slots[slot], best={criterion: ("best",)})})


def _heard_as(lexicon: Any, operation: str, *verbs: str) -> Any:
    words = lexicon.operations[operation]
    return replace(lexicon, operations={**lexicon.operations, operation: replace(words, verbs=(*words.verbs, *verbs))})


def _slot(entities: Any, slot: str, **changes: Any) -> dict[str, Any]:
    entities = copy(entities)
    entities._slots = {**entities._slots, slot: replace(entities._slots[slot], **changes)}
    entities._found, entities._reads = {}, entities._reads_of_slots
    return {"entities": entities}


def _cancelling(domain: Domain, parameters: Any) -> dict[str, Any]:
    cancel = replace(domain.operations["cancel"], slots={"appointment": parameters})
    return {"operations": {**domain.operations, "cancel": cancel}}


def cancel_appointment(db: Database, appointment_id: str) -> Any:
    """Cancel an appointment, and fail where there is none."""
    appointment = db.edit("appointments", appointment_id)
    appointment["status"] = "cancelled"
    return appointment


_CARELESS = Tool(cancel_appointment, "write")
_OF_NOBODY = ToolCall("list_openings", {"doctor": "Dr. Nobody", "day": "2025-03-12"})


def _and_more(flip: Callable[[Case], Any]) -> Callable[[Case], Any]:
    """Return a flip that also notes something about the customer."""

    def flipped(case: Case) -> Any:
        edits = flip(case)
        return edits and {**edits, "patients": {case.customer: {"note": "called"}}}

    return flipped


class _Drifting:
    """A world maker whose worlds follow from more than the seed."""

    def __init__(self, maker: Any) -> None:
        self._maker, self._made = maker, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._maker, name)

    def tables(self, rng: Any, size: Any, people: str) -> Any:
        self._made += 1
        tables = self._maker.tables(rng, size, people)
        tables["patients"]["P100"]["made"] = self._made
        return tables


DEFECTS: dict[str, tuple[str, Callable[[Domain], dict[str, Any]], str]] = {
    "a hand-over tool that isn't there": ("parts", lambda d: {"handover": "hang_up"}, "hand-over tool 'hang_up'"),
    "a policy text without a clause": ("policy", lambda d: {"policy": d.policy.replace("R4", "R9")}, "clause R4"),
    "worlds that drift": ("worlds", lambda d: {"worlds": _Drifting(d.worlds)}, "the same seed gives two worlds"),
    "an identity slot that nobody has": ("identity", lambda d: {"entities": _known_by(d.entities, "email")}, "slot 'email'"),
    "a tool that fails": (
        "tools_stand", lambda d: {"tools": ToolSet({**d.tools, "cancel_appointment": _CARELESS}.values())},
        "'cancel_appointment' raises KeyError",
    ),
    "a rule that all break": (
        "rules_kept", lambda d: {"rules": (Rule("R1", "never", lambda c: "no"),)}, "even by a perfect agent's",
    ),
    "a rule that none breaks": (
        "rules_fire", lambda d: {"rules": (Rule("R1", "always", lambda c: None),)}, "none of the calls",
    ),
    "a rule that fails": ("rules_fire", lambda d: {"rules": (Rule("R1", "fails", _raise),)}, "raises KeyError"),
    "a criterion without a measure": ("measures", lambda d: {"voice": _best(d.voice, "opening", "cost.min")}, "'cost'"),
    "a slot without words": (
        "words", lambda d: {"voice": _without(d.voice, "slots", "opening")}, "lacks the slot 'opening'",
    ),
    "a question that is a sentence": (
        "words",
        lambda d: {
            "quantities": (Quantity("fee", "money", lambda e: 5.0),),
            "voice": replace(d.voice, questions={"fee": ("What's the fee?",)}),
        },
        "begin it in lower case",
    ),
    "a slot that isn't heard": (
        "asked", lambda d: {"lexicon": _without(d.lexicon, "slots", "birthday")}, "asked for 'birthday'",
    ),
    "an operation that isn't heard": (
        "heard", lambda d: {"lexicon": _without(d.lexicon, "operations", "cancel")}, "hears 'cancel' in no message",
    ),
    "a verb that is in every mouth": (
        "heard", lambda d: {"lexicon": _heard_as(d.lexicon, "move", "made")}, "speak of the operation 'move'",
    ),
    "an offer of which each differs": (
        "candidates",
        lambda d: _slot(d.entities, "opening", features=lambda db, value, chosen: (("number", value),)),
        "move offers opening, but nothing that can be said of one fits another",
    ),
    "a look-up that is never made": (
        "reads",
        lambda d: _slot(d.entities, "appointment", reads=lambda view, value: ()),
        "no look-up shows an agent the 'appointment' of 'cancel'",
    ),
    "a word that is no expression": (
        "parts", lambda d: {"lexicon": _heard_as(d.lexicon, "move", "mov(e")}, "'mov(e' is no regular expression",
    ),
    "a look-up that nobody could make": (
        "reads",
        lambda d: _slot(d.entities, "appointment", reads=lambda view, value: (_OF_NOBODY,)),
        "takes doctor='Dr. Nobody', which neither the customer can tell",
    ),
    "a quantity that has no value": (
        "quantities", lambda d: {"quantities": (Quantity("fee", "money", lambda e: None),)}, "no value for any",
    ),
    "an obstacle that never arises": (
        "obstacles",
        lambda d: {"obstacles": (Flip(kind="rule", clause="x", operations=frozenset(), reason="no", flip=lambda c: None),)},
        "never arises",
    ),
    "an obstacle that stops nothing": (
        "obstacles",
        lambda d: {"obstacles": (Flip(kind="rule", clause="x", operations=frozenset(), reason="no", flip=lambda c: {}),)},
        "stops nothing",
    ),
    "an obstacle that changes more than it must": (
        "obstacles", lambda d: {"obstacles": (replace(d.obstacles[0], flip=_and_more(d.obstacles[0].flip)),)},
        "also changes note of",
    ),
    "no obstacle at all": ("tasks", lambda d: {"obstacles": (), "unserved": {}}, "there are no kinds of infeasible tasks"),
    "an operation that nobody can have": ("reachable", lambda d: _cancelling(d, ()), "can have the operation 'cancel'"),
    "a call that can't be read back": (
        "calls",
        lambda d: _cancelling(d, Form(lambda value: {"appointment_id": value}, lambda arguments: "A1")),
        "reads back as 'A1'",
    ),
    "a slot that is said to make no difference": (
        "calls",
        lambda d: {"operations": {**d.operations, "move": replace(d.operations["move"], moot=lambda *_: ("opening",))}},
        "move.opening: the end state depends on its value; `moot` mustn't name it",
    ),
}  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_found_and_said(clinic: Domain, defect: str) -> None:
    """Each check finds what it is for, and its message says where to look."""
    check, spoil, said = DEFECTS[defect]
    found = examine(replace(clinic, **spoil(clinic)), [check])
    assert any(said in finding.problem for finding in found), found


class _Mumbling(ElaborateWording):
    """A way of speaking in which no proposal is heard."""

    def propose(self, deed: Deed) -> str:
        return "Right then, so that's that."


def test_a_customer_who_does_not_understand_another_wording_is_found(
    clinic: Domain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tasks are made with the plain one; it is said what wasn't understood, and of which kind of task."""
    monkeypatch.setattr("t2t_gym.testing.tasks.ElaborateWording", _Mumbling)
    found = [finding.problem for finding in examine(clinic, ["tasks"])]
    assert any(
        "of the kind 'one_request' doesn't understand an agent that likes to write: to \"Right" in f for f in found
    )


def test_a_part_that_fails_is_a_finding_with_its_place(clinic: Domain) -> None:
    """Rather than an exception out of the suite; what is found before it stays, and nothing is checked after it."""
    quantity = Quantity("fee", "money", lambda effect: effect.result["fee"])
    spoiled = {"handover": "hang_up", "quantities": (quantity,), "obstacles": ()}
    found = examine(replace(clinic, **spoiled), ["parts", "quantities", "obstacles", "tasks"])
    assert [finding.check for finding in found] == ["parts", "quantities"]
    assert re.search(
        r"KeyError: 'fee' \(no table, .*raised by '<lambda>' in .*test_conformance.py, line", found[1].problem
    )


def test_what_other_kinds_of_tasks_would_take_is_told(clinic: Domain) -> None:
    """Each kind that a domain doesn't have is named, with what brings it, until the domain has that."""
    told = lacking(replace(clinic, quantities=()))
    assert told["question"] == "a quantity, in `quantities`"
    assert told["undo"] == "an operation with an `undo`"
    assert told["not_theirs"] == "an obstacle of the kind 'not_theirs'"
    assert not told.keys() & {"one_request", "variant", "status", "rule"}
    cancel = replace(clinic.operations["cancel"], undo=lambda db, customer, values: ("move", values))
    fee = Quantity("fee", "money", lambda effect: 5.0, cost=True)
    more = replace(clinic, quantities=(fee,), operations={**clinic.operations, "cancel": cancel})
    assert told.keys() - lacking(more).keys() == {"question", "undo", "price_condition"}


def test_the_error_has_a_line_for_each_problem(clinic: Domain) -> None:
    """It says what must hold, and what doesn't."""
    with pytest.raises(
        NonconformityError, match="has 1 problem:\n  parts: The parts refer to each other correctly.\n    - "
    ):
        check_domain(replace(clinic, handover="hang_up"), ["parts"])


def test_checks_are_chosen_by_name(clinic: Domain) -> None:
    """An unknown name lists those that exist; all names differ."""
    with pytest.raises(UnknownNameError, match="Did you mean 'rules_fire'"):
        examine(clinic, ["rule_fire"])
    assert len({check.name for check in CHECKS}) == len(CHECKS)


def test_a_birthday_is_said_with_its_year(clinic: Domain) -> None:
    """An agent that looks somebody up by it needs all of it."""
    with temporary_domain(clinic):
        for task in make_tasks("clinic", "general", 3, seed=1, certify="none"):
            dialogue = Dialogue(task, clinic)
            opening = dialogue.start().content
            answer = dialogue.act("What is your date of birth?")[-1].content
            assert task.intent.customer.facts["birthday"] in opening + answer
