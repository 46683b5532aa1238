"""The same episodes one after the other and on Ray: equal to the byte.

    python examples/parallel_ray.py [EPISODES]

Ray takes some seconds to start, so that it pays for agents that think, or for thousands of episodes.
"""

import argparse
import time
from typing import Literal

from t2t_gym import TaskSet, make_tasks, rollout


def play(tasks: TaskSet, episodes: int, executor: Literal["serial", "ray"]) -> list[bytes]:
    """Play, and return the episodes as a file would hold them, in the order of their numbers."""
    began = time.perf_counter()
    played = list(rollout("t2t/retail-mixed", "oracle", episodes, tasks=tasks, executor=executor, workers=2))
    print(f"{executor}: {len(played)} episodes in {time.perf_counter() - began:.1f} s")
    # They are yielded as they finish: on Ray in no fixed order, but each says which one it is.
    return [episode.to_line() for episode in sorted(played, key=lambda episode: episode.index)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("episodes", type=int, nargs="?", default=100)
    episodes = parser.parse_args().episodes
    tasks = make_tasks("retail", "mixed", 20, seed=1)
    print("equal:", play(tasks, episodes, "serial") == play(tasks, episodes, "ray"))
