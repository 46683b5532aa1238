"""What an agent says besides, and how it writes, changes nothing: the customer answers what is asked, put or claimed."""

import calendar
import re
from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest

import t2t_policies
from t2t_gym import domain_names, load_domain, make_tasks
from t2t_gym.dialogue import Dialogue
from t2t_gym.users.acts import UserTurn
from t2t_gym.users.user import User

REMARKS = [
    "I hope you're having a good day so far.", "Thank you for your patience.", "I appreciate you letting me know.",
    "I understand how frustrating this must be.", "I'm sorry for the inconvenience.", "It usually takes a week.",
    "You'll get an email with all the details.", "I've taken a careful look at everything.", "Understood.",
    "I've checked our policy to be sure.", "I've pulled up your account.", "Please note that this can't be undone.",
    "Keep in mind that it can't be changed again afterwards.", "Once it's done, it's final.", "That makes sense.",
    "I want to make sure that I get this right.", "I've made a note of it.", "Great choice, by the way!", "🙂",
    "Sure thing!", "I see what you mean.", "We don't charge anything for that.", "I'll take care of everything else.",
    "Don't worry, nothing has been changed so far.", "I haven't made any changes yet.", "Got it.", "Absolutely!",
    "I'll be here if anything comes up.", "If anything looks off, just tell me.", "We're nearly there.",
    "If you have any questions, just ask.", "You did the right thing by getting in touch.", "Here's what I found.",
    "I can't promise that it'll be quick, but I'll do my best.", "I couldn't do this without your help.",
    "I always ask before I change anything.", "Nothing else on your account is affected.", "I won't touch anything else.",
    "There's no fee for this.", "Our system is a little slow today, I'm afraid.", "If something isn't clear, let me know.",
    "All other things stay as they are.", "(I've double-checked this with the records.)", "This is the last step.",
]  # fmt: skip


def _day_first(found: re.Match[str]) -> str:
    month, day = found.groups()
    return f"{day} {month}" if month in calendar.month_name else found[0]


TYPESET: dict[str, Callable[[str], str]] = {
    "curly quotes": lambda text: text.replace("'", "’"),
    "wide spaces": lambda text: text.replace(" ", "  "),
    "bold words": lambda text: re.sub(r"\b([A-Za-z]{4,}ing)\b", r"**\1**", text),
    "a line a sentence": lambda text: re.sub(r"(?<=[.!?]) ", "\n\n", text),
    "a quotation": lambda text: "> " + text.replace("\n", "\n> "),
    "ends of lines": lambda text: text.replace("\n", "\r\n"),
    "lower case": str.lower,
    "capitals": str.upper,
    "exclamations": lambda text: text.replace(". ", "! "),
    "a heading": lambda text: f"## Update\n\n{text}",
    "a greeting": lambda text: f"Hi there,\n\n{text}",
    "a signature": lambda text: f"{text}\n\nBest regards,\nAlex",
    "a footer": lambda text: f"{text}\n\n---\n*This message was written by an assistant.*",
    "a greeting by name, and thanks": lambda text: f"Hello Ann! {text} Thank you for your patience, Ann!",
    "no signs, no cents": lambda text: text.replace("#W", "W").replace(".00", ""),
    "numbers called so, the day before the month": lambda text: re.sub(
        r"\b([A-Z][a-z]+) (\d\d?)\b(?!:)",
        _day_first,
        re.sub("(?<!order )(?<!number )#W", "order number #W", text),
    ),
    "other words": lambda text: re.sub(
        r"\bI can(?:'t|not)\b",
        "I'm not able to",
        text.replace("passengers", "travelers").replace("booking", "reservation"),
    ),
    "no contractions": lambda text: text.replace("I'll", "I will").replace("can't", "cannot").replace("n't", " not"),
}


@pytest.fixture(scope="module")
def messages() -> list[tuple[User, str, UserTurn]]:
    """Customers of every domain at a message of an oracle, with their answer."""
    return list(_messages())


def _messages() -> Iterator[tuple[User, str, UserTurn]]:
    for name in domain_names():
        for seed, task in enumerate(make_tasks(name, "all", 1, seed=8, certify="none")):
            dialogue = Dialogue(task, load_domain(name), seed=seed)
            policy = t2t_policies.make("oracle-elaborate")
            policy.reset({})
            policy.bind(dialogue)
            dialogue.start()
            while not dialogue.finished:
                action = policy.act(dialogue.messages)
                customer = deepcopy(dialogue.user)
                dialogue.act(action)
                if isinstance(action, str):
                    yield customer, action, dialogue.user_turns[-1]


def does(turn: UserTurn) -> object:
    """What a turn does, whatever its words."""
    acts = [(act.kind, act.request, act.slots) for act in turn.acts]
    return acts, turn.ending, turn.heard_done, turn.needless


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_changes_nothing(remark: str, messages: list[tuple[User, str, UserTurn]]) -> None:
    """In the same paragraph or in another, before what is asked, put or claimed, or after it."""
    for customer, text, answer in messages:
        for said in (f"{remark} {text}", f"{remark}\n\n{text}", f"{text} {remark}", f"{text}\n\n{remark}"):
            assert does(deepcopy(customer).hear(said)) == does(answer), said


@pytest.mark.parametrize("way", TYPESET)
def test_a_message_is_the_same_however_it_is_typeset(way: str, messages: list[tuple[User, str, UserTurn]]) -> None:
    """Nor does it matter what stands around it."""
    for customer, text, answer in messages:
        assert does(deepcopy(customer).hear(TYPESET[way](text))) == does(answer), TYPESET[way](text)
