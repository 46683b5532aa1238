"""Claims that a write was carried out; denials, futures and suppositions undo them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from t2t_gym.users.understanding.cues.english import ADVERBS, LOOKED, NOT, WRITTEN
from t2t_gym.users.understanding.matching.cue import Cue, Shade
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = ["STANDING", "is_done", "is_outcome", "is_participle", "is_standing", "is_state"]

# What an order or a booking has behind it, without anyone having done it now: "the order was placed", "booked in May".
_HISTORY = (
    r"(?:placed|booked|made|created|purchased|requested|paid|charged|started|set|sent|processed|scheduled|complete"
    r"|cancell?ed|included)(?!\w)"
)
# What is before the verb of a terse claim, without any verb of its own; "a luggage set" claims nothing.
_SUBJECT = (
    r"(?:(?!(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|must|should|do|does|did|to|not|no|if|once"
    r"|when|until|unless|as|that|which|what|who|you|i|we|they|it|there|this|yet|never|get|got|need|with|by|for|of|or"
    r"|just|previously|originally)(?!\w))[\w#$'.-]+ ){1,4}"
)
_TERSE = rf"(?!(?:set|complete|made|paid|placed|created|started|sent|included)(?!\w)){WRITTEN}"
# How a terse claim goes on after its verb: "Address changed.", "Exchange requested for #W1.", "Added to your booking".
_GOES_ON = r"(?=\W*$|[.,;:!] | - | (?:over|to|for|from|onto|with|in|as|and|back|successfully)(?!\w))"
_LOOKING = (
    r"(?:look|check|review|verify|read|search|find|locat|compar|gather|authenticat|calculat|prepar|talk|explain|go)ing"
)
# Not "gone through your orders".
_THROUGH = r"through(?= ?(?:[.,!:-]|$|and|now|already|successfully|smoothly|fine|nicely|without|as well|too))"
_WRITE = r"(?:changes?|modifications?|updates?|requests?|refunds?)"
_NOW_HAS = r"(?:includes?|contains?|has|have|shows?|lists?|reads|says|reflects?|goes|go|ships?)"
_NUMBERED = r"(?:(?<!\w))[\w#]{0,9}\d[\w#]{0,9}"  # that it begins a word is looked at first: `re` can't skip to it
_COMPLETION = Cue(
    rf"(?:has|have) {ADVERBS}{{0,3}}been {ADVERBS}{{0,3}}(?:\w+ and )?{WRITTEN}",
    rf"(?:i|we)(?: have|'ve)? {ADVERBS}{{0,4}}(?:{WRITTEN}|gone ahead(?! and (?:\w+ly )?{LOOKED}))",
    rf"(?:i|we)(?: have|'ve) {ADVERBS}{{0,2}}had [^?!]{{1,400}} (?:{WRITTEN}|put) (?:to|back|from|with|by|as|on)",
    rf"(?:is|are|was|were) (?:now|all|successfully|officially|just) {ADVERBS}{{0,2}}{WRITTEN}",
    rf"(?:was|were) {WRITTEN} (?:\w+ )?(?:as (?:you )?(?:requested|asked|wished|instructed)|per your|successfully)",
    rf"(?:i|we)(?: have|'ve)? (?:had|got) (?:[\w#'-]+ ){{1,6}}{WRITTEN}(?= (?:for you|now|too|successfully)(?!\w)"
    r"|[.,!]|$)",
    # "I've finished moving your appointment."
    rf"(?:i|we)(?: have|'ve)? (?:(?:just |now )?finished|succeeded in) (?!{_LOOKING})\w+ing"
    rf"|(?:i'm|i am|we're|we are) (?:now |all )?(?:done|finished) (?!{_LOOKING})\w+ing",
    r"(?:i|we)(?: was| were|'ve been| have been| have|'ve)? (?:able|managed) to (?!find|locate|verify|see|access"
    r"|confirm|pull|look|retrieve|identify|check|get|reach|view|authenticate|match)\w+"
    r"|(?:is|are) saved(?=\W*$|[.,!] )",
    r"(?:i|we)(?: have|'ve) put (?:[^.?!]{1,80} (?:through|in(?:to)? (?:motion|place|effect))|(?:in|through)(?= ))"
    r"|got (?:it|that|this|everything) (?:all )?(?:done|sorted)",
    rf"^(?:ok(?:ay)?,? |right,? )?{WRITTEN} (?:the|your|it|them|both|all|this|that"
    r"|#?\w*\d\w*(?! (?:days?|hours?|minutes?|weeks?|months?|years?)(?!\w))"
    r"|\w+ #?(?!\d{1,4}(?:st|nd|rd|th)?(?!\w))\w*\d\w*)",
    rf"(?:i|we)(?: have|'ve) successfully (?!{LOOKED})\w+",
    # "Two bags were added to your booking"; not "the order was placed in May", nor "the bag that was added".
    rf"(?<!what )(?:was|were) {ADVERBS}{{0,2}}(?!{_HISTORY}){WRITTEN}(?! (?:by|at|before|via|ago|earlier|last|yesterday"
    r"|on(?! (?:both|each|all|either|your|this|that|reservation|booking|trip)(?!\w))|in \d"
    r"|(?:an?|\d+) \w+ ago)(?!\w))",
    r"(?<!what )was cancell?ed(?= for you|,? (?:and|with) )",
    # "Return submitted.", "Confirmed: #W1 cancelled"
    rf"^(?:(?:confirmed|done|success|good news|great news)[:!] )?{_SUBJECT}{_TERSE}{_GOES_ON}",
    rf"consider (?:it|this|that|(?:the|your) \w+) (?:as )?{WRITTEN}|(?:is|are) (?:\w+ ){{0,2}}{WRITTEN} for you",
    rf"that's {_SUBJECT}{_TERSE}(?= for you|\W*$|[.,!])",
    rf"(?:is|are) {WRITTEN} [^.?!]{{1,60}} (?:(?<!by )now|with success|successfully)(?=\W*$|[.,;!])",
    r"(?:is|are|'re) (?:now (?:back )?(?:in|on) [^.?!]{1,40}|(?:in|on) your (?:account|profile) now)",
    rf"successfully {WRITTEN}|(?:is|are) {WRITTEN} now",
    rf"{_WRITE}(?: (?:for|of|to) [^.?!]{{1,60}})? (?:is|are|has been|have been) (?:now )?(?:confirmed|finished|through"
    r"|in(?=\W*$|[.,:!] ))",
    rf"^(?:the |your )?{_WRITE}:? (?:complete|completed|done|confirmed|successful)(?=\W*$|[.,!] )",
    r"(?:is|are|was|were|been) (?:completed?|done|finali[sz]ed|taken care of|successful|a success|in effect"
    r"|good to go)",
    r"(?:all|both|everything)(?:'s| is| are)? (?:set(?! up| to )|done|sorted|taken care of)|done and dusted"
    rf"|(?:all|both|everything)(?:'s| is| are)(?: now| all)? through(?=\W*$|[.,!] )"
    rf"|(?:all|both)(?: now)? {WRITTEN}(?=[.,!]|$)|(?:was|were) {WRITTEN} (?:just now|a (?:moment|minute|second) ago)"
    rf"|(?:is|are) (?:now )?in place|(?:is|are|now) set(?= (?!u|to |for |by )|[.,!]|$)|went {_THROUGH}"
    rf"|(?:has|have) (?:\w+ )?gone {_THROUGH}|made the (?:change|update|switch)s?"
    r"|^(?:ok(?:ay)?,? |so,? |right,? |(?:and )?(?:that's )?)(?:the )?(?:first|second|third|next|last|one)(?: one"
    r"| part| request| change| thing)? done(?=[.,;:! ]|$)",
    rf"(?:your|the) (?:[\w#'-]+ ){{1,4}}now {_NOW_HAS}|{_NUMBERED} now {_NOW_HAS}",
    # "#W1: cancelled, $20 back to your card"
    rf"{_NUMBERED}(?: \([^()]{{1,60}}\))?: {_TERSE}(?=\W*$|[.,;!])",
    r"(?<=[,:-] )(?:all done|done)(?=[.!,]|$| \()|(?:step|part|item|number) \d (?:all )?done(?=[.!,]|$| \()",
    r"your (?:new|updated|revised) (?:\w+ ){1,2}(?:is|are) (?:now )?confirmed",
    # "Your address is now 12 Elm Street", not "your order is now delayed".
    r"(?:your|the) (?:[\w#'-]+ ){1,5}(?:is|are) now(?= (?:\d|(?:the|your|with|at|going to|headed|bound|under|listed"
    r"|shown|recorded)(?!\w)|[a-z]+\d))",
    r"(?:(?:will )?now be (?:shipped|sent|delivered|mailed)|now (?:shipping|going|headed|heading))"
    r"(?= (?:to|with)(?!\w))"
    r"|(?:is|are) (?:(?:now|officially|well) )?under ?way",
    rf"^(?:\w+[,!] )?(?:successfully )?{WRITTEN}(?: successfully)?(?=[!.,:]| -|$| as (?:you )?(?:requested|asked))",
)
# "The upgrade is confirmed.", "Cancellation successful!"
_OUTCOME = Cue(
    rf"(?:is|are|was|were|been) {ADVERBS}{{0,2}}(?:confirmed|completed?|finished|successful|processed|approved|through"
    r"|(?:arranged|requested)(?! by)|locked in|in(?=\W*$|[.,!] ))",
    rf"^{_SUBJECT}{ADVERBS}?(?:completed?|done|confirmed|successful|processed)(?=\W*$|[.,!] )",
    # "The exchange: completed.", "I've just finished the exchange."
    r"^(?:[\w#'-]+ ){0,6}[\w#'-]+: (?:completed?|done|confirmed|successful|processed)(?=\W*$|[.,!] )",
    rf"(?:i|we)(?: have|'ve) {ADVERBS}{{0,2}}(?:finished|wrapped up|seen to) (?:the|your|both|all)"
    r"(?! (?:check|look|search))",
)
# "The trip is booked", "the cabin is now business"; not "the order is now delayed", nor "now in transit".
_STATE = Cue(
    rf"^{_SUBJECT}{WRITTEN}(?=\W*$)",  # "$100 certificate sent."
    rf"(?:is|are) (?:\w+ly )?(?!set to ){WRITTEN}(?! by)",
    r"(?:is|are) now(?= (?!pending|un|in |not |too )\w)",
)
# "Ann Lee is on H3O82M now", "you're in business", "it now leaves at 9:00": as it wasn't before.
STANDING = Shade(
    r"(?:is|are|has|have|\w{1,20}'(?:s|re)) (?!being|going|still|currently)(?:[\w'#$.-]+ ){0,6}(?:now|back)",
    r"now (?:(?:[\w#'-]+ ){0,2}(?:is|are|has|have)|\w{3,}s)(?! (?:to|for|that|if))",
    r"you(?:'re| are) (?:now |all |both )?(?:in|on|down for|booked|flying)",
    r"you now (?!need|have to|want|owe|can|must|may|will|would|qualify)\w+",
    # "You'll find the certificate in your account", "H3O82M: business now"
    r"you(?:'ll| will| can)(?: now| also)? (?:find|see) [^.?!]{1,80} (?:on|in|under) (?:the|your) \w+",
    rf"^{_NUMBERED}: [^.?!]{{1,60}} now(?=\W*$)|^(?:[\w#-]+ ){{0,3}}status:? (?:is )?(?:now )?{WRITTEN}",
)
# "Refunds to cards are credited within a week."
_GENERAL = re.compile(r"(?:(?:an?|any|each|every|no|some) |\w+s (?:are|to|for|of|on) )")
# "It's been cancelled", "that's done": the verb hangs on the word before it.
_CONTRACTED = re.compile(
    rf"'(?:s|ve|re) (?:{ADVERBS}{{0,3}}been {ADVERBS}{{0,3}}(?:\w+ and )?{WRITTEN}"
    rf"|(?:now|all|successfully|officially|just) {ADVERBS}{{0,2}}{WRITTEN}|(?:(?:\w+ )?gone )?{_THROUGH}"
    r"|complete(?! (?!now|and|for|with)\w)"
    r"|done"
    r"|finali[sz]ed|taken care of|successful|a success|in effect|good to go|set(?= (?!u|to |for )|[.,!]|$)"
    r"|rebooked(?= (?:via|to|on|onto|for|in|with|through|from|at)(?!\w))"
    rf"|(?<!what's )(?<!who's ){WRITTEN}(?=\W*$|[,.!:] | - | (?:too|as well|now|for you)(?!\w)))(?!\w)"
)
_DENIED = Shade(
    rf"(?:has|have|had|was|were|is|are|could|would|can|will|did|should|am)(?: ?{NOT}|not)|not|never|yet to|none",
    r"(?<!at )(?<!with )(?<!for )no (?!problem|worr|trouble)(?:[\w-]+ ){1,5}(?:has|have|is|are|was|were)"
    rf"|{WRITTEN} no|nothing",
    r"(?:to|will|can|could|would|may|must|should|might|shall|'ll)(?! now be (?:shipped|sent|delivered|mailed))"
    r"(?: then| now| also| only)? (?:be|have|get|been)",
    r"about to|ready to|(?<!as )you(?:'ve| have)?(?: (?!are(?!\w))\w+)? (?:requested|provided|asked|selected|placed"
    r"|ordered|made|booked)",
    r"identity|won't|neither",
)
_SUPPOSED = Shade(
    r"(?:once|until|unless|as soon as|when|whether|after|before|because|since|although|make sure|be sure"
    r"|ensure) [\w#' -]{0,40}$",
    r"^(?:and |but |so )?(?:if|once|when|after|as soon as|until|unless|whether|before|upon|since|because|although"
    r"|while|given|as (?!requested|you))",
    r"(?:once|until|after|if|when|unless|as soon as|whether|before) (?:it|this|that|the|your|you|i|we|everything"
    r"|they|all|any|$)",
    # "Just say yes and it's done.", "Then we're all set."
    r"^(?:and |so )?then (?:we|you|it|that|this|everything)(?:'re|'s| are| is)?",
    r"(?:say|reply|respond|answer|type|enter|confirm|give me)(?: with| just| a| the| me){0,2}"
    r" ['\"]?(?:yes|ok|okay|go|go-?ahead|word|confirm|so)['\"]?,? and",
    r"i(?:'m| am) showing|i (?:can |also )?(?:see|saw|notice|noticed|understand|found)"
    r"|(?:looks|appears|seems|shows|indicates|according to|in order to|confirm that you)",
)

_TO_NOTHING = re.compile(r" (?:nothing|none|no(?= (?!\d)))(?!\w)")  # what has "added no bags" has done nothing
# What came to nothing: "started looking", "submitted it but it failed".
_UNFINISHED = Shade(
    r"(?:started|begun) (?:to \w+|\w+ing)|placed you on hold",
    r"(?:but|and|yet) (?:(?:it|that|this|unfortunately|there|the (?:system|request|tool|attempt)|was|has|had|been"
    r"|got) ){0,5}"
    r"(?:failed|(?:rejected|declined|denied)(?= by|\W*$)|(?:an|with an) error|(?:didn't|did not) (?:work|go through))",
)

# "The order that has been cancelled" only tells which one; "and that has been cancelled" claims it.
_DESCRIBED = re.compile(
    r"(?<!\w)(?!(?:and|but|so|then|now|also|as|ok|okay|well|yes|you|confirm|see|say|know|sure|report) )"
    r"\w+ (?:that|which|who) ?$"
)

_PARTICIPLE = re.compile(WRITTEN)
_NEAR = 40  # characters before a claim in which it may be denied
_LONG = 80  # characters from which a claim has more in it than its verb
_SHORT = 12  # characters that are the verb's


def is_done(clause: Text) -> bool:
    """Return whether a clause claims that a write was carried out: not denied, not to come, not merely supposed."""
    if not (clause.may(_COMPLETION) or "'" in clause.low):
        return False
    return _holds(clause, chain(clause.finditer(_COMPLETION), _CONTRACTED.finditer(clause.low)))


def is_participle(word: str) -> bool:
    """Return whether a word, in lower case, tells of any domain that something was done: "processed"."""
    return _PARTICIPLE.fullmatch(word) is not None


def is_outcome(clause: Text) -> bool:
    """Return whether a clause says that what it names came about: "the upgrade is confirmed"."""
    return clause.may(_OUTCOME) and _holds(clause, clause.finditer(_OUTCOME))


def is_standing(sentence: Text) -> bool:
    """Return whether a sentence says how something is now, as it wasn't before: "you're in business"."""
    return _holds(sentence, sentence.finditer(STANDING))


def is_state(clause: Text) -> bool:
    """Return whether a clause says that something is as a write leaves it: "your trip is booked"."""
    return clause.may(_STATE) and not _GENERAL.match(clause.low) and _holds(clause, clause.finditer(_STATE))


def _holds(clause: Text, claims: Iterable[re.Match[str]]) -> bool:
    """Return whether any of the claims in a clause is neither denied, nor to come, nor supposed, nor of no avail."""
    for match in claims:
        start, end = match.span()
        if _DESCRIBED.search(clause.low, 0, start) or _TO_NOTHING.match(clause.low, end):
            continue
        said_before = clause.low.rfind(": ", 0, start) + 1  # "sorry if that wasn't clear: it has been cancelled"
        near = clause.part(max(0, start - _NEAR, said_before), end)
        if end - start > _LONG:  # between "I've had" and "sent to ..." the things may be described
            near = clause.like(f"{near.low[: _NEAR + _SHORT]} ... {near.low[-_SHORT:]}")
        if near.has(_DENIED) or clause.part(said_before, start).has(_SUPPOSED):
            continue
        if not clause.part(start).has(_UNFINISHED):
            return True
    return False
