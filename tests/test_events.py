"""What happened in an episode is counted, each thing under its name, and nothing else."""

from dataclasses import asdict
from typing import Any

import pytest

from t2t_gym import Task, TaskSet, ToolCall, load_domain
from t2t_gym.dialogue import Dialogue
from t2t_gym.play import play
from t2t_gym.straw import STRAWS
from t2t_gym.users.acts import UserAct, UserTurn


class Saying:
    """A customer that says some turns, one after the other."""

    def __init__(self, task: Task, *turns: UserTurn) -> None:
        self._task = task
        self._turns = iter(turns)

    def request(self, index: int) -> Any:
        return self._task.intent.requests[index]

    def hear(self, text: str) -> UserTurn:
        return next(self._turns)


@pytest.fixture
def task(plenty: TaskSet) -> Task:
    """One that wants an order cancelled."""
    return next(t for t in plenty if t.gold and t.gold[-1]["name"] == "cancel_pending_order")


def happened(dialogue: Dialogue) -> dict[str, int]:
    """What was counted."""
    return {name: n for name, n in asdict(dialogue.verdict().events).items() if n}


@pytest.mark.parametrize(
    ("turn", "events"),
    [
        (UserTurn("It's #W1.", (UserAct("inform", 0, ("order_id",)),)), {}),
        (UserTurn("As I said, it's #W1.", (), needless=2), {"needless_question": 2}),
        (UserTurn("No, not that.", (UserAct("deny", 0), UserAct("decline", 0))), {"rejected_proposal": 2}),
        (UserTurn("Pardon?", (UserAct("not_understood"),)), {"not_understood": 1}),
        (UserTurn("Only English, please.", (UserAct("foreign"),)), {"not_understood": 1}),
        (UserTurn("Yes.", (), unworded=True), {"unworded_turn": 1}),
        (UserTurn("Too bad.", (UserAct("accept_refusal", 0),)), {"false_refusal": 1}),
        (UserTurn("Thanks.", (), heard_done=(0,)), {"false_success_claim": 1}),
    ],
)
def test_what_a_turn_of_the_customer_shows_is_counted(turn: UserTurn, events: dict[str, int], task: Task) -> None:
    """That is what it makes of the agent's message."""
    dialogue = Dialogue(task, load_domain(task.domain))
    dialogue.start()
    dialogue.user = Saying(task, turn)
    dialogue.act("Well.")
    assert happened(dialogue) == events


@pytest.mark.parametrize("made", ["nothing", "a look-up", "refused", "with other values", "as wanted"])
def test_a_claim_is_false_until_a_write_of_its_kind_has_gone_through(made: str, task: Task) -> None:
    """A write that was refused makes it no truer; one with other values is a mistake of its own, but no lie."""
    look_up, write = task.gold[0], task.gold[-1]
    dialogue = Dialogue(task, load_domain(task.domain))
    dialogue.start()
    dialogue.user = Saying(task, UserTurn("Thanks.", (), heard_done=(0,)))
    if made == "a look-up":
        dialogue.act(ToolCall(look_up["name"], look_up["arguments"]))
    elif made == "refused":
        dialogue.act(ToolCall(write["name"], {**write["arguments"], "order_id": "#W0"}))
    elif made == "with other values":
        other = next(r for r in ("no longer needed", "ordered by mistake") if r != write["arguments"]["reason"])
        dialogue.act(ToolCall(write["name"], {**write["arguments"], "reason": other}))
    elif made == "as wanted":
        dialogue.act(ToolCall(write["name"], write["arguments"]))
    dialogue.act("It has been done.")
    assert happened(dialogue).get("false_success_claim", 0) == (made in ("nothing", "a look-up", "refused"))


def test_who_does_what_was_wanted_before_is_counted(plenty: TaskSet) -> None:
    """The customer had changed its mind, and said so; what it wants done besides, or undone, makes nothing stale."""
    stale = next(s for s in STRAWS if s.name == "stale-goal")
    for task in (t for t in plenty if t.scenario == "changing"):
        events = happened(play(stale.make(), task, load_domain(task.domain), seed=7))
        assert events.get("stale_goal_action", 0) == (task.kind not in ("undo", "request_added"))
