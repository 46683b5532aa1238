"""What an agent at the front desk can do."""

# ruff: noqa: D417 - the docstrings are shown to agents, which know nothing of the database that a tool is given
from __future__ import annotations

from t2t_gym.database import Database, Record
from t2t_gym.errors import ToolError
from t2t_gym.kit import transfer_to_human_agents
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
def list_openings(db: Database, doctor: str, day: str) -> list[Record]:
    """List a doctor's free openings on a day.

    Args:
        doctor: the doctor, such as 'Dr. Amari'.
        day: the day as YYYY-MM-DD, such as '2025-03-14'.
    """
    ids = db.lookup("openings", "when", lambda o: (o["doctor"], o["day"]), (doctor, day))
    found = {i: db.need("openings", i, "Opening") for i in ids}
    return [{"id": i, **opening} for i, opening in found.items() if opening["free"]]


@tool("write")
def move_appointment(db: Database, appointment_id: str, opening_id: str) -> Record:
    """Move a booked appointment to a free opening.

    Args:
        appointment_id: the appointment's id, such as 'A100'.
        opening_id: the opening's id, such as 'T100'.
    """
    old = _booked(db, appointment_id)["opening"]
    if not db.need("openings", opening_id, "Opening")["free"]:
        raise ToolError(f"Opening {opening_id} is taken.")
    db.edit("openings", old)["free"] = True
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


def _booked(db: Database, appointment_id: str) -> Record:
    appointment = db.need("appointments", appointment_id, "Appointment")
    if appointment["status"] != "booked":
        raise ToolError(f"Appointment {appointment_id} is {appointment['status']}.")
    return appointment


TOOLS = ToolSet(
    (cancel_appointment, find_patient, list_appointments, list_openings, move_appointment, transfer_to_human_agents)
)
