"""The command ``t2t``: all of it is imported behind a guard, so that Ctrl-C is quiet from the first moment."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit; see `t2t_gym.cli.main`."""
    try:
        from t2t_gym.cli import main as run  # here, for it brings numpy and Gymnasium: a third of a second
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
