"""What the options and arguments of several commands are."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["FILE"]

FILE = click.Path(dir_okay=False, path_type=Path)
"""A file, which need not be there."""
