"""How agents say that a thing can't be changed at all, and not just some part of it."""

from __future__ import annotations

__all__ = ["changes_of"]

_ANY = r"(?:(?:an?|the|your|this|that|these|those|any|such|of|in|to|basic|economy|\w+ed|pending|past|[#\w]*\d\w*) )"
"""What may stand before such a thing: "any of the booked trips", "a basic economy fare"."""


def changes_of(things: str, parts: str, change: str, changed: str) -> tuple[str, ...]:
    """Return the expressions for changes of things as a whole.

    Args:
        things: what may be changed, such as orders; each fragment is a regular expression, as in a `Lexicon`.
        parts: what it has that may be changed by itself, such as an address.
        change: the verbs in their base form.
        changed: their participles.
    """
    apart = rf"(?!(?:'s|s'| {parts})(?!\w))"
    return (
        rf"{change} {_ANY}{{0,4}}{things}{apart}|{change} (?:it|this one|that one|them)(?! to(?!\w))",
        rf"(?:it|this one|that one|they) (?:[\w']+ ){{1,4}}?{changed}(?! (?:to|for|from|with|into)(?!\w))",
        # "The address of your order can't be changed" is of a part.
        rf"^(?:(?!(?<!\w){parts}(?!\w))[^.?!]){{0,80}}(?<!\w){things}{apart}"
        rf" (?:(?!{parts}(?!\w))[\w'#-]+,? ){{1,9}}?{changed}",
        rf"(?:changes?|modifications?) (?:can be made )?(?:to|of|in|on) {_ANY}{{0,4}}{things}{apart}",
        r"(?:eligible|qualif\w+|possible|available) for (?:an? |any )?(?:\w+ )?(?:changes?|modifications?)"
        r"(?! (?:to|of|in)(?!\w))",
        rf"{things} (?:changes?|modifications?)",
        # To whom nothing can be changed, nothing can be done: "I can't make any changes".
        r"(?<!make )(?:any|all) (?:\w+ )?(?:changes|modifications)(?! (?:to|of|in) (?!it(?!\w)|this|that|them))",
        r"^(?:changes|modifications)(?! (?:to|of|in) (?!it(?!\w)|this|that|them))",
    )
