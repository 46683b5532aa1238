"""How patients see their world: what they want, what they could mean, and what can stand in the way."""

from __future__ import annotations

from t2t_clinic.tools import cancel_appointment, move_appointment
from t2t_clinic.world import HELD, TODAY
from t2t_gym import kit
from t2t_gym.quantities import Quantity

OPERATIONS = kit.operations(
    {"move": move_appointment, "cancel": cancel_appointment}, offers=("opening",), ends=("cancel",)
)
UNSERVED = kit.unserved(refund="appointment")
OPENING = ("doctor", "day", ("part", lambda opening: kit.part_of_day(opening["time"])), "time")

ENTITIES = kit.TableEntities(
    people="patients",
    identity=[kit.LookUp("find_patient", {"full_name": "name", "birthday": "birthday"})],
    slots={
        "appointment": kit.record_slot(
            "appointments",
            owner="patient",
            features=OPENING,
            through=HELD,
            shown_by=kit.LookUp("list_appointments", {"patient": "patient_id"}),
        ),
        "opening": kit.record_slot(
            "openings",
            among=kit.others("appointments", "appointment", HELD, same=("doctor",)),
            features=OPENING,
            measures={"when": lambda opening: kit.moment(opening["day"], opening["time"])},
            shown_by=kit.LookUp("list_openings", {"doctor": "doctor", "day": "day"}),
        ),
    },
)

OBSTACLES = (
    kit.Flip(
        kind="status",
        clause="cancelled before",
        flip=kit.already(cancel_appointment),
        reason="appointment {appointment} was cancelled earlier already",
    ),
    kit.Flip(
        kind="rule",
        clause="R4",
        flip=kit.sets("appointments", "appointment", HELD, day=TODAY),
        reason="appointment {appointment} is today, and on the day itself it can't be changed any more",
    ),
    kit.Flip(
        kind="status",
        clause="taken",
        operations=frozenset({"move"}),
        flip=kit.sets("openings", "opening", free=False),
        reason="that time is taken already",
    ),
)

QUANTITIES = (
    Quantity(
        "number_of_days_to_wait",
        "count",
        lambda moved: kit.days_between(TODAY, moved.after.need("openings", moved.result["opening"])["day"]),
        words=("day", "days"),
        operations=frozenset({"move"}),
    ),
)
