"""What is said of a tool's parameters: by its docstring, by its JSON schema, and to a call that doesn't fit that."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from t2t_gym.errors import ConfigError

__all__ = ["explained", "fields_of_listed", "split_docstring", "without_titles"]

_FAULTS = 4  # of a call that are told


def split_docstring(name: str, function: Callable[..., Any]) -> tuple[str, dict[str, str]]:
    """Return what a tool's docstring says that it does, and parameter to what is said of it.

    Args:
        name: the tool's name.
        function: its function.

    Raises:
        ConfigError: nothing is said of what it does.
    """
    text = inspect.getdoc(function) or ""
    body, _, rest = text.partition("\nArgs:\n")
    body = re.split(r"\n(?:Returns|Raises):\n", body)[0].strip()
    if not body:
        raise ConfigError(f"tool {name!r}: give it a docstring that says what it does")
    described: dict[str, str] = {}
    current = ""
    for line in re.split(r"\n(?:Returns|Raises):\n", rest)[0].splitlines():
        match = re.match(r"    (\w+): (.+)", line)
        if match:
            current, described[match[1]] = match[1], match[2].strip()
        elif current and line.strip():
            described[current] += " " + line.strip()
    return body, described


def fields_of_listed(schema: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each parameter that lists objects of which a tool ignores what it doesn't know, with the fields it does."""
    for name, parameter in schema["properties"].items():
        item = parameter.get("items", {})
        item = schema["$defs"][item["$ref"].rpartition("/")[2]] if "$ref" in item else item
        if "properties" in item and "additionalProperties" not in item:
            yield name, frozenset(item["properties"])


def without_titles(schema: Any) -> Any:
    """Drop the titles that pydantic adds: they repeat the names."""
    if isinstance(schema, dict):
        return {
            k: {n: without_titles(p) for n, p in v.items()} if k in ("properties", "$defs") else without_titles(v)
            for k, v in schema.items()
            if not (k == "title" and isinstance(v, str))
        }
    if isinstance(schema, list):
        return [without_titles(v) for v in schema]
    return schema


def explained(error: ValidationError, names: Sequence[str]) -> str:
    """Return in words how a call's arguments don't fit the schema; of many faults the first few.

    Args:
        error: the error.
        names: the parameters' names.
    """
    said = []
    for problem in error.errors(include_url=False, include_context=False, include_input=True)[:_FAULTS]:
        where = ".".join(str(part) for part in problem["loc"])
        if problem["type"] == "missing":
            said.append(f"the argument {where!r} is missing")
        elif problem["type"] == "extra_forbidden":
            said.append(f"unexpected argument {where[:60]!r}; it takes {', '.join(names) or 'none'}")
        else:
            got = type(problem["input"]).__name__
            said.append(f"{where!r}: {problem['msg'].lower()}, got {got}")
    return "; ".join(said) + "."
