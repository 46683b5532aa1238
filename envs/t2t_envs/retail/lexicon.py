"""How agents of a shop refer to what customers are asked for and to what is done for them."""

from __future__ import annotations

from t2t_envs.common.payment_words import WAYS_TO_PAY
from t2t_envs.retail.catalogue import product_types
from t2t_envs.retail.operation_words import OPERATIONS, THING, TOGETHER
from t2t_gym.kit import EMAIL, FULL_NAME, PAYING, WHY_CANCEL, YOU_WANT, action_words
from t2t_gym.users.lexicon import Lexicon, SlotWords

__all__ = ["LEXICON"]

_OPTION = "|".join(sorted({axis.name for kind in product_types() for axis in kind.axes}, key=len, reverse=True))
"""What the options of things are called."""
_BACK = (
    r"(?:return(?:ing|ed)?|(?:send(?:ing)?|sent|giv(?:e|en|ing)|ship(?:ping|ped)?|go(?:ing)?)(?: \w+)? back"
    r"|exchang(?:e|ed|ing)|swap(?:ping|ped)?"
    r"|(?<!should )(?<!will )(?<!would )(?<!could )replac(?:e|ed|ing)|trad(?:e|ed|ing)(?: in)?)"
    r"(?! (?:\w+ ){0,5}(?:for|to|with|into)(?=\W*$| (?:any|either|one|which) of (?:these|those|the)(?!\w)))"
)
"""What is done with things that a customer has; not what it exchanges them for."""
_IN_ORDER = r"(?:from|in|of|on) (?:the|this|that|your|the same) order"

LEXICON = Lexicon(
    slots={
        "user_id": SlotWords(
            (r"(?:user|customer|account) ?(?:id|number|name)s?", r"username"), r"\b[a-z]+_[a-z]+_\d{4}\b", sign="_"
        ),
        "email": EMAIL.words,
        "full_name": SlotWords(
            (
                r"(?:full |first |last |your |and |or |the |& ){1,5}(?:full )?names?(?: and last name)?"
                r"(?! of (?:the |each |all |your )?(?!account|card|profile)\w)",
                r"names?(?= (?:and|plus|&|\+) (?:zip|post))",
                r"surname",
            ),
            asks=FULL_NAME.words.asks,
        ),
        "zip": SlotWords((r"(?:zip|postal|post)[ -]?codes?", r"zip"), r"(?<![\w#-])\d{5}(?![\w-])"),
        "reason": SlotWords(
            (
                r"reasons?(?: for (?:the |your |this )?(?:cancell?ation|cancell?ing|return|request))?",
                r"cancell?ation reasons?",
            ),
            values={
                "no longer needed": (
                    r"no longer need(?:ed|s)?",
                    r"(?:don't|do not|doesn't) need (?:it|them) any ?more",
                ),
                "ordered by mistake": (
                    r"(?:ordered|order|bought|placed) (?:it )?by (?:mistake|accident)",
                    r"ordered (?:it )?accidentally",
                ),
            },
            asks=(
                *WHY_CANCEL,
                r"^why(?=\?)",
                r"(?:mistake|accident)[^?]{1,40} or [^?]{0,30}(?:no longer|don't) need",
                r"no longer need(?:ed)?\W{1,3}or \W{0,2}(?:was it |is it "
                r"|did you )?(?:\w+ )?order(?:ed)?(?: it)? by (?:mistake|accident)",
            ),
        ),
        "payment_method": SlotWords(
            (
                r"(?:payment|refund) (?:methods?|options?|destinations?|details|information|sources?)",
                r"(?:method|form|mode|means|way) of (?:payment|refund)|which of (?:your|the) (?:\w+ )?(?:methods"
                r"|cards)",
                r"(?:which|what) (?:credit |gift |payment )?cards?",
                r"card(?: you'd| you would)",
            ),
            r"\b(?:credit_card|gift_card|paypal)_\d{7}\b",
            sign="_",
            things=(r"payment methods?", r"cards?"),
            values={**WAYS_TO_PAY, "paypal": (r"pay ?pal(?: account)?",)},
            asks=(
                rf"how (?:{YOU_WANT} to|{YOU_WANT}|should we|shall we|should i|to) (?:receive|handle|settle|process)",
                r"how (?:should|shall|can|may|do) (?:i|we) (?:\w+ )?refund",
                r"(?:refund|difference|money|amount) (?:to |should |will |would )?(?:go|be (?:sent|issued|credited"
                r"|refunded|charged))(?: back)?(?: to)?",
                r"where (?:would|should|do) (?:\w+ ){1,6}refunded",
                *PAYING,
            ),
        ),
        "address": SlotWords(
            (
                r"(?:new |full |complete |correct |updated |shipping |delivery |default |street |mailing "
                r"|home ){0,5}address(?:es)?(?: details| information)?(?:[ ,:(-]{1,4}"
                r"(?:(?!e-?mail|name|order|item|payment|reason|replacement|option)[^.?!]){0,160}(?:zip|postal)"
                r"(?: code)?)?",
                r"address line ?\d?|(?:apartment|apt|suite|unit)(?: or (?:apartment|apt|suite|unit))? numbers?",
                r"(?:street(?: name| number)?|city|state(?! (?:the|your|an?|what|which|how|why|whether|if)(?!\w))"
                r"|country)(?:,? (?:and |& |plus )?(?:the )?(?:zip|postal)(?: ?code)?)?",
                r"(?:zip|postal)(?: ?code)?,? (?:and |& )?(?:the )?(?:city|state|country)",
            ),
            asks=(
                r"where(?: (?!refund|money|difference|amount|balance)[\w']+){1,7} (?:ship|send|deliver)(?:p?ed|p?ing)?"
                r"(?! from|(?: \w+){0,2} (?:refund|money|difference|amount|balance|\$))",
                r"where(?: (?!refund|money|difference|amount|balance)[\w']+){1,7} sent(?! from)",
                rf"where {YOU_WANT} (?:it|this|that|them|the (?!refund|money|difference|amount|balance|rest)\w+)"
                r" (?:to )?(?:go|be)(?! charged| refunded| paid)",
                r"address,? or (?:to )?(?:somewhere|elsewhere|an?other|a different|a new)",
                r"where (?:[\w']+ ){0,4}(?:package|parcel|order|delivery|shipment|items?) (?:[\w']+ ){0,2}(?:go"
                r"|be)",
            ),
        ),
        "new_items": SlotWords(
            (
                rf"(?<!of the )(?!other {THING}s? {_IN_ORDER})(?:new|replacement|other|different|desired|preferred"
                rf"|replacing) {THING}s?(?: ids?| options?"
                rf"| details)?|(?:new|replacement) ones?",
                rf"(?:the )?{THING} (?:ids?|numbers?|options?)(?: (?:of|for) (?:the |each |your )?)(?:new"
                rf"|replacement|desired|preferred|other) ?\w*",
                rf"{THING} options?",
                r"(?:new|preferred|desired|specific|other|which|what|different|these|the|following|another"
                r"|alternative|available|listed|above) ?(?!payment|refund|shipping)(?:\w+ )?(?:options?|variants?"
                r"|variations?|models?|versions?|alternatives?)",
                r"options?(?! for (?:cancell?ation|payment|refund))",
                r"variants?|combinations?",
                r"(?:what|which|new|preferred|desired) (?:\w+ )?(?:size|colou?r|material|style|capacity|features?"
                r"|specifications?|preferences)(?:s|es)?",
                r"(?:an?|any) preferences?(?! (?:for|regarding|about|as to|on) (?:how|where|the refund))",
                r"replacements?|features|specifications|specs",
                r"(?:size|colou?r|material|style|capacity|model|finish)s?",
                r"what (?:to )?(?:exchange|change|swap) (?:it|them) (?:for|to|with)",
            ),
            r"(?<![\d#])\d{10}(?!\d)",
            things=(r"(?:options?|variants?|variations?|versions?|alternatives?|sizes?|colou?rs?|models?|in stock)",),
            chosen=True,
            roles=(r"to (?:get|receive|have)(?=\W*$)",),
            asks=(
                r"(?:what|which)(?:ever)?(?: (?!charged?|use|pay|paid|refund\w*|cards?|ship\w*)[\w']+){0,8} (?:instead"
                r"|in (?:exchange|return|(?:its|their) (?:place|stead)|place of)|as (?:an?|the|your) (?:replacement"
                r"|substitute)|(?:replaces?|take the place of) (?:it|them|the)"
                r"|(?:should|will|would|could) replace|take (?:its|their) place)",
                rf"(?:(?:which|what|preferred|desired|how much|how many) (?:\w+ )?(?:{_OPTION}))s?"
                r"(?! (?:of|in|on|are|is|were|was|do you|have|does)(?!\w))",
                rf"(?:which|what|how much|how many) (?:\w+ )?(?:{_OPTION})s? (?:do you|is it) (?:\w+ )?(?:want|need"
                r"|like|prefer)",
                rf"how (?:much|many) (?!{THING})(?:\w+ )?(?:do you (?:need|want|prefer)|would you (?:like|prefer))",
                r"what (?:else )?(?:should|would|will|must|needs? to|has to) (?:be|look) different",
                r"how (?:big|large|small|tall|wide|heavy|thick|strong) (?:[\w']+ ){0,4}(?:should|would|you)(?!\w)",
                r"(?:what|which)(?: (?!address|payment)[\w']+){0,10} (?:exchanged?|swapped?|replaced?|switched"
                r"|changed?) (?:for|to|with|by)",
                r"(?:new|replacement) (?:\w+ ){1,2}to have|(?:to|for|into) what(?=\?)",
                r"(?:what|which) (?:kind|sort|type)s?(?: of \w+)?(?= (?:do|would|should|are) )",
                r"(?:what|which one) [^?]{1,40}(?:exchange|swap|change|replace|switch)d?"
                r" [^?]{1,60} (?:for|to|with|into)(?=\?)",
                rf"what {YOU_WANT} (?:to )?(?:exchange|change|swap|replace|switch) (?:it|them|this|that"
                rf"|the \w+(?: \w+)?) (?:for|to|with|into)",
            ),
        ),
        "items": SlotWords(
            (
                rf"(?:(?:the |which |what |specific |exact |of |all ){{0,5}})?{THING}s?(?: ids?| names?| numbers?"
                rf"| details)?(?: or names?)?",
                rf"(?:names?|list) of (?:the |each |all |your |that |every ){{0,3}}{THING}s?",
                rf"details (?:of|for|about) the [\w'-]+(?: [\w'-]+)?(?= {YOU_WANT} to (?:return|exchange"
                r"|change|modify))",
                rf"(?:which|what) (?:\w+ )?(?:one|{THING})s? (?:in|from) (?:the|your|this|that) order",
                r"pieces(?= (?:that |which )?you(?:'re| are|'d| would| want)(?!\w))",
            ),
            r"(?<![\d#])\d{10}(?!\d)",
            things=(rf"{THING}s?",),
            roles=(_BACK, r"(?:the )?(?:problem|issue|trouble)|wrong|broken|damaged|defective|faulty"),
            asks=(
                r"(?:which|what) part of (?:the|your|this|that) order",
                rf"(?:an?other|any other|any more|more) {THING}s? (?:that|which) (?:needs?|should|has|have|is|are|must)"
                rf"(?: to)? (?:be )?{_BACK}",
                rf"you (?:be )?{_BACK} (?:both|everything|all)(?: of (?:it|them|these|those))?(?=\W*$)",
                r"the (?:only|sole|single) (?:things?|ones?|items?|products?)(?: (?:in|from|of) [^?.!]{1,40})?"
                r" (?:that )?you",
                rf"(?:all|everything) (?:that )?you(?:(?:'d| would)? (?:want|wish|need|like|plan) to|'re| are) {_BACK}",
                rf"(?:(?:any|some)thing (?:else|more|further)|(?:any|other|more) (?:\w+ )?{THING}s) (?:{_IN_ORDER} )?"
                rf"(?:that )?you(?:'d| would)? (?:\w+ ){{0,2}}to {_BACK}",
                rf"(?:which|what)(?: of (?:them|these|those|the {THING}s))? (?:should|will|would|is to|are to|has to"
                rf"|needs to) (?:go|come|be sent|be shipped) back",
                r"which (?!(?:\w+ )?(?:ones?|orders?|options?|card|payment|variants?|address)(?!\w))(?:[\w'-]+ ){1,4}"
                rf"{YOU_WANT}(?: me)? to (?:return|exchange|send back|swap|replace|modify)",
                rf"what(?: exactly)? (?:{YOU_WANT} to|are you|should i) (?:send(?:ing)? back|return(?:ing)?"
                r"|exchang(?:e|ing)(?! [^?]{1,60} (?:for|to|with|into)(?=\?)))",
                rf"(?:all|both)(?: of)?(?: these| those| the)?(?: \w+)? (?:{THING}s|of them|them)"
                r"(?: \([^()]{1,80}\))?(?: [\w']+){0,4},? or (?:just|only|some|leave)",
                rf"(?:just|only) [^?]{{1,80}}?,? or (?:any of )?(?:the |any |some )?other(?:s| {THING}s| things)",
                rf"{_BACK} [^?]{{1,100}},? or (?:both|all(?: of them)?|everything)(?=\W*$)",
                r"(?:everything|(?:whole|entire|complete) order)(?![^?]{0,120} (?:do|did) you)[^?]{0,160} or"
                r" (?:just|only|some|part"
                r"|a few)",
                rf"(?:provided|listed|included|mentioned|given|specified|got|have)(?: me)?(?: with)? (?:all"
                rf"|every)(?: of)?(?: the)? {THING}s?",
                rf"(?:is|are) (?:this|that|these|those|it|they) (?:really )?(?:all"
                rf"|every)(?: of)?(?: the)? (?:{THING}s?|things?)",
                rf"(?:this|that|it|these|those|they)(?:'s| is| are) (?:really )?(?:everything|all|the only)(?: of)?"
                rf"(?: the)?(?: {THING}s?)?,? (?:that )?you",
                r"(?:is (?:this|that)|are (?:these|those)) the only (?:[\w-]+ ){1,4}you",
                r"(?:is (?:this|that)|are (?:these|those)) (?:everything|all|the (?:full|complete"
                r"|entire) list)(?: that)? you",
                rf"{_BACK} (?:any|some)thing else",
                rf"(?:any|some)thing (?:else|more|further|other) {_IN_ORDER}",
                rf"(?:other|more|further|another|remaining) (?:{THING}s?|things?) {_IN_ORDER}",
                rf"(?:any|none|some) of the (?:other|remaining) {THING}s",
                r"(?:listed|named|mentioned|told me(?: about)?|given me|included) (?:all|every(?:thing)?"
                r"|each)(?: the)?"
                rf"(?: {THING}s?)?(?: that)? you",
                rf"(?:add|remove)(?:(?:/| or )(?:add|remove))? any(?:thing)?(?: (?:other |more )?{THING}s?)?(?:"
                r" (?:to|from) (?:it|(?:the|this|that|your) \w+))?(?=\W*$)",
                rf"is there another {THING}(?: in [^?]{{1,30}})? (?:that )?you",
                rf"(?:any|are there) (?:any )?other {THING}s?(?: in (?:this|that|the|your) order)? (?:that )?you",
                rf"(?:all|every)(?: of)?(?: the)? {THING}s? (?:that )?(?:you(?:'d| would)? (?:like|want|wish|need)"
                rf"|to be) (?:\w+ ){{0,2}}(?:return|exchange|modif|includ)\w*",
            ),
        ),
        "order_id": SlotWords(
            (
                r"(?:which|what) (?:\w+ )?purchase",
                r"the (?:relevant|right|correct|exact) order",
                r"order(?:'s)?[ -]?(?:confirmation )?(?:ids?|numbers?|nos?|#s?|references?)(?: numbers?)?",
                r"(?:which|what|of those|of these) (?:\w+ )?orders?(?! (?:ids?|numbers?))",
                r"the (?:\w+ )?orders?(?= (?:you|in question|it(?:'s| is| was)|they(?:'re| are| were)))",
                r"(?:an?|any) (?:\w+ )?orders?(?= (?:that |which )?you(?:'d| would) (?:like|want|need)(?!\w))",
                r"number of (?:the|your) order",
                r"(?:which|what) of (?:your|the) (?:\w+ )?orders",
                r"orders? (?:id|details)",
            ),
            r"#W\d{7}\b",
            things=(r"orders?",),
            sign="#W",
            asks=(
                r"identify (?:the|your) order",
                r"what(?: else)? (?:is|was|were|are) (?:also )?in (?:it|(?:the|this|that|your) order)",
                r"what else did you (?:order|buy)",
            ),
        ),
        "action": action_words(
            "cancel",
            "return",
            "exchange",
            "modify",
            "change",
            asks=(
                r"what (?:(?:it is )?that )?(?:do )?you(?:'d| would)? (?:like|want|need)(?: me)? (?:assistance"
                r"|help) with",
            ),
        ),
    },
    operations=OPERATIONS,
    # Order numbers with their sign, and in capitals; `re` skips to a letter.
    spellings={rf"{w}(?<![\w#]{w})(?=\d{{7}}\b)": "#W" for w in "Ww"} | {r"#w(?=\d{7}\b)": "#W"},
    together=TOGETHER,
)
