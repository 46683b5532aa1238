"""How agents and patients word slots and operations."""

from __future__ import annotations

from t2t_gym.kit import BIRTHDAY, DAY, FULL_NAME, PART_OF_DAY, TIME, language, offered, owned, service
from t2t_gym.users.voice import FeatureVoice

_OPENING = {"doctor": FeatureVoice(after=("with {}",), rank=5), "day": DAY, "part": PART_OF_DAY, "time": TIME}

LEXICON, VOICE = language(
    slots={
        "full_name": FULL_NAME,
        "birthday": BIRTHDAY,
        "appointment": owned("appointment", r"\bA\d{3}\b", _OPENING),
        "opening": offered(
            "time", "opening", "slot",
            pattern=r"\bT\d{3}\b",
            features=_OPENING,
            best={"when.min": ("earliest",), "when.max": ("latest",)},
            asks=(r"when (?:would you|do you|you(?:'d| would)?) (?:like|want|prefer)(?: to come)?",),
        ),
    },
    operations={
        "cancel": service("cancel {appointment|an appointment}", "cancellation"),
        "move": service("move {appointment|an appointment} [to {opening}]", "move", also=("reschedule", "change")),
        "refund": service("claim a refund for {appointment|an appointment}", "refund"),
    },
    questions={
        "number_of_days_to_wait": ("how many days is it until then", "in how many days will that be"),
    },
)  # fmt: skip
