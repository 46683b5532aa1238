"""The words of which the cues are made."""

from __future__ import annotations

__all__ = ["ADVERBS", "DO", "FINE", "LOOKED", "NOT", "NOT_BY_AGENT", "TELL", "WISH", "WRITTEN"]

NOT = r"(?:not|n't)"
WISH = (
    r"(?:would you (?:still |also |rather |prefer )?(?:like|want|care|wish)|(?:do|did) you (?:still |also )?(?:want"
    r"|wish|need|prefer)|you(?:'d| would) (?:still |also )?(?:like|prefer|want)|you (?:still |also )?(?:want|wish|agree"
    r"|intend)|you(?:'re| are) (?:ok(?:ay)?|happy|ready|fine|comfortable|sure|willing)|(?:would )?you be (?:ok(?:ay)?"
    r"|happy|comfortable|willing|interested))"
)
# "Is that fine?", "does it work for you?"; a good kettle, or the lamp in order #W1, is no judgement.
FINE = (
    r"(?:correct|accurate|acceptable|agreeable|what you|(?:right|ok|okay|fine|good|great|alright|all right|in order"
    r"|suits?|works?)(?=[^\w ]|$| (?:for|with|to|so|and|or|by|you|best|then|now|as|before|if|here|that|because)(?!\w)))"
)
ADVERBS = (
    r"(?:(?:now|just|already|all|also|both|each|been|fully|then|thus|therefore|since|\w+ly|gone ahead and|went ahead"
    r" and),? )"
)
WRITTEN = (
    r"(?:cancell?ed|modified|updated|changed|exchanged|returned|refunded|processed|submitted|completed|initiated"
    r"|booked|placed|requested|applied|issued|added|removed|upgraded|downgraded|rebooked|credited|finali[sz]ed"
    r"|executed|reverted|switched|swapped|replaced|set up|set|made(?! (?:an? )?(?:note|list|copy|sure))|adjusted"
    r"|scheduled|rescheduled|created|started|paid"
    r"|recorded|filed|registered|saved|charged|corrected|arranged|moved|taken care of|carried out|put through"
    r"|sorted|actioned|approved|done|implemented|performed|edited|amended|granted|sent|restored|purchased|complete"
    r"|reversed|entered|begun|lodged|waived|reinstated|rerouted|effected|handled|redirected|wrapped up|activated"
    r"|logged|transferred back|included(?! (?:the|an?|all|some|these|those|links?|details)(?!\w)))"
)
# What is done for customers, as a bare verb.
DO = (
    r"(?:switch|change|transfer|connect|cancel|return|exchange|swap|replace|refund|book|rebook|upgrade|downgrade|add"
    r"|remove|issue|submit|file|charge|send|put|pass|hand|move|update|apply|place|process|make)"
)
# What is done before anything is written.
LOOKED = (
    r"(?:verified|located|found|retrieved|authenticated|identified|accessed|confirmed|received|noted|logged|looked"
    r"|pulled|checked|reviewed|matched|gathered|searched|opened|prepared|double-?checked)"
)
# "I'll verify that", "let me confirm": the agent does it itself.
NOT_BY_AGENT = (
    r"(?<!i can )(?<!i )(?<!i'll )(?<!i will )(?<!let me )(?<!need to (?=verify))(?<!to (?=make sure))(?<!double-)"
)
TELL = (
    r"(?:provide|share|tell|give|specify|confirm|clarify(?:ing)?|verify|send(?! back)|let me know|supply|enter|indicate"
    r"|describe|list|state|identify|choose|select|advise|pick|type|elaborate|reply with|respond with|include|explain"
    r"|remind|say(?= (?:why|which|what|how|where))|designate|nominate|check|double-?check|make sure|ensure|look (?:at"
    r"|in|for|up)|note down|narrow|have|know"
    r"|ask(?: you)?(?: (?:for|about) (?:the|your|an?))?|get|grab|spell|mention|point out|name|furnish"
    r"|let (?:me|us) have|hand me|walk me|repeat|resend|write)(?! a (?:look|read|good|great|nice|lovely))"
)
