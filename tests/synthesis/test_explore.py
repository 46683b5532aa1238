"""Exploration: walks whose every argument comes from somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from t2t_gym.database import Database
from t2t_gym.domain import snapshot_of
from t2t_gym.registration import load_domain
from t2t_gym.semantics import attempt
from t2t_gym.synthesis.exploration.coverage import Coverage, Survey, survey
from t2t_gym.synthesis.exploration.explore import explore
from t2t_gym.synthesis.exploration.prospects import Prospects
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Trajectory, Write
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import World
from t2t_gym.tools import Outcome

ADDRESS_PARTS = {"address1", "address2", "city", "state", "zip", "country"}


def unexplored(setting: Setting) -> Setting:
    """The same, but for what others have met in it, which walks keep away from."""
    return Setting(setting.domain, setting.world, setting.snapshot, setting.split)


def walks(setting: Setting, count: int, writes: int = 1) -> list[Trajectory]:
    """Some walks of a seed."""
    rng, found = np.random.default_rng(0), []
    while len(found) < count:
        try:
            found.append(explore(setting, rng, writes=writes))
        except Rejected:
            continue
    return found


def test_a_walk_can_be_replayed_on_a_fresh_world(setting: Setting) -> None:
    """Each step, in order, is carried out again with the same result."""
    for walk in walks(setting, 40, writes=2):
        db = setting.database()
        for step in walk.steps:
            assert setting.domain.tools.call(db, step.call).content == step.content


def test_a_walk_begins_with_the_identity_and_reads_before_it_writes(setting: Setting) -> None:
    """The first call establishes the customer, and an order is looked up before it is changed."""
    for walk in walks(setting, 40):
        first, *rest = walk.steps
        assert setting.domain.entities.identify(first.call.name, first.call.arguments, first.content) == walk.customer
        assert not isinstance(rest[0], Write)
        assert isinstance(rest[-1], Write)


def test_every_argument_has_a_source_that_holds_it(setting: Setting) -> None:
    """It stands in an earlier result, the facts or the schema; only a new address comes from the customer alone."""
    for walk in walks(setting, 60):
        found = walk.sources(setting.domain, setting.database())
        for i, step in enumerate(walk.steps):
            for name, sources in found[i].items():
                argument = step.call.arguments[name]
                parts = argument if isinstance(argument, list) else [argument]
                for part, source in zip(parts, sources, strict=True):
                    if source.kind == "result":
                        assert source.step < i
                        assert part in walk.steps[source.step].content
                    elif source.kind == "customer":
                        assert name in ADDRESS_PARTS


def test_every_operation_is_explored(setting: Setting) -> None:
    """No operation is rare because few customers can have it."""
    names = [w.writes[0].operation.name for w in walks(unexplored(setting), 210)]
    assert set(names) == set(setting.domain.operations)
    assert min(names.count(n) for n in set(names)) >= 10


def test_failures_are_kept_and_fail_again(setting: Setting) -> None:
    """A failed write ends nothing: it is kept with its reason, and was a failure at the time."""
    failures = [(w, f) for w in walks(setting, 80) for f in w.failures]
    assert failures
    for walk, failure in failures:
        assert failure.reason or failure.broken
        db: Database = setting.database()
        assert attempt(setting.domain, db, walk.customer, failure.operation, failure.values).after is None


def test_failures_are_the_customers_own_and_kept_once(setting: Setting) -> None:
    """What was tried for others who were passed over is none of the walk's, and nothing is tried twice."""
    orders = setting.snapshot.tables["orders"]
    for walk in walks(setting, 80):
        tried = [(f.operation.name, f.values) for f in walk.failures]
        assert all(one not in tried[:i] for i, one in enumerate(tried))
        assert all(orders[v["order_id"]]["user_id"] == walk.customer for _, v in tried if "order_id" in v)


def test_no_write_is_offered_twice(setting: Setting) -> None:
    """Whoever didn't want it the first time won't want it the second."""
    offered: list[tuple[str, dict[str, object]]] = []

    def none_suits(_: Setting, rng: object, customer: str, operation: object, values: Mapping[str, object]) -> bool:
        offered.append((customer, dict(values)))
        return False

    for seed in range(3):
        offered.clear()
        with pytest.raises(Rejected, match="nobody found"):
            explore(
                unexplored(setting), np.random.default_rng(seed), suits=none_suits,
                allow=lambda operation: operation.name == "cancel_order",
            )  # fmt: skip
        assert offered
        assert all(one not in offered[:i] for i, one in enumerate(offered))


def test_nothing_is_exchanged_for_itself(setting: Setting) -> None:
    """Nor is that tried."""
    rng, swaps = np.random.default_rng(0), 0
    for _ in range(20):
        walk = explore(setting, rng, allow=lambda operation: operation.name == "exchange_items")
        for values in (*(w.values for w in walk.writes), *(f.values for f in walk.failures)):
            assert all(old != new for old, new in zip(values["items"], values["new_items"], strict=True))
            swaps += len(values["items"])
    assert swaps


def test_nothing_is_read_twice(setting: Setting) -> None:
    """What a walk has looked up for one write needn't be looked up again for the next."""
    for walk in walks(setting, 20, writes=3):
        reads = [step.call for step in walk.steps if not isinstance(step, Write)]
        assert all(call not in reads[:i] for i, call in enumerate(reads))


def test_who_has_just_as_many_things_as_asked_for_will_do(setting: Setting) -> None:
    """And nobody with fewer does."""
    rng, entities, counts = np.random.default_rng(0), setting.domain.entities, set()
    for _ in range(20):
        walk = explore(setting, rng, allow=lambda operation: operation.name == "cancel_order", choices=3)
        operation = walk.writes[0].operation
        counts.add(len(entities.candidates(setting.database(), walk.customer, operation, operation.subject, {})))
    assert min(counts) == 3


def test_the_batches_of_a_world_share_its_people_out_unless_they_are_few(setting: Setting) -> None:
    """Each of several shares is at least 25 people, or else everyone may call."""
    everyone = setting.domain.entities.customers(setting.database())
    for shares in (1, 4, len(everyone) // 25):
        parts = [replace(setting, share=(n, shares)).customers for n in range(shares)]
        assert sorted(i for part in parts for i in part) == sorted(everyone)
        assert min(map(len, parts)) >= 25
    assert replace(setting, share=(1, len(everyone) // 25 + 1)).customers == everyone


def test_more_writes_follow_where_they_can(setting: Setting) -> None:
    """Asked for two writes, most walks have them; none has more."""
    counts = [len(w.writes) for w in walks(setting, 40, writes=2)]
    assert set(counts) <= {1, 2}
    assert counts.count(2) > 20


def test_nobody_has_changed_what_is_then_cancelled(setting: Setting) -> None:
    """Nor is the same done to a thing twice: what is asked for makes sense together."""
    for walk in walks(setting, 40, writes=3):
        done = [(w.operation, w.values[w.operation.subject]) for w in walk.writes]
        for n, (operation, thing) in enumerate(done):
            before = [o for o, other in done[:n] if other == thing and operation.subject not in operation.own]
            assert not (before and operation.ends)
            assert operation not in before


def test_nobody_calls_about_what_is_made_only_during_the_call() -> None:
    """Whoever books a trip can't know, when the call is opened, by what number it will go."""
    domain, world = load_domain("airline"), World(domain="airline", seed=12)
    airline = Setting(domain, world, snapshot_of(domain, world), "train")
    rng = np.random.default_rng(0)
    for _ in range(20):
        walk = explore(airline, rng, writes=3, allow=lambda operation: operation.name == "book_flight")
        for write in walk.writes:
            if write.operation.subject == "reservation_id":
                assert airline.database().get("reservations", write.values["reservation_id"])


def test_nobody_to_serve_is_a_reason_and_not_an_endless_search(setting: Setting) -> None:
    """Where no operation can be carried out, the walk gives up and says so."""
    empty = setting.edited({"users": {u: {"orders": []} for u in setting.snapshot.tables["users"]}})
    with pytest.raises(Rejected, match="nobody found"):
        explore(empty, np.random.default_rng(0), allow=lambda operation: operation.name == "cancel_order")


# --- coverage -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def explored(setting: Setting) -> tuple[Coverage, Survey]:
    """What seventy walks of two writes met, in a world of their own."""
    own = unexplored(setting)
    walked = walks(own, 70, writes=2)
    return own.coverage, survey(own.domain, own.database(), walked)


def test_what_is_rare_is_sought(explored: tuple[Coverage, Survey]) -> None:
    """Operations come about equally often, and half of all pairs of them are met where chance alone would miss more."""
    coverage, _ = explored
    assert min(coverage.operations.values()) * 2 >= max(coverage.operations.values())
    followed = [pair for pair in coverage.pairs if pair[0]]
    assert len(followed) > len(coverage.operations) ** 2 / 2


def test_branches_and_situations_of_every_operation_are_told_apart(
    explored: tuple[Coverage, Survey], setting: Setting
) -> None:
    """A write that also moves a gift card's balance is another branch; one payment method of three another situation."""
    coverage, met = explored
    for counts in (met.branches, coverage.situations):
        assert {key.split()[0] for key in counts} == set(setting.domain.operations)
    returns = [b for b in met.branches if b.startswith("cancel_order")]
    assert len(returns) > 1
    assert len([s for s in coverage.situations if s.startswith("return_items")]) > 2


def test_the_tool_graph_is_what_fed_what(explored: tuple[Coverage, Survey]) -> None:
    """Derived from the walks: the look-up gives the profile its user id, and the profile the orders their ids."""
    feeds = explored[1].feeds
    assert feeds["find_user_id_by_email", "get_user_details", "user_id"] > 0
    assert feeds["get_user_details", "get_order_details", "order_id"] > 0
    assert feeds["get_order_details", "return_delivered_order_items", "item_ids"] > 0


def test_what_was_refused_for_what_it_is_is_not_tried_again(setting: Setting) -> None:
    """A refusal names the status that it won't have; the customer's other orders are tried, and other kinds of writes."""
    own = unexplored(setting)
    db, cancel = own.database(), own.domain.operations["cancel_order"]
    prospects = own.coverage.prospects
    orders = own.snapshot.tables["orders"]
    delivered = [i for i, order in orders.items() if order["status"] == "delivered"]
    pending = next(i for i, order in orders.items() if order["status"] == "pending")
    for order in delivered[:2]:
        assert prospects.among(db, cancel, [order]) == [order]
        values = {"order_id": order, "reason": "no longer needed"}
        refused = attempt(own.domain, db, orders[order]["user_id"], cancel, values)
        prospects.note(db, cancel, order, refused.outcome)
    assert prospects.among(db, cancel, [*delivered, pending]) == [pending]
    returns = own.domain.operations["return_items"]
    assert prospects.among(db, returns, delivered) == delivered


@pytest.mark.parametrize(
    ("note", "avoided"), [("", False), ("no", False), ("gi", False), ("not needed", False), ("gift", True)]
)
def test_a_refusal_names_what_it_says_in_whole_words(setting: Setting, note: str, *, avoided: bool) -> None:
    """What is merely a part of its words, or empty, has nothing to do with it."""
    db, cancel, prospects = setting.database(), setting.domain.operations["cancel_order"], Prospects()
    db.begin()
    for order in ("#W1", "#W2", "#W3"):
        db.insert("orders", order, {"note": note})
    for order in ("#W1", "#W2"):
        said = f"Error: order {order} cannot be cancelled, for it is a gift."
        prospects.note(db, cancel, order, Outcome(said, True, None, frozenset({("orders", order)})))
    assert prospects.among(db, cancel, ["#W3"]) == ([] if avoided else ["#W3"])


def test_what_went_through_once_is_worth_trying_again(setting: Setting) -> None:
    """Whatever refusals have named it before, or name it afterwards."""
    db, cancel, prospects = setting.database(), setting.domain.operations["cancel_order"], Prospects()
    db.begin()
    for order in ("#W1", "#W2", "#W3"):
        db.insert("orders", order, {"note": "gift"})

    def note(order: str, error: bool) -> None:
        said = "Error: it is a gift." if error else "Done."
        prospects.note(db, cancel, order, Outcome(said, error, None, frozenset({("orders", order)})))

    for order in ("#W1", "#W2"):
        note(order, True)
    assert prospects.among(db, cancel, ["#W3"]) == []
    note("#W3", False)
    for order in ("#W1", "#W2", "#W1", "#W2"):
        assert prospects.among(db, cancel, ["#W3"]) == ["#W3"]
        note(order, True)


def test_a_situation_is_common_that_was_met_more_often_than_others(setting: Setting) -> None:
    """Not one that was met as often, or never; other operations' situations don't count."""
    coverage, cancel = Coverage(), setting.domain.operations["cancel_order"]
    assert not coverage.is_common(cancel, "cancel_order rows=0 order_id=1")
    coverage.situations.update(
        {"cancel_order rows=0 order_id=1": 2, "cancel_order rows=0 order_id=2": 2, "return_items rows=1": 9}
    )
    assert not coverage.is_common(cancel, "cancel_order rows=0 order_id=1")
    coverage.situations["cancel_order rows=0 order_id=1"] += 1
    assert coverage.is_common(cancel, "cancel_order rows=0 order_id=1")
    assert not coverage.is_common(cancel, "cancel_order rows=0 order_id=2")
