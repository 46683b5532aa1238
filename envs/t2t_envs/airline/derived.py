"""What follows from what a customer says: arguments that the agent works out by the policy and from the records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from t2t_envs.airline.compensation import dues
from t2t_envs.airline.itineraries import fare, read
from t2t_envs.airline.terms import booking_price, change_price, paid_bags, split_price
from t2t_gym.database import Database, Record

__all__ = ["booking", "compensation", "keeps_cabin", "keeps_flights", "more_bags", "unpaid"]

Values = Mapping[str, Any]


def keeps_flights(db: Database, values: Values) -> dict[str, Any]:
    """Work out the flights of a change of cabin: those of the reservation."""
    reservation = _reservation(db, values)
    if reservation is None:
        return {}
    return {"flights": [{k: leg[k] for k in ("flight_number", "date")} for leg in reservation["flights"]]}


def keeps_cabin(db: Database, values: Values) -> dict[str, Any]:
    """Work out the cabin of a change of flights: that of the reservation."""
    reservation = _reservation(db, values)
    return {"cabin": reservation["cabin"]} if reservation else {}


def more_bags(db: Database, values: Values) -> dict[str, Any]:
    """Work out how many bags are paid for when some are added: those beyond the allowance."""
    reservation = _reservation(db, values)
    user = db.get("users", reservation["user_id"]) if reservation else None
    if reservation is None or user is None:
        return {}
    count = len(reservation["passengers"])
    return {"nonfree_baggages": paid_bags(user["membership"], reservation["cabin"], count, values["baggage"])}


def unpaid(db: Database, arguments: Values) -> tuple[str, ...]:
    """Tell that it makes no difference what pays for a change, where nothing is due."""
    reservation = db.get("reservations", arguments["reservation_id"])
    return ("payment_method",) if reservation and not change_price(db, reservation, arguments) else ()


def booking(db: Database, values: Values) -> dict[str, Any]:
    """Work out the bags of a booking that are paid for, and what each payment method pays, in the stated order."""
    user = db.get("users", values["user_id"])
    if user is None:
        return {}
    count = len(values["passengers"])
    paid = paid_bags(user["membership"], values["cabin"], count, values["baggage"])
    each = fare(db, read(values["flight_choice"]), values["cabin"])
    wallet = user["payment_methods"]
    methods = [wallet[i] for i in values["payment_method"].split(" and ") if i in wallet]
    if each is None or not methods:
        return {"nonfree_baggages": paid}
    price = booking_price([int(each)], count, paid, insured=values["insurance"] == "yes")
    payments = [{"payment_id": i, "amount": amount} for i, amount in split_price(methods, price).items()]
    return {"nonfree_baggages": paid, "payment_methods": payments}


def compensation(db: Database, values: Values) -> dict[str, Any]:
    """Work out the amount of a compensation: what there are grounds for, or else the least that can be sent."""
    reservation_id = values.get("reservation_id")
    if reservation_id is None:
        return {}
    due = dues(db, values["user_id"]).get(reservation_id)
    return {"amount": due.dollars if due else 1}


def _reservation(db: Database, values: Values) -> Record | None:
    reservation_id = values.get("reservation_id")
    return db.get("reservations", reservation_id) if isinstance(reservation_id, str) else None
