"""Files: read with errors that say where something is wrong, and written so that they appear whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import IO, Any, TextIO

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, to_json

from t2t_gym.errors import ConfigError, TaskFileError

try:
    import fcntl
except ModuleNotFoundError:  # Windows
    fcntl = None  # type: ignore[assignment]

__all__ = [
    "atomic_writer",
    "claim",
    "expect_format",
    "expect_object",
    "json_line",
    "json_object",
    "misfit",
    "read_text",
    "sort_of",
    "unreadable",
    "writing",
]


def unreadable(path: Path, problem: OSError | UnicodeDecodeError) -> TaskFileError:
    """Return the error for a file that can't be read."""
    if isinstance(problem, UnicodeDecodeError):
        return TaskFileError(f"{path}: can't be read: byte {problem.start} isn't UTF-8")
    return TaskFileError(f"{path}: can't be read: {problem.strerror or problem}")


def misfit(where: str, problem: ValidationError) -> TaskFileError:
    """Return the error for an object that was read and isn't what it should be; it names the first field at fault."""
    first = problem.errors(include_url=False)[0]
    return TaskFileError(f"{where}, field {'.'.join(map(str, first['loc']))!r}: {first['msg'].lower()}")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Name the file or folder that a block writes if the system refuses to write it.

    Raises:
        ConfigError: it can't be written.
        BrokenPipeError: it is a pipe that nobody reads from any more.
    """
    try:
        yield
    except BrokenPipeError:  # the reader, such as `head`, has seen enough; no other place would do better
        raise
    except OSError as problem:
        why = f"{path.parent} is a file" if isinstance(problem, FileExistsError) else problem.strerror or problem
        raise ConfigError(f"can't write {path}: {why}; choose another place") from None


def claim(file: IO[Any], path: Path) -> None:
    """Let no other run append to an open file until it is closed; do nothing where files can't be locked.

    Args:
        file: the open file.
        path: what the error calls it.

    Raises:
        ConfigError: another run, in this process or another, is appending to it.
    """
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ConfigError(
            f"can't write {path}: another run is writing it; wait for its end, or choose another place"
        ) from None
    except OSError:  # such as on a network file system without locks
        pass


def read_text(path: Path) -> str:
    """Return a file's text.

    Raises:
        TaskFileError: it can't be read, or isn't UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise unreadable(path, problem) from None


def json_object(
    text: str | bytes, where: str, mend: str = "the file may be truncated", *, strict: bool = False
) -> dict[str, Any]:
    """Return the object that a JSON text holds.

    Args:
        text: the text, such as a line of a file.
        where: what the error calls it.
        mend: what to do, or to suspect, if it isn't JSON.
        strict: whether to refuse NaN and the infinities, which Python reads although JSON doesn't have them.

    Raises:
        TaskFileError: it isn't JSON, or isn't an object.
    """
    if not text.strip():
        raise TaskFileError(f"{where}: expected a JSON object, got nothing; {mend}")
    try:
        value = json.loads(text, parse_constant=_refuse_constant if strict else None)
    except (ValueError, RecursionError) as problem:
        raise TaskFileError(f"{where}: not valid JSON ({problem}); {mend}") from None
    return expect_object(value, where)


def expect_object(value: Any, where: str) -> dict[str, Any]:
    """Return a value that was read, which must be an object.

    Raises:
        TaskFileError: it isn't.
    """
    if not isinstance(value, dict):
        raise TaskFileError(f"{where}: expected an object, got {sort_of(value)}")
    return value


def expect_format(header: Mapping[str, Any], wanted: str, where: str, mend: str) -> None:
    """Check the format that the first line of a file names.

    Args:
        header: the first line's object.
        wanted: the format.
        where: what the error calls the line.
        mend: what to do if it is another one.

    Raises:
        TaskFileError: it is another one.
    """
    found = header.get("format")
    if found != wanted:
        got = repr(found[:40]) if isinstance(found, str) else sort_of(found)
        raise TaskFileError(f"{where}, field 'format': expected {wanted!r}, got {got}; {mend}")


def sort_of(value: Any) -> str:
    """Return what an error calls a value of another sort than was expected."""
    return "nothing" if value is None else type(value).__name__


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} isn't a number that JSON can hold")


def json_line(value: Any) -> bytes:
    """Return JSON as one line of UTF-8, newline included."""
    try:
        text = to_json(value)  # in less than half the time that `json` takes
    except PydanticSerializationError:  # half a surrogate pair in a text: only an escape can carry it
        text = json.dumps(value, separators=(",", ":")).encode()
    return text + b"\n"


@contextmanager
def atomic_writer(path: str | Path) -> Iterator[TextIO]:
    """Open a text file that replaces `path` if the block succeeds, and leaves no trace if it doesn't.

    Anything that isn't a regular file, such as ``/dev/null`` or a pipe, is written to instead of replaced.

    Args:
        path: the file; its folder is created if necessary.

    Raises:
        ConfigError: it can't be written.
    """
    path = Path(path)
    with writing(path):
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="\n") as special:
                yield special
        else:
            with _replacement(path.resolve()) as file:  # a link stays, and what it leads to is replaced
                yield file


@contextmanager
def _replacement(path: Path) -> Iterator[TextIO]:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{token_hex(4)}.part")  # not by `tempfile`, whose files are private
    try:
        with part.open("x", encoding="utf-8", newline="\n") as file:
            yield file
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
