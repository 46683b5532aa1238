"""Refusals: something can't be done, isn't allowed, or isn't there."""

from __future__ import annotations

import re
from itertools import chain

from t2t_gym.users.understanding.cues.english import AGREED, NOT, WRITTEN
from t2t_gym.users.understanding.cues.none_such import NONE_SUCH, UNTOLD
from t2t_gym.users.understanding.cues.reminder import ONLY_WORKS
from t2t_gym.users.understanding.matching.cue import Cue, Family, Shade
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = ["REFUSAL", "is_refusal", "is_verdict"]

# What can't be done to something is in its adjective: "not refundable"; "not responsible" refuses nothing.
_ABLE = r"(?!(?:visible|responsible|liable|comfortable|applicable|reachable)(?!\w))\w{2,}[ai]ble"
# What one needs to do something.
_POWER = (
    r"(?:ability|authority|authori[sz]ation|permissions?|rights?|powers?|means|tools?|options?|possibility|way|access)"
)

REFUSAL = Cue(
    rf"(?:can|could|would|will|am|is|are|be|was|were|wo)(?: ?{NOT}|not)(?: be)?(?: currently| directly| actually"
    rf"| simply| yet)? (?:able|allowed|permitted|supported|authori[sz]ed|{_ABLE}|something (?:i|we)|feasible"
    r"|in (?:a )?position|an option|in stock|covered(?! by (?:the|your) (?:\w+ )?allowance)"
    r"|part of (?:our|the) (?:policy|service)|within|enough|any (?:\w+ )?(?:options|way)|sufficient|qualif\w+)",
    # "You can't be in Rome and Oslo" refuses nothing, "it can't be in another cabin" does.
    r"(?:cannot|can't|can not)(?! be (?:in|at) (?!an?(?!\w)|the|stock|different|another|separate|more)"
    r"| (?:promise|guarantee)(?!\w))",
    r"(?:couldn't|could not) (?!agree|help|hear|hope|imagine|tell|resolve|sort|assist|have been|(?:have )?do(?:ne)? \w+"
    r" without"
    r"|be (?:\w+er|more|of)|do (?:any )?more(?! than))\w+",
    r"(?:i|we) (?:must not|mustn't) (?!forget|worry)\w+|(?:i|we) may not (?!need|have|know|see|be)\w+"
    r"|neither (?:[\w']+ ){1,5}nor (?:[\w']+ ){1,4}(?:can|could|may|will|(?:is|are)"
    r" (?:possible|available|allowed|permitted))",
    r"(?:unable|not able) to|(?:can|could) no longer \w+|turn (?:that|this|it|you) down",
    r"i'm not (?:allowed|permitted|authori[sz]ed|in (?:a )?position)|not something (?:our|the|my) \w+",
    r"no (?:changes?|modifications?|exchanges?|edits?|cancell?ations?|returns?)(?: [\w ]{1,24})?? (?:can|may) be"
    r" (?:made|done)",
    r"can no longer|(?:has|have) no (?:more )?(?:\w+ ){1,3}(?:left|available|remaining)",
    rf"(?:(?:do|does|did) ?{NOT} (?:have|come with|include)|(?:have|has|had) no|lacks?)"
    rf" (?:(?:the|a|an|any|enough) )?(?:\w+ )?{_POWER}",
    rf"(?:not|n't) (?:allowed|permitted|authori[sz]ed|supported|{_ABLE}|an option|enough)"
    r"|(?:not|isn't) (?:have )?(?:in )?stock",
    r"may not be (?!needed|necessary|required|aware|sure|the|an?(?!\w))\w+",
    # "Certificates aren't a method we support."
    rf"(?:is|are|was)(?: ?{NOT}) (?:an? |the |any )?(?:[\w-]+ ){{0,4}}(?:that )?(?:(?:i|we|you)"
    r"(?:'m|'re| am| are| can)? (?:support|accept|allow|offer|permit|allowed|able|permitted)"
    r"|(?:our|the) (?:system|policy|policies|rules) "
    r"(?:supports?|accepts?|allows?|permits?))",
    r"(?:i|we) (?:don't|do not) have (?:it|that|this|them|any|one) in (?!front|your|the|my)\w+",
    r"there (?:isn't|is not) (?:a|any) (?:\w+ )?way",
    r"none of (?:the|our|these|those) (?:available|remaining|other|current)(?: [\w-]+){1,3}? (?:is|are|has|have|comes?"
    r"|match(?:es)?|fits?|meets?)",
    # "That isn't a valid reason"; a number that isn't valid is only not found.
    r"(?:not|(?:is|are|was)n't) (?:an?|one of the) (?:accepted|acceptable|eligible|permitted|supported|allowed|valid)"
    r" (?!(?:\w+ )?(?:numbers?|ids?|codes?|e-?mail|zip|address|account|user|name|date|format)(?!\w))"
    r"\w+",
    r"nothing (?:\w+ )?(?:available|left)|so no(?=[.,!]|$)|an? no-go"
    r"|out of the question|off[- ]limits",
    r"(?:is|are|was)(?: ?(?:not|n't)) (?:currently )?(?:accepted|offered|sold|valid|stocked)|no room"
    r"|out of (?:my )?reach",
    r"nothing (?:[\w-]+ ){0,4}(?:i|we) (?:can|could)|(?:rules?|ruled|ruling) (?:(?:that|this|it|them) )?out",
    r"no (?!(?:\w+ )?(?:additional|extra|charges?|fees?|costs?|restrictions?|taxes)(?!\w))"
    r"(?:\w+ ){1,3}(?:appl(?:y|ies)|is due|is owed)",
    # "The cancellation failed", "the system rejected it"; "it didn't work out for you" only pities.
    r"(?:did|does|has|have|had) ?(?:not|n't)(?: \w+)? (?:go|gone|going) through|unsuccessful(?:ly)?"
    r"|(?<!that )(?<!which )failed(?=\W*$|[.,;:!] | (?:because|due|with|again|on (?:our|my)|for)(?!\w))"
    r"|(?:it|(?:the|our) \w+) (?:has |just |also )?(?:rejected|declined|refused|denied|blocked) (?:it|this|that|them"
    r"|the|your|my)|(?:that|it|this) did ?(?:not|n't) work(?! out)",
    # "I wish I could cancel it, but ..."
    r"(?:i|we) (?:really |truly |do )?wish (?:that )?(?:i|we) could"
    r"(?! (?:tell|say|explain|know|see|meet|have|be"
    r"|(?:[\w'-]+ ){1,3}(?:more|further|sooner|faster|better|earlier)(?!\w)))",
    r"impossible|ineligible|unavailable|unavailability|non-?\w+able|out of stock|sold out|fully booked"
    r"|(?:is|are) (?:\w+ )?(?:full|booked (?:up|out|solid))(?=\W*$| (?:on|for|that|at)(?!\w)|,)|insufficient"
    r"|(?<!not )(?<!n't )(?<!never )too (?:late|low|small)(?: to| now| at this (?:point|stage)| for(?! [a-z]*\d)"
    r"|(?=\W*$))",
    r"past the (?:point|stage|window|deadline|time)",
    r"no longer (?:carry|offer|sell|stock|accept|support|allow|in stock|be \w+"
    rf"|{_ABLE}|offered|sold|valid)",
    rf"(?:does|do|did|will|would)(?: ?{NOT}) (?:\w+ly )?(?:allow|permit|let|support|offer|meet|qualify|provide|cover"
    r"|carry|accept|apply|have (?:any (?:\w+ )?(?:available|left|options)|enough))"
    r"|(?:fail(?:s|ed)?|failing) to (?:meet|qualify|fulfil)",
    r"(?:i|we)(?: will not|'ll not| won't|(?: am|'m| are|'re) not going to) (?!need|ask|charge|have to|bother|keep|take"
    r"|touch|be |make|change|transfer|proceed|go ahead|do any|submit|place)\w+(?![^.?!]{0,80} (?:until|unless"
    r"|without|before|yet|till|for now|right now)(?!\w))",
    r"we (?:do not|don't) (?!have|need|know|see|want|mind|recommend|think|store|show|charge|ask|require)\w+",
    r"(?:i|we) (?:do not|don't) do (?:that|this|it|those)|(?:have|need) to say no",
    r"(?:violates?|breach(?:es)?|breaks?) (?:our|the|company) (?:\w+ )?(?:polic(?:y|ies)|rules?)",
    r"won't (?:allow|permit|let|accept|cover|take (?:it|that|this|an?)(?!\w)|work|fit|be (?:possible|eligible|able))",
    r"(?:are|is|were|there's) (?:currently |unfortunately )?no (?!(?!(?:\w+ )?(?:way|options?|means|possibility|room"
    r"|tool))(?:[\w-]+ ){1,3}(?:to \w+|needed|required|necessary)(?!\w))(?!(?:[\w-]+ )?['\"]?(?:\w+[ -])?(?:additional"
    r"|extra|charges?|fees?|costs?|need|price|status|difference|problem|rush|limit|worries|second)\b|longer\b)\w+",
    r"^nope,? (?:not|no)|(?:is|are|was|were) (?:\w+ )?(?:limited|restricted) to|(?:may|must) only (?:be )?\w+",
    r"(?:do|does) ?(?:not|n't) have (?:an?|any|anyone|anybody|anything)(?: \w+)?(?: \w+)? (?:to|who can|that can|i can)"
    r" (?:connect|transfer|offer|give|put|hand|issue|pass|refer)",
    r"^(?:(?:i'm |i am |we're )?(?:\w+ )?(?:sorry|afraid)[ ,-]{1,3}(?:but )?)?no(?=\W*$)"
    r"|(?:answer|reply|response)(?:'s| is| remains| stays| has to be| must be| will be)(?: \w+)? no",
    r"^(?:\w+ ){0,2}sorry,? (?:but )?no (?!problem|worr|trouble|need|rush|charge|fee)\w+"
    r"|^no (?:[\w,-]+ ){1,9}?(?:sorry|unfortunately|i'm afraid)(?=\W*$)"
    r"|(?:is|are|gets?|been) (?:\w+ )?(?:locked(?! (?:out|in))|set in stone)"
    r"|(?:must|have to|needs? to|has to) (?:be|remain|stay) within",
    r"can only(?: be)?+ (?!(?:\w+ ){0,2}(?:once|one time)|(?:\w+ ){3,9}(?:once|one time)(?=[^\w ]|$| per))"
    r"\w+",
    rf"there (?:is|are) ?{NOT} any (?!(?:\w+ )?(?:additional|extra|charges?|fees?|costs?|difference|other|more"
    r"|need)(?!\w))\w+",
    rf"there (?:is|are|was|were) ?{NOT} (?:[\w-]+ ){{1,5}}(?:left|remaining|available)",
    # "Only one card can be used per booking"; "only one exchange is possible" may be no more than a reminder.
    ONLY_WORKS,
    r"only (?!time)(?:\w+ )?\w+s can be|only one (?!(?:\w+ )?(?:thing|more|question)(?!\w))(?:\w+ ){1,3}(?:can"
    r"|may) be(?! (?:made|done|requested|placed|submitted|processed))",
    r"^(?:result|outcome|status|decision): (?:[\w-]+ ){0,4}(?:denied|declined|rejected|refused)(?=\W*$)",
    r"only able to|not both|(?:can|may|could)(?: be)? neither|neither be",
    # "It can be returned, but not exchanged".
    r"(?:can|may)(?: only| still| always)?(?: be)? (?!(?:i|we|you)(?!\w))(?:[\w/-]+,? ){1,10}(?:(?:but|just|only"
    r"|though) not|(?<=, )(?:not|never)(?= (?:be )?\w+ed(?!\w)))"
    r"(?! (?:necessarily|always|only|limited|required|needed|obliged|until|before|unless|without)(?!\w))",
    r"^only (?!one(?!\w))(?:[\w-]+ ){1,5}(?:qualif(?:y|ies)|(?:is|are) (?:eligible|entitled|allowed))",
    r"(?:prohibit|forbid|restrict)(?:s|ed)?|(?:polic(?:y|ies)|rules?) (?:prevents?|(?:is|are) (?:\w+ )?strict)"
    r"|(?<!to )(?:prevent|bar|keep|stop|block)s? (?:me|us|you|this|that|it) from|nothing (?:\w+ )?can be done",
    r"(?:against|outside|beyond) (?:\w+ ){0,3}(?:policy|policies|scope|rules|window|abilities|capabilities"
    r"|authority|what (?:i|we))",
    r"(?:must|have to|need to|has to) (?:be|remain|stay) (?:\w+ )?(?:the same|unchanged|identical)",
    r"(?:has|have) to stay (?:the same|as)|(?:isn't|not) something (?:that )?(?:i|we|can)",
    r"(?:conditions?|criteria|requirements?) (?:[\w']+ ){0,4}(?:(?:is|are|was|were) not|(?:is|are|was|were)n't) (?:met"
    r"|fulfilled|satisfied)",
    r"(?:must|have to|need to|i'm|we're|i am|we are)(?: therefore| thus)? (?:declin(?:e|ing)|refus(?:e|ing)"
    r"|deny(?:ing)?|reject(?:ing)?"
    r"|turn(?:ing)? down)|(?:must|have to|has to|had to|been|is|were|was)(?: be)? (?:declined|denied|rejected|refused"
    r"|turned down)|(?:precluded|prevented|barred) from",
    r"no (?:more |further |other |additional )?(?:\w+ ){1,2}(?:can be|(?:is|are) (?:possible|allowed|permitted|left"
    r"|available))",
    r"no (?:exceptions?|can do|way (?:to|for me|(?:that )?(?:i|we) (?:can|could)))|not (?:within|in) my power"
    r"|nothing (?:left |more )?to (?!do|worry|add|confirm|pay|say|be|lose|it)\w+"
    r"|(?:isn't|is not|wasn't) (?:much|anything) (?:i|we) can do|out of my hands|hands are tied|off the table",
)
_REGRET = Cue(r"unfortunately|(?:i(?:'m| am)|we(?:'re| are)) afraid|regrettably|sadly")
_REFUSING = Family(REFUSAL, _REGRET, NONE_SUCH)
_LOOKUP = Shade(
    r"(?:find|finding|found|locate|locating|verify|authenticate|retrieve|identify|recogni[sz]e|(?<!price )match"
    r"|correspond|trace|pull up|see|look (?:it|that) up|understand)",
    r"access (?:your|the) (?:account|profile|details|order|record)s?|confirm your identity",
    r"(?:nothing|no \w+) (?:comes|came|turns|turned|shows|showed) up",
    r"no (?:(?!variants?|options?|versions?|combinations?)\w+ ){0,2}(?:match|record|account|user|profile|result)(?:es"
    r"|s)?",
)
# "If you can't find it" only supposes, "I'm sorry you can't travel" only pities.
_SUPPOSED = Shade(
    r"(?:if|when|in case|whether) (?:[\w'#-]+ ){1,6}(?:cannot|can't|isn't|is not|aren't|are not|unavailable|not"
    r"|don't|doesn't|unable)",
    r"sorry (?:to hear )?(?:that )?you (?:can't|cannot|couldn't)",
    # "You mentioned you'd leave it, since it can't be changed" says what the customer took to be so.
    r"(?<!as )you(?:'ve| have)? (?:mentioned|said|told (?:me|us)|wrote|noted|stated|assumed|thought|believed)"
    r"(?: (?!(?:but|however|which|so|and|unfortunately|sorry|i|i'm|we|we're)(?!\w))[\w'#-]+,?){1,24}?"
    r" (?:can(?:'t|not| not)|couldn't|could not|isn't|is not|wasn't|unable|impossible|not possible)",
    # "I can't go ahead until you agree" asks for a yes.
    r"(?:[\w']+ )?(?:can(?:not|'t| not| only)|won't|unable|not (?:able|allowed|permitted))(?: [\w'#-]+){1,12} (?:until"
    rf"|unless|without|before|once) (?:{AGREED}|(?:i|we)(?:'ve| have)? (?:know|verif|confirm|authenticat|identif)\w*"
    r"(?! (?:it|that)(?!\w))|(?:a|your) (?:\w+ )?(?:yes|confirmation|approval|go-?ahead|consent|permission|okay"
    r"|ok))",
)
# "It can't hurt to try", "there's nothing I can't do", "it isn't impossible": who denies it twice can.
_DENIED_TWICE = Shade(
    r"(?:can't|cannot|can not|couldn't|could not|won't|wouldn't) (?:possibly |really )?(?:hurt|harm|go wrong)",
    r"(?:nothing|no (?:\w+ )?reason)(?: that| why)? (?:i|we|it|this|that|you) (?:can't|cannot|can not|couldn't|won't"
    r"|shouldn't)|(?:can't|cannot|don't|do not) (?:see|think of)(?: any| a| the)?(?: reason)? why (?:not|i|we|it|this)",
    rf"(?:\w*{NOT}|never|hardly|nothing)(?: is|'s)?(?: \w+ly)? (?:impossible|out of the question)",
    r"free (?:[\w-]+ ){0,3}(?:is|are) (?:for|only|reserved|exclusive(?:ly)?)",  # all others can have it, too
)
# "I'm sorry your daughter can't make it", "the reason you can't fly": what isn't possible for somebody in life.
_SOMEBODY = re.compile(
    r"(?<!\w)(?:he|she|your (?:\w+ )?(?:mother|father|mom|dad|parents?|wife|husband|partner|spouse|son|daughter|child"
    r"|children|kids?|brother|sister|friends?|family|boss|plans?|schedule)"
    r"|(?:why|reason|sorry|shame|understand|hear|know)(?: (?:that|is|why|is that))? you)"
    r" (?:can't|cannot|can not|couldn't|could not|won't|will not|(?:is|are) unable)(?! be (?:done|possible))"
    # "Why can't you fly?"
    r"|(?<!\w)(?:why|what|reason) (?:can't|cannot|couldn't|won't) (?:you|he|she|they)(?!\w)"
)
# "This can't be undone", "I can't reverse it" warn; "I can't reinstate your stay" refuses.
_WARNING = Shade(
    r"(?:undone|reversed|reinstated|restored|afterwards?|from (?:here|now|then|this point) on(?:wards?)?)",
    r"(?<!no )further (?:\w+ )?(?:chang|modif|updat|edit|adjust|amend|alter|exchang|return|cancel)\w*",
    r"(?:undo|reverse|reinstate|restore)(?= (?:it|this|that|them|these|those|any|the (?:change|cancell?ation|action)s?)"
    r"(?!\w)|[^\w ]|$)",
    # Not "once an order is cancelled, we can't change it": what holds for any is a rule.
    rf"(?<!not )once (?!an? )(?:[\w'#-]+ ){{0,5}}(?:confirmed|{WRITTEN})(?![^.?!]{{0,80}} already(?!\w))",
    r"after (?:this|that|it|which)|at that (?:point|stage)",
    r"(?:cannot|can't) (?:wait|thank)|no problem|not only",
)
# "After that, nothing can be changed, so I can't do it": what comes of a rule is no warning.
_COMES_OF_IT = re.compile(r", (?:so(?! that(?!\w))|and in that case|which means|therefore)(?!\w)")
_BECAUSE = re.compile(r"(?:as|since|because|given that) ")
# Nobody is sorry for a warning.
_SORRY = re.compile(r"(?<!\w)(?:sorry|afraid|unfortunately|regrettably|i regret)(?!\w)")
# "Outcome: not possible"
_VERDICT = re.compile(
    r"(?:\w+ )?(?:not (?:possible|allowed|permitted|eligible|available|supported)|impossible|ineligible)\W*$"
    r"|(?:[\w-]+ ){0,4}(?:denied|declined|rejected|refused)\W*$"
)
# "I can't access your account or make changes": what is refused then isn't the look-up alone.
_AND_MORE = Shade(r"(?:or|nor|and) (?:to )?(?:make|change|modify|cancel|process|proceed|continue|help|assist|go|do)")

_ASIDE = re.compile(r"(?: \w+){0,3} \([^()]*\)")

_BEFORE, _AFTER = 80, 40  # characters within which a warning is about a refusal
_OBJECT = 30  # characters within which what can't be done is named


def is_refusal(clause: Text) -> bool:
    """Return whether a clause says that something can't be done or isn't available; "not found" alone doesn't."""
    if not clause.may(_REFUSING):
        return False
    lacking = clause.search(NONE_SUCH)  # "there's no variant that matches" has looked for none in the records
    for match in chain([lacking] if lacking else [], clause.finditer(REFUSAL), clause.finditer(_REGRET)):
        if any(one.start() <= match.start() < _end(one, clause.low) for one in clause.finditer(_SUPPOSED)):
            continue
        start, end = match.span()
        others = chain(_SOMEBODY.finditer(clause.low), clause.finditer(_DENIED_TWICE), clause.finditer(UNTOLD))
        if any(one.start() < end and start < one.end() for one in others):
            continue
        comes = max((so.end() for so in _COMES_OF_IT.finditer(clause.low, 0, start)), default=0)
        if _BECAUSE.match(clause.low):
            comes = max(comes, clause.low.rfind(", ", 0, start))
        if clause.part(max(comes, start - _BEFORE), end + _AFTER).has(_WARNING) and not _SORRY.search(
            clause.low, 0, start
        ):
            continue
        if match is lacking:
            return True
        begins = clause.low.find(", and ", end, end + _OBJECT)  # "..., and I see that you're new" says what is so
        looks = clause.part(start, end + _OBJECT if begins < 0 else begins).search(_LOOKUP)
        if not looks or clause.part(start + looks.end(), start + looks.end() + _AFTER).has(_AND_MORE):
            return True
    return False


def _end(supposed: re.Match[str], low: str) -> int:
    """Return where a supposition ends, with what is in brackets after it: "if it isn't paid (no card), ..."."""
    aside = _ASIDE.match(low, supposed.end())
    return aside.end() if aside else supposed.end()


def is_verdict(clause: Text) -> bool:
    """Return whether what is told under a name says no and nothing else: "(outcome:) not possible"."""
    return _VERDICT.match(clause.low) is not None
