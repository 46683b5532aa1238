"""Who flies: names, addresses and payment methods, and the drawing of a `users` table from them.

Names and streets come in two halves, which `Halves` tells apart.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from t2t_envs.airline.terms import TIERS
from t2t_envs.common.people import Halves
from t2t_gym.database import Record

__all__ = ["Directory"]


_STREET_KINDS = ("Street", "Avenue", "Lane", "Drive", "Road", "Court", "Way", "Place")
_MAIL_HOSTS = ("example.com", "example.org", "example.net")
_TIER_SHARES = (0.5, 0.3, 0.2)
_BRANDS, _BRAND_SHARES = ("visa", "mastercard", "amex"), (0.5, 0.35, 0.15)
_CREDIT_CARDS = (0.2, 0.55, 0.25)  # shares of the users with none, one, two
_GIFT_CARDS = (0.35, 0.33, 0.18, 0.1, 0.04)
_CERTIFICATES = (0.5, 0.3, 0.2)
_SAVED = (0.2, 0.3, 0.25, 0.15, 0.1)
_BIRTHS = (np.datetime64("1944-01-01"), np.datetime64("2006-05-01"))  # everybody is grown up


class Directory(Halves):
    """The names and streets of one half, and how to draw people from them."""

    package = "t2t_envs.airline"

    def draw_passengers(self, rng: np.random.Generator, n: int) -> Iterator[Record]:
        """Draw `n` people with first name, last name and date of birth."""
        firsts = rng.integers(len(self.first_names), size=n).tolist()
        lasts = rng.integers(len(self.last_names), size=n).tolist()
        days = rng.integers(int((_BIRTHS[1] - _BIRTHS[0]) / np.timedelta64(1, "D")), size=n)
        births = np.datetime_as_string(_BIRTHS[0] + days).tolist()
        for first, last, dob in zip(firsts, lasts, births, strict=True):
            yield {"first_name": self.first_names[first], "last_name": self.last_names[last], "dob": dob}

    def draw_users(self, rng: np.random.Generator, n: int) -> dict[str, Record]:
        """Draw a `users` table of `n` people without reservations. Ids, emails and payment method ids are unique."""
        saved = rng.choice(len(_SAVED), size=n, p=_SAVED).tolist()
        friends = self.draw_passengers(rng, sum(saved))
        tiers = rng.choice(TIERS, size=n, p=_TIER_SHARES).tolist()
        hosts = rng.integers(len(_MAIL_HOSTS), size=n).tolist()
        taken: set[str] = set()
        table: dict[str, Record] = {}
        for person, address, wallet, tier, host, count in zip(
            self.draw_passengers(rng, n),
            self._draw_addresses(rng, n),
            _draw_wallets(rng, n),
            tiers,
            hosts,
            saved,
            strict=True,
        ):
            first, last = person["first_name"].lower(), person["last_name"].lower()
            while (number := int(rng.integers(1000, 10_000))) and (user_id := f"{first}_{last}_{number}") in taken:
                pass
            taken.add(user_id)
            table[user_id] = {
                "user_id": user_id,
                "name": {"first_name": person["first_name"], "last_name": person["last_name"]},
                "address": address,
                "email": f"{first}.{last}{number}@{_MAIL_HOSTS[host]}",
                "dob": person["dob"],
                "payment_methods": wallet,
                "saved_passengers": [next(friends) for _ in range(count)],
                "membership": tier,
                "reservations": [],
            }
        return table

    def _draw_addresses(self, rng: np.random.Generator, n: int) -> Iterator[Record]:
        houses = rng.integers(1, 1000, n).tolist()
        streets = rng.integers(len(self.streets), size=n).tolist()
        kinds = rng.integers(len(_STREET_KINDS), size=n).tolist()
        doors = rng.integers(1, 400, n).tolist()
        towns = rng.integers(len(self.towns), size=n).tolist()
        zips = rng.integers(1, 100, n).tolist()
        for house, street, kind, door, town, last in zip(houses, streets, kinds, doors, towns, zips, strict=True):
            city, state, prefix = self.towns[town]
            yield {
                "address1": f"{house} {self.streets[street]} {_STREET_KINDS[kind]}",
                "address2": f"Apt {door}",
                "city": city,
                "state": state,
                "country": "USA",
                "zip": f"{prefix}{last:02}",
            }


def _draw_wallets(rng: np.random.Generator, n: int) -> Iterator[dict[str, Record]]:
    """Draw the payment methods of `n` people: everybody has a credit card or a gift card."""
    credit, gift, certificates = (
        rng.choice(len(shares), size=n, p=shares) for shares in (_CREDIT_CARDS, _GIFT_CARDS, _CERTIFICATES)
    )
    credit[(credit == 0) & (gift == 0)] = 1
    total = int((credit + gift + certificates).sum())
    low = 10 ** max(6, len(str(2 * total)))  # seven digits, more where those would be nearly used up
    numbers = iter((rng.choice(9 * low, size=total, replace=False) + low).tolist())
    brands = iter(rng.choice(_BRANDS, size=total, p=_BRAND_SHARES).tolist())
    last_fours = iter(rng.integers(10_000, size=total).tolist())
    balances = iter((10 + np.minimum(rng.lognormal(np.log(180), 1.0, total), 5000)).astype(int).tolist())
    worths = iter((50 * rng.integers(1, 11, total)).tolist())
    for cards, gifts, vouchers in zip(credit.tolist(), gift.tolist(), certificates.tolist(), strict=True):
        methods: list[Record] = []
        for _ in range(cards):
            card: Record = {"id": f"credit_card_{next(numbers)}", "source": "credit_card"}
            methods.append({**card, "brand": next(brands), "last_four": f"{next(last_fours):04}"})
        for source, count, amounts in (("gift_card", gifts, balances), ("certificate", vouchers, worths)):
            methods += [
                {"id": f"{source}_{next(numbers)}", "source": source, "amount": next(amounts)} for _ in range(count)
            ]
        yield {method["id"]: method for method in methods}
