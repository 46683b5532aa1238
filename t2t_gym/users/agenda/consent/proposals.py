"""How the customer takes a proposal: it agrees in its own words, puts right what is wrong, or asks what is meant."""

from __future__ import annotations

from collections.abc import Sequence

from t2t_gym.rules import Consent
from t2t_gym.task import Question
from t2t_gym.users.acts import UserAct
from t2t_gym.users.agenda.answering.facts import tell_put
from t2t_gym.users.agenda.answering.identifying import verify_identity
from t2t_gym.users.agenda.answering.owed import ask_amounts
from t2t_gym.users.agenda.answering.questions import has_news
from t2t_gym.users.agenda.consent.covered import is_left_open, is_named, leaves_open, puzzling_id, unnamed_slots
from t2t_gym.users.agenda.objections.contradictions import wrong_slots
from t2t_gym.users.agenda.objections.mistakes import put_right
from t2t_gym.users.agenda.open_request import OpenRequest
from t2t_gym.users.agenda.reference.beside import is_beside
from t2t_gym.users.agenda.reference.put import is_put
from t2t_gym.users.agenda.reference.topic import Topic
from t2t_gym.users.agenda.revising import price_awaited, revises
from t2t_gym.users.agenda.state import FREE, MOST_ANSWERS, Response, State
from t2t_gym.users.moves import Move
from t2t_gym.users.understanding.hearing.heard import Heard

__all__ = ["ask_which_request", "decline", "take_explanation", "take_other", "take_proposal"]


def take_proposal(state: State, heard: Heard, proposed: Topic, response: Response) -> None:
    """Take the go-ahead that a message asks for."""
    concerned = [i for i in proposed.requests if i not in response.touched]
    if heard.handover and not proposed.named:
        decline(state, response)
    elif heard.looks_up:
        if concerned or not response.touched:
            response.moves.append(Move(UserAct("acknowledge"), manner="please"))
    elif (proposed.strange or proposed.extra) and not concerned:
        if state.open() and not response.touched:
            _turn_down(state, proposed.strange, response)
    elif (undoes := _puts_undoing(state, heard)) and not _puts_wanted(state, heard):
        decline(state, response)
    elif not proposed.named and verify_identity(state, heard, response):
        return
    elif len(concerned) > 1 and (proposed.vague or not proposed.named):
        if not has_news(state, heard, concerned):
            ask_which_request(state, response)
    else:
        _answer_each(state, heard, concerned, response, extra=proposed.extra or undoes or _puts_more(state, heard))


def _answer_each(state: State, heard: Heard, concerned: Sequence[int], response: Response, *, extra: bool) -> None:
    """Answer the go-ahead that is asked for some requests, and turn down what is asked for beyond them.

    Args:
        state: where the customer stands.
        heard: the message.
        concerned: the requests.
        response: the turn in the making.
        extra: whether the message puts more than is wanted.
    """
    said = len(response.moves)
    fully = extra or any(not state.requests[i].consented for i in concerned)  # a bare yes would be to all of it
    for i in concerned:
        response.touched.add(i)
        # What is left open changes nobody's mind, so that "shall I?" doesn't bring it out.
        if leaves_open(state, heard, i) or not _thinks_again(state, heard, i, response):
            _answer_proposal(state, heard, i, response, fully=fully)
    # A no comes first: who reads no further than "yes" would do all of it.
    response.moves[said:] = sorted(response.moves[said:], key=lambda move: move.act.kind != "deny")
    if extra and "consent" in response.kinds:
        response.moves.append(Move(UserAct("decline"), manner="extra"))


def _thinks_again(state: State, heard: Heard, index: int, response: Response) -> bool:
    """Ask what something costs on which the customer's consent depends, or let it change its mind; return whether."""
    if (price := price_awaited(state, index)) and not wrong_slots(state, heard, index):
        if any(map(state.requests[index].has_news, heard.slots)):
            response.touched.discard(index)  # "Which flight? Is it just the one out?": what it costs hangs on that
        else:
            response.moves.append(ask_amounts("price", (Question(quantity=price, request=index),)))
        return True
    return revises(state, "consent_asked", index, response)


def take_explanation(state: State, heard: Heard, response: Response) -> None:
    """Take a message for the answer to what an id in a proposal is, where that was asked just before."""
    for asked in (move for move in state.last if move.act.kind == "ask_which"):
        opened = state.requests[asked.act.request]
        state.ids.learn_explained(asked.heard, heard.low, opened.request, opened.said)
        explained = asked.heard in state.ids
        _answer_proposal(state, heard, asked.act.request, response, explained=explained)  # it still stands


def _ask_what(state: State, response: Response, index: int = -1) -> None:
    """Ask what exactly is to be done, for a request or at all."""
    state.waste("unclear", response)
    response.moves.append(Move(UserAct("ask_clear", index), manner="what"))


def ask_which_request(state: State, response: Response) -> None:
    """Ask which of several requests a message is about."""
    state.waste("unclear", response)
    response.moves.append(Move(UserAct("ask_clear"), manner="which"))


def _puts_withdrawn(state: State, heard: Heard) -> bool:
    """Tell whether a message also puts what the customer has taken back: "so, shall I do both?"."""
    requests = enumerate(state.requests)
    return any(r.status == "withdrawn" and is_put(state, heard, i, state.open()) for i, r in requests)


def _puts_else(state: State, heard: Heard) -> bool:
    """Tell whether a message puts something to do that has nothing to do with what is wanted."""
    return any(c.act == "confirm" and heard.puts_deed(c) and is_beside(state, heard, c) for c in heard.clauses)


def _puts_others(state: State, heard: Heard) -> bool:
    """Tell whether a message puts what is wanted of one thing on other things, too: "I'll cancel your other orders"."""
    for sentence, operations in heard.on_others:
        meant = [i for i, r in enumerate(state.requests) if r.request.operation in operations]
        if operations and len(meant) < 2 and not state.mentions_any(sentence):
            return True
    return False


def _puts_more(state: State, heard: Heard) -> bool:
    """Tell whether a message puts more than is wanted, of whatever kind."""
    return _puts_withdrawn(state, heard) or _puts_else(state, heard) or _puts_others(state, heard)


def _puts_undoing(state: State, heard: Heard) -> bool:
    """Tell whether a message would destroy anything, or end what no request is about: "and I'll close your account"."""
    if heard.destroys:
        return True
    if not (ends := heard.ends):
        return False
    about = {slot for i in state.open() for slot in state.requests[i].fills}
    return any(about.isdisjoint(slots) and not state.mentions_any(low) for low, slots in ends)


def _puts_wanted(state: State, heard: Heard) -> bool:
    """Tell whether a message names an operation that is wanted, or puts what one comes to."""
    still = state.open()
    return any(state.request(i).operation in heard.all_operations or is_put(state, heard, i) for i in still)


def take_other(state: State, heard: Heard, response: Response) -> None:
    """Answer a message that asks for no go-ahead but to something quite different from what is wanted."""
    if _puts_else(state, heard):
        decline(state, response)
    else:
        _ask_what(state, response)


def _answer_proposal(
    state: State, heard: Heard, index: int, response: Response, *, explained: bool = False, fully: bool = False
) -> None:
    """Agree to what is proposed for a request, put it right, or ask.

    Args:
        state: where the customer stands.
        heard: the message.
        index: the request.
        response: the turn in the making.
        explained: whether the message only explains the id that was asked about in what was proposed before.
        fully: whether it takes more than a yes to be clear, as something else is proposed beside it.
    """
    opened = state.requests[index]
    if wrong := wrong_slots(state, heard, index):
        put_right(state, index, _at_once(opened, wrong), response)
        if any(map(opened.has_news, heard.slots)):
            response.touched.discard(index)  # "Which one? And shall I charge your Visa?" is answered, too
    elif not opened.puzzled and (puzzle := puzzling_id(state, heard, index)):
        opened.puzzled = True
        if not any(m.act.kind == "ask_which" and m.heard == puzzle for m in response.moves):
            response.moves.append(Move(UserAct("ask_which", index), heard=puzzle))
    elif _asks_first(state, heard, index):
        response.touched.discard(index)
        if any(slot in opened.said and not opened.is_unsaid(slot) for slot in heard.slots_put):
            response.moves.append(Move(UserAct("acknowledge", index), manner="so"))
    elif not leaves_open(state, heard, index):
        _agree(state, heard, index, response, explained=explained, fully=fully)
    elif heard.asks_fact or has_news(state, heard, (index,)):
        response.touched.discard(index)  # "Where to? One way, right?" is answered by the answers
    elif not (heard.asks_whether and tell_put(state, heard, index, response)):  # "would May 27 suit you?"
        _ask_what(state, response, index)


def _at_once(opened: OpenRequest, wrong: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the slots that are put wrongly which are put right: a guess tells no more than a question.

    What has been said before is said again.
    """
    news = [slot for slot in wrong if opened.is_unsaid(slot)]
    return tuple(slot for slot in wrong if slot not in news[MOST_ANSWERS:])


def _agree(state: State, heard: Heard, index: int, response: Response, *, explained: bool, fully: bool) -> None:
    """Agree to what is proposed for a request, in words of its own; the arguments are those of `_answer_proposal`."""
    opened = state.requests[index]
    opened.consented += 1
    response.wasted = response.wasted or opened.consented > FREE["consent"]
    asked = [s for s in heard.slots if opened.has_news(s)][:MOST_ANSWERS]  # what is agreed to tells these as well
    unnamed = [s for s in unnamed_slots(state, heard, index) if s not in asked]
    indifferent = opened.indifferent()
    own = opened.operation.own
    opened.settle((*unnamed, *own), asked)
    values = {slot: value for slot, value in opened.request.values().items() if slot not in unnamed}
    unsaid = tuple([s for s in unnamed if s not in own and is_left_open(state, index, s)])
    consent = Consent(opened.request.operation, values, unsaid)
    act = UserAct("consent", index, tuple(consent.values), consent)
    exact = not (explained or is_named(state, heard, index))
    says, manner = opened.mentions(state.ids), "exact" if exact else ""  # the words for which are remembered
    if asked and not exact:
        manner = "asked"  # "that's right" is no answer to which one
    if consent == opened.agreed and not (exact or asked or fully):
        says, manner = {}, "repeated"  # its words for it have been said
    elif indifferent:
        says = {slot: said for slot, said in says.items() if slot not in indifferent}
    response.moves.append(Move(act, opened.request.operation, says, manner=manner))
    opened.agreed = consent
    if opened.subject is not None:
        state.ids.learn_agreed(opened.subject.value, heard.low)


def _asks_first(state: State, heard: Heard, index: int) -> bool:
    """Tell whether a message asks for what hasn't been said of a request, beside whether a part of it is right.

    "Which flight out? And does the one back suit you?" is answered by the flight: to agree would be to agree to all.
    """
    slots = state.requests[index].operation.choices if heard.asks_preference else heard.slots
    return heard.asks_of_part and any(map(state.requests[index].is_unsaid, slots))


def _turn_down(state: State, operations: Sequence[str], response: Response) -> None:
    """Say no to operations that were never asked for; or are no longer, after a change of mind."""
    revision = state.intent.revision if state.revised else None
    index = revision.request if revision is not None else -1
    if index in state.open() and state.intent.requests[index].operation in operations:
        state.waste("declined", response)
        response.moves.append(state.voice("deny", index, "whole"))
    else:
        decline(state, response)


def decline(state: State, response: Response) -> None:
    """Say no to an offer, and what is wanted instead, unless that is being said already."""
    state.waste("declined", response)
    if state.open() and not any(m.operation for m in response.moves):
        response.moves.append(state.voice("decline", state.focused()))
    else:
        response.moves.append(Move(UserAct("decline")))
