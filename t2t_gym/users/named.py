"""Who plays the customer, by name."""

from __future__ import annotations

from collections.abc import Mapping

from t2t_gym.arguments import expect_known
from t2t_gym.chat_model import PREFIX
from t2t_gym.errors import ConfigError
from t2t_gym.users.scripted import ScriptedUser
from t2t_gym.users.user import MakeUser

__all__ = ["maker_of"]

_USERS: Mapping[str, MakeUser] = {"scripted": ScriptedUser}


def maker_of(user: str | MakeUser) -> MakeUser:
    """Return what makes the customers, given that or its name.

    Args:
        user: ``"scripted"``, ``"openai:MODEL"``, or a callable.

    Raises:
        UnknownNameError: no such user.
        ConfigError: it is neither a name nor a callable, the model has no name, or there is no key.
    """
    if isinstance(user, str):
        if user.startswith(PREFIX):
            from t2t_gym.users.llm import worded_by

            return worded_by(user.removeprefix(PREFIX))
        return _USERS[expect_known("user", user, (*_USERS, f"{PREFIX}MODEL"))]
    if callable(user):
        return user
    raise ConfigError(f"user: expected a name or a callable that makes a customer, got {type(user).__name__}")
