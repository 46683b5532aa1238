"""Names: the installed domains, found through entry points, and the environment ids made from them.

Nothing of a domain is imported until one of its environments is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

import gymnasium as gym

from t2t_gym.errors import ConfigError, UnknownNameError

if TYPE_CHECKING:
    from t2t_gym.domain import Domain

__all__ = ["GROUP", "add_domain", "domain_names", "env_ids", "load_domain", "register_envs", "temporary_domain"]

GROUP = "t2t_gym.domains"
"""The entry-point group in which a distribution names its domains: domain name = ``"module:DOMAIN"``."""

VARIANTS = ("ambiguous", "changing", "general", "infeasible", "mixed")
"""What each domain has an environment for: the four scenarios, and all of them mixed."""


@cache
def _installed() -> dict[str, EntryPoint]:
    return {e.name: e for e in sorted(entry_points(group=GROUP), key=lambda e: e.name)}


_ADDED: dict[str, Domain] = {}


def domain_names() -> tuple[str, ...]:
    """Return the names of the installed domains and of those added, sorted."""
    return tuple(sorted({**_installed(), **_ADDED}))


def add_domain(domain: Domain) -> None:
    """Make a domain known to this process, though no installed distribution names it, and register its environments.

    Other processes, such as workers, know installed domains only.

    Raises:
        ConfigError: another domain has its name.
    """
    name = domain.name
    known = load_domain(name) if name in _ADDED or name in _installed() else domain
    if known is not domain:
        raise ConfigError(f"there is a domain {name!r} already; give this one another name")
    _ADDED[name] = domain
    register_envs()


@contextmanager
def temporary_domain(domain: Domain) -> Iterator[None]:
    """Let a domain have its name inside the block, even if the name is another's."""
    from t2t_gym.domain import forget_snapshots  # here, so that `import t2t_gym` stays light

    name = domain.name
    before = _ADDED.get(name)
    if name in domain_names() and load_domain(name) is domain:
        yield
        return
    _ADDED[name] = domain
    forget_snapshots()
    try:
        yield
    finally:
        del _ADDED[name]
        if before is not None:
            _ADDED[name] = before
        forget_snapshots()


def load_domain(name: str) -> Domain:
    """Return a domain, importing it the first time.

    Raises:
        UnknownNameError: there is no domain of this name.
    """
    return _ADDED.get(name) or _load(name)


@cache
def _load(name: str) -> Domain:
    found = _installed().get(name)
    if found is None:
        raise UnknownNameError.of("domain", name, domain_names())
    domain: Domain = found.load()
    return domain


def env_ids() -> tuple[str, ...]:
    """Return the environment ids of all installed domains, sorted."""
    return tuple(f"t2t/{domain}-{variant}" for domain in domain_names() for variant in VARIANTS)


def register_envs() -> None:
    """Register ``t2t/<domain>-<scenario>`` for every installed domain, except for ids that are registered already.

    The entry point is a string, so that specs can be pickled and written as JSON.
    """
    for domain in domain_names():
        for variant in VARIANTS:
            env_id = f"t2t/{domain}-{variant}"
            if env_id not in gym.registry:
                gym.register(
                    env_id,
                    "t2t_gym.env:DialogueEnv",
                    order_enforce=False,  # the environment enforces it itself
                    disable_env_checker=True,  # only tests need it
                    kwargs={"domain": domain, "scenario": variant},
                )
