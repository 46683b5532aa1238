"""How agents of an airline refer to what is had beside a flight: insurance and bags."""

from __future__ import annotations

from t2t_gym.users.lexicon import SlotWords

__all__ = ["BAGGAGE", "INSURANCE"]

_INSURANCE = r"(?:travel |trip |flight )?insurance"
_BAGS = r"(?:bags?|baggage|luggage|suitcases?)"
_COUNTS = (
    "no|none|zero|0",
    "one|1",
    "two|2",
    "three|3",
    "four|4",
    "five|5",
    "six|6",
    "seven|7",
    "eight|8",
    "nine|9",
    "ten|10",
    "eleven|11",
    "twelve|12",
)
_TO = r"(?:to|->|=>)"  # "bags: 1 -> 3"

_YET = r"(?:on it |there )?(?:yet|so far)"
_ASIDE = (
    r"(?:free|more|extra|additional|per|each|for|is|are|costs?|fees?|charges?|already|now|currently|at (?:present|the)"
    rf"|{_YET})"
)
_NOT_IN_ALL = "".join(
    f"(?<!{word} )"
    for word in ("add", "adding", "have", "has", "had", "another", "first", "your", "for", "only", "up to", "charge")
)


def _counted(worded: str) -> tuple[str, ...]:
    """Return how a recap says how many bags there are to be in all; not how many are free, or come on top."""
    return (
        rf"{_BAGS}(?: (?:on|for|of) \w+)?:? (?:(?:from )?(?:{'|'.join(_COUNTS)}) {_TO} )?(?:{worded})"
        rf"(?!-\w| (?:{_TO}|additional|extra|more|free|paid|{_BAGS})(?!\w))",
        rf"(?:with|to|of|includ(?:es?|ing)|bring(?:ing)?) (?:{worded}) (?:checked )?{_BAGS}(?! {_YET}(?!\w))",
        rf"{_NOT_IN_ALL}(?:{worded}) (?:checked )?(?:{_BAGS}|pieces of luggage)(?! {_ASIDE}(?!\w))",
        rf"total of (?:{worded})",
    )


INSURANCE = SlotWords(
    (r"(?:decision (?:on|about|regarding) )?(?:travel |trip |flight )?insurance",),
    asks=(
        r"(?:add|purchased?|buy|bought|include|have|want|like|get|need|purchasing|adding) (?:\w+ )?(?:travel "
        r"|trip )?insurance",
        r"interest(?:ed)? in (?:\w+ ){0,2}insurance|(?:feel|think|thought|thinking) about (?:\w+ )?insurance",
        r"insurance (?:something|an option|a thing)(?= (?:that )?you)",
        r"(?:be|get|like to be) insured|with or without (?:\w+ )?insurance",
        r"with(?:out)? (?:\w+ )?insurance,? or (?:with|not)(?:out)?",
        r"insurance (?:\w+ )?(?:purchased|added|included)",
    ),
    values={
        "yes": (
            r"insurance: (?:yes|included|added|purchased)",
            rf"{_INSURANCE} (?:is )?(?:included|added)|{_INSURANCE}(?= (?:for |at |[(])?[$]\d)",
            rf"(?:with|and|plus|including|includes) (?!no ){_INSURANCE}(?! (?:is |was )?(?:not|declined))",
            rf"(?:will|'ll|and)(?: also)? (?:add|include|purchase) {_INSURANCE}",
        ),
        "no": (
            r"insurance: (?:no|none|declined|not \w+)",
            rf"(?:no|without|not|n't) (?:\w+ ){{0,2}}{_INSURANCE}",
            rf"{_INSURANCE} (?:is |was |has been )?(?:declined|not)",
        ),
    },
)

BAGGAGE = SlotWords(
    (
        r"(?:checked |extra |additional |number of ){0,5}(?:baggage|luggage|bags?|suitcases?)(?: details"
        r"| information| count)?",
    ),
    asks=(
        r"how many (?:\w+ ){0,3}(?:bags?|suitcases?|pieces)",
        rf"{_BAGS}(?!\w)[^?.!]{{0,60}} how many|how many (?:in total|altogether)",
        rf"(?:do|does|will|would) (?:[\w']+ ){{1,6}}(?:need|have|bring|travel with) (?:\w+ ){{0,2}}{_BAGS}",
        r"(?:in total|altogether),? or (?:\w+ )?(?:more|extra|additional|on top)",
        r"(?:any|add|bring|bringing|check|checking) (?:any |extra |additional |checked ){0,5}(?:bags"
        r"|baggage|luggage)",
    ),
    values={str(number): _counted(worded) for number, worded in enumerate(_COUNTS)},
)
