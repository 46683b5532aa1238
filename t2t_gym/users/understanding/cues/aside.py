"""Go-aheads that are asked for something quite different from all that customers can have done."""

from __future__ import annotations

import re

from t2t_gym.users.understanding.cues.english import CHARGE, DO, FINE, WISH
from t2t_gym.users.understanding.cues.shades import PROCEED
from t2t_gym.users.understanding.matching.cue import Shade
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = [
    "DESTROYING",
    "ENDING",
    "is_deed",
    "is_of_its_own",
    "is_there",
    "points_to_nothing",
    "says_no_more",
    "wants_it",
]

# Doing something of its own, if it is no operation by name: "would you like to join ...?", "I'll give you ...".
_OF_ITS_OWN = Shade(
    rf"{WISH} to (?!(?:the|this|that|these|those|it|them|all|both|everything|each|either|my|your|our|an?)(?!\w)"
    rf"|{DO}|proceed|go|continue|carry|do|finali|complete|confirm|use|accept|have|be|start|initiate|take|pay"
    r"|get (?:it|this|that)|agree|approve|authori|schedule|set|receive|include)\w+",
    r"(?:me to|(?:shall|should|may|can) i|i(?:'ll| will| can)) (?:give|offer|send|tell|ask|sign|enrol?l|register"
    r"|show|grant|award|e-?mail|text|message|notify|remind|call|forward|mail|keep) (?:you|me)",
)
# A go-ahead that names nothing points to what has been put: "shall I do that?", "is this plan all right?". What it says
# it for ("charge you $50 for it") doesn't, nor does what only begins like it ("this call", "that the weather is fine").
_ALL_PUT = r"(?:it|this|that|them|these|those|both|all|everything|so|ones?)"
_WHAT_IS_PUT = (
    r"(?:changes?|updates?|requests?|details|plan|options?|modifications?|corrections?|info(?:rmation)?|summary|switch"
    r"|swap|steps?|actions?|adjustments?|arrangements?|proposal|solution|transaction|purchase|upgrades?|process"
    r"|selection|choice|basis|understanding|above|following|same|rest|go-?ahead|yes|confirmation|consent|approval|ok"
    r"|okay|permission|green light|authori[sz]ation|blessing)"
)
_POINTS = Shade(
    rf"(?<!for )(?<!about )(?<!(?<!care )of )(?<!in )(?<!before )(?<!after )(?<!because )"
    rf"(?!that (?:the|you\w*|i|we) ){_ALL_PUT}(?=\W*$|[^\w ]|'| [^\w ]| (?:{FINE}|{_ALL_PUT}|something|be"
    r"|is|are|was|were|looks?|sounds?|works?|suits?|match(?:es)?|helps?|interest|would|will|can|to|as|at|for"
    r"|with(?:out)?|by|and|or|if|now|on|in|into|from|of|through|up|over|out|off|down|back|you|your|i|we|me|my|what"
    r"|how|the|do|sent|done|before|after|please|too"
    r"|also|instead|above|then|next|first|straight|right|today|once)(?!\w))",
    rf"(?:the|this|that|these|those|both|your|my|our|an?|any|each|either|every)(?: [\w-]+){{0,2}} {_WHAT_IS_PUT}",
    rf"(?:authori[sz]e|approve|accept|agree (?:to|with)|ok(?:ay)? with) th(?:is|ese) {CHARGE}",
    r"^(?:\w+ ){1,2}(?:with|by|for) you",  # "cool with you?"
    r"(?:what|as|everything)(?: that)? you(?:'ve| have|'d| would| just)? (?:ask(?:ed)?|request(?:ed)?"
    r"|want(?:ed)?|like|described?|sa(?:y|id))",  # "shall I do what you asked for?"
    r"(?:the|that|this|pay|paying|of|with|is) (?:\w+ )?\$\d[\d,.]*",
    r"(?:does|do|would|will|is|are) (?:this|that|these|those) \w+(?= (?:work|suit|look|sound|be|all right|right|ok|okay"
    r"|fine|good|alright|acceptable)(?!\w))",
)
# What a go-ahead for nothing in particular is made of: "shall I get started?", "just say yes".
_LITTLE_WORDS = (
    r"an?|the|i|we|you|me|us|my|your|it|that|this|these|those|them|him|her|there|all|any|some|every|either|each|else"
    r"|and|or|but|if|so|as|then|than|too|not?|how|when(?:ever)?|once|until|before|for|from|of|to|with(?:out)?|by|in|on"
    r"|up|down|off|out|back|away|through|is|are|be|been|do|does|did|done|have|can|could|shall|should|will|would|may"
    r"|might|d|ll|m|re|s|t|ve|now|still|yet|soon|today|really|just|only|simply?|please|kindly|thanks?|well"
)
_AGREEING = (
    r"yes|y|n|ye[ap]|yeah|[yn]ay|sure|true|ok|okay|right|alright|good|great|fine|happy|perfect(?:ly)?|comfortable|clear"
    r"|correct(?:ly)?|accurate|acceptable|interested|agree(?:d|able)?|accept|approv(?:e|al)|authori[sz]e"
    r"|confirm(?:ed|ing|ation)?|consent|permission|objections?|mind|deal|word|nod|thumbs?|green|light|explicit(?:ly)?"
    r"|final|official|full|quick(?:ly)?"
    r"|answer(?:ing)?|reply(?:ing)?|respond(?:ing)?|say(?:ing)?|type|typing|enter|tell|hear|receive|let|know|understand"
    r"|understood|want|wish|like|need(?:ed)?|giv(?:e|en)|got|something|anything|everything|more|questions?|concerns?"
    r"|doubts?"
)
_SETTING_ABOUT = (
    r"go|going|ahead|forward|proceed(?:ing)?|continue|begin|start(?:ed)?|get(?:ting)?|ready|able|set|move|carry|execute"
    r"|process|submit|send|file|place|make|take|put|add|adjust|book|order|complete|finali[sz]e|finish|wrap|lock|hit"
    r"|update|change|modify|apply|amend|adapt|edit|save|commit|switch|swap|press|push|pull|click|kick|crack"
    r"|run|hold|form|button|trigger|works?|sounds?|part|request|moment|next|first|second|third|last|former|latter|one|two"
    r"|three|other|[1-9]"
)
_REFUSING = (
    r"sorry|afraid|unfortunately|regrettably|sadly|cannot|(?:is|are|was|could|wo|would|do|does)n|(?:im)?possible"
    r"|un(?:able|available)|available|allowed|permitted|feasible"
)
_SAYS_NO_MORE = re.compile(rf"(?:\W*(?<!\w)(?:{_LITTLE_WORDS}|{_AGREEING}|{_SETTING_ABOUT}|{_REFUSING})(?!\w))*\W*")
# "Shall I delete your account?", "do you want me to sign you up?": it is to be done to something.
_DEED = Shade(
    rf"(?:{WISH}(?: me)? to|me to|(?:shall|should|may|can|could) (?:i|we)|mind if (?:i|we)|(?:go ahead|proceed) and)"
    r"(?: \w+){1,5} (?:you|your|our|my|the|an?|any|some|all)"
)

# What would be done to what is the customer's that can hardly be wanted: "and I'll close your account".
_TO_DO = (
    r"(?:(?:i|we)(?:'ll|'d| will| would| can|(?:'m|'re| am| are) going to)|(?:shall|should|may|can|could) (?:i|we)"
    r"|(?:me|us) to|and|then|going to)(?: also| then| just| now| first| immediately| permanently| go ahead and){0,3}"
)
# What an agent closes in the end is none of the customer's.
_OWN = (
    r"your (?!(?:[\w-]+ )?(?:cases?|tickets?|requests?|chats?|conversation|inquir\w+|enquir\w+|issues?|calls?|session"
    r"|quer\w+|complaints?)(?!\w))[\w-]+"
)
_ITS_SUBJECT = r"(?<!on )(?<!of )(?<!in )(?<!from )(?<!to )(?<!with )"  # "nothing on your account will be deleted"
_WILL_BE = r"(?: [\w#-]+){0,2} (?:will|would|shall|(?:is|are) going to)(?: also| then| now){0,2} be(?: \w+ly)?"
DESTROYING = Shade(
    rf"{_TO_DO} (?:destroy|shred|incinerate|burn|discard|dispose of|throw (?:away|out)|trash|donate|auction|confiscate)"
    rf" (?:it|them|that|this|{_OWN}|the [\w-]+|order)(?: [\w-]+)?",
    rf"{_TO_DO} throw (?:it|them|that|this) (?:away|out)",
    rf"{_ITS_SUBJECT}{_OWN}{_WILL_BE} (?:destroyed|shredded|incinerated|burnt|burned|discarded|disposed of"
    r"|thrown (?:away|out)|trashed|donated|auctioned|confiscated)",
)
# "Delete your booking" may be a way to say what is wanted.
ENDING = Shade(
    rf"{_TO_DO} (?:close|delete|erase|wipe|deactivate|disable|suspend|terminate|block|freeze|revoke|blacklist|ban)"
    rf" {_OWN}(?: (?!and(?!\w))[\w#'-]+){{0,6}}",
    rf"{_ITS_SUBJECT}{_OWN}{_WILL_BE} (?:closed|deleted|erased|wiped|deactivated|disabled|suspended|terminated|blocked"
    r"|frozen|revoked|blacklisted|banned)",
)


# "Priority boarding is available. Would you like it?"
_WANTS_IT = re.compile(
    r"(?:^|(?<!\w))(?:(?:would|do) you (?:like|want)|are you interested in|care for) (?:it|that|one|some)\W*$"
    r"|^(?:are you )?interested\W*$"
)
_IS_THERE = re.compile(
    r"\b(?:(?:is|are)(?: also)? available|(?:i|we)(?: can| could)?(?: also)? (?:offer|have)|there(?:'s| is| are)"
    r"|costs?)\b"
)


def wants_it(low: str) -> bool:
    """Return whether a go-ahead in lower case only asks if something that was told before is wanted."""
    return _WANTS_IT.search(low) is not None


def is_there(low: str) -> bool:
    """Return whether a sentence in lower case offers something: "priority boarding is available"."""
    return _IS_THERE.search(low) is not None


def is_of_its_own(clause: Text) -> bool:
    """Return whether a go-ahead that names no operation is for doing something else: "would you like to join ...?"."""
    return clause.has(_OF_ITS_OWN) and not (clause.has(_POINTS) or clause.has(PROCEED))


def points_to_nothing(clause: Text) -> bool:
    """Return whether a go-ahead says what it is for, and neither points to what has been put nor leaves it at that.

    "Shall I delete your account?" does, "shall I do that?" and "may I proceed?" don't.
    """
    return not (clause.has(_POINTS) or says_no_more(clause.low))


def says_no_more(low: str) -> bool:
    """Return whether a lower-case text says nothing in particular: "get that done", "that isn't possible"."""
    return _SAYS_NO_MORE.fullmatch(low) is not None


def is_deed(clause: Text) -> bool:
    """Return whether a go-ahead is asked for doing something to a thing that is named, or to somebody."""
    return clause.has(_DEED)
