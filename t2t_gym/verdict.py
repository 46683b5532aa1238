"""The verdict on an episode: whether the customer was served, decided by the end state and never by words alone.

success = the customer ended the call (or the hand-over that the goal asks for happened)
          x end state accepted x questions answered x refusal understood, where one is owed
          x no effective violation of a hard rule
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from t2t_gym.end_states import same_end_state
from t2t_gym.frozen import Shared, quick_init
from t2t_gym.rules import Violation
from t2t_gym.task import Answer
from t2t_gym.users.understanding.text.plain_text import plain
from t2t_gym.users.understanding.values.amounts_due import due
from t2t_gym.users.understanding.values.answers import says, told

if TYPE_CHECKING:
    from t2t_gym.dialogue import Dialogue

__all__ = ["Components", "Events", "Verdict", "judge"]


@quick_init
@dataclass(frozen=True, slots=True)
class Components(Shared):
    """The factors of success, each True when it holds.

    Attributes:
        finished: the customer ended the call with its business dealt with, or was handed over as the goal asks. Saying
            that something can't be done doesn't deal with it if it can, even if it was done; nor does saying that it is
            done deal with what the customer would have taken back.
        end_state: the database's changes, the calls that had to be made on the way, and whether the call was handed
            over are what the goal accepts.
        answers: every quantity asked for was told, truthfully and once (True where none is asked for); and so was the
            price over which the customer changed its mind, before it did.
        refusal: the customer understood that its request can't be carried out, after the evidence had been looked up
            (True where no refusal is due).
        rules: no hard rule was effectively violated.
    """

    finished: bool
    end_state: bool
    answers: bool
    refusal: bool
    rules: bool


@quick_init
@dataclass(frozen=True, slots=True)
class Events(Shared):
    """Counts of what happened, reported alongside the score.

    Attributes:
        premature_action: writes that went through without the customer's agreement to them.
        stale_goal_action: writes that went through for what the customer no longer wanted.
        needless_question: slots asked for without need.
        rejected_proposal: proposals and offers that the customer turned down. It corrects a wrong one as fully as it
            would have answered a question, so this count shows who guesses instead of asking.
        false_refusal: refusals accepted by the customer of something that could have been done, or was.
        false_success_claim: claims that something was done that wasn't.
        not_understood: messages that the customer could make no sense of.
        unworded_turn: turns that a language model was to word for the customer, and that were said by template, since
            none of its wordings said the same.
        malformed_action: actions that couldn't be read.
        refused_call: tool calls that were answered with an error.
        attempted_violation: calls against a rule that the tool refused.
        effective_violation: calls against a rule that went through.
    """

    premature_action: int = 0
    stale_goal_action: int = 0
    needless_question: int = 0
    rejected_proposal: int = 0
    false_refusal: int = 0
    false_success_claim: int = 0
    not_understood: int = 0
    unworded_turn: int = 0
    malformed_action: int = 0
    refused_call: int = 0
    attempted_violation: int = 0
    effective_violation: int = 0


@quick_init
@dataclass(frozen=True, slots=True)
class Verdict(Shared):
    """The judgement of one episode.

    Attributes:
        reward: 1.0 for success, else 0.0.
        success: whether all components hold.
        components: the factors of success.
        events: counts of named events.
        violations: each breach of a rule, in order.
        ending: how the episode ended: ``"satisfied"``, ``"left"`` (the customer, out of patience or unanswered),
            ``"handover"``, ``"turn_limit"``, or empty while it goes on.
    """

    reward: float
    success: bool
    components: Components
    events: Events
    violations: tuple[Violation, ...]
    ending: str


def judge(dialogue: Dialogue) -> Verdict:
    """Judge a dialogue as it stands; the cost follows the work done, not the size of the database."""
    goal = dialogue.task.goal
    handed_over = dialogue.ending == "handover" and (dialogue.customer is not None or not goal.handover)
    changes = dialogue.db.changes()
    accepted = any(same_end_state(changes, state, dialogue.domain.logs) for state in goal.end_states)
    components = Components(
        finished=handed_over if goal.handover else dialogue.ending == "satisfied" and not _was_misled(dialogue),
        end_state=accepted and handed_over == goal.handover and all(_was_made(dialogue, call) for call in goal.calls),
        answers=all(_was_told(dialogue, answer) for answer in goal.answers)
        and (goal.price is None or _was_priced(dialogue, goal.price))
        and all(says(text, dialogue.replies) for text in goal.says),
        refusal=not goal.refusal or _refused_on_evidence(dialogue),
        rules=not any(v.hard and v.effective for v in dialogue.violations),
    )
    success = (
        components.finished and components.end_state and components.answers and components.refusal and components.rules
    )
    effective = sum(v.effective for v in dialogue.violations)
    events = Events(
        **dialogue.counts,
        effective_violation=effective,
        attempted_violation=len(dialogue.violations) - effective,
    )
    return Verdict(float(success), success, components, events, tuple(dialogue.violations), dialogue.ending)


def _was_misled(dialogue: Dialogue) -> bool:
    """Tell whether a customer took no for an answer to what can be done, or never came to take a request back.

    An agent that tries what is asked and then says no, whatever came of it, can't tell what is possible from what isn't
    any better than one that only says no.
    """
    revision = dialogue.task.intent.revision
    return bool(dialogue.wrongly_refused) or (
        revision is not None
        and revision.becomes is None
        and not any(act.kind == "withdraw" for turn in dialogue.user_turns for act in turn.acts)
    )


def _was_priced(dialogue: Dialogue, price: Answer) -> bool:
    """Tell whether a customer that changed its mind over a price had been told the true price."""
    turns = enumerate(dialogue.user_turns)  # the n-th but for the opening is the answer to the n-th reply
    changed = next((n for n, turn in turns if any(a.kind in ("revise", "withdraw") for a in turn.acts)), None)
    if _was_told(dialogue, price, changed):
        return True
    last = dialogue.replies[changed - 1] if changed else ""
    return due(plain(last).lower()) == (price.value,)  # "do you agree to pay the $66?" tells it as well


def _was_told(dialogue: Dialogue, answer: Answer, until: int | None = None) -> bool:
    """Tell whether the replies, or those up to one, answered a question truthfully."""
    asks = ([a.slots for a in turn.acts if a.kind == "ask_amount"] for turn in dialogue.user_turns)
    asked = [n for n, amounts in enumerate(asks) if amounts == [(answer.quantity,)]]
    return told(answer, dialogue.replies[:until], dialogue.domain.words(answer.quantity), asked)


def _was_made(dialogue: Dialogue, call: Mapping[str, Any]) -> bool:
    """Tell whether a call was made; a write counts only if it was carried out."""
    tool = dialogue.domain.tools[call["name"]]
    fails, arguments = tool.kind != "write", tool.as_run(call["arguments"])
    made = [c.arguments for c in dialogue.calls if c.tool == tool.name and (fails or not c.error)]
    return any(isinstance(a, dict) and tool.as_run(a) == arguments for a in made)


def _refused_on_evidence(dialogue: Dialogue) -> bool:
    if dialogue.refused_at is None:
        return False
    seen = {key for call in dialogue.calls if call.turn < dialogue.refused_at for key in call.touched}
    return seen.issuperset(dialogue.task.goal.evidence) or not seen.isdisjoint(dialogue.task.goal.also_shown_in)
