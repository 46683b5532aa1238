"""Checks of clauses that most policies have, beside `needs_identity` and `needs_consent` of `t2t_gym.rules`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from t2t_gym.domain import Operation
from t2t_gym.kit.references import Through, meant
from t2t_gym.rules import RuleContext

__all__ = ["forbids", "handover_needs_identity", "needs_caller", "needs_look_up", "needs_own", "serves_before_handover"]

Check = Callable[[RuleContext], str | None]


def needs_caller(owner: Callable[[RuleContext], str | None]) -> Check:
    """Return the check that a call concerns nobody but the customer who is calling.

    Args:
        owner: returns the id of the customer whose record a call concerns, or None if there is none.
    """

    def check(context: RuleContext) -> str | None:
        if context.customer is None or (whose := owner(context)) in (None, context.customer):
            return None
        return f"the call is with customer {context.customer}, but it concerns a record of {whose}"

    return check


def needs_own(table: str, parameter: str, owner: str) -> Check:
    """Return the check that a call concerns the customer's own record.

    Args:
        table: the record's table.
        parameter: the tool parameter that holds its id.
        owner: the record's field that holds its owner's id.
    """

    def whose(context: RuleContext) -> str | None:
        record = context.get(table, parameter)
        return record[owner] if record is not None else None

    return needs_caller(whose)


def needs_look_up(table: str, parameter: str) -> Check:
    """Return the check that the record which a call concerns was looked up before.

    Args:
        table: the record's table.
        parameter: the tool parameter that holds its id; its name, without ``_id``, is what the record is called.
    """
    noun = parameter.removesuffix("_id")

    def check(context: RuleContext) -> str | None:
        key = (table, context.arguments[parameter])
        if context.db.get(*key) is None or any(key in call.touched and not call.error for call in context.history):
            return None
        return f"{noun} {key[1]} was not looked up before"

    return check


def forbids(table: str, parameter: str, through: Through = None, **fields: Any) -> Check:
    """Return the check that the record which a call concerns has none of some values, such as ``day="2025-03-10"``.

    Args:
        table: the table of the record that a parameter names.
        parameter: the tool parameter that holds its id.
        through: the reference to follow, if another record is meant.
        **fields: the values that the fields mustn't have.
    """

    def check(context: RuleContext) -> str | None:
        place = meant(context.db, table, context.arguments.get(parameter), through)
        if place is None:
            return None
        record = context.db.need(*place)
        found = next((field for field, value in fields.items() if record.get(field) == value), None)
        return f"the {found} of {' '.join(place)} is {fields[found]}" if found is not None else None

    return check


def handover_needs_identity(context: RuleContext) -> str | None:
    """Check that the agent established who the customer is before it handed over."""
    return None if context.customer is not None else "the customer was handed over before the identity was established"


def serves_before_handover(operations: Mapping[str, Operation]) -> Check:
    """Return the check that nothing the customer agreed to, and a tool could do, is left undone by a hand-over.

    Args:
        operations: the domain's operations.
    """

    def check(context: RuleContext) -> str | None:
        for consent in context.consents:
            operation = operations.get(consent.operation)
            if operation is None:
                continue
            done = (call.arguments for call in context.history if call.tool == operation.tool and not call.error)
            if not any(operation.same(operation.values(arguments), consent.values) for arguments in done):
                return f"the customer was handed over although a tool serves what it agreed to: {consent.operation}"
        return None

    return check
