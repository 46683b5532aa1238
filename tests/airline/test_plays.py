"""The airline plays: environments of every scenario, tasks of every kind, and an oracle that serves every customer."""

import gymnasium as gym
import pytest

import t2t_gym
import t2t_policies
from t2t_gym import make_tasks
from t2t_gym.play import play
from t2t_gym.registration import load_domain
from t2t_gym.synthesis.kinds import kinds_of

SIZE = {"airports": 6, "flights": 60, "users": 60, "reservations": 240}


@pytest.mark.parametrize("variant", ["general", "ambiguous", "changing", "infeasible", "mixed"])
def test_every_environment_is_made_by_its_name(variant: str) -> None:
    """The customer opens; the agent has the airline's policy and its fourteen tools."""
    tasks = make_tasks("airline", variant, 1, seed=2, size=SIZE, certify="none")
    env = gym.make(f"t2t/airline-{variant}", tasks=tasks)
    observation, info = env.reset(seed=1)
    assert observation[0].role == "user"
    assert len(info["tools"]) == 14
    assert "airline" in info["policy"]


@pytest.mark.parametrize("oracle", ["oracle", "oracle-elaborate"])
def test_an_oracle_serves_a_customer_of_every_kind(oracle: str) -> None:
    """Whichever way it words what it does."""
    domain = load_domain("airline")
    for kind in kinds_of(domain, "mixed"):
        for task in make_tasks("airline", kind.scenario, 1, seed=4, kinds=[kind.name], size=SIZE, certify="none"):
            verdict = play(t2t_policies.make(oracle), task, domain, seed=0).verdict()
            assert verdict.success, (kind.name, verdict)


def test_the_airline_is_installed() -> None:
    """Its name is among the domains'."""
    assert "airline" in t2t_gym.domain_names()
