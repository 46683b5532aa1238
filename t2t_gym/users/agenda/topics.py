"""What a message refuses, proposes and says to be done, each taken together with the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from t2t_gym.users.agenda.completions import stands_as_agreed
from t2t_gym.users.agenda.reference.topic import NO_TOPIC, Topic, topic
from t2t_gym.users.agenda.refusal.refusals import is_idle
from t2t_gym.users.agenda.refusal.rules import is_mere_rule
from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.hearing.heard import Heard

__all__ = ["Topics", "topics_of"]


class Topics(NamedTuple):
    """What the acts of a message are about.

    Attributes:
        refused: what is refused.
        proposed: what a go-ahead is asked for.
        done: what is said to be done.
    """

    refused: Topic
    proposed: Topic
    done: Topic


def topics_of(state: State, heard: Heard, affirmed: Sequence[int]) -> tuple[Heard, Topics]:
    """Return what a message is about, and the message itself, without the refusal where it merely states a rule.

    Args:
        state: where the customer stands.
        heard: the message.
        affirmed: the requests of which the customer has just asked if they are done, where it says yes.
    """
    refused, proposed = topic(state, heard, "refuse"), topic(state, heard, "confirm")
    if is_mere_rule(state, heard, refused):
        heard, refused = heard.without("refuse"), NO_TOPIC
    done = topic(state, heard, "done", beside_refusal=refused.heard)
    if refused.named and refused.requests and not done.named:
        done = NO_TOPIC  # "I can't cancel it, it has been processed" claims nothing
    elif refused.heard and not refused.named and is_idle(state, heard, done):
        refused = NO_TOPIC
    if affirmed and not (heard.acts & {"done", "refuse", "confirm"} or heard.inquires):
        done = Topic(heard=True, requests=tuple(affirmed))
    if not refused.heard and (so := stands_as_agreed(state, heard, done, proposed)):
        done = Topic(heard=True, requests=tuple(dict.fromkeys((*done.requests, *so))), named=True)
    return heard, Topics(refused, proposed, done)
