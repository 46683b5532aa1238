"""Denser rewards for training: potential-based shaping as a Gymnasium wrapper, which leaves the best policy the best.

python examples/reward_shaping.py

Source: Ng, Harada and Russell (1999), "Policy invariance under reward transformations".
"""

from typing import Any

import gymnasium as gym

import t2t_policies
from t2t_gym import Dialogue, make_tasks


def progress(dialogue: Dialogue) -> float:
    """Return the share of the goal's changed fields that are in place, less that of fields changed beside the goal."""
    done = {
        (table, record, name): value
        for table, records in dialogue.db.changes().items()
        for record, fields in records.items()
        for name, value in fields.items()
    }
    shares = [0.0]
    for state in dialogue.task.goal.end_states:
        wanted = [(t, r, n, v) for t, records in state.items() for r, f in records.items() for n, v in f.items()]
        right = sum(done.get((t, r, n)) == v for t, r, n, v in wanted)
        shares.append((right - (len(done) - right)) / max(1, len(wanted)))
    return max(shares)


class Shaping(gym.Wrapper[Any, Any, Any, Any]):
    """Adds discount * potential(next state) - potential(state) to each reward; the potential is 0 at the end."""

    def __init__(self, env: gym.Env[Any, Any], discount: float = 1.0) -> None:
        super().__init__(env)
        self.discount = discount

    def reset(self, **kwargs: Any) -> tuple[Any, dict[str, Any]]:
        """Start an episode."""
        observation, info = self.env.reset(**kwargs)
        self.potential = progress(self.unwrapped.dialogue)  # type: ignore[attr-defined]
        return observation, info

    def step(self, action: Any) -> tuple[Any, float, bool, bool, dict[str, Any]]:
        """Take an action."""
        observation, reward, terminated, truncated, info = self.env.step(action)
        ended = terminated or truncated
        potential = 0.0 if ended else progress(self.unwrapped.dialogue)  # type: ignore[attr-defined]
        shaped = float(reward) + self.discount * potential - self.potential
        self.potential = potential
        return observation, shaped, terminated, truncated, info


if __name__ == "__main__":
    env = Shaping(gym.make("t2t/retail-general", tasks=make_tasks("retail", "general", 5, seed=3)))
    policy = t2t_policies.make("oracle")
    for episode in range(3):
        observation, info = env.reset(seed=episode)
        policy.reset(info)
        policy.bind(env.unwrapped.dialogue)  # type: ignore[attr-defined]
        rewards = []
        ended = False
        while not ended:
            observation, reward, terminated, truncated, info = env.step(policy.act(observation))
            rewards.append(reward)
            ended = terminated or truncated
        print(
            "rewards:",
            " ".join(f"{r:+.2f}" for r in rewards),
            f"= {sum(rewards):+.2f}; outcome",
            info["verdict"].reward,
        )
