"""Train a small agent by REINFORCE on shaped rewards, and try it on customers that it has never met.

    python examples/train_reinforce.py [SCENARIO] [EPISODES] [TASKS]

Its customers want an order cancelled. What it could say or call, and what it goes by, is written down here; when to do
what, it learns: a preference for each move in each state (Williams 1992, "Simple statistical gradient-following
algorithms for connectionist reinforcement learning"). By default it takes ten seconds.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from functools import cached_property
from typing import Any

import gymnasium as gym
import numpy as np

from t2t_gym import TaskSet, ToolCall, make_tasks, rollout
from t2t_gym.messages import Action
from t2t_gym.metrics import success_rate
from t2t_gym.task import SCENARIOS
from t2t_gym.wrappers import Chooser, DiscreteMoves, Notes, Repertoire, Shaping

DISCOUNT, RATE = 0.98, 0.3
TURNS = 20
REASONS = {"mistake": "ordered by mistake", "no longer need": "no longer needed"}


class Case(Notes):
    """What a dialogue shows of a cancellation."""

    @cached_property
    def user_id(self) -> str | None:
        """The account, once it has been found."""
        return next(iter(self.shown("find_user_id_by_email", "find_user_id_by_name_zip")), None)

    @cached_property
    def order_ids(self) -> list[str]:
        """The account's orders, once it has been read."""
        return [order_id for user in self.shown("get_user_details") for order_id in user["orders"]]

    @cached_property
    def orders(self) -> list[dict[str, Any]]:
        """Those of them that have been read."""
        return self.shown("get_order_details")

    @cached_property
    def strange(self) -> bool:
        """Whether the customer names an order that isn't the account's."""
        return bool(self.order_ids) and any(i not in self.order_ids for i in re.findall(r"#W\d+", self.words))

    @cached_property
    def fitting(self) -> list[dict[str, Any]]:
        """Those of the orders read that have the most in common with what the customer said of them."""
        best = max(map(self._likeness, self.orders), default=0)
        return [order for order in self.orders if best and self._likeness(order) == best]

    def _likeness(self, order: dict[str, Any]) -> float:
        things = {item["name"].lower() for item in order["items"]}
        traits = [*things, order["address"]["city"].lower(), f"${sum(item['price'] for item in order['items']):,.2f}"]
        last = max((n for n, text in enumerate(self.said) if order["order_id"] in text), default=-1)
        return 10 * (last + 1) + sum(trait in self.words.lower() for trait in traits)

    @cached_property
    def words(self) -> str:
        """All that the customer said."""
        return " ".join(self.said)

    @cached_property
    def wants_it(self) -> bool:
        """Whether the customer has said that it wants something cancelled."""
        return "cancel" in self.words.lower()

    @cached_property
    def reason(self) -> str | None:
        """The reason that the customer gave last."""
        given = [reason for text in self.said for word, reason in REASONS.items() if word in text]
        return given[-1] if given else None

    @cached_property
    def proposals(self) -> list[str]:
        """What has been put to the customer."""
        return [text for text in self.replies if text.startswith("I'll cancel")]

    @cached_property
    def agreed(self) -> bool:
        """Whether the customer's latest words sound like a yes to what was put to it."""
        put = bool(self.replies) and self.replies[-1] in self.proposals
        return put and bool(re.search(r"\b(?:yes|yep|correct|right)\b", self.said[-1].lower()))

    @cached_property
    def done(self) -> bool:
        """Whether an order has been cancelled."""
        return bool(self.shown("cancel_pending_order"))


def ask_who(case: Case) -> Action | None:
    """Ask for what finds the customer's account."""
    return None if case.user_id else "Could you give me your email address, or else your name and zip code?"


def identify(case: Case) -> Action | None:
    """Look for the customer's account."""
    email = re.search(r"[\w.]+@[\w.]+\w", case.words)
    name, code = re.search(r"(?:[Ii]s|I'm) ([A-Z]\w+) ([A-Z]\w+)", case.words), re.search(r"\b\d{5}\b", case.words)
    if email and not case.user_id:
        return ToolCall("find_user_id_by_email", {"email": email[0]})
    if name and code and not case.user_id:
        return ToolCall("find_user_id_by_name_zip", {"first_name": name[1], "last_name": name[2], "zip": code[0]})
    return None


def read_account(case: Case) -> Action | None:
    """Read the customer's record."""
    known = case.user_id and not case.order_ids
    return ToolCall("get_user_details", {"user_id": case.user_id}) if known else None


def read_orders(case: Case) -> Action | None:
    """Read all of the customer's orders at once."""
    calls = [ToolCall("get_order_details", {"order_id": order_id}) for order_id in case.order_ids]
    return {"tool_calls": calls} if calls and not case.orders else None


def ask_what(case: Case) -> Action | None:
    """Ask what the customer wants."""
    return None if case.wants_it else "What would you like me to do for you?"


def ask_which(case: Case) -> Action | None:
    """Ask which of the orders it is."""
    orders = case.fitting or case.orders
    return f"Which order do you mean: {', or '.join(map(described, orders))}?" if orders and not case.done else None


def ask_why(case: Case) -> Action | None:
    """Ask for the reason, which the tool has to be given."""
    return None if case.reason else "What is the reason for the cancellation?"


def propose(case: Case) -> Action | None:
    """Say which order it would be, and why."""
    known = case.fitting and case.reason and not case.done
    return f"I'll cancel {described(case.fitting[0])}, {case.reason}. Shall I go ahead?" if known else None


def cancel(case: Case) -> Action | None:
    """Cancel the order that it seems to be."""
    if not case.fitting or not case.reason or case.done:
        return None
    return ToolCall("cancel_pending_order", {"order_id": case.fitting[0]["order_id"], "reason": case.reason})


def say_done(case: Case) -> Action | None:
    """Say what was done."""
    return "That's done: I've cancelled it. Is there anything else?" if case.done else None


def refuse(case: Case) -> Action | None:
    """Say that it can't be done, once there is something that could tell."""
    looked = case.order_ids or (case.replies and not case.user_id)
    return "I'm afraid that I can't cancel the order." if looked and not case.done else None


def described(order: dict[str, Any]) -> str:
    """Name an order as a customer knows it."""
    things = " and the ".join(item["name"] for item in order["items"])
    return f"your order to {order['address']['city']} with the {things} ({order['order_id']})"


REPERTOIRE = Repertoire(
    moves={
        "ask who it is": ask_who,
        "identify": identify,
        "read the account": read_account,
        "read the orders": read_orders,
        "ask what is wanted": ask_what,
        "ask which order": ask_which,
        "ask why": ask_why,
        "propose": propose,
        "cancel": cancel,
        "say that it's done": say_done,
        "say that it can't be done": refuse,
    },
    features={
        "could be found": lambda case: identify(case) is not None,
        "was found": lambda case: case.user_id is not None,
        "account was read": lambda case: bool(case.order_ids),
        "orders were read": lambda case: bool(case.orders),
        "said what for": lambda case: case.wants_it,
        "gave a reason": lambda case: case.reason is not None,
        "one order fits": lambda case: len(case.fitting) == 1,
        "it isn't pending": lambda case: len(case.fitting) == 1 and case.fitting[0]["status"] != "pending",
        "it isn't the customer's": lambda case: case.strange,
        "agreed": lambda case: case.agreed,
        "proposals": lambda case: min(len(case.proposals), 3) / 3,
        "done": lambda case: case.done,
    },
    read=Case,
)


class Learner:
    """Draws each move by the preferences that it has where the features are what they are."""

    def __init__(self) -> None:
        self.preferences: dict[bytes, Any] = defaultdict(lambda: np.zeros(len(REPERTOIRE.moves)))

    def odds(self, features: Any, mask: Any) -> Any:
        """Return how probable each move is."""
        preferences = np.where(mask, self.preferences[features.tobytes()], -np.inf)
        weights = np.exp(preferences - preferences.max())
        return weights / weights.sum()

    def choose(self, features: Any, mask: Any, rng: np.random.Generator) -> int:
        """Draw a move."""
        return int(rng.choice(len(mask), p=self.odds(features, mask)))

    def train(self, env: gym.Env[Any, Any], episodes: int) -> None:
        """Play, and after each episode prefer what went better than usual."""
        rng, usual = np.random.default_rng(0), 0.0
        features, info = env.reset(seed=0)
        for _ in range(episodes):
            steps: list[tuple[Any, Any, int, float]] = []
            ended = False
            while not ended:
                seen, mask = features, info["action_mask"] == 1
                move = self.choose(seen, mask, rng)
                features, reward, terminated, truncated, info = env.step(move)
                steps.append((seen, mask, move, float(reward)))
                ended = terminated or truncated
            rest = 0.0  # the discounted rewards from a step on
            for seen, mask, move, gained in reversed(steps):
                rest = gained + DISCOUNT * rest
                gradient = (np.arange(len(mask)) == move) - self.odds(seen, mask)
                self.preferences[seen.tobytes()] += RATE * (rest - usual) * gradient
            usual += 0.03 * (rest - usual)
            features, info = env.reset()


def cancellations(scenario: str, split: str, n: int) -> TaskSet:
    """Make tasks, and keep those in which nothing but the cancellation of an order is ever asked for."""
    return TaskSet(task for task in make_tasks("retail", scenario, n, split=split, certify="none") if is_one(task))


def is_one(task: Any) -> bool:
    """Tell whether a task is about the cancellation of an order alone."""
    intent = task.intent
    later = (intent.revision and intent.revision.becomes, intent.refusal and intent.refusal.fallback)
    wanted = {request.operation for request in (*intent.requests, *later) if request}
    return len(intent.requests) == 1 and wanted == {"cancel_order"} and not intent.questions


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scenario", choices=SCENARIOS, nargs="?", default="general", help="default general")
    parser.add_argument("episodes", type=int, nargs="?", default=1000, help="to train on; default 1000")
    parser.add_argument("tasks", type=int, nargs="?", default=300, help="to choose from, of each split; default 300")
    options = parser.parse_args()
    env_id = f"t2t/retail-{options.scenario}"
    known, strangers = (cancellations(options.scenario, split, options.tasks) for split in ("train", "test"))
    if not (known and strangers):
        parser.error(f"no cancellation is among {options.tasks} tasks of a split; choose from more")
    env = DiscreteMoves(Shaping(gym.make(env_id, tasks=known, max_turns=TURNS), DISCOUNT), REPERTOIRE)
    learner = Learner()
    policy = Chooser(REPERTOIRE, learner.choose, "reinforce")
    for when, episodes in (("before", 0), ("after", options.episodes)):
        learner.train(env, episodes)
        tried = rollout(env_id, policy, 2 * len(strangers), tasks=strangers, split="test", max_turns=TURNS)
        print(f"{when} training: {success_rate(tried)} of {len(strangers)} strangers are served, each tried twice")
