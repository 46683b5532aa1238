"""Figures from episodes."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_gym import ConfigError, Episode, Verdict
from t2t_gym.metrics import Rate, paired_accuracy, pass_hat_k, success_by, success_rate, wilson_interval
from t2t_gym.rollouts import Fault, FaultKind
from t2t_gym.verdict import Components, Events


def an_episode(
    success: bool, *, task: str = "t1", pair: str = "", feasible: bool = True, fault: FaultKind | None = None
) -> Episode:
    components = Components(finished=True, end_state=success, answers=True, refusal=True, rules=True)
    return Episode(
        index=0,
        env_id="t2t/retail-mixed",
        policy="p",
        seed=0,
        task_id=task,
        scenario="infeasible" if pair else "general",
        kind="",
        pair=pair,
        feasible=feasible,
        messages=(),
        turns=1,
        verdict=Verdict(float(success), success, components, Events(), (), "satisfied"),
        fault=Fault(fault, "") if fault else None,
    )


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(0, 10, 0.0, 0.27753), (10, 10, 0.72247, 1.0), (5, 10, 0.23659, 0.76341), (81, 263, 0.25529, 0.36621)],
)
def test_the_interval_is_wilsons(successes: int, trials: int, low: float, high: float) -> None:
    """As tabulated; the last row is the example of Newcombe (1998), table I."""
    assert wilson_interval(successes, trials) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(counts: tuple[int, int]) -> None:
    """It lies within [0, 1], around the share, and mirrors that of the failures."""
    successes, trials = counts
    low, high = wilson_interval(successes, trials)
    assert 0 <= low <= high <= 1
    if trials:
        assert low <= successes / trials <= high
    other = wilson_interval(trials - successes, trials)
    assert (1 - other[1], 1 - other[0]) == pytest.approx((low, high))


def test_more_successes_than_trials_are_refused() -> None:
    """The message says what came."""
    with pytest.raises(ConfigError, match="got 3 of 2"):
        wilson_interval(3, 2)


def test_only_the_agents_faults_count_against_it() -> None:
    """Faults of user, provider and infrastructure are left out of the rate and counted beside it."""
    kinds: list[FaultKind] = ["agent", "user", "provider", "infrastructure"]
    rate = success_rate([an_episode(True), an_episode(False), *(an_episode(True, fault=kind) for kind in kinds)])
    assert rate == Rate(successes=1, trials=3, faults=3)


def test_rates_are_printed_in_percent_with_their_interval() -> None:
    """A share without trials is a dash."""
    assert str(Rate(5, 10)) == "50% [24, 76]"
    assert str(Rate(0, 0, faults=2)) == "-"
    assert math.isnan(Rate(0, 0).value)


def test_groups_come_in_order_of_first_appearance() -> None:
    """Each group has its own rate."""
    episodes = [an_episode(True, task="b"), an_episode(False, task="a"), an_episode(False, task="b")]
    assert list(success_by(episodes, lambda e: e.task_id).items()) == [("b", Rate(1, 2)), ("a", Rate(0, 1))]


@given(st.lists(st.booleans(), min_size=1, max_size=20), st.booleans())
def test_one_answer_for_all_never_wins_a_pair(which: list[bool], always: bool) -> None:
    """An agent that always refuses serves each infeasible task and no twin: its paired accuracy is 0."""
    episodes = [
        an_episode(feasible == always, task=f"{i}{feasible}", pair=f"p{i}", feasible=feasible)
        for i, _ in enumerate(which)
        for feasible in (True, False)
    ]
    assert paired_accuracy(episodes) == Rate(0, len(which))


def test_a_pair_needs_both_twins() -> None:
    """Half a pair isn't counted; a pair with another's fault is counted as such; repeated trials must all succeed."""
    episodes = [
        an_episode(True, task="a", pair="half"),
        an_episode(True, task="a", pair="half"),
        an_episode(True, task="b", pair="whole"),
        an_episode(True, task="c", pair="whole", feasible=False),
        an_episode(True, task="d", pair="again"),
        an_episode(False, task="d", pair="again"),
        an_episode(True, task="e", pair="again", feasible=False),
        an_episode(True, task="f", pair="faulty"),
        an_episode(True, task="g", pair="faulty", feasible=False, fault="provider"),
        an_episode(True),
    ]
    assert paired_accuracy(episodes) == Rate(1, 2, faults=1)


def test_pass_hat_k_is_the_chance_that_all_of_k_trials_succeed() -> None:
    """C(c, k) / C(n, k), averaged over the tasks."""
    episodes = [an_episode(s, task="a") for s in (True, True, True, False)]
    episodes += [an_episode(s, task="b") for s in (True, True, True, True)]
    assert pass_hat_k(episodes, 1) == pytest.approx((3 / 4 + 1) / 2)
    assert pass_hat_k(episodes, 2) == pytest.approx((3 / 6 + 1) / 2)
    assert pass_hat_k(episodes, 4) == pytest.approx((0 + 1) / 2)


@pytest.mark.parametrize(
    ("k", "expected"), [(0, "k: expected at least 1"), (2, "pass\\^2 needs 2 trials .*; t1 has 1")]
)
def test_pass_hat_k_needs_k_trials(k: int, expected: str) -> None:
    """Too few trials can't be made up for."""
    with pytest.raises(ConfigError, match=expected):
        pass_hat_k([an_episode(True)], k)
