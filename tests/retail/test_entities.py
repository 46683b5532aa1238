"""How retail customers see their world, and what can stand in their way."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from t2t_envs.retail.entities import RetailEntities
from t2t_envs.retail.obstacles import OBSTACLES
from t2t_envs.retail.operations import OPERATIONS, REASONS
from t2t_envs.retail.people import Directory
from t2t_envs.retail.world import RetailWorlds
from t2t_gym.database import Database, Snapshot
from t2t_gym.domain import Case, Domain, Obstacle
from t2t_gym.registration import load_domain
from t2t_gym.semantics import attempt, identifies
from t2t_gym.synthesis.exploration.draws import draw_values
from t2t_gym.task import Feature
from tests.retail.small_shop import (
    ANN,
    BOBS,
    DELIVERED,
    GIFT,
    GLASS,
    KETTLE,
    LAMP,
    LARGE,
    PAYPAL,
    PENDING,
    RED,
    SMALL,
    STEEL,
    VISA,
    snapshot,
)

ENTITIES = RetailEntities()
WORLDS = RetailWorlds()


@pytest.fixture
def shop() -> Database:
    """The small shop, with Ann's pending and delivered orders in her profile."""
    world = snapshot()
    world.tables["users"][ANN]["orders"].extend([PENDING, DELIVERED])
    return Database(world)


def said(*features: tuple[str, Any]) -> tuple[Feature, ...]:
    """Give attributes and values as features."""
    return tuple(Feature(attribute=a, value=v) for a, v in features)


def test_facts_give_every_identity_slot(shop: Database) -> None:
    """The facts are the user id, the email, the full name and the zip code."""
    assert ENTITIES.facts(shop, ANN) == {
        "user_id": ANN,
        "email": "Ann.Lee@example.com",
        "full_name": "Ann Lee",
        "zip": "02139",
    }


def test_either_path_of_identity_finds_the_customer(shop: Database) -> None:
    """Email alone, or name with zip code, make a look-up that the tools answer with the customer's id."""
    domain, facts = load_domain("retail"), ENTITIES.facts(shop, ANN)
    for path in domain.identity:
        call = ENTITIES.identity_call({slot: facts[slot] for slot in path})
        assert call is not None
        outcome = domain.tools.call(shop, call)
        assert ENTITIES.identify(call.name, call.arguments, outcome.value) == ANN


def test_facts_that_do_not_suffice_make_no_look_up() -> None:
    """A name without a zip code, a zip code or a user id alone, establish nobody."""
    for facts in ({"full_name": "Ann Lee"}, {"zip": "02139"}, {"user_id": ANN}, {"full_name": "Ann", "zip": "1"}):
        assert ENTITIES.identity_call(facts) is None


def test_a_look_up_of_something_else_identifies_nobody(shop: Database) -> None:
    """Reading a profile is no proof of identity."""
    assert ENTITIES.identify("get_user_details", {"user_id": ANN}, shop.get("users", ANN)) is None


def test_candidates_are_all_that_the_customer_could_mean(shop: Database) -> None:
    """Own orders whatever their status, each item of the order once, all variants, own methods, the two reasons."""
    operation, chosen = OPERATIONS["exchange_items"], {"order_id": DELIVERED, "items": [SMALL, STEEL]}

    def candidates(slot: str, position: int = 0) -> list[Any]:
        return list(ENTITIES.candidates(shop, ANN, operation, slot, chosen, position))

    assert candidates("order_id") == [PENDING, DELIVERED]
    assert candidates("items") == [STEEL, SMALL]
    assert candidates("new_items") == [SMALL, LARGE]
    assert candidates("new_items", 1) == [STEEL, GLASS, RED]
    assert candidates("payment_method") == [VISA, PAYPAL, GIFT, "gift_card_2"]
    assert candidates("reason") == list(REASONS)
    assert candidates("user_id") == [ANN]
    assert candidates("address") == []


def test_an_item_of_another_order_has_no_variants(shop: Database) -> None:
    """What isn't in the order can't be swapped for anything."""
    chosen = {"order_id": DELIVERED, "items": [GLASS]}
    assert not ENTITIES.candidates(shop, ANN, OPERATIONS["exchange_items"], "new_items", chosen)


def test_features_say_the_most_telling_first(shop: Database) -> None:
    """An order is told by what it holds, an item by its name, a variant by its options, a card by its kind."""
    chosen = {"order_id": PENDING}
    assert ENTITIES.features(shop, "order_id", PENDING, {}) == said(
        ("contains", "Kettle"), ("contains", "Lamp"), ("city", "Boston"), ("status", "pending"), ("lines", 3),
        ("total", 120.2),
    )  # fmt: skip
    assert ENTITIES.features(shop, "items", STEEL, chosen) == said(
        ("name", "Kettle"), ("option.material", "steel"), ("price", 50.1)
    )
    assert ENTITIES.features(shop, "new_items", LARGE, chosen) == said(("option.size", "large"), ("price", 35.5))
    assert ENTITIES.features(shop, "payment_method", VISA, chosen) == said(
        ("source", "credit_card"), ("brand", "visa"), ("last_four", "1234")
    )
    assert ENTITIES.features(shop, "payment_method", GIFT, chosen) == said(("source", "gift_card"), ("balance", 100.0))
    assert ENTITIES.features(shop, "reason", REASONS[0], chosen) == ()


def test_things_are_ranked_by_price_total_or_number_of_lines(shop: Database) -> None:
    """A measure that a slot doesn't have is an error that names those it has."""
    assert ENTITIES.measure(shop, "new_items", GLASS, "price", {}) == 79.9
    assert ENTITIES.measure(shop, "order_id", PENDING, "total", {}) == 120.2
    assert ENTITIES.measure(shop, "order_id", PENDING, "lines", {}) == 3
    with pytest.raises(ValueError, match="expected a price"):
        ENTITIES.measure(shop, "new_items", GLASS, "weight", {})


def test_a_careful_agent_reads_profile_order_and_products(shop: Database) -> None:
    """Only swaps need the products; an order that isn't known yet is sought among all of the customer's."""
    swap = ENTITIES.look_up(shop, ANN, OPERATIONS["exchange_items"], {"order_id": DELIVERED, "items": [SMALL, STEEL]})
    assert [next(iter(c.arguments.values())) for c in swap] == [ANN, DELIVERED, KETTLE, LAMP]
    unknown = ENTITIES.look_up(shop, ANN, OPERATIONS["cancel_order"], {})
    assert [next(iter(c.arguments.values())) for c in unknown] == [ANN, PENDING, DELIVERED]
    assert len(ENTITIES.look_up(shop, ANN, OPERATIONS["modify_user_address"], {"user_id": ANN})) == 1


@pytest.mark.parametrize("half", ["train", "test"])
def test_a_new_address_is_in_a_street_of_the_customers_half(half: str) -> None:
    """The splits share no streets, so neither do the addresses that their customers move to."""
    world = Snapshot(WORLDS.tables(np.random.default_rng(5), {"products": 5, "users": 5, "orders": 5}, half))
    db, streets = Database(world), Directory(half).streets
    rng = np.random.default_rng(0)
    for customer in ENTITIES.customers(db):
        address = ENTITIES.value(rng, db, customer, OPERATIONS["modify_user_address"], "address", {})
        assert address["address1"].split()[1] in streets
    with pytest.raises(NotImplementedError, match="'reason'"):
        ENTITIES.value(rng, db, customer, OPERATIONS["cancel_order"], "reason", {})


def _block(
    domain: Domain, world: Snapshot, obstacle: Obstacle, rng: np.random.Generator
) -> tuple[Snapshot, str, str, dict[str, Any]] | None:
    """Find a request that can be carried out and that the obstacle stops."""
    db = Database(world)
    people = ENTITIES.customers(db)
    for _ in range(3000):
        operation = list(OPERATIONS.values())[int(rng.integers(len(OPERATIONS)))]
        customer = people[int(rng.integers(len(people)))]
        values = draw_values(rng, domain, db, customer, operation)
        if values is None or attempt(domain, db, customer, operation, values).after is None:
            continue
        edits = obstacle.edits(Case(rng, db, customer, operation, values))
        if edits is not None:
            return world.patched(edits), customer, operation.name, values
    return None


@pytest.mark.parametrize("obstacle", OBSTACLES, ids=lambda o: o.clause)
def test_an_obstacle_stops_what_could_be_done_in_a_world_that_hangs_together(obstacle: Obstacle) -> None:
    """After the flip the world has no problem, the request can't be carried out, and the customer is told why."""
    domain = load_domain("retail")
    world = Snapshot(WORLDS.tables(np.random.default_rng(1), dict(WORLDS.defaults), "train"))
    rng = np.random.default_rng(2)
    for _ in range(5):
        found = _block(domain, world, obstacle, rng)
        assert found is not None
        blocked, customer, name, values = found
        assert WORLDS.problems(blocked.tables) == []
        if obstacle.kind == "unidentified":
            facts = domain.entities.facts(Database(world), customer)
            assert not identifies(domain, Database(blocked), customer, facts)
            continue
        assert attempt(domain, Database(blocked), customer, OPERATIONS[name], values).after is None
        assert values["order_id"] in obstacle.explain(OPERATIONS[name], values)


def test_an_obstacle_leaves_other_peoples_orders_alone(shop: Database) -> None:
    """An order that isn't the customer's own is blocked anyway, and no twin is made of it."""
    values = {"order_id": BOBS, "reason": REASONS[0]}
    for obstacle in (o for o in OBSTACLES if o.kind != "unidentified"):
        rng = np.random.default_rng(0)
        assert obstacle.edits(Case(rng, shop, ANN, OPERATIONS["cancel_order"], values)) is None


def test_clauses_tell_the_obstacles_apart_and_every_kind_occurs() -> None:
    """The clause is a name; the kinds are those that tasks bear."""
    assert len({o.clause for o in OBSTACLES}) == len(OBSTACLES)
    kinds = {"status", "once_only", "out_of_stock", "payment_rule", "not_theirs", "unidentified"}
    assert {o.kind for o in OBSTACLES} == kinds
