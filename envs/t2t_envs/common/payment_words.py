"""How agents call the ways to pay that several domains have."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["WAYS_TO_PAY"]

WAYS_TO_PAY: Mapping[str, tuple[str, ...]] = {
    "gift_card": (r"gift ?-?cards?",),
    "credit_card": (r"(?:credit|debit) cards?|visa|master ?card|amex|american express|discover (?:card|ending)",),
    "original": (r"original (?:payment )?(?:method|form)(?: of payment)?",),
}
"""Closed values of a payment method, each with the expressions that word it."""
