"""The English of service agents: what in a clause tells the act it performs. Knows no domain.

Every expression works on one lower-case clause with plain quotes, begins and ends with a word, and repeats within
bounds, so that reading stays linear in the length of a message. Each module is about one thing that agents do.
"""

from __future__ import annotations

from t2t_gym.users.understanding.cues import (
    aside,
    asking,
    closing,
    completion,
    errands,
    goahead,
    handover,
    instruction,
    limits,
    none_such,
    offering,
    refusal,
    refused,
    reminder,
    shades,
    unusable,
    wanting,
)
from t2t_gym.users.understanding.matching.cue import Cue

__all__ = ["MODULES", "every_cue"]

MODULES = (
    aside, asking, closing, completion, errands, goahead, handover, instruction, limits, none_such, offering, refusal,
    refused, reminder, shades, unusable, wanting,
)  # fmt: skip


def every_cue() -> list[Cue]:
    """Return the cues of all modules."""
    return [cue for module in MODULES for cue in vars(module).values() if isinstance(cue, Cue)]
