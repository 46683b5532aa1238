"""A bank that has what the installed domains lack: two slots of one kind, a switch, an optional argument, and what is
made for a customer from nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np

from t2t_gym.database import Database, Record, Tables
from t2t_gym.domain import Domain, WorldMaker
from t2t_gym.errors import ToolError
from t2t_gym.kit import (
    EMAIL,
    Flip,
    LookUp,
    TableEntities,
    day_slot,
    draw_people,
    edit_if,
    language,
    named_amount,
    named_count,
    named_day,
    named_word,
    needs_own,
    numbered,
    operations,
    own_id,
    owned,
    record_slot,
    service,
    sets,
    tool_set,
    value_slot,
    yes_or_no,
)
from t2t_gym.rules import Rule, RuleContext, needs_consent, needs_identity
from t2t_gym.tools import tool
from t2t_gym.users.voice import FeatureVoice

KINDS = ("checking", "savings")
DAYS = tuple(f"2025-09-{day}" for day in range(10, 30))


class Worlds(WorldMaker):
    """Makes customers who have two accounts each, or more."""

    defaults = {"customers": 20, "accounts": 70}

    def tables(self, rng: np.random.Generator, size: Mapping[str, int], people: str) -> dict[str, dict[str, Record]]:
        """Draw the tables."""
        persons = draw_people(rng, people, size["customers"])
        customers = numbered("U", ({"name": person.name, "email": person.email} for person in persons))
        ids = list(customers)
        accounts = numbered(
            "AC",
            (
                {
                    "customer": ids[n % len(ids)],
                    "kind": str(rng.choice(KINDS)),
                    "ends": str(rng.integers(1000, 10000)),
                    "balance": int(rng.integers(20, 60)) * 10,
                    "alerts": bool(rng.random() < 0.5),
                    "locked": bool(rng.random() < 0.1),
                }
                for n in range(size["accounts"])
            ),
        )
        return {"customers": customers, "accounts": accounts, "transfers": {}}

    def problems(self, tables: Tables) -> list[str]:
        """Return the accounts of nobody."""
        return [i for i, account in tables["accounts"].items() if account["customer"] not in tables["customers"]]


@tool("read")
def find_customer(db: Database, email: str) -> str:
    """Find a customer's id.

    Args:
        email: the email address.
    """
    return db.find("customers", email=email)


@tool("read")
def list_accounts(db: Database, customer_id: str) -> list[Record]:
    """List a customer's accounts."""
    db.need("customers", customer_id)
    return db.rows("accounts", customer=customer_id)


@tool("write")
def transfer_money(db: Database, from_account_id: str, to_account_id: str, amount: float, day: str = "") -> Record:
    """Transfer money between two accounts, at once or on a later day.

    Args:
        amount: the amount in dollars.
        day: the day as YYYY-MM-DD, if not at once.
    """
    source = edit_if(db, "accounts", from_account_id, locked=False)
    target = edit_if(db, "accounts", to_account_id, locked=False)
    if from_account_id == to_account_id or not 0 < amount <= source["balance"]:
        raise ToolError("It takes two accounts, and enough money on the first.")
    if day:
        if day not in DAYS:
            raise ToolError("Nothing can be scheduled for that day.")
        made = {"source": from_account_id, "target": to_account_id, "amount": amount, "day": day}
        db.insert("transfers", f"TR{100 + len([*db.ids('transfers')])}", made)
        return made
    source["balance"] = round(source["balance"] - amount, 2)
    target["balance"] = round(target["balance"] + amount, 2)
    return source


@tool("write")
def set_alerts(db: Database, account_id: str, alerts: bool) -> Record:
    """Turn the alerts of an account on or off.

    Args:
        alerts: whether they are on.
    """
    account = edit_if(db, "accounts", account_id, alerts=not alerts)
    account["alerts"] = alerts
    return account


@tool("write")
def open_account(
    db: Database, customer_id: str, kind: Literal["checking", "savings"], cards: int, alerts: bool
) -> Record:
    """Open an account.

    Args:
        kind: the kind of account.
        cards: the number of cards that come with it, three at most.
        alerts: whether it has alerts.
    """
    db.need("customers", customer_id)
    if not 0 <= cards <= 3:
        raise ToolError("There are three cards at most.")
    n = 100 + len([*db.ids("accounts")])
    account = {"customer": customer_id, "kind": kind, "ends": f"{n}0", "balance": 0, "alerts": alerts, "locked": False}
    db.insert("accounts", f"AC{n}", {**account, "cards": cards})
    return account


OPERATIONS = operations(
    {
        "transfer": transfer_money,
        "schedule": transfer_money,
        "turn_on": set_alerts,
        "turn_off": set_alerts,
        "open": open_account,
    },
    own=("customer",),
    fixed={"transfer": {"day": ""}, "turn_on": {"alerts": True}, "turn_off": {"alerts": False}},
    undo={"turn_on": "turn_off", "turn_off": "turn_on"},
)
_ACCOUNT = record_slot(
    "accounts",
    owner="customer",
    features=("kind", "ends"),
    shown_by=LookUp("list_accounts", {"customer": "customer_id"}),
)
ENTITIES = TableEntities(
    people="customers",
    identity=[LookUp("find_customer", {"email": "email"})],
    slots={
        "account": _ACCOUNT,
        "from_account": _ACCOUNT,
        "to_account": _ACCOUNT,
        "amount": value_slot(lambda _: (20, 50, 80, 100, 150)),
        "day": day_slot(lambda _: DAYS),
        "kind": value_slot(lambda _: KINDS),
        "cards": value_slot(lambda _: (1, 2, 3)),
        "alerts": value_slot(lambda _: ("yes", "no")),
    },
)
_WORDS: dict[str, Any] = {
    "noun": "account",
    "pattern": r"\bAC\d{3}\b",
    "features": {"kind": FeatureVoice(before=("{}",), rank=1), "ends": FeatureVoice(after=("ending in {}",), rank=2)},
}
LEXICON, VOICE = language(
    slots={
        "email": EMAIL,
        "customer": own_id("customer", r"\bU\d{3}\b"),
        "account": owned(**_WORDS),
        "from_account": owned(**_WORDS, roles=("source", "from"), asks=("(?:transfer|take it|come) from",)),
        "to_account": owned(**_WORDS, roles=("target", "to"), asks=("(?:transfer(?: it)?|go) to",)),
        "amount": named_amount("amount", asks=("how much",)),
        "day": named_day("day", "date", asks=("when",)),
        "kind": named_word("kind of account", values={kind: (kind,) for kind in KINDS}),
        "cards": named_count("card", most=3),
        "alerts": yes_or_no("alerts"),
    },
    operations={
        "transfer": service("transfer {amount|some money} [from {from_account}] [to {to_account}]", "transfer"),
        "schedule": service(
            "schedule a transfer [of {amount}] [from {from_account}] [to {to_account}] [for {day}]",
            "scheduled transfer",
        ),
        "turn_on": service("turn on alerts [for {account}]", "activation", also=("switch on", "enable")),
        "turn_off": service("turn off alerts [for {account}]", "deactivation", also=("switch off", "disable")),
        "open": service("open a new account [of the {kind} kind] [with {cards}] [{alerts}]", "account opening"),
    },
)


def _is_own(context: RuleContext) -> str | None:
    parameters = [p for p in context.tool.parameters["properties"] if p.endswith("account_id")]
    return next(filter(None, (needs_own("accounts", p, "customer")(context) for p in parameters)), None)


BANK = Domain(
    name="small_bank",
    policy=(
        "You serve one customer of the bank at a time: you can transfer money between its accounts, at once or later, turn "
        "alerts on or off, and open accounts.\n\n- **R1 (hard)** Establish who the customer is before any change.\n"
        "- **R2 (hard)** Touch the customer's own accounts only.\n- **R3 (hard)** Get the customer's agreement first.\n"
    ),
    tools=tool_set(find_customer, list_accounts, open_account, set_alerts, transfer_money),
    rules=(
        Rule("R1", "identity before any change", needs_identity, hard=True),
        Rule("R2", "own accounts only", _is_own, hard=True),
        Rule("R3", "consent before each change", needs_consent, hard=True),
    ),
    operations=OPERATIONS,
    entities=ENTITIES,
    obstacles=(
        Flip(
            kind="status",
            clause="locked",
            operations=frozenset({"transfer", "schedule"}),
            reason="account {from_account} is locked",
            flip=sets("accounts", "from_account", locked=True),
        ),
        Flip(
            kind="status",
            clause="locked target",
            operations=frozenset({"transfer", "schedule"}),
            reason="account {to_account} is locked",
            flip=sets("accounts", "to_account", locked=True),
        ),
    ),
    worlds=Worlds(),
    lexicon=LEXICON,
    voice=VOICE,
)
