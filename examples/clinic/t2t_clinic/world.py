"""The clinic's world: patients, openings (a doctor, a day, a time) and the appointments that fill some of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from t2t_gym.database import Record, Tables
from t2t_gym.domain import WorldMaker
from t2t_gym.kit import draw_people, numbered, sample

TODAY = "2025-03-10"
HELD = ("opening", "openings")  # the reference of an appointment to the opening that it holds
DOCTORS = ("Dr. Amari", "Dr. Bell", "Dr. Castro", "Dr. Dahl")
DAYS = tuple(f"2025-03-{day}" for day in range(10, 22))
TIMES = ("09:00", "10:30", "13:00", "14:30", "16:00")


class ClinicWorlds(WorldMaker):
    """Makes and checks the clinic's worlds."""

    defaults = {"patients": 20, "appointments": 60, "openings": 100}
    meta = {"today": TODAY}

    def tables(self, rng: np.random.Generator, size: Mapping[str, int], people: str) -> dict[str, dict[str, Record]]:
        """Draw patients, then openings, and the appointments that fill some of them; a few were cancelled since."""
        persons = draw_people(rng, people, size["patients"])
        patients = numbered("P", ({"name": person.name, "birthday": person.birthday} for person in persons))
        calendar = [(day, time, doctor) for day in DAYS for time in TIMES for doctor in DOCTORS]
        chosen = sorted(sample(rng, calendar, size["appointments"] + size["openings"]))
        openings = numbered("T", ({"doctor": who, "day": day, "time": time, "free": True} for day, time, who in chosen))
        filled = sample(rng, list(openings), size["appointments"])
        appointments = numbered("A", ({"opening": opening, "status": "booked"} for opening in filled))
        for appointment in appointments.values():
            appointment["patient"] = str(rng.choice(list(patients)))
            if rng.random() < 0.3:
                appointment["status"] = "cancelled"
            else:
                openings[appointment["opening"]]["free"] = False
        return {"patients": patients, "openings": openings, "appointments": appointments}

    def problems(self, tables: Tables) -> list[str]:
        """Return the openings that are taken twice, or free and taken."""
        booked = Counter(a["opening"] for a in tables["appointments"].values() if a["status"] == "booked")
        taken = [i for i, opening in tables["openings"].items() if booked[i] + opening["free"] > 1]
        return [f"{i} is taken twice, or free and taken" for i in taken]
