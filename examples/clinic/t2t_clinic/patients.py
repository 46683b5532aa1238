"""How patients see their world: what they want, what they could mean, and what can stand in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from t2t_clinic.world import DOCTORS, TODAY
from t2t_gym.database import Changes, Database, Record
from t2t_gym.domain import Operation
from t2t_gym.kit import Case, Flip, LookUp, Slot, TableEntities, View
from t2t_gym.messages import ToolCall

_APPOINTMENT = {"appointment": "appointment_id"}

OPERATIONS = {
    "move": Operation(
        "move", "move_appointment", {**_APPOINTMENT, "opening": "opening_id"}, "appointment", offers=("opening",)
    ),
    "cancel": Operation("cancel", "cancel_appointment", _APPOINTMENT, "appointment"),
}


def _of(opening: Record) -> Iterator[tuple[str, Any]]:
    yield "day", opening["day"]
    yield "part", "morning" if opening["time"] < "12:00" else "afternoon"
    yield "doctor", opening["doctor"]
    yield "time", opening["time"]


def _of_appointment(db: Database, appointment_id: str, _: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    opening = db.need("openings", db.need("appointments", appointment_id, "Appointment")["opening"], "Opening")
    yield "field", DOCTORS[opening["doctor"]]
    yield from _of(opening)


def _openings(view: View) -> list[str]:
    """Return all openings in the appointment's field that are to come, taken or not: patients can't know."""
    appointment = view.get("appointments", "appointment")
    if appointment is None:
        return []
    field = DOCTORS[view.db.need("openings", appointment["opening"], "Opening")["doctor"]]
    openings = view.db.snapshot.tables["openings"].items()
    return [
        i for i, o in openings if o["day"] > TODAY and DOCTORS[o["doctor"]] == field and i != appointment["opening"]
    ]


def _when(db: Database, opening_id: str, _: Mapping[str, Any]) -> float:
    opening = db.need("openings", opening_id, "Opening")
    return float(opening["day"].replace("-", "") + opening["time"].replace(":", ""))


def _reads(view: View) -> Iterable[ToolCall]:
    yield ToolCall("list_appointments", {"patient_id": view.customer})
    opening = view.get("openings", "opening")
    if opening is not None:
        yield ToolCall("list_openings", {"field": DOCTORS[opening["doctor"]], "day": opening["day"]})


ENTITIES = TableEntities(
    people="patients",
    facts=lambda _, patient: {"full_name": patient["name"], "birthday": patient["birthday"]},
    identity=[LookUp("find_patient", {"full_name": "name", "birthday": "birthday"}, lambda _, found: str(found))],
    slots={
        "appointment": Slot(
            lambda view: view.db.need("patients", view.customer, "Patient")["appointments"], _of_appointment
        ),
        "opening": Slot(_openings, lambda db, i, _: _of(db.need("openings", i, "Opening")), {"when": _when}),
    },
    reads=_reads,
)


def _cancelled(case: Case) -> Changes | None:
    appointment = case.get("appointments", "appointment")
    if appointment is None:
        return None
    appointments = {case.values["appointment"]: {"status": "cancelled"}}
    return {"appointments": appointments, "openings": {appointment["opening"]: {"free": True}}}


def _today(case: Case) -> Changes | None:
    appointment = case.get("appointments", "appointment")
    return {"openings": {appointment["opening"]: {"day": TODAY}}} if appointment else None


def _taken(case: Case) -> Changes | None:
    return {"openings": {case.values["opening"]: {"free": False}}}


OBSTACLES = (
    Flip(
        kind="status", clause="cancelled before", operations=frozenset(OPERATIONS), flip=_cancelled,
        reason="appointment {appointment} was cancelled earlier already",
    ),
    Flip(
        kind="rule", clause="R4", operations=frozenset(OPERATIONS), flip=_today,
        reason="appointment {appointment} is today, and on the day itself it can't be changed any more",
    ),
    Flip(
        kind="status", clause="taken", operations=frozenset({"move"}), flip=_taken,
        reason="that time is taken already",
    ),
)  # fmt: skip
