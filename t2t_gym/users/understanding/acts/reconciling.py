"""What the acts of a message make of each other: a question may explain a rule, a completion what can't be done now."""

from __future__ import annotations

import re
from collections.abc import Callable

from t2t_gym.users.understanding.acts.antecedents import Antecedents
from t2t_gym.users.understanding.cues.closing import is_farewell
from t2t_gym.users.understanding.cues.limits import is_limit
from t2t_gym.users.understanding.cues.none_such import NONE_SUCH
from t2t_gym.users.understanding.cues.offering import GO_OR_ELSE, HOW_TO_PROCEED
from t2t_gym.users.understanding.cues.refusal import REFUSAL
from t2t_gym.users.understanding.cues.refused import applies, is_general, is_note, set_against
from t2t_gym.users.understanding.cues.reminder import is_reminder
from t2t_gym.users.understanding.cues.shades import ELSE
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.reading import Clause

__all__ = ["reconciled"]

_STATUS = re.compile(  # of a thing; "your request has been processed" tells what was done
    r"(?<!\w)(?:already been|(?<!request has )been (?:processed|shipped|delivered)(?! successfully)"
    r"|(?:was|were) (?:just|already)|(?:is|are) already|(?<=: )already)(?!\w)"
)
# "- $5 refunded to your card", in a list of what would be done; nothing says that it has been.
_AMOUNT_PAID = re.compile(r"[$€£] ?\d[\d.,]* (?:back |then )?(?:refunded|credited|returned|charged|paid|debited)(?!\w)")
_ASK = ("request", "offer")
_NO_MORE = re.compile(
    r"(?:(?<!\w)no (?:longer|further)|any ?more|again|a(?:nother| second) time)(?!\w)(?!.*\d)"
    r"|(?<!\w)now (?:closed|locked|final)(?!\w)"
)


def reconciled(
    found: list[Clause],
    antecedents: Antecedents,
    what_to_do: tuple[str, ...],
    operations: Callable[[Text], tuple[str, ...]],
) -> list[Clause]:
    """Return the clauses of a message without those that another one explains.

    Args:
        found: the clauses that carry an act, in order.
        antecedents: settles what a question is for.
        what_to_do: the slot that stands for what the customer wants done at all, if there is one.
        operations: finds what a text names.
    """
    acts = {c.act for c in found}
    if len(found) > 1:  # there is nothing else to explain a single one
        found = _explained(found, acts, what_to_do)
    if "refuse" in acts:
        found = _refusing(found, what_to_do, operations)
        if any(c.act == "refuse" for c in found):
            return _refused(found)
    return [antecedents.asked(c) for c in found]


def _explained(found: list[Clause], acts: set[str], what_to_do: tuple[str, ...]) -> list[Clause]:
    """Leave out goodbyes that go on, questions that are asked twice, and what is yet to be agreed to."""
    if "anything_else" in acts:
        # "Thank you for choosing us. What's your name?" is no goodbye.
        last = max((place for place, c in enumerate(found) if c.act in ("request", "confirm", "offer")), default=0)
        found = [c for c in found[:last] if not (c.act == "anything_else" and is_farewell(c.said))] + found[last:]
    if "offer" in acts:
        # "Shall I cancel it or return it? Let me know how you'd like to proceed" asks once.
        put = next((place for place, c in enumerate(found) if c.act == "offer" and c.slots), len(found))
        found = [c for place, c in enumerate(found) if place < put or c.act != "request" or c.slots != found[put].slots]
    if any(c.act in ("request", "offer") and c.slots not in ((), what_to_do) for c in found):
        # "Which card? Please let me know how you'd like to proceed" asks for the card alone.
        found = [c for c in found if c.slots != what_to_do or not c.said.has(HOW_TO_PROCEED)]
    if "transfer" in acts and any(c.act == "confirm" and c.handover for c in found):
        # "I'll have to transfer you. Shall I?" doesn't do it yet.
        found = [c for c in found if c.act != "transfer"]
    if "done" in acts and "confirm" in acts:
        last = max(place for place, c in enumerate(found) if c.act == "confirm")
        found = [c for c in found[:last] if not (c.act == "done" and _AMOUNT_PAID.match(c.low))] + found[last:]
    return found


def _refusing(
    found: list[Clause], what_to_do: tuple[str, ...], operations: Callable[[Text], tuple[str, ...]]
) -> list[Clause]:
    """Leave out refusals that are no more than a rule told beside a question, or what comes of what is put."""
    # "Which items? Only delivered orders can be exchanged" refuses nothing.
    asked = next((place for place, c in enumerate(found) if c.act == "request" and c.slots), len(found))
    found = found[:asked] + [c for c in found[asked:] if not (c.act == "refuse" and is_reminder(c.said))]
    asks = [c for c in found if c.act in _ASK and c.slots and not set(what_to_do).intersection(c.slots)]
    if asks:
        # "Please note that bags can't be taken off. What is your name?" goes on with what is wanted, and so does "it
        # can't be changed again then. Which card?", though not "... Which would you like instead?".
        goes_on = not any(c.said.has(ELSE) for c in asks)
        found = [
            c for c in found if c.act != "refuse" or not (_is_rule(c, operations) or (goes_on and is_limit(c.said)))
        ]
    if any(_puts_what_is_wanted(c) for c in found):
        # "It can't be changed again. Shall I go ahead?" refuses nothing, nor does "note that we can't split it".
        # And "unfortunately, there's only one left" is a pity.
        found = [c for c in found if c.act != "refuse" or not (is_limit(c.said) or _is_remark(c) or _is_pity(c))]
    return found


def _puts_what_is_wanted(clause: Clause) -> bool:
    """Tell whether a clause asks for a go-ahead, maybe with something else to choose, and not to something else."""
    first = GO_OR_ELSE.search(clause.low) if clause.act == "offer" else None
    if first is None and clause.act != "confirm":
        return False
    return not (clause.handover or (clause.said.part(*first.span()) if first else clause.said).has(ELSE))


def _is_remark(clause: Clause) -> bool:
    """Tell whether a clause that refuses only remarks on something, and not on anything that customers ask for."""
    return not clause.operations and is_note(clause.said)


def _is_rule(clause: Clause, operations: Callable[[Text], tuple[str, ...]]) -> bool:
    """Tell whether a clause that refuses only tells of a rule: by the way, or as the same can be done otherwise.

    "The order can't be cancelled, though it can be returned" refuses something for which there is something else.
    """
    able = set(operations(set_against(clause.said)))
    if not able:
        return is_note(clause.said)
    return not able.isdisjoint(clause.operations) and not applies(clause.said)


def _is_pity(clause: Clause) -> bool:
    """Tell whether a clause that refuses is only sorry for something: "unfortunately, the refund takes a week"."""
    return not (clause.operations or clause.said.has(REFUSAL) or clause.said.has(NONE_SUCH))


def _refused(found: list[Clause]) -> list[Clause]:
    """Leave out, beside a refusal, how things stand, and beside a completion what can't be done any more."""
    # "It has already been processed" is then the reason why not.
    found = [c for c in found if c.act != "done" or not _STATUS.search(c.low)]
    if any(c.act == "done" for c in found):
        found = [c for c in found if c.act != "refuse" or not _goes_with_done(c)]
    return found


def _goes_with_done(clause: Clause) -> bool:
    """Tell whether a clause that refuses says what comes of what was done, what the rule is, or what is a pity.

    "It can't be edited any more", "gift cards can't be exchanged", "unfortunately, the refund takes a week".
    """
    if _is_pity(clause) or _NO_MORE.search(clause.low):
        return True
    return is_limit(clause.said) or is_general(clause.said)
