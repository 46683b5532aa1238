"""Potential-based shaping: denser rewards, the same order of policies."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import gymnasium as gym
import pytest

import t2t_policies
from t2t_gym import ConfigError, TaskSet, ToolCall, make_tasks
from t2t_gym.database import Database, Snapshot
from t2t_gym.straw import ActAtOnce
from t2t_gym.wrappers import Shaping, progress

Make = Callable[..., gym.Env[Any, Any]]
GENERAL = "t2t/retail-general"


def rewards(env: gym.Env[Any, Any], policy: Any, task_id: str) -> tuple[list[float], list[float]]:
    """Play a task; return the shaped rewards and those without shaping."""
    observation, info = env.reset(seed=3, options={"task_id": task_id})
    policy.reset(info)
    if hasattr(policy, "bind"):
        policy.bind(env.unwrapped.dialogue)
    shaped, plain, ended = [], [], False
    while not ended:
        observation, reward, terminated, truncated, info = env.step(policy.act(observation))
        shaped.append(float(reward))
        plain.append(info["outcome_reward"])
        ended = terminated or truncated
    return shaped, plain


@pytest.mark.parametrize("policy", ["oracle", "act-at-once", "always-refuse", "always-transfer"])
@pytest.mark.parametrize("discount", [1.0, 0.9])
def test_what_progress_paid_is_paid_back_at_the_end(policy: str, discount: float, make: Make, tasks: TaskSet) -> None:
    """The discounted return is that of the outcome: what progress paid is paid back at the end."""
    env = Shaping(make(GENERAL), discount, scale=2.0)
    for task in tasks:
        shaped, plain = rewards(env, t2t_policies.make(policy), task.id)
        returns = [sum(r * discount**i for i, r in enumerate(rs)) for rs in (shaped, plain)]
        assert returns[0] == pytest.approx(returns[1])


def test_policies_keep_their_order(make: Make, tasks: TaskSet) -> None:
    """Whatever the scale, the mean return of each is what it was."""
    for scale in (0.0, 1.0, 10.0):
        env = Shaping(make(GENERAL), scale=scale)
        means = {}
        for policy in ("oracle", "act-at-once", "always-refuse"):
            played = [rewards(env, t2t_policies.make(policy), task.id) for task in tasks if task.scenario == "general"]
            means[policy] = sum(sum(shaped) for shaped, _ in played)
        assert means["oracle"] > means["act-at-once"] == pytest.approx(means["always-refuse"])


def test_progress_is_paid_when_it_is_made(make: Make, tasks: TaskSet) -> None:
    """The oracle's write brings the potential to one; reading and talking pay nothing."""
    env = Shaping(make(GENERAL))
    for task in tasks:
        if task.scenario == "general" and len(task.intent.requests) == 1:
            shaped, _ = rewards(env, t2t_policies.make("oracle"), task.id)
            assert [r for r in shaped if r] == pytest.approx([1.0])
            assert len(shaped) > 3


def test_an_episode_that_is_cut_off_is_paid_back_too(make: Make) -> None:
    """Its last potential would otherwise be a gift."""
    env = Shaping(make(GENERAL, max_turns=1), potential=lambda dialogue: 0.5)
    env.reset(seed=1)
    _, reward, _, truncated, _ = env.step("One moment, please.")
    assert (reward, truncated) == (-0.5, True)


def test_damage_lowers_the_reward(make: Make, tasks: TaskSet) -> None:
    """What isn't in the goal takes away from what is."""
    env = Shaping(make(GENERAL))
    env.reset(seed=1, options={"task_id": tasks[0].id})
    dialogue = env.unwrapped.dialogue
    address = {"address1": "1 A St", "address2": "", "city": "B", "state": "C", "country": "USA", "zip": "12345"}
    other = next(i for i in dialogue.db.ids("users") if i != tasks[0].intent.customer.id)
    _, reward, *_ = env.step(ToolCall("modify_user_address", {"user_id": other, **address}))
    assert float(reward) < 0.0
    assert progress(dialogue) == pytest.approx(float(reward))


def test_of_several_accepted_end_states_the_nearest_counts() -> None:
    """Whichever the agent brings about, its progress is one."""
    tasks = make_tasks("retail", "general", 12, 3, kinds=["one_request"], certify="none")
    env = gym.make("t2t/retail-mixed", tasks=tasks)
    free = [t for t in tasks if len(t.goal.end_states) > 1]
    assert free
    for task in free[:4]:
        observation, info = env.reset(seed=2, options={"task_id": task.id})
        policy = ActAtOnce()
        policy.reset(info)
        policy.bind(env.unwrapped.dialogue)
        best, ended = 0.0, False
        while not ended:
            observation, _, terminated, truncated, _ = env.step(policy.act(observation))
            best, ended = max(best, progress(env.unwrapped.dialogue)), terminated or truncated
        assert best == pytest.approx(1.0)


def test_entries_of_a_log_are_in_place_in_any_order() -> None:
    """As the verdict has it; the entries of other lists aren't."""
    db = Database(Snapshot({"orders": {"#1": {"paid": [], "items": []}}}))
    db.edit("orders", "#1").update(paid=["card", "gift card"], items=["lamp", "rug"])
    db.commit()
    state = {"orders": {"#1": {"paid": ["gift card", "card"], "items": ["rug", "lamp"]}}}
    goal = SimpleNamespace(end_states=[state])
    for logs, expected in (({"orders": ("paid",)}, 0.0), ({"orders": ("paid", "items")}, 1.0), ({}, -1.0)):
        episode: Any = SimpleNamespace(db=db, domain=SimpleNamespace(logs=logs), task=SimpleNamespace(goal=goal))
        assert progress(episode) == expected


def test_what_cannot_be_shaped_is_refused(make: Make) -> None:
    """Another environment, or a discount that is none."""
    with pytest.raises(ConfigError, match="got CartPoleEnv"):
        Shaping(gym.make("CartPole-v1"))  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match="discount: expected a number from 0 to 1, got 1.5"):
        Shaping(make(GENERAL), 1.5)


def test_it_is_made_again_from_its_spec(make: Make) -> None:
    """As any of Gymnasium's own wrappers."""
    again = gym.make(Shaping(make(GENERAL), 0.5).spec)
    assert isinstance(again, Shaping)
    again.reset(seed=1)
