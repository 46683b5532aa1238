"""Straw agents: agents that must not score, whatever the tasks.

Some are blind: they do the same whatever the customer wants. The others know the task, as the oracle does, and get
exactly one thing wrong. A task that a straw agent passes when it shouldn't proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from t2t_gym.messages import Action, Message, Reply, ToolCall
from t2t_gym.oracle import Oracle
from t2t_gym.oracle.plan import Plan
from t2t_gym.spaces import ActionSpace
from t2t_gym.task import SCENARIOS, Request

__all__ = [
    "STRAWS", "ActAtOnce", "AlwaysRefuse", "AlwaysTransfer", "ClaimWithoutDoing", "ComplyWithEverything", "DoNothing",
    "Flooding", "RandomAgent", "RefuseAfterLookUp", "StaleGoal", "Straw",
]  # fmt: skip


# --- those that don't look ----------------------------------------------------------------------------------------


class _Says:
    """Says the same thing each turn."""

    text: str

    def reset(self, info: Mapping[str, Any]) -> None:
        """Start an episode."""

    def act(self, observation: tuple[Message, ...]) -> Reply:
        """Say it again."""
        return Reply(self.text)


class DoNothing(_Says):
    """Says 'Okay.' until the customer leaves."""

    text = "Okay."


class AlwaysRefuse(_Says):
    """Refuses whatever is asked."""

    text = "I'm sorry, but that can't be done."


class Flooding(_Says):
    """Asks everything, refuses, asks for a go-ahead and claims completion, all in one message."""

    def reset(self, info: Mapping[str, Any]) -> None:
        """Find out what there is to be asked: every parameter of every tool."""
        tools = [tool["function"]["parameters"].get("properties", {}) for tool in info["tools"]]
        asked = ", ".join(name.replace("_", " ") for name in dict.fromkeys(name for tool in tools for name in tool))
        rest = "I'm sorry, but I can't do that. Shall I go ahead? It's done. Is there anything else?"
        self.text = f"Give me your {asked}. {rest}"


class AlwaysTransfer:
    """Hands every call to a human at once."""

    def reset(self, info: Mapping[str, Any]) -> None:
        """Find the hand-over among the tools."""
        names = [tool["function"]["name"] for tool in info["tools"]]
        self._tool = next((name for name in names if name.startswith("transfer")), names[-1])

    def act(self, observation: tuple[Message, ...]) -> ToolCall:
        """Hand over."""
        return ToolCall(self._tool, {"summary": "The customer needs help."})


class RandomAgent:
    """Draws each action from the action space: stock replies, and calls with arguments of the right types."""

    def __init__(self) -> None:
        self._seed = 0

    def seed(self, value: int) -> None:
        """Fix all that the coming episode draws."""
        self._seed = value

    def reset(self, info: Mapping[str, Any]) -> None:
        """Start an episode with the tools that it offers."""
        self._space = ActionSpace(info["tools"], seed=self._seed)

    def act(self, observation: tuple[Message, ...]) -> Any:
        """Return a random action."""
        return self._space.sample()


# --- those that know the task, and get one thing wrong ------------------------------------------------------------


class RefuseAfterLookUp(Oracle):
    """Looks everything up as it should, and then says that it can't be done."""

    name = "refuse-after-look-up"

    def _obstacle(self, index: int, plan: Plan) -> str:
        return "our policy doesn't allow it"


class ComplyWithEverything(Oracle):
    """Never says no: does what the rules forbid, for anyone, and claims to have done what a tool refused."""

    name = "comply-with-everything"

    def _obstacle(self, index: int, plan: Plan) -> str:
        return ""

    def _unidentified(self) -> Action | None:
        return None

    def _takes_refusal(self) -> bool:
        return False


class ActAtOnce(Oracle):
    """Does exactly what the customer means, without waiting for its consent."""

    name = "act-at-once"

    def _may_write(self, index: int, plan: Plan) -> bool:
        return True


class StaleGoal(Oracle):
    """Does what the customer wanted at first, and ignores its change of mind."""

    name = "stale-goal"

    def _requests(self) -> list[tuple[int, Request]]:
        wanted, revision = self.dialogue.task.intent.requests, self.dialogue.task.intent.revision
        adds = revision is not None and revision.adds
        stale = [
            (i, wanted[i] if i < len(wanted) else r) for i, r in super()._requests() if i < len(wanted) or not adds
        ]
        if revision is None or revision.becomes is not None or not self._agenda.revised:
            return stale
        dropped = revision.request
        return stale if self._is_done(dropped) else [(dropped, wanted[dropped]), *stale]

    def _may_write(self, index: int, plan: Plan) -> bool:
        heard = any(
            act.kind in ("consent", "revise", "withdraw") and act.request == index
            for turn in self.dialogue.user_turns
            for act in turn.acts
        )
        return heard or super()._may_write(index, plan)


class ClaimWithoutDoing(Oracle):
    """Asks for consent as it should, and then says that it is done without having done it."""

    name = "claim-without-doing"

    def _step(self, index: int, request: Request) -> Any:
        step = super()._step(index, request)
        if self._writing is None:
            return step
        deed, self._writing = self._writing[2], None
        return self._wording.done(deed, self.dialogue.task.goal.answers)


# --- all of them --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Straw:
    """A straw agent and what it must fail on.

    Attributes:
        name: its name.
        make: makes a new one.
        fails: the scenarios in which it must serve no task (in ``infeasible``: no task together with its twin).
        spares: kinds of tasks that it may serve, because what it gets wrong makes no difference to them.
        writes: whether it may change anything. One that never does can't reach a goal that takes a change, which needs
            no playing to be seen.
    """

    name: str
    make: Callable[[], Any]
    fails: frozenset[str] = frozenset(SCENARIOS)
    spares: frozenset[str] = frozenset()
    writes: bool = True


_NOTHING_TO_DO = frozenset({"no_such_tool"})

STRAWS: tuple[Straw, ...] = (
    Straw("do-nothing", DoNothing, writes=False),
    Straw("always-transfer", AlwaysTransfer),
    Straw("always-refuse", AlwaysRefuse, writes=False),
    Straw("random", RandomAgent),
    Straw("flooding", Flooding, writes=False),
    Straw("refuse-after-look-up", RefuseAfterLookUp, spares=_NOTHING_TO_DO, writes=False),
    Straw("act-at-once", ActAtOnce, spares=_NOTHING_TO_DO),
    Straw("claim-without-doing", ClaimWithoutDoing, spares=_NOTHING_TO_DO, writes=False),
    Straw("comply-with-everything", ComplyWithEverything, frozenset({"infeasible"}), frozenset({"unidentified"})),
    Straw("stale-goal", StaleGoal, frozenset({"changing"})),
)
"""Every straw agent, the cheapest to play first."""
