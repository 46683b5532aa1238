"""Asking without a verb that asks: saying what is needed, missing or open. It asks for what it names, else for nothing.

"All that's left is your zip code", "I don't have your email yet", "it depends on which card you'd like to use".
"""

from __future__ import annotations

import re

from t2t_gym.users.understanding.cues.english import FIRST
from t2t_gym.users.understanding.matching.cue import Cue, Family
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.text.governed import is_by_another, is_to_come

__all__ = ["SUFFICES", "WANTING", "WORK_WITH", "says_none", "wanted"]

_NAMED = r"(?: (?:the|your|an?))?"  # what is wanted begins
_WITH = rf"(?: (?:me|us))?(?: with)?{_NAMED}"
_TELL = (
    r"(?:give|send|tell|share|provide|supply|specify|state|name|type|mention|let (?:me|us) (?:have|know)|repeat|resend"
    r"|confirm|verify)"
)
_CHOOSE = r"(?:pick|choose(?! to(?!\w))|select|decide on|settle on)"
_TOLD = (
    r"(?:given|sent|told|shared|provided|supplied|specified|stated|named|entered|mentioned|picked|chosen|selected"
    r"|decided(?: on)?|settled on|let (?:me|us) (?:have|know)|repeated|confirmed|verified|said)"
)
_OFTEN = (
    r"(?: (?:also|just|only|simply|still|first|now|then|please|either|instead|always|quickly|currently|already)){0,3}"
)
_FILLED = (
    r"(?:'s|'m|'re| (?:that|which|i|we|is|are|am|still|yet|now|just|only|here|else|from you|for (?:this|that)"
    r"|(?:of )?information|to (?:know|settle|clear up|sort out|get|have|ask)))"
)
_TO_TELL = r"(?:which|what|how|where|when|why|who|whether)(?!\w)"
_THING = rf"(?:the|your)(?!\w)|{_TO_TELL}"
_REST = (
    r"(?:rest|remainder|(?:other|others|last|next|remaining|second|third) ?(?:ones?|things?|questions?|details?|points?"
    r"|bits?|pieces?)?(?: of information)?)"
)
_OPEN_QUESTION = (
    r"(?: (?:on|from|to|at|in|for|with|by))? (?:who|whose|when|(?:which|what|how|where|why|whether|if)"
    r"(?=[^.?!]{0,80} (?:you|your|to|it|is|should|would|applies|apply|(?:i|we) can)(?!\w)))"
)
_WANTED = Cue(
    # "You could also give me ...", "I need you to confirm ...", "the next step is for you to send ..."
    rf"you(?: can| could| may| might){_OFTEN} {_TELL}{_WITH}",
    rf"you(?: should| must|(?:'d|'ll| would| will)? (?:have to|need to)){_OFTEN} (?:{_TELL}|{_CHOOSE}){_WITH}",
    rf"(?:for|(?<!you )need|(?<!you )want|like|ask(?:ing)?) you to{_OFTEN} (?:{_TELL}|{_CHOOSE}){_WITH}",
    rf"go ahead(?: and)?{_OFTEN} {_TELL}{_WITH}|reply with{_NAMED}",
    rf"(?:just|simply|please) (?:reply|respond|answer|write back|come back)(?: to me)? with{_NAMED}",
    rf"(?:are you|would you be|will you be) able to{_OFTEN} {_TELL}{_WITH}",
    rf"(?:is|would|will) it (?:be )?(?:possible|okay|ok|fine|alright)(?: for (?:you|me|us))? to (?:{_TELL}{_WITH}|get"
    r"|have)",
    rf"(?:hoping|hoped|wondering|wondered|hope|wonder)(?: if| whether| that)? (?:you|i|we)"
    rf" (?:could|can|would|might|may){_OFTEN} (?:{_TELL}{_WITH}|get|have)",
    # "I don't have ... yet", "you haven't told me ...", "I'll also ask for ..."
    r"i(?: still)? (?:don't|do not|haven't|have not)(?: yet| quite| actually| still)?"
    r" (?:have|know|got|been given|been told|received|heard|seen)(?=[^.?!]{2,80} (?:yet|so far|from you)(?!\w))",
    rf"you(?: have|'ve)?(?: still)? (?:haven't|have not|not|never)(?: yet| quite| actually)? {_TOLD}{_WITH}(?: yet)?",
    rf"you (?:didn't|did not|forgot to)(?: yet| quite| actually)? (?:say|{_TELL}){_WITH}",
    rf"you(?:'ve| have)? (?:left out|forgot(?:ten)?|skipped)(?= (?:{_THING}))",
    # "I also asked for ...", "the rest was ...", "my last question is about ..."
    rf"(?:i|we)(?:'ve| have|'d| had)?{_OFTEN} asked(?: you)? (?:for|about) (?:the|your)",
    rf"(?:i|we)(?:'ve| have|'d| had)?{_OFTEN} asked(?: you)?(?: for| about)?(?= (?:{_TO_TELL}))",
    rf"(?:the|my)(?: only)? {_REST} (?:is|are|was|were)(?: still| just| also| only)*(?: for| about)?(?= (?:{_THING}))",
    rf"(?:i|we)(?:'m|'d|'ll| am| will| would| must| should| have to| need to){_OFTEN} ask(?:ing)?(?: you)? for{_NAMED}",
    rf"let me{_OFTEN} (?:ask(?: you)? for{_NAMED}|get (?:the|your|an?)(?=[^.?!]{{3,60}} from you))",
    # Not "I appreciate your reason for asking".
    rf"(?:i|we)(?:'d|'ll| would| will){_OFTEN} (?:appreciate|welcome|love to have|be (?:happy|grateful|glad|thankful)"
    r" (?:for|to have))",
    r"(?:help|helpful|useful|great|good|best|nice|handy|lovely|easiest|important|necessary|essential|vital|enough)"
    r" (?:(?:me )?to|(?:if|that|when) (?:i|we)|for me to)(?: also| first)? (?:have|had|get|got|know|knew"
    r"|see)",
    rf"{FIRST} the",
    # "All that's left is ...", "the only thing I'm missing is ...", "that leaves ..."
    rf"(?:all|everything|what|thing|piece|bit|detail|step|question|information)s?{_FILLED}{{0,6}} (?:left|missing"
    rf"|needed|required|open|outstanding|remaining|remains?|needs?|lacks?|requires?){_FILLED}{{0,6}}"
    r"(?= (?:the|your|an?|which|what|how|where|when|why|who|whether|if|one|each)(?!\w))",
    r"that(?: just| only| still)? leaves(?: me)?(?: just| only)?(?: with)?(?= (?:the(?! \$)|your|which|what|how"
    r"|where|whether)(?!\w))",
    r"(?:it's|that's|it is)(?: just| only| really)*(?=[^.?!]{3,60} (?:i|we)(?: still| now)? (?:need|require|lack"
    r"|miss))",
    # "I need to match two details: ...", "just your email and I can look"
    r"(?:need|require)s? (?:[\w']+ ){0,6}(?:details?|things?|pieces?|points?|bits?)(?: of information)?(?=: )"
    r"|(?:details?|things?|pieces?|points?|bits?)(?: of information)? (?:would|will|'d) (?:\w+ )?(?:help|be (?:\w+ )?"
    r"(?:helpful|useful|good|great|needed|enough))(?: [\w']+){0,6}(?=: )",
    r"^(?:just|only|simply)(?= your [\w' -]{3,40}\W*$)",
    # "One more thing before I can start: your zip code"
    r"(?:one|two|(?:an?|the) (?:last|final|only|further)|another|last) (?:\w+ )?(?:thing|detail|bit|piece|question)s?"
    r"(?: [\w']+){0,6}(?=: (?:your|the|which|what|how)(?!\w))",
    # "I also have to note a reason"
    r"(?:i|we)(?: also| still| just| then| first){0,2}(?:'ll| will)? (?:have to|need to|must) (?:note|record|enter"
    r"|log|put|register|state|name|select|specify|give)(?: down)?(?= (?:the|your|an?)(?!\w))",
    # "I'm not sure which card you'd like to use", "please decide how you'd like to pay"
    rf"(?:not (?:quite |entirely |completely |yet )?(?:sure|certain|clear)|unsure|unclear|uncertain|isn't"
    rf" (?:quite )?clear|don't(?: yet| quite)? know|can't (?:quite |really )?tell|question(?: of| is| remains)?"
    rf"|wondering|decided?|settle|(?:just|simply|please) say|(?:want|need|have|like|left is) to{_OFTEN}"
    rf" (?:check|hear|settle|understand|work out|find out|be (?:sure|clear)))"
    rf"(?: yet| now| to me| for me| from you| about| of| on| first| only| just| here){{0,3}}{_OPEN_QUESTION}",
    r"depends(?: only| entirely)? on (?:which|what|how|where|when|who|whether)"
    r"(?=[^.?!]{0,60} (?:you (?:would|want|prefer|like|need)|you'd|to|should)(?!\w))",
)
# "As soon as I have ..., I'll ..."; it waits for what is named only if it goes on itself then.
_UNTIL = Cue(
    rf"(?:as soon as|when|once|until|after|if) you(?:'ve| have){_OFTEN} {_TOLD}{_WITH}",
    rf"(?:as soon as|when|once|until|after|if) you(?:'d| could| can| would| will)?{_OFTEN} (?:{_TELL}|{_CHOOSE})"
    rf"{_WITH}",
    rf"if you (?:gave|told|sent|let) me(?: have| know)?{_NAMED}",
    rf"(?:as soon as|once|until) (?:i|we)(?:'ve| have)?{_OFTEN} (?:have|got|know|hear|get(?= your))",
)
_GOES_ON = re.compile(
    r"(?<!\w)(?:i|we)(?:'ll|'d|'m| can| will| could| would| am)(?!\w)|^(?:as soon|once|if|until)[^,]*$"
    r"|^(?:very |more than )?(?:happy|glad|pleased) to(?!\w)"
)
# "Your full name and zip code would do as well."
SUFFICES = Cue(
    r"(?:(?<!won't )(?<!n't )(?<!not )works?|will (?:do|work)|would (?:do|work)|is (?:fine|enough|okay|ok)|are"
    r" (?:fine|enough|okay|ok))"
    r"(?: (?:too|(?:just )?as well|also|equally well|instead|(?:just )?fine))?"
    r"(?=\W*$|,? or (?:the|your|both|just|else|alternatively)(?!\w))",
    r"(?:is|are)(?: also| still| now| all| what)* (?:required|needed|missing|open|outstanding|necessary"
    r"|(?:i|we)(?: still)? need|(?:all|everything|what) (?:that )?(?:it takes|i need|we need|i require))",
    r"^(?:or|alternatively|failing that),? [^?]{1,60}$",
    # "And the new address too, if you have it ready."
    r"^(?:and|also|plus),? [^?]{3,80}?,? if (?:you (?:have|know|remember|happen|can)|possible|available|handy)(?!\w)"
    r"[^?]{0,40}$",
)
WORK_WITH = Cue(
    r"let's (?:use|try|take|go with|do it (?:by|with))|ready (?:for|to (?:take|note|receive|write)(?: down)?)",
    r"(?:next steps?|(?:still |also )?(?:open|needed|missing|required|outstanding))(?=: )",
    r"(?:work with|go by|search (?:by|with)|(?:look you up|find you) (?:by|with|using|from))",
)
WANTING = Family(_WANTED, _UNTIL, SUFFICES, WORK_WITH)
_NONE = re.compile(r"(?<!\w)(?:no|none of|neither)(?!\w)[^,]*$")
_UNWANTED = re.compile(r"(?<!\w)(?:won't|not|never|needn't|don't)(?: (?:have|need|want|be|going|to))* $")


def wanted(clause: Text) -> re.Match[str] | None:
    """Return the words by which a clause tells that something is wanted, if there are any."""
    match = clause.search(_WANTED)
    if match is None and (match := clause.search(_UNTIL)) and not _GOES_ON.search(clause.low):
        return None
    if match is None or _UNWANTED.search(clause.low, 0, match.start()):
        return None
    if "ask" in match[0] and is_to_come(clause.low, match.end()):
        return None
    return None if match[0].startswith("ask") and is_by_another(clause.low, 0, match.start()) else match


def says_none(low: str) -> bool:
    """Return whether a clause denies something: "no payment method is needed"."""
    return _NONE.search(low) is not None
