"""Exploration: seeded walks of tool calls on a world.

`explore` walks in a `setting`, with values from `draws`, towards what `coverage` has seldom met and `prospects` don't
rule out. What it leaves is a `trajectory`: what was done, and where each argument came from (`sources`).
"""
