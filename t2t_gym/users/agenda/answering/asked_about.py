"""Of which of the customer's requests a slot is asked that several of them have."""

from __future__ import annotations

import re

from t2t_gym.users.agenda.reference.apart import by_subject, has_subject, named_in
from t2t_gym.users.agenda.reference.places import numbered
from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.hearing.heard import Heard

__all__ = ["asked_about"]

_FOR_EACH = re.compile(r"\b(?:for|of|on|with) (?:each|both)\b")


def asked_about(state: State, heard: Heard, holders: list[int], slot: str) -> list[int]:
    """Return those of several requests with a slot of which it is asked.

    Those are all that the question names apart ("for the change, and for the booking?"), or that it numbers; else, of
    those that it names or that the message leaves open, the ones of which it hasn't been said yet what is meant; else
    those of which there is an answer to give; else the one that was spoken of last. All are meant where it is asked for
    each.

    Args:
        state: where the customer stands.
        heard: the message.
        holders: the requests.
        slot: what is asked for.
    """
    asking = [c for c in heard.clauses if slot in c.slots]
    if any(_FOR_EACH.search(c.low) for c in asking):
        return holders
    named = named_in(state, heard, holders, "\n".join([c.low for c in asking]))
    if 1 < len(named) == len({state.request(i).operation for i in named}):
        return named
    if counted := [i for c in asking for i in numbered(state, heard, c) if i in holders]:
        return counted
    holders = named or holders
    if all(slot == state.requests[i].operation.subject for i in holders):
        # Which order it is, the agent knows of what it has the number of.
        holders = [i for i in holders if not has_subject(state, i, heard.low)] or holders
    else:
        holders = by_subject(state, holders, heard.low)
    unsaid = [i for i in holders if state.requests[i].is_unsaid(slot)]
    news = unsaid or [i for i in holders if state.requests[i].has_news(slot)]
    return news or ([state.focus] if state.focus in holders else holders[:1])
