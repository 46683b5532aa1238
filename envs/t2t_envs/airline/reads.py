"""The tools that leave the records as they are."""

# ruff: noqa: D417 - the docstrings are shown to agents, which know nothing of the database that a tool is given
from __future__ import annotations

from t2t_envs.airline.airports import city_of
from t2t_envs.airline.search import direct_flights, onestop_flights
from t2t_gym.database import Database, Record
from t2t_gym.errors import ToolError
from t2t_gym.tools import tool

__all__ = [
    "get_flight_status",
    "get_reservation_details",
    "get_user_details",
    "list_all_airports",
    "search_direct_flight",
    "search_onestop_flight",
]


@tool("read")
def get_user_details(db: Database, user_id: str) -> Record:
    """Get a customer's profile: name, date of birth, tier, payment methods with balances, and reservation ids.

    Args:
        user_id: the user id, such as 'ann_lee_1234'.
    """
    return db.need("users", user_id)


@tool("read")
def get_reservation_details(db: Database, reservation_id: str) -> Record:
    """Get a reservation: its flights with the fares paid, cabin, passengers, bags, insurance and payment history.

    Args:
        reservation_id: the reservation id, six letters and digits, such as 'A1B2C3'.
    """
    return db.need("reservations", reservation_id)


@tool("read")
def get_flight_status(db: Database, flight_number: str, date: str) -> str:
    """Get the status of a flight on a date: available, on time, delayed, flying, landed or cancelled.

    Args:
        flight_number: the flight number, such as 'HAT001'.
        date: the date of departure as YYYY-MM-DD, such as '2024-05-20'.
    """
    day = db.need("flights", flight_number)["dates"].get(date)
    if day is None:
        raise ToolError(f"Flight {flight_number!r} doesn't fly on {date[:40]!r}.")
    return str(day["status"])


@tool("read")
def list_all_airports(db: Database) -> list[Record]:
    """List all airports that are served, each with its three-letter code and its city."""
    # Read past the overlay: no tool adds a flight, and the list doesn't count as reading any.
    flights = db.snapshot.tables["flights"].values()
    codes = {flight[end] for flight in flights for end in ("origin", "destination")}
    return [{"iata": code, "city": city_of(code)} for code in sorted(codes)]


@tool("read")
def search_direct_flight(db: Database, origin: str, destination: str, date: str) -> list[Record]:
    """Search the direct flights from one airport to another on a date, with their times, free seats and prices.

    Only flights on which seats are sold are found. The list is empty if there are none.

    Args:
        origin: the three-letter code of the airport of departure, such as 'JFK'.
        destination: the three-letter code of the airport of arrival, such as 'LAX'.
        date: the date of departure as YYYY-MM-DD, such as '2024-05-20'.
    """
    return direct_flights(db, origin, destination, date)


@tool("read")
def search_onestop_flight(db: Database, origin: str, destination: str, date: str) -> list[list[Record]]:
    """Search the journeys of two flights, with one stop, from one airport to another on a date.

    Each journey is a pair of flights with their dates, times, free seats and prices. Only flights on which seats are
    sold are found. The list is empty if there are none.

    Args:
        origin: the three-letter code of the airport of departure, such as 'JFK'.
        destination: the three-letter code of the airport of arrival, such as 'LAX'.
        date: the date of the first departure as YYYY-MM-DD, such as '2024-05-20'.
    """
    return onestop_flights(db, origin, destination, date)
