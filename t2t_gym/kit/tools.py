"""Tools that most domains have, and the check with which most writes begin."""

# ruff: noqa: D417 - the docstrings are shown to agents, which know nothing of the database that a tool is given
from __future__ import annotations

from typing import Any

from t2t_gym.arithmetic import evaluate
from t2t_gym.database import Database, Record
from t2t_gym.database.fields import noun_of
from t2t_gym.errors import ToolError
from t2t_gym.tools import Tool, ToolSet, tool

__all__ = ["calculate", "edit_if", "tool_set", "transfer_to_human_agents"]


@tool("generic")
def calculate(db: Database, expression: str) -> str:  # noqa: ARG001
    """Calculate an arithmetic expression, to two decimal places.

    Args:
        expression: numbers, + - * / ** and brackets, such as '2 * (19.99 + 5)'. No thousands separators.
    """
    return str(round(evaluate(expression), 2) + 0.0)  # not '-0.0'


@tool("generic")
def transfer_to_human_agents(db: Database, summary: str) -> str:  # noqa: ARG001
    """Hand the customer over to a human agent, which ends the call.

    Only for requests that none of the tools can serve, never because a request has to be refused.

    Args:
        summary: what the customer wants and what has been done, for the human agent.
    """
    return "Transfer successful"


def tool_set(*tools: Tool) -> ToolSet:
    """Return the tools of a domain: its own, and the hand-over, which every domain has."""
    return ToolSet((*tools, transfer_to_human_agents))


def edit_if(db: Database, table: str, record_id: str, **fields: Any) -> Record:
    """Return a record that may be changed, provided its fields have some values: ``status="booked"``, ``free=True``.

    Args:
        db: the database.
        table: the record's table.
        record_id: its id.
        **fields: the values that the fields must have.

    Raises:
        ToolError: there is no such record, or it has another value; the message says which.
    """
    record = db.need(table, record_id)
    for name, wanted in fields.items():
        value = record.get(name)
        if value != wanted:
            raise ToolError(f"{noun_of(table).capitalize()} {record_id} {_state(name, value)}.")
    return db.edit(table, record_id)


def _state(name: str, value: Any) -> str:
    if isinstance(value, str):
        return f"is {value}"
    called = name.replace("_", " ")
    if isinstance(value, bool):
        return f"is {called}" if value else f"is not {called}"
    return f"has {'no' if value is None else value} {called}"
