"""Past participles: of verbs that follow the rules, and of the common ones that don't."""

from __future__ import annotations

import re

__all__ = ["IRREGULAR", "past_participle"]

IRREGULAR = {
    "bring": "brought", "buy": "bought", "choose": "chosen", "find": "found", "freeze": "frozen", "get": "got",
    "give": "given", "have": "had", "hold": "held", "keep": "kept", "lend": "lent", "let": "let", "make": "made",
    "pay": "paid", "put": "put", "send": "sent", "set": "set", "split": "split", "take": "taken", "undo": "undone",
    "withdraw": "withdrawn", "write": "written",
}  # fmt: skip
"""Verb to its participle; other irregular ones are the domain's to say (`Voice.participles`)."""
_DOUBLED = re.compile(r"^[^aeiou]+[aeiou][bdgmnprt]$|^cancel$")


def past_participle(verb: str) -> str:
    """Return the past participle of a verb, as one writes it: ``"moved"``, ``"cancelled"``, ``"paid"``."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if _DOUBLED.search(verb) else f"{verb}ed"
