"""Asking for a go-ahead."""

from __future__ import annotations

import re
from itertools import chain

from t2t_gym.users.understanding.cues.english import AGREED, CHARGE, DO, FINE, WISH, WRITTEN
from t2t_gym.users.understanding.matching.cue import Cue, Family, Shade
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.text.governed import is_not_for_customer, is_to_come

__all__ = ["CHECKS_BACK", "CONTRARY", "GO_AHEAD", "TO_BE_CONFIRMED", "YES", "asks_yes"]

_CHECKS = r" (?:(?:double|re)-?)?check(?!\w)"  # "want to double-check the number?" is for the customer to do
_TREATED = r"\w{3,}(?<!ne)ed"  # what may be done to a thing, in whatever words: shipped, mailed
GO_AHEAD = Shade(  # in a question
    rf"(?<!that )(?<!what )(?<!which ){WISH},?(?: for)?(?:(?: me)? (?:with|that|this)| me to"
    rf"| to(?!{_CHECKS}))|interested in"
    r" (?:(?:having )?me )?(?!add|buy|purchas|know|hear|learn|join|sign|subscrib|enrol|us)\w+ing|(?:would|do) you"
    r" (?:rather|prefer) (?:(?:that|if) )?(?:i|we)",
    r"(?:shall|should|may|might|could|can) (?:i|we)(?: now| please| then| just)? (?!please|now|then|just|have|ask|know"
    r"|try (?:(?:it )?with |using )?(?:your|an?other|an?)(?!\w)|get|help|assist|trouble|bother|be of|grab"
    r"|(?:start|begin)(?: off)? (?:by|with (?:an?|getting|asking|(?:the|your) (?:basics|(?:\w+ )?(?:details?"
    r"|info\w*|questions?|identity|verification)))(?!\w)))\w+",
    # "Do you want it cancelled?", "would you like both to be delivered?"
    rf"(?<!that )(?<!which )(?<!what ){WISH} (?:[\w#'-]+ ){{1,6}}?(?:to be |be )?{WRITTEN}",
    rf"(?<!that )(?<!which )(?<!what ){WISH} (?:(?:it|this|that|them|both|all|everything)(?: to be)? |"
    rf"(?:[\w#'-]+ ){{1,6}}?to (?:be )?){_TREATED}",
    # "Do you want it?", "would you like the blue one?", "do you prefer no. 2?"
    rf"(?<!that )(?<!which )(?<!what ){WISH} (?:for )?(?:(?:it|this|that|them|these|those)(?: ones?)?"
    r"|the (?:[\w$.,'#-]+ ){1,6}(?:ones?|version)|option [a-f]|(?:(?:the|flight|option|item|number) ){0,2}#?\w*\d\w*"
    rf"|an? (?:\w+ )?{DO}(?:ation|ment)?)(?= ?(?:instead ?)?\?)",
    # "Should it be cancelled?", "should it go to your new address?"
    rf"(?:shall|should|may|can(?= [^?]{{1,60}} now)|(?:is|are)(?= [^?]{{1,60}} to be)) (?!you |i |we )"
    rf"(?:[\w#'-]+ ){{1,6}}?(?:be {WRITTEN}|(?:be {_TREATED}|(?:go|ship) to)(?![^?]{{0,200}} or(?!\w)))",
    r"is (?:this|that|it) something you|is (?:this|that|it) (?:[\w'-]+ ){1,4}(?:i|we) should \w+",
    rf"(?:this|that|it|everything|all)(?:'s| is| are| looks?| sounds?) (?:all )?{FINE}(?= (?:for|with|by) you|\?)",
    r"(?:would|will|is) (?:it|that) (?:be )?(?:\w+ )?(?:ok|okay|fine|alright|all right|helpful|useful|good|acceptable)"
    r" if (?:i|we)",
    # "Transfer you to a human?", "Fancy an upgrade?", "Go?"
    rf"^(?:so,? |and |then |ok(?:ay)?,? )?(?:{DO}|fancy|care for|up for|(?:ready|set) for"
    r"|(?:yes|thumbs up) (?:to|for|on)) (?!what|which|who|how|me(?!\w)"
    r"|it(?=\?))[^?]{1,80}(?<! what)(?<! which)(?<! who)(?<! when)(?<! where)(?=\?)",
    r"^(?:so,? |and |then )?(?:go|do (?:it|that|this|so|both|all (?:of )?(?:them|it|that|two|three)))(?=\?)",
    r"do (?:i|we) (?:have your|go ahead|proceed|continue|do (?:it|this|that))"
    r"|(?:do|have) (?:i|we) (?:have |got )?(?:the|your) (?:\w+ )?(?:go-?ahead|green light|ok|okay|permission|approval"
    r"|consent)",
    rf"(?:shall|should) (?:i|we)(?=\?)|^(?:and |so |still )*(?:want|care|fancy)(?: me to| to(?!{_CHECKS}))"
    r"|^(?:and |so )*(?:want|fancy)(?= (?:that|this|the|those|\w*\d\w*)(?!\w))",
    r"(?:does|would|will|is|are) [^?]{2,100} (?:work for|suit|(?:okay|ok|fine|all right|alright|acceptable)"
    r" (?:for|with|by|to)) you|(?:do|did|have) (?:i|we) (?:understand|understood|get|got|have)(?: \w+){0,3}"
    r" (?:correctly|right|correct)",
    rf"{WISH}(?: me)?(?: some| any| more| further| additional| the| a| an){{0,2}} (?:details|info(?:rmation)?|list"
    r"|overview|summary|breakdown)",
    r"^(?:so,? |and |ok(?:ay)?,? |then )?you(?:'d| would)? (?:want|like)(?= (?!to know|me |any|some|more)\w)",
    r"(?:am i|are we) (?:right|correct)(?= (?:in|to|that|about)(?!\w))"
    r"|(?:am i|are we) (?:clear(?:ed)?|free|allowed) to",
    r"(?:is|are|do|does) (?:that|this|it|everything|all)(?: of it)?(?: look| sound)? (?:as|how|the way|like what) you",
    r"anything (?:else )?(?:that )?you(?:'d| would)?(?: (?:like|want|need)(?: me)? to)? (?:change|correct|adjust|fix)"
    r" before (?:i|we)",
    # "Is that the trip you'd like to cancel?", not "... you meant?".
    r"is (?:this|that|it|#?\w*\d\w*(?![^?]{0,120} or(?!\w))) (?:the|your) (?:\w+ ){1,3}(?:that )?you(?!(?:'re| are"
    r"| were| had| have)?(?: \w+)? (?:meant?"
    r"|in mind|referring|speaking|talking|asking|thinking|looking)(?!\w))",
    r"(?:is|are|does|do|did|was|were|would|will) (?:that|this|it|these|those|all|everything|the"
    rf"|your) ?(?:[\w'#-]+ ){{0,6}}{FINE}",
    rf"(?:sound|look)s? {FINE}|would (?:that|this|it) (?:be (?:\w+ )?(?:of interest|helpful|useful|of (?:help|use))"
    r"|interest you|suit you|do|help)",
    r"(?<!i'd be )(?<!i would be )(?<!i'm )(?<!i am )(?<!we'd be )(?:ok|okay|ready|good|happy|fine|comfortable|alright"
    r"|all right|on board|cool|open) (?:for me )?(?:with|to|if)",
    # "Are you sure it was this account?" asks for a fact.
    r"are you (?:(?:sure|certain)(?! (?:about|of) (?:the|your)| (?:that )?(?:it|they|the|your) (?:[\w#'-]+ ){0,3}"
    r"(?:is|are|was|were|has|have)(?!\w))|ready|ok|okay|happy|fine|good)"
    r"|(?:are we|am i) good|mind if i|(?:want|like|need) me to",
    r"would (?!you|i|we|any|either|one|it|that|this)[\w'-]+(?: [\w'-]+){0,5} (?:work|suffice)(?=\?)",
    r"would you (?:agree|consent|accept)(?= (?:to )?(?:it|that|this|the)(?!\w))",
    rf"{WISH}(?: me)? {DO}(?= (?!card|fee)\w)|^(?:and |so |then )?(?:do )?you (?:agree|accept|confirm)(?=\?)",
    r"do you (?:\w+ly )?(?:confirm|agree|approve|consent|authori[sz]e|accept)|(?:can|could|would"
    r"|will) you (?:please )?(?:confirm|verify|approve)(?=\?)",
    r"(?:right|alright|all right|correct|ok|okay|agreed|deal|yes|confirm|interested|(?<!not )sure)(?=\?)"
    r"|^(?:(?:ok|okay|good|fine)(?: as (?:it )?is)?)(?=\?)|(?:fine|ok|okay|good|alright|all right) (?:by|with"
    r"|for) you(?=\?)"
    r"|is (?:that|this|it) (?:a go|how you want it)|(?:(?<=, )|(?<=- ))good(?=\?)"
    rf"|^(?:is )?(?:all|everything) (?:good|fine|clear)(?=\?)|^{DO}(?=\?)"
    r"|^(?:proceed|continue|go|go ahead|go for it)(?=\?| (?:with|and)(?!\w))|^(?:may|can) i(?=\?)",
    r"if (?:that|this|it)(?:'s| is) (?:what|how|the way) you(?:'d| would)? (?:want|like|wish|prefer)(?=\?)",
    # "Change it?"
    r"^(?!(?:is|are|was|were|do|does|did|can|could|will|would|got|have|had|know|like|need|see|about|how|wh\w+) )"
    r"\w+ (?:it|this|that|them|both)(?=\?)",
)
# A confirmation may be a paper, and a consent one that is there already: "your confirmation has been sent to ...".
_PAPER = (
    r"(?:e-?mails?|messages?|letter|page|numbers?|codes?|ids?|details|receipt|slip|text|notice|document|link|reference"
    r"|summary)(?!\w)"
)
_IS_THERE = (
    r"(?:has|have|was|were|(?:will|should)(?! be (?:needed|required))"
    r"|is (?:being|on|in|attached|noted|received|recorded|sent|below|above))(?!\w)"
)
_SAY_YES = Cue(  # anywhere
    r"^confirm,? please(?=[.!]|$)|ready when(?:ever)? you are",
    # "Please confirm yes.", "Confirm: go ahead?"
    r"confirm[,:]? ['\"(]{0,2}(?:yes|ok|okay|go|go-?ahead)(?=\W*$|['\")]| (?:to|so|or|if|and|for|before)(?!\w))",
    r"(?:with|by|say(?:ing)?|reply(?:ing)?|respond(?:ing)?|type|typing|answer(?:ing)?|enter)(?: (?:me|with|a"
    r"|an|just|simply|back|clear|explicit|either))* ['\"(]{0,2}(?:yes|confirm|y|go)",
    r"(?<!: )(?:yes|yay|yea) ?(?:/|or) ?(?:no|nay)|y/n|(?:say|give me) the word|how does (?:that|this|it) sound",
    r"(?:need|want|waiting for|await|give me|gave me)(?: is)?(?: just| only| a| an| your| the| quick| clear| simple"
    r"| explicit| final)* ['\"(]{0,2}(?:yes|ok|okay|go-?ahead|confirmation|approval|green light|consent|permission"
    rf"|blessing|nod|thumbs[ -]up|all[ -]clear)(?! {_PAPER})",
    rf"if (?:{AGREED}(?: (?:to|with|that|this|it|for|these|me)(?!\w)[^,.?!]{{0,40}})?"
    r"|(?:that|this|it|everything|all)(?: \w+){0,2} (?:sounds?|looks?|is|are|works?|seems?|suits?)(?: \w+){0,3}"
    r"|yes|so|that(?:'s| is) (?:all|everything)),? (?:i|we)(?:'ll|'d| will| can| could| would)",
    rf"if (?:that|this|it|everything|all)(?:'s| is| looks?| sounds?)(?: all)? {FINE}, (?:please |just |then )*(?:tell"
    r"|let)",
    # "I'll cancel it if you agree."
    rf"(?:i|we)(?:'ll|'d| will| can| could| would|(?:'m| am|'re| are) ready to) [^.?!]{{2,160}} (?:if|once"
    r"|when(?:ever)?"
    rf"|as soon as|after) {AGREED}",
    r"(?:until|unless|(?:as soon as|when|after|once)(?=[^,]{1,60}, (?:i|we)(?:'ll|'d| will| can| could)(?!\w)))"
    rf" {AGREED}",
    r"once (?:(?:it|this|that)(?:'s| is| has been) )?(?:confirmed|approved|agreed)(?: by you)?,? (?:i|we)(?:'ll| will"
    r"| can)",
    r"(?:need|want|like|ask|require) you to (?:confirm|approve|agree|say (?:yes|so))(?=\W*$"
    r"| (?:that|this|before|first))",
    r"(?:please|kindly|just) (?:approve|authori[sz]e|agree)|(?:with|upon|on|at) your (?:word|say-so)"
    r"|an? (?:\w+ )?['\"]?yes['\"]?(?= (?:to|on|from|for) )"
    r"|['\"]?yes['\"]? (?:will do|would do|is (?:enough|all)|suffices|does it)",
    # Not "if you'd rather use the other card, say so".
    r"if (?!you(?:'d| would)? (?:rather|prefer)|you(?:'re| are)? (?:unsure|not (?:sure|certain)|don't|do not"
    r"|can't)(?!\w))[^?!]{3,160}(?<! )(?:,|,? (?:please|just|kindly|simply)) say"
    r" (?:so|the word|yes)",
    r"(?:let me know|tell me)(?: whether| if)? to (?:go ahead|proceed|continue|do (?:it|so|this|that))",
    r"if (?:you(?:'d| would)? (?:like|want|wish|prefer)(?: that| to proceed| me to [^,.]{1,60})?"
    r"|that works(?: for you)?), (?:i|we)(?:'ll|'d)?(?: (?:can|could|will|would))?",
    r"(?<!received )(?<!thanks for )(?<!thank you for )(?<!of )(?<!in )(?<!from )(?:your"
    rf"|explicit) (?:(?:\w+ )?['\"]?(?:yes|go-?ahead|green light|consent|approval|authori[sz]ation|permission|blessing"
    r"|thumbs[ -]up|all[ -]clear|ok|okay)"
    # Not "have your booking confirmation ready".
    r"|(?:(?:explicit|clear|final|quick|verbal|written|express|formal|full|firm|simple|prompt|kind|direct) )?"
    rf"confirmation(?! {_PAPER}))(?! {_IS_THERE})",
    r"any objections?(?=\?| (?:to|if))|(?:get|have) a (?:yes|go-?ahead)(?=\?| (?:from|to|on)(?!\w))",
    r"(?:please|kindly|simply|just) confirm(?=[.!?:]|$| ?[(\['\"])",
    r"(?:i|we) (?:can|could)(?=[^.?!]{3,120},? if you(?:'d| would)? (?:like|want|wish|prefer)(?:[.!]|$))",
    r"(?:please|kindly|just) confirm(?:,? so(?: that)?|,? then) (?:i|we)|^confirm(?=\W*$)",
    rf"authori[sz]e th(?:is|ese|e (?:above|following)) {CHARGE}",
    r"(?:please|kindly|just) confirm(?=,? and (?!tell|provide|share|verify))",
)
_VERIFY = Cue(
    r"(?:confirm|verify|double-?check|acknowledge|validate|agree|let me know|tell me"
    r"|(?<!to )make sure|check|(?:please|just|kindly) say)(?: \w+){0,2},?(?: if| that| whether)(?: [\w'#-]+){0,9}?"
    rf" (?:{FINE}|proceed|go ahead)",
    r"(?:confirm|verify|check) (?:the|your|this|that|these|those|all|both|everything)"
    rf"(?: [\w'#-]+){{0,5}} (?:is|are|looks?) (?:all )?{FINE}",
    rf"(?:confirm|let me know|tell me)(?: to me)?,?(?: if| that| whether)? (?:{WISH}|you approve"
    r"|(?:i|we) (?:should|can|may))",
    r"(?:confirm|let me know|tell me) (?:whether|if) to (?!\w+ing )\w+"
    rf"|(?:confirm|verify) (?:that|this|it|everything|all)(?:'s| is| looks| sounds)(?: all)? {FINE}",
    r"(?<!to )confirm(?: to me)? that(?=:| \w)(?![^.?!]{0,80} by (?:giving|providing|sharing|telling|sending))",
    r"confirm [^.?!]{0,120} (?:want|like) me to",
    r"(?:confirm|verify)[^.?!]{0,20} what you",
    # "I need to verify the details" is to be done first, "I need to confirm them" asks for a yes.
    r"(?:confirm|(?<!need to )verify|approve|review|double-?check(?! it))(?: if| that| whether)?(?: all)?(?: of)?"
    r" (?:this|these|those|it(?!'s (?:really )?you(?!\w))|them|everything|the (?:following|above|below))",
    r"(?:confirm|(?<!need to )verify|review)(?: if| that| whether)?(?: all)? (?:the |these |those |your )?(?:\w+ )?"
    r"(?:details|changes?|summary|action|plan|update|modification|transfer|purchase|selection)"
    r"(?! (?:of|for|method|reason))",
    r"confirm (?:\w+ ){0,4}(?:to (?:proceed|go ahead|continue)|before (?:i|we))",
    rf"once {AGREED}(?=,| and|\.|$| (?:to|that|these|this|the details))",
)
# What is to be confirmed may be an operation ("please confirm the cancellation"), or a value.
TO_BE_CONFIRMED = Shade(
    r"(?:confirm|verify|review|approve|authori[sz]e)(?: if| that| whether)?(?: all)?"
    r"(?: (?:the|these|those|this|that|your))?"
)
YES = Family(_VERIFY, _SAY_YES)
# "To confirm: are you flying from Miami?", "Okay, so the red one?"
CHECKS_BACK = re.compile(
    r"(?:just )?to (?:confirm|verify|double[- ]?check|be (?:sure|clear)|make sure|recap|sum up)\b[^?]{0,30}?[:,] "
    r"|(?:(?:ok(?:ay)?|right|alright|great|got it),? )?so,? (?=[#\w]+ \w+ )"
)
# "Would you like to keep it?" asks for no go-ahead.
CONTRARY = Shade(
    rf"(?:{WISH}(?: me)? to|(?:shall|should|may) (?:i|we)) (?:rather |just |still |simply )?(?:not|keep|leave|hold off"
    r"|wait|stop|skip|drop|forget|abandon|reconsider|think|stay)",
    r"(?:don't|do not|not|no longer) (?:want|wish|like|need|intend)(?: me)? to",
)


def asks_yes(clause: Text) -> bool:
    """Return whether a clause asks for a yes, whether or not it is a question."""
    if not clause.may(YES):
        return False
    verified = (match for match in clause.finditer(_VERIFY) if not is_not_for_customer(clause.low, 0, match.start()))
    return any(not is_to_come(clause.low, match.start()) for match in chain(verified, clause.finditer(_SAY_YES)))
