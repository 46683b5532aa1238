"""Asking whether more help is needed, inviting further questions, and saying goodbye."""

from __future__ import annotations

from t2t_gym.users.understanding.cues.english import DO, WISH
from t2t_gym.users.understanding.cues.refusal import REFUSAL
from t2t_gym.users.understanding.matching.cue import Cue, Family, Shade
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = ["is_farewell", "is_more_help"]

_THINGS = (
    r"(?:questions?|requests?|concerns?|assistance|help|needs?|issues?|inquir(?:y|ies)|enquir(?:y|ies)|support"
    r"|preferences?|things?|actions?|changes?|clarifications?|matters?|business)"
)
_FURTHER = (
    r"(?:any(?! specific| (?:particular |strong )?preferences?(?!\w))|(?:other|another)(?! preferences?(?!\w))"
    r"|(?<=any )other|more|further|additional)"
    rf"(?: \w+){{0,2}} {_THINGS}|(?:different|separate) (?:questions?|requests?|concerns?|issues?|matters?|topics?)"
)
_ELSE = Cue(
    r"(?<!or )(?<!is it )(?:any|some)thing (?:else|more|further|other)(?! (?:that )?you(?:'d| had| have| were| would)?"
    r" (?:in mind|had in mind|hoping|looking|thinking|prefer|rather))",
    r"(?:what|how|where|whatever) else(?! (?:there|is(?! (?:on|there)(?!\w))|was|are|were|did"
    r"|do you (?:know|remember)))",
    r"(?:any other|another) way (?:i|we) (?:can|could|may)",
    r"(?:any|some)thing (?:(?:on|in|with|about|for) (?:[\w'#-]+ ){1,3})?(?:that )?(?:i|we) can (?:\w+ )?(?:help|do"
    r"|assist|change|sort|fix|take care|look into|handle|arrange)",
    r"that be (?:all|everything)(?! (?:right|ok|okay|fine|good)(?!\w))",
    r"(?:is |was |^)that (?:it|all|everything)(?: for (?:today|now|you))?(?=\?|, or)|everything else (?:ok|okay|fine"
    r"|good|all right|alright)|is there more(?=\?| (?:i|we"
    r"|you)(?!\w))|^(?:else|more)(?=\?)",
)
# "Would you like to return anything else?" asks for what else is to be returned.
_MORE_OF_IT = Shade(rf"{DO} (?:any|some)thing (?:else|more|further|other)")
_INVITATION = Shade(
    r"let me know|(?:tell me|say so)|(?:just|simply|do|always) (?:ask|let|say|tell|shout)"
    r"|get (?:back )?in touch|contact us|please (?:ask|share|tell)|ask away|go ahead(?=\W*$| and ask)|say the word"
    r"|at any time"
    r"|(?:happy|glad|here|available|ready|pleased) to (?:help|assist|answer|look|take)|at your (?:disposal|service)"
    r"|(?:i(?:'m| am|'ll be)|we(?:'re| are|'ll be)) (?:right |still )?here(?=[.!]|$)|holler"
    r"|(?:give|drop) me a (?:shout|line|note|call|message)|(?:ping|message|text|call|write)(?: to)? me"
    r"|an? (?:message|click|call|chat) away"
)
_MORE_HELP = Cue(
    _FURTHER,
    r"any (?:other|further|additional|more) \w+",
    r"any (?:specific )?(?:questions|concerns|issues)(?: \w+){0,6}",
    r"you(?:'d| would)?(?: like| want| need)(?: to (?:know|hear|see))? (?:any |some )?(?:more|further"
    r"|additional) (?:details|info(?:rmation)?)",
    r"need (?:help|assistance|anything)(?! (?:finding|locating))",
    r"change your mind(?! and)|(?:decided|made up your mind)(?! (?:on|which|what|how|whether|about)(?!\w))|(?:have"
    r"|got) an?(?:other)? (?:question|query)",
)
# "If you can recall any other detail, let me know" asks for it.
_GIVES = Shade(
    r"if you (?:can|could|(?:are|'re) able to) (?:provide|share|locate|find|give|recall|remember|tell)"
    r"|if you (?:provide|share|give|recall|remember)"
)
# "Any other change you'd like me to make?", "is there another order I can help with?"
_OTHER_BUSINESS = Shade(
    r"(?:any other|another|(?:any )?(?:further|additional|more)(?! about))(?: \w+){1,3} (?:that |which )?"
    r"(?:(?:i|we) (?:can|could|may|should) (?:help|assist|do|handle|look|take care|support)"
    r"|you(?:'d| would)?(?: still)? (?:need|want|like)(?: me)? (?:to (?:make|do|handle|take|look|help)"
    r"|(?:some )?(?:help|assistance|support|a hand)|made|done|handled|looked))",
    r"(?:any|some) other (?:subject|topic|question|request|concern|matter|issue|order|booking|reservation)s?"
    r" (?:that )?(?:i|we|you)",
    rf"{WISH}(?: me)? to (?:cancel|return|exchange|change|modify|update) (?:an?other|any (?:other|more)|some other"
    r"|other|more) \w+(?=\?| (?:as well|too|in|from|on|today|now)(?!\w))",
    r"need (?:me|us|my help) (?:for|with) (?:any|some)thing",
    r"(?:any|some)thing (?:else )?on your mind",
)
_ASKS_MORE = Shade(
    rf"(?:have|need|require|want|are there|is there|with|be of) (?:an? )?(?:{_FURTHER})",
    rf"(?:^|(?<=, ))(?:{_FURTHER})(?=\?| (?:today|now|for|on your|at (?:all|the moment)|(?:i|we) (?:can|could)))",
    r"need (?:\w+ )?(?:help|assistance|a hand) with (?:any|some|another|other|more|further)\w*",
    r"(?<!how can i )(?<!how may i )(?<!way can i )(?<!way may i )be of (?:any )?(?:(?:further|more|additional"
    r"|other) )?(?:service|help|assistance|use)",
)
_OPEN_DOOR = Cue(
    r"(?:feel free|welcome) to (?:reach|ask|let(?! me know (?:which|what|your|the|how))|contact"
    r"|message|get|return(?! (?:or|the|it|your|them|any|all)(?!\w))|come|write|call|raise|shout|ping|drop|bring"
    r"|mention|speak)",
    r"(?:don't|do not|never) hesitate",
    r"reach (?:back )?out(?! to (?:a|an|the|another|our))",
    r"(?:i'm|i am|i'll be|i will be|we're|we are) (?:always |right |still |just )?here (?:if|for you|whenever|when"
    r"|anytime)|(?:i|we) remain at your (?:disposal|service)|at your (?:disposal|service) for any"
    r"|reach me (?:at )?any ?time",
    r"(?:if|when|should) (?:anything|something|a question)(?: else)? (?:comes?|pops?|crops?) up|get back to me"
    r"|(?:ping|message|text|call|write)(?: to)? me (?:when|whenever|once|if|any)",
)
_GOOD = (
    r"(?:great|good|nice|lovely|wonderful|pleasant|safe|fantastic|amazing|beautiful|fine|restful|fun|smooth|enjoyable"
    r"|brilliant|excellent|super|terrific|happy|splendid|marvellous)"
)
_FAREWELL = Cue(
    rf"(?:have|enjoy) (?:a|an|your|the)(?: \w+){{0,2}} {_GOOD}(?: \w+)?",
    rf"^have {_GOOD} (?:day|night|evening|weekend|time|trip|flight|one)",
    r"enjoy (?:your|the|it|them)(?: \w+){0,4}|^(?:and |so )?enjoy \w+",
    r"good ?bye|bye|take care(?! of)|safe (?:travels?|trip|flight|journey)|until next time|my pleasure(?! to)"
    r"|(?:been|was|it's) (?:a|an \w+|my) pleasure|all the best|best (?:of luck|wishes)|(?:kind|warm|best) regards"
    r"|get well(?: soon)?|feel better|happy (?:travels|\w+ing(?=[.!,]|$))|(?:i|we) wish you|wishing you",
    r"look(?:ing)? forward to (?:having|seeing|welcoming|serving|assisting|hearing)",
    r"(?<!i )see you(?= (?:soon|later|next|again|around|then|there)|[.!]|$)",
    r"(?:glad|happy|pleased) (?:i|we|that (?:i|we)|to have (?:been|helped|assisted))",
    r"^(?:you(?:'re| are) (?:most |very |always )?welcome)",
    r"(?:thank you|thanks) for (?:choosing|\w+ing with us|your (?:purchase|business|patronage|loyalty))",
)


_CLOSING = Family(_ELSE, _MORE_HELP, _ASKS_MORE, _OTHER_BUSINESS, _OPEN_DOOR, _FAREWELL)


def is_more_help(clause: Text, *, question: bool) -> bool:
    """Return whether a clause asks if more help is needed, invites further questions, or says goodbye."""
    if not clause.may(_CLOSING) or clause.has(_GIVES):
        return False
    if clause.has(_ELSE) and not clause.has(_MORE_OF_IT):
        return not clause.has(REFUSAL) and (question or clause.has(_INVITATION) or clause.has(_OPEN_DOOR))
    if clause.has(_FAREWELL) or clause.has(_OPEN_DOOR):
        return True
    if question:
        return (
            clause.has(_ASKS_MORE)
            or clause.has(_OTHER_BUSINESS)
            or (clause.has(_MORE_HELP) and clause.has(_INVITATION))
        )
    return clause.has(_INVITATION) and clause.has(_MORE_HELP)


def is_farewell(clause: Text) -> bool:
    """Return whether a clause says goodbye, or wishes well."""
    return clause.has(_FAREWELL)
