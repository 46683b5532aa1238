"""The customer worded by a language model: the agenda decides, the model words that, and a guard reads the words."""

from t2t_gym.users.llm.worded_user import Speak, WordedUser, worded_by

__all__ = ["Speak", "WordedUser", "worded_by"]
