"""A person as the agent."""

import pytest

from t2t_gym import Reply, ToolCall
from t2t_gym.messages import Message
from t2t_policies import Human

INFO = {
    "policy": "Be kind.",
    "tools": [{"function": {"name": "find", "parameters": {"properties": {"email": {"type": "string"}}}}}],
}
OPENING = (Message("user", "Hello?"),)


def played(*lines: str) -> tuple[object, str]:
    """What comes of some typed lines: the action, and all that was shown."""
    typed, shown = list(lines), list[str]()
    human = Human(read=lambda _: typed.pop(0), write=shown.append)
    human.reset(INFO)
    action = human.act(OPENING)
    assert not typed
    return action, "\n".join(shown)


def test_what_is_typed_is_said() -> None:
    """An empty line says nothing."""
    action, shown = played("", "Good morning.")
    assert action == Reply("Good morning.")
    assert "Hello?" in shown


def test_a_command_calls_a_tool() -> None:
    """With its arguments as JSON, or none."""
    assert played('/call find {"email": "a@b.c"}')[0] == ToolCall("find", {"email": "a@b.c"})
    assert played("/call find")[0] == ToolCall("find", {})


def test_what_cannot_be_read_is_asked_for_again() -> None:
    """And it is said how to write it."""
    _, shown = played("/call find {email", "/call find [1]", "/dance", "Hello.")
    assert "aren't JSON" in shown
    assert "expected the arguments as a JSON object" in shown
    assert "there is no command /dance" in shown


def test_policy_and_tools_are_at_hand() -> None:
    """The agent may read what a model would be given."""
    _, shown = played("/policy", "/tools", "/tools find", "/help", "Hello.")
    assert "Be kind." in shown
    assert "find(email)" in shown
    assert '"type": "string"' in shown


@pytest.mark.parametrize("gone", [EOFError(), RuntimeError("input(): lost sys.stdin")])
def test_who_leaves_ends_the_rollout(gone: Exception) -> None:
    """The end of what can be read is no fault of an agent's, nor is it that there is nothing to read from."""

    def left(prompt: str) -> str:
        raise gone

    human = Human(read=left, write=lambda text: None)
    human.reset(INFO)
    with pytest.raises(KeyboardInterrupt):
        human.act(OPENING)
