"""The command line: ``t2t``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from t2t_gym.collector import collect_seldom
from t2t_gym.errors import MissingExtraError, T2TError

__all__ = ["main"]

BAD_INPUT = 2
"""The exit code when something that was given can't be used."""

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the number of SIGINT."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit.

    With 0 when all went well, 1 when it ran and its answer is no (an audit that finds something, say), 2 on bad input,
    130 when interrupted.

    Bad input is answered in one line on standard error that says where it is and how to mend it.

    Args:
        argv: the arguments; by default those of the process.
    """
    if argv is None:
        collect_seldom()
    try:
        sys.exit(_run(argv))
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(INTERRUPTED)


def _run(argv: Sequence[str] | None) -> int:
    try:
        import click

        from t2t_gym.cli.app import app
    except ModuleNotFoundError as missing:
        if missing.name not in ("click", "rich"):
            raise
        return _complain(str(MissingExtraError.of(missing.name, "cli", "The command line")))
    try:
        code = app.main(args=None if argv is None else list(argv), prog_name="t2t", standalone_mode=False)
        print(end="", flush=True)  # what can't be written fails here; nothing does where standard output is closed
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except click.exceptions.NoArgsIsHelpError as error:  # not an error of one line, but the help
        sys.stderr.write(f"{error.format_message()}\n")
        return BAD_INPUT
    except click.UsageError as error:
        where = f" (see `{error.ctx.command_path} --help`)" if error.ctx else ""
        return _complain(error.format_message().rstrip(".") + where)
    except click.ClickException as error:
        return _complain(error.format_message())
    except BrokenPipeError:
        raise
    except SystemExit as end:
        if end.code == 1:  # so click and rich end where the reader has gone, and so nothing else does
            raise BrokenPipeError from None
        raise
    except T2TError as error:
        return _complain(str(error))
    except OSError as error:
        return _complain(f"{error.filename or 'system'}: {error.strerror or error}")
    return code if isinstance(code, int) else 0


def _complain(message: str) -> int:
    sys.stderr.write(f"t2t: error: {' '.join(message.split())}\n")
    return BAD_INPUT
