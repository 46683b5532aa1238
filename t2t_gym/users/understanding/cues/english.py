"""The words of which the cues are made."""

from __future__ import annotations

__all__ = [
    "ADVERBS",
    "AGREED",
    "BOTH_COUNTED",
    "CHARGE",
    "COUNTED",
    "DO",
    "FINE",
    "FIRST",
    "HUMAN",
    "LABEL",
    "LOOKED",
    "MOMENT",
    "NOT",
    "TELL",
    "WISH",
    "WRITTEN",
]

NOT = r"(?:not|n't)"
WISH = (
    r"(?:would you (?:still |also |rather |prefer )?(?:like|want|care|wish)|(?:do|did) you (?:still |also )?(?:want"
    r"|wish|need|prefer)|you(?:'d| would) (?:still |also )?(?:like|prefer|want)|you (?:still |also )?(?:want|wish|agree"
    r"|intend)|you(?:'re| are) (?:ok(?:ay)?|happy|ready|fine|comfortable|sure|willing)|(?:would )?you be (?:ok(?:ay)?"
    r"|happy|comfortable|willing|interested))"
)
# "Is that fine?", "does it work for you?"; a good kettle, or the lamp in order #W1, is no judgement.
FINE = (
    r"(?:acceptable|agreeable|what you|(?:right|correct|accurate|ok|okay|fine|good|great|alright|all right|in order"
    r"|suits?|works?)(?=[^\w ]|$| (?:for|with|to|so|and|or|by|you|best|then|now|as|before|if|here|that|because|i|we"
    r"|please|just|still)(?!\w)))"
)
# What an agent waits for before it does anything: "once you agree", "if that's all right".
AGREED = (
    r"(?:you(?:'ve| have)? (?:confirm(?:ed)?(?! (?:which|what|your|how|an?|the(?! (?:details|above|summary)))(?!\w))"
    r"|approved?|agreed?|consent(?:ed)?|accept(?:ed)?|authori[sz]ed?|say (?:yes|so|the word|go)"
    r"|(?:give|gave|given)(?: me)? (?:the|your|a|an) (?:\w+ )?(?:go-?ahead|ok|okay|word|yes|green light|approval"
    r"|confirmation|permission|consent)|have no objections?|(?:don't|do not) (?:mind|object))"
    r"|(?:i|we)(?:'ve| have) (?:got )?your (?:\w+ )?(?:go-?ahead|ok|okay|yes|green light|approval|confirmation"
    r"|permission|consent)|you(?:'re| are) (?:\w+ )?(?:happy|ok|okay|fine|good|comfortable|all right|alright)"
    rf"|(?:that|this|it|everything|all)(?:'s| is| are| looks?| sounds?| seems?)(?: all| still)? {FINE}"
    r"|(?:that|this|it|everything) (?:works|suits you))(?!\w)"
)
ADVERBS = (
    r"(?:(?:now|just|already|all|also|both|each|been|fully|then|thus|therefore|since|\w+ly|gone ahead and|went ahead"
    r" and),? )"
)
WRITTEN = (
    r"(?:cancell?ed|modified|updated|changed|exchanged|returned|refunded|processed|submitted|completed|initiated"
    r"|booked|placed|requested|applied|issued|added|removed|upgraded|downgraded|rebooked|credited|finali[sz]ed"
    r"|executed|reverted|switched|swapped|replaced|set up|set|made(?! (?:an? )?(?:note|list|copy|sure))|adjusted"
    r"|scheduled|rescheduled|created|started|paid|recorded|filed|registered|saved|charged|corrected|arranged|moved"
    r"|taken care of|carried out|put through|sorted|actioned|approved|done|implemented|performed|edited|amended"
    r"|granted|sent|restored|purchased|complete|reversed|entered|begun|lodged|waived|reinstated|rerouted|effected"
    r"|handled|redirected|wrapped up|took care of|squared away|activated|logged|transferred back|fixed"
    r"|included(?! (?:the|an?|all|some|these|those|links?|details)(?!\w)))"
)
# What an agent would have first: "let's start with", "I'll begin by asking for"; "by checking" is for it to do.
FIRST = (
    r"(?:start|begin)(?: off)? (?:by|with)(?: (?:get|gett|ask|hav|tak|collect|gather|verify|confirm|provid|giv|shar"
    r"|send|not|clarify|identify|establish|settl|choos|pick|select|specify)ing(?: (?:me|us|you))?(?: for)?)?"
)
CHARGE = r"(?:\w+ )?(?:charge|cost|fee|price|payment|amount)s?"
# Before what a message numbers: "change 1", and, of two numbers, "go ahead with 1 and 2".
COUNTED = r"(?:change|request|task|row|step|point)s? #?"
LABEL = r"(?:\d|[a-f](?![\w']))"
BOTH_COUNTED = rf"(?:with|do|confirm|approve) (?:both )?[#(]?(?={LABEL}\)? (?:and|&) [#(]?{LABEL}(?!\d))"
# Who else may see to it.
HUMAN = (
    r"(?:human|person(?= (?:who|that)(?!\w))|live (?:agent|person|representative)|real person|representative"
    r"|supervisor|specialists?|manager"
    r"|colleagues?|(?:support|service|care) (?:agent|team|staff|department)"
    r"|(?:an?|another|our|one of our) (?:\w+ )?(?:agents?|team|department)|someone)"
)
# What is done for customers, as a bare verb.
DO = (
    r"(?:switch|change|transfer|connect|cancel|return|exchange|swap|replace|refund|book|rebook|upgrade|downgrade|add"
    r"|remove|issue|submit|file|charge|send|ship|deliver|put|pass|hand|move|update|apply|place|process|make)"
)
# What is done before anything is written.
LOOKED = (
    r"(?:verified|located|found|retrieved|authenticated|identified|accessed|confirmed|received|noted|logged|looked"
    r"|pulled|checked|reviewed|matched|gathered|searched|opened|prepared|double-?checked)"
)
# What customers are asked for when they are asked to wait.
MOMENT = (
    r"(?:just )?(?:an?|one|another|some|a few|a couple of) (?:\w+ )?"
    r"(?:moment|minute|second|sec|bit(?! (?:more|of)(?! time)(?!\w))|while|time)s?(?!\w)"
)
TELL = (
    rf"(?:provide|share|tell|give(?! (?:me |us )?{MOMENT})|specify|confirm|clarify(?:ing)?|verify"
    r"|send(?! (?:[\w'-]+ ){0,4}back(?!\w))"
    r"|let (?:me|us) know|supply|enter|indicate|describe|list|state|identify|choose|select|advise|pick|type|elaborate"
    r"|reply with|respond with|include|explain|remind|say(?= (?:why|which|what|how|where))|designate|nominate"
    r"|check(?! in(?! (?:the|your)(?!\w)))"
    r"|double-?check|make sure|ensure|look (?:at|in|for|up)|note down|narrow|have|know"
    r"|ask(?: you)?(?: (?:for|about) (?:the|your|an?))?|get|grab|spell|mention|point out|furnish"
    rf"|name(?! {WRITTEN}(?!\w))"
    r"|let (?:me|us) have|hand me|walk me|repeat|resend(?! of(?!\w))|write)(?! a (?:look|read|good|great|nice|lovely))"
)
