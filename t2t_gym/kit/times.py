"""Days and times of day in the form that records have them: ``2025-05-20`` and ``10:30``."""

from __future__ import annotations

from datetime import date

__all__ = ["days_between", "moment", "part_of_day"]


def part_of_day(time: str) -> str:
    """Return the part of the day that a time falls in: ``"morning"``, ``"afternoon"`` or ``"evening"``."""
    return "morning" if time < "12:00" else "afternoon" if time < "18:00" else "evening"


def moment(day: str, time: str = "") -> float:
    """Return a number by which moments are ranked."""
    return float(f"{day}{time}".replace("-", "").replace(":", ""))


def days_between(day: str, later: str) -> int:
    """Return the number of days from one day to another."""
    return (date.fromisoformat(later) - date.fromisoformat(day)).days
