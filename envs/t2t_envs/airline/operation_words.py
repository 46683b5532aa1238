"""How agents of an airline refer to what is done for travellers."""

from __future__ import annotations

from collections.abc import Mapping

from t2t_envs.common.changes import changes_of
from t2t_gym.users.lexicon import OperationWords

__all__ = ["OPERATIONS", "TOGETHER"]

_BAGS = r"(?:bags?|baggage|luggage|suitcases?)"
_FLYER = r"(?:passenger|travell?er)"
_CHANGE = (
    r"(?:chang(?:e|ing)|updat(?:e|ing)|modif(?:y|ying|ication)|switch(?:ing)?|edit(?:ing)?"
    r"|mov(?:e|ing)(?! (?:forward|on|ahead)(?!\w))|reschedul(?:e|ing))"
)
_NO_PLANS = r"(?![^.?!]{0,50}plans?(?!\w))"
"""Behind a thing that may be said to have been changed: not "your trip is cancelled, since your plans have changed"."""
_CHANGED = r"(?:changed|updated|modified|switched|edited|moved|rescheduled)"
_ELSE = (  # what isn't the flights
    r"(?:[^.?!]{0,40}(?:passengers?|travell?ers?|who|cabin|class|bags?|baggage|luggage|suitcases?)"
    r"|(?:(?:the|your|its|an?) )?(?:\w+ )?(?:origin|destination|route|trip type)s?)(?!\w)"
)
_NO_PERSON = r"(?:\w+ ){0,4}(?:flights?|bags?|cabin|card|hat\d+)(?!\w)"
_A_FLIGHT = r"(?:\w+ ){0,4}(?:flights?|hat\d+)(?!\w)"
_TRIP = r"(?:tickets?|flights?|segments?|dates?|reservations?|bookings?|trips?|itinerar(?:y|ies))"
_WHOLE = r"(?:reservation|booking|trip|itinerary|ticket|fare)s?"
_PARTS = (
    r"(?:flights?|dates?|cabins?|class|passengers?|travell?ers?|names?|bags?|baggage|luggage|suitcases?|origin"
    r"|destination)"
)
_NOT_OF_IT = "".join(
    rf"(?<!(?:of|on|or) {word})" for word in ("your ", "the ", "this ", "")
)  # "the cabin for your trip"
_WENT = r"(?:\w+ ){0,4}(?:processed|complete[d]?|confirmed|made|through)"
_TOLD_OF_IT = (  # "your one-way booking to Denver for 2 people"
    r"(?:to|from|out of|in|on|of|that|which|has|had|was|with (?:the )?(?:id|number)|for \d)(?!\w)"
)
_WHO_FLIES = r"who(?:'s| is| will be)? (?:flies|flying|travels|travell?ing)"
_CABIN = r"(?:basic economy|(?:regular )?economy|business|first)"

OPERATIONS = {
    "cancel_reservation": OperationWords(
        (r"cancel(?:l?(?:ing|ations?|able))?",),
        (r"cancell?ed", r"cancell?ation (?:\w+ ){0,4}(?:processed|complete[d]?|confirmed|submitted)"),
    ),
    "book_flight": OperationWords(
        (
            rf"(?<!your )(?<!the )(?<!this )(?<!that )(?<!a )book(?:ing(?! {_TOLD_OF_IT}))?"
            r"(?= (?!(?:\w+ ){1,2}(?:change|move|upgrade|downgrade|switch)(?!\w))"
            r"(?:\w+ ){0,4}(?:flight|trip|ticket|reservation|it|this|these|for|a|the|one))",
            r"(?:(?:proceed|go ahead|move forward|continue) with|confirm|approve) (?:the|this|your) booking",
            r"new (?:booking|reservation)",
            r"(?:mak|creat|complet|finali[sz])(?:e|ing) (?:the|your|this|a) (?:booking|reservation)",
            r"book(?:ing)? (?:flight )?hat\d+",
        ),
        (
            r"(?<!\bfully )booked(?! (?:up|out|solid))",
            r"booking (?!if(?!\w))(?:\w+ ){0,10}(?:complete[d]?|confirmed|made|created)",
            r"(?<!you )(?:completed|made|finali[sz]ed) (?:the|your) (?:new )?booking",
            r"(?<!of )(?<!on )(?<!to )(?<!in )(?:your|the) (?:new )?reservation (?:[a-z0-9]{6} )?(?:is|has been)"
            r" (?:\w+ )?(?:confirmed|made|created)",
        ),
    ),
    "change_cabin": OperationWords(
        (
            r"(?:up|down)grad(?:e|es|ing)",
            rf"{_CHANGE} [^.?!]{{0,30}}(?:cabin|class)",
            r"cabin (?:class )?change",
            rf"fly(?:ing)? in {_CABIN}",
            rf"(?:put|mov|seat|plac)(?:e|ing|ting)? you (?:up |down )?(?:in|into|to) {_CABIN}",
        ),
        (
            r"(?:up|down)graded",
            rf"(?:cabin|class)(?! (?:flight|ticket|fare|seat)s?(?!\w)) {_NO_PLANS}[^.?!]{{0,60}}{_CHANGED}",
            r"(?:cabin|class) (?:[\w#'-]+ ){0,3}is now",
            rf"flown in {_CABIN}",
            rf"booked in {_CABIN}",
            rf"{_CHANGED} [^.?!]{{0,30}}(?:cabin|class)",
            rf"(?:(?:up|down)grade|cabin (?:class )?change|change of cabin) {_WENT}",
        ),
    ),
    "change_passengers": OperationWords(
        (
            rf"{_CHANGE} [^.?!]{{0,30}}{_FLYER}s?",
            rf"{_CHANGE} {_WHO_FLIES}",
            rf"(?:{_CHANGE}|correct(?:ing)?) (?:[\w']+ ){{0,2}}names?(?! of)",
            rf"{_FLYER}s? (?:\w+ )?(?:change|swap|replacement|update|correction)s?",
            rf"(?:replac(?:e|ing)|swap(?:ping)?) (?!{_NO_PERSON})[^.?!]{{1,50}} (?:with|by|for)(?! {_NO_PERSON})",
            rf"(?:remov(?:e|ing)|add(?:ing)?|correct(?:ing)?) (?:\w+ ){{0,3}}{_FLYER}s?",
        ),
        (
            rf"{_FLYER}s? {_NO_PLANS}[^.?!]{{0,50}}{_CHANGED}",
            rf"{_FLYER}s?(?: name)? (?:[\w#'-]+ ){{0,3}}(?:is|are) now",
            rf"{_CHANGED} [^.?!]{{0,30}}{_FLYER}s?",
            rf"{_CHANGED} {_WHO_FLIES}",
            rf"{_FLYER}(?:'s)? names? [^.?!]{{0,40}}corrected|(?:{_CHANGED}|corrected) (?:[\w']+ ){{0,2}}names?(?! of)",
            rf"replaced (?!{_NO_PERSON})[^.?!]{{1,50}} (?:with|by)(?! {_NO_PERSON})",
            rf"(?:{_FLYER}s? change|change of {_FLYER}s) {_WENT}",
        ),
    ),
    "change_baggage": OperationWords(
        (
            rf"(?:add(?:ing)?|includ(?:e|ing)|updat(?:e|ing)) [^.?!]{{0,30}}{_BAGS}",
            rf"(?:increas(?:e|ing)|{_CHANGE}) (?:the |your )?(?:(?:number|count) of )?(?:\w+ )?{_BAGS}",
            rf"{_BAGS} (?:update|change|addition|modification)s?",
            rf"(?:update|change|addition|modification)s? (?:of|to|in) (?:the |your )?(?:number of )?(?:\w+ )?{_BAGS}",
            rf"(?:tak|bring|check)(?:e|ing)?(?: in)? (?:\w+ ){{0,3}}{_BAGS}",
        ),
        (
            rf"(?:taken|brought|checked in) (?:\w+ ){{0,3}}{_BAGS}",
            rf"{_BAGS} [^.?!]{{0,40}}(?:added|updated|attached)",
            rf"(?:added|updated|attached) [^.?!]{{0,30}}{_BAGS}",
            rf"now has (?:\w+ ){{1,3}}{_BAGS}",
        ),
    ),
    "add_compensation": OperationWords(
        (
            r"(?:issu(?:e|ing)|offer(?:ing)?|send(?:ing)?|add(?:ing)?|giv(?:e|ing)|provid(?:e|ing))"
            r" (?:[\w$]+ ){0,4}(?:certificate|voucher|compensation)",
            r"(?:entitled to|eligible for|qualify for|due|owed) (?:[\w$]+ ){0,4}(?:certificate|voucher)",
            r"[$]\d+ (?:\w+ )?(?:certificate|voucher)|issu(?:e|ing) (?:it|one|that)",
            r"(?:certificate|voucher) put on",
            r"compensat(?:ion|e|ing)",
        ),
        (
            r"(?:certificate|voucher|compensation) [^.?!]{0,40}(?:issued|added|sent|credited|put on)",
            r"(?:issued|added|sent) [^.?!]{0,30}(?:certificate|voucher)",
        ),
    ),
    "change_flights": OperationWords(
        (
            rf"{_CHANGE} (?!{_ELSE})[^.?!]{{0,40}}{_TRIP}",
            r"fly(?:ing)? (?:at|on) (?:another|a different|a later|an earlier)",
            r"(?:mov|switch|put)(?:e|ing|ting)? you (?:over )?(?:to|onto|on) (?:flight )?hat\d+",
            r"(?:flight|date) changes?",
            rf"(?:replac(?:e|ing)|swap(?:ping)?|exchang(?:e|ing)) {_A_FLIGHT}",
            rf"changes? (?:of|to|in) (?!{_ELSE})(?:[\w'-]+ ){{0,4}}{_TRIP}",
            r"rebook(?:ing)?",
        ),
        (
            rf"{_NOT_OF_IT}{_TRIP} {_NO_PLANS}[^.?!]{{0,60}}{_CHANGED}",
            rf"{_CHANGED} (?!{_ELSE})[^.?!]{{0,40}}{_TRIP}",
            r"rebooked",
            rf"(?:flight change|change of flights?) {_WENT}",
        ),
    ),
}

TOGETHER: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("change_flights", "change_cabin", "change_passengers", "change_baggage"): changes_of(
        _WHOLE, _PARTS, _CHANGE, _CHANGED
    ),
}
"""What is ruled out together, in words that say so of all of it."""
