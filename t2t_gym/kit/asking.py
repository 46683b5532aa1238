"""How agents ask for what any domain's agents ask for: what they shall do, and how it is paid."""

from __future__ import annotations

from t2t_gym.users.lexicon import SlotWords

__all__ = ["PAYING", "WHY_CANCEL", "YOU_WANT", "action_words"]

YOU_WANT = (
    r"(?:you(?:'d| would)? (?:like|want|wish|prefer|need)|would you (?:like|want|prefer)"
    r"|do you (?:want|wish|need|prefer))"
)
"""What the customer wants, as agents put it and ask for it: a regular expression to make others of."""

_MONEY = r"(?:refund|money|difference|amount|balance|funds|surcharge|extra cost|\$\d[\d.,]*\d)"
PAYING = (
    rf"how (?:{YOU_WANT} to|{YOU_WANT}|should we|shall we|should i|to) (?:pay|be refunded|cover)",
    rf"{YOU_WANT} to pay (?:with|by|using|from)|way (?:to|for (?:me|us) to) (?:refund|pay)",
    r"how (?:will|would|are) you (?:be )?(?:pay|cover|settl)(?:ing)?|(?:to|on|onto|from|with) (?:which|what)"
    r" (?:account|card)"
    r"|who(?:'s| is)? pay(?:s|ing)(?=[,:?]| -)",
    r"(?:like|want|prefer|wish|okay|ok|happy|going)(?: me)? (?:to use|using) (?:[\w'-]+ ){0,4}(?:cards?|certificates?"
    r"|paypal|payment method)",
    r"(?:intend|plan|wish|want) to pay|pay(?:ing)? (?:\w+ ){0,3}with what|pay (?:for )?(?:it|that|this) with",
    r"how (?:the|this|that|it|they) (?:[\w$.,()]+ ){0,5}(?:will|should|would|is to|are to) be (?:paid|covered|settled)",
    r"how (?:should|shall|do|would|will|are|to|you(?:'d| would)? (?:like|want|prefer) to) (?:(?:we|i|you) )?"
    r"(?:\w+ ){0,2}(?:cover|settle|pay(?:ing)? for|take care of|(?:split|divide) (?:it|this|that|the))",
    r"cards? to (?:use|charge)|what (?:(?:should|shall|can|do) (?:i|we) (?:use|charge)|to (?:use|charge)(?! as))"
    r"|(?:what|which)(?: [\w']+){1,6} charge(?=\W*$)",
    r"(?:is|should|shall|does) (?:it|this|that|everything) (?:going|go|be (?:paid|charged)) (?:on|to|with)"
    r"(?= [^?]{2,60} or (?:on|to|with|the|your)(?!\w))",
    rf"(?:want|like|prefer|have|get) (?:(?:the|your|that|a|this) )?(?:\w+ )?{_MONEY}(?: back)? (?:on|to|in|onto|via|as"
    r"|back)|(?:will|would|are) you (?:be )?using (?:the|your|a) (?:[\w-]+ ){0,2}(?:card|certificate|payment method)",
    r"(?:pick|choose|select) (?:one|which|your) (?:\w+ )?(?:cards?|certificates?|payment methods?)",
    rf"where (?:[\w',/-]+ ){{0,8}}?{_MONEY}|where (?:that|it|this) (?:should|will|would|is to|shall) go",
    r"where to (?:charge|refund|credit)|be charged(?= to)|how [^?]{1,30} to split (?:it|this|that|the (?:cost|total"
    r"|bill))",
    rf"how (?!much|many|long|soon|far|does)(?:[\w']+ ){{0,5}}?(?:have|get|receive|like|want|prefer|handle|process"
    rf"|issue) (?:(?:the|your|this|that|any) )?(?:\w+ )?{_MONEY}",
    r"(?:which|what)(?: (?!much|many|long)[\w']+){0,8} (?:refunded|charged|credited|billed|paid|repaid) (?:to|on|onto"
    r"|with|from|against)",
    rf"(?:which|what)(?: [\w']+){{0,8}} {_MONEY} (?:[\w']+ ){{0,4}}(?:to|on|onto|with|from)(?=\W*$)",
    rf"(?:should|shall|would|will) (?:the |your |this |that )?(?:\w+ )?{_MONEY} (?:go|be (?:sent|issued|put|paid"
    r"|credited|returned|charged))",
    r"(?:which|what) (?:\w+ )?methods?(?! of (?!payment))|how you(?:'d| would|'ll| will)? (?:be )?pay(?:ing)?",
    rf"how (?:(?:should|shall|would|will) )?(?:the|your|this|that|any) (?:\w+ )?{_MONEY} (?:(?:is|be|will be|should be"
    r"|gets?) )(?:paid|issued|sent|settled|handled|covered|split|divided|refunded)",
)
"""How agents ask for a payment method without naming one: expressions for a slot's `asks`."""

WHY_CANCEL = (
    r"how come|(?:say|tell (?:me|us)|know|explain|mention|ask) why|why(?: [\w'#]+){0,7} cancel(?:l?(?:ing|ed|ation))?",
    r"(?:what(?:'s| is| has)?|the thing that) (?:prompt(?:s|ed|ing)|behind|caus(?:es?|ed|ing)|l(?:eads?|ed) to)"
    r" (?:this|the|your) (?:\w+ to )?cancel(?:l?ation)?",
    r"what (?:made|makes|led|leads|got) you (?:to )?(?:(?:\w+ ){0,3}cancel(?:l?ing)?|change your mind)",
    r"(?:because of|due to) what(?: [\w']+){0,5} cancel",
    r"(?:is|was|would) (?:it|this|that)(?: be)? (?:because|due to|for \w+ reasons)",
    r"why (?:can't|cannot|couldn't|won't|can you not) you(?! \w+ (?:it|them|me)(?!\w))",
    r"why(?: [\w'#]+){0,5} (?:no longer (?:wanted|needed)|not wanted)",
    r"what (?:happened|went wrong)(?= (?:with|to) (?:the|your|it)(?!\w))",
)
"""How agents ask for the reason of a cancellation without calling it so: expressions for a slot's `asks`."""


def action_words(*verbs: str, asks: tuple[str, ...] = ()) -> SlotWords:
    """Return the words by which agents ask what they shall do.

    Args:
        verbs: the domain's verbs, of which an agent may offer a choice ("cancel it or change it").
        asks: regular expressions of further questions.
    """
    choice = "|".join(verbs)
    return SlotWords(
        (
            r"(?:what|which|the|specific|any|type of|kind of)(?: \w+)? (?:changes?|modifications?|actions?"
            r"|assistance|help)(?! been)",
            r"course of action",
        ),
        asks=(
            r"what (?:exactly )?(?:do you|would you|you) (?:need|want|like) (?:with|for) (?:it|this|that)",
            r"what (?:exactly )?(?:would you like|do you want|do you need|you'd like|you would like|you want"
            r"|you need)(?: me| us)? (?:to do|to (?:change|modify)(?! (?:it|them|this|that))|done|help with)",
            r"(?:how|what) (?:else )?(?:can|may|could|should) (?:i|we) (?:\w+ )?(?:help|assist|do for"
            r"|support|be of (?:\w+ )?(?:help|service|assistance)|take care of|sort out)(?! else)",
            r"(?:how|what) (?:i|we) (?:can|may|could|should) (?:help|assist|do(?= for you|\W*$))",
            r"how (?:would you like|do you want|you'd like|you would like|do you wish)(?: me"
            r"| us)? to (?:proceed|handle (?:it|this|that)|go about|continue)",
            r"what(?:'s| is| seems to be) (?:the|your) (?:problem|issue|matter|request|concern)",
            r"how (?:can|may|could) (?:i|we) (?:\w+ )?make (?:this|it|that|things) (?:right|better|good|up to you)",
            r"what(?:'s| is) wrong with|what is it (?:[\w']+ ){0,5}you(?:'d| would)? (?:like|want|need)",
            r"(?<!that )(?<!this )(?<!it )(?:any|some)thing (?:\w+ ){0,2}(?:that )?you(?:'d| would)? (?:like|want"
            r"|need)(?: me)? to (?:change|update|modify|do)",
            # "Would you like to do anything with it?", not "shall I change something in it?"
            r"you (?:like|want|wish|need)(?: me)? to (?:do|change|modify|update|adjust) anything(?! else)",
            r"how should (?:i|we) (?:proceed|go on|continue)|describe (?:the|your) (?:issue|problem|concern|request)",
            r"what (?:is it (?:that )?)?(?:would you|do you|you(?:'d| would)?) (?:like|want|need) (?:to have"
            r"(?! (?:in|as|instead))|done|changed|to see|me to help)(?: done| with)?|what would you have (?:me|us) do"
            r"|what(?:'s| is) going on"
            r"|what happened(?! (?:with|to) (?:the|your|it)(?!\w))"
            r"|which (?:\w+ ){0,4}(?:would|do) you (?:like|want|prefer) (?:me )?to do"
            r"|what should be (?:done|changed|different)",
            r"(?:would you|do you|you(?:'d)?) (?:like|want|need) (?:me|us) to (?:fix|resolve|solve|address|sort)",
            r"(?:what|which) way (?:can|may|could) (?:i|we)|what (?:can|may|should) (?:i|we) do",
            r"(?:any|some)thing (?:else )?(?:that )?you(?:'ve| have|'d| had)?(?: got)? in mind",
            r"(?:want|like|need|wish)(?: to)? (?:do something|have something done|something done) (?:with|about)",
            r"(?:looking|hoping|planning|thinking) (?:to|of|about) mak(?:e|ing) (?:an?|any|some) (?:change"
            r"|adjustment)s?",
            r"what (?:would you|you'd) like to (?:have )?happen|what (?:do )?you need(?=\W*$)"
            r"|what (?:should|is to|ought to) (?:happen|be done)",
            r"what (?:brings you|can i do|are you looking(?! for in| to \w+ (?:it|this|that|them|the))|(?:are"
            r"|is) your (?:instructions?|wish(?:es)?))",
            *asks,
            rf"(?:looking|want|wish|like|prefer|trying) to (?:\w+ )?(?:{choice})(?: it)?,? (?:\w+,? )?or (?:\w+ )?"
            rf"(?:{choice}|keep)",
        ),
    )
