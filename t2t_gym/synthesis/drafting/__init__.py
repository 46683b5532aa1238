"""Drafting: from a trajectory to a task in the making.

`convert` says what the customer wants, and which calls reach it; `manner`, `describe` and `blur` what it says of that,
and when. `drafts` let something out; `twins` are in two worlds that differ in one fact.
"""
