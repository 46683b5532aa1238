"""How the customer takes it that something has been done: which of its requests that closes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from t2t_gym.users.agenda.consent.proposals import ask_which_request
from t2t_gym.users.agenda.objections.mistakes import objects
from t2t_gym.users.agenda.reference.apart import by_subject, has_subject, names_outcome
from t2t_gym.users.agenda.reference.topic import Topic
from t2t_gym.users.agenda.revising import revises
from t2t_gym.users.agenda.state import Response, State
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.worded import is_among, names_feature

__all__ = ["stands_as_agreed", "take_completion"]

# "HAT001 has four seats now": what there is to be had.
_THERE = re.compile(r"\b(?:available|availability|in stock|possible|left|seats|costs?|offer\w*|on file|noted)\b")
# What is yet to be: "the navy one is on #W1 once you agree".
_NOT_YET = re.compile(r"\b(?:would|will|could|can|if|once|when|until|after|soon|shortly)\b|'(?:d|ll) ")
_STATUS = re.compile(r"\bstatus\b")
_FOUND = re.compile(r"\byou(?:'ll| will| can) (?=(?:now |also )?(?:find|see)\b)")


def take_completion(state: State, heard: Heard, done: Topic, proposed: Topic, response: Response) -> None:
    """Take what a message says has been done.

    Args:
        state: where the customer stands.
        heard: the message.
        done: what is claimed.
        proposed: what a go-ahead is asked for beside it.
        response: the turn in the making.
    """
    claimed = [
        i
        for i in done.requests
        if state.requests[i].consented or not (i in proposed.requests or _tells_state(state, heard, i))
    ]
    # "Added. Now for the trip: which flight?" claims nothing of the trip; "both are done" claims both.
    asked = () if done.named else heard.slots
    left_open = [i for i in claimed if any(map(state.requests[i].has_news, asked))]
    claimed = [i for i in claimed if i not in left_open] or claimed
    if done.vague and claimed:
        response.touched.update(done.requests)
        ask_which_request(state, response)
        return
    response.heard_done = tuple([i for i in claimed if not objects(state, heard, i, response)])
    for i in response.heard_done:
        response.touched.add(i)
        if not revises(state, "completion_claimed", i, response):
            state.close(i, "done")


def stands_as_agreed(state: State, heard: Heard, done: Topic, proposed: Topic) -> list[int]:
    """Return the requests of which a message says that things now are as the customer has agreed to have them.

    "You're in business on A04YM3" claims what was done, in no words for doing: it wasn't so before. And "A04YM3 has
    been updated: you now fly on May 5, with 3 bags" claims more than the change of flights that it sounds like. Where a
    go-ahead is asked for all of it again, or time to do it, it isn't done yet.
    """
    agreed = [i for i in state.open() if state.requests[i].consented]
    if not agreed:
        return []
    standing = [] if heard.holds else heard.standing
    told = [(i, low) for low in map(str.lower, standing) for i in by_subject(state, agreed, low)]
    so = [i for i, low in told if _names_new(state, heard, i, low)]
    if done.strange and not done.requests:  # "A04YM3 has been updated: 3 bags"
        so += [i for i in agreed if _is_told_of(state, heard, i, heard.low, ())]
    if named := [i for i in done.requests if done.named]:
        claims = [c.low for c in heard.clauses if c.act == "done"]
        beside = [
            i for i in agreed if i not in named and any(_is_told_of(state, heard, i, low, named) for low in claims)
        ]
        so += beside
    return [] if proposed.requests and set(proposed.requests).issubset(so) else so


def _names_new(state: State, heard: Heard, index: int, low: str) -> bool:
    """Tell whether a text names what is to become of the thing that a request is about.

    What may be worded in passing, too, is named where nothing is said of what there is or will be. Of what only comes
    to be, or in a row that tells the status, the operation is named: "there's a certificate in your account now".
    """
    new = state.requests[index].new
    if _THERE.search(low):
        return False
    if names_outcome(state, heard, index, low):
        return True
    if _NOT_YET.search(_FOUND.sub("", low)):
        return False
    if not new or _STATUS.search(low):
        return state.request(index).operation in heard.operations_in(low)
    if not has_subject(state, index, low):
        return False
    things = [thing for fill in new for thing in state.ids.of(fill.slot) if thing.value == fill.value]
    if len(things) == len(new):
        return all(state.ids.fits_only(low, thing) for thing in things)
    described = state.requests[index].described
    return any(all(names_feature(low, f, loosely=False) for f in words) for words in described)


def _is_told_of(state: State, heard: Heard, index: int, low: str, others: Sequence[int]) -> bool:
    """Tell whether a claim of other requests also names what is to become of the thing that a request is about."""
    theirs = [fill.value for i in others for fill in state.request(i).slots]
    mentions = heard.mentions_in(low)
    return has_subject(state, index, low) and any(
        is_among(fill.value, mentions[fill.slot]) for fill in state.requests[index].new if fill.value not in theirs
    )


def _tells_state(state: State, heard: Heard, index: int) -> bool:
    """Tell whether what is said to be done, and wasn't agreed to, only tells how things stand, or is of another."""
    ids = {slot for c in heard.clauses if c.act == "done" for slot in heard.slots_in(c.text)}
    opened = state.requests[index]
    which = opened.operation.subject in heard.slots  # is asked for: nothing is done
    return heard.recounts or which or (bool(ids) and ids.isdisjoint(opened.fills))
