"""The Ray cluster that work is done on: the one that is there, or one that is started on this machine."""

from __future__ import annotations

import os
import signal
import socket
from contextlib import suppress
from pathlib import Path
from typing import Any

from t2t_gym.errors import ConfigError, MissingExtraError

try:
    import ray
except ModuleNotFoundError as missing:
    raise MissingExtraError.of("ray", "ray", "Working on Ray") from missing

__all__ = ["connect"]

QUIET: dict[str, Any] = {"log_to_driver": False, "logging_level": "error"}
"""How Ray is started: what goes wrong is told by exceptions."""

STORE_BYTES = 200 * 2**20
"""Size of the object store of a cluster started here: only the jobs and results in flight pass through it."""


def connect(address: str | None, workers: int) -> None:
    """Attach to the Ray cluster that is there, or start one on this machine.

    Args:
        address: the cluster's address, ``"auto"`` to find it, or None: ``RAY_ADDRESS`` if that is set, else a new one.
        workers: the number of processes to make room for in a new one.

    Raises:
        ConfigError: there is no cluster at the address, or none could be started here.
    """
    if ray.is_initialized():
        return
    address = address or os.environ.get("RAY_ADDRESS")
    if not address:
        _start(workers)
        return
    try:
        _knock(address)
        ray.init(address=address, **QUIET)
    except (OSError, ValueError, RuntimeError) as problem:
        raise ConfigError(
            f"no Ray cluster answers at {address!r} ({str(problem).splitlines()[0]}); start one with "
            "`ray start --head`, or give another address or none. A cluster with tokens needs RAY_AUTH_MODE=token"
        ) from None


def _start(workers: int) -> None:
    """Start a cluster on this machine, unless Ray finds one that runs here.

    If it fails half-way, the processes that it has started by then are ended.
    """
    before = _children()
    try:
        try:
            ray.init(num_cpus=workers, include_dashboard=False, object_store_memory=STORE_BYTES, **QUIET)
        except ValueError:  # there is one, whose size isn't ours to set
            ray.init(address="auto", **QUIET)
    except Exception as problem:  # of whatever class: much of it is read off the logs of the processes
        with suppress(Exception):
            ray.shutdown()
        for child in filter(_is_ray, _children() - before):
            _end(child)
        reason = (str(problem).strip() or type(problem).__name__).splitlines()[0][:200]
        raise ConfigError(
            f"Ray didn't start on this machine ({reason}); try again when the machine is less busy, give the address "
            'of a cluster that runs, or play with executor="serial"'
        ) from problem


def _children() -> set[int]:
    """Return the processes that this one has started and that still run; none where there is no /proc."""
    return {int(pid) for listing in Path("/proc/self/task").glob("*/children") for pid in listing.read_text().split()}


def _is_ray(pid: int) -> bool:
    try:
        return b"ray" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:  # it has ended meanwhile
        return False


def _end(child: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(child, 0)


def _knock(address: str) -> None:
    """Find out at once whether anything listens; Ray itself would go on trying for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdigit():
        socket.create_connection((host, int(port)), timeout=5).close()
