"""Train a small agent by REINFORCE on shaped rewards, and try it on customers that it has never met.

    python examples/train_reinforce.py [EPISODES] [TASKS]

Its customers want an order cancelled. What it could say or call is written down here; when to do what, it learns: a
preference for each move in each state (Williams 1992, "Simple statistical gradient-following algorithms for
connectionist reinforcement learning"). By default it takes ten seconds, and the agent then serves two in three.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import gymnasium as gym
import numpy as np

from t2t_gym import Message, TaskSet, ToolCall, make_tasks, rollout
from t2t_gym.messages import Action
from t2t_gym.metrics import success_rate
from t2t_gym.wrappers import Shaping

ENV = "t2t/retail-general"
DISCOUNT, RATE = 0.98, 0.4
State = tuple[object, ...]


class Notes:
    """What the dialogue shows so far, worked out anew at every turn."""

    def __init__(self, observation: tuple[Message, ...]) -> None:
        self.said = " ".join(m.content for m in observation if m.role == "user")
        shown = [m for m in observation if m.role == "tool" and not m.error]
        self.user_id = next((m.content for m in shown if m.name.startswith("find_user")), None)
        users = [json.loads(m.content) for m in shown if m.name == "get_user_details"]
        self.order_ids: list[str] = users[0]["orders"] if users else []
        self.orders = [json.loads(m.content) for m in shown if m.name == "get_order_details"]
        self.cancelled = any(m.name == "cancel_pending_order" for m in shown)
        self.proposals = sum(m.content.startswith("I'll cancel") for m in observation if m.role == "assistant")

    @property
    def state(self) -> State:
        """What the agent's choice depends on."""
        known = (
            bool(re.search(r"@|\b\d{5}\b", self.said)),
            bool(self.user_id),
            bool(self.order_ids),
            bool(self.orders),
        )
        return (*known, min(self.proposals, 2), self.cancelled)

    @property
    def call(self) -> ToolCall:
        """The write that the customer seems to want."""
        named = [o["order_id"] for o in self.orders if o["order_id"] in self.said]
        named += [o["order_id"] for o in self.orders if any(i["name"].lower() in self.said.lower() for i in o["items"])]
        reason = "ordered by mistake" if "mistake" in self.said else "no longer needed"
        return ToolCall("cancel_pending_order", {"order_id": named[0] if named else "?", "reason": reason})


def identify(notes: Notes) -> Action:
    """Look for the customer's account."""
    email = re.search(r"[\w.]+@[\w.]+\w", notes.said)
    name, code = re.search(r"(?:is|I'm) ([A-Z]\w+) ([A-Z]\w+)", notes.said), re.search(r"\b\d{5}\b", notes.said)
    if email or not name or not code:
        return ToolCall("find_user_id_by_email", {"email": email[0] if email else "?"})
    return ToolCall("find_user_id_by_name_zip", {"first_name": name[1], "last_name": name[2], "zip": code[0]})


def read_orders(notes: Notes) -> Action:
    """Read all of the customer's orders at once."""
    return {"tool_calls": [ToolCall("get_order_details", {"order_id": i}) for i in notes.order_ids or ["?"]]}


def propose(notes: Notes) -> Action:
    """Say which order it would be, as a customer knows it, and why."""
    order_id, reason = notes.call.arguments.values()
    items = [item["name"] for order in notes.orders if order["order_id"] == order_id for item in order["items"]]
    return f"I'll cancel your order with the {' and the '.join(items)} ({order_id}): {reason}. Shall I go ahead?"


MOVES: tuple[Callable[[Notes], Action], ...] = (
    lambda _: "Could you give me your email address, or your name and zip code?",
    identify,
    lambda notes: ToolCall("get_user_details", {"user_id": notes.user_id or "?"}),
    read_orders,
    propose,
    lambda notes: notes.call,
    lambda _: "That's done. Is there anything else?",
    lambda _: "I'm afraid that can't be done.",
)


class Agent:
    """Draws each move by the preferences that it has in a state; a policy as `rollout` takes it."""

    name = "reinforce"

    def __init__(self) -> None:
        self.preferences: dict[State, Any] = defaultdict(lambda: np.zeros(len(MOVES)))
        self.seed(0)

    def seed(self, value: int) -> None:
        """Begin the random numbers anew."""
        self._rng = np.random.default_rng(value)

    def reset(self, info: Mapping[str, Any]) -> None:
        """Begin an episode, about which there is nothing to remember."""

    def odds(self, state: State) -> Any:
        """Return how probable each move is."""
        weights = np.exp(self.preferences[state] - self.preferences[state].max())
        return weights / weights.sum()

    def choose(self, state: State) -> int:
        """Draw a move."""
        return int(self._rng.choice(len(MOVES), p=self.odds(state)))

    def act(self, observation: tuple[Message, ...]) -> Action:
        """Return the next action."""
        notes = Notes(observation)
        return MOVES[self.choose(notes.state)](notes)


def cancellations(split: str, n: int) -> TaskSet:
    """Make tasks of one request, and keep those in which it is to cancel an order."""
    made = make_tasks("retail", "general", n, split=split, kinds=["one_request"], certify="none")
    return TaskSet(task for task in made if task.intent.requests[0].operation == "cancel_order")


def train(agent: Agent, tasks: TaskSet, episodes: int) -> None:
    """Play, and after each episode prefer what went better than usual."""
    env = Shaping(gym.make(ENV, tasks=tasks, max_turns=15), DISCOUNT)
    usual = 0.0
    observation, _ = env.reset(seed=0)
    for _ in range(episodes):
        steps: list[tuple[State, int, float]] = []
        ended = False
        while not ended:
            notes = Notes(observation)
            move = agent.choose(notes.state)
            observation, reward, terminated, truncated, _ = env.step(MOVES[move](notes))
            steps.append((notes.state, move, float(reward)))
            ended = terminated or truncated
        rest = 0.0  # the discounted rewards from a step on
        for state, move, gained in reversed(steps):
            rest = gained + DISCOUNT * rest
            gradient = (np.arange(len(MOVES)) == move) - agent.odds(state)
            agent.preferences[state] = agent.preferences[state] + RATE * (rest - usual) * gradient
        usual += 0.03 * (rest - usual)
        observation, _ = env.reset()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("episodes", type=int, nargs="?", default=1500, help="to train on; default 1500")
    parser.add_argument("tasks", type=int, nargs="?", default=300, help="to choose from, of each split; default 300")
    options = parser.parse_args()
    agent, customers, strangers = Agent(), cancellations("train", options.tasks), cancellations("test", options.tasks)
    for when, episodes in (("before", 0), ("after", options.episodes)):
        train(agent, customers, episodes)
        tried = rollout(ENV, agent, 2 * len(strangers), tasks=strangers, split="test", max_turns=15)
        print(f"{when} training: {success_rate(tried)} of {len(strangers)} strangers are served, each tried twice")
