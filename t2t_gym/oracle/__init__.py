"""The oracle: the agent that knows the task, and must still serve the customer.

`agent` acts, as an `insider` of the episode; `ledger` keeps what it was told; `plan` is how a request would be carried
out in the world as it stands, and `standing` what the words said of it so far leave open.
"""

from t2t_gym.oracle.agent import MAX_TURNS, Oracle
from t2t_gym.oracle.insider import WordingMaker

__all__ = ["MAX_TURNS", "Oracle", "WordingMaker"]
