"""The airports that an airline can serve: public facts, after the IATA codes, with positions to a tenth of a degree."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["AIRPORTS", "Airport", "city_of", "flying_minutes"]


class Airport(NamedTuple):
    """An airport: its three-letter code, its city, and its latitude and longitude in degrees."""

    code: str
    city: str
    latitude: float
    longitude: float


AIRPORTS: tuple[Airport, ...] = (
    Airport("ATL", "Atlanta", 33.6, -84.4),
    Airport("DFW", "Dallas", 32.9, -97.0),
    Airport("DEN", "Denver", 39.9, -104.7),
    Airport("ORD", "Chicago", 42.0, -87.9),
    Airport("LAX", "Los Angeles", 33.9, -118.4),
    Airport("JFK", "New York", 40.6, -73.8),
    Airport("LAS", "Las Vegas", 36.1, -115.2),
    Airport("MCO", "Orlando", 28.4, -81.3),
    Airport("MIA", "Miami", 25.8, -80.3),
    Airport("CLT", "Charlotte", 35.2, -80.9),
    Airport("SEA", "Seattle", 47.4, -122.3),
    Airport("PHX", "Phoenix", 33.4, -112.0),
    Airport("EWR", "Newark", 40.7, -74.2),
    Airport("SFO", "San Francisco", 37.6, -122.4),
    Airport("IAH", "Houston", 30.0, -95.3),
    Airport("BOS", "Boston", 42.4, -71.0),
    Airport("MSP", "Minneapolis", 44.9, -93.2),
    Airport("DTW", "Detroit", 42.2, -83.4),
    Airport("PHL", "Philadelphia", 39.9, -75.2),
    Airport("SLC", "Salt Lake City", 40.8, -112.0),
    Airport("BWI", "Baltimore", 39.2, -76.7),
    Airport("DCA", "Washington", 38.9, -77.0),
    Airport("SAN", "San Diego", 32.7, -117.2),
    Airport("TPA", "Tampa", 28.0, -82.5),
    Airport("BNA", "Nashville", 36.1, -86.7),
    Airport("AUS", "Austin", 30.2, -97.7),
    Airport("HNL", "Honolulu", 21.3, -157.9),
    Airport("PDX", "Portland", 45.6, -122.6),
    Airport("STL", "St. Louis", 38.7, -90.4),
    Airport("RDU", "Raleigh", 35.9, -78.8),
    Airport("SMF", "Sacramento", 38.7, -121.6),
    Airport("MSY", "New Orleans", 30.0, -90.3),
    Airport("SJC", "San Jose", 37.4, -121.9),
    Airport("MCI", "Kansas City", 39.3, -94.7),
    Airport("CLE", "Cleveland", 41.4, -81.8),
    Airport("IND", "Indianapolis", 39.7, -86.3),
    Airport("PIT", "Pittsburgh", 40.5, -80.2),
    Airport("SAT", "San Antonio", 29.5, -98.5),
    Airport("CVG", "Cincinnati", 39.0, -84.7),
    Airport("CMH", "Columbus", 40.0, -82.9),
    Airport("JAX", "Jacksonville", 30.5, -81.7),
    Airport("MKE", "Milwaukee", 42.9, -87.9),
    Airport("OMA", "Omaha", 41.3, -95.9),
    Airport("ABQ", "Albuquerque", 35.0, -106.6),
    Airport("MEM", "Memphis", 35.0, -90.0),
    Airport("OKC", "Oklahoma City", 35.4, -97.6),
    Airport("RIC", "Richmond", 37.5, -77.3),
    Airport("SDF", "Louisville", 38.2, -85.7),
    Airport("BUF", "Buffalo", 42.9, -78.7),
    Airport("BOI", "Boise", 43.6, -116.2),
    Airport("TUS", "Tucson", 32.1, -110.9),
    Airport("ANC", "Anchorage", 61.2, -150.0),
    Airport("LGA", "New York", 40.8, -73.9),
)
"""Airports of the United States, the busiest about first; a world of n airports serves the first n."""

_CITIES = {airport.code: airport.city for airport in AIRPORTS}

_EARTH_KM = 6371.0
_CRUISE_KM_A_MINUTE = 13.5
_TAXI_MINUTES = 40.0


def city_of(code: str) -> str:
    """Return the city of an airport, or its code if it isn't one of `AIRPORTS`."""
    return _CITIES.get(code, code)


def flying_minutes(airports: int) -> npt.NDArray[np.int64]:
    """Return how long a flight between two of the first airports takes, gate to gate, in multiples of five minutes.

    Great-circle distance (the haversine formula) at cruising speed, and a while on the ground.

    Args:
        airports: how many airports.

    Returns:
        minutes, of shape (airports, airports); meaningless on the diagonal.
    """
    position = np.radians([[a.latitude, a.longitude] for a in AIRPORTS[:airports]])
    latitude, longitude = position[:, 0], position[:, 1]
    half_chord = (
        np.sin((latitude[:, None] - latitude) / 2) ** 2
        + np.cos(latitude)[:, None] * np.cos(latitude) * np.sin((longitude[:, None] - longitude) / 2) ** 2
    )
    distance = 2 * _EARTH_KM * np.arcsin(np.sqrt(half_chord))
    minutes: npt.NDArray[np.int64] = (np.round((_TAXI_MINUTES + distance / _CRUISE_KM_A_MINUTE) / 5) * 5).astype(
        np.int64
    )
    return minutes
