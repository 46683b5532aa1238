"""Tools: typed Python functions over a database, with JSON schemas, validation, dispatch, and errors as text.

A tool is a function whose first parameter is the `Database`::

    @tool("write")
    def cancel_pending_order(db: Database, order_id: str, reason: Reason) -> Record:
        ...

Its schema is derived from the annotations and the docstring, whose Args section describes each parameter. A tool or
parameter without a description is refused.
"""

from __future__ import annotations

import inspect
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, NamedTuple, NotRequired, get_type_hints

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config
from pydantic_core import to_json
from typing_extensions import TypedDict  # before Python 3.12 that of `typing` can't be read by pydantic

from t2t_gym.database import Database
from t2t_gym.errors import ConfigError, ToolError
from t2t_gym.messages import ToolCall
from t2t_gym.read_only import read_only
from t2t_gym.signatures import explained, fields_of_listed, split_docstring, without_titles

__all__ = ["Outcome", "Tool", "ToolKind", "ToolSet", "tool"]

ToolKind = Literal["read", "write", "generic"]


class Outcome(NamedTuple):
    """The outcome of a call.

    Attributes:
        content: the text shown to the agent: the result as JSON, or as it is if it is a string; or why it was refused.
        error: whether the call was refused. A refused call changes nothing.
        value: the result as a Python value, not to be changed; None when refused.
        touched: the ``(table, id)`` of each record that the call read or edited, even if it was refused.
    """

    content: str
    error: bool
    value: Any
    touched: frozenset[tuple[str, str]]

    @classmethod
    def refused(cls, why: ToolError, touched: Iterable[tuple[str, str]] = ()) -> Outcome:
        """Build the outcome of a call that was refused.

        Args:
            why: the reason, which the agent is shown.
            touched: the ``(table, id)`` of each record that the call had read by then.
        """
        return cls(f"Error: {why}", error=True, value=None, touched=frozenset(touched))


class Tool:
    """One tool; `tool` makes one of a function.

    Args:
        function: takes the database and then the arguments, which have types, and says in its docstring what they are.
        kind: ``"read"`` changes nothing, ``"write"`` changes the database, ``"generic"`` doesn't use it.

    Raises:
        ConfigError: the function or one of its parameters has no description, or a parameter has no type.

    Attributes:
        name: the function's name.
        kind: see above.
        function: the function.
        description: the docstring up to its first section.
        parameters: the JSON schema of the arguments.
        defaults: the values of the optional arguments where a call leaves them out.
    """

    def __init__(self, function: Callable[..., Any], kind: ToolKind) -> None:
        self.name = function.__name__
        self.kind = kind
        self.function = function
        self.description, described = split_docstring(self.name, function)
        hints = get_type_hints(function, include_extras=True)
        fields: dict[str, Any] = {}
        self.defaults: dict[str, Any] = {}
        for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
            if name not in described and name.endswith("_id"):
                described[name] = f"The {name.removesuffix('_id').replace('_', ' ')}'s id."
            if name not in described:
                raise ConfigError(
                    f"tool {self.name!r}: describe its parameter {name!r} in the docstring's Args section"
                )
            if name not in hints:
                raise ConfigError(f"tool {self.name!r}: give its parameter {name!r} a type, such as str")
            if parameter.default is inspect.Parameter.empty:
                fields[name] = Annotated[hints[name], Field(description=described[name])]
            else:
                field = Field(default=parameter.default, description=described[name])
                fields[name] = NotRequired[Annotated[hints[name], field]]
                self.defaults[name] = parameter.default
        arguments = TypedDict(self.name, fields)  # type: ignore[misc]  # its fields aren't known to the checker
        adapter = TypeAdapter(with_config(ConfigDict(extra="forbid", strict=True))(arguments))
        self._validator = adapter.validator
        self._names = tuple(fields)
        self.parameters: dict[str, Any] = without_titles(adapter.json_schema())
        self._listed = dict(fields_of_listed(self.parameters))

    @property
    def schema(self) -> dict[str, Any]:
        """The tool as an entry of OpenAI's ``tools`` list."""
        function = {"name": self.name, "description": self.description, "parameters": self.parameters}
        return {"type": "function", "function": function}

    def validate(self, arguments: object) -> list[Any]:
        """Return the arguments as typed values, in the function's order.

        Raises:
            ToolError: they don't fit the schema.
        """
        if type(arguments) is not dict:
            if not isinstance(arguments, Mapping):
                raise ToolError(f"{self.name}: expected the arguments as an object, got {type(arguments).__name__}.")
            arguments = dict(arguments)
        try:
            values = self._validator.validate_python(arguments)
        except ValidationError as error:
            raise ToolError(f"{self.name}: {explained(error, self._names)}") from None
        return [*values.values()]  # in the order of the fields

    def as_run(self, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return arguments as they are carried out, by which calls that mean the same are alike.

        Those that are left out have their defaults, and listed objects only the fields that the tool reads of them.
        """
        read = {**self.defaults, **arguments} if self.defaults else arguments
        for name, fields in self._listed.items():
            rows = arguments.get(name)
            if isinstance(rows, list) and any(isinstance(row, dict) and not row.keys() <= fields for row in rows):
                kept = [{k: row[k] for k in row if k in fields} if isinstance(row, dict) else row for row in rows]
                read = {**read, name: kept}
        return read

    def run(self, db: Database, values: Sequence[Any]) -> Outcome:
        """Run the tool: all of its effects happen, or none.

        Args:
            db: the database.
            values: the arguments, as `validate` returns them.
        """
        db.begin()
        try:
            value = self.function(db, *values)
        except ToolError as refusal:
            db.rollback()
            return Outcome.refused(refusal, db.touched)
        except Exception:
            db.rollback()
            raise
        db.commit()
        content = value if isinstance(value, str) else to_json(value).decode()
        return Outcome(content, error=False, value=value, touched=frozenset(db.touched))

    def carry_out(self, db: Database, values: list[Any]) -> Outcome:
        """Run the tool as `run` does; while the world is unchanged, a look-up is made once for all of its episodes."""
        if self.kind != "read" or not db.pristine:
            return self.run(db, values)
        try:
            key = self, marshal.dumps(values, 2)  # tells 1 from true and 1.0, unlike a comparison
        except ValueError:  # values that aren't JSON
            return self.run(db, values)
        known: Outcome | None = db.snapshot.look_ups.get(key)
        if known is not None:
            return known
        outcome = self.run(db, values)
        if not outcome.error and db.pristine:
            db.snapshot.look_ups.keep(key, outcome)
        return outcome

    def __repr__(self) -> str:
        return f"<Tool {self.name}({', '.join(self._names)})>"

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return Tool, (self.function, self.kind)


def tool(kind: ToolKind) -> Callable[[Callable[..., Any]], Tool]:
    """Make a typed, documented function a `Tool`.

    Args:
        kind: whether it reads, writes, or does neither. What a read returns must depend on its arguments and the
            records alone: while a world is unchanged, each look-up is made only once.

    Raises:
        ConfigError: the function or one of its parameters has no description, or a parameter has no type.
    """
    return lambda function: Tool(function, kind)


class ToolSet(Mapping[str, Tool]):
    """The tools of a domain, by name.

    Args:
        tools: the tools, in the order in which agents are shown them.

    Attributes:
        schemas: the tools as OpenAI's ``tools`` list; not to be changed.
    """

    def __init__(self, tools: Iterable[Tool]) -> None:
        self._tools = {t.name: t for t in tools}
        self.schemas: tuple[dict[str, Any], ...] = tuple(read_only(t.schema) for t in self._tools.values())

    def __getitem__(self, name: str) -> Tool:
        return self._tools[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tools)

    def __len__(self) -> int:
        return len(self._tools)

    def admit(self, call: ToolCall) -> tuple[Tool, list[Any]]:
        """Return the tool that a call names, and the values to run it with.

        Raises:
            ToolError: there is no such tool, or the arguments don't fit its schema.
        """
        found = self._tools.get(call.name) if isinstance(call.name, str) else None
        if found is None:
            raise ToolError(f"there is no tool {str(call.name)[:60]!r}.")
        return found, found.validate(call.arguments)

    def call(self, db: Database, call: ToolCall) -> Outcome:
        """Carry out one call: all of its effects happen, or none. Never raises for what the agent did wrong."""
        try:
            found, values = self.admit(call)
        except ToolError as refusal:
            return Outcome.refused(refusal)
        return found.carry_out(db, values)
