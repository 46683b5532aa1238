"""The synchronous core of an episode: a task, its database, the customer, and what the agent does with them.

`DialogueEnv` is its Gymnasium interface; an adapter for any other framework is another thin layer over the same class.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from random import Random
from typing import Any, Literal

from t2t_gym.actions import parse_action
from t2t_gym.arguments import expect_whole
from t2t_gym.calls import does, execute, was_attempted, was_done
from t2t_gym.database import Database, copy_json
from t2t_gym.domain import Domain, snapshot_of
from t2t_gym.errors import ConfigError, EpisodeOverError
from t2t_gym.given import Given
from t2t_gym.messages import Action, Message, ToolCall
from t2t_gym.rules import CallRecord, Violation
from t2t_gym.task import Task
from t2t_gym.tools import Outcome
from t2t_gym.users.acts import UserTurn
from t2t_gym.users.scripted import ScriptedUser
from t2t_gym.users.user import MakeUser, User
from t2t_gym.verdict import Verdict, judge

__all__ = ["Dialogue", "Ending"]

Ending = Literal["", "satisfied", "left", "handover", "turn_limit"]


class Dialogue:
    """One episode.

    Args:
        task: the task.
        domain: its domain.
        seed: seeds everything that the customer does at random, such as its choice of words.
        max_turns: the number of the agent's actions after which the episode is cut off.
        user: makes the customer.

    Raises:
        ConfigError: the task is of another domain or can't be played, or `seed` or `max_turns` can't be used.

    Attributes:
        task: the task; hidden from the agent.
        db: the world as it stands.
        user: the customer.
        messages: what the agent has seen and said so far.
        turn: how many actions the agent has taken.
        ending: how the episode ended; empty while it goes on.
        calls: every tool call, carried out or refused.
        violations: every breach of a rule.
        user_turns: every turn of the customer, with its acts; hidden from the agent.
        replies: what the agent said to the customer.
        refused_at: the turn at which the customer first accepted a refusal, or None.
        wrongly_refused: the requests that the customer has given up although they could have been done, or were.
        customer: the id of the customer, once the agent's calls have established it from what the customer said.
        counts: the events counted so far, by name.
    """

    def __init__(
        self, task: Task, domain: Domain, *, seed: int = 0, max_turns: int = 60, user: MakeUser = ScriptedUser
    ) -> None:
        seed, max_turns = expect_whole("seed", seed), expect_whole("max_turns", max_turns, 1)
        if task.domain != domain.name:
            raise ConfigError(f"task {task.id} is of domain {task.domain!r}; expected a task of {domain.name!r}")
        if not task.intent.requests:
            raise ConfigError(
                f"task {task.id} was imported: its customer is described in prose, which only a language model can "
                "play; expected a task with requests"
            )
        self.task = task
        self.domain = domain
        self.seed = seed
        self.max_turns = max_turns
        self.db = Database(snapshot_of(domain, task.world))
        self.user: User = user(task, domain, Random(seed))
        self.messages: tuple[Message, ...] = ()
        self.turn = 0
        self.ending: Ending = ""
        self.calls: list[CallRecord] = []
        self.violations: list[Violation] = []
        self.user_turns: list[UserTurn] = []
        self.replies: list[str] = []
        self.refused_at: int | None = None
        self.wrongly_refused: set[int] = set()
        self.customer: str | None = None
        self.counts: dict[str, int] = {}
        self._given = Given(domain.identity)

    @property
    def finished(self) -> bool:
        """Whether the episode is over."""
        return bool(self.ending)

    def start(self) -> Message:
        """Let the customer open the call, and return what it says.

        Raises:
            EpisodeOverError: the dialogue has already been started.
        """
        if self.messages:
            raise EpisodeOverError("the dialogue has already been started; make another one")
        self._hear(self.user.open())
        return self.messages[-1]

    def act(self, action: Action | object) -> tuple[Message, ...]:
        """Take one action of the agent, and return what it added to the dialogue.

        Args:
            action: see `t2t_gym.messages.Action`; anything else is answered with a notice to the agent.

        Raises:
            EpisodeOverError: the episode hasn't started or is over.
        """
        if not self.messages or self.ending:
            raise EpisodeOverError("the episode is over; start another" if self.ending else "call start() before act()")
        return self._take(parse_action(action, f"call_{self.turn}_"))

    def _take(self, action: Message) -> tuple[Message, ...]:
        before = len(self.messages)
        if action.tool_calls:
            self.messages += (action, *map(self._run, action.tool_calls))
        else:
            self.messages += (action,)
            if action.error:
                self._count("malformed_action")
            else:
                self.replies.append(action.content)
                self._hear(self.user.hear(action.content))
        self.turn += 1
        if not self.ending and self.turn >= self.max_turns:
            self.ending = "turn_limit"
        return self.messages[before:]

    def verdict(self) -> Verdict:
        """Judge the episode as it stands."""
        return judge(self)

    def _count(self, event: str, times: int = 1) -> None:
        if times:
            self.counts[event] = self.counts.get(event, 0) + times

    def _hear(self, turn: UserTurn) -> None:
        self.user_turns.append(turn)
        self.messages += (Message("user", turn.text),)
        for act in turn.acts:
            self._given.take(act, self.user)
            if act.kind == "accept_refusal":
                self.refused_at = self.turn if self.refused_at is None else self.refused_at
                if not self.task.goal.refusal or was_done(self.domain, self.calls, self.user.request(act.request)):
                    self._count("false_refusal")
                    self.wrongly_refused.add(act.request)
            elif act.kind == "consent":
                self.wrongly_refused.discard(act.request)  # it was put to the customer after all
            elif act.kind in ("not_understood", "foreign"):
                self._count("not_understood")
            elif act.kind in ("deny", "decline"):
                self._count("rejected_proposal")
        self._count("needless_question", turn.needless)
        self._count("unworded_turn", turn.unworded)
        claimed = map(self.user.request, turn.heard_done)
        self._count("false_success_claim", sum(not was_attempted(self.domain, self.calls, of) for of in claimed))
        if turn.ending:
            self.ending = turn.ending

    def _run(self, call: ToolCall) -> Message:
        if self.ending:
            handed_over = "Error: the call has been handed over; nothing more is run."
            return Message("tool", handed_over, (), call.id, call.name, error=True)
        consents = [*self._given.consents.values()]
        outcome, violations, agreed = execute(
            call, self.domain, self.db, turn=self.turn, customer=self.customer, history=self.calls, consents=consents
        )
        self.violations += violations
        made = copy_json(call.arguments)  # the agent must have no hold on what is judged
        self.calls.append(CallRecord(self.turn, call.name, made, outcome.error, "agent", outcome.touched))
        if outcome.error:
            self._count("refused_call")
        else:
            if not agreed:
                self._count("premature_action")
            if self._given.revised and self._is_stale(call):
                self._count("stale_goal_action")
            if self._given.introduced and self.customer is None:
                self._identify(call, outcome)
            if call.name == self.domain.handover:
                self.ending = "handover"
        return Message("tool", outcome.content, (), call.id, call.name, outcome.error)

    def _identify(self, call: ToolCall, outcome: Outcome) -> None:
        """Establish who is calling, if a look-up found the customer and the records agree with what it has said."""
        entities, caller = self.domain.entities, self.task.intent.customer
        if entities.identify(call.name, call.arguments, outcome.value) != caller.id:  # nobody else is calling
            return
        if self._given.is_known_as(caller.facts, entities.facts(self.db, caller.id)):
            self.customer = caller.id

    def _is_stale(self, call: ToolCall) -> bool:
        """Tell whether a call does what the customer wanted before changing its mind."""
        intent = self.task.intent
        if intent.revision is None:
            return False
        return does(self.domain, call.name, call.arguments, intent.requests[intent.revision.request])

    def state(self) -> dict[str, Any]:
        """Return the episode as JSON: its task's id and digest, its seed, and the actions, which determine the rest.

        They do so in the same version of the domain alone, which is in it, too.
        """
        return {
            "domain_version": self.domain.version,
            "task_id": self.task.id,
            "task_digest": self.task.digest(),
            "seed": self.seed,
            "max_turns": self.max_turns,
            "actions": [asdict(m) for m in self.messages if m.role in ("assistant", "system")],
        }

    @classmethod
    def from_state(
        cls, state: Mapping[str, Any], task: Task, domain: Domain, *, user: MakeUser = ScriptedUser
    ) -> Dialogue:
        """Restore an episode by playing its actions again.

        Args:
            state: what `state` returned.
            task: the task that it names.
            domain: the task's domain.
            user: makes the customer, as it did when the episode was played.

        Raises:
            ConfigError: the state is of another task, or another version of the domain.
        """
        if state["task_digest"] != task.digest():
            raise ConfigError(f"the state is of task {state['task_id']!r}; expected that task, got {task.id!r}")
        if (version := state.get("domain_version")) != domain.version:
            raise ConfigError(
                f"the state is of version {version!r} of the domain {domain.name!r}, in which the same "
                f"actions may do something else; expected version {domain.version!r}: play the episode again"
            )
        dialogue = cls(task, domain, seed=state["seed"], max_turns=state["max_turns"], user=user)
        dialogue.start()
        for row in state["actions"]:
            dialogue._take(Message(**{**row, "tool_calls": tuple(ToolCall(**call) for call in row["tool_calls"])}))
        return dialogue
