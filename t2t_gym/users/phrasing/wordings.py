"""What customers say whatever the domain: wordings of each act, by register.

A register is a manner of speaking. It has wordings of its own for some acts, and speaks plainly otherwise; a new one
is a new entry of `REGISTERS`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from t2t_gym.users.phrasing.registers.chatty import CHATTY
from t2t_gym.users.phrasing.registers.cross import CROSS
from t2t_gym.users.phrasing.registers.plain import PLAIN
from t2t_gym.users.phrasing.registers.polite import POLITE
from t2t_gym.users.phrasing.registers.rambling import RAMBLING
from t2t_gym.users.phrasing.registers.terse import TERSE

__all__ = ["REGISTERS", "wordings"]

REGISTERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "plain": PLAIN, "terse": TERSE, "chatty": CHATTY, "polite": POLITE, "cross": CROSS, "rambling": RAMBLING,
}  # fmt: skip
"""Register to act to wordings. ``"plain"`` has them all."""


def wordings(register: str, split: str = "") -> dict[str, tuple[str, ...]]:
    """Return the wordings of all acts in a register; one that isn't known speaks plainly.

    Args:
        register: the register.
        split: ``"train"`` or ``"test"``: half of the wordings of each act that has at least four; they share none.
    """
    found = {**PLAIN, **REGISTERS.get(register, PLAIN)}
    return {act: _half(texts, split) for act, texts in found.items()} if split else found


def _half(texts: tuple[str, ...], split: str) -> tuple[str, ...]:
    if len(texts) < _PARTED:
        return texts
    return tuple(text for text in texts if _SPLIT_OF[text] == split) or texts


def _split_of_each() -> dict[str, str]:
    """Return the split of each wording that is parted: the same in every register, and half of each list in either."""
    splits: dict[str, str] = {}
    for register in REGISTERS:
        for texts in wordings(register).values():
            if len(texts) >= _PARTED:
                each = dict.fromkeys(texts)
                counts = Counter(splits[text] for text in each if text in splits)
                for text in each:
                    if text not in splits:
                        splits[text] = "train" if counts["train"] <= counts["test"] else "test"
                        counts[splits[text]] += 1
    return splits


_PARTED = 4  # wordings of an act from which the splits share none
_SPLIT_OF = _split_of_each()
