"""Whether a go-ahead is asked for beside what the customer wants: to something else, or on top of it."""

from __future__ import annotations

from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.reading import Clause

__all__ = ["is_beside", "is_extra"]


def is_beside(state: State, heard: Heard, clause: Clause) -> bool:
    """Tell whether a go-ahead is asked for something quite different from all that the customer wants."""
    return heard.is_beside(clause, state.mentions_any) or _judges_other(state, heard, clause)


def _judges_other(state: State, heard: Heard, clause: Clause) -> bool:
    """Tell whether it is asked if something is right that is no part of what is wanted: "is the address correct?".

    Where the message names what is wanted, it asks for a go-ahead to that by the way.
    """
    wanted = [state.requests[i] for i in state.open()]
    if not heard.asks_if_right(clause) or any(of.request.operation in heard.all_operations for of in wanted):
        return False
    called = heard.called_in(clause.low)
    return bool(called) and called.isdisjoint(slot for of in wanted for slot in of.fills)


def is_extra(state: State, heard: Heard, clause: Clause) -> bool:
    """Tell whether a clause asks for a go-ahead to do something that nobody asked for on top of what is wanted.

    Where what is wanted isn't put beside it, it may be meant, by another name, by who does several things in turn.
    """
    if clause.act != "confirm":
        return False
    own, wanted = heard.own_operations(clause), {state.request(i).operation for i in state.open()}
    if not own and heard.adds(clause):  # "Shall I point your other orders there as well?", when all has been agreed to
        agreed = all(state.requests[i].consented for i in state.open())
        return agreed and heard.names_thing(clause) and not any(state.mentions(i, clause.low) for i in state.open())
    if not own or not wanted.isdisjoint(own) or not heard.adds(clause):
        return False
    return len(state.requests) == 1 or not wanted.isdisjoint(heard.operations("confirm"))
