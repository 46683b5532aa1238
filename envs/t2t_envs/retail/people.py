"""Who shops here: names, addresses and payment methods, and the drawing of a `users` table from them.

Names and streets come in two halves, which `Halves` tells apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from t2t_envs.common.people import Halves
from t2t_envs.retail.numbering import distinct_ids
from t2t_gym.database import Record

__all__ = ["Directory"]


_STREET_KINDS = ("Street", "Avenue", "Lane", "Drive", "Road", "Court", "Way", "Place")
_SECOND_LINES = ("Apt", "Apt", "Apt", "Unit", "Unit", "Suite")
_METHOD_COUNTS, _METHOD_COUNT_SHARES = (1, 2, 3, 4), (0.42, 0.34, 0.17, 0.07)
_BRANDS, _BRAND_SHARES = ("visa", "mastercard", "amex", "discover"), (0.45, 0.32, 0.13, 0.10)
_MAIL_HOSTS = ("example.com", "example.org", "example.net")


class Directory(Halves):
    """The names and streets of one half, and how to draw people and places from them."""

    package = "t2t_envs.retail"

    def draw_addresses(self, rng: np.random.Generator, n: int) -> list[Record]:
        """Draw `n` US addresses, each with city, state and zip that belong together, always with a second line."""
        columns = [rng.integers(low, high, n).tolist() for low, high in self._bounds]
        return [self._address(*row) for row in zip(*columns, strict=True)]

    def draw_address(self, rng: np.random.Generator) -> Record:
        """Draw one such address, which costs a tenth of drawing arrays of one."""
        shares = rng.random(len(self._bounds)).tolist()
        return self._address(
            *(low + int(x * (high - low)) for x, (low, high) in zip(shares, self._bounds, strict=True))
        )

    @cached_property
    def _bounds(self) -> tuple[tuple[int, int], ...]:
        """The least of each number that makes an address, and the first that is too great."""
        choices = (self.streets, _STREET_KINDS, _SECOND_LINES)
        return ((1, 1000), *((0, len(some)) for some in choices), (1, 400), (0, len(self.towns)), (1, 100))

    def _address(self, house: int, street: int, kind: int, second: int, door: int, town: int, last: int) -> Record:
        city, state, prefix = self.towns[town]
        return {
            "address1": f"{house} {self.streets[street]} {_STREET_KINDS[kind]}",
            "address2": f"{_SECOND_LINES[second]} {door}",
            "city": city,
            "country": "USA",
            "state": state,
            "zip": f"{prefix}{last:02}",
        }

    def draw_users(self, rng: np.random.Generator, n: int) -> dict[str, Record]:
        """Draw a `users` table of `n` people without orders.

        Ids and emails are unique, and so is a name together with its zip code, by which a customer may be found.
        """
        firsts = rng.integers(len(self.first_names), size=n).tolist()
        lasts = rng.integers(len(self.last_names), size=n).tolist()
        hosts = rng.integers(len(_MAIL_HOSTS), size=n).tolist()
        wallets = _draw_wallets(rng, n)
        taken_emails: set[str] = set()
        taken_places: set[tuple[str, str, str]] = set()
        low = max(1000, 10 ** (len(str(n // 100)) - 1))  # the numbers grow a digit before a name can run out of them
        numbers = _numbers(rng, low, 10 * low)
        table: dict[str, Record] = {}
        for address, first, last, host, wallet in zip(
            self.draw_addresses(rng, n), firsts, lasts, hosts, wallets, strict=True
        ):
            name, surname = self.first_names[first], self.last_names[last]
            while (name, surname, address["zip"]) in taken_places:
                (address,) = self.draw_addresses(rng, 1)
            taken_places.add((name, surname, address["zip"]))
            stem = f"{name}_{surname}_".lower()
            user_id = next(made for number in numbers if (made := f"{stem}{number}") not in table)
            stem = f"{name}.{surname}".lower()
            email = next(made for number in numbers if (made := f"{stem}{number}") not in taken_emails)
            taken_emails.add(email)
            table[user_id] = {
                "address": address,
                "email": f"{email}@{_MAIL_HOSTS[host]}",
                "name": {"first_name": name, "last_name": surname},
                "orders": [],
                "payment_methods": wallet,
                "user_id": user_id,
            }
        return table


def _numbers(rng: np.random.Generator, low: int, high: int) -> Iterator[int]:
    """Yield random numbers without end, from `low` up to, not including, `high`."""
    while True:
        yield from rng.integers(low, high, 1024).tolist()


def _draw_wallets(rng: np.random.Generator, n: int) -> list[dict[str, Record]]:
    """Draw the payment methods of `n` people, by id: one to four each, at most one of them PayPal.

    A tenth of the gift cards are empty; the others hold from a few dollars to more than most orders cost.
    """
    counts = rng.choice(_METHOD_COUNTS, size=n, p=_METHOD_COUNT_SHARES)
    total = int(counts.sum())
    sources = rng.choice(("credit_card", "gift_card", "paypal"), size=total, p=(0.45, 0.33, 0.22)).tolist()
    numbers = iter(distinct_ids(rng, total, digits=7))
    brands = rng.choice(_BRANDS, size=total, p=_BRAND_SHARES).tolist()
    last_fours = rng.integers(10_000, size=total).tolist()
    dollars = np.round(rng.lognormal(np.log(160), 1.0, total) / 5) * 5  # cards are bought in round sums ...
    spent = np.where(rng.random(total) < 0.5, rng.random(total), 0.0)  # ... and half of them have been used
    balances = np.round(np.where(rng.random(total) < 0.1, 0.0, dollars * (1 - spent)), 2).tolist()
    drawn = iter(zip(sources, numbers, brands, last_fours, balances, strict=True))
    wallets = []
    for count in counts.tolist():
        wallet: dict[str, Record] = {}
        has_paypal = False
        seen_cards: set[int] = set()
        for _ in range(count):
            source, number, brand, last_four, balance = next(drawn)
            if source == "paypal" and has_paypal:
                source = "credit_card"
            method: Record = {"id": f"{source}_{number}", "source": source}
            if source == "paypal":
                has_paypal = True
            elif source == "gift_card":
                method["balance"] = balance
            else:
                while last_four in seen_cards:
                    last_four = (last_four + 1) % 10_000
                seen_cards.add(last_four)
                method |= {"brand": brand, "last_four": f"{last_four:04}"}
            wallet[method["id"]] = method
        wallets.append(wallet)
    return wallets
