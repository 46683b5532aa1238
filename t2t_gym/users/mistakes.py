"""How the customer takes back what it said in error, once the agent tells it that it can't be right."""

from __future__ import annotations

import re

from t2t_gym.users.acts import UserAct
from t2t_gym.users.hearing import Heard
from t2t_gym.users.moves import Move
from t2t_gym.users.state import MOST_ANSWERS, Response, State

__all__ = ["is_amiss", "take_back"]

_AMISS = re.compile(
    r"\b(?:not|never|un|in)(?: be(?:en)?)? ?(?:found|valid|correct|right|listed|match(?:ing|ed|es)?|exist\w*)\b"
    r"|\b(?:can't|cannot|could not|couldn't|can not|unable to|wasn't able to|not able to|don't|do not|didn't|did not)"
    r" (?:seem to )?(?:find|locate|see|match|identify|recogni[sz]e|pull up|look up|have (?:an?|any))\b"
    r"|\b(?:doesn't|does not|don't|do not|didn't) (?:seem to |appear to )?(?:exist|match|belong|appear|correspond"
    r"|contain|include|have|fit|show|come)\b|\b(?:isn't|is not|aren't|are not|wasn't|there(?:'s| is| are) no"
    r"|no such|none of|nothing|no (?:\w+ ){0,2}(?:matches|with))\b|\b(?:double-?check|typo|mistake|mistyped)\b"
)


def is_amiss(heard: Heard) -> bool:
    """Tell whether a message says that something isn't so, or can't be found, or may be a mistake."""
    return _AMISS.search(heard.low) is not None


def take_back(state: State, heard: Heard, response: Response) -> bool:
    """Put right what was said in error, where a message says that it fits nothing, or isn't so.

    Returns:
        Whether there was anything to put right.
    """
    mistaken = [i for i in state.open() if state.requests[i].errs and state.requests[i].mistakes()]
    if not mistaken or not is_amiss(heard):
        return False
    before = len(response.moves)
    for i in mistaken:
        if i in response.touched:
            continue
        opened = state.requests[i]
        wrong = opened.mistakes()[:MOST_ANSWERS]
        for fill in wrong:
            opened.answer(fill)
        slots = tuple(fill.slot for fill in wrong)
        says = opened.mentions(state.ids, slots)
        response.touched.add(i)
        response.moves.append(Move(UserAct("inform", i, slots), opened.request.operation, says, manner="mistaken"))
    return len(response.moves) > before
