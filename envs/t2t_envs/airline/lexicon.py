"""How agents of an airline refer to what travellers are asked for and to what is done for them."""

from __future__ import annotations

from t2t_envs.airline.airports import AIRPORTS
from t2t_envs.airline.extras_words import BAGGAGE, INSURANCE
from t2t_envs.airline.operation_words import OPERATIONS, TOGETHER
from t2t_envs.common.payment_words import WAYS_TO_PAY
from t2t_gym.kit import PAYING, WHY_CANCEL, YOU_WANT, action_words
from t2t_gym.users.days import MONTH
from t2t_gym.users.lexicon import Lexicon, SlotWords

__all__ = ["LEXICON"]

_BOOKING = r"(?:reservation|booking|confirmation|record|itinerary)"

_PLACE = r"where|airport|city|place|town|which (?:ones?|of (?:them|these|those))"

_DAY = rf"{MONTH.lower()} \d{{1,2}}"

LEXICON = Lexicon(
    slots={
        "user_id": SlotWords(
            (r"(?:user|customer|account|member(?:ship)?|profile) ?(?:ids?|numbers?|names?)", r"username"),
            r"\b[a-z]+_[a-z]+_\d{4}\b",
            sign="_",
        ),
        "reservation_id": SlotWords(
            (
                rf"{_BOOKING} (?:ids?|numbers?|codes?|references?|locators?)",
                rf"(?:which|what|of those|of these)(?: \w+){{0,2}} (?!itinerary){_BOOKING}s?"
                r"(?! (?:ids?|numbers?|codes?))",
                rf"(?:which|what) (?:one )?of (?:your|the|these|those)(?: \w+)? (?:{_BOOKING}|trip)s?",
                r"(?:which|what) (?:\w+ )?trips?(?! types?)",
                rf"the (?:\w+ )?{_BOOKING}s?(?= (?:you|in question|concerned|(?:that|this|the|it) \w+))",
                rf"(?:an?|any) (?:\w+ )?{_BOOKING}s?(?= (?:that |which )?you(?:'d| would) (?:like|want|need)(?!\w))",
                r"details of (?:the|your) (?:reservation|booking)s?",
                r"(?:pnr|booking ref)",
                r"(?:the|your|its) id(?! of)",
                r"(?:ids?|numbers?|codes?|references?) (?:of|for|to) (?:the|your|this|that"
                rf"|each) (?:\w+ )?(?:{_BOOKING}|trip)s?",
                r"(?:six|6)[- ](?:character|digit|letter) (?:\w+ )?(?:code|id)",
            ),
            r"\b(?!HAT\d)[A-Z0-9]{6}(?:(?<![A-Z]{6})(?<![0-9]{6})|(?<=HATHA[T-V]))\b",
            things=(rf"(?:{_BOOKING}|trip)s?",),
        ),
        "reason": SlotWords(
            (
                r"reasons?(?: (?:for|of|behind) (?:the |your |this )?(?:cancell?ation|cancell?ing|change))?",
                r"cancell?ation reasons?",
            ),
            values={
                "change of plan": (r"change(?:d)? (?:of|in) plans?", r"plans (?:have )?changed"),
                "airline cancelled flight": (
                    r"airline cancell?ed (?:the )?flight",
                    r"flight (?:was )?cancell?ed by the airline",
                ),
                "other reasons": (r"(?:other|personal|private) reasons?", r"reasons? (?:is|are|as) personal"),
            },
            asks=(
                r"(?:is|was) (?:the|this|your) cancell?ation (?:due to|because of|for)",
                r"(?:is|was) (?:it|this|that) (?:because of |due to )?(?:an? )?change (?:of|in) plans?",
                *WHY_CANCEL,
            ),
        ),
        "trip_type": SlotWords(
            (r"trip types?", r"type of (?:trip|flight)"),
            values={
                "one_way": (r"one[- ]way",),
                "round_trip": (r"round[- ]?trips?", r"return trips?", r"there and back"),
            },
            asks=(
                r"(?:coming|flying|going|travell?ing) back,? or|just one[- ]way(?=\?)",
                r"one[- ]way(?: \w+)?,? or (?:a )?(?:round[- ]?trip|return|there and back)",
                r"(?:is|will|whether|if) (?:this|it|that)(?:'s| is|'ll be| will be| be)? an? (?:\w+ )?"
                r"(?:round[- ]?trip|one[- ]way|return)",
                r"(?:need|want|like) a return (?:flight|ticket|trip)|^(?:just )?one[- ]way,? or(?!\w)",
                r"round[- ]?trip(?: \w+)?,? or (?:a )?one[- ]way",
            ),
        ),
        "origin": SlotWords(
            (
                r"origins?(?: airports?| city| cities)?",
                r"departure(?: (?:airport|city|location)s?|(?= and (?:arrival|destination)))",
                r"departing airport",
            ),
            asks=(
                r"airports?(?: [\w']+){0,6} for (?:the |your )?(?:departure|outbound|origin)",
                r"from where|where from|from(?: and |/)to|to and from|from (?:which|what) (?:airport|city)",
                r"(?:leav(?:e|ing)|fly(?:ing)?|depart(?:ing)?) from [\w' ]{2,30},? or (?:from )?(?!to )\w+",
                rf"(?:{_PLACE})(?: [\w']+){{0,8}}"
                r" (?:flying|departing|leaving|travell?ing|starting|depart|fly|leave|travel|go|start|set out) (?:out of"
                r"|from)(?! here| there)",
                rf"where (?:{YOU_WANT} to|are you|you're|you are) (?:start|depart|leav|set out|tak(?:e|ing) off)\w*"
                r"(?! (?:for|the|your|it))",
            ),
        ),
        "destination": SlotWords(
            (r"destinations?(?: airports?| city| cities)?", r"arrival (?:airport|city|cities|location)s?"),
            asks=(
                rf"(?:{_PLACE})(?: [\w']+){{0,6}} (?:flying|travell?ing|going|headed|heading|arriving"
                r"|landing|fly|travel|go|head|arrive|land) (?:to|at|in(?=\W*$))",
                r"airports?(?: [\w']+){0,6} for (?:the |your )?(?:departure and )?(?:the |your )?(?:arrival|landing)",
                r"where(?: (?:are|is|will) \w+(?: be)?| you're)? (?:headed|heading|off to)",
                r"where (?:are you|you're|you are) (?:going|flying|travell?ing)(?=\W*$|,| (?:on|and)(?!\w))",
                r"from(?: and |/)to|to and from",
                rf"where to(?=\?|,|$| and )|to where|where {YOU_WANT} to (?:go|fly|travel|land|end up|arrive)(?! from)",
            ),
        ),
        "date": SlotWords(
            (
                r"(?:specific |exact |preferred |new |travel |departure |return |flight "
                r"|desired ){0,5}dates?(?! of birth)(?: of (?:travel|departure|your \w+))?",
                r"travel dates?",
                r"(?:what|which|right|correct|preferred|new) days?",
            ),
            r"\b20\d\d-\d\d-\d\d\b",
            sign="-",
            asks=(
                rf"when (?:{YOU_WANT} to|{YOU_WANT}|are you(?: (?:planning|hoping) to)?|do you (?:plan|intend|hope) to"
                rf"|will you(?: be)?) (?:\w+ )?(?:fly|travel|depart|leav"
                r"|return|com|go)\w*",
                r"what day|^when(?=\?)|and when(?=\?)|(?:different|another|other|particular) (?:date|day) in mind",
                r"when (?:do |will )?you(?:'d| would|'re| are|'ll be)?(?: (?:like|want|wish) to)? (?:fly|travel|leav"
                r"|depart|go)\w*",
                rf"{_DAY}[^?.!]{{0,40}} or {_DAY}",
                r"the \d{1,2}(?:st|nd|rd|th),? or (?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)?",
            ),
            things=(_DAY, r"the \d{1,2}(?:st|nd|rd|th)"),
        ),
        "cabin": SlotWords(
            (
                r"cabin(?: class(?:es)?)?",
                r"(?:which|what|travel|service|preferred) class(?:es)?",
                r"class of (?:service|travel)",
                r"(?:(?:the|your) |^)class(?=\W*$|,| (?:and|or|yet)(?!\w)| (?:(?:that |which )?you|to (?:fly|travel)))",
            ),
            values={
                "basic_economy": (r"basic[- _]economy",),
                "economy": (r"(?<!basic )(?<!basic-)(?<!basic_)economy",),
                "business": (r"business",),
            },
            things=(r"fares?", r"class(?:es)?", r"cabins?"),
            asks=(
                r"is it an? (?:\w+ ){0,2}(?:business|economy)(?: class)?",
                r"(?:business|economy)(?: class)?,? or (?:in )?(?:business|basic economy|economy)",
            ),
        ),
        "passengers": SlotWords(
            (
                r"passengers?(?:'s?)?(?: names?| details| information| info| count| list)?",
                r"dates? of birth",
                r"birth ?da(?:te|y)s?",
                r"dob",
                r"(?:number|names?|details) of (?:the |all )?(?:passengers?|travell?ers?)",
                r"travell?er'?s?'? (?:details|information|names?)",
                r"(?:current|new|corrected) (?:full )?names?",
            ),
            asks=(
                r"who else (?:is|will|are)",
                r"(?:both|all)(?: of)?(?: the)? (?:passengers|travell?ers|of you|of them),? or (?:just|only)",
                r"how many (?:passengers|people|travell?ers|of you)",
                r"(?:just|only) (?:you|yourself),? or",
                r"(?:anyone|anybody|someone|somebody|others|friends|family)(?: else)?"
                r"(?: be| is|'s| are| will be|'ll be)? (?:travell?ing|flying|joining|coming)",
                r"who (?:should|will|would|is to|will be) (?:replac(?:e|ing)|tak(?:e|ing) (?:the place|over))",
                r"who (?:should|will|would|is) (?:the|this|that|it) (?:\w+ ){0,2}(?:be )?for",
                r"(?:travell?ing|flying|going) (?:alone|by yourself|on your own)",
                r"the only (?:passenger|travell?er|one (?:on|travell?ing|flying))",
                r"who (?:the|your|all) (?:\w+ )?(?:passengers?|travell?ers?)",
                r"who(?:'s| is| are| will be|'ll be| should be| else is)"
                r" (?:\w+ ){0,2}(?:travell?ing|flying|passengers?|travell?ers?)",
                r"who(?:'s| is| are)? (?:should|will|would|shall|going to|to) (?:\w+ )?(?:fly|travel|go"
                r"|be (?:flying|travell?ing|on))",
                r"confirmation that [\w ']{0,30} details",
            ),
        ),
        "payment_method": SlotWords(
            (
                r"payment (?:methods?|options?|details|information|sources?|preferences?)",
                r"(?:method|form|mode|means) of payment|which of (?:your|the) (?:\w+ )?(?:methods|cards)",
                r"(?:which|what) (?:\w+ )?(?:cards?|certificates?)",
                r"(?:the|a) (?:\w+ )?card(?= (?:you|to (?:use|charge)))",
            ),
            r"\b(?:credit_card|gift_card|certificate)_\d{7}\b",
            sign="_",
            things=(r"payment methods?", r"cards?", r"certificates?"),
            values={**WAYS_TO_PAY, "certificate": (r"(?:travel )?certificates?", r"vouchers?")},
            asks=(
                r"how (?:\w+ ){0,3}(?:the|any) (?:\w+ )?(?:difference|refund|fees?) (?:\w+ )?(?:handled|paid|settled"
                r"|charged)",
                *PAYING,
            ),
        ),
        "insurance": INSURANCE,
        "baggage": BAGGAGE,
        "flight_choice": SlotWords(
            (
                r"(?:specific |new |preferred |desired ){0,5}flight (?:numbers?|details|options?|information"
                r"|choices?|segments?|preferences?)",
                r"(?:which|what|new|these|preferred|following|specific|particular|certain"
                r"|(?:which|any|one|either|some|each|all) of the)(?: \w+)?"
                r" (?:flights?|segments?|legs?"
                r"|itinerar(?:y|ies))",
                r"details of (?:the )?new flights?|choice of flights?|which (?:flight )?combination|preferences?"
                r" (?:for|on|about) (?:the "
                r"|your )?flights?",
                r"(?:the |^)(?:\w+ )?flights?(?= (?:that )?you(?:'d| would)? (?:like|want|prefer|need|choose|pick"
                r"|wish))",
                r"(?:which|what|preferred) (?:\w+ )?(?:departure|outbound|inbound|return|connection)s?"
                r"(?! (?:dates?|days?|city|airport|time|polic\w+)(?!\w))",
                r"(?:which|these|following|available|preferred|what)"
                r"(?: (?:outbound|inbound|return|connecting))? options?",
            ),
            r"\bHAT\d{3}\b",
            asks=(
                r"(?:pick|choose|select) (?:an?|the|one|your)(?: \w+)? flights?|flights? in mind",
                r"preferences? (?:for|on|about|as to) (?:the |your |a )?(?:(?:departure|arrival|flight) )?times?",
                r"(?:is there|have you(?: got)?|any|what|which) (?:an? )?(?:particular |preferred |certain |best )?"
                r"times?(?: of (?:the )?day)?(?= (?:that )?(?:(?:would |do )?you|works|suits)(?!\w))",
                r"(?:morning|afternoon|evening|night|earlier|later),? or (?:an? |the )?(?:morning|afternoon|evening"
                r"|night"
                r"|earlier|later)",
                r"(?:direct|non-?stop)(?: \w+)?,? or (?:with )?(?:an? |the )?(?:\w+ )?(?:one"
                r"|connect\w+|stop\w*|layover|one-?stop)",
                r"outbound[^?]{0,30} or (?:the )?(?:return|both)|return[^?]{0,30} or (?:the )?(?:outbound|both)",
            ),
            sign="HAT",
            things=(r"flights?", r"connections?", r"departures?", r"itinerar(?:y|ies)", r"options?"),
            chosen=True,
        ),
        "action": action_words("cancel", "change", "modify", "rebook", "book", "upgrade"),
    },
    operations=OPERATIONS,
    abbreviations={airport.code: airport.city for airport in AIRPORTS},
    together=TOGETHER,
)
