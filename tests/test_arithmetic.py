"""The calculator."""

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_gym.arithmetic import MAX_DEPTH, MAX_LENGTH, evaluate
from t2t_gym.errors import ToolError


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("2 + 2", 4),
        ("3131.1 - 4777.75 + 367.38", -1279.27),
        ("2 * (3.5 + 1) / 4", 2.25),
        ("1 - 2 - 3", -4),
        ("2 ** 10", 1024),
        ("2 ** 3 ** 2", 512),
        ("-2 ** 2", -4),
        ("2 ** -1", 0.5),
        ("--+-3", -3),
        ("7 // 2", 3),
        (".5 + 5.", 5.5),
        ("007.5", 7.5),
        ("00", 0),
        ("   1   ", 1),
        ("10 ** 20 + 1 - 10 ** 20", 1),
        ("9 ** -99999999", 0),
        ("1 ** 99999999999999999999", 1),
    ],
)
def test_arithmetic_is_that_of_python(expression: str, value: float) -> None:
    """Precedence, association and whole numbers are Python's."""
    assert evaluate(expression) == pytest.approx(value)


@pytest.mark.parametrize(
    "expression",
    ["", "   ", "2 +", "* 2", "(1", "1)", "()", "1 2", "1.5.2", "2(3)", "2 * * 3", "1 / / 2", "1,000 + 1", "007", "1e5",
     "0x10", "1_000", "a", "__import__('os')", "1\n+ 1", "1\t+ 1", "\x00", "٣ + ٤", "²", "1 < 2", "5 % 2"],
)  # fmt: skip
def test_what_is_not_arithmetic(expression: str) -> None:
    """Whatever isn't decimal numbers, operators, brackets and spaces is refused."""
    with pytest.raises(ToolError, match="expression"):
        evaluate(expression)


@pytest.mark.parametrize("expression", ["1/0", "1//0", "0 ** -1", "1 / (2 - 2)"])
def test_nothing_is_divided_by_zero(expression: str) -> None:
    """A division by zero is refused as such."""
    with pytest.raises(ToolError, match="divides by zero"):
        evaluate(expression)


@pytest.mark.parametrize("expression", ["(-8) ** 0.5", "(-8.0) ** 0.5", "(-8) ** (1/3)"])
def test_a_root_of_a_negative_number_is_refused(expression: str) -> None:
    """A value that isn't real is refused."""
    with pytest.raises(ToolError, match="root of a negative number"):
        evaluate(expression)


@pytest.mark.parametrize(
    "expression",
    ["9**9**9", "9**9**9**9", "-9**9**9", "2.5**99999", "9" * 999, "9" * 400 + ".0", "10**300 * 10**300",
     "(10**300) / .1**300", "2**1023*2**1023", "(10 ** 308) * 10.0 * 10.0 - (10 ** 308) * 10.0 * 10.0"],
)  # fmt: skip
def test_a_number_that_is_too_large_is_refused_at_once(expression: str) -> None:
    """What goes beyond a double is refused before it is worked out, which some of these would take ages for."""
    with pytest.raises(ToolError, match="too large"):
        evaluate(expression)


def test_a_whole_number_on_the_way_has_as_many_bits_as_a_double_can_hold() -> None:
    """One of 1,024 bits is exact to the end; what takes one more is refused, though it be taken away again."""
    assert evaluate("2**1023 + 2**1022 - 2**1023 + 1 - 2**1022") == 1
    for expression in ("2**1023 + 2**1023 - 2**1023", "2**1024 - 2**1023", "2**1023 * 2 // 2", f"{2**1024} // 2"):
        with pytest.raises(ToolError, match="too large"):
            evaluate(expression)


def test_an_expression_is_bounded_in_length_and_depth() -> None:
    """Length and depth are bounded, so that no expression exhausts the stack."""
    deep = MAX_DEPTH - 1
    assert evaluate("(" * deep + "1" + ")" * deep) == 1
    for expression in ("(" * 400 + "1" + ")" * 400, "-" * 900 + "1", "**".join(["1"] * 300)):
        with pytest.raises(ToolError, match="too deep"):
            evaluate(expression)
    with pytest.raises(ToolError, match="characters"):
        evaluate("1+" * MAX_LENGTH + "1")


def expressions() -> st.SearchStrategy[str]:
    """Small well-formed expressions."""
    atoms = st.one_of(st.integers(0, 9999).map(str), st.decimals(0, 9999, places=2).map(str))

    def wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        joined = st.tuples(inner, st.sampled_from([" + ", "-", "*", " / ", "//"]), inner).map("".join)
        return st.one_of(joined, inner.map("({})".format), inner.map("-{}".format))

    return st.recursive(atoms, wider, max_leaves=8)


@given(expressions())
def test_agrees_with_python(expression: str) -> None:
    """A well-formed expression comes to what Python makes of it."""
    try:
        expected = float(eval(expression, {"__builtins__": {}}))
    except ZeroDivisionError:
        with pytest.raises(ToolError):
            evaluate(expression)
        return
    assert evaluate(expression) == expected


@given(st.text("0123456789+-*/(). ", max_size=40))
def test_any_text_is_a_number_or_refused(expression: str) -> None:
    """Any text over its characters comes to a finite number or a refusal, and never to anything else."""
    with contextlib.suppress(ToolError):
        assert math.isfinite(evaluate(expression))
