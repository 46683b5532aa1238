"""What the oracle remembers, and what it works out once."""

import json
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from t2t_gym import TaskSet, load_domain
from t2t_gym.database import Database, Snapshot
from t2t_gym.domain import snapshot_of
from t2t_gym.oracle import Oracle
from t2t_gym.oracle.ledger import Ledger
from t2t_gym.oracle.plan import Plan
from t2t_gym.play import play
from t2t_gym.rules import Consent
from t2t_gym.semantics import attempt_all
from t2t_gym.task import (
    Constraint,
    Customer,
    Each,
    Feature,
    Fits,
    Goal,
    Intent,
    Is,
    Request,
    SlotFill,
    Task,
    World,
)
from t2t_gym.users.acts import UserAct, UserTurn
from tests.retail.small_shop import ANN, DELIVERED, GIFT, GLASS, LARGE, PENDING, SMALL, STEEL, VISA, order, snapshot

RETAIL = load_domain("retail")
ANOTHER, THIRD = "#W0000009", "#W0000010"


def request(**values: str) -> Request:
    """A request whose customer tells nothing unasked."""
    slots = tuple(SlotFill(slot=s, value=v, asked=(Is(value=v),)) for s, v in values.items())
    return Request(operation="exchange_items", slots=slots)


def said(*acts: UserAct) -> UserTurn:
    """A turn of the customer."""
    return UserTurn("...", acts)


def test_what_holds_after_a_change_of_mind_has_still_been_said() -> None:
    """The customer means the same card as before, and another lamp."""
    before, now = request(card="visa", lamp="blue"), request(card="visa", lamp="red")
    ledger = Ledger([before], lambda _: now)
    turns = [said(UserAct("inform", 0, ("card", "lamp")))]
    ledger.take_in(turns)
    assert ledger.answers(0, before) == (1, 1)
    turns.append(said(UserAct("revise", 0)))
    ledger.take_in(turns)
    assert ledger.answers(0, now) == (1, 0)
    turns.append(said(UserAct("inform", 0, ("lamp",))))
    ledger.take_in(turns)
    assert ledger.answers(0, now) == (1, 1)


def test_consent_to_what_is_no_longer_wanted_is_void() -> None:
    """It was given to something else."""
    ledger = Ledger([request(card="visa")], lambda _: request(card="gift"))
    turns = [said(UserAct("consent", 0, consent=Consent("exchange_items", {"card": "visa"})))]
    ledger.take_in(turns)
    assert ledger.consents
    ledger.take_in([*turns, said(UserAct("revise", 0))])
    assert not ledger.consents


def test_nobody_is_asked_twice_for_the_same(plenty: TaskSet) -> None:
    """Not even after a change of mind: each slot is asked for as often as there is something to be said of it."""
    for number, task in enumerate(t for t in plenty if t.scenario == "changing"):
        dialogue = play(Oracle(), task, load_domain(task.domain), seed=number)
        acts = [act for turn in dialogue.user_turns for act in turn.acts if act.kind == "inform" and act.request >= 0]
        answered = Counter((act.request, slot) for act in acts for slot in act.slots)
        for (index, slot), times in answered.items():
            stages = (*task.intent.requests[index : index + 1], dialogue.user.request(index))
            fills = [fill for stage in stages if (fill := stage.fill(slot)) is not None]
            assert times <= sum(len(f.asked) for i, f in enumerate(fills) if f not in fills[:i])


def test_a_plan_is_shared_while_the_world_is_as_it_was(plenty: TaskSet) -> None:
    """The ten episodes of a certificate work it out once; once something has changed, each its own."""
    task = next(t for t in plenty if t.kind == "one_request")
    domain, (wanted,) = load_domain(task.domain), task.intent.requests
    one, other = (Database(snapshot_of(domain, task.world)) for _ in range(2))
    plan = Plan.of(domain, one, task.intent.customer.id, wanted)
    assert Plan.of(domain, other, task.intent.customer.id, wanted) is plan
    after = plan.tried.after
    assert after is not None
    later = Plan.of(domain, after, task.intent.customer.id, wanted)
    assert later is not plan
    assert later.tried.after is None  # it has been done


def test_nothing_is_told_of_what_is_somebody_elses(plenty: TaskSet) -> None:
    """The oracle names it by the id that the customer gave."""
    theirs = [t for t in plenty if t.kind == "not_theirs"]
    assert {t.feasible for t in theirs} == {True, False}
    for task in theirs:
        wanted = task.intent.requests[0]
        db = Database(snapshot_of(load_domain(task.domain), task.world))
        plan = Plan.of(load_domain(task.domain), db, task.intent.customer.id, wanted)
        (subject,) = plan.deed().things[plan.operation.subject]
        assert plan.is_own is bool(subject.features) is task.feasible


def test_an_episode_and_its_oracle_are_copied_together(plenty: TaskSet) -> None:
    """The oracle's copy goes on with the copy's customer, as it would have gone on with the original."""
    task = next(t for t in plenty if t.kind == "several_requests")
    oracle = Oracle()
    dialogue = play(oracle, task, load_domain(task.domain), until=lambda d: d.turn == 4)
    copies = [deepcopy((dialogue, oracle)), deepcopy((oracle, dialogue))[::-1]]
    for episode, agent in [*copies, (dialogue, oracle)]:
        while not episode.finished:
            episode.act(agent.act(episode.messages))
        assert episode.verdict().success
    assert copies[0][0].messages == copies[1][0].messages == dialogue.messages


# --- in a shop small enough to see through ------------------------------------------------------------------------


def shop(*orders: dict[str, Any]) -> Snapshot:
    """The small shop, in which Ann has some orders and no others."""
    world = snapshot()
    world.tables["orders"].update({o["order_id"]: o for o in orders})
    world.tables["users"][ANN]["orders"].extend(o["order_id"] for o in orders)
    return world


def fits(attribute: str, value: str) -> Fits:
    """A description by one feature."""
    return Fits(features=(Feature(attribute, value),))


def asked(operation: str, values: dict[str, Any], told: dict[str, Constraint]) -> Request:
    """A request of which some slots are said unasked, and the others by name once they are asked for."""
    slots = tuple(SlotFill(slot=s, value=v, told=told.get(s), asked=(Is(value=v),)) for s, v in values.items())
    return Request(operation=operation, slots=slots)


def named(operation: str, **values: Any) -> Request:
    """A request of which everything is named unasked."""
    return asked(operation, values, {s: Is(value=v) for s, v in values.items()})


def test_what_another_request_makes_possible_is_tried_again_after_it(tmp_path: Path) -> None:
    """A gift card of 100 covers 120.20 only once the order that it paid before is cancelled, which is asked for next."""
    paid = order(PENDING, "pending", STEEL, SMALL, STEEL, paid_with=GIFT)
    tables = shop(paid, order(ANOTHER, "pending", STEEL, SMALL, STEEL)).tables
    (tmp_path / "db.json").write_text(json.dumps(tables))
    world = World(domain="retail", seed=0, file=str(tmp_path / "db.json"))
    move = named("modify_order_payment", order_id=ANOTHER, payment_method=GIFT)
    cancel = named("cancel_order", order_id=PENDING, reason="no longer needed")
    db = Database(snapshot_of(RETAIL, world))
    served = attempt_all(RETAIL, db, ANN, [(RETAIL.operations[r.operation], r.values()) for r in (cancel, move)])
    assert served is not None
    assert served.end is not None
    task = Task(
        id="retail-0",
        domain="retail",
        scenario="general",
        kind="several_requests",
        world=world,
        intent=Intent(customer=Customer(id=ANN, facts=RETAIL.entities.facts(db, ANN)), requests=(move, cancel)),
        goal=Goal(end_states=(served.end,)),
    )
    dialogue = play(Oracle(), task, RETAIL)
    assert dialogue.verdict().success
    assert [c.tool for c in dialogue.calls][-2:] == ["cancel_pending_order", "modify_pending_order_payment"]


@pytest.mark.parametrize(
    ("told", "unsettled"),
    [
        ((), ["order_id"]),
        (("order_id",), ["items", "new_items"]),
        (("order_id", "items"), ["new_items", "payment_method"]),
        (("order_id", "items", "new_items", "payment_method"), []),
    ],
)
def test_what_other_things_depend_on_is_asked_for_first(told: tuple[str, ...], unsettled: list[str]) -> None:
    """The order by itself; then two slots at a time, in the order in which each depends on those before it."""
    values = {"order_id": DELIVERED, "items": [SMALL], "new_items": [LARGE], "payment_method": VISA}
    wanted = asked("exchange_items", values, {s: Is(value=values[s]) for s in told})
    world = shop(order(DELIVERED, "delivered", STEEL, SMALL), order(ANOTHER, "delivered", STEEL, SMALL))
    assert Plan.of(RETAIL, Database(world), ANN, wanted).standing((0, 0, 0, 0)).unsettled == unsettled


@pytest.mark.parametrize(
    ("item", "choice"),
    [("Lamp", [DELIVERED, ANOTHER]), ("Table", [DELIVERED, ANOTHER, THIRD])],
)
def test_only_what_goes_with_all_that_was_said_is_put_to_choice(item: str, choice: list[str]) -> None:
    """Who wants a lamp sent back has no order in mind that holds none; where nothing goes with it, all are."""
    orders = (
        order(DELIVERED, "delivered", STEEL, SMALL),
        order(ANOTHER, "delivered", GLASS, SMALL),
        order(THIRD, "delivered", STEEL, GLASS),
    )
    values = {"order_id": DELIVERED, "items": [SMALL], "payment_method": VISA}
    told = {"order_id": fits("contains", "Kettle"), "items": Each(of=(fits("name", item),))}
    plan = Plan.of(RETAIL, Database(shop(*orders)), ANN, asked("return_items", values, told))
    options = plan.standing((0, 0, 0)).options(["order_id"])
    assert [thing.value for thing in options["order_id"]] == choice


def test_what_the_customer_has_said_nothing_of_is_asked_for_openly() -> None:
    """To list all that it has would be to guess; of what it has begun to describe a few are listed, and no more."""
    orders = [order(f"#W00001{i:02}", "delivered", STEEL, SMALL) for i in range(5)]
    values = {"order_id": orders[0]["order_id"], "items": [SMALL], "payment_method": VISA}
    for number, told, listed in (
        (4, {}, 0),
        (4, {"order_id": fits("contains", "Kettle")}, 4),
        (5, {"order_id": fits("contains", "Kettle")}, 0),
    ):
        plan = Plan.of(RETAIL, Database(shop(*orders[:number])), ANN, asked("return_items", values, told))
        assert len(plan.standing((0, 0, 0)).options(["order_id"]).get("order_id", ())) == listed
