"""How the customer takes being refused: it insists, or accepts it and asks for what it would have instead."""

from __future__ import annotations

from dataclasses import replace

from t2t_gym.users.agenda.answering.questions import has_news
from t2t_gym.users.agenda.consent.proposals import ask_which_request
from t2t_gym.users.agenda.objections.contradictions import wrong_slots
from t2t_gym.users.agenda.reference.put import is_put
from t2t_gym.users.agenda.reference.topic import Topic
from t2t_gym.users.agenda.refusal.spared import is_spared
from t2t_gym.users.agenda.refusal.unavailable import unavailable
from t2t_gym.users.agenda.state import Response, State
from t2t_gym.users.moves import Move
from t2t_gym.users.understanding.hearing.heard import Heard

__all__ = ["is_idle", "is_muddled", "take_refusal", "take_up_again"]


_PUTS = ("confirm", "offer")
"""Acts that put something to the customer."""

_MANY_SLOTS = 3
"""Slots asked for from which a message that also refuses and asks for a go-ahead is a flood."""


def take_refusal(state: State, heard: Heard, refused: Topic, proposed: Topic, response: Response) -> None:
    """Take what a message says can't be done.

    Args:
        state: where the customer stands.
        heard: the message.
        refused: what is refused.
        proposed: what a go-ahead is asked for beside it.
        response: the turn in the making.
    """
    stranger = not (state.identified or state.identity_slots.isdisjoint(heard.slots))
    # Who must know yet who calls has told of a rule, and can't know if it applies.
    general = stranger and heard.refuses_in_general and not heard.can_do_else
    # Who can't do itself what no tool does, and asks for more, goes on to hand it over.
    passes_on = not any(state.requests[i].operation.tool for i in refused.requests)
    asks = heard.asks_identity or general or passes_on or heard.refused_answers or not heard.operations("refuse")
    last = {i: slot for i in refused.requests if (slot := _stands_by(state, heard, i))}
    if heard.conditional_refusal or (asks and not last and has_news(state, heard, refused.requests)):
        return  # "I can't go on without your email" asks for the email
    concerned = [
        i for i in refused.requests if i not in response.touched and not is_spared(state, heard, refused, proposed, i)
    ]
    if len(concerned) > 1 and (refused.vague or not refused.named):
        response.touched.update(concerned)
        ask_which_request(state, response)
        return
    for i in concerned:
        slot = last.get(i, "")
        if slot and i in proposed.requests and wrong_slots(state, heard, i):
            state.requests[i].stood_by = True
            continue  # which is said to what is put instead
        response.touched.add(i)
        if state.insists > 0:
            response.moves.append(_insist(state, heard, i))
            continue
        if slot and heard.puts_another(slot):
            response.moves.append(_stand_by(state, heard, i, slot))
            continue
        state.close(i, "refused")
        alike = state.fallback is not None and state.fallback.operation == state.request(i).operation
        response.moves.append(replace(state.name("accept_refusal", i), manner="like_that" * alike))
        if state.fallback is not None:
            index = len(state.requests)
            state.replace(index, state.fallback)
            state.fallback = None
            response.touched.add(index)
            response.moves.append(state.voice("request", index, "instead"))


def take_up_again(state: State, heard: Heard) -> None:
    """Open again what was given up as refused, where the agent puts it to the customer after all.

    Who has asked for something else in its place by then wants that; and what is put in place of what is refused again
    isn't that.
    """
    if heard.acts.isdisjoint(_PUTS) or state.intent.refusal.fallback is not None:
        return
    if "refuse" in heard.acts and ("confirm" not in heard.acts or heard.puts_alternative or heard.handover):
        return
    for i, opened in enumerate(state.requests):
        if opened.status == "refused" and is_put(state, heard, i):
            state.close(i, "open")


def is_muddled(state: State, heard: Heard, done: Topic, refused: Topic, proposed: Topic) -> bool:
    """Tell whether a message contradicts itself, hedges both ways, or asks for everything at once."""
    if not refused.heard:
        return False
    if heard.hedges:
        return True
    together = not {*done.requests, *proposed.requests}.isdisjoint(refused.requests)
    if together and len(heard.slots) >= _MANY_SLOTS:
        return True
    elsewhere = bool(refused.strange) and not refused.requests
    apart = done.named and refused.named and not set(done.requests) & set(refused.requests)
    if done.heard and not apart and (refused.named or not done.named or proposed.heard):
        return not elsewhere
    hit = [i for i in refused.requests if refused.named and not is_spared(state, heard, refused, proposed, i)]
    operations = {state.request(i).operation for i in hit}
    return not (heard.handover or heard.puts_alternative) and any(
        operations.intersection(heard.own_operations(c)) for c in heard.clauses if c.act == "confirm"
    )


def is_idle(state: State, heard: Heard, done: Topic) -> bool:
    """Tell whether what can't be done is idle talk beside a claim that what was agreed to is done.

    It names nothing that the customer wants: "It's cancelled. I couldn't have done it without you."
    """
    agreed = done.requests and all(state.requests[i].consented for i in done.requests)
    if not agreed or heard.handover or "confirm" in heard.acts:
        return False
    return not (heard.points_at_refused or any(state.mentions(i, heard.refused) for i in state.open()))


def _insist(state: State, heard: Heard, index: int) -> Move:
    """Return a move that insists: against what is offered instead, by a bluff (once), or, after that, in few words."""
    opened = state.requests[index]
    again, opened.insisted = opened.insisted, True
    state.insists -= 1
    if "offer" in heard.acts:
        return state.voice("insist", index, "offered")
    if state.intent.refusal.bluff and not state.bluffed:
        state.bluffed = True
        return _bluff(state, heard, index)
    return replace(state.name("insist", index), manner="again") if again else state.voice("insist", index)


def _bluff(state: State, heard: Heard, index: int) -> Move:
    """Return a move that claims what nobody said, which is no more than what is wanted and what of it is disputed.

    Who flies, where things go and what pays isn't what a colleague would have promised, unless it was just refused.
    """
    move, opened = state.voice("insist", index, "bluff"), state.requests[index]
    objects = {*opened.objects, *opened.groups}
    essential = {opened.operation.subject, *opened.operation.lists}
    says = {
        slot: mentions
        for slot, mentions in move.says.items()
        if slot not in objects and (slot in essential or state.names(index, opened.fills[slot], heard.refused))
    }
    return replace(move, act=replace(move.act, slots=tuple(says)), says=says)


def _stands_by(state: State, heard: Heard, index: int) -> str:
    """Return the slot of which what the customer has said or would have won't do, if it hasn't stood by that before.

    An empty string: there is none, or it would have something else.
    """
    opened = state.requests[index]
    if opened.stood_by or state.fallback is not None:
        return ""
    wanted = [slot for slot, wanted in unavailable(state, heard, index).items() if wanted]
    answers = [s for s in heard.refused_answers if s in opened.fills and s != opened.operation.subject]
    said = [s for s in answers if not (s in heard.slots and opened.is_unsaid(s))]
    return next(iter((*wanted, *said)), "")


def _stand_by(state: State, heard: Heard, index: int, slot: str) -> Move:
    """Return a move that says that nothing else will do, or that what was said is so."""
    opened = state.requests[index]
    opened.stood_by = True
    opened.answer(opened.fills[slot])
    return state.tell("inform", index, (slot,), "only" if slot in unavailable(state, heard, index) else "sure")
