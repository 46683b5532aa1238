"""What the customer's words have given the agent: who it is, its go-aheads, and notice of a change of mind."""

from __future__ import annotations

from collections.abc import Mapping

from t2t_gym.rules import Consent
from t2t_gym.users.acts import UserAct
from t2t_gym.users.user import User

__all__ = ["Given"]


class Given:
    """Everything the customer has said that counts when the agent acts.

    Args:
        identity: tuples of the domain's identity slots, each enough to establish who the customer is.

    Attributes:
        consents: the go-ahead in force for each request, by the request's number.
        introduced: whether the customer has given, or confirmed, enough about itself to be looked up by.
        revised: whether it has changed its mind.
    """

    def __init__(self, identity: tuple[tuple[str, ...], ...]) -> None:
        self.consents: dict[int, Consent] = {}
        self.introduced = False
        self.revised = False
        self._ways = identity
        self._said: set[str] = set()  # identity slots

    def is_known_as(self, said: Mapping[str, str], recorded: Mapping[str, str]) -> bool:
        """Tell whether what the customer has said about itself proves who it is; the records alone are no proof.

        Args:
            said: identity slot to the value that the customer gives.
            recorded: identity slot to the value in the records.
        """
        return any(
            self._said.issuperset(way) and all(said[slot] == recorded[slot] for slot in way) for way in self._ways
        )

    def take(self, act: UserAct, user: User) -> None:
        """Take in one act of the customer's turn.

        Args:
            act: the act.
            user: the customer, who knows its requests.
        """
        if act.kind == "consent" and act.consent is not None:
            self.consents[act.request] = act.consent
        elif act.kind in ("revise", "withdraw", "accept_refusal"):
            self.consents.pop(act.request, None)
            self.revised = self.revised or act.kind != "accept_refusal"
        elif act.kind in ("inform", "acknowledge") and act.request < 0:
            self._said.update(act.slots)
            self.introduced = any(map(self._said.issuperset, self._ways))
        elif act.kind == "inform" and act.request in self.consents:
            values = user.request(act.request).values()
            said = {slot: values[slot] for slot in act.slots if slot in values}
            self.consents[act.request] = self.consents[act.request].filled_in(said)
