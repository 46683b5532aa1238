"""Recaps: what an agent sums up before it asks for a go-ahead, right or wrong."""

from random import Random

import pytest

from t2t_envs.airline import DOMAIN
from t2t_gym.task import Customer, Goal, Intent, Is, Request, SlotFill, Task, World
from t2t_gym.users.scripted import ScriptedUser

WANTED = {"origin": "SEA", "destination": "DFW", "cabin": "economy", "baggage": 2, "insurance": "no"}
REQUEST = Request(
    operation="book_flight",
    slots=tuple(SlotFill(slot=slot, value=value, told=Is(value=value)) for slot, value in WANTED.items()),
)
CUSTOMER = Customer(id="ann_lee_1234", facts={"user_id": "ann_lee_1234"}, told=("user_id",))
ASKED = "Shall I book this flight for you?"


@pytest.mark.parametrize(
    ("recap", "wrong"),
    [
        ("- **Baggage:** 2 checked bags\n- **Travel Insurance:** No", ()),
        ("- **Baggage:** 3 checked bags\n- **Travel Insurance:** No", ("baggage",)),
        ("- **Checked bags:** None\n- **Insurance:** Not included", ("baggage",)),
        ("- **Baggage:** 2\n- **Insurance:** Yes", ("insurance",)),
        ("I'd book it with two checked bags and without travel insurance.", ()),
        ("I'd book it with one checked bag and without travel insurance.", ("baggage",)),
        ("I'd book it with 2 checked bags, and add travel insurance.", ("insurance",)),
        ("As a silver member you may take 3 free checked bags; an additional bag is $50.", ()),
        ("That's from Seattle to Dallas, in economy.", ()),
    ],
)
def test_a_wrong_count_or_cover_is_put_right(recap: str, wrong: tuple[str, ...]) -> None:
    """The customer agrees to what it wants alone: how many bags, and whether there is insurance, included."""
    task = Task(
        id="airline-0", domain="airline", scenario="general", kind="plain", world=World(domain="airline", seed=0),
        intent=Intent(customer=CUSTOMER, requests=(REQUEST,)), goal=Goal(end_states=({},)),
    )  # fmt: skip
    user = ScriptedUser(task, DOMAIN, Random(0))
    user.open()
    (act,) = user.hear(f"{recap}\n\n{ASKED}").acts
    assert (act.kind, act.slots) == (("deny", wrong) if wrong else ("consent", tuple(WANTED)))
