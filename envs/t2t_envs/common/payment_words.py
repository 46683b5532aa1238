"""How agents call the ways to pay that several domains have."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["WAYS_TO_PAY"]

WAYS_TO_PAY: Mapping[str, tuple[str, ...]] = {
    "gift_card": (r"gift ?-?cards?",),
    "credit_card": (r"(?:credit|debit) cards?", r"visa", r"master ?card", r"amex"),
    "original": (r"original (?:payment )?(?:method|form)(?: of payment)?",),
}
"""Closed values of a payment method, each with the expressions that word it."""
