"""The English of service agents: what in a clause tells the act it performs. Knows no domain.

Every expression works on one lower-case clause with plain quotes, begins and ends with a word, and repeats within
bounds, so that reading stays linear in the length of a message.
"""

from __future__ import annotations

import re

_NOT = r"(?:not|n't)"
_WISH = (
    r"(?:would you (?:still |also |rather |prefer )?(?:like|want|care)|(?:do|did) you (?:still |also )?(?:want|wish"
    r"|need)|you(?:'d| would) (?:still |also )?(?:like|prefer|want)|you (?:still |also )?(?:want|wish|agree|intend)"
    r"|you(?:'re| are) (?:ok(?:ay)?|happy|ready|fine|comfortable|sure)|(?:would )?you be (?:ok(?:ay)?|happy"
    r"|comfortable|willing|interested))"
)
_FINE = r"(?:correct|accurate|right|ok|okay|fine|good|acceptable|agreeable|alright|in order|suits?|works?|what you)"
_HUMAN = (
    r"(?:human|live (?:agent|person|representative)|real person|representative|supervisor|specialist|manager"
    r"|colleague|(?:support|service|care) (?:agent|team|staff|department)|(?:a|another|our) (?:\w+ )?(?:agent|team"
    r"|department)|someone)"
)
_THINGS = (
    r"(?:questions?|requests?|concerns?|assistance|help|needs?|issues?|inquir(?:y|ies)|enquir(?:y|ies)|support"
    r"|preferences?|things?|actions?|changes?|clarifications?)"
)
_FURTHER = rf"(?:any(?! specific)|other|more|further|additional|another)(?: \w+){{0,2}} {_THINGS}"
_ADVERBS = r"(?:(?:now|just|already|all|also|both|each|been|fully|then|since|\w+ly|gone ahead and|went ahead and),? )"
_WRITTEN = (
    r"(?:cancell?ed|modified|updated|changed|exchanged|returned|refunded|processed|submitted|completed|initiated"
    r"|booked|placed|requested|applied|issued|added|removed|upgraded|downgraded|rebooked|credited|finali[sz]ed"
    r"|executed|reverted|switched|swapped|replaced|set up|set|made|adjusted|scheduled|rescheduled|created|started"
    r"|recorded|filed|registered|saved|charged|corrected|arranged|moved|taken care of|carried out|put through"
    r"|sorted|actioned|approved|done|implemented|performed|edited|amended|granted|sent|restored|purchased|complete"
    r"|reversed|entered|begun|handled|redirected)"
)
# "I'll verify that", "let me confirm": the agent does it itself.
_NOT_BY_AGENT = r"(?<!i can )(?<!i )(?<!i'll )(?<!i will )(?<!let me )(?<!need to (?=verify))(?<!double-)"
_TELL = (
    r"(?:provide|share|tell|give|specify|confirm|clarify|verify|send|let me know|supply|enter|indicate|describe"
    r"|list|state|identify|choose|select|advise|pick|type|elaborate|reply with|respond with|include|explain|remind"
    r"|check|double-?check|make sure|ensure|look (?:at|in|for|up)|note down|narrow|have|know|ask|get)"
)


def _any(*fragments: str) -> re.Pattern[str]:
    """Compile fragments as alternatives that begin and end with a word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(fragments)})(?!\w)")


# Handing the customer over to a human: what it is, that it happens now, and what makes it a mere possibility.
HANDOVER = _any(
    r"(?:transfer|connect|escalat|hand|pass|put|forward|refer|redirect|rout|speak|talk|contact|reach)(?:e|r?ing"
    r"|r?ed|ting|ing out)?"
    rf" (?:[\w']+ ){{0,6}}{_HUMAN}",
    r"(?:transfer(?:r?ing|red)?|connect(?:ing|ed)?) you",
    r"hand(?:ing|ed)? (?:you|this|it) (?:over|off)",
    r"escalat(?:e|ing|ed) (?:this|your|the|it|you)",
    r"(?:proceed|continue|go ahead|facilitate|arrange|initiate|assist)(?: with)? (?:the|this|a) (?:transfer"
    r"|escalation|hand-?over)(?! of)",
)
TRANSFER = _any(
    r"you(?:'re| are| will be| have been|'ll be|'ve been) (?:now |being |shortly )*(?:transferred|connected|handed"
    r"|put through)",
    r"(?:i'm|i am|we're|we are)(?: now| currently| going to)? (?:transfer|connect|escalat|hand|pass|forward"
    r"|redirect|rout)\w*",
    r"i(?:'ve| have)(?: now| just| already)? (?:transferred|connected|escalated|handed|passed|forwarded)",
    r"(?:i'll|i will|let me)(?: now| just| go ahead and| immediately| therefore)? (?:transfer|connect|escalate|hand"
    r"|pass|forward|redirect|put you)",
    r"(?:while|as) i (?:transfer|connect)",
    r"(?:transferring|connecting|escalating) (?:you|this|the)",
    r"(?:has|have) been (?:transferred|escalated|handed over)",
)
POSSIBLE = _any(
    r"if|once|would|whether|when|unless|should you|until|after|before|as soon as|(?:may|will) need to|upon|in case"
)

# More help, and farewells.
_ELSE = _any(
    r"(?:any|some)thing (?:else|more|further|other)",
    r"(?:what|who|how|where) else",
    r"any other way (?:i|we) can",
    r"(?:any|some)thing (?:i|we) can (?:\w+ )?(?:help|do|assist)",
    r"that be (?:all|everything)",
    r"(?:is|was) that (?:all|everything)(?: for (?:today|now|you))?(?=\?)",
)
_INVITATION = _any(
    r"let me know|just (?:ask|let|say|tell|shout)|get (?:back )?in touch|contact us|please (?:ask|share|tell)"
    r"|ask away|at any time|(?:happy|glad|here|available|ready|pleased) to (?:help|assist|answer)"
)
_MORE_HELP = _any(
    _FURTHER,
    r"any (?:other|further|additional|more) \w+",
    r"any (?:specific )?(?:questions|concerns|issues)(?: \w+){0,6}",
    r"need (?:help|assistance|anything)(?! (?:finding|locating))",
    r"change your mind(?! and)",
)
_ASKS_MORE = _any(
    rf"(?:have|need|require|want|are there|is there|with) {_FURTHER}",
    rf"^{_FURTHER}(?=\?)",
    r"need (?:\w+ )?(?:help|assistance) with anything",
)
_OPEN_DOOR = _any(
    r"(?:feel free|welcome) to (?:reach|ask|let|contact|message|get|return|come|write|call)",
    r"(?:don't|do not|never) hesitate",
    r"reach (?:back )?out(?! to (?:a|an|the|another|our))",
    r"(?:i'm|i am|i'll be|i will be) (?:always |right |still |just )?here (?:if|for you|whenever|when|anytime)",
    r"get back to (?:me|us)",
)
_FAREWELL = _any(
    r"(?:have|enjoy) (?:a|an|your|the)(?: \w+){0,3} (?:day|evening|night|trip|flights?|weekend|one|time|afternoon"
    r"|journey|vacation|travels?|week)",
    r"enjoy your(?: \w+){1,4}",
    r"good ?bye|bye|take care(?! of)|safe (?:travels?|trip|flight)|see you|until next time|my pleasure"
    r"|happy (?:travels|shopping)|wish you",
    r"glad (?:i|we|that i|to have)",
    r"^(?:you(?:'re| are) (?:most |very |always )?welcome)",
    r"(?:thank you|thanks) for (?:choosing|shopping|flying|your (?:purchase|business|patronage|loyalty))",
)

# One of these occurs in whatever the expressions above match: a cheap test that spares most clauses the search.
_HELP_SIGNS = (
    *("else", "more", "further", "other", "additional", "thing", "that be", "is that", "was that", "any ", "need help"),
    *(
        "need assist",
        "your mind",
        "feel free",
        "welcome",
        "hesitate",
        "reach",
        "here ",
        "get back",
        "have a",
        "have your",
    ),
    *("enjoy", "bye", "take care", "safe ", "see you", "until next", "pleasure", "happy ", "wish you", "glad", "thank"),
)

# Refusals: can't, isn't possible, isn't there.
_REFUSAL = _any(
    rf"(?:can|could|would|will|am|is|are|be|was|were|wo)(?: ?{_NOT}|not)(?: be)?(?: currently| directly| actually"
    rf"| simply| yet)? "
    r"(?:able|possible|allowed|permitted|eligible|available|supported|authori[sz]ed|refundable|changeable"
    r"|cancell?able|something (?:i|we)|feasible|in (?:a )?position|an option|in stock|covered|part of|within|enough"
    r"|any (?:\w+ )?(?:seats|flights|options|way)|sufficient|qualif\w+)",
    r"(?:i|we|it|that|they|this|which|and|but|\w+s?|policy) (?:can ?not|can't|'?m not able to|am not able to"
    r"|won't be able to)",
    r"(?:cannot|can't|can not|couldn't|could not) (?:be|process|do|make|cancel|change|modify|offer|provide|proceed"
    r"|complete|issue|apply)",
    r"(?:unable|not able) to",
    r"(?:not|n't) (?:possible|allowed|permitted|eligible|available|supported|refundable|an option|enough)",
    r"impossible|ineligible|unavailable|unavailability|non-?refundable|out of stock|sold out|fully booked"
    r"|insufficient|too late to",
    r"no longer (?:in stock|be \w+|available|possible|eligible|offered|sold|valid)",
    rf"(?:does|do|did|will|would)(?: ?{_NOT}) (?:\w+ly )?(?:allow|permit|let|support|offer|meet|qualify|provide"
    rf"|cover|carry|accept|apply"
    r"|have (?:the (?:ability|authority|option|means|tools?)|a (?:tool|way)|any (?:\w+ )?(?:available|options"
    r"|flights|seats|way)|enough|access))",
    r"won't (?:allow|permit|let|work|be (?:possible|eligible|able))",
    r"(?:are|is|were) (?:currently |unfortunately )?no (?!(?:\w+ )?(?:additional|extra|charges?|fees?|costs?|need"
    r"|price|status|difference|problem|rush|limit|worries)\b)\w+",
    r"can only(?: be)? (?!(?:\w+ )?once)\w+",
    r"only (?:\w+ )?\w+s can be",
    r"(?:prohibit|forbid|restrict)(?:s|ed)?|(?:polic(?:y|ies)|rules?) (?:prevents?|(?:is|are) (?:\w+ )?strict)",
    r"(?:against|outside|beyond) (?:\w+ ){0,3}(?:policy|policies|scope|rules|window|abilities|capabilities"
    r"|authority|what i)",
    r"(?:must|have to|need to|has to) (?:be|remain|stay) (?:\w+ )?(?:the same|unchanged|identical)",
    r"(?:must|have to|need to) (?:decline|refuse|deny)|(?:been|is|were|was) (?:declined|denied|rejected)",
    r"no (?:exceptions?|way (?:to|for (?:me|us)))",
)
_REGRET = _any(r"unfortunately|i(?:'m| am) afraid|regrettably")
_LOOKUP = _any(
    r"(?:find|finding|found|locate|locating|verify|authenticate|retrieve|identify|recogni[sz]e|match|pull up"
    r"|look (?:it|that) up|understand)",
    r"access (?:your|the) (?:account|profile|details|order|record)s?|confirm your identity",
    r"no (?:\w+ ){0,2}(?:match|record|account|user|profile|result)(?:es|s)?",
)
# "This can't be undone" warns; "if you can't find it" supposes; neither refuses.
_WARNING = _any(
    r"(?:undone|undo|reversed?|further|afterwards?|any ?more)",
    r"once (?:\w+ ){0,5}(?:confirmed|submitted|done|made|processed|modified|exchanged|cancell?ed|requested"
    r"|complete[d]?)",
    r"after (?:this|that|it|which)",
    r"(?:if|when|in case|whether) (?:[\w'#-]+ ){1,6}(?:cannot|can't|isn't|is not|aren't|are not|unavailable|not"
    r"|don't|doesn't|unable)",
    r"you (?:can't|cannot|are unable to|'re unable to|were unable to|aren't able to)",
    r"cannot wait|can't wait|no problem|not only",
)

# Completed writes; denials and futures undo them.
_COMPLETION = _any(
    rf"(?:has|have|'ve|'s) {_ADVERBS}{{0,3}}been {_ADVERBS}{{0,3}}{_WRITTEN}",
    rf"(?:i|we)(?: have|'ve)? {_ADVERBS}{{0,4}}(?:{_WRITTEN}|gone ahead)",
    rf"(?:is|are|'s|'re|was|were) (?:now|all|successfully|officially|just) {_ADVERBS}{{0,2}}{_WRITTEN}",
    rf"successfully {_WRITTEN}",
    r"(?:is|are|'s|'re|was|were|been) (?:complete|done|finali[sz]ed|taken care of|successful|a success|in effect"
    r"|good to go)",
    r"all (?:set|done|sorted|taken care of)|(?:is|are|'re|'s|now) set(?= [^u]|[.,!]|$)|went through|gone through"
    r"|made the (?:change|update|switch)s?",
    rf"^(?:\w+[,!] )?(?:successfully )?{_WRITTEN}(?: successfully)?(?=[!.,]|$)",
)
_DENIED = _any(
    rf"(?:has|have|had|was|were|is|are|could|would|can|will|did|should|am)(?: ?{_NOT}|not)|not|never|yet to|none",
    r"no (?:changes?|modifications?|charges?|actions?|refunds?|updates?)(?: \w+){0,4}|nothing",
    r"(?:to|will|can|could|would|may|must|should|might|shall|'ll)(?: then| now| also| only)? (?:be|have|get|been)",
    r"about to|ready to|you(?:'ve| have)?(?: \w+)? (?:requested|provided|asked|selected|placed|ordered|made|booked)",
    r"identity|won't",
)
_SUPPOSED = _any(
    r"^(?:and |but |so )?(?:if|once|when|after|as soon as|until|unless|whether|before|upon|since|because|although"
    r"|while|given|as (?!requested|you))",
    r"(?:once|until|after|if|when|unless|as soon as|whether|before) (?:it|this|that|the|your|you|i|we|everything"
    r"|they|all|any)",
    r"i see|(?:looks|appears|seems|shows|indicates|according to|in order to|confirm that you)",
)

# Questions: for information, for a go-ahead, for a choice.
REQUEST = _any(
    r"(?:could|can|will) you(?: (?:please|kindly|also|first|now|then|just))* (?!be |have to|get )\w+",
    rf"(?:would|may|might|could|can) (?:you|i)(?: (?:please|kindly|also|first|now|then|just|quickly|be able to"
    rf"|help me by))* {_TELL}",
    rf"(?:please|kindly)(?: (?:also|first|then|just|now|do))* {_TELL}",
    r"(?:i|we)(?:'ll| will|'d| would| do| still| just| also| only| first| both| have)* (?:need|require|like"
    r"|want)(?: to (?:know|confirm|verify|ask|get|have|gather|collect))?(?! to\b)",
    rf"^(?:and |also,? |next,? |then,? |first,? |finally,? |so,? |now,? |additionally,? |if so,? )?{_TELL}(?= [a-z])",
    r"let me know(?= (?:which|what|the|your|how|whether|when|where|who|why|if|any))|tell me|ask (?:you )?for"
    r"|waiting for your|looking for your",
    r"(?<!i )(?<!can )(?:provide|specify|confirm|share)(?= (?:which|what|your|the|whether|how|a))",
    r"do you (?:have|know|remember|recall|happen)",
    r"what(?:'s| is| are| was)(?: your)?|what your",
    r"(?:would|do) you mind (?:telling|sharing|providing|giving|confirming)",
    r"once (?:you(?:'ve| have)? (?:provided?|shared?|given?|confirm(?:ed)?|specif(?:y|ied)|choose|select(?:ed)?)"
    r"|i have|i know)(?! confirmed)",
    r"try (?:using|with|again with|providing|entering)",
    r"feel free to (?:share|provide|give|tell|send)",
    r"like to (?:provide|share|specify|tell)",
    r"(?:if|once|when) you have(?=[^.?!]{0,80} (?:please|feel free to) (?:share|provide|send))",
)
WH_QUESTION = re.compile(
    r"^(?:[\w']+,? ){0,3}?(?:what|which|why|when|where|who|how)(?!\w)|(?<!\w)(?:what|which|why"
    r"|how)(?: [\w'#/-]+){0,6} (?:would|do|should|can|shall) (?:you|i|we)(?!\w)"
)
GO_AHEAD = _any(  # in a question
    rf"{_WISH},?(?: for)?(?: me| us)? (?:to|with|that|this)",
    r"(?:shall|should|may|could|can) (?:i|we)(?: now| please| then| just)? (?!have|ask|know|get|help|assist)\w+",
    r"(?:shall|should) (?:i|we)(?=\?)",
    rf"(?:is|are|does|do|did|was|were) (?:that|this|it|these|those|all|everything|the"
    rf"|your) ?(?:[\w'#-]+ ){{0,6}}{_FINE}",
    rf"(?:sound|look)s? {_FINE}",
    r"(?:ok|okay|ready|good|happy|fine|comfortable|alright|all right) (?:for me )?(?:with|to|if)",
    r"are you (?:sure|certain|ready|ok|okay|happy|fine|good)|(?:are we|am i) good|mind if i|(?:want|like|need) me to",
    r"do you (?:confirm|agree|approve|consent|authori[sz]e|accept)|(?:can|could|would"
    r"|will) you (?:please )?(?:confirm|verify|approve)(?=\?)",
    r"(?:right|correct|ok|okay|agreed|yes|confirm)(?=\?)|^(?:proceed|continue|go ahead|may i|can i)(?=\?)",
)
SAY_YES = _any(  # anywhere
    r"(?:with|by|say(?:ing)?|reply(?:ing)?|respond(?:ing)?|type|typing|answer(?:ing)?|enter)(?: (?:me|with|a"
    r"|an|just|simply|back|clear|explicit|either))* ['\"(]{0,2}(?:yes|confirm|y|go)",
    r"yes ?(?:/|or) ?no|y/n|say the word",
    r"if (?:you(?:'d| would)? (?:like|want|wish|prefer)(?: that| to proceed| me to [^,.]{1,60})?"
    r"|that works(?: for you)?), (?:i|we)(?:'ll|'d)?(?: (?:can|could|will|would))?",
    r"(?:your|explicit) (?:\w+ )?(?:go-?ahead|green light|confirmation(?! (?:email|number|code|id))|consent"
    r"|approval|authori[sz]ation|permission|ok|okay)",
    r"please confirm(?=[.!?:]|$)",
    r"please confirm and i",
)
VERIFY = _any(
    rf"{_NOT_BY_AGENT}(?:confirm|verify|double-?check|acknowledge|validate|agree|let me know|tell me|make sure"
    rf"|check)(?: \w+){{0,2}},?(?: if| that| whether)(?: [\w'#-]+){{0,9}}? (?:{_FINE}|proceed|go ahead)",
    rf"{_NOT_BY_AGENT}(?:confirm|let me know)(?: to me)?,?(?: if| that| whether) {_WISH}",
    rf"{_NOT_BY_AGENT}(?:confirm|verify|approve|review)(?: if| that| whether)?(?: all)?(?: of)? (?:this|these|those|it"
    r"|them|everything|the (?:following|above|below))",
    rf"{_NOT_BY_AGENT}(?:confirm|verify|review)(?: if| that| whether)?(?: all)? (?:the |these |those |your )?(?:\w+ )?"
    r"(?:details|changes?|summary|action|plan|cancell?ation|return|exchange|booking|update|modification|upgrade|downgrade"
    r"|transfer|purchase|selection)(?! (?:of|for|method|reason))",
    rf"{_NOT_BY_AGENT}confirm (?:\w+ ){{0,4}}(?:to (?:proceed|go ahead|continue)|before (?:i|we))",
    r"once you(?:'ve| have)? (?:confirm(?:ed)?|approved?|agreed?)(?=,| and|\.|$| (?:to|that|these|this|the details))",
)
# "If that is wrong, let me know" waits for nothing; "if you'd like me to ..., let me know" holds out an action.
BARE_INVITATION = re.compile(r"(?<!\w)(?:if|when|once) .*let me know\W*$")
OPEN_OFFER = _any(
    rf"if (?:you change your mind and )?(?:{_WISH}|would like|you (?:decide"
    rf"|choose))(?: me)? to [^.?!]{{1,160}}(?:let me know|just (?:say|ask|tell|let me know)|say so)(?! (?:which"
    rf"|what|the|your|how|whether|when|if))"
)
# "Check your email for it": what is wanted is named after where to look.
CHECK = _any(r"(?:double-?)?check|look (?:in|at|for|through)|see if")
OFFER = _any(
    r"which (?:of (?:these|those|the|them) )?(?:\w+ )?(?:options?|alternatives?|variants?|versions?|choices?)",
    r"(?:one|any|either|which) of (?:these|those|the (?:following|above|available)|the alternatives)(?: \w+)?",
    r"(?:would|do) you (?:rather|prefer)[^?]{1,120} or(?= )|which (?:one )?(?:would|do) you (?:prefer|like"
    r"|want)(?=\?)",
    r"(?:explore|consider|see|choose|pick|try|prefer|hear|discuss|look at|look into|select)(?: \w+)? (?:other"
    r"|another|different|alternative|an alternative)(?: \w+){1,3}",
    r"other (?:available )?(?:options|alternatives)|another option|an alternative",
    r"would .{1,60} work (?:for you )?instead",
)
CHOICE = re.compile(r"(?<!\w)or(?! (?:not|no|if|need)(?!\w))(?!\w)")
# "Shall I ..., or do you need anything else?": the part before the "or" asks something of its own.
# Where the other part is a question too ("do you ..."), its "or do" is kept: that is a choice.
GO_OR_MORE = re.compile(
    r"(?=would you|do you|shall i|should i|let me know).{10,200}?"
    r"(?:,? or do(?= you)|(?=,? or (?:is there|are there|if you|need|any)))"
)
WHICH_ONE = _any(
    r"(?:pick|choose|select) one",
    r"(?:which|what) ones?",
    r"(?:one|any|which|either) of (?:these|those|them|the (?:above|following|other))",
)

# A customer's question for facts.
QUERY = _any(
    r"(?:how|what|which|when|where|why|who)(?:'s)? [^.!?]{0,120}(?=\?)",
    r"(?:can|could|would|will) you (?:please |also )?(?:tell|check|confirm|let me know|show|find|explain"
    r"|double-check|look|calculate|list|see)",
    r"(?:is|are|do|does|did|will|would|can i|could i|has|have) [^.!?]{0,120}(?=\?)",
    r"(?:let me know|tell me|like to know|wondering|want to know|need to know)",
)


def is_more_help(low: str, question: bool) -> bool:
    """Return whether a clause asks if more help is needed, invites further questions, or says goodbye."""
    if not any(map(low.__contains__, _HELP_SIGNS)):
        return False
    if _ELSE.search(low):
        return not _REFUSAL.search(low) and (question or bool(_INVITATION.search(low) or _OPEN_DOOR.search(low)))
    if _FAREWELL.search(low) or _OPEN_DOOR.search(low):
        return True
    return bool(_MORE_HELP.search(low) and _INVITATION.search(low)) or (question and bool(_ASKS_MORE.search(low)))


def is_done(low: str) -> bool:
    """Return whether a clause claims that a write was carried out: not denied, not to come, not merely supposed."""
    for match in _COMPLETION.finditer(low):
        near = low[max(0, match.start() - 40) : match.end()]
        if not _DENIED.search(near) and not _SUPPOSED.search(low[: match.start()]):
            return True
    return False


def is_refusal(low: str) -> bool:
    """Return whether a clause says that something can't be done or isn't available; "not found" alone doesn't."""
    match = _REFUSAL.search(low) or _REGRET.search(low)
    return bool(match and not _WARNING.search(low) and not _LOOKUP.search(low[match.start() : match.end() + 30]))
