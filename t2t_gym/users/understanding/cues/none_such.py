"""Saying that there is nothing of the kind: no red one, no match for all of it; or nothing that could be told of it."""

from __future__ import annotations

from t2t_gym.users.understanding.cues.english import NOT
from t2t_gym.users.understanding.matching.cue import Cue, Shade

__all__ = ["NONE_SUCH", "UNTOLD"]

_KIND = r"(?:variants?|versions?|combinations?|models?|alternatives?|(?:exact|perfect|direct) match(?:es)?)"
# What isn't found in the records is no thing.
_RECORD = (
    r"(?! (?:for|with|in|to|of|under|by) (?:(?:your|that|this|the|those) (?:\w+ )?(?:names?|e-?mails?|accounts?|zip"
    r"|codes?|ids?|numbers?|details)|our (?:\w+ )?(?:records|systems?|files?))(?!\w))"
)
_LIKE = rf"{_RECORD} (?:that|which|with|in|for|of|matching|like|where|meeting|combining)(?!\w)"
# "We don't have any other details" lacks no thing.
_THING = (
    r"(?!(?:[\w-]+ ){0,4}(?:info(?:rmation)?|details?|records?|dates?|updates?|access|accounts?|reasons?|questions?"
    r"|orders?|bookings?|reservations?)(?!\w))(?:[\w'-]+ ){1,8}?"
)
NONE_SUCH = Cue(
    rf"there(?:'s| is| are) no (?:such )?(?:[\w-]+ ){{0,3}}(?:{_KIND}|options?)(?=\W*$|{_LIKE})",
    rf"there (?:isn't|aren't)(?: (?:an?|any|one))? (?:[\w-]+ ){{0,3}}(?:{_KIND}|options?)(?=\W*$|{_LIKE})",
    rf"^(?:(?:sorry|sadly|unfortunately|but),? )?no (?:\w+ )?(?:{_KIND}|options?) (?:that |which )?(?:match(?:es)?"
    r"|fits?|has|have|comes?|meets?|combines?|exists?)",
    # "None of them comes in red", "it doesn't come with a lid"
    r"(?:none|neither) of (?:the|our|these|those|them|its)(?: [\w-]+){0,3} (?:comes?|combines?)(?= (?:in|with)(?!\w))",
    r"(?:doesn't|don't) come (?:in|with)(?! (?:until|before|today|tomorrow|(?:the|your) (?:mail|post))(?!\w))",
    # "Red isn't among the options", "that size isn't in our range"
    r"(?:isn't|aren't|not) (?:one of|among|amongst|in|part of) (?:the|our|its|these|those) (?:[\w-]+ )?(?:options"
    r"|variants|versions|choices|combinations|models|colou?rs|sizes|range|line-?up|catalog(?:ue)?|inventory"
    r"|assortment|selection)",
    rf"{_KIND}(?= [^.?!]{{0,60}}(?:doesn't|don't) exist(?!\w))",
    # "We don't have a red one in stock", "we don't have any lamps under $50"
    rf"we (?:don't|do not)(?: currently| actually)? have (?:an?|any|the) {_THING}(?:in stock|available|at the moment"
    r"|right now|at present|(?:priced )?(?:under|below|for (?:less than|under))(?= \$?\d))",
    # "The red one is gone", not "it's gone".
    r"(?<!it )(?<!that )(?<!this )(?<!they )(?:is|are)(?: all| already| now| unfortunately)? (?:gone|discontinued)"
    r"(?! (?:through|up|down|out|back|to|into|from|over)(?!\w))",
    # "I don't see a red version": an account that isn't seen is only not found.
    rf"(?:don't|didn't|couldn't|can't|cannot|not able to|unable to) (?:see|find|spot) (?:an?|any|that)"
    rf" (?:[\w-]+ ){{0,4}}(?:{_KIND}|option){_RECORD}",
)
# "Unfortunately, I don't have a delivery date yet" refuses nothing.
UNTOLD = Shade(
    r"(?:(?:unfortunately|regrettably|sadly|(?:i(?:'m| am)|we(?:'re| are)) afraid),? (?:that )?)?(?:i|we)"
    rf" (?:currently )?do ?{NOT}(?: currently| yet)? have (?:an?|any|the|that|this|more|further)(?: [\w-]+){{0,2}}"
    r" (?:info(?:rmation)?|details?|timelines?|time ?frames?|estimates?|tracking|updates?|(?:arrival|delivery"
    r"|shipping|dispatch) (?:date|time)s?)(?! (?:to|needed|required)(?!\w))",
)
