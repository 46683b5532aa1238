"""A traveller hears which trip and which flight an agent speaks of, however it is put."""

from random import Random
from typing import Any

import pytest

from t2t_envs.airline import DOMAIN
from t2t_gym.task import Best, Customer, Feature, Fits, Goal, Intent, Is, Recognised, Request, SlotFill, Task, World
from t2t_gym.users.phrasing.wordings import wordings
from t2t_gym.users.scripted import ScriptedUser
from t2t_gym.users.understanding import Understanding
from t2t_gym.users.understanding.values.answers import asserted
from tests.users.turns import HEDGED

TRIP, OTHER = "H3O82M", "K4P93N"


def features(**known: str) -> tuple[Feature, ...]:
    """Features by attribute."""
    return tuple(Feature(attribute=attribute, value=value) for attribute, value in known.items())


def fill(slot: str, value: str, **known: str) -> SlotFill:
    """A slot that is told by a description, or else by its value."""
    return SlotFill(slot=slot, value=value, told=Fits(features=features(**known)) if known else Is(value=value))


TO_DENVER = fill("reservation_id", TRIP, destination="Denver")
FLIGHT = fill("flight_choice", "HAT088 on 2024-05-27", part="afternoon", leaves="14:20")
MOVE = Request(operation="change_flights", slots=(TO_DENVER, fill("date", "2024-05-27", day="2024-05-27"), FLIGHT))
CANCEL = Request(operation="cancel_reservation", slots=(TO_DENVER, fill("reason", "weather")))
CUSTOMER = Customer(
    id="ann_lee_1234",
    facts={"user_id": "ann_lee_1234"},
    told=("user_id",),
    recognises=(
        Recognised(slot="reservation_id", value=TRIP, features=features(destination="Denver", date="2024-05-29")),
        Recognised(slot="reservation_id", value=OTHER, features=features(destination="Miami", date="2024-05-27")),
    ),
)


def call(*requests: Request, customer: Customer = CUSTOMER, **mind: Any) -> ScriptedUser:
    """A customer who has opened the call."""
    task = Task(
        id="airline-0", domain="airline", scenario="general", kind="plain", world=World(domain="airline", seed=0),
        intent=Intent(customer=customer, requests=requests, **mind), goal=Goal(end_states=({},)),
    )  # fmt: skip
    user = ScriptedUser(task, DOMAIN, Random(0))
    user.open()
    return user


CHEAPEST = SlotFill(
    slot="flight_choice",
    value="HAT088 on 2024-05-27, HAT090 on 2024-05-27",
    asked=(Best(by="price", pick="min", features=()),),
)


@pytest.mark.parametrize(
    ("put", "left"),
    [
        ("the cheapest flight on May 27", ()),
        ("HAT088 and HAT090 on May 27", ()),
        ("May 27 by HAT088", ()),
        ("another flight on May 27", ("flight_choice",)),
    ],
)
def test_a_choice_is_agreed_to_by_its_criterion_or_its_number(put: str, left: tuple[str, ...]) -> None:
    """Where the customer hasn't said it yet, and the agent names neither, it is left open."""
    user = call(Request(operation="change_flights", slots=(*MOVE.slots[:2], CHEAPEST)))
    (act,) = user.hear(f"Shall I move your trip {TRIP} to Denver to {put}?").acts
    assert act.consent is not None
    assert act.consent.unsaid == left


BUSINESS = Request(operation="change_cabin", slots=(TO_DENVER, fill("cabin", "business")))


@pytest.mark.parametrize(
    ("request_", "asked", "claim", "done"),
    [
        (BUSINESS, "to business", f"You're in business on {TRIP} now.", (0,)),
        (BUSINESS, "to business", f"You're in business on {TRIP} now. Shall I go ahead and change the cabin?", ()),
        (BUSINESS, "to business", f"You're in economy on {TRIP} now.", ()),
        (MOVE, "to HAT088, at 14:20 on May 27", f"You're on HAT088 for {TRIP} now.", (0,)),
    ],
)
def test_what_is_now_as_it_was_agreed_to_be_is_done(
    request_: Request, asked: str, claim: str, done: tuple[int, ...]
) -> None:
    """It wasn't so before; but what a go-ahead is asked for again isn't done yet."""
    user = call(request_)
    user.hear(f"Shall I change your trip {TRIP} to Denver {asked}?")
    assert user.hear(claim).heard_done == done


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("I'd move your trip to HAT088 on May 27, at 14:20. Shall I go ahead?", "consent"),
        ("I'd move your trip to Miami to HAT088 at 14:20. Shall I go ahead?", "deny"),
        ("I'd move your trip to MIA to HAT088 at 14:20. Shall I go ahead?", "deny"),
        ("I'd move your May 27 trip, CLT-DEN, to HAT088 at 14:20. Shall I go ahead?", "consent"),
    ],
)
def test_the_day_of_the_new_flight_is_not_that_of_another_trip(text: str, act: str) -> None:
    """Codes of airports are understood as the cities that they stand for."""
    assert [a.kind for a in call(MOVE).hear(text).acts] == [act]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Shall I move your trip to Denver to the flight at 14:20 on May 27?", True),
        ("Shall I move your trip to Denver to the flight at 2:20 PM on May 27?", True),
        ("Shall I move your trip to Denver to HAT088 on May 27, leaving at 14:20?", True),
        ("Shall I move your trip to Denver to the flight in the afternoon on May 27?", False),
    ],
)
def test_who_names_the_number_of_a_thing_need_not_describe_it(text: str, plain: bool) -> None:
    """The time of a flight says which one it is; a plain "yes" is no misunderstanding then."""
    (act,) = (turn := call(MOVE).hear(text)).acts
    assert act.kind == "consent"
    assert turn.text.startswith(HEDGED) is not plain


@pytest.mark.parametrize("reason", ["since a storm is coming", "for the reason you gave", "as the weather is bad"])
def test_a_reason_may_be_given_in_other_words(reason: str) -> None:
    """Only another reason would have to be put right."""
    turn = call(CANCEL).hear(f"Shall I cancel {TRIP}, the trip to Denver, {reason}?")
    assert not turn.text.startswith(HEDGED)


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        (f"Your reservation {TRIP} is cancelled.", (0,)),
        (f"HAT003 on your trip to Denver ({TRIP}) is cancelled by the airline.", ()),
        (f"It is cancelled by the airline, so I can't cancel {TRIP} again.", ()),
    ],
)
def test_what_is_as_was_agreed_to_has_been_done(text: str, claimed: tuple[int, ...]) -> None:
    """Before it was agreed to, it only tells how things stand."""
    user = call(CANCEL)
    assert user.hear(text).heard_done == ()
    user.hear(f"Shall I cancel {TRIP}, the trip to Denver?")
    assert user.hear(text).heard_done == claimed


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Shall I move your trip to Denver to HAT067, leaving at 07:55?", "deny"),
        ("Shall I move your trip to Denver to HAT088, leaving at 14:20?", "consent"),
        ("Shall I move your trip to Denver from HAT001 to HAT088, leaving at 14:20?", "consent"),
        ("There are HAT067 and HAT088, your trip to Denver could have the one at 14:20. Shall I change it?", "consent"),
    ],
)
def test_another_flight_than_it_would_choose_is_put_right(text: str, act: str) -> None:
    """It says which one it wants, though numbers mean nothing to it: it wouldn't fly at that time."""
    assert [a.kind for a in call(MOVE).hear(text).acts] == [act]


@pytest.mark.parametrize("cities", ["Denver (May 29) or Miami (May 27)", "DEN on May 29 or MIA on May 27"])
def test_which_one_is_answered_for_what_is_put(cities: str) -> None:
    """Its own trips are, by what it knows them by; the days of them aren't asked for."""
    trip = SlotFill(
        slot="reservation_id",
        value=TRIP,
        told=Fits(features=features(trip="one_way")),
        asked=(Fits(features=features(destination="Denver")),),
    )
    (act,) = call(Request(operation="change_flights", slots=(trip, *MOVE.slots[1:]))).hear(f"Which one: {cities}?").acts
    assert (act.kind, act.slots) == ("inform", ("reservation_id",))


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        (f"Flight HAT003 of {TRIP} was cancelled. I'd cancel the trip to Denver, then. Shall I go ahead?", ()),
        ("I see. Flight HAT003 has been cancelled, so you may well do that.", ()),
        (f"I've cancelled {TRIP} for you.", (0,)),
        ("I've cancelled your trip to Denver.", (0,)),
    ],
)
def test_what_the_airline_did_is_not_what_was_asked_for(text: str, claimed: tuple[int, ...]) -> None:
    """Of what nobody has agreed to, nothing is claimed that is still proposed, or was done to something else."""
    assert call(CANCEL).hear(text).heard_done == claimed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Is that {TRIP}, Charlotte to Denver on May 29?", "acknowledge"),
        ("Are you talking about your trip to Denver?", "acknowledge"),
        ("Do you mean your trip to Miami?", "inform"),
    ],
)
def test_whether_a_trip_is_meant_is_answered(text: str, kind: str) -> None:
    """With yes, or no and the one that is; nothing is agreed to by it."""
    turn = call(CANCEL).hear(text)
    assert [a.kind for a in turn.acts] == [kind]
    assert turn.text.startswith("No") is (kind == "inform")


def test_flights_by_number_are_a_series_with_their_days() -> None:
    """'HAT080 and HAT034' with the days as they are said, and the day of travel not once more."""
    flights = fill("flight_choice", "HAT080 on 2024-05-27, HAT034 on 2024-05-28")
    turn = call(Request(operation="change_flights", slots=(*MOVE.slots[:2], flights))).open()
    assert "to HAT080 on May 27 and HAT034 on May 28" in turn.text
    assert turn.text.count("May 27") == 1


ANN = {"first_name": "Ann", "last_name": "Lee", "dob": "1990-01-02"}
WHO = Request(
    operation="change_passengers",
    slots=(
        SlotFill(slot="reservation_id", value=OTHER, told=Is(value=OTHER)),
        SlotFill(slot="passengers", value=[ANN], told=Is(value=[ANN])),
    ),
)


@pytest.mark.parametrize(
    ("text", "requests"),
    [
        (f"{OTHER}: Ann Lee (1990-01-02). {TRIP}, to Denver: I'd cancel it because of the weather. Go ahead?", [0, 1]),
        (f"Before {OTHER} gets Ann Lee: {TRIP}, to Denver, first. Shall I cancel it because of the weather?", [0]),
        (f"There's {OTHER} as well. {TRIP}, to Denver: I'd cancel it because of the weather. Go ahead?", [0]),
    ],
)
def test_a_bare_go_ahead_is_for_what_is_put_without_a_verb_too(text: str, requests: list[int]) -> None:
    """A passenger list beside a reservation's number is a plan, unless one thing is to be done first."""
    assert sorted(a.request for a in call(CANCEL, WHO).hear(text).acts) == requests


def test_who_flies_on_either_trip_is_put_for_the_one_that_is_spoken_of() -> None:
    """The passenger of one trip may be that of a new one, too, which a go-ahead for the first isn't for."""
    people = SlotFill(slot="passengers", value=[ANN], told=Is(value=[ANN]))
    book = Request(operation="book_flight", slots=(fill("destination", "MIA"), people))
    plan = f"I'd change the passengers of {OTHER} to Ann Lee, born 1990-01-02. May I go through with this?"
    assert [a.request for a in call(WHO, book).hear(plan).acts] == [0]


@pytest.mark.parametrize("deed", ["passenger change", "change of passengers"])
def test_a_deed_that_has_gone_through_is_a_claim_of_that_alone(deed: str) -> None:
    """What else was agreed to is still to be done."""
    user = call(CANCEL, WHO)
    user.hear(f"Shall I cancel {TRIP}, the trip to Denver, because of the weather?")
    user.hear(f"Shall I change the passengers of {OTHER} to Ann Lee, born 1990-01-02?")
    assert user.hear(f"The {deed} has gone through! Here's what was done: {OTHER}, Ann Lee.").heard_done == (1,)


def test_to_book_a_flight_may_be_to_change_to_it() -> None:
    """What is new to a request tells that it is meant, whatever the agent calls the deed."""
    turn = call(MOVE).hear("HAT088 to Denver leaves at 14:20. Shall I book that one for you?")
    assert [a.kind for a in turn.acts] == ["consent"]


def test_one_answer_to_two_requests_is_said_once() -> None:
    """'My credit card, for both'; of which of two it is is said otherwise."""
    card = SlotFill(slot="payment_method", value="credit_card_1234567", asked=(Is(value="credit_card_1234567"),))
    cabin = Request(operation="change_cabin", slots=(*WHO.slots[:1], fill("cabin", "economy"), card))
    turn = call(MOVE.model_copy(update={"slots": (*MOVE.slots, card)}), cabin).hear("How would you like to pay?")
    assert [a.request for a in turn.acts] == [0, 1]
    assert turn.text.count("credit_card_1234567") == 1
    assert "both" in turn.text


BAGS = Request(operation="change_baggage", slots=(*WHO.slots[:1], SlotFill(slot="baggage", value=3, told=Is(value=3))))


@pytest.mark.parametrize(
    "count",
    [
        "to 4 checked bags",
        "with 4 pieces of luggage",
        "to a total of four bags",
        "to 5 bags in total, 2 of them paid",
        "(bags: 3 → 4)",
    ],
)
def test_another_number_of_bags_is_put_right(count: str) -> None:
    """Whatever else is said of bags."""
    assert [a.kind for a in call(BAGS).hear(f"Shall I update {OTHER} {count}?").acts] == ["deny"]


@pytest.mark.parametrize(
    "count",
    [
        "to 3 checked bags (1 free bag, 2 paid)",
        "by adding two bags",
        "from 1 bag to 3 bags",
        "(bags: 2 → 3 total, one of them free)",
        "with bags on your one-way trip now 3 in all",
        "to 3 bags at $50 for one bag",
        "with no bags yet: it'd be 3 paid bags",
        "with no bags on it so far, by adding 3 paid bags",
    ],
)
def test_the_right_number_of_bags_may_be_explained(count: str) -> None:
    """How many are free, paid or there already contradicts nothing."""
    assert [a.kind for a in call(BAGS).hear(f"Shall I update {OTHER} {count}?").acts] == ["consent"]


@pytest.mark.parametrize("put", ["2 bags, insurance $30", "with travel insurance", "travel insurance included"])
def test_insurance_that_was_not_wanted_is_put_right(put: str) -> None:
    """Also where it is only a row of what it costs."""
    booking = Request(operation="book_flight", slots=(*MOVE.slots[1:], fill("insurance", "no")))
    assert [a.kind for a in call(booking).hear(f"HAT088 at 14:20, {put}. Shall I book it?").acts] == ["deny"]


def test_a_go_ahead_that_names_a_number_is_for_that() -> None:
    """What else the message speaks of comes later."""
    move = MOVE.model_copy(update={"slots": (WHO.slots[0], *MOVE.slots[1:])})
    text = f"{TRIP} to Denver on HAT088 at 14:20 on May 27. I'd do {OTHER} next. Shall I go ahead with {TRIP}?"
    assert [a.request for a in call(MOVE, move).hear(text).acts] == [0]


def test_what_was_named_before_is_not_what_a_go_ahead_is_for_if_nobody_wants_it() -> None:
    """The airline cancelled a flight; what is issued is the certificate for that trip."""
    compensation = Request(operation="add_compensation", slots=WHO.slots[:1])
    text = f"Your flight was cancelled on {OTHER}. You are a gold member, so that's $100. Do you want me to add it?"
    assert [a.kind for a in call(compensation).hear(text).acts] == ["consent"]


def test_who_was_refused_thanks_for_the_trouble() -> None:
    """It isn't overjoyed."""
    user = call(CANCEL)
    for _ in range(3):
        turn = user.hear(f"I'm sorry, {TRIP} can't be cancelled.")
        if turn.ending:
            break
    assert any(text in turn.text for text in wordings("plain")["thank.anyway"])


def test_a_count_is_no_name_of_a_thing() -> None:
    """An id is introduced by what stands beside it, with numbers of bags before and after."""
    trip = fill("reservation_id", TRIP, destination="Denver")
    user = call(Request(operation="change_baggage", slots=(trip, BAGS.slots[1])))
    user.hear(f"Found it: {TRIP} to Denver, with 1 bag. You want to have 3 bags in total. What else?")
    assert [a.kind for a in user.hear(f"So 3 bags in total on {TRIP}. Shall I?").acts] == ["consent"]


@pytest.mark.parametrize(
    ("full", "refused"), [("HAT009 is sold out in economy.", False), ("HAT088 is sold out in economy.", True)]
)
def test_a_flight_that_it_would_not_take_may_be_full(full: str, refused: bool) -> None:
    """Only its own is what was asked for."""
    turn = call(MOVE).hear(f"As to the flight change: {full} HAT002 leaves at 10:00. Does that suit you?")
    assert ("insist" in [a.kind for a in turn.acts]) is refused


def test_flights_are_known_by_number_once_they_have_been_told_with_their_times() -> None:
    """And needn't be asked about when they are named again."""
    value = "HAT034 on 2024-05-27, HAT079 on 2024-05-27"
    known = features(leaves="19:30", via="Charlotte")
    flights = SlotFill(slot="flight_choice", value=value, told=Fits(features=features(leaves="19:30")))
    entity = Recognised(slot="flight_choice", value=value, features=known)
    customer = CUSTOMER.model_copy(update={"recognises": (*CUSTOMER.recognises, entity)})
    request = Request(operation="change_flights", slots=(TO_DENVER, MOVE.slots[1], flights))
    proposal = "I'd change the trip to Denver to HAT034 and HAT079 on May 27. Shall I go ahead?"
    assert [a.kind for a in call(request, customer=customer).hear(proposal).acts] == ["ask_which"]
    user = call(request, customer=customer)
    user.hear("There's HAT034 at 19:30 to Charlotte and HAT079 from there. Is that what you'd like?")
    assert "ask_which" not in [a.kind for a in user.hear(proposal).acts]


@pytest.mark.parametrize("arrow", ["→", " → ", " ➡️ "])
def test_an_arrow_is_from_one_place_to_another(arrow: str) -> None:
    """It parts no sentence."""
    turn = call(CANCEL).hear(f"Which trip do you mean, the one from DFW{arrow}DEN?")
    assert [a.slots for a in turn.acts] == [("reservation_id",)]


def test_who_says_the_hour_need_not_say_the_part_of_the_day() -> None:
    """A flight in the evening that leaves at 19:30 is the flight leaving at 19:30."""
    flight = fill("flight_choice", "HAT034 on 2024-05-27", part="evening", leaves="19:30", back_part="morning")
    text = call(Request(operation="change_flights", slots=(TO_DENVER, flight))).hear("Which flight, please?").text
    assert "evening" not in text
    assert "19:30" in text
    assert text.endswith(("the return in the morning.", "the trip home in the morning."))


@pytest.mark.parametrize(
    "text", ["A $100 travel certificate is now in your account.", "I've issued a certificate for $100 to you."]
)
def test_what_a_certificate_is_worth_is_told_with_it(text: str) -> None:
    """Nobody who has heard it asks again."""
    worth = DOMAIN.by_quantity["certificate_amount"]
    assert asserted(worth.name, worth.type, text, worth.words) == (100.0,)


ANN, BOB = ({"first_name": n, "last_name": "Lee", "dob": f"19{y}-05-01"} for n, y in (("Ann", 70), ("Bob", 80)))
BOOK = Request(
    operation="book_flight",
    slots=(
        SlotFill(slot="origin", value="JFK", told=Is(value="JFK")),
        SlotFill(slot="destination", value="MIA", told=Is(value="MIA")),
        SlotFill(slot="passengers", value=[ANN, BOB], told=Is(value=[ANN, BOB])),
    ),
)


@pytest.mark.parametrize(("who", "kind"), [("you and Bob Lee", "consent"), ("Bob Lee", "deny")])
def test_who_calls_may_be_named_by_you(who: str, kind: str) -> None:
    """Whoever is left out otherwise is missed."""
    (act,) = call(BOOK).hear(f"A trip from New York to Miami for {who}. Shall I book it?").acts
    assert act.kind == kind


@pytest.mark.parametrize(
    ("put", "wrong"),
    [
        ("from New York to Orlando", ("destination",)),
        ("from EWR to Miami", ("origin",)),
        ("EWR → MCO", ("origin", "destination")),
        ("from JFK to MIA", ()),
        ("from New York through Orlando to Miami", ()),
        ("to Miami", ()),
        ("from New York to Miami for Bob Lee", ("passengers",)),
        ("from New York to Miami for Bob and Ann", ()),
        ("from New York to Miami, Ann Lee", ()),
        ("from New York to Miami for Ann Lee, born 1970-05-01, and Bob Lee", ()),
    ],
)
def test_another_city_or_a_traveller_left_behind_is_put_right(put: str, wrong: tuple[str, ...]) -> None:
    """A city on the way is none of the ends; who calls may be addressed by name."""
    customer = CUSTOMER.model_copy(update={"facts": {"user_id": "ann_lee_1234", "full_name": "Ann Lee"}})
    (act,) = call(BOOK, customer=customer).hear(f"Shall I book the flight {put}?").acts
    assert (act.kind, act.slots if wrong else ()) == ("deny" if wrong else "consent", wrong)


def test_the_other_trips_cities_are_no_mistake() -> None:
    """Of two requests in one message each has its own."""
    turn = call(BOOK, CANCEL).hear(
        f"I'd book the flight (HAT001) for you, and cancel {TRIP} to Denver. Shall I do both?"
    )
    assert [a.kind for a in turn.acts if a.kind == "deny"] == []


def test_the_day_is_said_though_the_flights_have_been_told_by_number() -> None:
    """Their numbers, which have their days with them, aren't said."""
    value = "HAT034 on 2024-05-27"
    entity = Recognised(slot="flight_choice", value=value, features=features(leaves="19:30"))
    customer = CUSTOMER.model_copy(update={"recognises": (*CUSTOMER.recognises, entity)})
    flight = SlotFill(slot="flight_choice", value=value, told=Fits(features=features(leaves="19:30")))
    user = call(Request(operation="change_flights", slots=(TO_DENVER, MOVE.slots[1], flight)), customer=customer)
    assert "May 27" in user.hear("I'd move the trip to Denver to HAT034 at 19:30 on May 27. Shall I go ahead?").text


def test_what_is_put_without_a_verb_is_put_too() -> None:
    """The id of a trip and the cabin that it is to be in say what is to become of it."""
    cabin = Request(
        operation="change_cabin",
        slots=(fill("reservation_id", OTHER), SlotFill(slot="cabin", value="business", told=Is(value="business"))),
    )
    put = f"{OTHER}: economy to business, $512.00 more. {TRIP} to Denver: cancelled for weather. May I proceed with these?"
    assert [(a.kind, a.request) for a in call(cabin, CANCEL).hear(put).acts] == [("consent", 0), ("consent", 1)]


def test_that_another_trip_cannot_be_changed_refuses_nothing() -> None:
    """Who has two that could be meant, and is told of the one, hasn't been refused the other."""
    trip = SlotFill(slot="reservation_id", value=TRIP, told=Fits(features=features(cabin="economy")))
    user = call(Request(operation="change_flights", slots=(trip, *MOVE.slots[1:])))
    turn = user.hear(
        f"{OTHER}, to Miami, has left already, so its flights can't be changed. Do you mean {TRIP}, to Denver?"
    )
    assert [a.kind for a in turn.acts] == ["acknowledge"]
    other = user.hear(f"{TRIP}, to Denver, has left already, so its flights can't be changed.")
    assert [a.kind for a in other.acts] == ["insist"]


def test_another_trip_is_not_the_one_that_is_meant_though_that_is_spoken_of() -> None:
    """What counts is what the question puts."""
    named = Request(operation="cancel_reservation", slots=(fill("reservation_id", TRIP), CANCEL.slots[1]))
    turn = call(named).hear(f"{TRIP} isn't among your reservations. Did you mean {OTHER}, to Miami?")
    assert [a.kind for a in turn.acts] == ["inform"]
    assert TRIP in turn.text
    assert turn.text.startswith(("No", "That's not right"))
    assert [a.kind for a in call(named).hear(f"Did you mean {TRIP}?").acts] == ["acknowledge"]


def test_who_stays_on_a_trip_need_not_be_named() -> None:
    """Of a booking all are, of a change those who come and go."""
    slots = (TO_DENVER, BOOK.fill("passengers"))
    turn = call(Request(operation="change_passengers", slots=slots)).hear(
        f"On {TRIP} to Denver I'd put Bob Lee (born 1980-05-01) back in for Ida Kay. Confirm?"
    )
    assert [a.kind for a in turn.acts] == ["consent"]


def test_a_certificate_that_was_sent_is_done() -> None:
    """As short as that; what else is sent completes nothing."""
    amends = Request(operation="add_compensation", slots=(TO_DENVER,))
    for text, done in (("$100 certificate sent.", (0,)), ("Confirmation email sent.", ())):
        user = call(amends)
        user.hear("Shall I add a $100 certificate for the trip to Denver?")
        assert user.hear(text).heard_done == done


def test_a_day_goes_without_saying() -> None:
    """The customer has said it, and would put another one right: it needn't say it again to be sure."""
    turn = call(MOVE).hear(f"Then {TRIP} to Denver goes to HAT088, the one at 14:20. Shall I change it?")
    assert [a.kind for a in turn.acts] == ["consent"]
    assert not turn.text.startswith(HEDGED)


@pytest.mark.parametrize(
    "text",
    [
        "Was it the direct flight at 13:05 for $99.00 or the direct flight at 14:20 for $120.00?",
        "Are we talking about the flight that leaves at 13:05, or about the flight that leaves at 14:20?",
        "Did you mean the nonstop at 13:05 or the nonstop at 14:20?",
    ],
)
def test_which_new_flight_was_meant_is_told(text: str) -> None:
    """By who has only said so far what several have."""
    told, asked = (Fits(features=features(**known)) for known in ({"part": "afternoon"}, {"leaves": "14:20"}))
    flight = FLIGHT.model_copy(update={"told": told, "asked": (asked,)})
    turn = call(MOVE.model_copy(update={"slots": (*MOVE.slots[:2], flight)})).hear(text)
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("flight_choice",))]
    assert "14:20" in turn.text


@pytest.mark.parametrize("city", ["Denver", "DEN"])
def test_a_city_is_named_by_its_name_as_by_its_code(city: str) -> None:
    """Who hasn't said where it is going has had it said by an agent that proposes the right place, in either way."""
    slots = (SlotFill(slot="destination", value="DEN", asked=(Is(value="DEN"),)), fill("date", "2024-05-27"))
    user = call(Request(operation="book_flight", slots=slots))
    agreed = user.hear(f"I can book a one-way trip to {city} on May 27 for you. Shall I go ahead?").acts[0].consent
    assert agreed is not None
    assert "destination" not in agreed.unsaid
    vague = call(Request(operation="book_flight", slots=slots)).hear("I can book a one-way trip on May 27. Shall I?")
    assert all(act.consent is None or "destination" in act.consent.unsaid for act in vague.acts)


WARNINGS = [
    "Unfortunately, this can't be undone afterwards.",
    "I'm afraid there's a fee of $5.",
    "I can't promise an exact date for the refund.",
    "Sadly, our system is rather slow today.",
]


@pytest.mark.parametrize("warning", WARNINGS)
def test_what_is_regretted_beside_what_will_be_done_refuses_nothing_of_it(warning: str) -> None:
    """Even where nothing but the trip can be named; but an alternative leaves a refusal as it is."""
    compensate = Request(operation="add_compensation", slots=(TO_DENVER,))
    text = f"{warning} I can have a certificate put on your account for your trip to Denver ({TRIP}). Shall I go ahead?"
    assert [a.kind for a in call(compensate).hear(text).acts] == ["consent"]
    other = f"{warning} I can cancel your trip to Denver ({TRIP}). Shall I go ahead?"
    assert "consent" not in [a.kind for a in call(compensate).hear(other).acts]


def test_another_flight_beside_those_that_it_knows_is_no_riddle() -> None:
    """The right flights are named by their numbers, which mean something to it by then."""
    value = "HAT088 on 2024-05-27, HAT090 on 2024-05-27"
    flights = Recognised(slot="flight_choice", value=value, features=features(leaves="14:20"))
    customer = CUSTOMER.model_copy(update={"recognises": (*CUSTOMER.recognises, flights)})
    move = Request(operation="change_flights", slots=(*MOVE.slots[:2], fill("flight_choice", value, leaves="14:20")))
    user = call(move, customer=customer)
    user.hear(f"{TRIP} is your trip to Denver. The one that leaves at 14:20 is HAT088, then HAT090.")
    turn = user.hear(f"I'd change {TRIP} to HAT088 and HAT090 on May 27. HAT044 has no seats left. Shall I change it?")
    assert [a.kind for a in turn.acts] == ["consent"]


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("May I send you $100 for cancelled flight HAT013?", ()),
        ("Shall I rebook the cancelled flight?", ("change_flights",)),
        ("May I put you on HAT088 in place of your cancelled flight?", ("change_flights",)),
        ("Would you like the trip cancelled now?", ("cancel_reservation",)),
        ("Do you want the cancelled flight's trip cancelled as well?", ("cancel_reservation",)),
    ],
)
def test_a_participle_before_a_noun_tells_which_thing_it_is(text: str, operations: tuple[str, ...]) -> None:
    """And names nothing to be done with it."""
    (clause,) = Understanding(DOMAIN.lexicon).read(text).clauses
    assert (clause.act, clause.operations) == ("confirm", operations)
