"""Names: the installed domains, found through entry points, and the environment ids made from them.

Nothing of a domain is imported until one of its environments is made.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

import gymnasium as gym

from t2t_gym.errors import UnknownNameError

if TYPE_CHECKING:
    from t2t_gym.domain import Domain

__all__ = ["GROUP", "domain_names", "env_ids", "load_domain", "register_envs"]

GROUP = "t2t_gym.domains"
"""The entry-point group in which a distribution names its domains: domain name = ``"module:DOMAIN"``."""

VARIANTS = ("ambiguous", "changing", "general", "infeasible", "mixed")
"""What each domain has an environment for: the four scenarios, and all of them mixed."""


@cache
def _installed() -> dict[str, EntryPoint]:
    return {e.name: e for e in sorted(entry_points(group=GROUP), key=lambda e: e.name)}


def domain_names() -> tuple[str, ...]:
    """Return the names of the installed domains, sorted."""
    return tuple(_installed())


@cache
def load_domain(name: str) -> Domain:
    """Import a domain.

    Raises:
        UnknownNameError: no installed distribution names it.
    """
    found = _installed().get(name)
    if found is None:
        raise UnknownNameError.of("domain", name, _installed())
    domain: Domain = found.load()
    return domain


def env_ids() -> tuple[str, ...]:
    """Return the environment ids of all installed domains, sorted."""
    return tuple(f"t2t/{domain}-{variant}" for domain in domain_names() for variant in VARIANTS)


def register_envs() -> None:
    """Register ``t2t/<domain>-<scenario>`` for every installed domain; an id that is registered already is left alone.

    The entry point is a string, so that specs can be pickled and written as JSON.
    """
    for domain in domain_names():
        for variant in VARIANTS:
            env_id = f"t2t/{domain}-{variant}"
            if env_id not in gym.registry:
                gym.register(env_id, "t2t_gym.env:DialogueEnv", kwargs={"domain": domain, "scenario": variant})
