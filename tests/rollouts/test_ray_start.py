"""A cluster that doesn't start; none is started here."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from t2t_gym import ConfigError

ray_cluster = pytest.importorskip("t2t_gym.rollouts.ray_cluster", reason="Ray isn't installed")


def test_a_start_that_fails_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Ray had started by then is ended, and nothing else; the error says what to do."""
    sleep = "import time; time.sleep(600)"
    other = subprocess.Popen([sys.executable, "-c", sleep, "a bystander"])
    started: list[subprocess.Popen[bytes]] = []

    def init(**_: Any) -> None:
        started.append(subprocess.Popen([sys.executable, "-c", sleep, "raylet"]))
        while b"raylet" not in Path(f"/proc/{started[0].pid}/cmdline").read_bytes():
            pass  # its name appears a moment after it has been started
        raise RuntimeError("The current node timed out during startup.\nMore of it.")

    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    monkeypatch.setattr(ray_cluster.ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray_cluster.ray, "init", init)
    monkeypatch.setattr(ray_cluster.ray, "shutdown", lambda: None)
    try:
        expected = r"Ray didn't start on this machine \(The current node timed out .*\); .* executor=\"serial\"$"
        with pytest.raises(ConfigError, match=expected):
            ray_cluster.connect(None, workers=2)
        assert started[0].poll() is not None
        assert other.poll() is None
    finally:
        for process in (other, *started):
            process.kill()
            process.wait()


def test_a_cluster_that_runs_here_is_attached_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ray finds it by itself, and refuses to be told its size."""
    asked: list[dict[str, Any]] = []

    def init(**options: Any) -> None:
        asked.append(options)
        if "num_cpus" in options:
            raise ValueError("When connecting to an existing cluster, num_cpus and num_gpus must not be provided.")

    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    monkeypatch.setattr(ray_cluster.ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray_cluster.ray, "init", init)
    ray_cluster.connect(None, workers=2)
    assert [options.get("address") for options in asked] == [None, "auto"]
