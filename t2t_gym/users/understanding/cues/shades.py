"""What an act is for or hangs on, beside what it asks for and names."""

from __future__ import annotations

from t2t_gym.users.understanding.cues.english import BOTH_COUNTED, COUNTED, FINE, LABEL, NOT
from t2t_gym.users.understanding.matching.cue import Shade

__all__ = [
    "ADDS",
    "ADMITS",
    "ALL",
    "AMISS",
    "ANOTHER",
    "AS_PUT",
    "BESIDES",
    "BY_AGENT",
    "CONDITION",
    "CURIOUS",
    "EACH",
    "ELSE",
    "HAPPENED",
    "HOLD",
    "HOLDER",
    "IDENTITY",
    "IF_NOT",
    "IN_PLACE",
    "JUDGED",
    "KEPT",
    "LOOK_UP",
    "NOT_THERE",
    "NUMBERED",
    "OF_A_THING",
    "ONE_BY_ONE",
    "ONLY_WHOLE",
    "ON_OTHERS",
    "OPTION",
    "OWN_STEP",
    "PART",
    "PREFERENCE",
    "PROCEED",
    "RECAP",
    "SUGGESTS",
    "TOGETHER",
    "TRIES_AGAIN",
    "USUALLY",
    "WHETHER",
    "WHICH",
    "WHOLE",
    "WISHES",
    "YES",
]

# "Shall I check whether I can cancel it?", "if you'd like, I can look it up"
LOOK_UP = Shade(
    r"(?:me|i|we|us|(?:i'd|i would|i'll|i will) be (?:glad|happy))(?: to)?"
    r"(?: (?:go ahead and|quickly|please|now|first|also))? "
    r"(?:look|check|search|see|find|pull|review|verify|explain|list|show|double-check|tell|walk|provide|give"
    r"|start(?! with)|read|ask|retrieve|access|compare|(?:place|put) you on)",
    r"(?:i|we)(?:'ll| will| can| could)(?: (?:go ahead and|quickly|also|\w+ly))? (?:look|check|search|see|find|pull"
    r"|review|list|show|retrieve|compare)",
)
# "Would you like to see the options?"
CURIOUS = Shade(r"you[^.?!]{0,20} to (?:also )?(?:hear|know|learn|see|view|review|explore|find out|read|look)")
WHETHER = Shade(r"whether|if|what|how|about")
PROCEED = Shade(r"proceed|go ahead|continue|move forward|carry on|do (?:that|this|it|so)|process")
# "Would you like me to make the switch?", not "is that okay?"
BY_AGENT = Shade(r"me to|(?:shall|should|may|can|could) (?:i|we)")
HOLD = Shade(
    r"(?:one|a|just a) (?:moment|minute|second|sec)|hold on|please (?:hold|wait|bear)|bear with me",
    r"i(?:'ll| will) (?:now |just )?(?:look|check|find|pull|see|get)|let me (?:look|check|find|pull|see)",
)
# "A return and an exchange can't be combined"
TOGETHER = Shade(r"combin(?:e|ed|ing)|together|at (?:the same time|once)|both(?: [\w'-]+){1,8} and")
# "Let me try that once more": what hasn't worked so far isn't refused.
TRIES_AGAIN = Shade(
    r"(?:let me|(?:i|we)(?:'ll|'m|'re| will| am| are)(?: going to)?)(?: \w+){0,2} (?:retry(?:ing)?"
    r"|(?:try|attempt)(?:ing)?(?: [\w']+){0,4} (?:again|(?:once|one) more|another time|a second time|another way))"
)
CONDITION = Shade(
    r"without|until|unless|before|as long as|if you (?:can't|cannot|don't)|not yet|first",
)
# "..., though I can upgrade you first": a step of the agent's own, on the way to something else.
OWN_STEP = Shade(r"(?:i|we) (?:can|could|would|might)(?: (?!only|not|never|if|once|when|after|until)\w+){1,8} first")
# "If it's possible, it's done; if not, I'm afraid it can't be."
IF_NOT = Shade(r"^(?:and |but |or )?(?:if not|otherwise|if (?:it|this|that) (?:is(?: ?not|n't)|can(?:not|'t)))")
# "Shall I do both?", "do you confirm all three?", "should I go ahead with everything?": of things, not of details.
EACH = Shade(
    r"(?:both|(?:all |all of )?(?:the|these|those|all) (?:two|three|four|five))(?: of (?:them|these|those))?"
    r"(?: (?:changes|requests|actions|steps|things|tasks|updates)(?: (?:to|for|on|in|of)(?: [\w#-]+){1,3}?)?)?"
    r"(?=\W*$|[^\w -]"
    r"| (?:now|for you|so|and|please|in one|are|have|went|got|done|sorted|complete[d]?|set|taken care|ok|okay"
    r"|fine|good|right|all right|alright|correct)(?!\w))",
    r"(?:all(?: of (?:it|that|this))?|everything)(?:'s| is| has been)? (?:now )?(?:taken care of|done|sorted)",
    r"(?:do|process|(?:proceed|go ahead) with) (?:it all|all of (?:it|that|them|these|those|this)|everything)",
)
# "Would you also like it gift-wrapped?"
ADDS = Shade(r"also|as well|additionally|in addition|on top(?: of that)?|too(?=\W*$|,)|while (?:i'm|we're) at it")
# "Instead of the lamp, or as well?", "is that on top of it, or does it replace it?"
_IN_PLACE = r"(?:instead|rather than|replac(?:e|es|ing)|in (?:its )?place)"
_ON_TOP = r"(?:in addition|additionally|as well|also|both|on top|besides|too(?=\?))"
BESIDES = Shade(
    rf"{_IN_PLACE} [^?]{{0,120}}or [^?]{{0,60}}{_ON_TOP}", rf"{_ON_TOP}[^?]{{0,120}} or [^?]{{0,60}}{_IN_PLACE}"
)
# "I'll also cancel all your other orders"
ON_OTHERS = Shade(
    r"(?:i|we)(?:'ll| will|'m going to| am going to|'re going to| are going to) [^.?!]{2,60} (?:(?:(?:all|any|each"
    r"|every|both|one) (?:of )?)?(?:your|the|my) other \w+|the others|everything else|all else|all (?:of )?your \w+s)"
)
# "Normally it couldn't be cancelled, but ..."
USUALLY = Shade(r"normally|usually|ordinarily|typically|generally|in general|as a (?:general )?rule|under normal \w+")
# "Does that work?" is asked of all that is put, "does the way back suit you?" of a part.
AS_PUT = Shade(r"that|this|it|everything|all(?! right(?!\w))|these|so|(?:sounds?|looks?) \w+(?=\W*$)")
# "Is the address on file still right?", not "is that right?".
OF_A_THING = Shade(r"(?:is|are|was|were) (?:all |both )?(?:the|your|an?)")
# "Is the address on file still correct?", "is that address right?", not "is that right?".
JUDGED = Shade(
    r"^(?:(?:and|so|also|then|but|ok(?:ay)?),? )?(?:is|are) (?:the|your|this|that|these|those)"
    rf" (?:[\w'#-]+ ){{1,6}}?{FINE}"
)
# "Does the return stay as it is?", "should I leave the cancellation as agreed?"
KEPT = Shade(
    r"(?:do|does|will|would|should|shall|can|may|is|are)(?: (?!and|which|what)[\w#'-]+){1,8}? (?:stay|remain|keep|kept"
    r"|leave|left|go|be)(?: [\w#'-]+){0,6}? (?:as (?:(?:it|they|that)(?:'s| is| are)|is|before"
    r"|(?:(?:we|you) )?(?:agreed|planned|discussed|said))|unchanged|untouched|the same)(?=\W*$|[^\w ])",
)
HOLDER = Shade(r"(?:account|card) ?(?:holder|owner)|owner of (?:the|this) account|(?:is|are) (?:this|these) your own")
WISHES = Shade(
    r"^(?:(?:and|also|so|then),? )?(?:do|did|will|would) you (?:\w+ )?(?:need|require|want|like|wish|prefer)",
    r"^(?:(?:and|also|so|then),? )?(?:should|shall)|you(?:'d| would)? (?:\w+ )?(?:like|want|prefer)",
)
ALL = Shade(r"both|all (?:\w+ )?of (?:this|that|it|these|those|them)|all (?:two|three|four)")
AMISS = Shade(
    r"(?:not|never|un|in)(?: be(?:en)?)? ?(?:found|valid|correct|right|listed|match(?:ing|ed|es)?|exist\w*)",
    r"(?:not|n't) (?:finding|locating|seeing|showing)"
    r"|the only (?:\w+ ){1,3}(?:i (?:see|have|find|can see|could find)|(?:on|in|under) your)",
    r"(?:can't|cannot|could not|couldn't|can not|unable to|wasn't able to|not able to|don't|do not|didn't|did not)"
    r" (?:seem to )?(?:find|locate|see|match|identify|recogni[sz]e|pull up|look up|have (?:an?|any))",
    r"(?:doesn't|does not|don't|do not|didn't) (?:seem to |appear to )?(?:exist|match|belong|appear|correspond"
    r"|contain|include|have|fit|show|come)",
    r"(?:isn't|is not|aren't|are not|wasn't)(?! (?:clear|urgent|necessary|needed))"
    r"|there(?:'s| is| are) no(?! (?:\w+ )?(?:fees?|charges?|costs?|need|rush|hurry|problem))|no such|none of"
    r"|nothing(?! (?:(?:has|have|was|is|will) )+(?:\w+ ){0,3}(?:chang|affect|touch|happen|cost|charg)\w*)"
    r"(?! else)|no (?:\w+ ){0,2}(?:matches|with)|double-?check|typo|mistake|mistyped",
)
# "It was charged to your Visa instead of your gift card, by mistake."
ADMITS = Shade(
    r"(?:by|my|an?|the|this|that) (?:mistake|error)|(?:mistake|error) on (?:my|our) (?:part|side|end)|mistakenly"
    r"|accidentally|in error|wrong(?:ly)?"
)
IN_PLACE = Shade(r"instead of|rather than")
PART = Shade(
    r"part(?:s|ly|ial\w*)?|single|individual\w*|some of|one of",
    # not "I can only cancel your own", nor "I can't cancel it, as that's for members only"
    rf"(?:\w*{NOT}|unable|impossible|only)(?![\w']) [^.?!,:;]{{0,80}}(?:just|only)",
)
WHOLE = Shade(r"whole|entire\w*|all of|in full|complete(?:ly)?")
ONLY_WHOLE = Shade(r"only [^.?!]{0,40}(?:whole|entire|all of|in full|complete)")
ELSE = Shade(r"instead|rather|alternatively|another|different|other")
ANOTHER = Shade(
    r"(?:another|any other|some other|an? (?:different|alternative)) (?!(?:way|question|thing|time)(?!\w))\w+"
)
NOT_THERE = Shade(
    r"(?:isn't|is not|not) (?:among|(?:in|on) your|one of|listed|linked|associated|registered|yours)",
    r"(?:can't|cannot|couldn't|could not|don't|do not|didn't|unable to|not able to) (?:find|see|locate)",
    r"(?:not|n't) (?:finding|seeing|locating)",
)
# "Do you agree to change no. 1?": of what the message numbers, whatever it is.
NUMBERED = Shade(
    rf"(?:{COUNTED}|(?:no\.|number)s? #?)\d|{BOTH_COUNTED}{LABEL}",
)
ONE_BY_ONE = Shade(
    r"(?:start|begin)(?:ning|ing)? (?:with|by)|one (?:at a time|by one|after the other)|before that",
    r"first(?![^\0]*\b(?:second|then|next|finally))",
)
OPTION = Shade(r"(?:option|alternative|choice|variant) #?(?:[a-h]|\d)")
# "I'd suggest option A"
SUGGESTS = Shade(
    r"(?:suggest|recommend|propose|advise)|(?:i|we)(?:'d| would|'ll| will) (?:\w+ )?(?:go (?:with|for)|take|pick|choose"
    r"|book)"
)
IDENTITY = Shade(
    r"your identity|identify yourself|who you are|your (?:account |personal )?(?:details|information|info)",
    r"(?:verify|authenticate|identify|find|locate|access|pull up|look up) (?:you|your (?:account|profile))",
)
PREFERENCE = Shade(r"which|prefer\w*|favou?rite", r"ones?(?!\w)[^?]* or")
WHICH = Shade(r"which|what one|(?:did|do) you mean")
# "What happened with the flight?": which the customer may not know.
HAPPENED = Shade(r"what (?:happened|went wrong)(?= (?:with|to) (?:the|your|it)(?!\w))")
# "To recap: ...", "here's what I have so far:", "so you'd like ...": what the agent has understood to be wanted.
_BEGINS = r"^(?:(?:just|so|ok(?:ay)?|great|thanks|perfect|all ?right|now|let me|and),? ){0,3}"
RECAP = Shade(
    rf"{_BEGINS}(?:quickly )?(?:to )?(?:recap|summari[sz]e|sum (?:it |this |that )?up|be clear|(?:in |a )?summary)",
    rf"{_BEGINS}(?:so far|(?:here(?:'s| is) |this is )?what i have|(?:here(?:'s| is| are) )?(?:your|the) (?:\w+ )?"
    r"(?:summary|request|recap))",
    rf"{_BEGINS}(?:i (?:understand|see|gather|take it)(?: that)? )?you(?:'d| would)? (?:like|want|wish|prefer)(?:ed)?",
    rf"{_BEGINS}(?:(?:i(?:'ve| have)? )?(?:got it|noted|understood)|i have you down)|^so,? that(?:'s| is)",
)
# "Yes, it is", but not "sure, I'll see to it", nor "it is not".
YES = Shade(
    r"^\W*(?:yes|yep|yeah|yup|indeed|absolutely|certainly|definitely|exactly|of course|sure"
    r"|it (?:\w+ly |sure )?(?:is|has|did|was)"
    r"|(?:(?:that|it)(?:'s| is| has been) )?(?:right|correct|confirmed|so|true))(?!\w)"
    r"(?![^.!?]{0,120}(?<!\w)(?:not|yet|still|let me|in an? \w+|(?:about|going|have|need) to"
    r"|(?:i|we)(?:'m|'re|'ll| am| are| will))(?!\w))"
)
