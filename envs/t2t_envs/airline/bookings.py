"""The reservations: who flies where and when, what was paid for it, and when it was booked.

The random choices are drawn in bulk as arrays, a row a reservation; records are then written one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np

from t2t_envs.airline.airports import AIRPORTS
from t2t_envs.airline.journeys import Journeys, find_journeys
from t2t_envs.airline.people import Directory
from t2t_envs.airline.schedule import DAYS, Ints, Schedule, day_name
from t2t_envs.airline.terms import CABINS, MOST_PASSENGERS, NOW, booking_price, free_bags, paid_bags
from t2t_gym.database import Record

__all__ = ["make_reservations"]

_TODAY = int(NOW[8:10]) - 1
_MINUTE_NOW = _TODAY * 1440 + int(NOW[11:13]) * 60 + int(NOW[14:16])
_MIDNIGHT = datetime.fromisoformat(day_name(0))

_BEFORE, _TODAYS = 0.22, 0.14  # shares of the trips that began before today, or begin today
_DIRECT = 0.6
_ROUND = 0.5
_SAME_ROUTE = 0.4  # of every second reservation of a customer: the route of the one before
_LONGEST_STAY = 8
_PARTIES = (0.42, 0.30, 0.14, 0.09, 0.05)  # one passenger, two, ...
_CABIN_SHARES = (0.28, 0.44, 0.28)
_WITHIN_A_DAY = 0.15
_CANCELLED, _INSURED, _OWN, _EXTRA_BAGS, _VOUCHERS = 0.05, 0.35, 0.85, 0.2, 0.12
_SIGNS = np.array(list("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def make_reservations(
    rng: np.random.Generator, n: int, schedule: Schedule, airports: int, users: dict[str, Record], directory: Directory
) -> dict[str, Record]:
    """Draw `n` reservations, and enter them in their users' profiles.

    Every second reservation of a customer often goes the same way as the one before it, so that the destination alone
    doesn't tell the two apart.

    Args:
        rng: the source of all that is random.
        n: how many.
        schedule: the flights.
        airports: how many airports there are.
        users: the users, to whose `reservations` the new ids are added.
        directory: where passengers who aren't saved in a profile come from.
    """
    if not n:
        return {}
    owners = np.sort(rng.integers(len(users), size=n))
    trips = _draw_trips(rng, owners, find_journeys(schedule, airports))
    cabins = rng.choice(len(CABINS), size=n, p=_CABIN_SHARES).tolist()
    parties = rng.choice(MOST_PASSENGERS, size=n, p=_PARTIES) + 1
    strangers = directory.draw_passengers(rng, int(parties.sum()))
    chances = rng.random((n, 7)).tolist()
    ages = np.where(rng.random(n) < _WITHIN_A_DAY, rng.uniform(0.02, 0.95, n), 1.05 + rng.exponential(5.0, n)).tolist()
    people = list(users.values())
    table: dict[str, Record] = {}
    payments = zip(rng.random(n), 50 * rng.integers(1, 6, n), rng.integers(1_000_000, 10_000_000, n), strict=True)
    rows = zip(
        _draw_ids(rng, n), owners.tolist(), trips, cabins, parties.tolist(), chances, ages, payments, strict=True
    )
    for reservation_id, owner, (legs, outward), cabin, party, chance, age, payment in rows:
        user = people[owner]
        begins = legs[0][1] * 1440 + int(schedule.leaves[legs[0][0]])
        flights = _write_flights(legs, schedule, cabin, factor=0.75 + chance[0] / 2)
        passengers = _gather(user, party, strangers, own=chance[1] < _OWN)
        free = free_bags(user["membership"], CABINS[cabin], party)
        bags = int(chance[2] * (min(free, 2 * party) + 1)) + (1 + party // 2 if chance[3] < _EXTRA_BAGS else 0)
        paid = paid_bags(user["membership"], CABINS[cabin], party, bags)
        insured = chance[4] < _INSURED
        price = booking_price((f["price"] for f in flights), party, paid, insured=insured)
        history = _pay(user, price, payment, voucher=chance[5] < _VOUCHERS)
        record = {
            "reservation_id": reservation_id,
            "user_id": user["user_id"],
            "origin": flights[0]["origin"],
            "destination": flights[outward - 1]["destination"],
            "flight_type": "round_trip" if outward < len(legs) else "one_way",
            "cabin": CABINS[cabin],
            "flights": flights,
            "passengers": passengers,
            "payment_history": history,
            "created_at": _booked(min(begins - 90, _MINUTE_NOW), age),
            "total_baggages": bags,
            "nonfree_baggages": paid,
            "insurance": "yes" if insured else "no",
        }
        if chance[6] < _CANCELLED:
            record["status"] = "cancelled"
            history += [{**entry, "amount": -entry["amount"]} for entry in history]
        user["reservations"].append(reservation_id)
        table[reservation_id] = record
    return table


def _draw_trips(
    rng: np.random.Generator, owners: Ints, journeys: Journeys
) -> Iterator[tuple[list[tuple[int, int]], int]]:
    """Draw for each reservation its flights, as (flight, day), and how many of them lead to the destination."""
    n = len(owners)
    out = journeys.draw(rng, n, _DIRECT)
    begun = np.r_[0, np.flatnonzero(np.diff(owners)) + 1]
    place = np.arange(n) - np.repeat(begun, np.diff(np.r_[begun, n]))  # among the reservations of the same customer
    follows = np.flatnonzero((place % 2 == 1) & (rng.random(n) < _SAME_ROUTE))
    out[follows] = journeys.draw_alike(rng, out[follows - 1])
    when = rng.random(n)
    day = np.where(when < _BEFORE, rng.integers(0, _TODAY, n), rng.integers(_TODAY + 1, DAYS, n))
    day = np.where((when >= _BEFORE) & (when < _BEFORE + _TODAYS), _TODAY, day)
    day = np.minimum(day, DAYS - 1 - journeys.change[out])
    back = journeys.draw_back(rng, out)
    back_day = day + journeys.ends[out] + rng.integers(1, _LONGEST_STAY + 1, n)
    returns = (back >= 0) & (rng.random(n) < _ROUND) & (back_day + journeys.change[back] < DAYS)
    for there, here, going, coming, both in zip(
        out.tolist(), back.tolist(), day.tolist(), back_day.tolist(), returns.tolist(), strict=True
    ):
        legs = _legs(journeys, there, going)
        yield (legs + _legs(journeys, here, coming) if both else legs), len(legs)


def _legs(journeys: Journeys, journey: int, day: int) -> list[tuple[int, int]]:
    legs = [(int(journeys.first[journey]), day)]
    second = int(journeys.second[journey])
    return [*legs, (second, day + int(journeys.change[journey]))] if second >= 0 else legs


def _write_flights(legs: list[tuple[int, int]], schedule: Schedule, cabin: int, factor: float) -> list[Record]:
    """Write the flights of a trip, with the fares of another day than today: today's times some factor."""
    return [
        {
            "flight_number": schedule.name(flight),
            "date": day_name(day),
            "origin": AIRPORTS[schedule.origin[flight]].code,
            "destination": AIRPORTS[schedule.destination[flight]].code,
            "price": max(1, round(int(schedule.prices[flight, day, cabin]) * factor)),
        }
        for flight, day in legs
    ]


def _gather(user: Record, party: int, strangers: Iterator[Record], *, own: bool) -> list[Record]:
    """Choose who flies: mostly the customer first, then those saved in the profile, then anybody."""
    likely = [{**user["name"], "dob": user["dob"]}] if own else []
    likely += [dict(saved) for saved in user["saved_passengers"]]
    return [likely[i] if i < len(likely) else next(strangers) for i in range(party)]


def _pay(user: Record, price: int, drawn: tuple[float, int, int], *, voucher: bool) -> list[Record]:
    """Pay with a card of the customer's, and perhaps a certificate first, which is used up and gone.

    Args:
        user: who pays.
        price: what.
        drawn: by chance: which card, as a number below 1; the certificate's worth, and its number.
        voucher: whether there is a certificate.
    """
    cards = [i for i, method in user["payment_methods"].items() if method["source"] != "certificate"]
    card, worth, gone = cards[int(drawn[0] * len(cards))], int(drawn[1]), f"certificate_{drawn[2]}"
    if not voucher or worth >= price or gone in user["payment_methods"]:
        return [{"payment_id": card, "amount": price}]
    return [{"payment_id": gone, "amount": worth}, {"payment_id": card, "amount": price - worth}]


def _booked(latest: int, days: float) -> str:
    """Return a time some days before a minute of the month."""
    seconds = 60 * latest - int(86_400 * days)
    return (_MIDNIGHT + timedelta(seconds=seconds)).isoformat()


def _draw_ids(rng: np.random.Generator, n: int) -> list[str]:
    """Draw different ids of six letters and digits, of both at least one."""
    found: dict[str, None] = {}
    while len(found) < n:
        drawn = rng.integers(len(_SIGNS), size=(n - len(found) + 16, 6))
        mixed = drawn[(drawn < 10).any(axis=1) & (drawn >= 10).any(axis=1)]
        found.update(dict.fromkeys(map("".join, _SIGNS[mixed].tolist())))
    return list(found)[:n]
