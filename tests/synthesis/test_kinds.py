"""Kinds: what each of them is, of tasks made from scratch."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import numpy as np
import pytest

from t2t_gym.database import Database
from t2t_gym.dialogue import Dialogue
from t2t_gym.domain import snapshot_of
from t2t_gym.messages import ToolCall
from t2t_gym.registration import load_domain
from t2t_gym.semantics import identifies
from t2t_gym.synthesis import make_tasks
from t2t_gym.synthesis.drafting.blur import blur
from t2t_gym.synthesis.drafting.convert import Want, end_states, make_task, wants_of
from t2t_gym.synthesis.drafting.drafts import Draft
from t2t_gym.synthesis.drafting.manner import draw_manner
from t2t_gym.synthesis.exploration.explore import are_at_odds, explore
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Trajectory, Write
from t2t_gym.synthesis.kinds import KINDS, draw_kind, kinds_of
from t2t_gym.synthesis.kinds.ambiguous import allows_missing, allows_several
from t2t_gym.synthesis.kinds.changing import other_want
from t2t_gym.synthesis.kinds.later import costs_something
from t2t_gym.synthesis.kinds.unclear import mistaken_detail
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Best, Each, Fits, Is, Task, World
from tests.airline import small_airline
from tests.retail import small_shop

DOMAIN = load_domain("retail")


@pytest.fixture(scope="module")
def made() -> dict[str, list[Task]]:
    """Two tasks, or pairs of twins, of every kind."""
    return {
        kind.name: list(make_tasks("retail", scenario, 2, seed=11, kinds=[kind.name], certify="quick"))
        for scenario, kinds in KINDS.items()
        for kind in kinds
        if kind.applies(DOMAIN)
    }


def test_every_task_bears_the_name_of_its_kind(made: dict[str, list[Task]]) -> None:
    """Whatever the kind, and the oracle has served it through the customer's words."""
    for name, tasks in made.items():
        assert {t.kind for t in tasks} == {name}
        assert all(t.certificate.claims["oracle"] == "success" for t in tasks)


def test_what_is_looked_up_needs_no_question(made: dict[str, list[Task]]) -> None:
    """The words fit several things, and the database settles which."""
    for task in made["look_up"]:
        assert task.certificate.claims["completions_by_words"] >= 2
        assert task.certificate.claims["settled_by"] == "lookup"


def test_a_question_has_a_typed_answer(made: dict[str, list[Task]]) -> None:
    """The goal owes what the customer asks, with the value that execution gave."""
    for task in made["question"]:
        assert [a.quantity for a in task.goal.answers] == [q.quantity for q in task.intent.questions]
        assert all(a.type == DOMAIN.by_quantity[a.quantity].type for a in task.goal.answers)


def test_a_preference_is_a_criterion_that_a_sensible_customer_has(made: dict[str, list[Task]]) -> None:
    """It is said on request only, and is one of the domain's."""
    for task in made["vague_preference"]:
        fills = [f for f in task.intent.requests[0].slots for c in f.asked if isinstance(c, Each)]
        best = [(f.slot, b) for f in fills for c in f.asked if isinstance(c, Each) for b in c.of if isinstance(b, Best)]
        assert best
        assert all((b.by, b.pick) in DOMAIN.criteria[slot] for slot, b in best)
        assert not any(isinstance(c, Best) for f in fills if isinstance(f.told, Each) for c in f.told.of)


def test_what_is_wanted_for_something_is_described_by_how_it_differs() -> None:
    """Though only in part: "the large one" for a large one would say nothing."""
    described = 0
    for task in make_tasks("retail", "ambiguous", 12, seed=11, kinds=["variant", "vague_preference"], certify="none"):
        request, db = task.intent.requests[0], Database(snapshot_of(DOMAIN, task.world))
        new = request.fill("new_items")
        if new is None or not isinstance(new.told, Each):
            continue
        for old, told in zip(request.values()["items"], new.told.of, strict=True):
            assert isinstance(told, Fits)
            assert not set(told.features).issubset(DOMAIN.entities.features(db, "items", old, request.values()))
            described += 1
    assert described > 6


def test_no_criterion_can_be_guessed() -> None:
    """Each of the domain's occurs: who always takes the cheapest, without asking, is as often wrong."""
    tasks = make_tasks("retail", "ambiguous", 12, seed=1, kinds=["vague_preference"], certify="none")
    text = " ".join(task.model_dump_json() for task in tasks)
    assert all(f'"by":"{by}","pick":"{pick}"' in text for by, pick in DOMAIN.criteria["new_items"])


def test_of_a_missing_value_nothing_is_said_unasked(made: dict[str, list[Task]]) -> None:
    """It takes a question, and there is an answer to it."""
    for task in made["missing_value"]:
        assert any(f.told is None and f.asked for f in task.intent.requests[0].slots)
        assert task.certificate.claims["questions"] >= 1


def test_an_unclear_opening_names_no_operation(made: dict[str, list[Task]]) -> None:
    """The first words name the thing; what is to be done comes out when it is asked."""
    for task in made["unclear_operation"]:
        (request,) = task.intent.requests
        dialogue = Dialogue(task, DOMAIN)
        dialogue.start()
        assert dialogue.user_turns[0].acts[-1].slots == (DOMAIN.operations[request.operation].subject,)
        dialogue.act("What would you like me to do?")
        assert [a.kind for a in dialogue.user_turns[-1].acts] == ["request"]
        assert any(
            v.split()[0] in dialogue.user_turns[-1].text for v in DOMAIN.voice.operations[request.operation].frames
        )
        assert task.certificate.claims["completions_opening"] >= 2


def test_a_mistake_fits_nothing(made: dict[str, list[Task]]) -> None:
    """What is said in error can't be served, and a wrong number is nobody's."""
    for task in made["mistaken_detail"]:
        (wrong,) = [f for r in task.intent.requests for f in r.slots if f.mistaken]
        assert task.certificate.claims["completions_as_said"] == 0
        if isinstance(wrong.told, Is):
            tables = snapshot_of(DOMAIN, task.world).tables
            assert not any(wrong.told.value in records for records in tables.values())


def test_an_id_without_digits_is_not_misread(setting: Setting) -> None:
    """The mistake is in another detail then, or there is none."""
    orders = setting.snapshot.tables["orders"]
    owner, held = max(((i, u["orders"]) for i, u in setting.snapshot.tables["users"].items()), key=lambda x: len(x[1]))
    old = next(i for i in held if orders[i]["status"] == "pending")
    renamed = [*(i for i in held if i != old), "#WX"]
    edits = {"orders": {"#WX": {**orders[old], "order_id": "#WX"}}, "users": {owner: {"orders": renamed}}}
    world = Setting(DOMAIN, setting.world, setting.snapshot.patched(edits), "train")
    operation, values = DOMAIN.operations["cancel_order"], {"order_id": "#WX", "reason": "no longer needed"}
    walk = Trajectory(owner, (Write(operation.call(values, world.database()), "", operation, values),))
    mistaken = []
    for seed in range(8):
        with contextlib.suppress(Rejected):
            (task,) = mistaken_detail(world, np.random.default_rng(seed), walk)
            mistaken += [f.told for f in task.intent.requests[0].slots if f.mistaken]
    assert mistaken
    assert not any(isinstance(told, Is) for told in mistaken)


def test_a_misread_number_is_nobodys_though_nearly_all_like_it_are_somebodys(setting: Setting) -> None:
    """Of the numbers that differ in one digit all but nine are orders; one of the nine is misread, or none."""
    tables = setting.snapshot.tables
    name, order = next((i, o) for i, o in tables["orders"].items() if o["status"] == "pending")
    digits = [i for i, letter in enumerate(name) if letter.isdigit()]
    alike = [f"{name[:i]}{digit}{name[i + 1 :]}" for i in digits[1:] for digit in range(10)]
    edits = {"orders": {i: {**order, "order_id": i} for i in alike if i != name}}
    world = Setting(DOMAIN, setting.world, setting.snapshot.patched(edits), "train")
    operation, values = DOMAIN.operations["cancel_order"], {"order_id": name, "reason": "no longer needed"}
    walk = Trajectory(order["user_id"], (Write(operation.call(values, world.database()), "", operation, values),))
    misread = []
    for seed in range(24):
        with contextlib.suppress(Rejected):
            (task,) = mistaken_detail(world, np.random.default_rng(seed), walk)
            told = [f.told for f in task.intent.requests[0].slots if f.mistaken]
            misread += [one.value for one in told if isinstance(one, Is)]
    assert misread
    assert not any(i in world.snapshot.tables["orders"] for i in misread)


def test_several_questions_are_needed(made: dict[str, list[Task]]) -> None:
    """One slot doesn't settle it, whichever it is."""
    assert all(t.certificate.claims["questions"] >= 2 for t in made["several_questions"])


def test_what_no_write_of_an_operation_suits_is_not_sought_in_vain() -> None:
    """An address alone can't leave two questions open, and nothing is cheaper where there is no choice."""
    changes_address = DOMAIN.operations["modify_user_address"]
    assert allows_missing(changes_address)
    assert not allows_several(changes_address)
    airline = load_domain("airline")
    assert not allows_missing(airline.operations["cancel_reservation"])  # its reason isn't passed on
    assert costs_something(airline, airline.operations["change_flights"])
    assert not costs_something(airline, airline.operations["change_baggage"])


# --- changing -----------------------------------------------------------------------------------------------------


def test_only_what_there_are_words_for_not_minding_about_is_not_minded_about(setting: Setting) -> None:
    """To pay with whatever there is, yes; but nobody travels wherever."""
    rng = np.random.default_rng(3)
    walks = [explore(setting, rng, allow=lambda o: o.name == "return_items") for _ in range(20)]
    voice = setting.domain.voice
    silent = replace(voice, slots={name: replace(slot, any=()) for name, slot in voice.slots.items()})
    for domain, free in ((setting.domain, {"payment_method"}), (replace(setting.domain, voice=silent), set())):
        drawn = [wants_of(rng, domain, setting.database(), walk) for walk in walks]
        assert {slot for wants in drawn for want in wants for slot in want.carefree} == free


def test_what_is_withdrawn_leaves_no_trace(made: dict[str, list[Task]]) -> None:
    """The goal has what else was asked for, and nothing of the first request."""
    for task in made["request_withdrawn"]:
        assert task.intent.revision is not None
        assert task.intent.revision.becomes is None
        assert task.intent.requests[0].operation not in _written(task) or len(task.intent.requests) > 1
        assert len(_written(task)) == len(task.intent.requests) - 1


def test_what_is_added_comes_when_the_first_is_done(made: dict[str, list[Task]]) -> None:
    """Both are carried out, and the opening doesn't mention the second."""
    for task in made["request_added"]:
        revision = task.intent.revision
        assert revision is not None
        assert (revision.trigger, revision.adds) == ("completion_claimed", True)
        assert len(_written(task)) == len(task.intent.requests) + 1


def test_a_price_over_the_budget_changes_the_mind(made: dict[str, list[Task]]) -> None:
    """It is told on every way to success, for the customer agrees to nothing before."""
    for task in made["price_condition"]:
        claims = task.certificate.claims
        assert claims["price"] > claims["budget"] > 0


def test_what_is_undone_was_done(made: dict[str, list[Task]]) -> None:
    """The end state is the first one, and still both writes must have been made: claiming them isn't enough."""
    for task in made["undo"]:
        assert task.goal.end_states == ({},)
        assert list(task.goal.calls) == [c for c in task.gold if c["name"] in DOMAIN.by_tool]
        dialogue = Dialogue(task, DOMAIN)
        dialogue.start()
        while not dialogue.finished:
            dialogue.act("Your address has been changed. Is there anything else?")
        assert dialogue.verdict().components.end_state is False


def _written(task: Task) -> list[str]:
    return [c["name"] for c in task.gold if DOMAIN.tools[c["name"]].kind == "write"]


def test_nobody_asks_twice_for_the_same(made: dict[str, list[Task]]) -> None:
    """Such as what is given up for something else, and is also the second request: it couldn't be told which is meant."""
    task = made["one_request"][0]
    setting = Setting(DOMAIN, task.world, snapshot_of(DOMAIN, task.world), task.split)
    manner = draw_manner(np.random.default_rng(0), DOMAIN, [setting.database()], task.intent.customer.id)
    twice = task.intent.requests * 2
    with pytest.raises(Rejected, match="two requests for the same"):
        make_task(setting, np.random.default_rng(0), "general", "twice", manner, [], twice)


def test_more_end_states_than_anybody_would_list_are_too_many() -> None:
    """Of 24 gift cards any may get the money back, and each is an end state of its own; one more is over the bound."""
    cards = {f"gift_card_{i}": {"id": f"gift_card_{i}", "source": "gift_card", "balance": 1.0} for i in range(3, 27)}
    values = {"order_id": small_shop.DELIVERED, "items": [small_shop.SMALL], "payment_method": "gift_card_3"}
    want = Want(DOMAIN.operations["return_items"], values, frozenset({"payment_method"}))
    for number, few in ((22, True), (23, False)):
        methods = {
            **small_shop.snapshot().tables["users"][small_shop.ANN]["payment_methods"],
            **dict([*cards.items()][:number]),
        }
        methods = {i: m for i, m in methods.items() if i not in (small_shop.VISA, small_shop.PAYPAL)}
        edits = {"users": {small_shop.ANN: {"payment_methods": methods, "orders": [small_shop.DELIVERED]}}}
        db = Database(small_shop.snapshot().patched(edits))
        if few:
            assert len(end_states(DOMAIN, db, small_shop.ANN, [want])) == 24
        else:
            with pytest.raises(Rejected, match="too many end states"):
                end_states(DOMAIN, db, small_shop.ANN, [want])


def test_nobody_changes_its_mind_about_what_makes_no_difference() -> None:
    """The reason for a cancellation is told to no tool: whichever it is, the world ends up the same."""
    airline, snapshot = load_domain("airline"), small_airline.snapshot()
    setting = Setting(airline, World(domain="airline", seed=0), snapshot, "train")
    values = {"reservation_id": small_airline.FRESH, "reason": "change of plan"}
    want = Want(airline.operations["cancel_reservation"], values)
    for seed in range(8):
        with contextlib.suppress(Rejected):
            other = other_want(setting, np.random.default_rng(seed), small_airline.ANN, want)
            assert other.values["reservation_id"] != want.values["reservation_id"]


def test_no_criterion_picks_among_things_that_are_alike_by_it(setting: Setting) -> None:
    """Where all variants of a product cost the same, none of them is the cheapest."""
    products = setting.snapshot.tables["products"]
    variants = {i: {v: {**one, "price": 50.0} for v, one in p["variants"].items()} for i, p in products.items()}
    edits = {"products": {i: {"variants": of} for i, of in variants.items()}}
    alike = Setting(DOMAIN, setting.world, setting.snapshot.patched(edits), "train")
    settled = {True: 0, False: 0}
    for seed in range(12):
        rng = np.random.default_rng(seed)
        walk = explore(setting, rng, allow=lambda operation: operation.name == "exchange_items")
        for world in (setting, alike):
            draft = Draft(world, rng, walk.customer, [Want(walk.writes[0].operation, walk.writes[0].values)])
            settled[world is alike] += blur(draft, "new_items", best=True)
    assert settled[False]
    assert not settled[True]


# --- infeasible ---------------------------------------------------------------------------------------------------


def test_whom_nothing_finds_is_refused_after_every_look_up(made: dict[str, list[Task]]) -> None:
    """The look-ups by all that the customer can say of itself must be made; in the twin's world one finds it."""
    for task in made["unidentified"]:
        db = Database(snapshot_of(DOMAIN, task.world))
        assert identifies(DOMAIN, db, task.intent.customer.id, task.intent.customer.facts) is task.feasible
        assert bool(task.goal.calls) is not task.feasible


def test_what_is_not_theirs_is_named_and_never_looked_up(made: dict[str, list[Task]]) -> None:
    """The customer's own profile is the evidence; who reads the record, as nobody may, has seen whose it is, too."""
    for task in made["not_theirs"]:
        subject = task.intent.requests[0].slots[0]
        assert isinstance(subject.told, Is)
        if not task.feasible:
            assert task.goal.evidence == (("users", task.intent.customer.id),)
            assert [record for _, record in task.goal.also_shown_in] == [subject.value]
            assert not any(subject.value in c["arguments"].values() for c in task.gold)


def test_what_no_tool_does_is_handed_over(made: dict[str, list[Task]]) -> None:
    """Once the identity is established, and with nothing changed; it has no twin."""
    for task in made["no_such_tool"]:
        assert task.intent.requests[0].operation not in DOMAIN.operations
        assert (task.goal.handover, task.goal.end_states, task.pair) == (True, ({},), "")
        assert (task.certificate.claims["completions_all"], task.certificate.claims["handover"]) == (0, True)
        at_once = Dialogue(task, DOMAIN)
        at_once.start()
        at_once.act(ToolCall(DOMAIN.handover, {"summary": "A customer."}))
        assert not at_once.verdict().success


# --- compositions -------------------------------------------------------------------------------------------------


def test_what_no_tool_does_stays_under_a_tenth_in_domains_with_few_kinds() -> None:
    """Yet it is all that is drawn where nothing else is wished for."""
    kinds = {k.name: k for k in kinds_of(DOMAIN, "infeasible")}
    rare = kinds.pop("no_such_tool")
    for others in range(1, len(kinds) + 1):
        among = [*[*kinds.values()][:others], rare]
        rng = np.random.default_rng(others)
        assert sum(draw_kind(rng, among) is rare for _ in range(2_000)) < 200
    assert draw_kind(rng, [rare]) is rare


def test_a_composition_bears_the_labels_of_both_and_claims_what_they_do(made: dict[str, list[Task]]) -> None:
    """An ambiguous request that changes; two requests of which one can't be carried out."""
    for task in made["ambiguous_then_changed"]:
        assert [label.partition(".")[0] for label in task.labels] == ["ambiguous", "changing"]
        assert task.certificate.claims["completions_opening"] >= 2
        assert task.certificate.claims["disjoint"]
    for task in made["one_of_two"]:
        assert [label.partition(".")[0] for label in task.labels] == ["infeasible", "general"]
        assert task.feasible or task.certificate.claims["left_to_serve"] == 1
        assert _written(task)


def test_an_obstacle_that_a_walk_met_is_material() -> None:
    """What the walk failed at by itself is asked for; in the twin's world the obstacle is out of the way."""
    tasks = make_tasks("retail", "infeasible", 24, seed=5, kinds=["out_of_stock"], certify="none")
    met = [t for t in tasks if not t.feasible and not t.world.edits]
    assert met
    for task in met:
        (twin,) = [t for t in tasks if t.pair == task.pair and t.id != task.id]
        assert twin.feasible
        assert twin.world.edits


def test_what_is_wanted_at_first_makes_sense_beside_the_rest(setting: Setting) -> None:
    """Nobody wants an order cancelled and something else of it changed, though the first of them is taken back."""
    swapped, ours = next(k for k in KINDS["changing"] if k.name == "operation_swapped"), 0
    of_pending = ("modify_order_address", "modify_order_payment")
    for seed in range(12):
        rng = np.random.default_rng(seed)
        walk = explore(setting, rng, writes=3, allow=lambda operation: operation.name in of_pending)
        first, *others = walk.writes
        rest = [(w.operation, w.values) for w in others if w.values.get("order_id") == first.values["order_id"]]
        with contextlib.suppress(Rejected):
            for task in swapped.make(setting, rng, walk) if rest else ():
                stale = task.intent.requests[0]
                operation, ours = DOMAIN.operations[stale.operation], ours + 1
                assert not operation.ends
                assert not are_at_odds(operation, stale.values(), rest)
    assert ours
