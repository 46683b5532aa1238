"""What the lines of a list do: they are asked for, or to be agreed to, as the line before the list says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from t2t_gym.users.understanding.acts.operations import OperationFinder
from t2t_gym.users.understanding.acts.slots import SlotFinder
from t2t_gym.users.understanding.cues.announcing import is_announced
from t2t_gym.users.understanding.cues.english import FINE
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.reading import Act
from t2t_gym.users.understanding.text.clauses import Piece

__all__ = ["LABEL", "ListReader", "Part", "items_below"]

Part = tuple[Piece, Text, list[Act]]
"""A clause, the same in lower case to be searched, and its acts."""

_WHICH = re.compile(r"(?:^\w+, |(?<!, )(?<!\w))which(?!\w)")  # not "your details, which I need"
_TO_GIVE = re.compile(r"(?<!\w)(?:share|provide|give|send|tell|supply|confirm|clarify|specify|answer|use)(?!\w)")
# "Could you help me with two things?"
_THINGS = re.compile(
    r"(?<!\w)(?:(?:a )?few|(?:a )?couple of|some|two|three|four|five|these|the following) (?:[\w-]+ ){0,2}"
    r"(?:things|details|questions|points|items|pieces of information)(?!\w)|more (?:information|info|details?)(?!\w)"
)
# "What I need from you", as a title
_NEEDED = re.compile(
    r"(?:here(?:'s| is) )?(?:what|everything|all|(?:the )?(?:things?|details?|information))(?: that)?"
    r" (?:i|we)(?:'ll| will)?(?: still| also| just){0,2} (?:need|require)(?! to)(?: from you)?"
    r"(?: to| before| so| in order|\W*$)"
)
_THESE = re.compile(r"(?<!\w)(?:the following|these|the below|the (?:details|points|questions|items) below)(?!\w)")
LABEL = re.compile(r"[\w /&()'#-]{1,40}?(?:: | - )")  # "Verification: your email address"
# "You can either:", before a list of which the first item asks
_EITHER = re.compile(
    r"(?:(?:and|so|now|then|to do (?:so|that|this)),? )*"
    r"(?:you (?:can|could|may)(?: do (?:so|this|that|it))?(?: (?:either|by))?"
    r"|(?:(?:either|one|any) (?:one )?of (?:these|the following)|either)(?: (?:will do|works|is fine))?):?$"
)
# "Any of these will work:", before a list of names
_WILL_DO = re.compile(
    r"(?<!\w)(?:any|either|one|all) (?:one )?of (?:these|the following|them)(?: (?:details|ways|options|things))?"
    r" (?:(?:will|would|'ll|does|do) )?(?:works?|do|does|helps?|suffices?|be (?:fine|enough|ok|okay|great)"
    r"|(?:is|are) (?:fine|enough|ok|okay))(?!\w)"
)
_QUALIFIED = re.compile(r" (?:for|of|from|to|in|on|with|by|that|which|you)(?!\w)")  # "the reason | for the return"
_IS = re.compile(r" (?:is|are|was|were) ")
_TO_TELL = re.compile(r"(?:(?:at|on|to|from|in|with|by|for) )?(?:wh(?:ich|at|o|ere|en|y|ether|om|ose)|how)(?!\w)")
_JUDGED = re.compile(rf"(?<!\w){FINE}(?!\w)")  # "is red fine with you?"
# "I have your email", "nothing else but what you've given me", "you gave me the date": it names what needn't be told.
_NOT_WANTED = re.compile(
    r"(?:(?!(?:which|what|who|how|where|when|whether|if)(?!\w)).)*?(?<!\w)"
    r"(?:(?:i|we)(?:'\w+)?|you(?:'ve| have| gave| told| sent| said| don't| do not| needn't)|nothing|none|not"
    r"|(?<!or )no(?! problem| worries))(?!\w)"
)
# "The only colour left is red": the verb of a statement, before any clause that could qualify a noun.
_STATES = re.compile(
    rf"(?:{LABEL.pattern})?(?!{_TO_TELL.pattern})"
    r"(?:(?!(?:if|as|that|which|who|whose|where|when|you|it|i|we|what|how|whether|why)(?!\w))[\w#$%.,'/()-]+ ){1,20}?"
    r"(?:is|are|was|were|will|can|cannot|can't|could|may|must|has|have|would|costs?)(?!\w)"
)


class ListReader:
    """Reads lists, with the slots and operations of a domain."""

    def __init__(self, slots: SlotFinder, operations: OperationFinder) -> None:
        self._slots = slots
        self._operations = operations

    def read(self, parts: Sequence[Part]) -> Sequence[Part]:
        """Return the clauses of a message with the acts that they have by the lists that they introduce or are in."""
        if not any(piece.item or piece.lead for piece, _, _ in parts):
            return parts
        read: list[Part] = []
        introduced = ""  # the act of the line that introduced the present list
        headed, lead = False, 0  # whether that list has parts, each with a line of its own; where the last of these is
        parted: list[Act] = []  # and that of its items, if they are the parts of what the line asks for
        for place, part in enumerate(parts):
            piece, clause, acts = part
            items = items_below(parts, place)
            if items:
                acts = self._introduced(part, items)
            wanted = introduced == "request"
            if wanted and (piece.item or not (acts or parts[place - 1][0].item)):
                acts = parted if piece.item and parted else self._wanted(part)
            elif not piece.item:
                introduced = ""
            elif introduced == "offer":
                acts = [act for act in acts if act.name != "done"]  # "#W1: cancelled" tells which of them it is
            leads = self._introduces((piece, clause, acts)) if items else piece.lead and not piece.item
            if items and self._puts_choice((piece, clause, acts)):
                introduced = "offer"
            elif leads:
                parted = self._parted(acts, items)
                headed = wanted and (headed or lead == place - 1)  # a list of what is wanted may have parts with titles
                introduced, lead = acts[-1].name if acts else "request" * headed, place
            read.append((piece, clause, acts))
        return read

    def _puts_choice(self, part: Part) -> bool:
        """Return whether a clause asks which of the things in the list after it is meant, and not to be given one."""
        _, clause, acts = part
        which = _WHICH.search(clause.low) if acts and acts[-1].name in ("request", "offer") else None
        return which is not None and not _TO_GIVE.search(clause.low, which.end())

    def _introduces(self, part: Part) -> bool:
        """Return whether a clause introduces the list after it, in which is what it asks for or wants agreed to."""
        piece, clause, acts = part
        if piece.lead or not acts:
            return piece.lead
        # "Could you share one of these?" asks for nothing by name, but to be given something.
        gives = _TO_GIVE.search(clause.low) or _THINGS.search(clause.low) or _NEEDED.match(clause.low)
        return acts[-1][:2] == ("request", ()) and gives is not None

    def _introduced(self, part: Part, rows: Sequence[Part]) -> list[Act]:
        """Return the acts of a clause before a list: "please confirm the following" asks for what is open in it.

        And "please give me one of the following" for nothing else.
        """
        piece, clause, acts = part
        if not acts:
            asks = any(act.name == "request" and act.slots for act in rows[0][2]) and _EITHER.match(clause.low)
            suffices = _WILL_DO.search(clause.low) and all(self._is_name(row, said) for row, said, _ in rows)
            return [Act("request")] if asks or suffices or _NEEDED.match(clause.low) else acts
        if acts[-1].bare and _TO_GIVE.search(clause.low) and all(self._is_name(row, said) for row, said, _ in rows):
            return [Act("request")]
        if acts[-1].name != "confirm":
            return acts
        confirmed = clause.part(max(0, clause.low.find("confirm")))  # not what it is for ("to proceed with the return")
        leads = (piece.lead or _THESE.search(clause.low)) and not self._operations.named(confirmed)
        return [Act("request")] if leads and self._are_open(rows) else acts

    def _are_open(self, rows: Sequence[Part]) -> bool:
        """Return whether a list has what is to be told in it: questions, or nothing but names of slots."""
        return any(self._is_question(*row) for row in rows) or all(
            self._is_name(piece, said) for piece, said, _ in rows
        )

    def _is_question(self, piece: Piece, clause: Text, acts: list[Act]) -> bool:
        if any(act.name in ("request", "offer") for act in acts):
            return True
        label = LABEL.match(clause.low)
        asks = _TO_TELL.match(clause.low, label.end() if label else 0)
        return asks is not None and bool(self._slots.listed(clause.part(asks.start())))

    def _is_name(self, piece: Piece, clause: Text) -> bool:
        label = LABEL.match(clause.low)
        start = label.end() if label else 0
        qualified = _QUALIFIED.search(clause.low, start)
        name = clause.part(start, qualified.start() if qualified else None)
        said = any(self._slots.mentions(piece.text, clause).values()) and " or " not in clause.low
        settled = said or _IS.search(name.low) or self._operations.named(name)
        return not settled and bool(self._slots.listed(name))

    def _wanted(self, part: Part) -> list[Act]:
        """Return the acts of a line in a list of what is wanted; one that states something asks for nothing."""
        piece, clause, acts = part
        if self._asks_yes(part) or is_announced(clause.low) or (not acts and _STATES.match(clause.low)):
            return acts  # "Payment method: I'll need to see which ones you have on file"
        slots = dict.fromkeys(slot for act in acts for slot in act.slots) if piece.item else {}
        label = LABEL.match(clause.low) if slots else None  # "The reason: was the order a mistake?" asks for one thing
        slots |= dict.fromkeys(self._slots.listed(clause.part(0, label.end()) if label else clause))
        return [Act("request", tuple(slots))] if slots else acts

    def needed(self, part: Part) -> list[Act]:
        """Return the request of a clause that names things in answer to the question what is needed.

        It is read as a line in a list of what is wanted, unless it does anything else, or says what isn't needed.
        """
        _, clause, acts = part
        return [] if acts or _NOT_WANTED.match(clause.low) else self._wanted(part)

    def _asks_yes(self, part: Part) -> bool:
        """Return whether a line asks for a yes: to a value that it puts, or to something that is to be done."""
        piece, clause, acts = part
        if not (piece.question and acts and acts[-1].name == "confirm"):
            return False
        return _JUDGED.search(clause.low) is not None or self._slots.listed(clause) == self._slots.what_to_do

    def _parted(self, acts: list[Act], rows: Sequence[Part]) -> list[Act]:
        """Return the request of each item, if they are the parts of what the line before them asks for.

        Where several are ("your address: - street - city - zip code"), all are.
        """
        wanted = acts[-1].slots if acts else ()
        parts = sum(wanted == self._slots.listed(row) for _, row, _ in rows) if len(wanted) == 1 else 0
        return [Act("request", wanted)] if parts > 1 else []


def items_below(parts: Sequence[Part], place: int) -> Sequence[Part]:
    """Return the items of the list that the clause at a place among some introduces, or stands before; mostly none."""
    piece, _, acts = parts[place]
    if piece.item and not (piece.lead and acts):
        return ()
    return list(takewhile(lambda part: part[0].item, parts[place + 1 :]))
