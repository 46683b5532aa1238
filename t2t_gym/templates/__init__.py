"""The skeleton of a domain, as templates: `write_domain` fills them in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from t2t_gym.errors import ConfigError
from t2t_gym.files import writing
from t2t_gym.registration import domain_names

__all__ = ["write_domain"]

_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


def write_domain(name: str, into: Path) -> tuple[Path, ...]:
    """Write the skeleton of a domain: a distribution with its package and its test, which pass every check as they are.

    Args:
        name: the domain's name, in lower case; its package is ``t2t_<name>``.
        into: the folder in which a folder of the domain's name is made.

    Returns:
        The files written.

    Raises:
        ConfigError: the name can't be used or is taken, or the folder is there already or can't be written.
    """
    if not _NAME.fullmatch(name):
        raise ConfigError(f"expected a name such as 'library' or 'car_rental' (a-z, 0-9 and _), got {name!r}")
    if name in domain_names():
        raise ConfigError(f"there is a domain {name!r} already; choose another name")
    package = f"t2t_{name}"
    if find_spec(package) is not None:
        raise ConfigError(f"there is a package {package!r} already; choose another name than {name!r}")
    root = into / name
    if root.exists():
        raise ConfigError(f"{root} is there already; choose another name, or move it away")
    words = {"name": name, "package": package, "dashed": name.replace("_", "-")}
    words["title"] = name.replace("_", " ").capitalize()
    filled = {
        place.replace("package/", f"{package}/"): Template(template.read_text(encoding="utf-8")).substitute(words)
        for place, template in _files(files(__name__).joinpath("domain"))
    }
    with writing(root):
        into.mkdir(parents=True, exist_ok=True)
        # The folder appears whole or not at all.
        with TemporaryDirectory(prefix=f".{name}.", dir=into) as draft:
            for place, text in filled.items():
                path = Path(draft, name, place)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            Path(draft, name).rename(root)
    return tuple(root / place for place in filled)


def _files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".tmpl"):
            yield prefix + entry.name.removesuffix(".tmpl"), entry
