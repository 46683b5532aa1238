"""A policy of your own: anything with ``reset(info)`` and ``act(observation)``.

python examples/custom_policy.py
"""

from collections.abc import Mapping
from typing import Any

from t2t_gym import Message, ToolCall, make_tasks, rollout
from t2t_gym.metrics import success_rate


class AskThenHandOver:
    """Asks once for what any agent needs to know, and leaves the rest to a human."""

    name = "ask-then-hand-over"

    def reset(self, info: Mapping[str, Any]) -> None:
        """Begin an episode; ``info`` has the policy text and the tools."""
        self.asked = False

    def act(self, observation: tuple[Message, ...]) -> str | ToolCall:
        """Return the next action, given the dialogue so far."""
        if not self.asked:
            self.asked = True
            return "Happy to help. Could you give me the email address of your account?"
        said = observation[-1].content
        return ToolCall("transfer_to_human_agents", {"summary": f"The customer said: {said}"})


if __name__ == "__main__":
    tasks = make_tasks("retail", "all", 5, seed=1)
    episodes = list(rollout("t2t/retail-mixed", AskThenHandOver(), len(tasks), tasks=tasks))
    print(f"{len(episodes)} episodes, success {success_rate(episodes)}")
