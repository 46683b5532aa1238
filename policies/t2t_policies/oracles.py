"""The oracle in its two wordings."""

from __future__ import annotations

from t2t_gym.oracle import Oracle
from t2t_gym.wording import ElaborateWording

__all__ = ["ElaborateOracle", "Oracle"]


class ElaborateOracle(Oracle):
    """The oracle, in a more elaborate wording.

    Args:
        seed: seeds the choice of words, unless `seed()` is called.
    """

    name = "oracle-elaborate"

    def __init__(self, *, seed: int = 0) -> None:
        super().__init__(ElaborateWording, seed=seed)
