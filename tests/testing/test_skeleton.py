"""The skeleton of a domain conforms as it is written."""

import importlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from t2t_gym.cli.app import app
from t2t_gym.errors import ConfigError
from t2t_gym.templates import write_domain
from t2t_gym.testing import check_domain


def test_the_skeleton_conforms_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`t2t init-domain` writes a distribution whose domain passes every check."""
    result = CliRunner().invoke(app, ["init-domain", "car_rental", "--into", str(tmp_path)])
    assert result.exit_code == 0, result.output
    monkeypatch.syspath_prepend(str(tmp_path / "car_rental"))
    domain = importlib.import_module("t2t_car_rental").DOMAIN
    assert domain.name == "car_rental"
    check_domain(domain)


@pytest.mark.parametrize("name", ["Car", "car-rental", "2cars", "", "car__rental"])
def test_a_name_that_is_no_name_is_refused(name: str, tmp_path: Path) -> None:
    """The message shows what a name looks like."""
    with pytest.raises(ConfigError, match="expected a name such as 'library'"):
        write_domain(name, tmp_path)


def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    """Two domains of one name couldn't be told apart."""
    with pytest.raises(ConfigError, match="there is a domain 'retail' already"):
        write_domain("retail", tmp_path)
    assert not list(tmp_path.iterdir())


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder that is there stays as it is."""
    (tmp_path / "library").mkdir()
    with pytest.raises(ConfigError, match="is there already"):
        write_domain("library", tmp_path)
