"""What the oracles say, and whether the customer understands it."""

from dataclasses import replace
from random import Random

import pytest

import t2t_policies
from t2t_gym.oracle import Oracle
from t2t_gym.play import play
from t2t_gym.registration import load_domain
from t2t_gym.task import Answer
from t2t_gym.taskset import TaskSet
from t2t_gym.wording import Deed, ElaborateWording, PlainWording, Thing, Wording
from t2t_gym.wording.naming import Naming
from tests.manners import Assistant, Chatty, Formal, Terse

RETAIL = load_domain("retail")
CANCEL = Deed(
    RETAIL.operations["cancel_order"],
    {"order_id": (Thing("#W1234567"),), "reason": (Thing("ordered by mistake"),)},
)
REFUND = Answer(quantity="refund", type="money", value=1234.5)


def wordings(maker: type) -> list[Wording]:
    """A wording in many tempers."""
    return [maker(RETAIL.voice, Random(seed)) for seed in range(25)]


@pytest.mark.parametrize("policy", ["oracle", "oracle-elaborate"])
def test_an_oracle_serves_everyone_in_its_own_words(policy: str, plenty: TaskSet) -> None:
    """Whatever the scenario, and nothing of what it says is lost on the customer."""
    for number, task in enumerate(plenty):
        verdict = play(t2t_policies.make(policy), task, load_domain(task.domain), seed=number).verdict()
        assert verdict.success, (task.id, task.kind, verdict)
        assert verdict.events.not_understood == 0


@pytest.mark.parametrize("manner", [Terse, Formal, Chatty, Assistant])
def test_an_agent_of_another_manner_serves_everyone_too(manner: type, plenty: TaskSet) -> None:
    """The customer isn't made for one way of talking."""
    for number, task in enumerate(plenty):
        verdict = play(Oracle(manner), task, load_domain(task.domain), seed=number).verdict()
        assert verdict.success, (task.id, task.kind, verdict)


@pytest.mark.parametrize("maker", [PlainWording, ElaborateWording])
def test_a_proposal_says_every_detail(maker: type) -> None:
    """The order's number and the reason, said to the customer and not by it."""
    for said in (w.propose(CANCEL) for w in wordings(maker)):
        assert "#W1234567" in said
        assert "mistake" in said
        assert "my " not in said.lower()


@pytest.mark.parametrize("maker", [PlainWording, ElaborateWording])
def test_what_cannot_be_done_to_something_cannot_be_done_to_anything(maker: type) -> None:
    """Where it isn't known what it was to be done to."""
    change = Deed(RETAIL.operations["modify_order_items"], {"order_id": (Thing("#W1234567"),)})
    said = [w.refuse(change, "it has been shipped") for w in wordings(maker)]
    assert any("anything in" in text for text in said)
    assert not any(f"{no} change something" in text for text in said for no in ("can't", "able to", "possible to"))


@pytest.mark.parametrize("maker", [PlainWording, ElaborateWording])
def test_an_answer_names_the_quantity_beside_its_value(maker: type) -> None:
    """So that it can be told from other numbers."""
    for said in (w.done(CANCEL, [REFUND]) for w in wordings(maker)):
        assert any("refund" in line and "$1,234.50" in line for line in said.replace(". ", ".\n").splitlines())


def test_who_can_be_found_in_one_way_only_is_given_no_choice() -> None:
    """Nothing is easiest where there is nothing to choose from."""
    one, two = (
        [w.ask_identity(paths) for w in wordings(ElaborateWording)] for paths in ([["zip"]], [["zip"], ["email"]])
    )
    assert not any("one of" in said or "Whichever" in said for said in one)
    assert any("one of" in said and "Whichever" in said for said in two)


def test_the_elaborate_wording_is_longer_and_uses_markup() -> None:
    """It is there to be different."""
    plain, elaborate = ([w.propose(CANCEL) for w in wordings(maker)] for maker in (PlainWording, ElaborateWording))
    assert sum(map(len, elaborate)) > 2 * sum(map(len, plain))
    assert any("**" in said for said in elaborate)
    assert any("\n1" in said for said in elaborate)
    assert not set(plain) & set(elaborate)


@pytest.mark.parametrize(
    ("phrase", "past"),
    [
        ("cancel order #W1", "cancelled order #W1"),
        ("swap the lamp", "swapped the lamp"),
        ("modify it", "modified it"),
        ("change it", "changed it"),
        ("send it back", "sent it back"),
        ("fly on May 20", "flown on May 20"),
        ("choose seats", "chosen seats"),
    ],
)
def test_what_was_proposed_is_claimed_in_the_past_tense(phrase: str, past: str) -> None:
    """By the verb that begins the phrase; the domain's voice knows the participles that follow no rule."""
    voice = replace(RETAIL.voice, participles={"fly": "flown", "choose": "chosen"})
    assert Naming(voice, Random(0)).past(phrase) == past
