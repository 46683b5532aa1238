"""Whether a text is in English: by script, and by the function words of some other languages."""

from __future__ import annotations

import re

from t2t_gym.users.understanding.matching.cue import Shade
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = ["PARTICLES", "is_foreign"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOT_LATIN = re.compile(r"[^\x00-\u024f]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ENGLISH = _words(
    """the of and to a in is you that it for on are with as i be this have your or not but can if will would what which
    do please my we me at from there an by thank thanks was has been order yes hello hi sorry could help"""
)
# Particles of names and places (de, la, van, von, di, los, san) are left out: an address isn't a foreign text.
_FOREIGN = _words(
    """que por para su con una usted puede favor está pedido gracias es su sus si como más pero necesito hola quiere
    le les des vous votre est une pour dans avec pas que nous sur je merci commande bonjour puis puisje veuillez
    der die das und ist nicht sie ihre ihr ich ein eine bitte wir auf mit für haben können danke bestellung zu
    il che per non è sono una il suo sua grazie posso vuole ordine prego gli della
    você não seu sua para uma obrigado pedido por favor posso os com em
    het een niet u uw met voor dat kunt ik wij bestelling alstublieft
    siz ve bir için bu nie jest proszę pan czy"""
)


PARTICLES = Shade(f"(?:{'|'.join(sorted(filter(str.isascii, _FOREIGN)))})")
"""The words of other languages that are written as English is."""


def is_foreign(text: Text) -> bool:
    """Return whether a text, stripped of markup, is written in another language than English.

    Short texts of ids and names have too few words to tell, and pass as English.
    """
    low = text.low
    if not low.isascii():
        other = sum(map(str.isalpha, _NOT_LATIN.findall(low)))
        if other >= 4 and 2 * other > sum(map(str.isalpha, low)):
            return True
    elif not text.may(PARTICLES):
        return False
    if _FOREIGN.isdisjoint(low.split()):
        return False
    words = _WORD.findall(low[:2_000])
    foreign = [w for w in words if w in _FOREIGN]
    if len(foreign) < 3 or len(set(foreign)) < 2:
        return False
    return len(foreign) > 2 * sum(w in _ENGLISH for w in words)
