"""The agenda: what the customer wants, and what it does next (Schatzmann et al. 2007, agenda-based user simulation).

It knows the intent and what the agent has said, never the database. Each message is answered by moves
(`Move`); the words are the phrasing's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from t2t_gym.domain import Operation
from t2t_gym.quantities import Quantity
from t2t_gym.task import Intent, Request
from t2t_gym.users.acts import UserAct
from t2t_gym.users.agenda.answering.alike import as_asked
from t2t_gym.users.agenda.answering.facts import cannot_tell, tell_fact, tell_kept
from t2t_gym.users.agenda.answering.meant import stand_by_id, tell_meant
from t2t_gym.users.agenda.answering.owed import Owed, heard_of
from t2t_gym.users.agenda.answering.questions import answer_questions
from t2t_gym.users.agenda.completions import take_completion
from t2t_gym.users.agenda.consent.either import as_wanted
from t2t_gym.users.agenda.consent.proposals import decline, take_explanation, take_other, take_proposal
from t2t_gym.users.agenda.copies import shallow_copy
from t2t_gym.users.agenda.objections.alternatives import Alternatives
from t2t_gym.users.agenda.objections.mistakes import correct, take_back
from t2t_gym.users.agenda.refusal.refusals import is_muddled, take_refusal, take_up_again
from t2t_gym.users.agenda.revising import take_price
from t2t_gym.users.agenda.state import Response, State
from t2t_gym.users.agenda.topics import topics_of
from t2t_gym.users.moves import Move
from t2t_gym.users.understanding.hearing.heard import Heard

__all__ = ["Agenda"]

_GOES_ON = frozenset(("request", "ask_amount", "revise", "consent", "deny", "insist", "inform", "ask_which", "decline"))
"""Acts after which it needn't be said what is still wanted."""


class Agenda:
    """What one customer wants and does.

    Args:
        intent: what moves it.
        operations: the domain's operations.
        identity: the identity slots, each tuple enough to establish who the customer is.
        quantities: what can be asked for, by name.
        alternatives: the words for what can be chosen.

    Attributes:
        state: where it stands.
    """

    def __init__(
        self,
        intent: Intent,
        operations: Mapping[str, Operation],
        identity: Sequence[tuple[str, ...]],
        quantities: Mapping[str, Quantity],
        alternatives: Alternatives,
    ) -> None:
        self.state = State(intent, operations, identity, alternatives)
        self._quantities = quantities
        self._owed = Owed(intent.questions, self._quantities)
        self._wonders: tuple[int, ...] = ()  # the requests of which it has just asked if they are done

    def copy(self) -> Agenda:
        """Return a copy that goes its own way."""
        copy = shallow_copy(self)
        copy.state = self.state.copy()
        copy._owed = self._owed.copy()
        return copy

    def __deepcopy__(self, memo: dict[int, object]) -> Agenda:
        return self.copy()

    @property
    def revised(self) -> bool:
        """Whether the customer has changed its mind."""
        return self.state.revised

    def request(self, index: int) -> Request:
        """Return a request as it stands now, by its number."""
        return self.state.request(index)

    def current(self) -> list[tuple[int, Request]]:
        """Return the requests that are open, with their numbers."""
        return [(i, self.state.request(i)) for i in self.state.open()]

    # --- turns ----------------------------------------------------------------------------------------------------

    def open(self) -> Response:
        """Say who calls, what is wanted, and what is to be told."""
        state, told = self.state, self.state.intent.customer.told
        moves = [Move(UserAct("inform", -1, told), says=state.facts(told))] if told else []
        for i, opened in enumerate(state.requests):
            if opened.request.unclear:
                moves.append(state.hint(i))
                continue
            opened.voice()
            asks = tuple(q.quantity for q in self.state.intent.questions if q.request == i)
            move = state.voice("request", i)
            moves.append(replace(move, questions=asks) if asks else move)
        state.focus = 0
        for opened in state.requests:
            opened.words(state.ids)  # once for all who go on from here
        return Response(moves)

    def hear(self, heard: Heard) -> Response:
        """Decide on the answer to a message."""
        response = self._respond(heard.as_needed() if self.state.asks_on else heard)
        self.state.last = response.moves
        self.state.patience -= response.wasted or response.needless > 0
        if self.state.patience <= 0 and not response.ending:
            return replace(response, moves=[Move(UserAct("leave"))], ending="left")
        return response

    def _respond(self, heard: Heard) -> Response:
        state, response = self.state, Response()
        wonders, self._wonders = self._wonders, ()
        if state.ids.is_introduced(heard.low):
            state.ids.learn(heard.low, heard.mentions.ids)
        state.heard += (heard.text,)
        asked = state.asked
        self._owed.take(heard, asked)
        told = asked and heard_of(asked, self._quantities, heard, asked)
        affirmed = wonders if heard.affirms else ()
        if heard.foreign or (heard.senseless and not (told or affirmed)):  # "$9.90." and "indeed" are answers
            state.waste("lost", response)
            empty = not any(map(str.isalnum, heard.low))
            act = UserAct("foreign" if heard.foreign else "not_understood")
            response.moves.append(Move(act, manner="empty" * empty))
            return response
        heard = as_asked(state, as_wanted(state, heard.settled))
        take_up_again(state, heard)
        heard, (refused, proposed, done) = topics_of(state, heard, affirmed)
        if is_muddled(state, heard, done, refused, proposed):
            response.wasted = True
            response.moves.append(Move(UserAct("ask_clear"), manner="muddled"))
            return response
        if self._takes_human(heard):
            last = "anything_else" in heard.acts and len(state.open()) == 1
            response.moves.append(Move(UserAct("acknowledge"), manner="handover.last" if last else "handover"))
            return response
        if done.heard:
            take_completion(state, heard, done, proposed, response)
        take_price(state, heard, self._quantities, response)
        corrected = take_back(state, heard, proposed, response)
        if refused.heard and (refused.named or not corrected):  # "I'm afraid nothing comes up" refuses nothing else
            take_refusal(state, heard, refused, proposed, response)
        if proposed.heard:
            take_proposal(state, heard, proposed, response)
        elif not (heard.acts or response.touched):
            take_explanation(state, heard, response)
        if heard.acts.isdisjoint(("confirm", "refuse", "done")):
            correct(state, heard, response)
        asks = bool(heard.slots) or heard.asks_identity or heard.asks_preference
        answered = asks and answer_questions(state, heard, response)
        tell_kept(state, heard, response)
        self._take_rest(heard, response)
        self._close(response, answered=answered)
        return response

    def _takes_human(self, heard: Heard) -> bool:
        """Tell whether a human is put for what no tool does."""
        if not (heard.handover or heard.leaves_it_to_human):
            return False
        tools = [self.state.requests[i].operation.tool for i in self.state.open()]
        return (heard.handover and not all(tools)) or (heard.leaves_it_to_human and not any(tools))

    # --- the rest, and the end ------------------------------------------------------------------------------------

    def _take_rest(self, heard: Heard, response: Response) -> None:
        """Answer a message to which nothing has been said yet."""
        state, still = self.state, self.state.open()
        if response.moves or response.heard_done or not still:
            return
        # What is refused is nothing that is wanted: "business is full; would economy be all right?"
        asks = heard.taken_as([c for c in heard.clauses if c.act != "refuse"]) if "refuse" in heard.acts else heard
        if heard.transfer or heard.handover:
            decline(state, response)
        elif (
            (heard.asks_meant and tell_meant(state, heard, response))
            or (heard.misses and not heard.acts and stand_by_id(state, heard, response))
            or (asks.asks_whether and tell_fact(state, asks, response))
        ):
            return
        elif "confirm" in heard.acts:
            take_other(state, heard, response)
        elif heard.asks_cause:
            state.waste("restated", response)
            cannot_tell(state, response)
        elif heard.acts & {"request", "anything_else", "offer", "refuse"} and not heard.looks_first:
            state.waste("restated", response)
            manner = "else" if "anything_else" in heard.acts else "again"
            if (manner == "else" or not heard.inquires) and self._wonder(response):
                return
            if any(state.requests[i].insisted for i in still):
                state.insists = max(0, state.insists - 1)  # to say it again after a refusal is to insist, too
            response.moves += [state.voice("request", i, manner) for i in still]
        else:
            state.waste("acknowledged", response)
            tired = state.wasted("acknowledged") % 2 == 0 and not heard.holds
            if tired and self._wonder(response):
                return
            said = (
                state.voice("request", state.focused(), "again")
                if tired
                else Move(UserAct("acknowledge"), manner="hold" * heard.holds)
            )
            response.moves.append(said)

    def _wonder(self, response: Response) -> bool:
        """Ask, once, if what was agreed to has been done by now; return whether there is any such thing."""
        agreed = [i for i in self.state.open() if self.state.requests[i].consented]
        self._wonders = tuple([i for i in agreed if not self.state.requests[i].wondered])
        if self._wonders:
            for i in self._wonders:
                self.state.requests[i].wondered = True
            manner = "done" if len(self._wonders) == 1 else "all_done"
            response.moves.append(replace(self.state.name("request", self._wonders[0]), manner=manner))
        return bool(self._wonders)

    def _close(self, response: Response, *, answered: bool) -> None:
        """End the call when all is dealt with; go on with what is left otherwise."""
        state, kinds = self.state, response.kinds
        if state.open():
            if (response.heard_done or "accept_refusal" in kinds) and not _GOES_ON.intersection(kinds):
                response.moves.append(state.voice("request", state.focused(), "next"))
            return
        if answered or "withdraw" in kinds:
            return  # the agent has something to take in before the call can end
        done = [i for i, r in enumerate(state.requests) if r.status == "done"]
        if reminder := self._owed.reminder(done):
            response.moves.append(reminder)
            return
        told = not self._owed.left(done)
        manner = "" if done and told and "accept_refusal" not in kinds else "anyway"
        response.moves += [Move(UserAct("thank"), manner=manner), Move(UserAct("stop"))]
        response.ending = "satisfied" if told else "left"
