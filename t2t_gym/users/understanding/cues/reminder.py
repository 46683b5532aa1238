"""Rules told by the way, which refuse nothing unless it comes of them that something can't be done."""

from __future__ import annotations

import re

from t2t_gym.users.understanding.matching.cue import Shade
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = ["ONLY_WORKS", "is_reminder"]

_OTHERS = (
    r"(?:[\w-]+ ){0,3}(?:members?|customers?|passengers|travell?ers|\w*holders|subscribers|employees|those|people)"
)
# "Exchanges only work within the same product", "that's for members only", "business is reserved for ticket holders".
ONLY_WORKS = (
    r"(?:exchang|return|refund|cancel|chang|modif|upgrad|book|compensat)\w* (?:(?:are|is) )?(?:only (?:works?"
    r"|appl(?:y|ies)|go(?:es)?|for|within|(?:possible|available|allowed|permitted|offered)(?! (?:once|one time))))"
    r"|(?:is|are|(?:this|that|it|which)'s|they're) (?:(?:only|reserved|exclusive(?:ly)?)(?: \w+)? (?:for|to)"
    rf" {_OTHERS}|for {_OTHERS} only)"
)
# "Please note that only pending orders can be cancelled."
_RULE = Shade(
    r"only (?:\w+ ){1,3}(?:can|may) be|(?:\w+s|each \w+) (?:can|may) only be|(?:i|we|you)(?:'m| am|'re| are)?"
    r" (?:can only|may only|only able to)",
    ONLY_WORKS,
    r"(?:can|may) only be \w+ (?:if|when|while|once|after|before|as long as)",
)
_CONSEQUENCE = re.compile(
    r"(?<!\w)(?:yours?|sorry|afraid|unfortunately|regrettably|so|which means|therefore|but|cannot|not|\w+n't)(?!\w)"
)


def is_reminder(clause: Text) -> bool:
    """Return whether a clause that refuses only says what the rule is: "only delivered orders can be exchanged"."""
    rule = clause.search(_RULE)
    return rule is not None and _CONSEQUENCE.search(clause.low, rule.start()) is None
