"""Plays an episode without an environment: just a policy and a task."""

from __future__ import annotations

from collections.abc import Callable

from t2t_gym.dialogue import Dialogue
from t2t_gym.domain import Domain
from t2t_gym.policy import Policy, begin
from t2t_gym.task import Task

__all__ = ["play"]


def play(
    policy: Policy,
    task: Task,
    domain: Domain,
    *,
    seed: int = 0,
    policy_seed: int | None = None,
    max_turns: int = 60,
    until: Callable[[Dialogue], bool] | None = None,
) -> Dialogue:
    """Let a policy serve a task's customer, and return the dialogue.

    What the policy raises is passed on; `t2t_gym.rollout` records it instead.

    Args:
        policy: an agent.
        task: the task.
        domain: its domain.
        seed: seeds the customer.
        policy_seed: seeds the policy, if it can be seeded; by default, `seed` does.
        max_turns: the number of actions after which the episode is cut off.
        until: tells, before each action, whether to stop early; by default the episode is played to its end.
    """
    dialogue = Dialogue(task, domain, seed=seed, max_turns=max_turns)
    dialogue.start()
    info = {"task_id": task.id, "policy": domain.policy, "tools": list(domain.tools.schemas)}
    begin(policy, info, dialogue, seed if policy_seed is None else policy_seed)
    while not (dialogue.finished or (until is not None and until(dialogue))):
        dialogue.act(policy.act(dialogue.messages))
    return dialogue
