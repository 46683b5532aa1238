"""What the kit makes beyond the installed domains: two slots of one kind, switches, optional arguments, new records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from t2t_gym import make_tasks
from t2t_gym.database import Database
from t2t_gym.domain import Domain, snapshot_of
from t2t_gym.errors import UnknownNameError
from t2t_gym.kit import already, operations
from t2t_gym.messages import Action, Message, ToolCall
from t2t_gym.oracle import Oracle
from t2t_gym.play import play
from t2t_gym.registration import temporary_domain
from t2t_gym.task import Customer, Feature, Fits, Goal, Intent, Is, Recognised, Request, SlotFill, Task, World
from t2t_gym.testing import check_domain, examine
from t2t_gym.users.scripted import ScriptedUser
from t2t_gym.users.understanding import Understanding
from tests.testing.small_bank import BANK, OPERATIONS, open_account, set_alerts, transfer_money


def test_the_bank_conforms() -> None:
    """Tasks of every kind are made and served, by the terse oracle and by the wordy one."""
    check_domain(BANK)


# --- arguments that are fixed, left out, or yes and no -------------------------------------------------------------


def _world() -> Database:
    with temporary_domain(BANK):
        return Database(snapshot_of(BANK, World(domain="small_bank", seed=1, size=BANK.worlds.defaults)))


class _Sparing(Oracle):
    """An oracle that leaves out what is optional and empty, as a language model would."""

    def act(self, observation: tuple[Message, ...]) -> Action:
        action = super().act(observation)
        if not isinstance(action, ToolCall):
            return action
        return replace(action, arguments={k: v for k, v in action.arguments.items() if v != ""})


def test_an_argument_that_is_left_out_is_its_default() -> None:
    """A transfer without a day is the one at once that was agreed to, whether or not the call says so."""
    with temporary_domain(BANK):
        tasks = make_tasks("small_bank", "general", 12, seed=1)
        played = [play(_Sparing(), task, BANK) for task in tasks]
    sent = [call.arguments for dialogue in played for call in dialogue.calls if call.tool == "transfer_money"]
    assert any("day" not in arguments for arguments in sent)
    assert all(dialogue.verdict().success for dialogue in played)


def test_a_call_that_leaves_a_day_out_is_not_the_one_on_a_day() -> None:
    """What is sent at once isn't what was to be sent later."""
    later = OPERATIONS["schedule"]
    values = {"from_account": "AC100", "to_account": "AC101", "amount": 50, "day": "2030-05-06"}
    arguments = dict(later.call(values, _world()).arguments)
    assert later.is_done_by(transfer_money, arguments, values)
    del arguments["day"]
    assert not later.is_done_by(transfer_money, arguments, values)


def test_a_fixed_argument_is_no_slot_and_tells_operations_apart() -> None:
    """Both turn alerts one way or the other, and only the account is to be named."""
    on, off = OPERATIONS["turn_on"], OPERATIONS["turn_off"]
    db = _world()
    assert tuple(on.slots) == ("account",)
    assert on.call({"account": "AC100"}, db).arguments == {"account_id": "AC100", "alerts": True}
    assert BANK.operation_of("set_alerts", {"account_id": "AC100", "alerts": False}, db) is off
    with pytest.raises(UnknownNameError, match="parameter of set_alerts 'alert'"):
        operations({"turn_on": set_alerts}, fixed={"turn_on": {"alert": True}})


def test_customers_say_yes_or_no_where_a_tool_takes_true_or_false() -> None:
    """The words are turned into the argument, and back; and an obstacle's flip takes them as well."""
    opening, values = OPERATIONS["open"], {"customer": "U100", "kind": "savings", "cards": 2, "alerts": "no"}
    db = _world()
    call = opening.call(values, db)
    assert call.arguments["alerts"] is False
    assert opening.values(call.arguments) == values
    assert opening.own == ("customer",)

    class _Case:
        def __init__(self) -> None:
            self.db, self.values = db, values

    changed: Any = already(open_account)(_Case())  # type: ignore[arg-type]  # all that it looks at
    assert next(iter(changed["accounts"].values()))["alerts"] is False


def _with_candidates(slot: str, *values: object) -> Domain:
    """The bank, where a slot could be something else."""
    entities: Any = BANK.entities
    slots = {**entities._slots, slot: replace(entities._slots[slot], candidates=lambda _: values)}
    return replace(BANK, entities=type(entities)(people="customers", identity=entities._ways, slots=slots))


def test_a_slot_whose_values_nobody_says_is_found() -> None:
    """Nobody says "with True"."""
    found = [finding.problem for finding in examine(_with_candidates("alerts", True, False), ["calls"])]
    assert any("open.alerts: customers have no word for " in problem for problem in found)


def test_the_slot_for_want_of_which_nothing_can_be_done_is_named() -> None:
    """Not only the operation."""
    found = [finding.problem for finding in examine(_with_candidates("to_account"), ["reachable"])]
    assert any("'transfer' (none has a value for its slot 'to_account'; " in problem for problem in found)


def test_an_operation_that_is_heard_as_its_own_opposite_is_found() -> None:
    """Otherwise a customer would agree to alerts that are turned off for alerts that are turned on."""
    words = BANK.lexicon.operations
    vague = {name: replace(of, verbs=("turn(?:ing)?",)) if "turn" in name else of for name, of in words.items()}
    found = examine(replace(BANK, lexicon=replace(BANK.lexicon, operations=vague)), ["heard"])
    assert any("which takes 'turn_on' back" in finding.problem for finding in found)


# --- two slots of one kind -----------------------------------------------------------------------------------------

_ENDS = {"AC104": "2129", "AC107": "9118", "AC110": "4420"}


def _known(account: str) -> tuple[Feature, ...]:
    return (Feature(attribute="kind", value="savings"), Feature(attribute="ends", value=_ENDS[account]))


def _fill(slot: str, account: str, told: bool) -> SlotFill:
    means = Fits(features=_known(account))
    return SlotFill(slot=slot, value=account, told=means if told else None, asked=(means,))


def _task(requests: tuple[Request, ...], recognises: tuple[Recognised, ...] = ()) -> Task:
    customer = Customer(
        id="U100",
        facts={"email": "a@example.com"},
        told=("email",),
        recognises=recognises,
        patience=8,
        register="plain",
    )
    return Task(
        id="bank-0",
        domain="small_bank",
        scenario="general",
        kind="plain",
        world=World(domain="small_bank", seed=0),
        intent=Intent(customer=customer, requests=requests),
        goal=Goal(end_states=({},)),
    )


@pytest.fixture
def payer() -> Callable[..., ScriptedUser]:
    """Start a call by who wants to transfer money, and has told some of where from and where to."""

    def start(*told: str) -> ScriptedUser:
        accounts = {"from_account": "AC104", "to_account": "AC107"}
        fills = [_fill(slot, account, slot in told) for slot, account in accounts.items()]
        amount = SlotFill(slot="amount", value=50, told=Is(value=50), asked=(Is(value=50),))
        recognised = tuple(
            Recognised(slot=slot, value=account, features=_known(account)) for slot in accounts for account in _ENDS
        )
        task = _task((Request(operation="transfer", slots=(*fills, amount)),), recognised)
        user = ScriptedUser(task, BANK, Random(0))
        user.open()
        return user

    return start


WHICH = "Which account do you mean: the one ending in 2129 (AC104) or the one ending in 9118 (AC107)?"
DO_YOU_MEAN = (
    "I see more than one that fits. Do you mean the one ending in 2129 (AC104) or that ending in 9118 (AC107)?"
)


@pytest.mark.parametrize("text", [WHICH, DO_YOU_MEAN])
@pytest.mark.parametrize(
    ("told", "asked"), [(("from_account",), "to_account"), (("to_account",), "from_account"), ((), "from_account")]
)
def test_which_of_its_accounts_is_asked_of_the_one_that_is_still_open(
    payer: Callable[..., ScriptedUser], text: str, told: tuple[str, ...], asked: str
) -> None:
    """The question doesn't say what part the account plays; the customer knows what it hasn't said yet."""
    (act,) = payer(*told).hear(text).acts
    assert (act.kind, act.slots) == ("inform", (asked,))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Which account should the money go to?", "to_account"),
        ("Which account shall it come from?", "from_account"),
        ("What is the target account?", "to_account"),
    ],
)
def test_a_question_that_names_the_part_is_about_that(
    payer: Callable[..., ScriptedUser], text: str, asked: str
) -> None:
    """Whatever else is open."""
    (act,) = payer().hear(text).acts
    assert (act.kind, act.slots) == ("inform", (asked,))


def _updating() -> ScriptedUser:
    """Start a call of who wants alerts for AC104 and money moved, where either is called an update."""
    words = BANK.lexicon.operations
    shared = {
        name: replace(of, verbs=(*of.verbs, "update"), done=(*of.done, "updated"))
        if name in ("turn_on", "transfer")
        else of
        for name, of in words.items()
    }
    values = {"account": "AC104"}, {"from_account": "AC107", "to_account": "AC110", "amount": 50}
    fills = [
        tuple(SlotFill(slot=slot, value=v, told=Is(value=v), asked=(Is(value=v),)) for slot, v in of.items())
        for of in values
    ]
    requests = (Request(operation="turn_on", slots=fills[0]), Request(operation="transfer", slots=fills[1]))
    vague = replace(BANK, name="vague_bank", lexicon=replace(BANK.lexicon, operations=shared))
    user = ScriptedUser(_task(requests), vague, Random(0))
    user.open()
    return user


@pytest.mark.parametrize(
    ("text", "kind", "requests"),
    [("Shall I update account AC104?", "consent", {0}), ("I've updated AC104.", "request", {1})],
)
def test_a_word_for_two_operations_is_about_the_one_whose_thing_is_named(
    text: str, kind: str, requests: set[int]
) -> None:
    """To update the one is nothing to the other."""
    turn = _updating().hear(text)
    assert {act.request for act in turn.acts if act.kind == kind} == requests


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("I'll open it with two cards.", "cards", "2"),
        ("Cards: 3", "cards", "3"),
        ("I'll open it with alerts.", "alerts", "yes"),
        ("I'll open it without any alerts.", "alerts", "no"),
        ("Alerts: not included", "alerts", "no"),
    ],
)
def test_numbers_of_things_and_what_is_wanted_or_not_are_heard(text: str, slot: str, value: str) -> None:
    """In digits and in words, in a sentence and in a list."""
    assert Understanding(BANK.lexicon).read(text).mentions[slot] == (value,)


def test_numbers_of_things_and_what_is_wanted_or_not_are_said() -> None:
    """As one says them."""
    assert BANK.voice.slots["cards"].values["1"] == ("1 card",)
    assert BANK.voice.slots["cards"].values["2"] == ("2 cards",)
    assert BANK.voice.slots["alerts"].values["no"] == ("without alerts",)


def test_who_does_not_mind_says_of_which_part() -> None:
    """Beside another account, "I don't mind which" would leave open of which of the two."""
    assert BANK.voice.slots["to_account"].any == ("Any target account will do.",)


def test_of_two_things_of_one_kind_it_is_said_which_is_which(payer: Callable[..., ScriptedUser]) -> None:
    """ "It's the one ending in 9118. It's the one ending in 2129." would tell nobody."""
    text = payer().hear("Which account should it come from, and which account should it go to?").text
    assert "ource account is my savings account ending in 2129" in text
    assert "arget account is my savings account ending in 9118" in text
    assert BANK.voice.slots["day"].states == ("the day is {}",)
