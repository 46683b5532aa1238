"""What a policy is, how one is found by name, and how it begins an episode."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from t2t_gym.arguments import expect_whole
from t2t_gym.errors import ConfigError
from t2t_gym.messages import Message

if TYPE_CHECKING:
    from t2t_gym.dialogue import Dialogue

__all__ = ["PACKAGE", "Policy", "begin", "is_oracle", "policy_name", "resolve"]

PACKAGE = "t2t_policies"
"""The package whose ``make(name)`` knows the policies by name."""


@runtime_checkable
class Policy(Protocol):
    """An agent.

    Two more methods are called if a policy has them: before ``reset``, ``seed(value: int)``, from which everything that
    the policy does at random in the coming episode must follow; and after ``reset``, ``bind(dialogue)``, which passes
    the episode itself, hidden intent included, and is only for oracles.
    """

    def reset(self, info: Mapping[str, Any]) -> None:
        """Begin an episode; nothing may be carried over from the previous one.

        Args:
            info: what the environment's ``reset`` returned: the policy text, the tool schemas.
        """
        ...

    def act(self, observation: tuple[Message, ...]) -> Any:
        """Return the next action (see `t2t_gym.messages.Action`), given the dialogue so far."""
        ...


def resolve(policy: str | Policy) -> Policy:
    """Return the policy itself, or the one with that name.

    Raises:
        UnknownNameError: no policy has that name.
        ConfigError: what came is neither a name nor a policy.
    """
    if isinstance(policy, str):
        # By name, since the policies depend on this package, and not the other way round.
        made: Policy = importlib.import_module(PACKAGE).make(policy)
        return made
    if isinstance(policy, type) or not isinstance(policy, Policy):
        came = f"the class {policy.__name__}" if isinstance(policy, type) else f"a {type(policy).__name__}"
        raise ConfigError(f"policy: expected a name, or an object with reset(info) and act(observation); got {came}")
    return policy


def begin(policy: Policy, info: Mapping[str, Any], dialogue: Dialogue, seed: int) -> None:
    """Let a policy begin an episode, calling whichever of the optional methods it has.

    Args:
        policy: the policy.
        info: what the environment's ``reset`` returns.
        dialogue: the episode, for a policy that reads the task.
        seed: for a policy that does something at random; at least 0.

    Raises:
        ConfigError: the seed can't be used.
    """
    if callable(getattr(policy, "seed", None)):  # and not a number that it keeps under that name
        policy.seed(expect_whole("seed", seed))  # type: ignore[attr-defined]
    policy.reset(info)
    if hasattr(policy, "bind"):
        policy.bind(dialogue)


def policy_name(policy: str | Policy) -> str:
    """Return the name under which a policy's episodes are recorded: its own ``name``, or else that of its class."""
    if isinstance(policy, str):
        return policy
    name = getattr(policy, "name", None)
    return name if isinstance(name, str) else type(policy).__name__


def is_oracle(policy: Policy) -> bool:
    """Tell whether a policy reads the task; its messages are then sensible by construction."""
    return hasattr(policy, "bind")
