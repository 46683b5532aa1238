"""How airline customers see their world: trips, flights, cabins, fellow travellers, and ways to pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from t2t_envs.airline.airports import city_of
from t2t_envs.airline.flight_features import MEASURES, flight_features
from t2t_envs.airline.itineraries import bookable, booking_days, change_days, changes, fare, read
from t2t_envs.airline.look_ups import reads
from t2t_envs.airline.operations import DROPPED, REASONS
from t2t_envs.airline.people import Directory
from t2t_envs.airline.terms import CABINS, booking_price, flight_day, paid_bags
from t2t_gym.database import Database, Record
from t2t_gym.kit import LookUp, Slot, TableEntities, View

__all__ = ["ENTITIES"]

Chosen = Mapping[str, Any]
Pairs = Iterator[tuple[str, Any]]

_MORE_BAGS = 3
_MOST_BAGS = 3
_COMPANIONS = 2


def _user(view: View) -> Record:
    return view.db.need("users", view.customer)


# --- reservations -------------------------------------------------------------------------------------------------


def _own_reservations(view: View) -> Sequence[str]:
    reservations: list[str] = _user(view)["reservations"]
    return reservations


def _of_reservation(db: Database, reservation_id: str, _: Chosen) -> Iterable[tuple[str, Any]]:
    found: tuple[tuple[str, Any], ...] | None = db.follows("reservations", reservation_id, _told_of_it)
    return found or ()


def _told_of_it(reservation: Record) -> tuple[tuple[str, Any], ...]:
    return (
        ("destination", city_of(reservation["destination"])),
        ("date", reservation["flights"][0]["date"]),
        ("origin", city_of(reservation["origin"])),
        ("trip", reservation["flight_type"]),
        ("cabin", reservation["cabin"]),
        ("people", len(reservation["passengers"])),
        ("state", reservation.get("status")),
    )


def _reasons(view: View) -> Sequence[str]:
    """Return the reasons that can be true."""
    reservation = view.get("reservations", "reservation_id")
    legs = reservation["flights"] if reservation else []
    days = [flight_day(view.db, leg["flight_number"], leg["date"]) for leg in legs]
    dropped = any(day and day["status"] == "cancelled" for day in days)
    return [reason for reason in REASONS if reason != DROPPED or dropped]


# --- flights ------------------------------------------------------------------------------------------------------


def _other_days(view: View) -> Sequence[str]:
    reservation = view.get("reservations", "reservation_id")
    return change_days(view.db, reservation) if reservation else ()


def _new_days(view: View) -> Sequence[str]:
    return booking_days(view.db, view.chosen["trip_type"])


def _of_days(_: Database, days: str, chosen: Chosen) -> Pairs:  # noqa: ARG001 - a day is a day
    there, *back = days.split(" to ")
    yield "day", there
    yield "back", back[0] if back else None


def _other_flights(view: View) -> Sequence[str]:
    reservation = view.get("reservations", "reservation_id")
    return changes(view.db, reservation, view.chosen["date"]) if reservation and view.chosen.get("date") else ()


def _new_flights(view: View) -> Sequence[str]:
    chosen = view.chosen
    return bookable(view.db, chosen["origin"], chosen["destination"], chosen["date"]) if chosen.get("date") else ()


# --- airports, cabins, bags ---------------------------------------------------------------------------------------


def _airports(view: View) -> Sequence[str]:
    served = view.db.snapshot.index("flights", "origin", _origin)
    return [str(code) for code in served if code != view.chosen.get("origin")]


def _origin(flight: Record) -> str:
    return str(flight["origin"])


def _other_cabins(view: View) -> Sequence[str]:
    reservation = view.get("reservations", "reservation_id")
    return [cabin for cabin in CABINS if reservation is None or cabin != reservation["cabin"]]


def _more_bags(view: View) -> Sequence[int]:
    reservation = view.get("reservations", "reservation_id")
    now = reservation["total_baggages"] if reservation else 0
    return range(now + 1, now + 1 + _MORE_BAGS)


# --- passengers ---------------------------------------------------------------------------------------------------


def _companions(view: View) -> Sequence[list[Record]]:
    """Return parties of the customer and those saved in the profile, in their order."""
    user = _user(view)
    party = [{**user["name"], "dob": user["dob"]}, *user["saved_passengers"][:_COMPANIONS]]
    return [[dict(person) for person in party[:n]] for n in range(1, len(party) + 1)]


def _replaced(rng: np.random.Generator, view: View) -> list[Record] | None:
    """Draw passengers for the reservation: somebody else flies in the place of one of them."""
    reservation = view.get("reservations", "reservation_id")
    if reservation is None:
        return None
    party = [dict(person) for person in reservation["passengers"]]
    directory = Directory.half_of(_user(view)["name"]["first_name"])
    party[int(rng.integers(len(party)))] = next(directory.draw_passengers(rng, 1))
    return party


# --- payment ------------------------------------------------------------------------------------------------------


def _methods(view: View) -> Sequence[str]:
    return list(_user(view)["payment_methods"])


def _ways_to_pay(view: View) -> Sequence[str]:
    """Return each method alone, and a certificate or gift card with a credit card for what it doesn't cover."""
    wallet, price = _user(view)["payment_methods"], _price_of(view)
    cards = [i for i, method in wallet.items() if method["source"] == "credit_card"]
    others = [i for i, method in wallet.items() if method["source"] != "credit_card" and method["amount"] < price]
    return [*wallet, *(" and ".join(sorted((one, card))) for one in others for card in cards)]


def _price_of(view: View) -> float:
    """Return what a booking costs with all that has been chosen so far."""
    chosen = view.chosen
    each = fare(view.db, read(chosen["flight_choice"]), chosen["cabin"])
    if each is None:
        return 0.0
    count, tier = len(chosen["passengers"]), _user(view)["membership"]
    paid = paid_bags(tier, chosen["cabin"], count, chosen["baggage"])
    return booking_price([int(each)], count, paid, insured=chosen["insurance"] == "yes")


def _of_method(db: Database, text: str, chosen: Chosen) -> Iterable[tuple[str, Any]]:
    reservation = db.get("reservations", chosen["reservation_id"]) if "reservation_id" in chosen else None
    holder, books = reservation["user_id"] if reservation else chosen.get("user_id", ""), "user_id" in chosen
    if not db.pristine:
        return _paid_by(db, text, holder, books=books)
    found: tuple[tuple[str, Any], ...] = db.snapshot.once(
        (_paid_by, text, holder, books), lambda: tuple(_paid_by(db, text, holder, books=books))
    )
    return found


def _paid_by(db: Database, text: str, holder: str, *, books: bool) -> Pairs:
    user = db.get("users", holder)
    wallet = user["payment_methods"] if user else {}
    methods = [wallet[i] for i in text.split(" and ") if i in wallet]
    if not methods:
        return
    last = next((method for method in methods if method["source"] == "credit_card"), methods[0])
    yield "source", last["source"]
    other = next((method for method in methods if method is not last), {"source": "nothing"})
    if books:  # only a booking is paid with several
        yield "beside", other["source"]
    yield "brand", last.get("brand")
    yield "last_four", last.get("last_four")
    yield "balance", float(last["amount"]) if "amount" in last else None
    yield "beside_balance", float(other["amount"]) if "amount" in other else None


def _facts(user_id: str, user: Record) -> dict[str, str]:
    return {"user_id": user_id, "full_name": f"{user['name']['first_name']} {user['name']['last_name']}"}


ENTITIES = TableEntities(
    people="users",
    facts=_facts,
    identity=[LookUp("get_user_details", {"user_id": "user_id"}, lambda arguments, _: str(arguments["user_id"]))],
    slots={
        "user_id": Slot(lambda view: (view.customer,)),
        "reservation_id": Slot(_own_reservations, _of_reservation),
        "reason": Slot(_reasons),
        "cabin": Slot(_other_cabins),
        "book_flight.cabin": Slot(lambda _: CABINS),
        "date": Slot(_other_days, _of_days),
        "book_flight.date": Slot(_new_days),
        "flight_choice": Slot(_other_flights, flight_features, MEASURES),
        "book_flight.flight_choice": Slot(_new_flights),
        "trip_type": Slot(lambda _: ("one_way", "round_trip")),
        "origin": Slot(_airports),
        "destination": Slot(_airports),
        "passengers": Slot(draw=_replaced),
        "book_flight.passengers": Slot(_companions),
        "baggage": Slot(_more_bags),
        "book_flight.baggage": Slot(lambda _: range(_MOST_BAGS + 1)),
        "insurance": Slot(lambda _: ("yes", "no")),
        "payment_method": Slot(_methods, _of_method),
        "book_flight.payment_method": Slot(_ways_to_pay),
    },
    reads=reads,
)
