"""What can't be booked or changed, whoever asks: each of these refuses it with a `ToolError`."""

from __future__ import annotations

from t2t_envs.airline.arguments import Leg
from t2t_envs.airline.terms import Cabin
from t2t_gym.database import Database, Record
from t2t_gym.errors import ToolError

__all__ = ["check_bags", "check_distinct", "check_route", "live", "sell"]


def live(db: Database, reservation_id: str) -> Record:
    """Return a reservation that isn't cancelled; τ²-bench's tools cancel and change cancelled ones, too.

    Raises:
        ToolError: it is, or there is none such.
    """
    reservation = db.need("reservations", reservation_id)
    if reservation.get("status") == "cancelled":
        raise ToolError(f"Reservation {reservation_id} is cancelled; it can't be changed or cancelled again.")
    return reservation


def check_bags(total: int, paid: int) -> None:
    """Check that no more bags are paid for than there are.

    Raises:
        ToolError: more are.
    """
    if paid > total:
        raise ToolError(f"Of {total} checked bags {paid} can't be paid for; expected at most {total}.")


def check_distinct(flights: list[Leg]) -> None:
    """Check that no flight is listed twice.

    Raises:
        ToolError: one is.
    """
    if len({(leg.flight_number, leg.date) for leg in flights}) < len(flights):
        raise ToolError("A flight is listed twice; list each flight of the trip once.")


def check_route(legs: list[Record], origin: str, destination: str, trip_type: str) -> None:
    """Check that the flights begin, end and call where the booking says; τ²-bench's tool takes any names for it.

    Args:
        legs: the flights, in order.
        origin: where the trip begins.
        destination: where it leads to.
        trip_type: whether it leads back.

    Raises:
        ToolError: they don't.
    """
    end = destination if trip_type == "one_way" else origin
    if legs[0]["origin"] != origin:
        raise ToolError(f"The first flight leaves from {legs[0]['origin']}, expected the origin {origin[:40]!r}.")
    if legs[-1]["destination"] != end:
        raise ToolError(f"The last flight of a {trip_type} lands in {legs[-1]['destination']}, expected {end[:40]!r}.")
    if destination not in (leg["destination"] for leg in legs):
        raise ToolError(f"No flight lands in the destination {destination[:40]!r}.")


def sell(db: Database, leg: Leg, cabin: Cabin, travellers: int) -> Record:
    """Return a flight as a reservation lists it, at today's price.

    Args:
        db: the database.
        leg: which flight, on which day.
        cabin: the cabin.
        travellers: how many seats it takes.

    Raises:
        ToolError: it doesn't fly on that day, or hasn't as many seats left.
    """
    flight = db.need("flights", leg.flight_number)
    day = flight["dates"].get(leg.date)
    if day is None or day["status"] != "available":
        raise ToolError(f"Flight {leg.flight_number} isn't available on {leg.date[:40]!r}.")
    if day["available_seats"][cabin] < travellers:
        raise ToolError(
            f"Flight {leg.flight_number} on {leg.date} has {day['available_seats'][cabin]} seats left in "
            f"{cabin}, needed {travellers}."
        )
    return {
        "flight_number": leg.flight_number,
        "date": leg.date,
        "origin": flight["origin"],
        "destination": flight["destination"],
        "price": day["prices"][cabin],
    }
