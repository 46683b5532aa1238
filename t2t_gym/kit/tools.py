"""Tools that most domains have."""

# ruff: noqa: D417 - the docstrings are shown to agents, which know nothing of the database that a tool is given
from __future__ import annotations

from t2t_gym.arithmetic import evaluate
from t2t_gym.database import Database
from t2t_gym.tools import tool

__all__ = ["calculate", "transfer_to_human_agents"]


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
