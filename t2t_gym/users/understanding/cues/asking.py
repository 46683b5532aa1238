"""Asking for information, and what of it is left to be understood."""

from __future__ import annotations

import re

from t2t_gym.users.understanding.cues.english import FIRST, MOMENT, TELL
from t2t_gym.users.understanding.matching.cue import Cue, Shade
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.text.governed import is_agents_own, is_by_another, is_to_come

__all__ = [
    "BARE_INVITATION",
    "CHECK",
    "DO_YOU_KNOW",
    "HAND_IT_OVER",
    "HOW_MANY",
    "LOOK_THERE",
    "MEANS_IT",
    "QUERY",
    "REQUEST",
    "WHICH_ONE",
    "WHICH_THING",
    "WH_QUESTION",
    "WISH_PUT",
    "YES_OR_NO",
    "request",
]

REQUEST = Cue(
    r"(?:please|kindly|to) (?:verify|authenticate|identify)(?: yourself| your (?:identity|account))? (?:by|using|with"
    r"|via"
    r"|through) (?:either|one of|any of|the following)",
    r"let me know (?:once|when|as soon as) you(?:'ve| have)? (?:\w+ed|found|chosen|got)(?: on (?:the|your))?",
    r"(?:could|can|will) you(?: (?:please|kindly|also|first|now|then|just))* (?!be |have to|get )\w+",
    r"(?<!\d )(?<!of )(?:would|may|might|could|can) (?:you|i|we)(?: (?:please|kindly|also|first|now|then|just|quickly"
    r"|be able to"
    rf"|help me by))* {TELL}",
    rf"(?:please|kindly|(?<!i )(?<!we )(?<!you )(?<!they )do)(?: (?:also|first|then|just|now|do))* {TELL}",
    r"(?:i|we)(?:'ll| will|'d| would| do| still| just| also| only| first| both| have|'m going to"
    r"|'re going to| am going to| are going to)* (?:need|require|(?<!i )(?<!we )like"
    rf"|want)(?: to (?:know|confirm|verify|ask|get|have|gather|collect))?(?=,? \w|:)(?! to\b| {MOMENT})",
    # "Have your order sent to ...", "look at other options" isn't asked of the customer.
    r"^(?:and |or |also,? |next,? |then,? |first,? |finally,? |so,? |now,? |additionally,? |if so,? |next steps?: )?"
    rf"(?!have (?:the|your|it|this|that|you|i|we)(?!\w)|get (?!(?:me|us|the|your|an?)(?!\w))"
    rf"|look at (?!the|your|an?(?!\w))){TELL}(?= [a-z])",
    rf"^(?:just|simply) (?:give(?! (?:me |us )?{MOMENT})|send|share|provide|supply|name|enter|type|specify|state"
    r"|let (?:me|us) have)(?: me| us)?(?= (?:the|your|an?)(?!\w))",
    r"(?:please|kindly|just) (?:answer|fill in|complete|reply to)(?: me)?(?= (?:these|those|the following"
    r"|this|a few|some))",
    r"(?:which|what)(?: (?:one|of (?:these|those|them|the (?:two|following))))? (?:would|do|can|could) you(?: rather"
    r"| prefer to| like to| be able to)? (?:give|provide|share|send|tell|use (?:to|for) (?:verif|identif"
    r"|authenticat)\w+)(?: me)?",
    r"is there (?:an?|any|another(?! (?:way|thing|question|matter|issue)))"
    r"(?: (?:specific|particular|certain|preferred))?"
    r"(?= (?!(?:\w+ )?(?:other|else|more|further))\w)",
    r"(?<=, )(?:please )?(?:give|tell|send|share)(?: me| us)(?= (?:the|your|an?)(?!\w))",
    r"(?:let me know|tell me)(?=:$)",  # before a list
    r"let me know(?= (?:which|what|the|your|how|whether|when|where|who|why|if|any))|(?<!\w )tell me"
    r"|(?:to|and|just|please|then|first|also|or|so|but|now|you) tell me"
    r"|(?:can't|cannot|unable|not able)[^.?!]{0,40} without (?:the|your|an?)"
    r"|(?:must|have to|need to|to|i'll|let me) ask (?:you )?for|waiting for your|looking for your"
    r"|(?:is|are|i'm|we're|am)(?: still| only| just| currently)? missing(?!\W*$)"
    r"|(?:trouble|bother) you for (?:the|your|an?)"
    r"|(?:i|we)(?:'d| would| must)?(?: \w+ly)? ask you to \w+"
    r"|(?:all )?(?:i|we) (?:\w+ )?(?:need|require) is|what (?:i|we) (?:\w+ )?need(?: from you)? is"
    r"|(?:what|(?:piece|thing|bit|part|detail)(?: that)?) (?:i|we)(?:'m| am)? (?:\w+ )?(?:don't (?:\w+ )?have|lack"
    r"|missing) (?:yet )?is|(?:i|we)(?:'m|'re| am| are) (?:\w+ )?missing",
    rf"{FIRST} (?:your|an?)",
    r"you (?:can|may|could) (?:verify|authenticate|identify|confirm|do)(?: (?:yourself|this|that|so|it|your identity))?"
    r" (?:by|using|with|via|through|in (?:one|either|any|two)(?: of)?)(?: (?:giving|providing|sharing)(?: me"
    r"| us)?)? (?:the|your|an?|either)",
    r"you (?:can|may|could) (?:verify|authenticate|identify|confirm|do)(?: (?:yourself|this|that|so|it|your identity))?"
    r" in (?:one|either|any) of (?:\w+ ){0,2}ways",
    r"you can (?:provide|share|give|send|tell)(?: me)?(?: with)? (?:either|one of|any of|the|your|an?)",
    r"are you (?:sure|certain) (?:about|of) (?:the|your)",
    r"(?:yourself|identity|account) by (?:providing|sharing|giving|sending|telling|entering)(?: me)?(?: with)?"
    r" (?:either|the|your|an?)",
    r"(?<!i )(?<!can )(?<!let me )(?<!^to )(?<!just to )(?:provide|specify|confirm|share)(?= (?:which|what"
    r"|your|the|whether|how|a))",
    r"if you(?:(?: can| could) (?:give|provide|share|tell|send)(?: me)?| have(?= (?:another|a different))"
    r"(?![^.?!]{3,120}, you(?:'d|'ll| would| will)? (?:need|have) to))",
    r"any chance (?:(?:that )?you(?:'ve| have)(?: got)?|of (?:getting|having)|i (?:can|could) (?:get|have))(?: the"
    r"| your| an?)?",
    r"do you happen to (?:know|have|remember|recall)|mind (?:me asking|if i ask)",
    r"do you(?: perhaps| maybe| possibly| still| also| by any chance)? (?:have(?: in mind)?|know|remember|recall"
    r"|happen)",
    r"(?<!is )(?<!'s )(?<!than )(?<!from )(?<!of )(?<!see )(?<!with )what(?:'s| is| are| was)(?! (?:in stock|available"
    r"|left|possible|happening|included|covered|next|new|changing|changed|different))(?: your)?"
    r"|what your",
    r"(?:it's |that's )?(?:entirely |totally |completely )?(?:your (?:call|choice"
    r"|decision)(?! (?!to|on|how|if|whether|now)\w)|up to you)|you (?:decide|choose)(?=\W*$|[,:])",
    r"(?:i|we)(?:'d|'ll| would| will)?(?: still| also| just| first)? (?:have to|must|got to|gotta)(?: still| also| just"
    r"| first)? (?:know|ask(?: you)?(?: for (?:the|your|an?))?|have|get|see)",
    r"(?:would|do) you mind \w+ing(?: me)?|mind (?:telling|giving|sharing|sending|checking)(?: me)?",
    r"(?:so (?:kind|good) as|(?:kind|good|nice) enough|(?:trouble|request|ask)(?: that)? you)(?: to| kindly)? \w+"
    r"(?: me)?(?: with| of| about)?(?: (?:the|your|an?))?|if you (?:would|could)(?: please| kindly| just)?"
    r" (?!like|prefer|want|rather|be|not|have|wish|care)\w+(?: me)?(?: with| of)?(?: (?:the|your|an?))?",
    r"^(?:just |please |so |and |also |still |going to )*(?:need|mind \w+ing(?: me)?"
    r"|(?:pop|drop|shoot|toss|hit|send)(?: me| us)(?: over| with| across)?) (?:the|your)|just need (?:the|your)",
    r"^(?:(?:just|also|still|now) )*(?:need(?:ed)?|missing|required)(?=:$)",  # before a list
    r"(?:is|are|'s|'re|remain)(?: (?:just|also|still|now|all|yet|only)){0,2}"
    r" (?:needed|missing|required|outstanding|necessary)(?: from you)?(?=:$)",
    r"what(?:'re| are) (?:we|you) (?:thinking|going with|after|looking at)(?: for| about)?(?: (?:the|your))?",
    r"what (?:would|do) you (?:like|want|prefer) (?:for|as) (?:the|your)",
    r"once (?:you(?:'ve| have)? (?:provided?|shared?|given?|confirm(?:ed)?|specif(?:y|ied)|choose|select(?:ed)?"
    r"|chosen|picked?|decided?(?: on (?:the|your))?|found|located|got)|i have|i know)(?! confirmed)",
    r"try (?:using|with|again with|providing|entering)(?: your| the| an?)?",
    r"(?:shall|should|can|could) (?:we|i) try (?:(?:it )?with |using )?(?:your|an?other|an?)",
    r"feel free to (?:share|provide|give|tell|send)",
    r"like to (?:provide|share|specify|tell)",
    r"(?:if|once|when) you have(?=[^.?!]{0,80} (?:please|feel free to) (?:share|provide|send))",
)
WH_QUESTION = Shade(
    r"(?P<last>what|which|whom?|where|when)(?=\?)",
    r"^(?:(?:if so|if not|and|so|but|then|now|ok|okay|also|first|next|sure|thanks|great|alright|well|oh|just|second"
    r"|third|last|until|to|at|in|on|for|from|with|by|of|about|\w+ly),? |[\w']+, ){0,3}?"
    r"(?P<first>what|which|why|when|where|who|how)",
    r"(?P<later>what|which|why|how)(?: [\w'#/-]+){0,6} (?:would|do|did|should|can|shall) (?:you|i|we)",
)
_BARE = re.compile(rf"{TELL}(?!\w)")
_GIVING = re.compile(r"(?:provide|specify|confirm|share)(?!\w)")
# "You don't need to tell me", "no need to share", "unless you specify another card".
_NEEDLESS = re.compile(
    r"(?<!\w)unless you(?:'d| would)?(?: (?:like|want|prefer) to)? $"
    r"|(?<!\w)(?:don't|do not|won't|will not|needn't|no|not|never|without)"
    r"(?: (?:need|have|want|wish|to|be|asked|required|necessary|you|for|longer)){0,4} $"
)
# "If that is wrong, let me know" waits for nothing; "if you'd like me to ..., let me know" holds out an action.
BARE_INVITATION = re.compile(
    r"(?<!\w)(?:if|when|once) .*(?:let (?:me|us) know|tell (?:me|us)(?: now)?)"
    r"(?:,? (?:(?:and|so) (?:i|we)|because|since|as)(?!\w).*)?\W*$"
)
# "Check your email for it", "look at the label".
CHECK = Shade(r"(?<!i'll )(?<!i can )(?<!i will )(?<!let me )(?:double-?)?check|look (?:in|at|for|through)|see if")
# In "check your email for the order number" what is wanted is named after where to look, and may be nothing that the
# customer could tell ("for the instructions").
LOOK_THERE = Shade(
    r"(?:check|look (?:in|at|through)|watch|keep an eye on) (?:your |the )?[\w-]+(?: [\w-]+){0,2} for"
    r"(?= (?!me|us|you|it|them|that|this|\w*mistakes|\w*errors)\w)",
    r"look (?:out )?for (?:an?|our|the) (?:e-?mail|message|confirmation|letter)",
)
# "The order number is missing. Could you send it?", "... Is it spelled differently?", "... Do you have another one?"
_ONE = r"(?:right|correct|different|other|new|valid|full|complete|proper|actual|working|current)(?: one)?"
HAND_IT_OVER = Shade(
    r"(?:provid(?:e|ing)|shar(?:e|ing)|giv(?:e|ing)|(?:re)?send(?:ing)?|specify(?:ing)?|supply(?:ing)?|furnish"
    r"|repeat(?:ing)?|read(?:ing)?|spell(?:ing)?|typ(?:e|ing)|pass(?:ing)?|tell(?:ing)?|enter|copy|write|try(?: again)?"
    r"|let me have)(?: (?:me|us|with|out)){0,2} (?:it|this|that|either(?: one)?"
    rf"|one of (?:them|these|those|the two)|(?:the|an?) {_ONE}|another(?: one)?)"
    r"(?= (?:at|to|when|now|please|so|as|for|over|again|out|back|along|here|once|exactly)(?!\w)|[.?!,]|$)",
    # "And the cabin - could you tell me?"
    r"^(?:could|can|would|will) you (?:please |kindly )?(?:tell|give|send|let) me(?: know)?(?=\W*$)",
    r"which(?: one)? (?:would|do|can|could) you (?:like|want|prefer|rather)(?: to)? (?:give|provide|share|send|tell)"
    r"|what (?:are they|is it|should (?:it|that|they) be(?: (?:changed|set))?(?: to| instead)?)(?=\?)"
    r"|what (?:does )?(?:it|this|that) (?:says?|reads?|shows?)|(?:know"
    r"|tell me) what you (?:see|find)(?=\W*$)",
    r"(?:spell(?:ed|t)|written|entered|typed) (?:differently|another way|correctly|right)|check(?:ing)? the spelling"
    r"|(?:double-?|re-?)check(?:ing)? (?:it|that|them)(?=\W*$)",
    r"(?:have|is there|got|under|used|try|use|with) (?:another|some other|a different)(?: one)?(?=\W*$| (?:you|that|on"
    r"|i)(?!\w))",
)
# "Which black jacket would you like?", of several that were put.
WHICH_THING = Shade(
    r"(?:which|what) (?!of(?!\w))(?:[\w-]+ ){1,3}(?:(?:would|do|did) you|you(?:'d| would)) (?:like|prefer|want|rather"
    r"|fancy)(?: best| most| (?:to )?(?:have|get|take))?(?=\W*$)",
)
# "How many would you like in all?", of what was counted before.
HOW_MANY = Shade(
    r"how many(?= (?:(?:more|extra|additional|in total|altogether|of (?:them|these|those)) )?"
    r"(?:would|do|does|should|shall|will|can|may|did|are|is) )|how many(?: in (?:all|total)| altogether)?(?=\?)"
)
WHICH_ONE = Shade(
    r"(?:pick|choose|select) (?:(?:the )?one|from)|(?:which|what)ever (?:of |one |ones )?(?:\w+ )?(?:you|suits|works)",
    r"which (?:two|three|pair)(?= (?:would|do|should|did|shall|can|could)(?!\w))"
    r"|(?:which|what) (?:ones?|number(?= (?:would|do|should|shall|is it|works|suits)(?!\w)))",
    r"(?:its|their) (?:numbers?|ids?|codes?)|(?:number|id|code|letter)s? of (?:it|them|that"
    r"|(?:the|your) (?:one|option|choice))",
    # "I can cancel it, or swap the lamp. What do you think?"
    r"what do you (?:think|say)|what(?:'s| is| feels| sounds| seems| would be) (?:best|right|better)(?: (?:for"
    r"|to) you)?(?=\?)|where do we go from here|your call|up to you|which way|which (?:route|path|road"
    r"|approach)(?= (?:\w+ )?you(?:'d| would)? (?:\w+ to )?(?:take|go|follow|prefer|rather))"
    r"|what would you (?:prefer|rather)"
    r"|which (?:would you|you(?:'d| would)?) (?:prefer|rather)|which(?=\?)"
    r"|^(?:please |kindly |just |now )+choose(?=\W*$)",
    # "Would a, b or c do?", "either one?"
    r"[a-f1-6](?:, ?[a-f1-6]){0,4},? or [a-f1-6]|(?:option |number )?[a-f1-6](?= or (?:option |number )?[a-f1-6](?!\w))"
    r"|either(?: one)?(?: of (?:these|those|them))?(?= (?:appl|describe|fit|match)\w*(?!\w))|either(?: one)?(?=\?"
    r"| (?:of interest|works?|suits?|do|would)(?!\w))",
    r"(?:one|any|which|either) of (?:these|those|them|the (?:above|following|other|two|three|four|five))",
    r"(?:is (?:it|that)|(?:do|did) you mean|would (?:it|that) be)(?= [^?]{1,500} or )",
    # "What should I put down?", "where should it go?"
    r"what (?:should|shall|may|can|do) (?:i|we) (?:put(?: down)?|note(?: down)?|record|enter|log|register"
    r"|write(?: down)?|state)(?=\W*$| (?:for (?:it|that|this|you)|as (?:it|the reason)|here|there)(?!\w))"
    r"|where (?:should|shall|would|can|may) (?:it|that|this|they)(?: (?:be sent|end up|go(?: to)?))?(?=\W*$)",
    r"which(?= (?:would|do|should|did|shall|works|is it|suits|is the one|are the ones))"
    r"|(?:what|which) (?:suits|works)|what(?:'ll| will) (?:it|that) be"
    r"|(?:your|any|a) (?:pick|choice|preference|favou?rite)|^(?:pick|choice|preference)s?(?=\?)"
    r"|(?:is there|any) one (?:that )?you(?:'d|'re| would| are| like| want| prefer)",
)
# "Is it the order with the lamp?": a thing is put, and no more is asked than whether it is meant.
MEANS_IT = Shade(
    r"(?:do|did|would|might|could) you (?:\w+ )?(?:mean|have meant)",
    r"are (?:you|we) (?:referring|talking|speaking|asking)(?: to| about| of)?",
    r"^(?:and |so |ok(?:ay)?,? )?(?:is|was|would) (?:it|that|this)(?: be)?(?! (?:ok|okay|right|correct|fine|all|good))",
    r"(?:could|might|may) (?:it|that|this) be(?= (?:it|the|your|one|this|that|#?\w*\d)(?!\w))",
    r"(?:is|was) [\w# ]{2,40} the (?:right )?one",
)
# "Has it arrived yet?", "is your address still the same?": a question of fact, to be answered by yes or no.
YES_OR_NO = Shade(
    r"^(?:(?:and|so|also|then|but|ok(?:ay)?),? )?(?:is|are|am|was|were|do|does|did|has|have|had|will)(?:n't)?"
    r"(?= (?!there(?!\w)|you (?:aware|know)(?!\w))[^?]+\?)"
)
DO_YOU_KNOW = Shade(r"(?:do|would|might) you (?:happen to )?know(?=\?| (?:if|whether|when|in|which|what|how)(?!\w))")
# "Would you like it in blue?", "you'd like to fly on May 27, right?": a wish is put, to be said yes or no to.
WISH_PUT = Shade(
    r"^(?:(?:and|so|also|then|but|ok(?:ay)?),? )?(?:would|should|shall)(?= (?!i(?!\w)|we(?!\w)|there(?!\w))[^?]+\?)",
    r"^(?:(?:and|so|also|then|but|ok(?:ay)?),? )?you(?:'d| would)? (?:like|want|need|prefer|wish)(?= [^?]+\?)",
)
# A customer's question for facts.
QUERY = Shade(
    r"(?:how|what|which|when|where|why|who)(?:'s)? [^.!?]{0,120}(?=\?)",
    r"(?:can|could|would|will) you (?:please |also )?(?:tell|check|confirm|let me know|show|find|explain"
    r"|double-check|look|calculate|list|see)",
    r"(?:is|are|do|does|did|will|would|can i|could i|has|have) [^.!?]{0,120}(?=\?)",
    r"(?:let me know|tell me|like to know|wondering|want to know|need to know)",
)


def request(clause: Text) -> re.Match[str] | None:
    """Return the words by which a clause asks for something, the first that aren't negated, nor another's doing."""
    match = clause.search(REQUEST)
    while match and (
        _NEEDLESS.search(clause.low, max(0, match.start() - 40), match.start())
        or (_BARE.match(match[0]) and is_by_another(clause.low, 0, match.start()))
        or (_GIVING.match(match[0]) and is_agents_own(clause.low, match.start()))
        or ("ask" in match[0] and is_to_come(clause.low, match.end()))
    ):
        match = clause.search(REQUEST, match.end())
    return match
