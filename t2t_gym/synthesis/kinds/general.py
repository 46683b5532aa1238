"""General intents: the customer says plainly what it wants, and all that it says comes to one thing.

Kinds:
    one_request, several_requests: what a trajectory did.
    question: it also asks to be told something, such as how much is refunded.
    look_up: its words fit several things, of which the database settles one.
"""

from __future__ import annotations

import numpy as np

from t2t_gym.synthesis.claims.amounts import draw_question
from t2t_gym.synthesis.drafting.blur import blur_for_look_up
from t2t_gym.synthesis.drafting.convert import Want, make_task, wants_of
from t2t_gym.synthesis.drafting.drafts import Draft, suits
from t2t_gym.synthesis.drafting.manner import draw_manner
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Trajectory
from t2t_gym.task import Task

__all__ = ["can_look_up", "general", "look_up", "question"]


def general(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Make the task in which the customer wants just what a trajectory did, and says so plainly.

    Raises:
        Rejected: it can't be said.
    """
    db = setting.database()
    wants = wants_of(rng, setting.domain, db, trajectory)
    manner = draw_manner(rng, setting.domain, [db], trajectory.customer)
    requests = tuple(manner.request(rng, w.operation, w.meant) for w in wants)
    kind = "one_request" if len(wants) == 1 else "several_requests"
    return (make_task(setting, rng, "general", kind, manner, wants, requests),)


def question(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the customer ask to be told something about what a trajectory did.

    Raises:
        Rejected: there is nothing to ask, or it can't be said.
    """
    db = setting.database()
    wants = [Want(w.operation, w.values) for w in wants_of(rng, setting.domain, db, trajectory)]
    asked, answer = draw_question(
        rng, setting.domain, db, trajectory.customer, [(w.operation, w.values) for w in wants]
    )
    manner = draw_manner(rng, setting.domain, [db], trajectory.customer)
    requests = tuple(manner.request(rng, w.operation, w.meant) for w in wants)
    return (
        make_task(setting, rng, "general", "question", manner, wants, requests, questions=(asked,), answers=(answer,)),
    )


def look_up(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the customer describe something in words that fit several things, of which the database settles one.

    Exploration has found the words, to see that the first write suits.
    """
    return Draft.of(setting, rng, trajectory).task("look_up", scenario="general")


can_look_up = suits(blur_for_look_up)
