"""A tool as a method of a class, off whose signature and docstring TRL reads the schema again.

Source: ``get_json_schema`` of transformers 5.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from types import NoneType
from typing import Any, Literal, Union

from t2t_gym.messages import ToolCall
from t2t_gym.tools import Tool

__all__ = ["method_of"]


def method_of(tool: Tool, act: Callable[[Any, ToolCall], str]) -> Callable[..., str]:
    """Return a tool as a method, which shows its parameters where TRL looks, and takes whatever it is given.

    Args:
        tool: the tool.
        act: given the object whose method it is and a call of the tool, returns what the method does.
    """

    def method(self: Any, /, **arguments: Any) -> str:
        return act(self, ToolCall(tool.name, arguments))

    schemas = _resolved(tool.parameters["properties"], tool.parameters.get("$defs", {}))
    hints = {name: _hint(schema) for name, schema in schemas.items()}
    parameters = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=schema.get("default", inspect.Parameter.empty),
            annotation=hints[name],
        )
        for name, schema in schemas.items()
    ]
    receiver = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
    method.__name__ = method.__qualname__ = tool.name
    method.__signature__ = inspect.Signature([receiver, *parameters], return_annotation=str)  # type: ignore[attr-defined]
    method.__annotations__ = {**hints, "return": str}
    method.__doc__ = _docstring(tool.description, schemas)
    return method


def _docstring(description: str, schemas: Mapping[str, Any]) -> str:
    """Return Google's form of docstring, in which each parameter has a line."""
    lines = [f"    {name}: {_described(schema)}" for name, schema in schemas.items()]
    return "\n".join([description, "", "Args:", *lines]) if lines else description


def _described(schema: Mapping[str, Any]) -> str:
    """Return what is said of a parameter, along with the schema of the objects in it, which no type hint can show."""
    shape = {key: value for key, value in schema.items() if key not in ("description", "default")}
    text = json.dumps(shape, ensure_ascii=False)
    return f"{schema['description']} As a JSON schema: {text}" if '"type": "object"' in text else schema["description"]


_HINTS: Mapping[str, Any] = {
    "array": list,
    "boolean": bool,
    "integer": int,
    "null": NoneType,
    "number": float,
    "object": dict,
    "string": str,
}


def _hint(schema: Mapping[str, Any]) -> Any:
    """Return the type hint from which TRL makes a parameter's schema, as far as it can."""
    if "const" in schema or "enum" in schema:
        return Literal[tuple(schema.get("enum", [schema.get("const")]))]
    if "anyOf" in schema:
        return Union[tuple(map(_hint, schema["anyOf"]))]  # noqa: UP007 - their number isn't known
    if schema.get("type") == "array" and "items" in schema:
        return list[_hint(schema["items"])]  # type: ignore[misc]
    return _HINTS.get(schema.get("type", ""), Any)


def _resolved(schema: Any, definitions: Mapping[str, Any]) -> Any:
    """Return a JSON schema with definitions in place of the references to them."""
    if isinstance(schema, Mapping):
        kept = {key: _resolved(value, definitions) for key, value in schema.items() if key != "$ref"}
        if "$ref" not in schema:
            return kept
        return {**_resolved(definitions[schema["$ref"].rpartition("/")[2]], definitions), **kept}
    return [_resolved(item, definitions) for item in schema] if isinstance(schema, (list, tuple)) else schema
