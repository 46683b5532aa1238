"""What an agent says besides changes nothing: the customer answers the rest as if it hadn't been said."""

from collections.abc import Iterator
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


@pytest.fixture(scope="module", params=["before", "after"])
def messages(request: pytest.FixtureRequest) -> list[tuple[User, str, UserTurn, str]]:
    """Customers of every domain at a message of an oracle, with their answer, and where a remark is put."""
    return list(_messages(request.param))


def _messages(place: str) -> Iterator[tuple[User, str, UserTurn, str]]:
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
                    yield customer, action, dialogue.user_turns[-1], place


def does(turn: UserTurn) -> object:
    """What a turn does, whatever its words."""
    acts = [(act.kind, act.request, act.slots) for act in turn.acts]
    return acts, turn.ending, turn.heard_done, turn.needless


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_changes_nothing(remark: str, messages: list[tuple[User, str, UserTurn, str]]) -> None:
    """In the same paragraph or in another, before what is asked, put or claimed, or after it."""
    for customer, text, answer, place in messages:
        for joint in (" ", "\n\n"):
            said = joint.join((remark, text) if place == "before" else (text, remark))
            assert does(deepcopy(customer).hear(said)) == does(answer), said
