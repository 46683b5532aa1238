"""What there is to choose from for a customer made by hand, whose shop has no world behind it."""

from __future__ import annotations

from collections.abc import Mapping

from t2t_gym.task import Request
from t2t_gym.users.agenda.objections.alternatives import Alternatives, Range

__all__ = ["Shelf"]


class Shelf(Alternatives):
    """What a shop has of the one thing that anybody asks for.

    Args:
        of: what that could be like.
    """

    def __init__(self, of: Range) -> None:
        self._of = of

    def of(self, request: Request) -> Mapping[str, tuple[Range, ...]]:
        """The same for every request."""
        return {"new_items": (self._of,)}
