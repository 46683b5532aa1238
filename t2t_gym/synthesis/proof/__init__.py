"""Proof: what a certificate says, and how it is made again.

`certify` makes the `checks` of a task and writes down what they found; `audit` makes them all anew. They look at
`exams` for `near_misses`, `leaks`, `provenance`, what prose leaves (`free_text`), and at agents at work (`solve`).
"""
