"""Claims: what is said of a task, by execution over all that its customer could mean.

`completions` are the ways to serve what was said, each tried once (`trials`); the `searches` of a task are for them.
`claims` and `kind_claims` are what a scenario and a kind must show, by them, by the `amounts` that are asked for, and
by what `asking` can settle; `differences` are those of twins. `wanted` is what an intent holds.
"""
