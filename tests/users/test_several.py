"""A traveller with several requests: what is said of one of them isn't taken for said of another."""

from random import Random
from typing import Any

import pytest

from t2t_envs.airline import DOMAIN
from t2t_gym.task import (
    Customer,
    DontCare,
    Feature,
    Fits,
    Goal,
    Intent,
    Is,
    Recognised,
    Refusal,
    Request,
    Revision,
    SlotFill,
    Task,
    World,
)
from t2t_gym.users.acts import UserTurn
from t2t_gym.users.scripted import ScriptedUser

DENVER, MIAMI = "H3O82M", "K4P93N"


def features(**known: str) -> tuple[Feature, ...]:
    """Features by attribute."""
    return tuple(Feature(attribute=attribute, value=value) for attribute, value in known.items())


def said(slot: str, value: Any) -> SlotFill:
    """A slot that the customer tells by its value."""
    return SlotFill(slot=slot, value=value, told=Is(value=value))


MOVE = Request(
    operation="change_flights",
    slots=(
        SlotFill(slot="reservation_id", value=DENVER, told=Fits(features=features(destination="Denver"))),
        said("date", "2024-05-27"),
        SlotFill(
            slot="flight_choice",
            value="HAT088 on 2024-05-27",
            told=Fits(features=features(part="afternoon", leaves="14:20")),
        ),
        SlotFill(slot="payment_method", asked=(DontCare(),)),
    ),
)
CABIN = Request(
    operation="change_cabin",
    slots=(said("reservation_id", MIAMI), SlotFill(slot="cabin", value="business", asked=(Is(value="business"),))),
)
PASSENGERS = Request(
    operation="change_passengers",
    slots=(
        said("reservation_id", MIAMI),
        said("passengers", [{"first_name": "Olga", "last_name": "Lindqvist", "dob": "1980-02-03"}]),
    ),
)
BAGS = Request(
    operation="change_baggage", slots=(said("reservation_id", MIAMI), said("baggage", 4), said("payment_method", "v_1"))
)
OTHER_MOVE = Request(
    operation="change_flights",
    slots=(
        SlotFill(slot="reservation_id", value=MIAMI, told=Fits(features=features(destination="Miami"))),
        said("date", "2024-05-29"),
        SlotFill(slot="flight_choice", value="HAT021 on 2024-05-29", told=Fits(features=features(leaves="09:10"))),
    ),
)
CUSTOMER = Customer(
    id="ann_lee_1234",
    facts={"user_id": "ann_lee_1234"},
    told=("user_id",),
    recognises=(
        Recognised(slot="reservation_id", value=DENVER, features=features(destination="Denver", origin="Boston")),
        Recognised(slot="reservation_id", value=MIAMI, features=features(destination="Miami", origin="Seattle")),
    ),
)


def call(*requests: Request, revision: Revision | None = None) -> ScriptedUser:
    """A customer who has opened the call, and takes the first no for an answer."""
    task = Task(
        id="airline-0", domain="airline", scenario="general", kind="plain", world=World(domain="airline", seed=0),
        intent=Intent(customer=CUSTOMER, requests=requests, refusal=Refusal(insist=0), revision=revision),
        goal=Goal(end_states=({},)),
    )  # fmt: skip
    user = ScriptedUser(task, DOMAIN, Random(0))
    user.open()
    return user


def acts(turn: UserTurn) -> list[tuple[str, int]]:
    """The kinds of a turn's acts, with the requests that they are about."""
    return [(a.kind, a.request) for a in turn.acts]


def test_what_cannot_be_done_about_one_request_is_not_refused_of_another() -> None:
    """It is about the trip that was spoken of last; one may be asked to agree to the other."""
    turn = call(MOVE, OTHER_MOVE).hear(
        f"1. {DENVER}, Boston to Denver: there's HAT088 at 14:20 on May 27, for the same price.\n"
        f"2. {MIAMI}, Seattle to Miami: you've flown it. It can't be moved.\n\nShall I go ahead with change 1?"
    )
    assert acts(turn)[:2] == [("accept_refusal", 1), ("consent", 0)]


def test_who_is_asked_if_it_means_what_it_does_mean_is_refused_nothing() -> None:
    """What can't be done is then about something else: the other leg of a trip."""
    turn = call(MOVE, OTHER_MOVE).hear(
        f"Trip {MIAMI} has left Seattle, that part I can't move. Did you mean the way from Miami?\n"
        f"And {DENVER} to Denver would go on HAT088 at 14:20 on May 27. OK to make this change to {DENVER}?"
    )
    assert "accept_refusal" not in [a.kind for a in turn.acts]
    assert ("consent", 0) in acts(turn)


def test_a_limit_told_in_brackets_refuses_nothing_that_is_put_beside_it() -> None:
    """How one can't pay for one thing is no reason to let the other go."""
    turn = call(CABIN, PASSENGERS).hear(
        f"That's $90 more, on your Visa (vouchers can't be used here). Then Olga Lindqvist, 1980-02-03, flies on {MIAMI}"
        " instead of you, which is free. Do both?"
    )
    assert acts(turn) == [("consent", 0), ("consent", 1)]


def test_a_refusal_in_brackets_still_refuses() -> None:
    """Where nothing is put to agree to."""
    turn = call(PASSENGERS).hear("I've looked at your trip (passengers can't be replaced on it). Anything else?")
    assert acts(turn)[0] == ("accept_refusal", 0)


def test_a_flight_that_is_full_is_no_refusal_of_the_other_request() -> None:
    """Both questions are answered."""
    turn = call(MOVE, PASSENGERS.model_copy(update={"slots": (PASSENGERS.slots[0],)})).hear(
        f"For {DENVER}: HAT088 at 14:20 has 8 seats; HAT090 at 15:05 has one, which isn't enough for two.\n"
        f"{MIAMI} is booked for you alone.\nWhich flight would you like, and who should fly on {MIAMI}?"
    )
    assert not {"accept_refusal", "insist"} & {a.kind for a in turn.acts}


def test_a_claim_is_about_the_thing_that_it_names() -> None:
    """What else was agreed to, and is gone on with in the same message, isn't done."""
    user = call(BAGS, MOVE)
    user.hear(
        f"I'd set {MIAMI} to 4 bags and move the Denver trip to HAT088 on May 27 at 14:20. Shall I go ahead with both?"
    )
    turn = user.hear(
        f"{MIAMI} now has 4 bags. Next, your Denver trip: there's HAT088 at 14:20 and HAT090 at 15:05 on May 27. Which "
        "flight would you like?"
    )
    assert turn.heard_done == (0,)


def test_each_of_two_claims_is_about_the_thing_that_it_names() -> None:
    """One is told by its operation, the other by its number alone."""
    user = call(MOVE, PASSENGERS)
    user.hear(
        f"Denver goes to HAT088 at 14:20 on May 27, and Olga Lindqvist, 1980-02-03, flies on {MIAMI}. Shall I do both?"
    )
    turn = user.hear(
        f"- {DENVER}: $27 charged to your Visa\n- {MIAMI}: the passengers were changed\nAnything else I can do for you?"
    )
    assert turn.heard_done == (0, 1)


@pytest.mark.parametrize(
    "question",
    [
        "Do you agree to both?",
        "Do you agree to all of that?",
        "Do you agree to it?",
        "Would that be all right with you?",
    ],
)
def test_who_is_asked_to_agree_to_all_of_it_agrees_to_each(question: str) -> None:
    """Neither is "to both" something that the customer might like to do, nor asks "be all right" if that is all."""
    turn = call(MOVE, PASSENGERS).hear(
        f"I'd put Denver on HAT088 at 14:20 on May 27, and Olga Lindqvist, 1980-02-03, on {MIAMI}. {question}"
    )
    assert acts(turn) == [("consent", 0), ("consent", 1)]


TITLED = f"""Both trips can be changed, so let me go over them one by one.

**Passengers of {DENVER}**
- Trip: Boston to Denver, May 29
- Who flies: Olga Lindqvist, born 1980-02-03
- Price: nothing

**{MIAMI}, Seattle to Miami**
- {{row}}
- Price: $150, from v_1

Bags can't be taken off again. """
FRIEND = Request(operation="change_passengers", slots=(said("reservation_id", DENVER), PASSENGERS.slots[1]))


@pytest.mark.parametrize("row", ["Bags: from 7 to 12 in all", "Number of bags: 12", "Luggage: 7 -> 12"])
@pytest.mark.parametrize("question", ["Are you happy with all of it?", "Does all of that sound right?"])
def test_blocks_under_titles_are_agreed_to_together(row: str, question: str) -> None:
    """The one as well of which no more is named than what becomes of it."""
    bags = BAGS.model_copy(update={"slots": (BAGS.slots[0], said("baggage", 12), BAGS.slots[2])})
    turn = call(FRIEND, bags).hear(TITLED.format(row=row) + question)
    assert acts(turn) == [("consent", 0), ("consent", 1)]


@pytest.mark.parametrize("row", ["Bags: 7 so far, to be looked at next", "Cabin: economy"])
def test_a_block_that_has_not_what_is_wanted_is_not_agreed_to(row: str) -> None:
    """Though its title names the thing."""
    turn = call(FRIEND, BAGS).hear(TITLED.format(row=row) + "Is that all right?")
    assert ("consent", 1) not in acts(turn)


def test_a_go_ahead_is_for_the_request_whose_values_are_put() -> None:
    """The cabin that goes with the one is none that was asked for with the other."""
    turn = call(MOVE, CABIN).hear(
        "So the way to Denver moves to May 27 on HAT088, 14:20, in economy as before, $40 less than to Miami. OK?"
    )
    assert acts(turn) == [("consent", 0)]


def test_open_questions_about_one_request_do_not_spoil_the_proposal_of_another() -> None:
    """Each stands under a heading of its own; what is full there is no contradiction."""
    turn = call(PASSENGERS, MOVE).hear(
        f"Passengers of {MIAMI}\n- Olga Lindqvist, born 1980-02-03\n- May I go ahead with this?\n\n"
        f"Flights of {DENVER}\n- HAT088 at 14:20 (business is sold out)\nI still need: the cabin, the number of bags, and"
        " how you'd like to pay."
    )
    assert ("consent", 0) in acts(turn)
    assert "ask_clear" not in [a.kind for a in turn.acts]


@pytest.mark.parametrize(
    "text",
    [
        f"I'm sorry, but I'm unable to do that for {MIAMI}. Did you have another number in mind? If so, I'd be happy to "
        "check that one.",
        "I can only help with trips in your own profile, so I'm unable to do it. Could you have meant another number?",
        "I'm unable to bring the bags down to 4. Would you like to keep the number of bags as it is?",
    ],
)
def test_a_question_after_a_refusal_does_not_take_it_back(text: str) -> None:
    """What is asked for has been said; nothing new is to be told."""
    assert acts(call(BAGS).hear(text))[0] == ("accept_refusal", 0)


def test_what_comes_of_a_change_is_no_refusal_of_it() -> None:
    """All that is wanted stands in the message, and a go-ahead is asked for."""
    turn = call(PASSENGERS).hear(
        f"Here's the new name on {MIAMI}: Olga Lindqvist, born 1980-02-03. You wouldn't be able to fly on it yourself "
        "then. Is that all right, and shall I go ahead?"
    )
    assert acts(turn) == [("consent", 0)]


@pytest.mark.parametrize(
    "text",
    [
        f"Olga Lindqvist is on {MIAMI} now. Is there anything else you need?",
        f"{MIAMI} now flies with Olga. Is there anything else you need?",
        "Your trip's now in Olga Lindqvist's name. Is there anything else you need?",
    ],
)
def test_that_things_are_as_was_agreed_to_says_that_it_was_done(text: str) -> None:
    """No word for doing is needed; before it was agreed to, it is only how things stand."""
    user = call(PASSENGERS)
    assert user.hear(text).heard_done == ()
    user.hear(f"I'd put Olga Lindqvist, born 1980-02-03, on {MIAMI} instead of you. Shall I go ahead?")
    assert user.hear(text).heard_done == (0,)


@pytest.mark.parametrize(
    "text",
    [
        f"Once I've done it, Olga Lindqvist is on {MIAMI}.",
        f"You are on {MIAMI} now.",
        f"Is Olga Lindqvist on {MIAMI} now?",
        f"Olga Lindqvist isn't on {MIAMI} now.",
    ],
)
def test_how_things_would_be_or_were_before_says_nothing_of_the_kind(text: str) -> None:
    """Nothing of what is wanted is said to be so."""
    user = call(PASSENGERS)
    user.hear(f"I'd put Olga Lindqvist, born 1980-02-03, on {MIAMI} instead of you. Shall I go ahead?")
    assert user.hear(text).heard_done == ()


def test_one_thing_stands_as_agreed_while_the_other_is_put() -> None:
    """The first is done; to the second one may agree."""
    user = call(MOVE, PASSENGERS)
    user.hear(f"{DENVER} to Denver: HAT088 on May 27 at 14:20. Shall I go ahead with the change of flights?")
    turn = user.hear(
        f"{DENVER} now leaves on HAT088. On {MIAMI} I'd put Olga Lindqvist, 1980-02-03, instead of you. Shall I do it?"
    )
    assert turn.heard_done == (0,)
    assert acts(turn) == [("consent", 1)]


def test_a_wish_for_a_good_trip_may_end_a_claim() -> None:
    """It says that all is done before it says goodbye."""
    user = call(PASSENGERS)
    user.hear(f"I'd put Olga Lindqvist, born 1980-02-03, on {MIAMI} instead of you. Shall I go ahead?")
    assert user.hear("Changed, and have a great trip, both of you!").heard_done == (0,)


def test_in_a_list_each_line_is_about_the_thing_at_its_head() -> None:
    """What is charged in the one line is charged for that."""
    user = call(MOVE, PASSENGERS)
    user.hear(
        f"Denver goes to HAT088 at 14:20 on May 27, and Olga Lindqvist, 1980-02-03, flies on {MIAMI}. Shall I do both?"
    )
    turn = user.hear(f"- {MIAMI}: the passengers were changed\n- {DENVER}: new flight booked; $27 charged to your Visa")
    assert set(turn.heard_done) == {0, 1}


def test_what_was_agreed_to_by_its_number_is_known_by_it() -> None:
    """A number that was put with the trip and agreed to puzzles nobody later on."""
    undo = PASSENGERS.model_copy(
        update={"slots": (MOVE.slots[0], said("passengers", [{"first_name": "Ann", "last_name": "Lee"}]))}
    )
    request = PASSENGERS.model_copy(update={"slots": (MOVE.slots[0], PASSENGERS.slots[1])})
    user = call(request, revision=Revision(request=0, trigger="completion_claimed", becomes=undo))
    user.hear(f"{DENVER}, to Denver: Olga Lindqvist, born 1980-02-03, would fly instead of you. Shall I do it?")
    user.hear("The passengers have been changed.")
    assert acts(user.hear(f"Sure, so Ann Lee goes back on {DENVER} instead of Olga. Yes?")) == [("consent", 0)]


def test_what_was_changed_before_only_tells_which_thing_is_meant() -> None:
    """It isn't what a go-ahead is asked for."""
    turn = call(PASSENGERS).hear(
        f"{MIAMI} is your Seattle trip, whose flights we just changed. Olga Lindqvist, 1980-02-03, goes on it. Put her on?"
    )
    assert acts(turn) == [("consent", 0)]


def test_what_is_refused_is_not_put() -> None:
    """A go-ahead that is asked for after a refusal is for the other request, and none of the refused one's things."""
    turn = call(MOVE, PASSENGERS).hear(
        f"Sadly the names on {MIAMI} can't be changed under that fare. Your Denver trip, though, may go on HAT088, May 27,"
        " 14:20. Shall I move it?"
    )
    assert acts(turn)[:2] == [("accept_refusal", 1), ("consent", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Miami: HAT021 at 09:10 on May 29. Denver: HAT088 at 14:20 on May 27. Shall I go ahead with the second?",
        "Denver: HAT088 at 14:20 on May 27. Miami: HAT021 at 09:10 on May 29. Shall I go ahead with the first one?",
    ],
)
def test_the_first_and_the_second_are_told_by_where_they_stand(text: str) -> None:
    """Whatever was asked for first."""
    assert acts(call(OTHER_MOVE, MOVE).hear(text)) == [("consent", 1)]


def test_the_first_and_the_second_are_as_they_were_asked_for_where_neither_is_named() -> None:
    """It is said in the fewest words how each went."""
    user = call(OTHER_MOVE, PASSENGERS)
    user.hear(f"HAT021 at 09:10 on May 29 to Miami, and Olga Lindqvist, 1980-02-03, on {MIAMI}. Shall I do both?")
    turn = user.hear("The second one I can't do after all, as the names are locked.")
    assert acts(turn)[0] == ("accept_refusal", 1)


def test_a_go_ahead_that_goes_on_one_by_one_is_for_what_stands_before_it() -> None:
    """That another flight is full refuses nothing of what is put."""
    turn = call(MOVE, CABIN).hear(
        f"Your Denver trip first: HAT088 at 14:20 on May 27. The one at noon is full, by the way. Go ahead? After that I'll "
        f"look at {MIAMI}."
    )
    assert ("consent", 0) in acts(turn)
    assert "accept_refusal" not in [a.kind for a in turn.acts]


def test_which_flight_is_meant_is_asked_where_the_trip_is_named_by_its_id() -> None:
    """The agent knows which trip it is."""
    turn = call(MOVE, OTHER_MOVE).hear(
        f"For {DENVER}, from Boston to Denver, and {MIAMI}, from Seattle to Miami: which flight did you want for {MIAMI}?"
    )
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("flight_choice",))]


def test_what_has_been_dealt_with_is_no_mistake_in_what_is_put_next() -> None:
    """Another trip of the customer's is named only as done."""
    user = call(CABIN, MOVE)
    user.hear(f"I'd put {MIAMI} into business. Shall I go ahead with the cabin?")
    turn = user.hear(
        f"{MIAMI} is now in business, and $200 was charged. For Denver there's HAT088, 14:20 on May 27. Shall I take it?"
    )
    assert turn.heard_done == (0,)
    assert acts(turn) == [("consent", 1)]


def test_one_done_and_one_failed_is_no_contradiction() -> None:
    """The change is named as a thing, the bags aren't named by what was done."""
    user = call(PASSENGERS, BAGS)
    user.hear(
        f"On {MIAMI}: Olga Lindqvist, 1980-02-03, instead of you, and 4 checked bags, paid with v_1. Shall I do both?"
    )
    turn = user.hear("The passenger change is done. The bags I couldn't add, the system is down for those.")
    assert turn.heard_done == (0,)
    assert acts(turn)[0] == ("accept_refusal", 1)


def test_who_flies_on_either_trip_is_put_for_the_one_that_is_proposed() -> None:
    """The customer is among the passengers of both; to book the one changes nothing of the other."""
    me, olga, hans = (
        {"first_name": first, "last_name": last, "dob": f"198{year}-02-03"}
        for year, (first, last) in enumerate((("Anna", "Leeson"), ("Olga", "Lindqvist"), ("Hans", "Brandt")))
    )
    booking = Request(
        operation="book_flight",
        slots=(
            said("origin", "BOS"), said("destination", "DEN"), said("date", "2024-05-27"), said("cabin", "economy"),
            said("flight_choice", "HAT088 on 2024-05-27"), said("passengers", [me, hans]), said("baggage", 0),
            said("insurance", "no"), said("payment_method", "credit_card_1"),
        ),
    )  # fmt: skip
    change = PASSENGERS.model_copy(update={"slots": (said("reservation_id", MIAMI), said("passengers", [me, olga]))})
    turn = call(booking, change).hear(
        "Here's the new booking as I have it:\n\n- From Boston to Denver on May 27, HAT088, in economy\n"
        "- Passengers: Anna Leeson, born 1980-02-03, and Hans Brandt, born 1982-02-03\n- No bags, no insurance\n"
        "- Paid with your credit card\n\nDoes all of that look right to you, and may I go ahead and book the new trip? A simple yes will do."
    )
    assert acts(turn) == [("consent", 0)]


def test_a_claim_that_names_what_two_requests_are_for_is_of_the_one_agreed_to() -> None:
    """The other hasn't come up yet."""
    other = Request(operation="change_cabin", slots=(said("reservation_id", DENVER), said("cabin", "economy")))
    user = call(CABIN, OTHER_MOVE, other)  # were all for a cabin, "the change of cabin" would tell nothing
    user.hear(f"Change {MIAMI} to business, correct?")
    assert user.hear("Ok, the change of cabin is done. That all?").heard_done == (0,)


def _pays(brand: str) -> SlotFill:
    return SlotFill(
        slot="payment_method",
        value=f"credit_card_{len(brand)}",
        asked=(Fits(features=features(source="credit_card", brand=brand)),),
    )


PAID_MOVE = Request(operation="change_flights", slots=(*MOVE.slots[:-1], _pays("visa")))
NEW_TRIP = Request(
    operation="book_flight",
    slots=(
        SlotFill(slot="trip_type", value="one_way", asked=(Is(value="one_way"),)),
        said("origin", "JFK"),
        said("destination", "MCO"),
        said("cabin", "economy"),
        _pays("mastercard"),
    ),
)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("Is the New York to Orlando trip one-way?", [(1, "trip_type")]),
        (
            "For New York to Orlando: is it one-way, and which card should pay for it?",
            [(1, "payment_method"), (1, "trip_type")],
        ),
        ("Which card should pay for the trip to Orlando?", [(1, "payment_method")]),
        ("Which card pays for the flight to Denver?", [(0, "payment_method")]),
        (
            "Which card should pay for the flight change, and which for the trip to Orlando?",
            [(0, "payment_method"), (1, "payment_method")],
        ),
    ],
)
def test_a_question_is_answered_for_the_request_that_it_names(question: str, answers: list[tuple[int, str]]) -> None:
    """By what it does, or by a place: each trip has places of its own."""
    turn = call(PAID_MOVE, NEW_TRIP).hear(question)
    assert [(a.request, a.slots[0]) for a in turn.acts] == answers
