"""Phrasing: the words for what the customer does.

`phrasing` words a turn by `wordings`, in one of the `registers`, around `verb_phrases` and `noun_phrases`, in which
`referring` says what is meant; `noise` makes the words harder to read. `phrases` are drawn again and again.
"""

from t2t_gym.users.phrasing.phrasing import Phrasing

__all__ = ["Phrasing"]
