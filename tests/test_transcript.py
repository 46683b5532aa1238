"""Dialogues as text for people."""

import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from t2t_gym import Message, ToolCall
from t2t_gym.rollouts import Episode, Fault
from t2t_gym.transcript import as_rich, as_text, summary
from t2t_gym.verdict import Components, Events, Verdict

DIALOGUE = (
    Message("user", "Hi, I want to cancel an order."),
    Message("assistant", "I look it up.", (ToolCall("get_order_details", {"order_id": "#W1"}, "c1"),)),
    Message("tool", "Error: Order '#W1' not found.", tool_call_id="c1", name="get_order_details", error=True),
    Message("system", "Error: The message is empty.", error=True),
    Message("assistant", "Which order is it?\n- the lamp\n- the kettle"),
)


def test_a_transcript_shows_who_says_what() -> None:
    """Speakers stand on the left; calls are written as calls; further lines are indented under the first."""
    assert as_text(DIALOGUE) == (
        "Customer   Hi, I want to cancel an order.\n"
        "   (aside) I look it up.\n"
        '       ->  get_order_details(order_id="#W1")\n'
        "       <-  Error: Order '#W1' not found.\n"
        "Notice     Error: The message is empty.\n"
        "Agent      Which order is it?\n"
        "           - the lamp\n"
        "           - the kettle"
    )


def test_the_result_of_each_call_follows_it() -> None:
    """Several calls in one action are told apart, though their results come after all of them."""
    calls = tuple(ToolCall("look", {"n": n}, f"c{n}") for n in (1, 2))
    results = tuple(Message("tool", f'{{"found":{n}}}', tool_call_id=f"c{n}", name="look") for n in (1, 2))
    assert as_text([Message("assistant", "", calls), *results]).split("\n") == [
        "       ->  look(n=1)",
        '       <-  {"found": 1}',
        "       ->  look(n=2)",
        '       <-  {"found": 2}',
    ]
    assert as_text([Message("assistant", "", calls)]).count("->") == 2


def test_long_outputs_of_tools_are_shortened() -> None:
    """And it says how much there is."""
    text = as_text([Message("tool", "x" * 5000, name="t")], width=1000)
    assert text.endswith("x ... (5000 characters)")
    assert len(text) < 400


@given(st.text(st.characters(), max_size=300), st.integers(1, 200))
def test_what_is_said_cannot_drive_the_terminal(said: str, width: int) -> None:
    """No escape sequence, backspace, carriage return or half character comes through, in text or in names."""
    text = as_text([Message("assistant", said), Message("assistant", "", (ToolCall(said, {said: said}),))], width)
    assert not [c for c in text if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or 0xD800 <= ord(c) < 0xE000]


def test_rich_prints_words_and_not_markup() -> None:
    """Square brackets in what is said stay what they are, and nothing is lost."""
    console = Console(file=io.StringIO(), width=80, force_terminal=True, color_system="standard")
    console.print(as_rich([*DIALOGUE, Message("user", "[red]no[/red] [/]")]))
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    assert "[red]no[/red] [/]" in printed
    assert "- the kettle" in printed
    assert "\x1b[" in printed


def test_an_episode_is_summed_up_in_a_line() -> None:
    """Which one it is, what failed, how it ended, and whose fault it was if it broke off or never began."""
    parts = Components(finished=True, end_state=False, answers=True, refusal=True, rules=False)
    verdict = Verdict(0.0, False, parts, Events(), (), "satisfied")
    facts = {"env_id": "t2t/retail-mixed", "policy": "mine", "seed": 0, "messages": (), "scenario": "infeasible"}
    known = {"task_id": "retail-1", "kind": "status", "pair": "p1", "turns": 5, "verdict": verdict, "fault": None}
    twin = Episode(index=3, feasible=True, **facts, **known)
    assert summary(twin) == (
        "episode 3 | task retail-1 | infeasible (status), feasible twin | policy mine | "
        "failed on end_state, rules; satisfied after 5 turns"
    )
    assert "infeasible (status), infeasible twin |" in summary(replace(twin, feasible=False))
    assert "infeasible (status) | policy" in summary(replace(twin, pair=""))
    down = Episode.of(
        index=0, env_id="e", policy="mine", seed=0, task=None, fault=Fault("provider", "no answer\nat all")
    )
    assert summary(down).startswith("episode 0 | task - | never began | policy mine | fault of the provider: no answer")
    assert "\n" not in summary(down)
