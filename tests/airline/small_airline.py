"""An airline small enough to check by eye: six flights, two customers, a reservation for each case."""

from typing import Any

from t2t_gym.database import Snapshot, copy_json

ANN, BOB = "ann_lee_1001", "bob_ray_2002"  # regular, silver
VISA, GIFT, BIG_GIFT, SMALL_GIFT, EMPTY_GIFT = (
    "credit_card_1",
    "gift_card_1",
    "gift_card_2",
    "gift_card_3",
    "gift_card_4",
)
AMEX, VOUCHER, VOUCHER_2, BOBS_VISA = "credit_card_2", "certificate_1", "certificate_2", "credit_card_3"
ANN_LEE = {"first_name": "Ann", "last_name": "Lee", "dob": "1980-01-02"}
TOM_LEE = {"first_name": "Tom", "last_name": "Lee", "dob": "1982-03-04"}
DAY = "2024-05-20"
FARES = {"basic_economy": 80, "economy": 120, "business": 400}

# BOS -> ORD -> SFO and back; HAT005 is a later HAT001, HAT006 an earlier HAT002
_TIMES = {
    "HAT001": ("BOS", "ORD", "08:00:00", "10:30:00"),
    "HAT002": ("ORD", "SFO", "12:00:00", "16:00:00"),
    "HAT003": ("SFO", "BOS", "22:00:00", "05:30:00+1"),
    "HAT004": ("BOS", "SFO", "07:00:00", "13:00:00"),
    "HAT005": ("BOS", "ORD", "18:00:00", "20:30:00"),
    "HAT006": ("ORD", "SFO", "09:00:00", "13:00:00"),
}
_GONE = {
    "status": "landed",
    "actual_departure_time_est": "2024-05-14T08:00:00",
    "actual_arrival_time_est": "2024-05-14T10:30:00",
}
_LATE = {
    "status": "delayed",
    "estimated_departure_time_est": "2024-05-15T19:30:00",
    "estimated_arrival_time_est": "2024-05-15T22:00:00",
}

# Ann's reservations, of one passenger, in economy, made long ago, where nothing else is said
PLAIN = "PLAIN1"  # BOS -> ORD -> SFO
ROUND = "ROUND2"  # BOS -> SFO and back, two passengers
BASIC = "BASIC3"
BUSINESS = "BUSIN4"
FRESH = "FRESH5"  # made yesterday evening
INSURED = "INSUR6"
FLOWN = "FLOWN7"  # the first of two flights has landed; business
DROPPED = "DROPP8"  # the airline cancelled its flight; insured, two passengers
DROPPED_PLAIN = "DROPP9"  # the same, not insured
LATE = "LATES1"  # its flight is delayed; insured
CANCELLED = "CANCE2"
PAID_BAGS = "BAGGS3"  # three bags, two of them paid for
BOBS = "BOBSS4"


def _flight(number: str, **days: dict[str, Any]) -> dict[str, Any]:
    origin, destination, leaves, lands = _TIMES[number]
    seats = {"basic_economy": 2, "economy": 9, "business": 3}
    dates = {
        f"2024-05-{day}": {"status": "available", "available_seats": dict(seats), "prices": dict(FARES)}
        for day in range(20, 31)
    }
    return {
        "flight_number": number,
        "origin": origin,
        "destination": destination,
        "scheduled_departure_time_est": leaves,
        "scheduled_arrival_time_est": lands,
        "dates": {**{date.replace("_", "-")[1:]: day for date, day in days.items()}, **dates},
    }


def _leg(number: str, date: str = DAY, price: int = 100) -> dict[str, Any]:
    return {
        "flight_number": number,
        "date": date,
        "origin": _TIMES[number][0],
        "destination": _TIMES[number][1],
        "price": price,
    }


def _reservation(reservation_id: str, *legs: dict[str, Any], **fields: Any) -> dict[str, Any]:
    made = {
        "reservation_id": reservation_id,
        "user_id": ANN,
        "origin": legs[0]["origin"],
        "destination": legs[-1]["destination"],
        "flight_type": "one_way",
        "cabin": "economy",
        "flights": list(legs),
        "passengers": [dict(ANN_LEE)],
        "created_at": "2024-05-02T09:00:00",
        "total_baggages": 0,
        "nonfree_baggages": 0,
        "insurance": "no",
        **fields,
    }
    each = sum(leg["price"] for leg in legs) + (30 if made["insurance"] == "yes" else 0)
    price = each * len(made["passengers"]) + 50 * made["nonfree_baggages"]
    made.setdefault("payment_history", [{"payment_id": VISA, "amount": price}])
    return made


def _user(user_id: str, person: dict[str, str], tier: str, *methods: dict[str, Any]) -> dict[str, Any]:
    return {
        "user_id": user_id,
        "name": {"first_name": person["first_name"], "last_name": person["last_name"]},
        "address": {
            "address1": "1 Main Street", "address2": "", "city": "Boston", "state": "MA", "country": "USA", "zip": "02139"
        },
        "email": f"{user_id}@example.com",
        "dob": person["dob"],
        "payment_methods": {method["id"]: method for method in methods},
        "saved_passengers": [],
        "membership": tier,
        "reservations": [],
    }  # fmt: skip


def _card(method: str, amount: float | None = None) -> dict[str, Any]:
    source = method.rsplit("_", 1)[0]
    held = {"brand": "visa", "last_four": "1234"} if amount is None else {"amount": amount}
    return {"id": method, "source": source, **held}


def tables(tier: str = "regular") -> dict[str, dict[str, Any]]:
    """The tables of the small airline, fresh, with Ann of some tier."""
    two = [dict(ANN_LEE), dict(TOM_LEE)]
    reservations = [
        _reservation(PLAIN, _leg("HAT001"), _leg("HAT002")),
        _reservation(
            ROUND,
            _leg("HAT004"),
            _leg("HAT003", "2024-05-23"),
            flight_type="round_trip",
            destination="SFO",
            passengers=two,
        ),
        _reservation(BASIC, _leg("HAT001", price=70), cabin="basic_economy"),
        _reservation(BUSINESS, _leg("HAT001", price=380), cabin="business"),
        _reservation(FRESH, _leg("HAT001"), created_at="2024-05-14T19:00:00"),
        _reservation(INSURED, _leg("HAT001"), insurance="yes"),
        _reservation(FLOWN, _leg("HAT001", "2024-05-14", 380), _leg("HAT002", price=390), cabin="business"),
        _reservation(DROPPED, _leg("HAT006", "2024-05-16"), insurance="yes", passengers=two),
        _reservation(DROPPED_PLAIN, _leg("HAT006", "2024-05-16")),
        _reservation(LATE, _leg("HAT005", "2024-05-15"), insurance="yes"),
        _reservation(
            CANCELLED,
            _leg("HAT001"),
            status="cancelled",
            payment_history=[{"payment_id": VISA, "amount": 100}, {"payment_id": VISA, "amount": -100}],
        ),
        _reservation(PAID_BAGS, _leg("HAT001"), total_baggages=3, nonfree_baggages=2),
        _reservation(
            BOBS,
            _leg("HAT001"),
            user_id=BOB,
            passengers=[dict(TOM_LEE)],
            payment_history=[{"payment_id": BOBS_VISA, "amount": 100}],
        ),
    ]
    ann = _user(
        ANN,
        ANN_LEE,
        tier,
        _card(VISA),
        _card(AMEX),
        _card(GIFT, 300),
        _card(BIG_GIFT, 500.5),
        _card(SMALL_GIFT, 40),
        _card(EMPTY_GIFT, 0),
        _card(VOUCHER, 150),
        _card(VOUCHER_2, 100),
    )
    bob = _user(BOB, TOM_LEE, "silver", _card(BOBS_VISA))
    for reservation in reservations:
        (bob if reservation["user_id"] == BOB else ann)["reservations"].append(reservation["reservation_id"])
    if tier != "regular":  # the allowance is larger
        paid = max(0, 3 - {"silver": 2, "gold": 3}[tier])
        bagged = reservations[-2]
        bagged["nonfree_baggages"], bagged["payment_history"][0]["amount"] = paid, 100 + 50 * paid
    flights = {
        "HAT001": _flight("HAT001", _2024_05_14=dict(_GONE)),
        "HAT002": _flight("HAT002"),
        "HAT003": _flight("HAT003"),
        "HAT004": _flight("HAT004"),
        "HAT005": _flight("HAT005", _2024_05_15=dict(_LATE)),
        "HAT006": _flight("HAT006", _2024_05_16={"status": "cancelled"}),
    }
    made = {
        "flights": flights,
        "users": {ANN: ann, BOB: bob},
        "reservations": {r["reservation_id"]: r for r in reservations},
    }
    return {name: copy_json(records) for name, records in made.items()}


def snapshot(tier: str = "regular") -> Snapshot:
    """The small airline, with Ann of some tier."""
    return Snapshot(tables(tier))


def legs(*flights: str) -> list[dict[str, str]]:
    """Flights as a tool takes them, each written as its number, or number and day of May: ``"HAT001/21"``."""
    parts = [flight.partition("/") for flight in flights]
    return [{"flight_number": number, "date": f"2024-05-{day or '20'}"} for number, _, day in parts]


def booking(**arguments: Any) -> dict[str, Any]:
    """The arguments of a booking: Ann alone, BOS to ORD, in economy, for 120 dollars, with some arguments replaced."""
    return {
        "user_id": ANN,
        "origin": "BOS",
        "destination": "ORD",
        "flight_type": "one_way",
        "cabin": "economy",
        "flights": legs("HAT001"),
        "passengers": [ANN_LEE],
        "payment_methods": [{"payment_id": VISA, "amount": 120}],
        "total_baggages": 0,
        "nonfree_baggages": 0,
        "insurance": "no",
        **arguments,
    }


def payments(**shares: int) -> list[dict[str, Any]]:
    """Payments as a tool takes them."""
    return [{"payment_id": method, "amount": amount} for method, amount in shares.items()]
