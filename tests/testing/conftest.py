"""The example domain, built in this process: its folder on the path, its entry point read from its pyproject."""

import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from t2t_gym.domain import Domain
from t2t_gym.registration import GROUP

CLINIC = Path(__file__).parents[2] / "examples/clinic"


@pytest.fixture(scope="session")
def clinic() -> Iterator[Domain]:
    """The clinic, as its distribution names it."""
    named = tomllib.loads((CLINIC / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"][GROUP]
    sys.path.insert(0, str(CLINIC))
    try:
        domain: Domain = EntryPoint("clinic", named["clinic"], GROUP).load()
        yield domain
    finally:
        sys.path.remove(str(CLINIC))
