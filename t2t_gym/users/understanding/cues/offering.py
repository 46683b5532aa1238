"""Putting alternatives, and leaving the choice to the customer."""

from __future__ import annotations

import re

from t2t_gym.users.understanding.cues.english import DO, WISH
from t2t_gym.users.understanding.matching.cue import Cue, Shade

__all__ = [
    "ALL_OR_SOME",
    "CHOICE",
    "CHOOSING",
    "COURSE",
    "COURSES",
    "GO_OR_ELSE",
    "GO_OR_MORE",
    "HOW_TO_PROCEED",
    "LEFT_TO_YOU",
    "MORE_OR_GO",
    "OFFER",
    "OF_SEVERAL",
    "OPEN_OFFER",
    "OPINION",
]

OPEN_OFFER = Cue(
    rf"if (?:you change your mind and )?(?:{WISH}|would like"
    r"|you (?:decide|choose))(?: me)? to [^.?!]{1,160}(?:let me know"
    r"|tell me(?=\W*$|,)|just (?:ask|tell|let me know))(?! (?:which|what|the|your|how|whether|when|if))"
)
OFFER = Shade(
    r"which (?:of (?:these|those|the|them) )?(?:\w+ )?(?:options?|alternatives?|variants?|versions?|choices?)",
    # "share one of the following" wants to be told something, "choose one of the following" puts a choice
    r"(?<!share )(?<!sharing )(?<!provide )(?<!providing )(?<!send )(?<!need )(?<!have )(?<!me )(?<!me with )"
    r"(?:one|any|either|which) of (?:these|those|the (?:following|above|available)|the alternatives)(?! appl| describe"
    r"| match| sound)(?: \w+)?",
    r"(?:would|do) you (?:rather|prefer)[^?]{1,120} or(?= )|which (?:one )?(?:would|do) you (?:prefer|like|want)(?=\?)",
    r"(?:explore|consider|see|choose|pick|try|prefer|hear|discuss|look at|look into|select)(?: \w+)? (?:other"
    r"|another|different|alternative|an alternative)(?: \w+){1,3}",
    r"other (?:available )?(?:options|alternatives)|another option|an alternative",
    r"would .{1,60} work (?:for you )?instead",
)
OF_SEVERAL = Shade(r"(?:one|any|either|which) of (?:these|those|the (?:\w+ )?(?:two|three|options|alternatives))")
CHOICE = Shade(r"between(?= [^.?!]{3,120} and )", r"or(?! (?:not|no|if|need|\d{5})(?!\w))")  # nor "Portland, OR 97209"
# "All of them, or just the lamp?" asks how much is meant.
ALL_OR_SOME = Shade(
    r"(?:everything|all|both|whole|entire|complete)(?=[ ,][^?]{0,160} or"
    r" (?:just|only|some|part|certain|a few|one)(?!\w))"
)
CHOOSING = Shade(r"which|choose|choice|select|pick|prefer|options?")
# "I could swap it, or we cancel the whole order."
COURSES = Shade(
    r"(?:i|we|you) (?:can|could|may|might)(?= [^?]{1,200} or(?!\w))",
    r"or (?:i|we|you) (?!would|do|did|can|could|should|shall|may)\w+",
    r"(?:either|possible|otherwise)(?= [^?]{1,200} or(?!\w))|otherwise|alternatively",
)
# "I can swap it or cancel it. What would you like?"
_HOW = (
    r"how (?:should (?:i|we)|(?:(?:would|do) )?you(?:'d| would)? (?:like|want|prefer|wish)(?: me| us)? to (?:go about"
    r"|proceed|go on|go ahead|move forward|continue|handle (?:it|this|that)|do (?:it|this|that)))"
)
LEFT_TO_YOU = Shade(
    r"what you(?:'d| would)? (?:like|prefer|want|rather)(?=\W*$)|what (?:would you (?:like|prefer|have(?: (?:me"
    r"|us) do)?)|do you (?:prefer|want|think|say)|(?:shall|will) it be)",
    _HOW,
)
# "Which card would you like to use? Please let me know how you'd like to proceed."
HOW_TO_PROCEED = Shade(_HOW)
# "I suggest swapping it. What do you say?"
OPINION = Shade(r"what do you (?:think|say)|how do you feel about (?:it|that|this)|(?:your |any )?thoughts(?=\?)")
# A row of a list of what can be done.
COURSE = Shade(
    rf"^an? (?:[\w-]+ ){{0,2}}{DO}(?:ing|ation|ment)?(?! flight)",
    rf"^(?:then |or |and )?(?:{DO}|keep|leave|stay with|wait|request|reschedule|revisit|review|pay|buy|purchase|speak"
    r"|talk|continue|proceed)",
    r"^(?:[^,]{1,80}, )?(?:i|we|you)(?: can| could|'ll|'d)(?= \w)",
)
# "Shall I ..., or do you need anything else?", "..., or would you like to make any changes?": the part before the "or"
# asks something of its own, and the other is there for politeness. Where the other puts something ("or do you want to
# keep it?"), its "or do" is kept: that is a choice.
GO_OR_MORE = re.compile(
    r"(?=(?:(?:so|and|please|kindly|just) ){0,2}(?:would you|do you|does|is|are|(?:shall|should|may|can) (?:i|we)"
    r"|let (?:me|us) know)(?!\w)).{10,200}?"
    r"(?:(?=,? or (?:is there|are there|if there|if you(?!(?:'d| would)? \w+,)|need|any(?! of (?:the|these|those"
    r"|your)(?!\w))|(?:would|do"
    r"|did) you (?:\w+ ){1,3}(?:any|some|more|further)))"
    r"|,? or do(?= you))"
)
# "Anything else to change, or shall I go ahead?" is as polite, the other way round.
MORE_OR_GO = re.compile(
    r"(?:[^ ]+ ){0,6}(?:any ?thing|something else|any (?:other|more|further|additional|objections?|concerns?|questions?"
    r"|corrections?|issues|doubts))(?!\w)[^?]{0,100}?"
    r",? or (?=(?:(?:shall|should|may|can) (?:i|we)|(?:do|would) you (?:want|like) (?:me|us) to)"
    r"(?: (?:now|just|simply|then))? (?:go ahead|proceed|continue|submit|confirm|complete|finali[sz]e|process|place"
    r"|carry on|do (?:it|this|that|so))(?!\w))"
)
# "Shall I ..., or would you rather ...?", "..., or keep it as it is?": a go-ahead, and what there is instead. What is
# only to be used for it ("shall I charge your card, or ...?") is none.
GO_OR_ELSE = re.compile(
    r"(?:(?:shall|should|may|can) (?:i|we)|(?:would you like|do you want|would you prefer) (?:(?:me|us) to"
    r"|to (?=go ahead|proceed|continue)))(?! (?:use|charge|put|apply|take|pay|bill|debit|refund)(?!\w))(?!\w)"
    r"(?:(?! or )[^?]){3,160}?"
    r"(?=,? or (?:(?:would|do) you (?:rather|prefer|like|want)|would an|(?:just )?(?:keep|leave|stay|wait|hold off)"
    r"|(?:shall|should|may|can) (?:i|we)|(?:rather )?not)(?!\w))"
)
