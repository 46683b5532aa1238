"""What an agent at the front desk can do."""

# ruff: noqa: D417 - the docstrings are shown to agents, which know nothing of the database that a tool is given
from __future__ import annotations

from t2t_gym.database import Database, Record
from t2t_gym.kit import edit_if, tool_set
from t2t_gym.tools import tool


@tool("read")
def find_patient(db: Database, name: str, birthday: str) -> str:
    """Find a patient's id by full name and date of birth.

    Args:
        name: the full name, such as 'Ida Ames'.
        birthday: the date of birth as YYYY-MM-DD, such as '1980-05-17'.
    """
    return db.find("patients", name=name, birthday=birthday)


@tool("read")
def list_appointments(db: Database, patient_id: str) -> list[Record]:
    """List a patient's appointments, with doctor, day, time and status."""
    db.need("patients", patient_id)
    return [{**db.need("openings", row["opening"]), **row} for row in db.rows("appointments", patient=patient_id)]


@tool("read")
def list_openings(db: Database, doctor: str, day: str) -> list[Record]:
    """List a doctor's free openings on a day.

    Args:
        doctor: the doctor, such as 'Dr. Amari'.
        day: the day as YYYY-MM-DD, such as '2025-03-14'.
    """
    return [opening for opening in db.rows("openings", doctor=doctor, day=day) if opening["free"]]


@tool("write")
def move_appointment(db: Database, appointment_id: str, opening_id: str) -> Record:
    """Move a booked appointment to a free opening."""
    appointment = edit_if(db, "appointments", appointment_id, status="booked")
    edit_if(db, "openings", opening_id, free=True)["free"] = False
    db.edit("openings", appointment["opening"])["free"] = True
    appointment["opening"] = opening_id
    return appointment


@tool("write")
def cancel_appointment(db: Database, appointment_id: str) -> Record:
    """Cancel a booked appointment."""
    appointment = edit_if(db, "appointments", appointment_id, status="booked")
    db.edit("openings", appointment["opening"])["free"] = True
    appointment["status"] = "cancelled"
    return appointment


TOOLS = tool_set(cancel_appointment, find_patient, list_appointments, list_openings, move_appointment)
