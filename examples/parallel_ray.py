"""The same episodes one after the other and on Ray: equal to the byte.

python examples/parallel_ray.py [EPISODES]
"""

import argparse
import time

from t2t_gym import make_tasks, rollout

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("episodes", type=int, nargs="?", default=100)
    episodes = parser.parse_args().episodes
    tasks = make_tasks("retail", "mixed", 20, seed=1)
    lines = {}
    for executor in ("serial", "ray"):
        began = time.perf_counter()
        # A rollout yields as episodes finish; on Ray that is in no fixed order, and each says which one it is.
        played = sorted(
            rollout("t2t/retail-mixed", "oracle", episodes, tasks=tasks, executor=executor, workers=2),  # type: ignore[arg-type]
            key=lambda episode: episode.index,
        )
        lines[executor] = [episode.to_line() for episode in played]
        print(f"{executor}: {len(played)} episodes in {time.perf_counter() - began:.1f} s")
    print("equal:", lines["serial"] == lines["ray"])
