"""The agenda: what the customer wants, and what it does next.

`agenda` decides by what was heard, and `topics` tells what that is about; what the customer wants and knows is its
`state`, of which each `open_request` is a part. How it takes a proposal, answers a question, changes its mind, takes
back a mistake or waits for an answer is in a file each.
"""

from t2t_gym.users.agenda.agenda import Agenda

__all__ = ["Agenda"]
