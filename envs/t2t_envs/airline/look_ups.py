"""What a careful agent looks up before it decides on a request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from t2t_envs.airline.flight_features import ways_of
from t2t_gym.database import Database
from t2t_gym.kit import View
from t2t_gym.messages import ToolCall

__all__ = ["reads"]


def reads(view: View) -> Iterable[ToolCall]:
    """Look up the profile, the reservation (all of them, if it isn't known which), and the flights it depends on."""
    name, values = view.operation.name, view.chosen
    yield ToolCall("get_user_details", {"user_id": view.customer})
    if "reservation_id" in view.operation.slots:
        known, own = values.get("reservation_id"), view.db.need("users", view.customer)["reservations"]
        for reservation_id in own if known is None else {known} & {*own}:  # nobody else's may be read
            yield ToolCall("get_reservation_details", {"reservation_id": reservation_id})
    reservation = view.get("reservations", "reservation_id")
    legs = reservation["flights"] if reservation and reservation["user_id"] == view.customer else []
    if name in ("cancel_reservation", "add_compensation", "change_cabin"):
        for leg in legs:
            yield ToolCall("get_flight_status", {k: leg[k] for k in ("flight_number", "date")})
    if name == "change_cabin":
        for leg in legs:
            yield _search(leg["origin"], leg["destination"], leg["date"])
    if values.get("flight_choice"):
        yield from _searches(view.db, values["flight_choice"], values)


def _searches(db: Database, text: str, chosen: Mapping[str, Any]) -> Iterator[ToolCall]:
    """Search for each way of a trip that is to be flown newly."""
    _, *ways = ways_of(db, text, chosen)
    for way in filter(None, ways):
        first, last = (db.need("flights", leg["flight_number"]) for leg in (way[0], way[-1]))
        yield _search(first["origin"], last["destination"], way[0]["date"], onestop=len(way) > 1)


def _search(origin: str, destination: str, date: str, *, onestop: bool = False) -> ToolCall:
    tool = "search_onestop_flight" if onestop else "search_direct_flight"
    return ToolCall(tool, {"origin": origin, "destination": destination, "date": date})
