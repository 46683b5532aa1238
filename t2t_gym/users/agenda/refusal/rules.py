"""Rules that an agent tells by the way: what can't be done with all of a kind, which it doesn't say to apply."""

from __future__ import annotations

from t2t_gym.users.agenda.reference.topic import Topic
from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.hearing.heard import Heard

__all__ = ["is_mere_rule"]


def is_mere_rule(state: State, heard: Heard, refused: Topic) -> bool:
    """Tell whether all that a message refuses is a rule, told beside what goes on with what is wanted.

    "Processed orders can't be cancelled. Which order is it?", "... Has it been processed?", "... Let me check." A
    question for the same kind of thing that the rule is about may come of it: "what a gift card paid for can't be
    exchanged. Where should the money go?"
    """
    if not (refused.requests and heard.tells_rule):
        return False
    ruled = heard.mentions_in(heard.refused)
    known = {slot for i in refused.requests for slot in state.requests[i].fills}.union(state.identity_slots)
    if any(slot in known and not ruled[slot] for slot in heard.slots):
        return True
    return heard.asks_identity or heard.asks_yes_or_no or (heard.holds and heard.acts == {"refuse"})
