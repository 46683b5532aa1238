"""Where the customer stands: its requests, what it knows and has said, its patience, and the turn in the making."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from t2t_gym.domain import Operation
from t2t_gym.task import Feature, Intent, Request, SlotFill
from t2t_gym.users.acts import Ending, UserAct, UserActKind
from t2t_gym.users.agenda.copies import shallow_copy
from t2t_gym.users.agenda.objections.alternatives import Alternatives
from t2t_gym.users.agenda.open_request import OpenRequest, Status
from t2t_gym.users.agenda.reference.ids import Ids, names_value
from t2t_gym.users.moves import Mention, Move
from t2t_gym.users.understanding.values.worded import has_any_word, names_feature

__all__ = ["FREE", "MOST_ANSWERS", "Response", "State"]

FREE: Mapping[str, int] = {
    "unclear": 2,  # asking what the agent means
    "lost": 2,  # making no sense of a message
    "consent": 2,  # agreeing to the same thing
    "declined": 1,  # turning down what wasn't asked for
    "restated": 1,  # saying again what is wanted
    "acknowledged": 2,  # being told things without any progress
}
"""How often each thing that leads nowhere is free of patience."""

MOST_ANSWERS = 2
"""Slots that one turn answers; slots that establish the identity together count as one."""


@dataclass(slots=True)
class Response:
    """What the customer does in one turn.

    Attributes:
        moves: what is said, in order.
        ending: whether the call ends with it.
        heard_done: the requests whose completion was heard.
        needless: how many slots were asked for without need.
        touched: the requests to which something has been said, so that the rest of the message doesn't count for them.
        wasted: whether the turn leads nowhere, and costs patience.
    """

    moves: list[Move] = field(default_factory=list)
    ending: Ending = ""
    heard_done: tuple[int, ...] = ()
    needless: int = 0
    touched: set[int] = field(default_factory=set)
    wasted: bool = False

    @property
    def kinds(self) -> list[UserActKind]:
        """The kinds of its acts, in order."""
        return [m.act.kind for m in self.moves]


class State:
    """All of the customer's mind that changes during a call.

    Args:
        intent: what moves it.
        operations: the domain's operations.
        identity: the identity slots, each tuple enough to establish who the customer is.
        alternatives: the words for what can be chosen.

    Attributes:
        alternatives: the same.
        requests: the requests by number; a dropped one keeps its number.
        ids: the ids that mean something to it.
        identified: the identity slots that it has said, or said that it doesn't know.
        focus: the request that was spoken of last.
        revised: whether it has changed its mind.
        priced: whether the price that its consent depends on has been told.
        insists: how often it will still insist.
        bluffed: whether it has claimed what isn't true to have its way.
        fallback: what it asks for once it has accepted a refusal; None: nothing, or no more.
        patience: how many turns that lead nowhere it still stands.
        left: what it was asked for and had no room to answer: the number of a request (-1: none) and a slot of it.
        last: what it said in its last turn.
        heard: the agent's messages, without markup.
    """

    def __init__(
        self,
        intent: Intent,
        operations: Mapping[str, Operation],
        identity: Sequence[tuple[str, ...]],
        alternatives: Alternatives,
    ) -> None:
        self.intent = intent
        self.alternatives = alternatives
        self.operations = operations
        self.identity = tuple(identity)
        own = (slot for operation in operations.values() for slot in operation.own)
        self.identity_slots = frozenset((*(s for path in identity for s in path), *own, *intent.customer.facts))
        self.requests = [OpenRequest(r, operations) for r in intent.requests]
        self.ids = Ids(intent.customer, intent.requests)
        self.identified = frozenset(intent.customer.told)
        self.focus = 0
        self.revised = False
        self.priced = False
        self.insists = intent.refusal.insist
        self.bluffed = False
        self.fallback = intent.refusal.fallback
        self.patience = intent.customer.patience
        self.left: frozenset[tuple[int, str]] = frozenset()
        self.last: Sequence[Move] = ()
        self.heard: tuple[str, ...] = ()
        self._open = tuple(range(len(self.requests)))
        self._spent: dict[str, int] = {}

    def copy(self) -> State:
        """Return a copy that goes its own way."""
        copy = shallow_copy(self)
        copy.requests = [r.copy() for r in self.requests]
        copy.ids = self.ids.copy()
        copy._spent = dict(self._spent)
        return copy

    # --- requests -------------------------------------------------------------------------------------------------

    def request(self, index: int) -> Request:
        """Return a request as it stands now."""
        return self.requests[index].request

    def open(self) -> tuple[int, ...]:
        """Return the numbers of the requests that are open."""
        return self._open

    def close(self, index: int, status: Status) -> None:
        """Give a request another status."""
        self.requests[index].status = status
        self._note_open()

    def focused(self) -> int:
        """Return the open request that was spoken of last, or else the first."""
        still = self.open()
        return self.focus if self.focus in still else still[0]

    def replace(self, index: int, request: Request) -> None:
        """Put another request in the place of one, or at the end, and take it for voiced.

        What has been said of slots of which the same is still meant needn't be said again.
        """
        fresh = OpenRequest(request, self.operations)
        for dropped in self.requests[index : index + 1]:
            fresh.take_over(dropped)
        self.requests[index : index + 1] = [fresh]
        self._note_open()
        self.ids.know(request)
        self.requests[index].voice()

    def _note_open(self) -> None:
        self._open = tuple([i for i, r in enumerate(self.requests) if r.status == "open"])

    def known_by(self, index: int, fill: SlotFill) -> list[Feature]:
        """Return what the customer knows the things of a request's slot by, so far as it has said it."""
        return self.ids.known_features(fill, self.requests[index].said.get(fill.slot, ()))

    def names(self, index: int, fill: SlotFill, low: str) -> bool:
        """Tell whether a lower-case text names what is wanted of a request's slot, or words what it is known by."""
        return names_value(fill, low) or any(names_feature(low, feature) for feature in self.known_by(index, fill))

    def worded(self, index: int, low: str, *, loosely: bool) -> set[object]:
        """Return the values of what a request's things are known by and a lower-case text words."""
        known = (feature for fill in self.request(index).slots for feature in self.known_by(index, fill))
        return {feature.value for feature in known if names_feature(low, feature, loosely=loosely)}

    def mentions(self, index: int, low: str) -> bool:
        """Tell whether a lower-case text mentions anything that a request is about."""
        return has_any_word(low, self.requests[index].words(self.ids))

    def mentions_any(self, low: str) -> bool:
        """Tell whether a lower-case text mentions anything that any of its requests is about, open or not."""
        return any(self.mentions(i, low) for i in range(len(self.requests)))

    # --- what it said last ----------------------------------------------------------------------------------------

    @property
    def just_agreed(self) -> tuple[int, ...]:
        """The open requests that it agreed to in its last turn."""
        return tuple([i for move in self.last if move.act.kind == "consent" and (i := move.act.request) in self._open])

    @property
    def asks_on(self) -> bool:
        """Whether it asked in its last turn what else is needed, or what else would do."""
        return any(move.act.kind == "ask_rest" or move.manner == "who" for move in self.last)

    @property
    def asked(self) -> str:
        """The quantity that it asked to be told in its last turn, if just one."""
        asked = [amount for move in self.last if move.act.kind == "ask_amount" for amount in move.questions]
        return asked[0] if len(asked) == 1 else ""

    # --- patience -------------------------------------------------------------------------------------------------

    def waste(self, what: str, response: Response) -> None:
        """Count something that leads nowhere; it costs patience beyond what is free."""
        self._spent[what] = self.wasted(what) + 1
        response.wasted = response.wasted or self._spent[what] > FREE[what]

    def wasted(self, what: str) -> int:
        """Return how often something led nowhere so far."""
        return self._spent.get(what, 0)

    # --- moves ----------------------------------------------------------------------------------------------------

    def voice(self, kind: UserActKind, index: int, manner: str = "") -> Move:
        """Return a move that says a request, with all that has been said of it, and so what is to be done."""
        self.focus = index
        if not self.requests[index].clear:
            self.requests[index].voice()
            manner = "clear" if kind == "request" and manner in ("again", "else") else manner
        says = self.requests[index].mentions(self.ids)
        return Move(UserAct(kind, index, tuple(says)), self.request(index).operation, says, manner=manner)

    def hint(self, index: int) -> Move:
        """Return a move that says what a request is about, but not what is to be done."""
        opened = self.requests[index]
        subject = opened.operation.subject
        opened.voice(only=subject)
        return self.tell("request", index, (subject,), "unclear")

    def tell(self, kind: UserActKind, index: int, slots: tuple[str, ...], manner: str = "") -> Move:
        """Return a move that says what has been said of some slots of a request."""
        opened = self.requests[index]
        says = opened.mentions(self.ids, slots)
        return Move(UserAct(kind, index, slots), opened.request.operation, says, manner=manner)

    def name(self, kind: UserActKind, index: int) -> Move:
        """Return a move that says which request it is about, and no more of it."""
        self.focus = index
        about = self.requests[index].mentions(self.ids, self.telling_apart(index))
        return Move(UserAct(kind, index), self.request(index).operation, about=about)

    def telling_apart(self, index: int) -> tuple[str, ...]:
        """Return the slot that says which of several open requests for the same is meant; none where there is but one.

        A request that has just been closed counts as open.
        """
        operation = self.requests[index].operation
        others = [i for i in self.open() if i != index and self.requests[i].operation is operation]
        return (operation.subject,) if others else ()

    def facts(self, slots: Iterable[str]) -> dict[str, tuple[Mention, ...]]:
        """Return what is said of some identity slots."""
        return {s: (Mention(value=self.intent.customer.facts[s]),) for s in slots}
