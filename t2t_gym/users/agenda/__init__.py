"""The agenda: what the customer wants, and what it does next.

`agenda` decides by what was heard; what it wants and knows is its `state`, of which each `open_request` is a part. A
file each has how it takes a proposal, answers a question, changes its mind, takes back a mistake, waits for an answer.
"""

from t2t_gym.users.agenda.agenda import Agenda

__all__ = ["Agenda"]
