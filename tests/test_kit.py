"""The kit makes what a domain's author would write out: words from a verb or a noun, slots from tables, people."""

import re

import numpy as np
import pytest

from t2t_gym.database import Database, Snapshot
from t2t_gym.errors import ConfigError, ToolError, UnknownNameError
from t2t_gym.kit import (
    DAY,
    Case,
    LookUp,
    TableEntities,
    View,
    action_words,
    already,
    days_between,
    draw_people,
    edit_if,
    forbids,
    language,
    moment,
    named_day,
    offered,
    operations,
    others,
    owned,
    part_of_day,
    record_slot,
    service,
    sets,
    tool_set,
    unserved,
)
from t2t_gym.kit.english import frames, participle, plural, verb_forms
from t2t_gym.kit.worlds import near
from t2t_gym.messages import ToolCall
from t2t_gym.rules import RuleContext
from t2t_gym.tools import tool
from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.understanding import Understanding
from t2t_gym.wording.participles import IRREGULAR, past_participle


def test_a_phrase_is_said_in_all_its_lengths() -> None:
    """An unsaid slot is replaced by the words beside it, and what stands in brackets goes."""
    assert frames("move {booking|a booking} [to {day}] again") == (
        "move {booking} to {day} again",
        "move {booking} again",
        "move a booking to {day} again",
        "move a booking again",
    )
    assert frames("hang up") == ("hang up",)


@pytest.mark.parametrize(
    ("verb", "forms", "done"),
    [
        ("move", "move moving", "moved"),
        ("cancel", "cancel canceling cancelling", "canceled cancelled"),
        ("return", "return returning", "returned"),
        ("carry", "carry carrying", "carried"),
        ("play", "play playing", "played"),
        ("agree", "agree agreeing", "agreed"),
        ("pay", "pay paying", "paid"),
        ("set", "set setting", "set"),
        ("freeze", "freeze freezing", "frozen"),
    ],
)
def test_verbs_are_heard_in_their_forms(verb: str, forms: str, done: str) -> None:
    """Base form, gerund and participle, in British and American spelling."""
    assert all(re.fullmatch(verb_forms(verb), form) for form in forms.split())
    assert all(re.fullmatch(participle(verb), form) for form in done.split())


@pytest.mark.parametrize("verb", ["cancel", "swap", "carry", "move", "open", "return", "upgrade", *IRREGULAR])
def test_a_participle_that_oracles_write_is_heard(verb: str) -> None:
    """The same verbs are irregular to both."""
    assert re.fullmatch(participle(verb), past_participle(verb))


def test_a_verb_with_a_particle_is_heard_in_its_forms() -> None:
    """The verb has the endings, and its object may stand before the particle."""
    assert all(re.fullmatch(verb_forms("hand over"), form) for form in ("hand over", "handing over", "hand it over"))
    assert re.fullmatch(participle("hand over"), "handed over")
    off = service("pay off {bill|a bill}", "payment", done=("paid off",))
    _, voice = language({}, {"pay_off": off})
    assert voice.participles == {"pay": "paid"}
    assert all(re.fullmatch(off.words.done[0], form) for form in ("paid off", "paid your bill off"))


def test_what_a_verb_is_always_done_to_is_part_of_its_name() -> None:
    """To schedule a transfer isn't to transfer anything."""
    lexicon, _ = language(
        {},
        {
            "transfer": service("transfer {amount|some money}", "transfer"),
            "schedule": service("schedule a transfer [of {amount}]", "scheduled transfer"),
        },
    )
    for text in ("Shall I schedule a transfer of $50?", "Do you want me to schedule your transfer?"):
        assert Understanding(lexicon).read(text).operations("confirm") == ("schedule",)


def test_one_verb_with_two_particles_makes_two_operations() -> None:
    """What is turned off isn't heard to be turned on, wherever the particle stands."""
    lexicon, _ = language(
        {},
        {
            "turn_on": service("turn on paperless statements", "paperless statements", also=("switch on",)),
            "turn_off": service("turn off paperless statements", "statements on paper", also=("switch off",)),
        },
    )
    read = Understanding(lexicon).read
    for text in ("I've turned off your paperless bills.", "I've switched all of them off.", "I turned it off."):
        assert [clause.operations for clause in read(text).clauses] == [("turn_off",)], text
    assert read("Shall I turn paperless bills for account A1 on now?").clauses[0].operations == ("turn_on",)


def test_regular_nouns_have_plurals() -> None:
    """In the three spellings that there are."""
    assert [plural(noun) for noun in ("day", "box", "delivery")] == ["days", "boxes", "deliveries"]


def test_an_irregular_participle_is_given() -> None:
    """It takes the place of the regular one, in what is understood and in what the oracle says."""
    bill = (
        service("settle {bill|a bill}", "payment"),
        service("put off {bill|a bill}", "delay", done=("put", "delayed")),
    )
    assert bill[1].words.done == (participle("put off"), "delayed")
    _, voice = language({}, {"settle": bill[0], "put_off": bill[1]})
    assert voice.participles == {"put": "put"}


def test_a_language_is_both_halves_of_the_same_slots_and_operations() -> None:
    """What customers say and what they understand cover the same; the question what to do is understood besides."""
    day = {"day": DAY}
    lexicon, voice = language(
        {"booking": owned("booking", r"\bB\d{3}\b", day), "day": offered("day", pattern=r"\bD\d\b", features=day)},
        {"cancel": service("cancel {booking|a booking}", "cancellation"), "move": service("move it", "move")},
    )
    assert set(lexicon.slots) == {*voice.slots, "action"}
    assert set(lexicon.operations) == set(voice.operations)
    assert lexicon.slots["action"] == action_words("cancel", "move")


# --- operations and entities from tables --------------------------------------------------------------------------


@tool("write")
def move_booking(db: Database, booking_id: str, room_id: str) -> str:
    """Move a booking to another room."""
    return "moved"


OPERATIONS = operations({"move": move_booking}, offers=("room",))
TABLES = {
    "guests": {"G1": {"name": "Ida Ames"}, "G2": {"name": "Tim Bond"}},
    "rooms": {
        "R1": {"floor": 1, "wing": "east"},
        "R2": {"floor": 2, "wing": "east"},
        "R3": {"floor": 3, "wing": "west"},
    },
    "bookings": {"B1": {"guest": "G1", "room": "R1"}, "B2": {"guest": "G2", "room": "R2"}},
}
ITS_ROOM = ("room", "rooms")
ENTITIES = TableEntities(
    people="guests",
    identity=[LookUp("find_guest", {"full_name": "name"})],
    slots={
        "booking": record_slot(
            "bookings",
            owner="guest",
            features=("floor", ("high", lambda room: room["floor"] > 1)),
            through=ITS_ROOM,
            measures={"height": lambda room: room["floor"]},
            shown_by=LookUp("list_bookings", {"guest": "guest_id"}),
        ),
        "room": record_slot(
            "rooms",
            among=others("bookings", "booking", ITS_ROOM, same=("wing",)),
            features=lambda _, room: room.items(),
            measures={"height": lambda room: room["floor"]},
            shown_by=LookUp("list_rooms", {"floor": "floor"}),
        ),
    },
)


def test_an_operation_has_the_slots_that_its_tool_has_parameters() -> None:
    """The first is what it is about; an offer must be a slot of some operation, and an end an operation."""
    move = OPERATIONS["move"]
    assert move.slots == {"booking": "booking_id", "room": "room_id"}
    assert (move.name, move.tool, move.subject, move.choices) == ("move", "move_booking", "booking", ("room",))
    with pytest.raises(UnknownNameError, match="unknown slot of an operation 'rooms'.*Did you mean 'room'"):
        operations({"move": move_booking}, offers=("rooms",))
    with pytest.raises(UnknownNameError, match="unknown operation 'cancel'; expected one of: move"):
        operations({"move": move_booking}, ends=("cancel",))


def test_the_parameter_for_an_id_needs_no_description() -> None:
    """It says by its name whose id it is."""
    assert move_booking.parameters["properties"]["room_id"]["description"] == "The room's id."


def test_what_takes_an_operation_back_is_another_with_the_same_values() -> None:
    """Where nothing is named, nothing does."""
    there = operations({"move": move_booking, "back": move_booking}, undo={"move": "back"})
    undo = there["move"].undo
    assert undo is not None
    assert undo(Database(Snapshot(TABLES)), "G1", {"booking": "B1", "room": "R2"}) == (
        "back",
        {"booking": "B1", "room": "R2"},
    )
    assert there["back"].undo is None


def test_look_ups_come_one_after_the_other() -> None:
    """Each shows what the next one takes; one for which nothing is known yet is left out."""
    slot = record_slot(
        "bookings",
        among=lambda view: list(view.db.ids("bookings")),
        features=("room",),
        shown_by=(LookUp("list_rooms", {"customer": "guest_id"}), LookUp("list_bookings", {"room": "room_id"})),
    )
    view = View(Database(Snapshot(TABLES)), "G1", OPERATIONS["move"], {})
    first = ToolCall("list_rooms", {"guest_id": "G1"})
    assert list(slot.reads(view, "B1")) == [first, ToolCall("list_bookings", {"room_id": "R1"})]
    assert list(slot.reads(view, None)) == [first]


def test_agents_may_call_a_thing_by_other_nouns() -> None:
    """The customer keeps to its own."""
    payment = owned("payment", r"\bP\d\b", {}, also=("transaction",), asks=("what shop",))
    bare = owned("payment", r"\bP\d\b", {})
    understanding = Understanding(Lexicon({"payment": payment.words}, {}))
    for question in ("Which transaction do you mean?", "What shop was it?", "What's the payment number?"):
        assert understanding.read(question).requests == ("payment",)
    assert payment.voice == bare.voice


def test_what_agents_also_call_what_is_to_be_had_is_heard_and_not_said() -> None:
    """The customer keeps to its own."""
    session = offered("session", pattern=r"\bS\d\b", features={"day": DAY}, also=("day",))
    bare = offered("session", pattern=r"\bS\d\b", features={"day": DAY})
    assert Understanding(Lexicon({"session": session.words}, {})).read("Which day would suit you?").requests == (
        "session",
    )
    assert session.voice == bare.voice


def test_what_things_are_like_is_not_what_is_put() -> None:
    """A day tells the classes apart, though the domain has a slot that days fill."""
    lexicon, _ = language(
        slots={
            "start": named_day("first day"),
            "lesson": offered("class", "lesson", pattern=r"\bL\d\b", features={"day": DAY}),
            "ticket": owned("ticket", r"\bT\d\b", {"day": DAY}),
        },
        operations={"pause": service("pause my pass", "pause")},
    )
    understanding = Understanding(lexicon)
    for text, asked in (
        ("Do you mean the judo class on May 2 or the judo lesson on May 9?", "lesson"),
        ("There are two: the class on May 2 in the evening or the class on May 9. Which one is it?", "lesson"),
        ("Do you mean your ticket for May 2 or the one for May 9?", "ticket"),
        ("Should your pass pause from May 2 or May 9?", "start"),
        ("Your ticket is for May 4. Do you mean from May 2 or from May 9?", "start"),
    ):
        assert understanding.read(text).requests == (asked,), text


def test_records_fill_slots() -> None:
    """Own ones are those of the customer; what follows from a record that doesn't exist is nothing."""
    db, move = Database(Snapshot(TABLES)), OPERATIONS["move"]
    assert ENTITIES.candidates(db, "G2", move, "booking", {}) == ["B2"]
    assert ENTITIES.candidates(db, "G2", move, "room", {"booking": "B2"}) == ["R1"]
    assert ENTITIES.candidates(db, "G2", move, "room", {"booking": "B9"}) == []
    assert [(f.attribute, f.value) for f in ENTITIES.features(db, "room", "R2", {})] == [("floor", 2), ("wing", "east")]
    assert ENTITIES.features(db, "booking", "B9", {}) == ()
    assert ENTITIES.measure(db, "room", "R2", "height", {}) == 2
    with pytest.raises(ToolError):
        ENTITIES.measure(db, "room", "R9", "height", {})


def test_a_record_is_described_and_ranked_through_another() -> None:
    """By that one's fields, and by what follows from them."""
    db = Database(Snapshot(TABLES))
    assert [(f.attribute, f.value) for f in ENTITIES.features(db, "booking", "B2", {})] == [
        ("floor", 2),
        ("high", True),
    ]
    assert ENTITIES.measure(db, "booking", "B2", "height", {}) == 2


def test_a_record_is_edited_if_it_is_in_the_right_state() -> None:
    """Else the refusal says in which state it is; nothing has been changed."""
    tables = {"guests": {"G1": {"status": "gone", "paid": False, "nights": 3}}}
    db = Database(Snapshot(tables))
    for wanted, said in (
        ({"status": "here"}, "Guest G1 is gone."),
        ({"paid": True}, "Guest G1 is not paid."),
        ({"status": "gone", "nights": 2}, "Guest G1 has 3 nights."),
    ):
        with pytest.raises(ToolError, match=f"^{re.escape(said)}$"):
            edit_if(db, "guests", "G1", **wanted)
    with pytest.raises(ToolError, match="^Guest 'G2' not found"):
        edit_if(db, "guests", "G2", status="here")
    edit_if(db, "guests", "G1", status="gone", nights=3)["status"] = "here"
    assert db.need("guests", "G1")["status"] == "here"


@tool("write")
def close_room(db: Database, room_id: str) -> str:
    """Close a room."""
    edit_if(db, "rooms", room_id, floor=2)["closed"] = True
    return "closed"


def test_what_was_done_already_stands_in_the_way() -> None:
    """As the tool would have changed the world; where it would have refused, or can't be called, nothing does."""
    flip, db, move = already(close_room), Database(Snapshot(TABLES)), OPERATIONS["move"]
    found = [
        flip(Case(np.random.default_rng(1), db, "G1", move, values)) for values in ({"room": "R2"}, {"room": "R1"}, {})
    ]
    assert found == [{"rooms": {"R2": {"closed": True}}}, None, None]
    assert db.pristine


def test_what_a_rule_forbids_an_obstacle_sets() -> None:
    """Of the record that is named, or of the one to which it refers; of none, where there is none."""
    db, move = Database(Snapshot(TABLES)), OPERATIONS["move"]
    rng = np.random.default_rng(1)
    closed = sets("bookings", "booking", ITS_ROOM, floor=9)
    assert closed(Case(rng, db, "G1", move, {"booking": "B1"})) == {"rooms": {"R1": {"floor": 9}}}
    assert closed(Case(rng, db, "G1", move, {"booking": "B9"})) is None
    assert sets("rooms", "room", floor=9)(Case(rng, db, "G1", move, {"room": "R2"})) == {"rooms": {"R2": {"floor": 9}}}
    check = forbids("bookings", "booking_id", ITS_ROOM, floor=1)
    found = [check(RuleContext(move_booking, {"booking_id": i}, db, None, [], [], move)) for i in ("B1", "B2", "B9")]
    assert found == ["the floor of rooms R1 is 1", None, None]


def test_what_every_domain_has_need_not_be_said() -> None:
    """The hand-over among the tools, and the form of what no tool does."""
    assert set(tool_set(move_booking)) == {"move_booking", "transfer_to_human_agents"}
    refund = unserved(refund="booking")["refund"]
    assert (refund.name, refund.tool, refund.subject, list(refund.slots)) == ("refund", "", "booking", ["booking"])


def test_facts_and_reads_follow_from_the_look_ups() -> None:
    """A fact is the field that the look-up's parameter is named after; a slot is looked up once enough is known."""
    db, move = Database(Snapshot(TABLES)), OPERATIONS["move"]
    assert ENTITIES.facts(db, "G1") == {"full_name": "Ida Ames"}
    assert ENTITIES.identity == (("full_name",),)
    assert ENTITIES.identity_call({"full_name": "Ida Ames"}) == ToolCall("find_guest", {"name": "Ida Ames"})
    assert ENTITIES.identity_call({}) is None
    own = ToolCall("list_bookings", {"guest_id": "G1"})
    assert ENTITIES.look_up(db, "G1", move, {}) == [own]
    assert ENTITIES.look_up(db, "G1", move, {"room": "R2"}) == [own, ToolCall("list_rooms", {"floor": 2})]


def test_what_two_slots_are_shown_by_is_looked_up_once() -> None:
    """A careful agent doesn't read the same twice."""
    read = ToolCall("list_bookings", {"guest_id": "G1"})
    entities = TableEntities(people="guests", identity=(), slots={}, reads=lambda view: [read, read])
    assert entities.look_up(Database(Snapshot(TABLES)), "G1", OPERATIONS["move"], {}) == [read]


# --- worlds -------------------------------------------------------------------------------------------------------


def test_what_a_change_can_have_made_inconsistent_is_what_changed_and_what_refers_to_it() -> None:
    """Directly; what refers to nothing of that is as consistent as before."""
    tables = {"rooms": {"R1": {}, "R2": {}}, "stays": {"S1": {"room": "R1"}, "S2": {"room": "R2"}}}
    references = {"stays": {"rooms": lambda stay: [stay["room"]]}}
    assert near(tables, references, [("rooms", "R1")]) == {("rooms", "R1"), ("stays", "S1")}
    assert near(tables, references, [("stays", "S2")]) == {("stays", "S2")}


def test_the_two_halves_share_no_person() -> None:
    """Nor do two of the same half have one name; more people than names are refused, and a world of nobody."""
    train, test = (draw_people(np.random.default_rng(1), half, 100) for half in ("train", "test"))
    assert len({person.name for person in train + test}) == 200
    assert train == draw_people(np.random.default_rng(1), "train", 100)
    for number in (0, 1000):
        with pytest.raises(ConfigError, match=f"expected 1 to 342 people, got {number}"):
            draw_people(np.random.default_rng(1), "train", number)


def test_moments_are_ranked_and_have_a_part_of_the_day() -> None:
    """As they follow each other."""
    moments = [moment(day, time) for day in ("2025-03-09", "2025-03-10") for time in ("09:00", "13:30")]
    assert moments == sorted(set(moments))
    assert days_between("2025-02-27", "2025-03-02") == 3
    assert [part_of_day(time) for time in ("09:00", "13:30", "19:00")] == ["morning", "afternoon", "evening"]
