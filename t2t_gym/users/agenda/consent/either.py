"""How the customer takes a choice between what is put and something else: "shall I do it, or would you rather ...?"."""

from __future__ import annotations

from dataclasses import replace

from t2t_gym.users.agenda.objections.contradictions import wrong_slots
from t2t_gym.users.agenda.reference.topic import topic
from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.cues.handover import is_handover
from t2t_gym.users.understanding.cues.offering import GO_OR_ELSE
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.reading import Clause

__all__ = ["as_wanted"]


def as_wanted(state: State, heard: Heard) -> Heard:
    """Take a choice of which the first is what the customer wants for a go-ahead that is asked for it."""
    if "offer" not in heard.acts:
        return heard
    clauses = [_first_put(heard, clause) for clause in heard.clauses]
    if not any(clauses):
        return heard
    first = heard.taken_as([put or clause for put, clause in zip(clauses, heard.clauses, strict=True)])
    if first.handover:
        return heard
    put = topic(state, first, "confirm")
    if not put.requests or any(wrong_slots(state, first, i) for i in put.requests):
        return heard
    wanted = _named(state, put.requests, first.text_of("confirm").lower())
    return first if _named(state, put.requests, heard.text_of("offer").lower()) <= wanted else heard


def _first_put(heard: Heard, clause: Clause) -> Clause | None:
    """Return the go-ahead that a clause asks for before it puts something else; None: it asks for none."""
    first = GO_OR_ELSE.search(clause.low) if clause.act == "offer" and " or " in clause.low else None
    if first is None:
        return None
    others = heard.operations_in(clause.low[first.end() :])
    operations = heard.operations_in(first[0]) or tuple(o for o in clause.operations if o not in others)
    text, said = clause.text[first.start() : first.end()], clause.said.part(*first.span())
    human = is_handover(said)  # "..., or would you rather speak with a colleague?" puts nothing else to be done
    return replace(clause, text=text, said=said, act="confirm", slots=(), operations=operations, handover=human)


def _named(state: State, requests: tuple[int, ...], low: str) -> set[tuple[int, str]]:
    """Return the slots of some requests of which a lower-case text names what is wanted, not which thing it is of."""
    return {
        (i, fill.slot)
        for i in requests
        for fill in state.request(i).slots
        if fill is not state.requests[i].subject
        if state.names(i, fill, low)
    }
