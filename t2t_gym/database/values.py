"""JSON values: the form in which they are compared, their digests and copies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["canonical", "copy_json", "differing", "digest", "own", "same_json", "sorted_json"]


def canonical(value: Any) -> Any:
    """Bring a JSON value to the form in which values are compared.

    Null fields are dropped, numbers rounded to cents, and whole numbers written as integers (``30.0`` is ``30``).

    Raises:
        TypeError: it is no JSON value.
    """
    if isinstance(value, dict):
        fields = {}
        for name, field in value.items():  # a loop that looks at most itself: a call for each costs a third more
            kind = type(field)
            if kind is str or kind is int or kind is bool:
                fields[name] = field
            elif field is not None:
                fields[name] = canonical(field)
        return fields
    if isinstance(value, (list, tuple)):
        return [item if type(item) is str else canonical(item) for item in value]
    if value is None or isinstance(value, (str, int)):  # as booleans are
        return value
    if isinstance(value, float):
        cents = round(value, 2)
        return int(cents) if cents.is_integer() else cents
    if isinstance(value, Mapping):
        return canonical(dict(value))
    raise TypeError(f"expected a JSON value, got {type(value).__name__}")


def same_json(one: Any, other: Any) -> bool:
    """Tell whether two JSON values in canonical form are the same; unlike for Python, true isn't 1."""
    if one is other:
        return True
    if type(one) is not type(other) or one != other:
        return False
    if isinstance(one, dict):
        return all(same_json(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return all(map(same_json, one, other))
    return True


def differing(record: Mapping[str, Any], other: Mapping[str, Any], form: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields in which a record differs from another, in canonical form; None for one that is gone.

    Args:
        record: the record.
        other: the other one.
        form: the other one in canonical form.
    """
    found = {}
    for name, value in record.items():
        was = other.get(name)
        if value is not None and value != was:
            now = canonical(value) if was is None else _beside(value, was, form[name])
            if was is None or now != form[name]:
                found[name] = now
    for name in form:
        if record.get(name) is None:
            found[name] = None
    return found


def _beside(value: Any, other: Any, form: Any) -> Any:
    """Bring a value to canonical form, given the canonical form of another that is much like it.

    Its cost follows the differences.
    """
    if value == other:
        return form
    if isinstance(value, dict) and isinstance(other, dict):
        return {
            k: _beside(v, other[k], form[k]) if other.get(k) is not None else canonical(v)
            for k, v in value.items()
            if v is not None
        }
    return canonical(value)


sorted_json: Callable[[Any], str] = json.JSONEncoder(sort_keys=True).encode
"""Writes a JSON value as text with its keys sorted, as a key of it; faster than `json.dumps`."""


_compact: Callable[[Any], str] = json.JSONEncoder(sort_keys=True, separators=(",", ":"), check_circular=False).encode


def digest(value: Any) -> str:
    """Return the SHA-256, in hex, of a value's canonical form written as sorted, compact JSON."""
    return hashlib.sha256(_compact(canonical(value)).encode()).hexdigest()


_CONTAINERS = frozenset((dict, list, tuple))


def copy_json(value: Any) -> Any:
    """Copy a JSON value; much faster than `copy.deepcopy`, for what can't change is shared."""
    kind = type(value)
    if kind is dict:
        fields = value.copy()
        for name, field in fields.items():
            if type(field) in _CONTAINERS:
                fields[name] = copy_json(field)
        return fields
    return kind(map(copy_json, value)) if kind in _CONTAINERS else value


def own(value: dict[str, Any], other: Mapping[str, Any]) -> None:
    """Copy all that a JSON object still shares with the one of which it is a copy, so that it may be changed.

    Args:
        value: the object.
        other: the one of which it is a copy, in part or all through.
    """
    for name, field in value.items():
        if type(field) in _CONTAINERS:
            there = other.get(name)
            if field is there:
                value[name] = copy_json(field)
            elif type(field) is dict and type(there) is dict:
                own(field, there)
