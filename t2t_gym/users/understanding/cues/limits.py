"""Limits on what can be done later, as agents must tell of them before a go-ahead: "it can't be changed again"."""

from __future__ import annotations

import re

from t2t_gym.users.understanding.cues.english import WRITTEN
from t2t_gym.users.understanding.cues.refusal import REFUSAL
from t2t_gym.users.understanding.matching.cue import Shade
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = ["is_limit"]

# What says that there is an end to something, beside what refuses it: "it will be closed to further changes".
_END = Shade(
    r"(?:be|becomes?|is|are|remains?) (?:[\w-]+ ){0,3}(?:closed|final|locked|fixed|irrevocable|binding|permanent)",
    r"no (?:[\w-]+,? ){1,8}(?:can|could|will|would|may|is|are)|no (?:other|later|more)|rule[sd]? out",
    r"(?:only|just) (?:this )?(?:once|one time)|once only|neither [^.?!]{1,80} (?:nor|can|may|will)|forfeit\w*|loses?"
    r"|no longer",
)
_EVENT = (
    r"(?:change|modification|exchange|update|return|cancell?ation|switch|swap|confirmation|upgrade|downgrade|booking"
    r"|purchase|delivery|departure)s?"
)
# From when on it holds.
_LATER = Shade(
    r"(?:there|here)after|afterwards?|subsequent(?:ly)?|later(?: on)?|(?:in (?:the )?|any )future|going forwards?"
    r"|from (?:here|now|then|that|this)(?: \w+)? on(?:wards?)?|at (?:that|this|a later) (?:point|stage|time)",
    r"again|twice|(?:an?other|a second|a third) time|once more|(?:only|just) (?:this )?once|once only"
    r"|(?:more than|only) (?:once|one time)",
    rf"(?:an?other|a second) (?:\w+ )?(?:{_EVENT}|request)|any ?more (?:\w+ )?{_EVENT}",
    rf"(?:only|just)(?: (?!not)\w+)?(?: up to)? (?:one|1|a single) (?:\w+ )?{_EVENT}",
    r"final|irrevocable|permanent|one[- ](?:time|off)|becomes?|(?:you(?:'d|'ll)?|will|would) lose|after(?=\W*$)"
    r"|by (?:agreeing|accepting|confirming|proceeding|doing (?:this|that|so))",
    r"further|additional|(?:will|would) (?:then )?no longer|will then|then (?:be|(?:it|they)(?:'s|'re| is| are))",
    r"(?:after|following|upon|with|beyond) (?:this|that|it|which"
    rf"|(?:the|your|these|both|an?|any) (?:\w+ ){{0,2}}{_EVENT})|after {_EVENT}",
    r"(?:once|when|as soon as|after) (?:i|we|you)(?:'ve| have)? (?:ma[dk]e|do|did|submit|confirm|agree|change|update"
    r"|place|process|go|complete)",
    r"once (?:it|you|that|this|(?:the|your) \w+)(?:'s|'re| is| are) in(?= (?!stock|time)\w)",
    # "Once an exchange is in, I can't add to it"
    rf"once (?:an?|the|this|your) (?:\w+ )?{_EVENT}(?:'s| is| has been| goes) (?:in|through|out|ma[dk]e|{WRITTEN})",
    # "A changed order can't be cancelled", "I can't reopen a cancelled order"
    rf"(?:an?|any) {WRITTEN}(?= \w+ (?:can|may|will|is)(?:not|n't)?(?!\w))"
    rf"|(?:can't|cannot|can not|unable to|(?:not|\w+n't) (?:able|possible) to) (?:\w+ ){{1,3}}(?:an?|any) {WRITTEN}"
    r"(?= \w)",
    rf"once an? (?:\w+ ){{1,3}}?(?:is|has been|was|gets) {WRITTEN}",
    r"(?:once|when|whenever|as soon as|after|until|unless|before) (?!an? )(?:[\w'#-]+ ){0,8}?"
    rf"(?:{WRITTEN}|confirmed|delivered|shipped|arrive[sd]?|received|submit|happens?|through|over|place|effect)",
)
# What comes of what has been or is so, or is a pity, is refused: "it has already been changed and can't be again".
_REFUSES = re.compile(
    r"(?<!\w)(?:sorry|afraid|unfortunately|regrettably|sadly|already|previously|therefore|hence|which means|instead"
    r"|(?:because(?! of)|(?:since|(?<!soon )as|so)(?= (?:it|they|this|that|these|your|the|you|we)(?!\w)))"
    r"(?! [^.?!]{1,80} (?:later|afterwards?)(?!\w)))(?!\w)"  # "so the pen couldn't be sent back later" warns
)


def is_limit(clause: Text) -> bool:
    """Return whether a clause only tells what can't be done later: "the order can't be cancelled thereafter"."""
    ends = clause.has(_LATER) and (clause.has(REFUSAL) or clause.has(_END))
    return ends and _REFUSES.search(clause.low) is None
