"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from t2t_gym.errors import ConfigError

__all__ = ["atomic_writer"]


@contextmanager
def atomic_writer(path: str | Path) -> Iterator[TextIO]:
    """Open a text file that replaces `path` when the block ends well, and leaves no trace when it doesn't.

    Args:
        path: the file; its folder is made if need be.

    Raises:
        ConfigError: the folder can't be written to.
    """
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as problem:
        raise ConfigError(f"can't write {path}: {problem.strerror}; choose another place") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file
        os.chmod(name, 0o644)  # noqa: PTH101 - mkstemp makes it private
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
