"""How patients see their world: what they want, what they could mean, and what can stand in the way."""

from __future__ import annotations

from t2t_clinic.tools import cancel_appointment, move_appointment
from t2t_clinic.world import TODAY
from t2t_gym.kit import Case, Flip, LookUp, TableEntities, View, already, moment, operations, part_of_day, record_slot

OPERATIONS = operations({"move": move_appointment, "cancel": cancel_appointment}, offers=("opening",), ends=("cancel",))
OPENING = ("doctor", "day", ("part", lambda opening: part_of_day(opening["time"])), "time")


def _same_doctor(view: View) -> list[str]:
    """Return the other openings of the appointment's doctor that are to come, taken or not: patients can't know."""
    held = view.db.need("appointments", view.chosen["appointment"])["opening"]
    others = view.db.rows("openings", doctor=view.db.need("openings", held)["doctor"])
    return [opening["id"] for opening in others if opening["day"] > TODAY and opening["id"] != held]


ENTITIES = TableEntities(
    people="patients",
    identity=[LookUp("find_patient", {"full_name": "name", "birthday": "birthday"})],
    slots={
        "appointment": record_slot(
            "appointments",
            owner="patient",
            features=OPENING,
            through=("opening", "openings"),
            shown_by=LookUp("list_appointments", {"patient": "patient_id"}),
        ),
        "opening": record_slot(
            "openings",
            among=_same_doctor,
            features=OPENING,
            measures={"when": lambda opening: moment(opening["day"], opening["time"])},
            shown_by=LookUp("list_openings", {"doctor": "doctor", "day": "day"}),
        ),
    },
)


def _held(case: Case) -> str:
    return str(case.db.need("appointments", case.values["appointment"])["opening"])


OBSTACLES = (
    Flip(
        kind="status",
        clause="cancelled before",
        flip=already(cancel_appointment),
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
