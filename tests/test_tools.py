"""Tools: schema, validation, dispatch and refusals."""

import json
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from t2t_gym.database import Database, Record, Snapshot
from t2t_gym.errors import ConfigError, ToolError
from t2t_gym.messages import ToolCall
from t2t_gym.tools import Tool, ToolSet, tool


@tool("write")
def paint(db: Database, thing_id: str, color: Literal["red", "blue"], coats: int = 1) -> Record:
    """Paint a thing.

    It dries at once.

    Args:
        thing_id: the thing's id, such
            as 'a'.
        color: the color.
        coats: how many coats.

    Returns:
        the thing.
    """
    thing = db.edit("things", db.need("things", thing_id, "Thing")["id"])
    thing["color"] = color
    thing["coats"] = coats
    if coats > 9:
        raise ToolError("That many coats do not hold.")
    if coats < 0:
        raise ZeroDivisionError
    return thing


@tool("generic")
def greet(db: Database) -> str:
    """Say hello."""
    return "hello"


READ = []  # what `look` was asked for, whenever it ran


@tool("read")
def look(db: Database, thing_id: str, times: float = 1) -> Record:
    """Look at a thing.

    Args:
        thing_id: the thing's id.
        times: how many times.
    """
    READ.append(thing_id)
    return {**db.need("things", thing_id, "Thing"), "times": times}


class Brush(BaseModel):
    """What one paints with."""

    width: int


@tool("write")
def brush(db: Database, thing_id: str, brushes: list[Brush], coats: int = 1) -> str:
    """Brush a thing.

    Args:
        thing_id: the thing's id.
        brushes: what with.
        coats: how many coats.
    """
    return f"{thing_id} {[b.width for b in brushes]}"


TOOLS = ToolSet((paint, look, greet))


@pytest.fixture
def db() -> Database:
    """One thing, unpainted."""
    return Database(Snapshot({"things": {"a": {"id": "a"}}}))


def test_the_schema_comes_from_the_annotations_and_the_docstring() -> None:
    """An entry of OpenAI's tools list, without the database, and with the sections of the docstring left out."""
    assert paint.schema == {
        "type": "function",
        "function": {
            "name": "paint",
            "description": "Paint a thing.\n\nIt dries at once.",
            "parameters": {
                "type": "object",
                "properties": {
                    "thing_id": {"description": "the thing's id, such as 'a'.", "type": "string"},
                    "color": {"description": "the color.", "enum": ["red", "blue"], "type": "string"},
                    "coats": {"description": "how many coats.", "default": 1, "type": "integer"},
                },
                "required": ["thing_id", "color"],
                "additionalProperties": False,
            },
        },
    }


def test_a_tool_without_words_is_refused() -> None:
    """A tool or a parameter that isn't described can't be shown to an agent."""

    def silent(db: Database) -> None: ...

    def vague(db: Database, x: int) -> None:
        """Do something."""

    def untyped(db: Database, thing_id) -> None:  # type: ignore[no-untyped-def]
        """Do something."""

    with pytest.raises(ConfigError, match="docstring"):
        Tool(silent, "read")
    with pytest.raises(ConfigError, match="give its parameter 'thing_id' a type"):
        Tool(untyped, "read")
    with pytest.raises(ConfigError, match="'x'"):
        Tool(vague, "read")


def test_a_call_gives_its_result_as_json_and_plain_strings_as_they_are(db: Database) -> None:
    """What the agent reads is JSON, or the bare string."""
    outcome = TOOLS.call(db, ToolCall("paint", {"thing_id": "a", "color": "red"}))
    assert json.loads(outcome.content) == {"id": "a", "color": "red", "coats": 1} == outcome.value
    assert not outcome.error
    assert outcome.touched == {("things", "a")}
    assert db.changes() == {"things": {"a": {"color": "red", "coats": 1}}}
    assert TOOLS.call(db, ToolCall("greet")).content == "hello"


def test_a_refused_call_changes_nothing(db: Database) -> None:
    """A refusal after an edit undoes the edit, and says why."""
    outcome = TOOLS.call(db, ToolCall("paint", {"thing_id": "a", "color": "red", "coats": 10}))
    assert (outcome.error, outcome.content) == (True, "Error: That many coats do not hold.")
    assert outcome.touched == {("things", "a")}
    assert db.changes() == {}


def test_a_look_up_in_a_world_that_is_as_it_was_is_made_once(db: Database) -> None:
    """Whichever episode makes it again gets the same; once a record has changed, the tool runs."""
    ran = len(READ)
    call = ToolCall("look", {"thing_id": "a"})
    first, again = TOOLS.call(db, call), TOOLS.call(db.fork(), call)
    assert len(READ) == ran + 1
    assert again == first
    assert again.touched == {("things", "a")}
    TOOLS.call(db, ToolCall("paint", {"thing_id": "a", "color": "red"}))
    assert json.loads(TOOLS.call(db, call).content)["color"] == "red"
    assert TOOLS.call(Database(db.snapshot), call) == first


def test_a_look_up_is_another_one_with_arguments_of_another_type(db: Database) -> None:
    """For Python 1, 1.0 and true are equal; for a tool they aren't."""
    seen = [TOOLS.call(db, ToolCall("look", {"thing_id": "a", "times": times})).content for times in (1, 1.5, True, 1)]
    assert [content[:6] for content in seen] == ['{"id":', '{"id":', "Error:", '{"id":']
    assert TOOLS.call(db, ToolCall("look", {"thing_id": "a", "times": object()})).error


def test_a_look_up_that_finds_nothing_is_made_again(db: Database) -> None:
    """There is no end to what isn't there: only what was found is remembered."""
    missing = [TOOLS.call(db, ToolCall("look", {"thing_id": "b"})).content for _ in range(2)]
    assert missing == ["Error: Thing 'b' not found."] * 2
    assert not db.snapshot.look_ups


def test_a_world_remembers_only_so_many_look_ups(db: Database) -> None:
    """Then it forgets them, and starts anew."""
    for times in range(600):
        TOOLS.call(db, ToolCall("look", {"thing_id": "a", "times": times + 0.5}))
    assert 0 < len(db.snapshot.look_ups) <= 500


def test_a_fault_in_a_tool_comes_out_and_changes_nothing(db: Database) -> None:
    """A bug isn't the agent's doing: it is raised, with the edits undone."""
    with pytest.raises(ZeroDivisionError):
        TOOLS.call(db, ToolCall("paint", {"thing_id": "a", "color": "red", "coats": -1}))
    assert db.tables() == {"things": {"a": {"id": "a"}}}
    assert db.get("things", "a") == {"id": "a"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"thing_id": "a"}, "'color' is missing"),
        ({"thing_id": "a", "color": "red", "speed": 1}, "unexpected argument 'speed'; it takes thing_id, color, coats"),
        ({"thing_id": 1, "color": "red"}, "'thing_id': input should be a valid string, got int"),
        ({"thing_id": "a", "color": "green"}, "'color': input should be 'red' or 'blue', got str"),
        ({"thing_id": "a", "color": "red", "coats": "2"}, "'coats'"),
        ({"thing_id": "a", "color": "red", "coats": True}, "'coats'"),
        ({"thing_id": None, "color": "red"}, "got NoneType"),
        ({"thing_id": "z", "color": "red"}, "Thing 'z' not found"),
        ([], "expected the arguments as an object, got list"),
        (None, "got NoneType"),
    ],
)
def test_arguments_that_do_not_fit(db: Database, arguments: Any, said: str) -> None:
    """What doesn't fit the schema is refused, in words by which it can be mended."""
    outcome = TOOLS.call(db, ToolCall("paint", arguments))
    assert outcome.error
    assert said in outcome.content
    assert db.changes() == {}


def test_a_tool_that_does_not_exist(db: Database) -> None:
    """An unknown name is refused, and a long one isn't repeated at length."""
    outcome = TOOLS.call(db, ToolCall("x" * 10_000, {}))
    assert outcome.error
    assert len(outcome.content) < 200


def test_a_call_is_admitted_before_it_is_carried_out(db: Database) -> None:
    """It comes to a tool and values in the order of its parameters, and nothing has happened yet; junk isn't admitted."""
    found, values = TOOLS.admit(ToolCall("paint", {"color": "red", "thing_id": "a"}))
    assert (found, values, db.changes()) == (paint, ["a", "red", 1], {})
    found.carry_out(db, values)
    assert db.changes() == {"things": {"a": {"color": "red", "coats": 1}}}
    with pytest.raises(ToolError, match="'color' is missing"):
        TOOLS.admit(ToolCall("paint", {"thing_id": "a"}))
    with pytest.raises(ToolError, match="no tool 'erase'"):
        TOOLS.admit(ToolCall("erase"))


@given(
    st.dictionaries(st.sampled_from(["thing_id", "color", "coats", "x"]), st.none() | st.text() | st.integers(0, 20))
)
def test_no_arguments_raise(arguments: dict[str, Any]) -> None:
    """Whatever the arguments are, a call answers; and what it refused it didn't do."""
    db = Database(Snapshot({"things": {"a": {"id": "a"}}}))
    outcome = TOOLS.call(db, ToolCall("paint", arguments))
    assert outcome.error is (db.changes() == {})


def test_a_tool_set_is_a_mapping() -> None:
    """Tools are found by name, in the order given, and their schemas come along."""
    assert list(TOOLS) == ["paint", "look", "greet"]
    assert TOOLS["paint"] is paint
    assert [s["function"]["name"] for s in TOOLS.schemas] == ["paint", "look", "greet"]
    assert repr(paint) == "<Tool paint(thing_id, color, coats)>"


def test_calls_that_mean_the_same_are_alike_as_they_are_run() -> None:
    """Whether they leave a default out, or say more of a listed object than is read of it."""
    bare, full = {"thing_id": "a", "brushes": [{"width": 2}]}, {"thing_id": "a", "brushes": [{"width": 2}], "coats": 1}
    assert brush.as_run(bare) == brush.as_run({**bare, "brushes": [{"width": 2, "hair": "hog"}]}) == full
    assert bare == {"thing_id": "a", "brushes": [{"width": 2}]}
    assert brush.as_run({**bare, "brushes": ["wide"]})["brushes"] == ["wide"]  # which `validate` refuses


def test_what_an_object_may_or_must_not_have_besides_is_no_less_part_of_it() -> None:
    """Where its model says so, a field that isn't declared is kept or refused, and none is ignored."""

    class Open(BaseModel):
        model_config = ConfigDict(extra="allow")

    def note(db: Database, notes: list[Open]) -> str:
        """Note something.

        Args:
            notes: what.
        """
        return str(notes)

    assert Tool(note, "write").as_run({"notes": [{"any": 1}]}) == {"notes": [{"any": 1}]}
