"""What in a proposal contradicts what the customer wants."""

from __future__ import annotations

from t2t_gym.users.agenda.objections.misdated import misdated_slots
from t2t_gym.users.agenda.objections.misdescribed import misdescribed_slots
from t2t_gym.users.agenda.objections.misnamed import misnamed_slots
from t2t_gym.users.agenda.objections.misstated import misstated_slots
from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.hearing.heard import Heard

__all__ = ["wrong_slots"]

_CHECKS = (misnamed_slots, misstated_slots, misdated_slots, misdescribed_slots)


def wrong_slots(state: State, heard: Heard, index: int) -> tuple[str, ...]:
    """Return the slots of a request of which a proposal puts something else than is wanted.

    It may name another thing or value, state another object, put another time, or describe a thing otherwise.
    """
    return tuple(dict.fromkeys([slot for check in _CHECKS for slot in check(state, heard, index)]))
