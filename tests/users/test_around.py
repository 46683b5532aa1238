"""What a sentence of an agent does, and asks for, by what stands around it."""

from __future__ import annotations

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding

SHOP, PLANE = Understanding(RETAIL), Understanding(AIRLINE)

# Who reads, what an agent says, its acts, and the slots that it asks for, in any order.
SAID = {
    "a rule told beside a question refuses nothing": (
        (SHOP, "Which items would you like to return? Only delivered ones can be sent back.", "request", "items"),
        (SHOP, "What's the order number? Note that only pending orders can be cancelled.", "request", "order_id"),
        (SHOP, "Why cancel? I can only accept that it's no longer needed, or a mistake.", "request", "reason"),
        (PLANE, "What's your user ID? I can only look you up by that.", "request", "user_id"),
    ),
    "a rule told for itself refuses": (
        (SHOP, "Only delivered orders can be exchanged.", "refuse", ""),
        (SHOP, "Refunds may only go to a gift card.", "refuse", ""),
        (PLANE, "Each booking is limited to five travellers.", "refuse", ""),
        (PLANE, "Changes are restricted to another date.", "refuse", ""),
    ),
    "so does one of which it comes that something can't be done": (
        (SHOP, "What's the order number? Only pending orders can be changed, so yours is too late.", "refuse request",
         "order_id"),
    ),
    "what waits only for who one is isn't refused": (
        (SHOP, "I'm not permitted to say more before I've verified you, so what's your email?", "request", "email"),
        (PLANE, "I can't open it until I know who you are. May I have your user ID?", "request", "user_id"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", SAID)
def test_reads_what_stands_around(rule: str) -> None:
    """Each message is read by the rule."""
    for reader, text, acts, slots in SAID[rule]:
        reading = reader.read(text)
        assert (set(reading.acts), set(reading.requests)) == (set(acts.split()), set(slots.split())), text
