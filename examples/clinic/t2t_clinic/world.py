"""The clinic's world: patients, openings (a doctor, a day, a time) and the appointments that fill some of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np

from t2t_gym.database import Record, Tables
from t2t_gym.domain import WorldMaker

TODAY = "2025-03-10"
DOCTORS = ("Dr. Amari", "Dr. Bell", "Dr. Castro", "Dr. Dahl")
DAYS = tuple(f"2025-03-{day}" for day in range(10, 22))
TIMES = ("09:00", "10:30", "13:00", "14:30", "16:00")
FIRST = {"train": ("Ida", "Noor", "Pavel", "Rosa", "Tim", "Uma"), "test": ("Ada", "Nils", "Pia", "Ravi", "Tess", "Udo")}
LAST = {"train": ("Ames", "Bond", "Cole", "Dunn", "Eaton"), "test": ("Abel", "Boyd", "Cruz", "Dale", "Ellis")}


class ClinicWorlds(WorldMaker):
    """Makes and checks the clinic's worlds."""

    defaults: Mapping[str, int] = {"patients": 20, "appointments": 60, "openings": 100}
    meta: Mapping[str, Any] = {"today": TODAY}

    def tables(self, rng: np.random.Generator, size: Mapping[str, int], people: str) -> dict[str, dict[str, Record]]:
        """Draw patients, then openings, and the appointments that fill some of them; a few were cancelled since."""
        names = [f"{first} {last}" for first in FIRST[people] for last in LAST[people]]
        calendar = [(doctor, day, time) for doctor in DOCTORS for day in DAYS for time in TIMES]
        names = [names[i] for i in rng.permutation(len(names))[: size["patients"]]]
        calendar = [calendar[i] for i in rng.permutation(len(calendar))[: size["appointments"] + size["openings"]]]
        tables: dict[str, dict[str, Record]] = {"patients": {}, "openings": {}, "appointments": {}}
        for n, name in enumerate(names, 100):
            birthday = f"{rng.integers(1940, 2005)}-{rng.integers(1, 13):02}-{rng.integers(1, 29):02}"
            tables["patients"][f"P{n}"] = {"name": name, "birthday": birthday, "appointments": []}
        for n, (doctor, day, time) in enumerate(sorted(calendar, key=lambda slot: slot[1:]), 100):
            tables["openings"][f"T{n}"] = {"doctor": doctor, "day": day, "time": time, "free": True}
        opening_ids, patient_ids = list(tables["openings"]), list(tables["patients"])
        for n, i in enumerate(rng.permutation(len(opening_ids))[: size["appointments"]].tolist(), 100):
            patient_id, booked = patient_ids[int(rng.integers(len(patient_ids)))], bool(rng.random() < 0.7)
            status = "booked" if booked else "cancelled"
            tables["appointments"][f"A{n}"] = {"patient": patient_id, "opening": opening_ids[i], "status": status}
            tables["openings"][opening_ids[i]]["free"] = not booked
            tables["patients"][patient_id]["appointments"].append(f"A{n}")
        return tables

    def problems(self, tables: Tables) -> list[str]:
        """Return the openings that are taken twice, or free and taken, and the appointments that nobody has."""
        booked = Counter(a["opening"] for a in tables["appointments"].values() if a["status"] == "booked")
        held = {i for patient in tables["patients"].values() for i in patient["appointments"]}
        taken = [i for i, opening in tables["openings"].items() if booked[i] + opening["free"] > 1]
        return [f"{i} is taken twice, or free and taken" for i in taken] + [
            f"{i} is nobody's appointment" for i in tables["appointments"] if i not in held
        ]
