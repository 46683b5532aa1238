"""Verb phrases for what is to be done: *exchange* **the red kettle for a blue one** *from* **order #W1**."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from t2t_gym.chance import one_of
from t2t_gym.users.phrasing.noun_phrases import NounPhrases, Says
from t2t_gym.users.phrasing.phrases import Phrase, Template, enumerated, text_of
from t2t_gym.users.voice import OperationVoice, Voice

__all__ = ["Frame", "VerbPhrases", "saying_most"]

_TAILS = (" ({})",)


class Frame:
    """A verb phrase with places.

    Args:
        text: the frame.
        voice: how its operation is worded.

    Attributes:
        verb: its verb.
        template: the frame.
        rows: those of its places that stand for parallel lists, with what is said once an element.
        slots: the slots that it says.
    """

    __slots__ = ("rows", "slots", "template", "verb")

    def __init__(self, text: str, voice: OperationVoice) -> None:
        self.verb = text.partition(" ")[0]
        self.template = Template(text)
        self.rows = {place: Template(voice.rows[place]) for place in self.template.places if place in voice.rows}
        said = (self.rows[place].places if place in self.rows else (place,) for place in self.template.places)
        self.slots = frozenset(slot for slots in said for slot in slots)


def saying_most(frames: Iterable[Frame], said: frozenset[str]) -> list[Frame]:
    """Return those of some frames that say the most of some slots, and nothing else."""
    fitting = [f for f in frames if f.slots <= said]
    most = max((len(f.slots) for f in fitting), default=0)
    return [f for f in fitting if len(f.slots) == most]


class VerbPhrases:
    """Words operations with the voice of one domain.

    Args:
        voice: the voice.
        nouns: words what they are about.
    """

    def __init__(self, voice: Voice, nouns: NounPhrases) -> None:
        self._operations = voice.operations
        self._nouns = nouns
        self._frames = {name: [Frame(text, o) for text in o.frames] for name, o in voice.operations.items()}
        self._fullest: dict[tuple[str, frozenset[str]], list[Frame]] = {}

    def phrase(self, operation: str, says: Says) -> Phrase:
        """Return the verb phrase, in the base form, that says all that is to be said, and nothing else.

        It fills a frame that says the most; what that has no place for comes after it.
        """
        implied = self._nouns.implied(says)
        said = [slot for slot in says if slot not in implied] if implied else list(says)
        frames = self._saying_most(operation, frozenset(said))
        phrases: dict[Frame, Phrase] = {}  # put together when a frame is first chosen

        def words(rng: Random) -> str:
            frame = one_of(frames, rng)
            if frame not in phrases:
                phrases[frame] = self._in_frame(operation, frame, says, said)
            return text_of(phrases[frame], rng)

        return words

    def _in_frame(self, operation: str, frame: Frame, says: Says, said: list[str]) -> Phrase:
        parts = {
            place: self._rows(frame.rows[place], says)
            if place in frame.rows
            else self._nouns.phrase(place, says[place], says)
            for place in frame.template.places
        }
        inside = frame.template.phrase(parts)
        tails = [
            (self._operations[operation].tails.get(slot, _TAILS), self._nouns.phrase(slot, says[slot], says))
            for slot in said
            if slot not in frame.slots
        ]

        def words(rng: Random) -> str:
            text = text_of(inside, rng)
            for tail, noun in tails:
                text += one_of(tail, rng).replace("{}", text_of(noun, rng))
            return text

        return words if tails else inside

    def _rows(self, template: Template, says: Says) -> Phrase:
        """Return the phrase for parallel lists: a template over their slots, said once an element."""
        slots = template.places
        return enumerated(
            [
                template.phrase({s: self._nouns.phrase(s, says[s][n : n + 1], says, at=n) for s in slots})
                for n in range(min(len(says[s]) for s in slots))
            ]
        )

    def _saying_most(self, operation: str, said: frozenset[str]) -> list[Frame]:
        known = self._fullest.get((operation, said))
        if known is None:
            known = self._fullest[operation, said] = saying_most(self._frames[operation], said)
        return known
