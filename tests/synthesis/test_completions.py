"""Completions: what serves just what was said, checked by hand on a shop small enough to see through."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_envs.airline.operations import COVERED_REASONS
from t2t_envs.retail.operations import REASONS
from t2t_gym.database import Database, Snapshot
from t2t_gym.registration import load_domain
from t2t_gym.semantics import denotation
from t2t_gym.synthesis.claims.completions import Completions, OverBoundError, completions
from t2t_gym.synthesis.claims.searches import Search
from t2t_gym.synthesis.claims.trials import Trials
from t2t_gym.task import Best, DontCare, Each, Feature, Fits, Is, Request, SlotFill
from t2t_gym.taskset import TaskSet
from tests.airline import small_airline
from tests.retail.small_shop import (
    ADDRESS,
    ANN,
    DELIVERED,
    GIFT,
    GLASS,
    LARGE,
    PENDING,
    RED,
    SMALL,
    STEEL,
    VISA,
    snapshot,
)

DOMAIN = load_domain("retail")
ELSEWHERE = {**ADDRESS, "address1": "7 Elm Street"}


@pytest.fixture(scope="module")
def shop() -> Snapshot:
    """The small shop, with Ann's pending and delivered orders in her profile."""
    world = snapshot()
    world.tables["users"][ANN]["orders"].extend([PENDING, DELIVERED])
    return world


def named(value: Any) -> Is:
    """Name a value outright."""
    return Is(value=value)


def fits(**features: Any) -> Fits:
    """Describe by features; two underscores stand for a dot."""
    return Fits(features=tuple(Feature(attribute=a.replace("__", "."), value=v) for a, v in features.items()))


def request(operation: str, **said: Any) -> Request:
    """A request of which something is said unasked of some slots, and nothing ever of the others."""
    slots = [
        SlotFill(slot=s, value=None if isinstance(said.get(s), DontCare) else "", told=said.get(s))
        for s in DOMAIN.operations[operation].slots
    ]
    return Request(operation=operation, slots=tuple(slots))


def find(shop: Snapshot, *requests: Request, bound: int = 5000) -> Completions:
    """Find the completions of what Ann says."""
    return completions(DOMAIN, shop, ANN, requests, bound=bound)


def test_all_said_leaves_one_reading(shop: Snapshot) -> None:
    """A named order and a reason leave one end state."""
    found = find(shop, request("cancel_order", order_id=named(PENDING), reason=named(REASONS[0])))
    assert (found.by_words, found.with_database, found.complete) == (1, 1, True)


def test_what_is_unsaid_is_open(shop: Snapshot) -> None:
    """Two reasons, and two orders of which one is pending: four readings by words, two by the database."""
    found = find(shop, request("cancel_order"))
    assert (found.by_words, found.with_database) == (4, 2)


def test_the_database_settles_what_the_words_leave_open(shop: Snapshot) -> None:
    """Both orders hold a kettle, but only one of them is pending."""
    found = find(shop, request("cancel_order", order_id=fits(contains="Kettle"), reason=named(REASONS[0])))
    assert (found.by_words, found.with_database) == (2, 1)


def test_what_cannot_be_done_has_no_reading(shop: Snapshot) -> None:
    """A delivered order isn't cancelled."""
    found = find(shop, request("cancel_order", order_id=named(DELIVERED)))
    assert (found.by_words, found.with_database) == (2, 0)


def test_what_a_rule_forbids_has_no_reading_though_the_tool_does_it(shop: Snapshot) -> None:
    """The tool swaps an item for itself, the policy doesn't."""
    itself = {"order_id": named(DELIVERED), "items": Each(of=(named(SMALL),)), "payment_method": named(VISA)}
    assert find(shop, request("exchange_items", new_items=Each(of=(named(SMALL),)), **itself)).with_database == 0
    assert find(shop, request("exchange_items", new_items=Each(of=(named(LARGE),)), **itself)).with_database == 1


def test_a_dont_care_slot_is_one_reading_with_several_ends(shop: Snapshot) -> None:
    """The refund may go to the card that paid, or to either gift card, but not to the account that didn't."""
    found = find(
        shop,
        request("return_items", order_id=named(DELIVERED), items=Each(of=(named(SMALL),)), payment_method=DontCare()),
    )
    assert (found.by_words, found.with_database) == (1, 1)
    assert [len(ends) for ends in found.readings] == [3]


def test_an_unsaid_address_is_never_settled(shop: Snapshot) -> None:
    """There is no list of all addresses: two stand for them, and the search says that it isn't complete."""
    found = find(shop, request("modify_order_address", order_id=named(PENDING)))
    assert found.with_database == 2
    assert not found.complete


def test_an_unsaid_list_may_be_any_choice_of_lines(shop: Snapshot) -> None:
    """The order holds two different items: either, or both."""
    found = find(shop, request("return_items", order_id=named(DELIVERED), payment_method=named(VISA)))
    assert found.with_database == 3


def test_a_list_names_each_thing_once(shop: Snapshot) -> None:
    """Two descriptions that fit the same two items mean both of them, in whatever order."""
    both = Each(of=(fits(), fits()))
    found = find(shop, request("return_items", order_id=named(DELIVERED), items=both, payment_method=named(VISA)))
    assert (found.by_words, found.with_database) == (1, 1)


def test_what_is_said_twice_over_counts_once_towards_the_bound(shop: Snapshot) -> None:
    """The same two items in either order are one way to serve the customer."""
    both = Each(of=(fits(), fits()))
    asked = request("return_items", order_id=named(DELIVERED), items=both, payment_method=named(VISA))
    assert find(shop, asked, bound=1).with_database == 1


def test_rows_belong_together(shop: Snapshot) -> None:
    """The steel kettle for a glass one and the small lamp for a large one: named in either order it is the same."""

    def swap(old: tuple[str, str], new: tuple[str, str]) -> Completions:
        rows = {"items": Each(of=tuple(map(named, old))), "new_items": Each(of=tuple(map(named, new)))}
        return find(shop, request("exchange_items", order_id=named(DELIVERED), payment_method=named(VISA), **rows))

    one, other = swap((STEEL, SMALL), (GLASS, LARGE)), swap((SMALL, STEEL), (LARGE, GLASS))
    assert one.readings == other.readings
    assert swap((STEEL, SMALL), (LARGE, GLASS)).with_database == 0


def test_more_new_things_than_old_ones_are_no_exchange(shop: Snapshot) -> None:
    """What is said of one row too many fits nothing."""
    for said in ((GLASS, LARGE), ()):
        rows = {"items": Each(of=(named(STEEL),)), "new_items": Each(of=tuple(map(named, said)))}
        asked = request("exchange_items", order_id=named(DELIVERED), payment_method=named(VISA), **rows)
        assert find(shop, asked).by_words == 0


def test_constraints_hold_at_once_and_a_criterion_comes_last(shop: Snapshot) -> None:
    """The cheapest kettle is the steel one; the dearest that can't be told apart from it is out of stock or not."""
    db, operation = Database(shop), DOMAIN.operations["exchange_items"]
    chosen = {"order_id": DELIVERED, "items": [STEEL]}

    def means(*said: Any) -> list[Any]:
        return denotation(DOMAIN, db, ANN, operation, "new_items", chosen, said)

    assert means() == [STEEL, GLASS, RED]
    assert means(DontCare()) == [STEEL, GLASS, RED]
    assert means(fits(option__material="glass")) == [GLASS]
    assert means(Best(by="price", pick="min")) == [STEEL]
    assert means(Best(by="price", pick="max")) == [GLASS]
    assert means(fits(option__material="red steel"), Best(by="price", pick="min")) == [RED]
    assert means(named(GLASS), fits(option__material="steel")) == []
    assert means(named(GLASS), named(RED)) == []


def test_named_things_are_meant_even_if_they_are_no_candidates(shop: Snapshot) -> None:
    """A wrong number isn't silently taken for another order: it can't be served."""
    found = find(shop, request("cancel_order", order_id=named("#W9999999"), reason=named(REASONS[0])))
    assert (found.by_words, found.with_database) == (1, 0)


def test_requests_on_different_records_multiply(shop: Snapshot) -> None:
    """Two reasons for one order, three choices of lines in the other: six readings."""
    found = find(
        shop,
        request("cancel_order", order_id=named(PENDING)),
        request("return_items", order_id=named(DELIVERED), payment_method=named(VISA)),
    )
    assert (found.by_words, found.with_database) == (6, 6)


def test_requests_on_one_record_are_tried_in_every_order(shop: Snapshot) -> None:
    """An address can be changed before the order is cancelled, not after: one order of the two serves both."""
    found = find(
        shop,
        request("cancel_order", order_id=named(PENDING), reason=named(REASONS[0])),
        request("modify_order_address", order_id=named(PENDING), address=named(ELSEWHERE)),
    )
    assert found.with_database == 1


def test_an_order_of_requests_that_matters_is_two_readings(shop: Snapshot) -> None:
    """Two addresses for the same order: the last one stays, and nobody said which comes last."""
    found = find(
        shop,
        request("modify_order_address", order_id=named(PENDING), address=named(ELSEWHERE)),
        request("modify_order_address", order_id=named(PENDING), address=named({**ELSEWHERE, "zip": "02140"})),
    )
    assert found.with_database == 2


def test_requests_may_enable_each_other(shop: Snapshot) -> None:
    """A gift card of 100 covers 120.20 only once the order that it paid before has been cancelled."""
    world = shop.patched(
        {
            "orders": {
                PENDING: {
                    "payment_history": [{"transaction_type": "payment", "amount": 120.2, "payment_method_id": GIFT}]
                },
                "#W7": {**shop.tables["orders"][PENDING], "order_id": "#W7"},
            },
            "users": {ANN: {"orders": [PENDING, DELIVERED, "#W7"]}},
        }
    )
    move = request("modify_order_payment", order_id=named("#W7"), payment_method=named(GIFT))
    cancel = request("cancel_order", order_id=named(PENDING), reason=named(REASONS[0]))
    assert find(world, move).with_database == 0
    assert find(world, move, cancel).with_database == 1


def test_requests_may_enable_each_other_by_a_rule_alone() -> None:
    """A delay is made good for once the reservation has been cancelled, of which the tool that does so knows nothing."""
    airline, late = load_domain("airline"), small_airline.LATE

    def asked(operation: str, **said: Any) -> Request:
        slots = [SlotFill(slot=s, value=v, told=named(v)) for s, v in {"reservation_id": late, **said}.items()]
        return Request(operation=operation, slots=tuple(slots))

    compensate = asked("add_compensation", user_id=small_airline.ANN)
    cancel = asked("cancel_reservation", reason=COVERED_REASONS[0])
    for requests, readings in (([compensate], 0), ([cancel], 1), ([cancel, compensate], 1), ([compensate, cancel], 1)):
        found = completions(airline, small_airline.snapshot(), small_airline.ANN, requests)
        assert found.with_database == readings


def test_over_the_bound_nothing_is_guessed(shop: Snapshot) -> None:
    """A search that is cut off says so."""
    with pytest.raises(OverBoundError):
        find(shop, request("exchange_items"), bound=10)


def test_the_bound_itself_is_not_over_it(shop: Snapshot) -> None:
    """Ways to carry out two requests in either order are counted, and readings of requests that don't touch."""
    cancel = request("cancel_order", order_id=named(PENDING), reason=named(REASONS[0]))
    move = request("modify_order_address", order_id=named(PENDING), address=named(ELSEWHERE))
    either = request("cancel_order", order_id=named(PENDING))
    back = request("return_items", order_id=named(DELIVERED), payment_method=named(VISA))
    for requests, bound, over in (((cancel, move), 2, "executions"), ((either, back), 6, "readings")):
        assert find(shop, *requests, bound=bound).with_database
        with pytest.raises(OverBoundError, match=f"more than {bound - 1} {over}"):
            find(shop, *requests, bound=bound - 1)


def test_what_is_cared_about_is_another_search_than_what_is_not(shop: Snapshot) -> None:
    """Though the same is said: to whom it is all the same, three ways of being paid back are one reading."""
    said, trials = DontCare(), Trials(DOMAIN, shop, ANN)
    rest = {"order_id": named(DELIVERED), "items": Each(of=(named(SMALL),))}
    carefree = request("return_items", payment_method=said, **rest)
    *slots, method = carefree.slots
    cares = carefree.model_copy(update={"slots": (*slots, method.model_copy(update={"value": VISA}))})
    found = [completions(DOMAIN, shop, ANN, [one], trials=trials).with_database for one in (carefree, cares, carefree)]
    assert found == [1, 3, 1]


def test_what_is_known_from_another_search_is_held_to_the_bound_of_this_one(shop: Snapshot) -> None:
    """All that is said of the order is said unasked: what is open at the end was so at the opening."""
    trials, wanted = Trials(DOMAIN, shop, ANN), [request("cancel_order")]
    assert completions(DOMAIN, shop, ANN, wanted, bound=4, trials=trials).by_words == 4
    with pytest.raises(OverBoundError):
        completions(DOMAIN, shop, ANN, wanted, opening=True, bound=3, trials=trials)
    assert completions(DOMAIN, shop, ANN, wanted, opening=True, bound=4, trials=trials).by_words == 4


def test_answers_over_the_bound_are_none(tasks: TaskSet) -> None:
    """Answers are looked for in all that serves the customer, or not at all."""
    task = next(t for t in tasks if t.kind == "question" and len(t.intent.requests) == 1)
    assert Search(DOMAIN, task, 1).answers() == {task.goal.answers}
    said_less = [f.model_copy(update={"told": None, "asked": ()}) for f in task.intent.requests[0].slots]
    open_ = task.intent.requests[0].model_copy(update={"slots": tuple(said_less)})
    intent = task.intent.model_copy(update={"requests": (open_,)})
    with pytest.raises(OverBoundError):
        Search(DOMAIN, task.model_copy(update={"intent": intent}), 1).answers()


def test_the_opening_leaves_at_least_as_much_open(shop: Snapshot) -> None:
    """What is said only when asked counts after the opening."""
    slots = (
        SlotFill(slot="order_id", value=PENDING, told=fits(contains="Lamp"), asked=(named(PENDING),)),
        SlotFill(slot="reason", value=REASONS[0], asked=(named(REASONS[0]),)),
    )
    requests = [Request(operation="cancel_order", slots=slots)]
    opening = completions(DOMAIN, shop, ANN, requests, opening=True)
    clear = completions(DOMAIN, shop, ANN, requests)
    assert (opening.by_words, clear.by_words) == (4, 1)
    assert clear.readings < opening.readings
