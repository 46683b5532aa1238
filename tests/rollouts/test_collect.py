"""Rollouts in one process."""

from itertools import count
from pathlib import Path
from typing import Any

import gymnasium as gym
import pytest

from t2t_gym import ConfigError, DialogueEnv, Episode, TaskSet, UnknownNameError, make_tasks, rollout
from t2t_gym.rollouts import Fault
from t2t_gym.rollouts.runner import STREAM, Runner, Spec, episode_seeds
from tests.rollouts.policies import HAND_OVER, Chatty, Peeking, Raising, out_of_service

MIXED = "t2t/retail-mixed"


def play(tasks: TaskSet, policy: object, episodes: int = 10, **kwargs: object) -> list[Episode]:
    return list(rollout(MIXED, policy, episodes, tasks=tasks, **kwargs))  # type: ignore[arg-type]


def test_episode_i_plays_task_i_modulo_their_number(tasks: TaskSet) -> None:
    """Tasks are played in order, and over again when there are more episodes."""
    played = [e.task_id for e in play(tasks, Chatty(), len(tasks) + 3)]
    assert played == [t.id for t in tasks] + [t.id for t in tasks[:3]]


def test_an_environment_of_one_scenario_plays_the_tasks_of_that_one(tasks: TaskSet) -> None:
    """The others of a set are passed over, as they are when the environment draws."""
    wanted = [t.id for t in tasks if t.scenario == "changing"]
    played = [e.task_id for e in rollout("t2t/retail-changing", Chatty(), len(wanted) + 1, tasks=tasks)]
    assert played == [*wanted, wanted[0]]


def test_an_environment_plays_the_tasks_of_its_domain(tasks: TaskSet) -> None:
    """Those of other domains are passed over, however the set is mixed."""
    flights = make_tasks("airline", "general", 2, seed=5, certify="none")
    both = TaskSet([flights[0], *tasks, flights[1]])
    assert [e.task_id for e in play(both, Chatty(), len(tasks))] == [t.id for t in tasks]
    assert [e.task_id for e in rollout("t2t/airline-mixed", Chatty(), 2, tasks=both)] == [t.id for t in flights]


def test_an_episode_says_what_was_played_and_how_it_was_judged(tasks: TaskSet) -> None:
    """The record holds the task's scenario, kind and twin, the whole dialogue and the verdict."""
    for task, episode in zip(tasks, play(tasks, Chatty(), len(tasks)), strict=True):
        assert (episode.scenario, episode.kind, episode.pair) == (task.scenario, task.kind, task.pair)
        assert episode.feasible == task.feasible
        assert episode.policy == "chatty"
        assert episode.messages[0].role == "user"
        assert episode.messages[-1].name == HAND_OVER.name
        assert episode.turns == sum(m.role == "assistant" for m in episode.messages)
        assert episode.verdict is not None
        assert episode.verdict.ending == "handover"
        assert not episode.success
        assert episode.fault is None


def test_the_same_arguments_give_the_same_bytes(tasks: TaskSet) -> None:
    """Two rollouts with one seed are equal to the byte, and another seed gives others."""
    lines = [[e.to_line() for e in play(tasks, Chatty(), seed=seed)] for seed in (3, 3, 4)]
    assert lines[0] == lines[1]
    assert lines[0] != lines[2]


def test_an_episode_depends_on_no_other(tasks: TaskSet) -> None:
    """Played alone, an episode is what it is in the row of all."""
    whole = play(tasks, Chatty())
    alone = Runner(Spec(MIXED, Chatty(), tasks=tasks))
    for index in (7, 2, 7):
        assert alone.run(index) == whole[index]


def test_tasks_that_the_environment_makes_depend_on_seed_and_index_alone() -> None:
    """Without a task set, too, an episode is the same whatever was played before it."""
    spec = Spec("t2t/retail-general", Chatty(), seed=11)
    indexes = [0, 1, 2, STREAM]
    in_order, alone = Runner(spec), Runner(spec)
    whole = {i: in_order.run(i) for i in indexes}
    assert len({e.task_id for e in whole.values()}) == len(indexes)
    for i in (2, STREAM, 0, 1):
        assert alone.run(i) == whole[i]


def test_an_episode_that_cannot_begin_moves_no_other() -> None:
    """Those after it are what they would have been."""
    resets = count()

    class Stumbling(DialogueEnv):
        def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> Any:
            if next(resets) == 1:
                raise RuntimeError("out of memory")
            return super().reset(seed=seed, options=options)

    gym.register("t2t-tests/stumbling", lambda: Stumbling("retail", "general"))
    try:
        whole, stumbling = (Runner(Spec(i, Chatty(), seed=11)) for i in ("t2t/retail-general", "t2t-tests/stumbling"))
        expected, found = ([runner.run(i) for i in range(3)] for runner in (whole, stumbling))
    finally:
        del gym.registry["t2t-tests/stumbling"]
    assert found[1].fault == Fault("infrastructure", "RuntimeError: out of memory")
    assert [e.messages for e in (found[0], found[2])] == [e.messages for e in (expected[0], expected[2])]


def test_a_stream_uses_up_one_batch() -> None:
    """Episodes share a stream for as long as one batch of tasks lasts, so that none is made in vain."""
    from t2t_gym.synthesis.pipeline import BATCH

    assert STREAM == BATCH


def test_seeds_of_episodes_differ() -> None:
    """Environment and policy draw from different streams, in every episode of every rollout."""
    seeds = [s for seed in range(20) for index in range(20) for s in episode_seeds(seed, index)]
    assert len(set(seeds)) == len(seeds)


def test_a_policy_that_raises_is_a_fault_of_the_agent(tasks: TaskSet) -> None:
    """The rollout goes on, and the episode keeps what was said up to there; it counts as a failure."""
    episodes = play(tasks, Raising(KeyError("no plan")))
    broken = [e for e in episodes if e.fault]
    assert 0 < len(broken) < len(episodes)
    for episode in broken:
        assert episode.fault is not None
        assert (episode.fault.kind, episode.fault.message) == ("agent", "KeyError: 'no plan'")
        assert episode.verdict is not None
        assert episode.verdict.ending == ""
        assert len(episode.messages) == 3
        assert episode.counts
        assert not episode.success


def test_what_a_policy_calls_seed_need_not_be_a_method(tasks: TaskSet) -> None:
    """Many agents keep the number that they were made with under that name."""
    policy = Chatty()
    policy.seed(1)
    policy.seed = 1  # type: ignore[assignment, method-assign]
    (episode,) = rollout(MIXED, policy, 1, tasks=tasks)
    assert episode.fault is None


def test_an_episode_that_a_wrapper_breaks_off_is_judged_as_it_stands(tasks: TaskSet) -> None:
    """Gymnasium's own limit, say, which knows nothing of verdicts."""
    (episode,) = rollout(MIXED, "do-nothing", 1, tasks=tasks, max_episode_steps=2)
    assert (episode.turns, episode.fault) == (2, None)
    assert episode.verdict is not None
    assert (episode.verdict.success, episode.verdict.ending) == (False, "")


def test_an_endpoint_that_fails_is_a_fault_of_the_provider(tasks: TaskSet) -> None:
    """It doesn't count against the agent."""
    broken = [e for e in play(tasks, out_of_service()) if e.fault]
    assert broken
    assert {e.fault.kind for e in broken if e.fault} == {"provider"}
    assert not any(e.counts for e in broken)


def test_an_oracle_that_is_not_understood_is_a_fault_of_the_user(tasks: TaskSet) -> None:
    """An oracle's messages are sensible by construction; the same words of another agent are its own affair."""
    assert {e.fault.kind if e.fault else None for e in play(tasks, Peeking(), 4)} == {"user"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"env_id": "t2t/retail-mixt"}, "unknown environment 't2t/retail-mixt'.*'t2t/retail-mixed'"),
        ({"env_id": "t3t/retail-mixed"}, "unknown environment"),
        ({"env_id": "no_such_module:t2t/retail-mixed"}, "unknown environment"),
        ({"env_id": ""}, "unknown environment ''"),
        ({"env_id": "t2t/retail/mixed"}, "unknown environment 't2t/retail/mixed'.*'t2t/retail-mixed'"),
        ({"env_id": "t2t:retail:mixed"}, "unknown environment"),
        ({"env_id": ":"}, "unknown environment"),
        ({"env_id": "./folder:t2t/retail-mixed"}, "unknown environment"),
        ({"env_id": "CartPole-v1"}, "isn't a dialogue"),
        ({"policy": "oracel"}, "unknown policy 'oracel'.*Did you mean 'oracle'"),
        ({"policy": Chatty}, "policy: expected a name, or an object .*; got the class Chatty"),
        ({"policy": 3}, "policy: expected a name, or an object .*; got a int"),
        ({"episodes": -1}, "episodes: expected a whole number of at least 0, got -1"),
        ({"episodes": 2.0}, "episodes: expected a whole number of at least 0, got 2.0"),
        ({"seed": -1}, "seed: expected"),
        ({"workers": 0}, "workers: expected"),
        ({"tasks": []}, "tasks: expected a TaskSet or the path of a task file, got a list"),
        ({"executor": "threads"}, "unknown executor 'threads'"),
        ({"split": "trian"}, "unknown split 'trian'.*Did you mean 'train'"),
        ({"patience": 3}, "patience"),
    ],
)
def test_bad_arguments_are_refused_at_the_call(change: dict[str, object], expected: str) -> None:
    """Before any episode is asked for, with what was expected and the nearest name."""
    arguments: dict[str, object] = {"env_id": MIXED, "policy": Chatty(), "episodes": 1, **change}
    with pytest.raises((ConfigError, UnknownNameError), match=expected):
        rollout(**arguments)  # type: ignore[arg-type]


def test_a_run_that_is_recorded_needs_arguments_that_can_be_written(tmp_path: Path, tasks: TaskSet) -> None:
    """The file must say which run it belongs to."""

    def entry(tasks: TaskSet, helper: object) -> DialogueEnv:
        return DialogueEnv("retail", tasks=tasks)

    gym.register("t2t-tests/helped", entry)
    try:
        assert len(list(rollout("t2t-tests/helped", Chatty(), 1, tasks=tasks, helper=object()))) == 1
        with pytest.raises(ConfigError, match="env_kwargs: a recorded run takes only arguments that JSON can hold"):
            rollout("t2t-tests/helped", Chatty(), 1, tasks=tasks, out=tmp_path / "e.jsonl", helper=object())
    finally:
        del gym.registry["t2t-tests/helped"]
