"""The tools that change the records: booking, changing and cancelling reservations, and sending certificates."""

# ruff: noqa: D417 - the docstrings are shown to agents, which know nothing of the database that a tool is given
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from t2t_envs.airline.arguments import Bags, Flights, Passengers, Payments
from t2t_envs.airline.bookable import check_bags, check_distinct, check_route, live, sell
from t2t_envs.airline.payments import charge, settle
from t2t_envs.airline.terms import BAG_FEE, Cabin, TripType, booking_price, leg_key, time_now
from t2t_gym.database import Database, Record
from t2t_gym.errors import ToolError
from t2t_gym.tools import tool

__all__ = [
    "book_reservation",
    "cancel_reservation",
    "send_certificate",
    "update_reservation_baggages",
    "update_reservation_flights",
    "update_reservation_passengers",
]

_NEW_RESERVATIONS = ("HATHAT", "HATHAU", "HATHAV")
_NEW_CERTIFICATES = ("certificate_3221322", "certificate_3221323", "certificate_3221324")


# --- booking and cancelling ---------------------------------------------------------------------------------------


@tool("write")
def book_reservation(
    db: Database,
    user_id: str,
    origin: str,
    destination: str,
    flight_type: TripType,
    cabin: Cabin,
    flights: Flights,
    passengers: Passengers,
    payment_methods: Payments,
    total_baggages: Bags,
    nonfree_baggages: Bags,
    insurance: Literal["yes", "no"],
) -> Record:
    """Book a reservation. The payments must add up to the price: fares, bags beyond the allowance, and insurance.

    Args:
        user_id: the user id of the customer who books, such as 'ann_lee_1234'.
        origin: the three-letter code of the airport where the trip begins, such as 'JFK'.
        destination: the three-letter code of the airport that the trip leads to, such as 'LAX'.
        flight_type: whether the trip leads back to the origin.
        cabin: the cabin, the same on all flights.
        flights: all flights of the trip, in order.
        passengers: everyone who flies.
        payment_methods: what each payment method pays. A certificate is used up whole.
        total_baggages: the number of checked bags, of all passengers together.
        nonfree_baggages: how many of them are beyond the allowance and paid for.
        insurance: whether all passengers are insured.
    """
    user = db.need("users", user_id)
    reservation_id = next((i for i in _NEW_RESERVATIONS if db.get("reservations", i) is None), None)
    if reservation_id is None:
        raise ToolError("Too many reservations were made.")
    check_bags(total_baggages, nonfree_baggages)
    check_distinct(flights)
    legs = [sell(db, leg, cabin, len(passengers)) for leg in flights]
    check_route(legs, origin, destination, flight_type)
    fares = (leg["price"] for leg in legs)
    price = booking_price(fares, len(passengers), nonfree_baggages, insured=insurance == "yes")
    charge(db, user, payment_methods, price)
    for leg in flights:
        seats = db.edit("flights", leg.flight_number, "dates", leg.date, "available_seats")
        seats[cabin] -= len(passengers)
    db.edit("users", user_id)["reservations"].append(reservation_id)
    reservation = {
        "reservation_id": reservation_id,
        "user_id": user_id,
        "origin": origin,
        "destination": destination,
        "flight_type": flight_type,
        "cabin": cabin,
        "flights": legs,
        "passengers": [passenger.model_dump() for passenger in passengers],
        "payment_history": [payment.model_dump() for payment in payment_methods],
        "created_at": time_now(db),
        "total_baggages": total_baggages,
        "nonfree_baggages": nonfree_baggages,
        "insurance": insurance,
    }
    return db.insert("reservations", reservation_id, reservation)


@tool("write")
def cancel_reservation(db: Database, reservation_id: str) -> Record:
    """Cancel a whole reservation. All that was paid for it is paid back to where it came from.

    Args:
        reservation_id: the reservation id, such as 'A1B2C3'.
    """
    live(db, reservation_id)
    reservation = db.edit("reservations", reservation_id)
    history = reservation["payment_history"]
    history += [{"payment_id": paid["payment_id"], "amount": -paid["amount"]} for paid in history]
    reservation["status"] = "cancelled"
    return reservation


# --- changing a reservation ---------------------------------------------------------------------------------------


@tool("write")
def update_reservation_flights(
    db: Database, reservation_id: str, cabin: Cabin, flights: Flights, payment_id: str
) -> Record:
    """Change the flights or the cabin of a reservation. The difference in fares is charged or paid back.

    A flight that stays, in the same cabin, keeps the fare that was paid for it; all others cost today's.

    Args:
        reservation_id: the reservation id, such as 'A1B2C3'.
        cabin: the cabin on all flights, changed or not.
        flights: all flights of the trip, in order, also those that stay as they are.
        payment_id: the credit card or gift card, in the customer's profile, that pays or gets the difference.
    """
    reservation = live(db, reservation_id)
    check_distinct(flights)
    travellers = len(reservation["passengers"])
    held = {leg_key(leg): leg for leg in reservation["flights"]} if cabin == reservation["cabin"] else {}
    legs = [held.get((leg.flight_number, leg.date)) or sell(db, leg, cabin, travellers) for leg in flights]
    fares = sum(leg["price"] for leg in legs) - sum(leg["price"] for leg in reservation["flights"])
    edited = db.edit("reservations", reservation_id)
    settle(db, edited, payment_id, fares * travellers)
    edited["flights"] = legs
    edited["cabin"] = cabin
    return edited


@tool("write")
def update_reservation_baggages(
    db: Database, reservation_id: str, total_baggages: Bags, nonfree_baggages: Bags, payment_id: str
) -> Record:
    """Change the number of checked bags of a reservation. Each paid bag more than before is charged.

    Args:
        reservation_id: the reservation id, such as 'A1B2C3'.
        total_baggages: the number of checked bags afterwards, of all passengers together.
        nonfree_baggages: how many of them are beyond the allowance and paid for.
        payment_id: the credit card or gift card, in the customer's profile, that pays.
    """
    reservation = live(db, reservation_id)
    check_bags(total_baggages, nonfree_baggages)
    more = max(0, nonfree_baggages - reservation["nonfree_baggages"])
    edited = db.edit("reservations", reservation_id)
    settle(db, edited, payment_id, BAG_FEE * more)
    edited["total_baggages"] = total_baggages
    edited["nonfree_baggages"] = nonfree_baggages
    return edited


@tool("write")
def update_reservation_passengers(db: Database, reservation_id: str, passengers: Passengers) -> Record:
    """Change who flies on a reservation, or correct their details. Their number stays.

    Args:
        reservation_id: the reservation id, such as 'A1B2C3'.
        passengers: all passengers of the reservation, also those who stay as they are.
    """
    expected = len(live(db, reservation_id)["passengers"])
    if len(passengers) != expected:
        raise ToolError(
            f"Reservation {reservation_id} has {expected} passengers, expected as many; got {len(passengers)}."
        )
    reservation = db.edit("reservations", reservation_id)
    reservation["passengers"] = [passenger.model_dump() for passenger in passengers]
    return reservation


# --- compensating -------------------------------------------------------------------------------------------------


@tool("write")
def send_certificate(db: Database, user_id: str, amount: Annotated[int, Field(gt=0)]) -> str:
    """Send a customer a travel certificate, which joins the payment methods in the profile.

    Args:
        user_id: the user id, such as 'ann_lee_1234'.
        amount: whole dollars that the certificate is worth.
    """
    methods = db.need("users", user_id)["payment_methods"]
    new = next((i for i in _NEW_CERTIFICATES if i not in methods), None)
    if new is None:
        raise ToolError("Too many certificates were sent.")
    db.edit("users", user_id, "payment_methods")[new] = {"id": new, "source": "certificate", "amount": amount}
    return f"Certificate {new} added to user {user_id} with amount {amount}."
