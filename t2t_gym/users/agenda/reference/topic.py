"""Which of the customer's requests a message is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from t2t_gym.frozen import quick_init
from t2t_gym.users.agenda.reference.apart import by_outcome, by_own_slots, by_subject, has_subject, narrowed_down
from t2t_gym.users.agenda.reference.beside import is_beside, is_extra
from t2t_gym.users.agenda.reference.ids import names_most
from t2t_gym.users.agenda.reference.places import placed
from t2t_gym.users.agenda.reference.put import is_put
from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.cues.refused import without_states
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.reading import Clause

__all__ = ["NO_TOPIC", "Topic", "concerns", "topic"]

_SEVERAL = re.compile(
    r"\b(?:both|all|each|every|everything|two|three|four|them"
    r"|(?:the|your|these|those) (?:[\w-]+ )?(?!(?:has|is|was|as|does|this)\b)\w+(?<!s)s)\b"
)
"""What speaks of several things, as it sounds."""


@quick_init
@dataclass(frozen=True, slots=True)
class Topic:
    """What the clauses of one act are about.

    Attributes:
        heard: whether there are such clauses.
        requests: the open requests that they are about, or may be about.
        named: whether they say so.
        strange: the operations that they name and nobody asked for.
        vague: whether they name one thing, as it sounds, and any of several requests could be meant.
        extra: whether what is strange is offered on top of what is wanted: "shall I also ...?".
    """

    heard: bool = False
    requests: tuple[int, ...] = ()
    named: bool = False
    strange: tuple[str, ...] = ()
    vague: bool = False
    extra: bool = False


NO_TOPIC = Topic()
"""What no clause is about."""


def topic(state: State, heard: Heard, act: str, *, beside_refusal: bool = False) -> Topic:
    """Return what the clauses of an act are about.

    Args:
        state: where the customer stands.
        heard: the message.
        act: the act.
        beside_refusal: whether the message refuses something: how things stand is then the reason, no claim.
    """
    if act not in heard.acts:
        return NO_TOPIC
    if act == "confirm":
        heard = heard.undenied
    clauses = [c for c in heard.clauses if c.act == act and not (beside_refusal and heard.stands(c))]
    if not clauses:
        return NO_TOPIC
    if act == "done":
        clauses = [c for c in clauses if not _is_known(state, c)] or clauses
    elif act == "confirm" and not (clauses := [c for c in clauses if not is_beside(state, heard, c)]):
        return NO_TOPIC
    still = state.open()
    each = [i for i in still if act == "confirm" or (act == "done" and state.requests[i].consented)]
    if any(heard.is_about_each(c, len(each)) for c in clauses):
        return Topic(heard=True, requests=tuple(each), named=True)
    topics = [_of_clause(state, heard, c) for c in clauses]
    meant = tuple(dict.fromkeys(i for t in topics for i in t.requests))
    naming = [t.named for t in topics]
    # "That isn't possible. Once delivered, nothing can be cancelled." refuses what was asked for, whatever it names.
    if not any(naming) or (act == "refuse" and not meant and not all(naming)):
        return _claimed(state, heard, clauses) if act == "done" else _mentioned(state, heard, act)
    strange = tuple(o for t in topics for o in t.strange)
    vague = len(meant) > 1 and any(t.vague for t in topics)
    return Topic(
        heard=True, requests=meant, named=True, strange=strange, vague=vague, extra=any(t.extra for t in topics)
    )


def _is_known(state: State, clause: Clause) -> bool:
    """Tell whether a claim is of what was done before: "both are done: you're on HAT001, the other is cancelled"."""
    operations = set(clause.operations)
    of = [opened.status for opened in state.requests if opened.request.operation in operations]
    return bool(of) and all(status == "done" for status in of)


def _of_clause(state: State, heard: Heard, clause: Clause) -> Topic:
    """Return what a clause is about by the operations that it names, by its place, or by what was named before it."""
    operations = heard.named(clause, [state.request(i).operation for i in state.open()])
    found = _asking_for(state, operations, alike=clause.act != "refuse" or len(operations) < 2)
    if (found or not operations) and not heard.own_operations(clause) and (there := placed(state, heard, clause)):
        return Topic(heard=True, requests=tuple(there), named=True)
    if is_extra(state, heard, clause):
        return Topic(heard=True, named=True, strange=operations, extra=True)
    if not operations:
        return Topic(heard=True)
    if clause.act == "confirm":
        found = _proposed(state, heard, clause, found)
    if clause.act == "refuse" and (
        _is_another_name(state, operations, found) or (not found and _names_as_done(heard, clause))
    ):
        return Topic(heard=True)
    if len(found) > 1 and (alike := heard.named_alike(clause)):  # "I've changed it": the day of the one, not the other
        either = [i for i in found if state.request(i).operation in alike]
        meant = by_subject(state, either, clause.low)
        found = [i for i in found if i not in either or i in meant]
    if len(found) < 2:
        return Topic(heard=True, requests=tuple(found), named=True, strange=() if found else operations)
    named_in = (clause.low, heard.naming(operations))
    # "Added. And the notice for France?" claims what was agreed to, whatever it asks about.
    agreed = [i for i in found if clause.act == "done" and state.requests[i].consented]
    narrowed = narrowed_down(state, found, named_in[:1])
    narrowed = narrowed or narrowed_down(state, agreed or found, (*named_in[1:], heard.low))
    vague = not (narrowed or any(map(_SEVERAL.search, named_in)))
    meant = narrowed or [i for i in found if state.requests[i].consented] or found
    return Topic(heard=True, requests=tuple(meant), named=True, vague=vague)


def _asking_for(state: State, operations: Sequence[str], *, alike: bool) -> list[int]:
    """Return the open requests for any of some operations; else those for what is much alike, if that may be meant.

    What is ruled out together with others is no other name for what is wanted: who can't modify an order at all may
    still exchange something of it.
    """
    still = state.open()
    found = [i for i in still if state.request(i).operation in operations]
    return found or [i for i in still if alike and any(_alike(state, i, o) for o in operations)]


def _is_another_name(state: State, operations: Sequence[str], found: Sequence[int]) -> bool:
    """Tell whether some operations could be another name for what is wanted, where that may be something else, too.

    Who wants a trip booked and bags added isn't refused the trip by "the change isn't possible".
    """
    return 0 < len(found) < len(state.open()) and not any(state.request(i).operation in operations for i in found)


def _names_as_done(heard: Heard, clause: Clause) -> bool:
    """Tell whether a refusal names operations only in telling how things stand: "no, as the order is cancelled"."""
    return bool(heard.operations_in(clause.low)) and not heard.operations_in(without_states(clause.low))


def _proposed(state: State, heard: Heard, clause: Clause, found: list[int]) -> list[int]:
    """Return the requests that a go-ahead is asked for, where some are for the operations that it names.

    They are also those for which the message puts what is to become of something, which may sound like another
    operation, or like none: "I'll update that to 12 Elm Street", "shall I book HAT001?".
    """
    if whole := _has_object(state, clause, found):
        return whole
    if not found or heard.asks_for_all(clause):
        found = [i for i in state.open() if i in found or is_put(state, heard, i, found)]
    if heard.own_operations(clause):
        return found
    # "Your flight was cancelled, that's $100 for trip H3O82M. Shall I issue it?"
    if not found and heard.has_been_done(clause.operations):
        found = _about(state, heard)
    return by_subject(state, found, clause.low)


def _has_object(state: State, clause: Clause, found: list[int]) -> list[int]:
    """Return the open requests of which a clause has an object, such as an address, and nothing of those found."""
    opened = {i: state.requests[i] for i in state.open() if i not in found}
    whole = [i for i, o in opened.items() if any(names_most(fill, clause.low) for fill in o.objects.values())]
    return whole if whole and not any(state.mentions(i, clause.low) for i in found) else []


def _mentioned(state: State, heard: Heard, act: str) -> Topic:
    """Return what an act that names no operation is about: what the message mentions; if nothing, anything.

    Asked again for a go-ahead that it has just given, the customer takes it for the same one.
    """
    if len(state.open()) < 2:  # there is nothing to tell apart
        return Topic(heard=True, requests=state.open())
    about = _about(state, heard)
    if act == "confirm":
        # "It moves to HAT001 in business. OK?" puts nothing of a request for another cabin.
        put = [i for i in state.open() if is_put(state, heard, i, [o for o in about if o != i])]
        about = by_subject(state, [i for i in state.open() if i in about or i in put], heard.text_of(act).lower())
        about = by_subject(state, about, heard.put_so_far)
        about = [i for i in about if not put or i in put or has_subject(state, i, heard.low)]
        if not about and "done" not in heard.acts:  # "one correction: it takes five days. Still okay?"
            return Topic(heard=True, requests=state.just_agreed or state.open())
    return Topic(heard=True, requests=tuple(about or state.open()), named=bool(about))


def _claimed(state: State, heard: Heard, claims: Sequence[Clause]) -> Topic:
    """Return what some claims that name no operation are about: what was agreed to, or else the one thing mentioned."""
    agreed = [i for i in state.open() if state.requests[i].consented]
    agreed = by_outcome(state, agreed, heard, claims)
    if len(claims) < len(agreed):  # "step 1 done, step 2 done" claims both
        agreed = by_own_slots(state, agreed, heard)
    about = _about(state, heard)
    one = len(about) == 1 and not heard.slots  # who asks which one it is hasn't done anything yet
    return Topic(heard=True, requests=tuple(agreed or (about if one else ())))


def _about(state: State, heard: Heard) -> list[int]:
    """Return the open requests of which a message mentions anything, and more than of others."""
    mentioned = [i for i in state.open() if state.mentions(i, heard.low)]
    return by_own_slots(state, by_subject(state, mentioned, heard.low), heard)


def concerns(state: State, heard: Heard, index: int) -> bool:
    """Tell whether a message names a request's operation or mentions anything that it is about."""
    return state.request(index).operation in heard.all_operations or state.mentions(index, heard.low)


def _alike(state: State, index: int, operation: str) -> bool:
    """Tell whether an operation takes the same slots as a request's, or lets one choose the same: to book is to change.

    Agents may call one by the other's name. That both take nothing but what they are about makes none alike.
    """
    one, other = state.requests[index].operation, state.operations.get(operation)
    if other is None:
        return False
    same = len(one.slots) > 1 and tuple(other.slots) == tuple(one.slots)
    return same or (bool(one.choices) and other.choices == one.choices)
