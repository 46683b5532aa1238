"""How agents and patients word slots and operations."""

from __future__ import annotations

from t2t_gym.users.lexicon import Lexicon, OperationWords, SlotWords
from t2t_gym.users.voice import FeatureVoice, OperationVoice, SlotVoice, Voice

_MOVE = r"(?:mov(?:e|ing)|reschedul(?:e|ing)|chang(?:e|ing))"
_PART = {"morning": ("in the morning",), "afternoon": ("in the afternoon",)}
_TIMES = {
    "day": FeatureVoice(after=("on {}",), style="date", rank=3),
    "part": FeatureVoice(after=("in the morning",), values=_PART, whole=True, rank=4),
    "doctor": FeatureVoice(after=("with {}",), rank=5),
    "time": FeatureVoice(after=("at {}",), rank=6),
}

LEXICON = Lexicon(
    slots={
        "full_name": SlotWords((r"(?:full |first and last )?names?",)),
        "birthday": SlotWords((r"dates? of birth", r"birthdays?", r"birth ?dates?"), r"\b(?:19|20)\d\d-\d\d-\d\d\b"),
        "appointment": SlotWords(
            (r"appointment (?:ids?|numbers?)", r"(?:which|what) appointment"), r"\bA\d{3}\b", things=(r"appointments?",)
        ),
        "opening": SlotWords(
            (r"(?:new |other |preferred |which |what )?(?:openings?|times?|slots?)",),
            r"\bT\d{3}\b",
            asks=(r"when (?:would|do) you (?:like|want|prefer)(?: to come)?",),
            things=(r"openings?", r"times?"),
        ),
    },
    operations={
        "cancel": OperationWords((r"cancel(?:l?ing|l?ation)?",), (r"cancell?ed",)),
        "move": OperationWords((_MOVE,), (r"(?:moved|rescheduled|changed)",)),
    },
)

VOICE = Voice(
    operations={
        "cancel": OperationVoice(frames=("cancel {appointment}", "cancel an appointment"), nouns=("the cancellation",)),
        "move": OperationVoice(
            frames=(
                "move {appointment} to {opening}",
                "move {appointment}",
                "move an appointment to {opening}",
                "move an appointment",
            ),
            nouns=("the new time", "the move"),
        ),
    },
    slots={
        "full_name": SlotVoice("my full name", states=("my name is {}", "I'm {}")),
        "birthday": SlotVoice("my date of birth", states=("my date of birth is {}", "I was born on {}")),
        "appointment": SlotVoice(
            "the appointment number",
            nouns=(("appointment", "appointments"),),
            determiners=("my",),
            named=("appointment {}", "{}"),
            features={"field": FeatureVoice(before=("{}",), rank=1), **_TIMES},
            states=("it's {}", "I mean {}"),
            ids="alone",
        ),
        "opening": SlotVoice(
            "the new time",
            nouns=(("opening", "openings"), ("time", "times")),
            named=("opening {}",),
            features=_TIMES,
            best={"when.min": ("earliest",), "when.max": ("latest",)},
            any=("Any time will do.",),
            states=("I'd like {}", "I'd take {}"),
            ids="never",
        ),
    },
)
