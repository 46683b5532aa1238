"""Straw agents that know the task, as the oracle does, and get exactly one thing wrong."""

from __future__ import annotations

from typing import Any

from t2t_gym.messages import Action
from t2t_gym.oracle import Oracle
from t2t_gym.oracle.plan import Plan
from t2t_gym.task import Request

__all__ = ["ActAtOnce", "ClaimWithoutDoing", "ComplyWithEverything", "RefuseAfterLookUp", "StaleGoal"]


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
