"""How agents of a shop refer to what is done for customers."""

from __future__ import annotations

from collections.abc import Mapping

from t2t_envs.common.changes import changes_of
from t2t_gym.users.lexicon import OperationWords

__all__ = ["OPERATIONS", "THING", "TOGETHER"]

THING = r"(?:item|product|article)"
_CHANGE = (
    r"(?:chang(?:e|ing)|updat(?:e|ing)|modif(?:y|ying|ication)|switch(?:ing)?|edit(?:ing)?|revert(?:ing)?"
    r"|(?<!all )(?<!is )(?<!'s )(?<!looks )(?<!sounds )correct(?:ing)?)"
)
_CHANGED = (
    r"(?:changed|updated|modified|switched|edited|reverted|corrected|saved"
    r"|(?<=been )set|(?<=now )set|(?<=is )set|(?<=have )set|(?<='ve )set)"
)
_IN_PROFILE = r"(?:in|on|of) (?:your|the) (?:user )?(?:profile|account)"
_CARD = r"paypal|gift card|credit card|mastercard|visa|american express"
_NEW_PLACE = r"to (?:\d\w*|(?:the|your|a|another) (?:new|different|other))"

OPERATIONS = {
    "modify_user_address": OperationWords(
        (
            rf"{_CHANGE} [^.?!]{{0,30}}(?:default|profile|account|user|home|your) (?:\w+ )?address",
            rf"{_CHANGE} the address {_IN_PROFILE}",
            r"(?:default|profile|account|user) address (?:update|change)",
        ),
        (
            rf"(?:default|profile|account|user|your|home) (?:\w+ )?address [^.?!]{{0,60}}{_CHANGED}",
            r"(?:default|profile|account|user|home) (?:\w+ )?address (?:[\w#'-]+ ){0,3}is now",
            rf"{_CHANGED} [^.?!]{{0,30}}(?:default|profile|account|user|your) (?:\w+ )?address",
            rf"{_CHANGED} the address {_IN_PROFILE}",
            rf"address {_IN_PROFILE} [^.?!]{{0,30}}{_CHANGED}",
            rf"(?:profile|account) [^.?!]{{0,40}}{_CHANGED} [^.?!]{{0,40}}address",
        ),
    ),
    "modify_order_address": OperationWords(
        (
            rf"{_CHANGE} [^.?!]{{0,40}}(?:shipping |delivery |order |the |your |its |'s )address"
            rf"(?! book| {_IN_PROFILE})",
            r"address (?:change|update|modification)",
            rf"{_CHANGE} where",
            rf"(?:send|ship|deliver)(?:ing)? [^?!]{{0,200}} {_NEW_PLACE}",
            r"(?:redirect|rerout)(?:e|ing)?(?! you(?!\w))",
        ),
        (
            rf"{_CHANGED} where",
            rf"(?:sent|shipped|delivered|redirected|rerouted|going) {_NEW_PLACE}",
            rf"(?:(?:shipping|delivery|the|its|your|new|'s) )address (?!{_IN_PROFILE})[^.?!]{{0,60}}{_CHANGED}",
            r"(?<!default )(?<!profile )(?<!account )(?<!home )address (?:[\w#'-]+ ){0,3}is now",
            rf"{_CHANGED} [^.?!]{{0,40}}(?:shipping|delivery|the|its|order) address(?! {_IN_PROFILE})",
            r"address (?:change|update|modification) (?:\w+ ){0,3}(?:complete[d]?|done|processed|made|submitted)",
        ),
    ),
    "modify_order_payment": OperationWords(
        (
            rf"(?:{_CHANGE}|mov(?:e|ing)) [^.?!]{{0,40}}payment(?: method)?",
            r"payment(?: method)? (?:change|update|modification)",
            r"pay(?:ing)? for (?!(?:the|any) (?:price )?difference)(?:the|your|this|that|it|order|#)",
            rf"{_CHANGE} (?:(?!refund|difference)[^.?!,]){{0,60}} to (?:the |your )?(?:\w+ )?(?:{_CARD})",
        ),
        (
            r"paid for (?:the|your|this|that|it|order|#)[^?!]{0,400} (?:with|by|using|another|differently)",
            rf"payment(?: method)? [^.?!]{{0,60}}(?:{_CHANGED}|swapped|moved)",
            r"(?:is|it's|been) (?:now )?paid (?:for )?(?:with|by|using)",
            r"payment(?: method)? (?:[\w#'-]+ ){0,3}is now",
            rf"(?:{_CHANGED}|swapped|moved) [^.?!]{{0,40}}payment(?: method)?",
        ),
    ),
    "cancel_order": OperationWords(
        (r"cancel(?:l?(?:ing|ations?|able))?",),
        (r"cancell?ed", r"cancell?ation (?:\w+ ){0,4}(?:processed|complete[d]?|confirmed|submitted)"),
    ),
    "return_items": OperationWords(
        (r"return(?:ing|s)?(?! (?:label|instructions|window|policy|email))", r"send(?:ing)? (?:\w+ ){0,3}back"),
        (
            r"returned",
            r"sent (?:[\w-]+ ){0,3}back",
            r"return(?: request| process)?(?: [\w#'-]+){0,10} (?:processed|initiated|submitted|requested|complete[d]?"
            r"|started|set up|approved)",
        ),
    ),
    "exchange_items": OperationWords(
        (r"exchang(?:e|es|ing)", r"swap(?:ping)?", r"replac(?:e|ing|ement)"),
        (
            r"exchanged",
            r"swapped",
            r"replaced",
            r"(?:exchange|swap)(?: request| process)?(?: [\w#'-]+){0,10} (?:processed|initiated|submitted|requested"
            r"|complete[d]?|started|set up|approved)",
        ),
    ),
    "modify_order_items": OperationWords(
        (
            rf"{_CHANGE} (?!where|[^.?!]{{0,40}}(?:address|payment))[^.?!]{{0,40}}(?:{THING}s?|size|colou?r"
            rf"|options?|variants?|order|to the|it|them|these)",
            r"swap(?:ping)?",
            rf"{THING} (?:modification|change)s?",
        ),
        (
            # "The address of your order has been changed to ..." isn't of items.
            rf"^(?:(?!(?:address|payment|profile)(?!\w))[^.?!]){{0,120}}?(?<!\w)(?:modified|{_CHANGED}"
            r" (?:to|for|from|with(?! (?:it|that|this)(?!\w))|in|into))",
            rf"{_CHANGED} (?![^.?!]{{0,80}}(?:address|payment|{_CARD}))[^.?!]{{1,60}} to (?:the|an?)(?= [\w-]+ )",
            rf"(?:modification|{THING}s? (?:have|has) been)s? [^.?!]{{0,40}}(?:made|{_CHANGED}|processed"
            rf"|complete[d]?|applied)",
            r"swapped",
        ),
    ),
    "wrap_gift": OperationWords((r"gift[ -]?wrap(?:p(?:ed|ing))?", r"wrap(?:ping)? [^.?!]{0,30}gift")),
    "price_match": OperationWords((r"price[ -]?match(?:ing)?", r"(?:match|lower) [^.?!]{0,20}price")),
    "extend_warranty": OperationWords((r"(?:extend(?:ing)?|longer) [^.?!]{0,20}warranty", r"warranty extension")),
}

TOGETHER: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("modify_order_address", "modify_order_payment", "modify_order_items"): changes_of(
        r"orders?", rf"(?:address|payment|{THING}s?|size|colou?r)", _CHANGE, _CHANGED
    ),
}
"""What is ruled out together, in words that say so of all of it."""
