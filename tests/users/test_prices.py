"""A customer who agrees only to what it can pay hears what it is told, and answers what it is asked."""

from __future__ import annotations

import pytest

from t2t_gym.task import Request, Revision
from tests.users.test_trips import MOVE, OTHER, call, fill

CANCEL_OTHER = Request(
    operation="cancel_reservation",
    slots=(fill("reservation_id", OTHER, destination="Miami"), fill("reason", "change of plan")),
)
EARLIER = Request(
    operation="change_flights",
    slots=(*MOVE.slots[:2], fill("flight_choice", "HAT099 on 2024-05-27", part="morning", leaves="08:10")),
)


def thrifty(budget: float) -> Revision:
    """A customer who takes an earlier flight if its own costs more than it can pay."""
    return Revision(trigger="price_told", becomes=EARLIER, quantity="fare_difference", budget=budget)


BOTH = f"""Here is what I would do:

**1. Flight change, {MOVE.slots[0].value} (to Denver, 3 passengers)**
- HAT088 on May 27, 14:20, for $70 + $85 = $155 per person instead of $60
- **Difference:** $95 × 3 = **$285** on your card

**2. Cancellation, {OTHER} (to Miami)**
- Reason: change of plan
- **Refund:** $410 to your card

Do you confirm both (yes/no)?"""

TOLD = (
    f"{OTHER} has been cancelled, and $410 will be refunded.\n\nAs for the flight change on {MOVE.slots[0].value}: the fare "
    "difference is **$95 per person**, so **$285 in total**. That is the new fare of $155 per person, less the $60 "
    "already paid.\n\nWould you like me to go ahead with the change, or keep the flight that you have?"
)


@pytest.mark.parametrize(("budget", "act"), [(250.0, "revise"), (300.0, "consent")])
def test_a_price_told_in_a_recap_of_several_requests_is_heard(budget: float, act: str) -> None:
    """With what it's worked out from beside it, and what is paid back for the other."""
    user = call(MOVE, CANCEL_OTHER, revision=thrifty(budget))
    assert {(a.request, a.kind) for a in user.hear(BOTH).acts} == {(0, act), (1, "consent")}


@pytest.mark.parametrize(("budget", "act"), [(250.0, "revise"), (300.0, "consent")])
def test_who_is_told_the_price_that_it_asked_for_answers_the_question_put(budget: float, act: str) -> None:
    """It says yes, or what it would have instead."""
    user = call(MOVE, CANCEL_OTHER, revision=thrifty(budget))
    untold = BOTH.replace("- **Difference:** $95 × 3 = **$285** on your card\n", "")
    assert [(a.request, a.kind) for a in user.hear(untold).acts] == [(0, "ask_amount"), (1, "consent")]
    turn = user.hear(TOLD)
    assert (turn.heard_done, [a.kind for a in turn.acts]) == ((1,), [act])


@pytest.mark.parametrize("becomes", [EARLIER, None])
def test_who_chose_by_a_list_of_prices_has_second_thoughts(becomes: Request | None) -> None:
    """It has been told before what it now finds too much, and isn't surprised."""
    told = {}
    for listed in ("", " for $285"):
        revision = Revision(trigger="price_told", becomes=becomes, quantity="fare_difference", budget=250.0)
        user = call(MOVE, revision=revision)
        user.hear(f"There is HAT088 at 14:20{listed}, and HAT099 at 08:10. Which flight would you like?")
        told[listed] = user.hear("HAT088 it is. The fare difference is $285.00. Shall I change the flight?").text
    again = ("On second thought", "Now that I see it", "When I come to think")
    assert [text.startswith(again) for text in told.values()] == [False, True]
