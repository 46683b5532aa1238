"""What a generated retail world is like."""

import hashlib
import itertools
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_envs.retail.catalogue import product_types, shelf_prices
from t2t_envs.retail.consistency import check_tables
from t2t_envs.retail.numbering import distinct_ids
from t2t_envs.retail.world import WorldSize, make_tables
from t2t_gym.errors import ConfigError

Tables = dict[str, dict[str, dict[str, Any]]]

TAU2_RETAIL = Path(__file__).parents[3] / "shared/data/tau2/retail/db.json"


def world(seed: int = 0, size: WorldSize | None = None, people: str = "train") -> Tables:
    """A world drawn from a seed."""
    return make_tables(np.random.default_rng(seed), size, people)


def digest(tables: Tables) -> str:
    """The hash of a world as written to JSON."""
    return hashlib.sha256(json.dumps(tables).encode()).hexdigest()


@pytest.fixture(scope="module")
def tables() -> Tables:
    """A default world, to be read only."""
    return world()


@pytest.fixture(scope="module")
def big() -> Tables:
    """A world eight times the default, to be read only."""
    return world(1, WorldSize(products=100, users=4_000, orders=8_000))


def share(outcomes: list[bool]) -> float:
    """How many of the outcomes are true, from 0 to 1."""
    return sum(outcomes) / len(outcomes)


def variants_of(tables: Tables) -> dict[str, dict[str, Any]]:
    """All variants of all products by item id."""
    return {key: variant for product in tables["products"].values() for key, variant in product["variants"].items()}


def lines_of(tables: Tables) -> list[dict[str, Any]]:
    """All lines of all orders."""
    return [line for order in tables["orders"].values() for line in order["items"]]


class TestSize:
    """How many records there are."""

    def test_has_the_records_asked_for(self, tables: Tables) -> None:
        """A default world holds 50 products, 500 users and 1,000 orders."""
        assert {name: len(table) for name, table in tables.items()} == {"products": 50, "users": 500, "orders": 1000}

    @given(seed=st.integers(0, 2**32), products=st.integers(1, 150), users=st.integers(1, 40), data=st.data())
    def test_any_size_is_consistent(self, seed: int, products: int, users: int, data: st.DataObject) -> None:
        """A world of any size has that size, is self-consistent, and gives nobody more than six orders."""
        orders = data.draw(st.integers(0, 6 * users))
        made = world(seed, WorldSize(products, users, orders))
        assert [len(made[name]) for name in ("products", "users", "orders")] == [products, users, orders]
        assert check_tables(made) == []
        assert max(len(user["orders"]) for user in made["users"].values()) <= 6

    @pytest.mark.parametrize(
        ("numbers", "message"),
        [
            ({"products": 0}, "products: expected a whole number of at least 1, got 0"),
            ({"users": -3}, "users: expected a whole number of at least 1, got -3"),
            ({"orders": -1}, "orders: expected a whole number of at least 0, got -1"),
            ({"users": 10, "orders": 61}, "at most 6 for each user .* got 61; ask for at least 11 users"),
            ({"products": 10**9}, "products: expected at most 1000000, got 1000000000"),
            ({"orders": 10.0}, "orders: expected a whole number of at least 0, got 10.0"),
            ({"users": True}, "users: expected a whole number of at least 1, got True"),
        ],
    )
    def test_impossible_sizes_are_refused(self, numbers: dict[str, Any], message: str) -> None:
        """A size that can't be is refused with what was expected and what came."""
        with pytest.raises(ConfigError, match=message):
            WorldSize(**numbers)

    def test_a_large_world_is_consistent(self, big: Tables) -> None:
        """It hangs together as a small one does."""
        assert check_tables(big) == []


class TestDeterminism:
    """One seed, one world."""

    def test_same_seed_same_bytes(self, tables: Tables) -> None:
        """The same seed gives the same world to the byte, key order included; another seed another world."""
        assert digest(world()) == digest(tables) != digest(world(1))

    def test_worlds_share_nothing(self, tables: Tables) -> None:
        """Two worlds of one seed are separate objects: changing one leaves the other as it was."""
        before, other = digest(tables), world()
        for order in other["orders"].values():
            order["address"]["city"] = "Elsewhere"
            order["items"][0]["options"].clear()
        for user in other["users"].values():
            user["address"].clear()
        assert digest(tables) == before

    def test_no_two_records_of_one_world_share_a_part(self, tables: Tables) -> None:
        """No address, options or other part stands in two records, so a change in place stays where it was made."""
        parts: list[int] = []

        def walk(value: Any) -> None:
            if isinstance(value, dict | list):
                parts.append(id(value))
                for part in value.values() if isinstance(value, dict) else value:
                    walk(part)

        walk(tables)
        assert len(parts) == len(set(parts))


class TestIds:
    """What records are called."""

    def test_ids_have_the_form_of_their_kind(self, tables: Tables) -> None:
        """Items and products have ten digits, orders #W and seven, users their name and four."""
        assert all(re.fullmatch(r"[1-9]\d{9}", key) for key in [*tables["products"], *variants_of(tables)])
        assert all(re.fullmatch(r"#W[1-9]\d{6}", key) for key in tables["orders"])
        assert all(re.fullmatch(r"[a-z]+_[a-z]+_[1-9]\d{3}", key) for key in tables["users"])

    def test_stay_unique_in_a_large_world(self, big: Tables) -> None:
        """Emails, tracking ids, payment ids, and names with zip codes occur once among 4,000 users."""
        users = list(big["users"].values())
        assert len({user["email"] for user in users}) == len(users)
        keys = {(*user["name"].values(), user["address"]["zip"]) for user in users}
        assert len(keys) == len(users)
        for ids in (
            [key for user in users for key in user["payment_methods"]],
            [
                key
                for order in big["orders"].values()
                for parcel in order["fulfillments"]
                for key in parcel["tracking_id"]
            ],
            [key for product in big["products"].values() for key in product["variants"]],
        ):
            assert len(ids) == len(set(ids))

    @pytest.mark.parametrize(("n", "digits"), [(0, 7), (10, 7), (1_000_000, 7), (1_000_001, 8)])
    def test_numbers_grow_when_they_get_scarce(self, n: int, digits: int) -> None:
        """Ids are distinct, and grow a digit beyond a million of seven."""
        ids = distinct_ids(np.random.default_rng(0), n, digits=7, prefix="#W")
        assert len(set(ids)) == n
        assert {len(made) for made in ids} <= {digits + 2}


class TestProducts:
    """What is on the shelves."""

    def test_variants_are_a_proper_subset_of_all_combinations(self, tables: Tables) -> None:
        """A product has 6 to 16 variants, all different and on the same axes, and not every combination exists."""
        types = {kind.name: kind for kind in product_types()}
        for product in tables["products"].values():
            kind = types[product["name"]]
            combinations = [tuple(variant["options"].items()) for variant in product["variants"].values()]
            possible = set(itertools.product(*([(axis.name, value) for value in axis.values] for axis in kind.axes)))
            assert 6 <= len(combinations) <= 16
            assert len(set(combinations)) == len(combinations)
            assert set(combinations) < possible

    def test_most_variants_have_a_sibling_one_option_away(self, tables: Tables) -> None:
        """Nine variants in ten differ from another of their product in a single option."""
        near = [
            any(sum(one["options"][axis] != other["options"][axis] for axis in one["options"]) == 1 for other in rows)
            for product in tables["products"].values()
            for rows in [list(product["variants"].values())]
            for one in rows
        ]
        assert share(near) > 0.9

    def test_stock_is_mostly_there(self, tables: Tables) -> None:
        """70 to 80 per cent of the variants are available, and two at least of each product."""
        assert 0.7 < share([variant["available"] for variant in variants_of(tables).values()]) < 0.8
        for product in tables["products"].values():
            assert sum(variant["available"] for variant in product["variants"].values()) >= 2

    def test_the_greater_of_two_variants_costs_more(self, big: Tables) -> None:
        """Of two variants that differ in a scale alone, the greater is nearly always the dearer."""
        dearer = []
        for product in big["products"].values():
            kind = next(kind for kind in product_types() if product["name"].endswith(kind.name))
            scales = {axis.name: axis.values for axis in kind.axes if axis.sort == "scale"}
            for one, other in itertools.permutations(product["variants"].values(), 2):
                differing = [axis for axis in one["options"] if one["options"][axis] != other["options"][axis]]
                if len(differing) == 1 and differing[0] in scales:
                    less, more = (scales[differing[0]].index(it["options"][differing[0]]) for it in (one, other))
                    if less < more:
                        dearer.append(one["price"] < other["price"])
        assert len(dearer) > 200
        assert share(dearer) > 0.95

    @given(st.lists(st.floats(0.01, 5000), min_size=1))
    def test_prices_end_as_a_shops_do(self, amounts: list[float]) -> None:
        """A shelf price is in whole cents, ends in 9, and is at most half a dollar from the amount it stands for."""
        for amount, price in zip(amounts, shelf_prices(np.array(amounts)).tolist(), strict=True):
            assert f"{price:.2f}" == str(price).ljust(len(f"{price:.2f}"), "0")
            assert f"{price:.2f}".endswith("9")
            assert abs(price - amount) <= 0.52

    def test_many_products_are_named_lines(self) -> None:
        """Beyond the catalogue's length, types come in lines, every name is unique and ends in its type."""
        products = world(0, WorldSize(products=9000, users=1, orders=0))["products"].values()
        names = [product["name"] for product in products]
        assert len(set(names)) == len(names)
        nouns = tuple(kind.name for kind in product_types())
        assert all(name.endswith(nouns) and name not in nouns for name in names)
        few = {product["name"] for product in world(0, WorldSize(products=60))["products"].values()}
        assert few <= set(nouns)


class TestCatalogue:
    """What products are drawn from."""

    def test_types_have_sensible_axes(self) -> None:
        """There are sixty product types or more, with two to four axes of two to four values each."""
        assert len(product_types()) >= 60
        for kind in product_types():
            assert 2 <= len(kind.axes) <= 4, kind.name
            assert all(2 <= len(axis.values) <= 4 for axis in kind.axes), kind.name
            assert np.prod([len(axis.values) for axis in kind.axes]) >= 12, kind.name

    def test_a_value_can_be_told_from_all_others_by_its_words(self) -> None:
        """No value's words occur in another value of the same type, nor in its name: a word means one option."""

        def words(text: str) -> str:
            return " ".join(["", *re.findall(r"[\w.]+", text.lower()), ""])

        for kind in product_types():
            values = [value for axis in kind.axes for value in axis.values]
            for one, other in itertools.permutations([*values, kind.name], 2):
                assert one == kind.name or words(one) not in words(other), (kind.name, one, other)


class TestPeople:
    """Who shops here."""

    def test_train_and_test_never_share_a_person(self, tables: Tables) -> None:
        """Train and test worlds have no first name, last name or street in common."""
        other = world(0, people="test")

        def names(made: Tables, part: str) -> set[str]:
            return {user["name"][part] for user in made["users"].values()}

        def streets(made: Tables) -> set[str]:
            places = [*made["users"].values(), *made["orders"].values()]
            return {record["address"]["address1"].split()[1] for record in places}

        for part in ("first_name", "last_name"):
            assert len(names(tables, part)) > 50
            assert not names(tables, part) & names(other, part)
        assert not streets(tables) & streets(other)

    def test_an_unknown_half_is_refused(self) -> None:
        """People come from train or test; anything else is an error that says so."""
        with pytest.raises(ConfigError, match="people: expected 'train' or 'test', got 'validation'"):
            world(people="validation")

    def test_addresses_hold_together(self, big: Tables) -> None:
        """A city and state have one zip prefix, and the parts of an address are clean text."""
        prefixes: dict[tuple[str, str], set[str]] = {}
        for record in [*big["users"].values(), *big["orders"].values()]:
            address = record["address"]
            prefixes.setdefault((address["city"], address["state"]), set()).add(address["zip"][:3])
            assert all(part == part.strip() != "" for part in address.values())
            assert re.fullmatch(r"[A-Z]{2}", address["state"])
        assert len(prefixes) > 50
        assert all(len(found) == 1 for found in prefixes.values())

    def test_wallets_vary(self, tables: Tables) -> None:
        """People have one to four payment methods, many more than one; gift cards cover some orders, not all."""
        wallets = [list(user["payment_methods"].values()) for user in tables["users"].values()]
        assert {len(wallet) for wallet in wallets} == {1, 2, 3, 4}
        assert share([len(wallet) > 1 for wallet in wallets]) > 0.4
        for wallet in wallets:
            cards = [method["last_four"] for method in wallet if method["source"] == "credit_card"]
            assert len(set(cards)) == len(cards)
            assert sum(method["source"] == "paypal" for method in wallet) <= 1
        covers = [
            method["balance"] >= tables["orders"][order_id]["payment_history"][0]["amount"]
            for user in tables["users"].values()
            for method in user["payment_methods"].values()
            if method["source"] == "gift_card"
            for order_id in user["orders"]
        ]
        assert 0.15 < share(covers) < 0.6


class TestOrders:
    """What they bought."""

    def test_statuses_are_in_their_shares(self, tables: Tables) -> None:
        """Pending, processed, delivered and cancelled orders are 42, 10, 38 and 10 in a hundred, follow-ups counted."""
        kinds = Counter(order["status"] for order in tables["orders"].values())
        follow_ups = ("pending (item modified)", "return requested", "exchange requested")
        assert all(0 < kinds[status] <= 30 for status in follow_ups)
        assert kinds["pending"] + kinds["pending (item modified)"] == 420
        assert kinds["delivered"] + kinds["return requested"] + kinds["exchange requested"] == 380
        assert (kinds["processed"], kinds["cancelled"]) == (100, 100)

    def test_many_users_have_the_same_product_in_two_open_orders(self, tables: Tables, big: Tables) -> None:
        """More than 15 per cent of the users have two pending orders with a product in common."""
        for made in (tables, big):
            twice = []
            for user in made["users"].values():
                orders = [made["orders"][order_id] for order_id in user["orders"]]
                baskets = [
                    {line["product_id"] for line in order["items"]} for order in orders if order["status"] == "pending"
                ]
                twice.append(any(one & other for one, other in itertools.combinations(baskets, 2)))
            assert share(twice) > 0.15

    def test_lines_vary(self, big: Tables) -> None:
        """Orders have one to five lines; a few hold a product in two variants, fewer a variant twice."""
        orders = [order["items"] for order in big["orders"].values()]
        assert {len(lines) for lines in orders} == {1, 2, 3, 4, 5}
        repeats = share([len({line["product_id"] for line in lines}) < len(lines) for lines in orders])
        twins = share([len({line["item_id"] for line in lines}) < len(lines) for lines in orders])
        assert 0.03 < repeats < 0.12
        assert 0.003 < twins < 0.02 < repeats

    def test_a_variant_has_one_price_in_an_order(self, big: Tables) -> None:
        """Two pieces of one variant in an order cost the same."""
        for order in big["orders"].values():
            assert len({line["item_id"] for line in order["items"]}) == len(
                {(line["item_id"], line["price"]) for line in order["items"]}
            )

    def test_prices_are_mostly_todays(self, tables: Tables) -> None:
        """Most lines cost what the catalogue says now; the others were bought within a fifth of it."""
        now = variants_of(tables)
        ratios = [line["price"] / now[line["item_id"]]["price"] for line in lines_of(tables)]
        assert 0.8 < share([ratio == 1 for ratio in ratios]) < 0.95
        assert all(0.8 < ratio < 1.2 for ratio in ratios)

    def test_are_paid_for_to_the_cent(self, tables: Tables) -> None:
        """The first payment is the exact total, unless the order has been modified since."""
        for order in tables["orders"].values():
            if order["status"] != "pending (item modified)":
                total = round(sum(line["price"] for line in order["items"]), 2)
                assert order["payment_history"][0]["amount"] == total

    def test_cancelled_ones_say_why_and_are_refunded(self, tables: Tables) -> None:
        """A cancelled order has a reason and one refund of all that was paid, on the method that paid."""
        cancelled = [order for order in tables["orders"].values() if order["status"] == "cancelled"]
        assert {order["cancel_reason"] for order in cancelled} == {"no longer needed", "ordered by mistake"}
        for order in cancelled:
            payment, refund = order["payment_history"]
            assert refund == payment | {"transaction_type": "refund"}

    def test_most_go_to_the_users_address(self, tables: Tables) -> None:
        """Four orders in five are sent to their user's own address."""
        own = [order["address"] == tables["users"][order["user_id"]]["address"] for order in tables["orders"].values()]
        assert 0.75 < share(own) < 0.9


def _first(tables: Tables, status: str) -> dict[str, Any]:
    return next(order for order in tables["orders"].values() if order["status"] == status)


def _spoil_price(made: Tables) -> None:
    _first(made, "pending")["items"][0]["price"] += 0.01


def _spoil_parcel(made: Tables) -> None:
    _first(made, "delivered")["fulfillments"][0]["item_ids"].pop()


def _spoil_status(made: Tables) -> None:
    _first(made, "delivered")["status"] = "pending"


def _spoil_unknown_status(made: Tables) -> None:
    _first(made, "pending")["status"] = "lost"


def _spoil_owner(made: Tables) -> None:
    _first(made, "pending")["user_id"] = "nobody_1"


def _spoil_listing(made: Tables) -> None:
    made["users"][_first(made, "pending")["user_id"]]["orders"].clear()


def _spoil_order(made: Tables) -> None:
    del made["orders"][_first(made, "pending")["order_id"]]


def _spoil_variant(made: Tables) -> None:
    line = _first(made, "pending")["items"][0]
    del made["products"][line["product_id"]]["variants"][line["item_id"]]


def _spoil_options(made: Tables) -> None:
    line = _first(made, "pending")["items"][0]
    line["options"][next(iter(line["options"]))] = "plaid"


def _spoil_method(made: Tables) -> None:
    _first(made, "pending")["payment_history"][0]["payment_method_id"] = "paypal_0"


def _spoil_refund(made: Tables) -> None:
    _first(made, "cancelled")["payment_history"].pop()


def _spoil_reason(made: Tables) -> None:
    _first(made, "pending")["cancel_reason"] = "no longer needed"


def _spoil_modified(made: Tables) -> None:
    _first(made, "pending")["status"] = "pending (item modified)"


def _spoil_return(made: Tables) -> None:
    _first(made, "return requested")["return_items"].append("1")


def _spoil_exchange(made: Tables) -> None:
    _first(made, "exchange requested")["exchange_new_items"] = ["1"]


def _spoil_balance(made: Tables) -> None:
    methods = (m for user in made["users"].values() for m in user["payment_methods"].values())
    next(method for method in methods if method["source"] == "gift_card")["balance"] = -1.0


def _spoil_key(made: Tables) -> None:
    next(iter(made["products"].values()))["product_id"] = "1"


def _spoil_twin(made: Tables) -> None:
    one, other, *_ = next(iter(made["products"].values()))["variants"].values()
    other["options"] = dict(one["options"])


def _spoil_field(made: Tables) -> None:
    del _first(made, "pending")["items"]


def _spoil_part(made: Tables) -> None:
    del _first(made, "pending")["items"][0]["price"]


def _variant(**fields: Any) -> Any:
    """Set fields of a variant."""
    return lambda made: next(iter(next(iter(made["products"].values()))["variants"].values())).update(fields)


def _order(status: str, **fields: Any) -> Any:
    """Set fields of the first order with a status."""
    return lambda made: _first(made, status).update(fields)


def _line(**fields: Any) -> Any:
    """Set fields of the first line of the first pending order."""
    return lambda made: _first(made, "pending")["items"][0].update(fields)


def _owner(**fields: Any) -> Any:
    """Set fields of whose that order is."""
    return lambda made: made["users"][_first(made, "pending")["user_id"]].update(fields)


def _address(**fields: Any) -> Any:
    """Set fields of where it goes."""
    return lambda made: _first(made, "pending")["address"].update(fields)


def _entries(status: str, *entries: tuple[str, float]) -> Any:
    """Let the first order with a status have been paid, or paid back, some more amounts."""

    def spoil(made: Tables) -> None:
        history = _first(made, status)["payment_history"]
        history.extend({**history[0], "transaction_type": kind, "amount": amount} for kind, amount in entries)

    return spoil


def _shared_variant(made: Tables) -> None:
    one, other, *_ = made["products"].values()
    item_id, variant = next(iter(one["variants"].items()))
    other["variants"][item_id] = variant


def _listed_twice(made: Tables) -> None:
    order = _first(made, "pending")
    made["users"][order["user_id"]]["orders"].append(order["order_id"])


def _listed_by_another(made: Tables) -> None:
    order = _first(made, "pending")
    next(u for i, u in made["users"].items() if i != order["user_id"])["orders"].append(order["order_id"])


def _parcel_too_full(made: Tables) -> None:
    parcel = _first(made, "delivered")["fulfillments"][0]["item_ids"]
    parcel.append(parcel[0])


def _no_tracking(made: Tables) -> None:
    _first(made, "delivered")["fulfillments"][0]["tracking_id"] = []


def _returned_twice(made: Tables) -> None:
    order = _first(made, "return requested")
    order["return_items"] = [order["items"][0]["item_id"]] * (len(order["items"]) + 1)


def _exchanged_for_one_more(made: Tables) -> None:
    order = _first(made, "exchange requested")
    order["exchange_new_items"].append(order["exchange_new_items"][0])


MORE_SPOILT = (
    (_shared_variant, "variant .* belongs to .* too"),
    (_variant(item_id="1"), "variant .* calls itself 1"),
    (_variant(available="yes"), "available must be true or false, got 'yes'"),
    (_variant(price=0), "the price must be positive, got 0"),
    (_variant(options={}), "has options .*, the others"),
    (_owner(name={"first_name": "Ann", "last_name": ""}), "the name must have a first_name and a last_name"),
    (_owner(orders=["#W0"]), "lists order #W0, which doesn't exist"),
    (_listed_twice, "lists order .* 2 times"),
    (_listed_by_another, "lists order .*, which belongs to"),
    (_address(city=None), "the address lacks city"),
    (_address(zip="123"), "the zip code must have five digits, got '123'"),
    (_address(zip="1234X"), "the zip code must have five digits, got '1234X'"),
    (_order("pending", items=[]), "has no items"),
    (_line(price=0), "item .*: the price must be positive, got 0"),
    (_order("pending", payment_history=[]), "the payment history must begin with a payment"),
    (_entries("pending", ("gift", 0.0)), "unknown transaction type 'gift'"),
    (_entries("pending", ("payment", -1.0), ("refund", -1.0)), "a payment has a negative amount, -1.0"),
    (_entries("delivered", ("payment", 1.0)), "costs .* but .* has been paid"),
    (_entries("delivered", ("refund", 1.0)), "costs .* but .* has been paid"),
    (_entries("cancelled", ("payment", 1.0)), "is cancelled, but 1.00 has not been refunded"),
    (_entries("pending", ("payment", 0.0)), "is pending, but its payment history has 2 entries"),
    (_parcel_too_full, "is delivered, but its fulfillments hold other items"),
    (_no_tracking, "a fulfillment has no tracking id"),
    (_order("cancelled", cancel_reason="rain"), "unknown cancel_reason 'rain'"),
    (_order("delivered", return_items=[]), "is delivered, but has return_items"),
    (_order("return requested", return_items=None), "is return requested, but lacks return_items"),
    (_order("return requested", return_payment_method_id="paypal_0"), "return_payment_method_id is paypal_0, which"),
    (_returned_twice, "return_items holds items that are not in the order"),
    (_exchanged_for_one_more, "not of the same products as exchange_items, piece for piece"),
)


class TestCheck:
    """The check of self-consistency."""

    @pytest.mark.parametrize(
        ("spoil", "problem"),
        [
            (_spoil_price, "costs .* but .* has been paid"),
            (_spoil_parcel, "is delivered, but its fulfillments hold other items"),
            (_spoil_status, "is pending, but has fulfillments"),
            (_spoil_unknown_status, "unknown status 'lost'"),
            (_spoil_owner, "belongs to nobody_1, who doesn't exist"),
            (_spoil_listing, "is not listed by its user"),
            (_spoil_order, "lists order #W.* which doesn't exist"),
            (_spoil_variant, "is no variant of product"),
            (_spoil_options, "another name or other options"),
            (_spoil_method, "was paid or refunded by paypal_0, which its user doesn't have"),
            (_spoil_refund, "is cancelled, but .* has not been refunded"),
            (_spoil_reason, "is pending, but has a cancel_reason"),
            (_spoil_modified, "is pending \\(item modified\\), but its payment history has 1 entries"),
            (_spoil_return, "return_items holds items that are not in the order"),
            (_spoil_exchange, "not of the same products"),
            (_spoil_balance, "negative balance"),
            (_spoil_key, "is filed under another id"),
            (_spoil_twin, "has the options of another variant"),
            (_spoil_field, "items must be a list, got NoneType"),
            (_spoil_part, "has a malformed part: KeyError 'price'"),
            *MORE_SPOILT,
        ],
    )
    def test_finds_what_was_spoilt(self, spoil: Any, problem: str) -> None:
        """A world spoilt by hand in one place is reported with the record and what is wrong with it."""
        made, before = (world(2, WorldSize(products=12, users=100, orders=200)) for _ in range(2))
        spoil(made)
        assert any(re.search(problem, found) for found in check_tables(made))
        changed = {(t, i) for t, records in made.items() for i, r in records.items() if before[t].get(i) != r}
        gone = {(t, i) for t, records in before.items() for i in records if i not in made[t]}
        assert check_tables(made, changed | gone) == check_tables(made), (
            "what was changed, and what refers to it, will do"
        )

    def test_names_the_tables_that_are_missing(self) -> None:
        """Without its three tables a database isn't looked at further."""
        (problem,) = check_tables({"products": {}, "users": {}})
        assert problem.endswith("missing or unknown: orders")

    @pytest.mark.skipif(not TAU2_RETAIL.exists(), reason="the reference data are not here")
    def test_accepts_the_reference_database(self) -> None:
        """The database of τ²-bench retail is consistent by the same measure."""
        assert check_tables(json.loads(TAU2_RETAIL.read_text(encoding="utf-8"))["agent_db"]) == []
