"""The English of service agents: what in a clause tells the act it performs. Knows no domain.

Every expression works on one lower-case clause with plain quotes, begins and ends with a word, and repeats within
bounds, so that reading stays linear in the length of a message. Each module is about one thing that agents do.
"""
