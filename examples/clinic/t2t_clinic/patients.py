"""How patients see their world: what they want, what they could mean, and what can stand in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from t2t_clinic.world import TODAY
from t2t_gym.database import Changes, Database, Record
from t2t_gym.domain import Operation
from t2t_gym.kit import Case, Flip, LookUp, Slot, TableEntities, View
from t2t_gym.messages import ToolCall

_MOVED = {"appointment": "appointment_id", "opening": "opening_id"}

OPERATIONS = {
    "move": Operation("move", "move_appointment", _MOVED, "appointment", offers=("opening",)),
    "cancel": Operation("cancel", "cancel_appointment", {"appointment": "appointment_id"}, "appointment"),
}


def _times(opening: Record) -> Iterator[tuple[str, Any]]:
    yield "day", opening["day"]
    yield "part", "morning" if opening["time"] < "12:00" else "afternoon"
    yield "time", opening["time"]


def _appointment(db: Database, appointment_id: str, _: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    opening = db.need("openings", db.need("appointments", appointment_id, "Appointment")["opening"], "Opening")
    yield "doctor", opening["doctor"]
    yield from _times(opening)


def _openings(view: View) -> list[str]:
    """Return the same doctor's openings that are to come, taken or not: patients can't know."""
    appointment = view.get("appointments", "appointment")
    if appointment is None:
        return []
    doctor = view.db.need("openings", appointment["opening"], "Opening")["doctor"]
    calendar = view.db.snapshot.tables["openings"].items()
    return [i for i, o in calendar if o["doctor"] == doctor and o["day"] > TODAY and i != appointment["opening"]]


def _when(db: Database, opening_id: str, _: Mapping[str, Any]) -> float:
    opening = db.need("openings", opening_id, "Opening")
    return float(opening["day"].replace("-", "") + opening["time"].replace(":", ""))


def _reads(view: View) -> Iterable[ToolCall]:
    yield ToolCall("list_appointments", {"patient_id": view.customer})
    opening = view.get("openings", "opening")
    if opening is not None:
        yield ToolCall("list_openings", {"doctor": opening["doctor"], "day": opening["day"]})


ENTITIES = TableEntities(
    people="patients",
    facts=lambda _, patient: {"full_name": patient["name"], "birthday": patient["birthday"]},
    identity=[LookUp("find_patient", {"full_name": "name", "birthday": "birthday"})],
    slots={
        "appointment": Slot(lambda v: v.db.need("patients", v.customer, "Patient")["appointments"], _appointment),
        "opening": Slot(_openings, lambda db, i, _: _times(db.need("openings", i, "Opening")), {"when": _when}),
    },
    reads=_reads,
)


def _held(case: Case) -> str:
    return str(case.db.need("appointments", case.values["appointment"], "Appointment")["opening"])


def _cancelled(case: Case) -> Changes:
    appointments = {case.values["appointment"]: {"status": "cancelled"}}
    return {"appointments": appointments, "openings": {_held(case): {"free": True}}}


OBSTACLES = (
    Flip(
        kind="status",
        clause="cancelled before",
        flip=_cancelled,
        reason="appointment {appointment} was cancelled earlier already",
    ),
    Flip(
        kind="rule",
        clause="R4",
        flip=lambda case: {"openings": {_held(case): {"day": TODAY}}},
        reason="appointment {appointment} is today, and on the day itself it can't be changed any more",
    ),
    Flip(
        kind="status",
        clause="taken",
        operations=frozenset({"move"}),
        flip=lambda case: {"openings": {case.values["opening"]: {"free": False}}},
        reason="that time is taken already",
    ),
)
