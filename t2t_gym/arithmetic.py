"""A calculator for agents: the arithmetic of Python's expressions, bounded, and without `eval`.

The grammar is that of Python's arithmetic (The Python Language Reference, section 6), by precedence climbing:

    sum     = product (("+" | "-") product)*
    product = factor (("*" | "/" | "//") factor)*
    factor  = ("+" | "-") factor | power
    power   = atom ["**" factor]
    atom    = number | "(" sum ")"
"""

from __future__ import annotations

import math
import re

from t2t_gym.errors import ToolError

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "evaluate"]

MAX_LENGTH = 1_000
"""Characters that an expression may have."""

MAX_DEPTH = 50
"""Levels of brackets, signs and exponents that an expression may have."""

_MAX_BITS = 1_024
"""Bits of the largest whole number: what a double can hold."""

_TOKEN = re.compile(r" *(?:((?:[0-9]+\.?[0-9]*|\.[0-9]+))|(\*\*|//|[-+*/()]))")

_NOT_FIRST = frozenset(("", "+", "-", "*", "/", "//", "**", ")"))
"""Tokens that no atom begins with."""

Number = int | float


def evaluate(expression: str) -> float:
    """Return the value of an arithmetic expression.

    Whole numbers are exact until the end, as in Python, so that no intermediate rounding shows in cents.

    Args:
        expression: decimal numbers, ``+ - * / // **``, round brackets and spaces, such as ``"2 * (3.5 + 1)"``.

    Raises:
        ToolError: it is not such an expression, its value isn't a finite real number, or it goes beyond the bounds.
    """
    if len(expression) > MAX_LENGTH:
        raise ToolError(f"The expression has {len(expression)} characters; at most {MAX_LENGTH} are calculated.")
    try:
        value = float(_Parser(_tokens(expression)).whole())
    except ZeroDivisionError:
        raise ToolError("The expression divides by zero.") from None
    except OverflowError:
        raise ToolError("A number in the calculation is too large.") from None
    if not math.isfinite(value):
        raise ToolError("A number in the calculation is too large.")
    return value


def _tokens(expression: str) -> list[str]:
    tokens = []
    at, end = 0, len(expression.rstrip(" "))
    while at < end:
        match = _TOKEN.match(expression, at)
        if match is None:
            wrong = expression[at:].lstrip(" ")[:1]
            raise ToolError(
                f"Can't read {wrong!r} in the expression; it may hold numbers, + - * / // **, brackets and spaces only."
            )
        tokens.append(match[1] or match[2])
        at = match.end()
    return tokens


class _Parser:
    """Evaluates a list of tokens by recursive descent."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = [*tokens, ""]  # the empty token marks the end
        self.at = 0
        self.depth = 0

    def whole(self) -> Number:
        value = self.sum()
        if self.tokens[self.at]:
            raise ToolError(f"Unexpected {self.tokens[self.at]!r} in the expression.")
        return value

    def take(self, *operators: str) -> str:
        """Return the next token and pass it, if it is one of some operators; else return an empty string."""
        token = self.tokens[self.at]
        if token not in operators:
            return ""
        self.at += 1
        return token

    def sum(self) -> Number:
        value = self.product()
        while operator := self.take("+", "-"):
            right = self.product()
            value = _checked(value + right if operator == "+" else value - right)
        return value

    def product(self) -> Number:
        value = self.factor()
        while operator := self.take("*", "/", "//"):
            right = self.factor()
            value = value / right if operator == "/" else _checked(value * right if operator == "*" else value // right)
        return value

    def factor(self) -> Number:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ToolError(f"The expression is nested too deep; at most {MAX_DEPTH} levels are calculated.")
        sign = self.take("+", "-")
        if sign:
            value = self.factor()
            value = -value if sign == "-" else value
        else:
            value = self.atom()
            if self.take("**"):
                value = _power(value, self.factor())
        self.depth -= 1
        return value

    def atom(self) -> Number:
        token = self.tokens[self.at]
        self.at += 1
        if token == "(":
            value = self.sum()
            if not self.take(")"):
                raise ToolError("A bracket in the expression is not closed.")
            return value
        if token in _NOT_FIRST:
            got = f"got {token!r}" if token else "it ends instead"
            raise ToolError(f"Expected a number or '(' in the expression, {got}.")
        if "." in token:
            return float(token)
        if len(token) > 1 and token[0] == "0" and token.strip("0"):
            raise ToolError(f"Write {token!r} in the expression without the zeros in front.")
        return _checked(int(token))


def _checked(value: Number) -> Number:
    if isinstance(value, int) and value.bit_length() > _MAX_BITS:
        raise OverflowError
    return value


def _power(base: Number, exponent: Number) -> Number:
    if isinstance(base, int) and isinstance(exponent, int) and abs(base) > 1:
        # 2 ** (bits - 1) <= abs(base): refuse what must overflow before it is computed
        if (base.bit_length() - 1) * exponent > _MAX_BITS:
            raise OverflowError
    elif isinstance(base, float) and base < 0 and not float(exponent).is_integer():
        raise ToolError("The expression takes a root of a negative number.")
    value: Number | complex = base**exponent
    if isinstance(value, complex):
        raise ToolError("The expression takes a root of a negative number.")
    return _checked(value)
