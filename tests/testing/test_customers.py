"""Customers of a domain that somebody else has made know as much as those of ours, with nothing done for it."""

from __future__ import annotations

from random import Random

from t2t_gym import make_tasks
from t2t_gym.domain import Domain
from t2t_gym.registration import temporary_domain
from t2t_gym.users.scripted import ScriptedUser
from t2t_gym.users.understanding import Understanding

_OTHER = {"morning": "afternoon", "afternoon": "morning"}


def test_what_is_put_in_other_words_than_are_wanted_is_put_right(clinic: Domain) -> None:
    """Who wants to come in the morning says no to the afternoon, though no opening has been named by its number."""
    answers = set()
    with temporary_domain(clinic):
        for task in make_tasks("clinic", "general", 8, seed=3, certify="none"):
            request = task.intent.requests[0]
            opening = request.fill("opening")
            if opening is None or len(task.intent.requests) > 1:
                continue
            (part,) = {
                f.value for c in opening.constraints() for f in getattr(c, "features", ()) if f.attribute == "part"
            }
            for put in (part, _OTHER[part]):
                user = ScriptedUser(task, clinic, Random(0))
                user.open()
                acts = user.hear(f"I'd move your appointment to the opening in the {put}. Shall I?").acts
                answers.add((put == part, any("opening" in a.slots for a in acts if a.kind == "deny")))
    assert answers == {(True, False), (False, True)}


def test_a_date_of_birth_is_asked_for_in_short(clinic: Domain) -> None:
    """As chat agents do."""
    text = "Could you give me your full name and DOB, please?"
    assert Understanding(clinic.lexicon).read(text).requests == ("full_name", "birthday")
