"""The kit makes what a domain's author would write out: words from a verb or a noun, and checks of common clauses."""

import re

import pytest

from t2t_gym.kit import DAY, action_words, language, offered, owned, service
from t2t_gym.kit.english import frames, participle, plural, verb_forms


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
    ],
)
def test_regular_verbs_are_heard_in_their_forms(verb: str, forms: str, done: str) -> None:
    """Base form, gerund and participle, in British and American spelling."""
    assert all(re.fullmatch(verb_forms(verb), form) for form in forms.split())
    assert all(re.fullmatch(participle(verb), form) for form in done.split())


def test_regular_nouns_have_plurals() -> None:
    """In the three spellings that there are."""
    assert [plural(noun) for noun in ("day", "box", "delivery")] == ["days", "boxes", "deliveries"]


def test_an_irregular_participle_is_given() -> None:
    """It takes the place of the regular one, in what is understood and in what the oracle says."""
    bill = (
        service("settle {bill|a bill}", "payment"),
        service("put off {bill|a bill}", "delay", done=("put", "delayed")),
    )
    assert bill[1].words.done == ("put", "delayed")
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
