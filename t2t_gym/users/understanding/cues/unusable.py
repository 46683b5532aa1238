"""What can't be used or had, such as a way to pay or a thing to choose; what can't be done is something else."""

from __future__ import annotations

import re
from collections.abc import Callable

from t2t_gym.users.understanding.matching.cue import Shade
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = ["unusable"]

_UNUSABLE = Shade(
    r"(?:cannot|can't|isn't|aren't|doesn't|don't|won't|not|unable to|no longer)(?: (?:be|currently|actually|directly"
    r"|able to|an?)){0,2} (?:us(?:e|ed|able)|pay|accept(?:s|ed)?|take|taken|appl(?:y|ied)|redeem(?:ed)?|available"
    r"|offered|sold|valid|supported|work|cover|in stock|option|possible|enough)",
    r"unavailable|sold out|out of stock|fully booked|insufficient|full(?=\W*$| (?:on|for|that)(?!\w))",
)
# "Not with a gift card", "we don't take PayPal"; "items paid with a gift card" are things that have such a value.
_PAID = r"(?<!(?<!be )(?<!been )paid )(?<!bought )(?<!purchased )(?<!ordered )(?<!booked )(?<!placed )(?<!made )"
_BY = re.compile(
    rf"(?<!\w)(?:{_PAID}(?:with|by|to|into|for|using|via|from|because of|due to)"
    r"|accept|take|use|offer|sell|charge|apply|have) (?!what|which|those|these|items?|things?|any\w+|orders?)"
    r"(?:[\w-]+ ?){1,5}"
)

# "It can only go to your card": what follows is what will do.
_ONLY = re.compile(r"\b(?:only|limited|restricted|(?<=, )just)\b[^,;]*$")


def unusable(part: Text, names_deed: Callable[[Text], object]) -> list[Text]:
    """Return what in a refusal names that which can't be used or had: "certificates can't pay for it", "not to PayPal".

    Args:
        part: what is refused.
        names_deed: tells whether a text names a deed, which then is what can't be done: "exchanges aren't offered".
    """
    found = _BY.finditer(part.low)
    named = [part.part(*match.span()) for match in found if not _ONLY.search(part.low, 0, match.start())]
    use = part.search(_UNUSABLE)
    if use is not None and not names_deed(thing := part.part(0, use.start())):
        named.append(thing)
    return named
