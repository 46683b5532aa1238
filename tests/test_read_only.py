"""What is shared can be read as any JSON, and not changed."""

import copy
import json
import pickle
from typing import Any

import pytest

from t2t_gym import load_domain
from t2t_gym.read_only import read_only

PLAIN = {"type": "object", "properties": {"kind": {"enum": ["a", "b"]}}}


def change(value: Any, how: str) -> None:
    """Change a value, or a part of it."""
    exec(how, {"it": value})


@pytest.mark.parametrize(
    "how",
    [
        "it['type'] = 'array'", "del it['type']", "it.clear()", "it.update(a=1)", "it |= {'a': 1}",
        "it.setdefault('a', 1)", "it.pop('type')", "it['properties']['kind'].popitem()",
        "it['properties']['kind']['enum'].append('c')", "it['properties']['kind']['enum'] += ['c']",
        "it['properties']['kind']['enum'].sort()", "it['properties']['kind']['enum'][0] = 'c'",
    ],
)  # fmt: skip
def test_no_part_of_it_can_be_changed(how: str) -> None:
    """However deep, and the error says what to do instead."""
    value = read_only(PLAIN)
    with pytest.raises(TypeError, match="deepcopy"):
        change(value, how)
    assert value == PLAIN
    assert json.dumps(value) == json.dumps(PLAIN)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_a_copy_is_plain(copied: Any) -> None:
    """And may be changed as one likes."""
    twin = copied(read_only(PLAIN))
    assert twin == PLAIN
    twin["properties"]["kind"]["enum"].append("c")
    assert type(twin) is dict
    assert type(twin["properties"]["kind"]["enum"]) is list


def test_the_schemas_of_tools_are_the_same_in_every_episode() -> None:
    """No agent, and no wrapper, spoils them for the next."""
    schema = load_domain("retail").tools.schemas[0]
    with pytest.raises(TypeError):
        schema["function"]["parameters"]["properties"].clear()
