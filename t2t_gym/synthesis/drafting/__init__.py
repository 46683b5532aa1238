"""Drafting: from a trajectory to a task in the making.

`convert` says what the customer wants, and which calls reach it; `manner` and `describe` what it says of that, and
when. `drafts` leave something out, and `blur` says it vaguely; `twins` are in two worlds that differ in one fact.
"""
