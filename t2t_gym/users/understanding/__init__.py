"""Understanding: what an agent's free text does and asks for.

`sentences` and `clauses` part a message; `clause_acts` tells what each clause does, by English `cues`, and `questions`
and `requests` what it asks for, by the words of the domain (`slots`, `operations`). `lists` tells what the lines of a
list do, `message_acts` what it takes the message to tell (`antecedents` and `referents`: what "which one?" is about),
and `reconciling` what the parts explain of each other; `understanding` makes a `reading` of it all. `content` leaves
out what no customer would take in, and `hearing` tells how the rest is meant. `mentions` finds the literal values in a
message, and `answers` those that it asserts. `cue`, `sieve`, `expression` and `needs` make all that quick.
"""

from t2t_gym.users.understanding.reading import ACTS, Clause, Reading
from t2t_gym.users.understanding.understanding import Understanding

__all__ = ["ACTS", "Clause", "Reading", "Understanding"]
