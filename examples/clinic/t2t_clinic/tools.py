"""What an agent at the front desk can do."""

# ruff: noqa: D417 - the docstrings are shown to agents, which know nothing of the database that a tool is given
from __future__ import annotations

from typing import Literal

from t2t_clinic.world import DOCTORS
from t2t_gym.database import Database, Record
from t2t_gym.errors import ToolError
from t2t_gym.tools import ToolSet, tool


@tool("read")
def find_patient(db: Database, name: str, birthday: str) -> str:
    """Find a patient's id by full name and date of birth.

    Args:
        name: the full name, such as 'Ida Ames'.
        birthday: the date of birth as YYYY-MM-DD, such as '1980-05-17'.
    """
    found = db.lookup("patients", "who", lambda p: (p["name"].lower(), p["birthday"]), (name.lower(), birthday))
    if not found:
        raise ToolError("There is no such patient.")
    return found[0]


@tool("read")
def list_appointments(db: Database, patient_id: str) -> list[Record]:
    """List a patient's appointments, with doctor, day, time and status.

    Args:
        patient_id: the patient's id, such as 'P100'.
    """
    patient = db.need("patients", patient_id, "Patient")
    held = {i: db.need("appointments", i, "Appointment") for i in patient["appointments"]}
    return [{"id": i, **db.need("openings", a["opening"], "Opening"), **a} for i, a in held.items()]


@tool("read")
def list_openings(db: Database, field: Literal["dermatology", "dentistry"], day: str) -> list[Record]:
    """List the free openings in a field on a day.

    Args:
        field: the medical field.
        day: the day as YYYY-MM-DD, such as '2025-03-14'.
    """
    ids = db.lookup("openings", "day", lambda o: o["day"], day)
    found = {i: db.need("openings", i, "Opening") for i in ids}
    return [{"id": i, **o} for i, o in found.items() if o["free"] and DOCTORS[o["doctor"]] == field]


@tool("write")
def move_appointment(db: Database, appointment_id: str, opening_id: str) -> Record:
    """Move a booked appointment to a free opening.

    Args:
        appointment_id: the appointment's id, such as 'A100'.
        opening_id: the opening's id, such as 'T100'.
    """
    appointment = _booked(db, appointment_id)
    if not db.need("openings", opening_id, "Opening")["free"]:
        raise ToolError(f"Opening {opening_id} is taken.")
    db.edit("openings", appointment["opening"])["free"] = True
    db.edit("openings", opening_id)["free"] = False
    appointment = db.edit("appointments", appointment_id)
    appointment["opening"] = opening_id
    return appointment


@tool("write")
def cancel_appointment(db: Database, appointment_id: str) -> Record:
    """Cancel a booked appointment.

    Args:
        appointment_id: the appointment's id, such as 'A100'.
    """
    db.edit("openings", _booked(db, appointment_id)["opening"])["free"] = True
    appointment = db.edit("appointments", appointment_id)
    appointment["status"] = "cancelled"
    return appointment


@tool("generic")
def transfer_to_nurse(db: Database, summary: str) -> str:  # noqa: ARG001
    """Hand the patient over to a nurse, which ends the call.

    Args:
        summary: what the patient wants.
    """
    return "Transfer successful"


def _booked(db: Database, appointment_id: str) -> Record:
    appointment = db.need("appointments", appointment_id, "Appointment")
    if appointment["status"] != "booked":
        raise ToolError(f"Appointment {appointment_id} is {appointment['status']}.")
    return appointment


TOOLS = ToolSet(
    (cancel_appointment, find_patient, list_appointments, list_openings, move_appointment, transfer_to_nurse)
)
