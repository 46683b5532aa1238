"""How agents and patients word slots and operations."""

from __future__ import annotations

from t2t_gym.kit import BIRTHDAY, FULL_NAME, language, offered, owned, service
from t2t_gym.users.voice import FeatureVoice

_PART = {"morning": ("in the morning",), "afternoon": ("in the afternoon",)}
_TIMES = {
    "day": FeatureVoice(after=("on {}",), style="date", rank=3),
    "part": FeatureVoice(after=("in the morning",), values=_PART, whole=True, rank=4),
    "time": FeatureVoice(after=("at {}",), rank=6),
}

LEXICON, VOICE = language(
    slots={
        "full_name": FULL_NAME,
        "birthday": BIRTHDAY,
        "appointment": owned(
            "appointment", r"\bA\d{3}\b", {"doctor": FeatureVoice(after=("with {}",), rank=5), **_TIMES}
        ),
        "opening": offered(
            "time", "opening", "slot",
            pattern=r"\bT\d{3}\b",
            features=_TIMES,
            best={"when.min": ("earliest",), "when.max": ("latest",)},
            asks=(r"when (?:would|do) you (?:like|want|prefer)(?: to come)?",),
        ),
    },
    operations={
        "cancel": service("cancel {appointment|an appointment}", "cancellation"),
        "move": service("move {appointment|an appointment} [to {opening}]", "move", also=("reschedule", "change")),
    },
)  # fmt: skip
