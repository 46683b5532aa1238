"""Episodes as data: where each starts, and how one is restored."""

import json
from itertools import islice

import pytest

from t2t_gym import Dialogue, TaskSet, UnknownNameError, make_tasks
from t2t_gym.oracle import Oracle
from t2t_gym.play import play
from t2t_gym.trainers.episodes import restored, starts


def sent(dialogue: Dialogue) -> Dialogue:
    """An episode as it arrives in another process."""
    return restored(dialogue.task.model_dump_json(by_alias=True), json.loads(json.dumps(dialogue.state())))


def test_each_task_of_the_environment_starts_once_and_in_order(tasks: TaskSet) -> None:
    """Tasks of other scenarios are left out, and only the customer has spoken."""
    started = list(starts("t2t/retail-changing", tasks))
    assert [d.task for d in started] == list(tasks.of_scenario("changing"))
    assert all([m.role for m in d.messages] == ["user"] for d in started)


def test_tasks_of_other_domains_are_left_out(tasks: TaskSet) -> None:
    """A file may hold those of several."""
    other = make_tasks("airline", "changing", 1, seed=5, certify="none")
    assert [d.task for d in starts("t2t/airline-changing", TaskSet([*tasks, *other]))] == [*other]


def test_no_two_customers_are_alike_and_a_seed_gives_the_same_ones(tasks: TaskSet) -> None:
    """Each start has a seed of its own, which follows from the one given."""
    seeds = [[d.seed for d in starts("t2t/retail-mixed", tasks, seed=seed)] for seed in (3, 3, 4)]
    assert seeds[0] == seeds[1]
    assert len({*seeds[0], *seeds[2]}) == 2 * len(tasks)


def test_without_tasks_there_is_no_end_of_starts() -> None:
    """Tasks are made as they are needed, and episodes take the environment's options."""
    first, second = islice(starts("t2t/retail-general", seed=1, split="test", max_turns=7), 2)
    assert first.task.id != second.task.id
    assert {d.task.split for d in (first, second)} == {"test"}
    assert {d.max_turns for d in (first, second)} == {7}


def test_an_episode_is_restored_at_any_point(tasks: TaskSet) -> None:
    """The task and the actions taken say what was said, what was done and what the verdict is."""
    for started in starts("t2t/retail-mixed", tasks):
        assert sent(started).messages == started.messages
        played = play(Oracle(), started.task, started.domain, seed=started.seed)
        arrived = sent(played)
        assert (arrived.messages, arrived.verdict()) == (played.messages, played.verdict())
        assert arrived.verdict().success


def test_an_unknown_environment_is_named_along_with_those_that_exist() -> None:
    """As it is when none is given."""
    for name in ("t2t/retial-mixed", ""):
        with pytest.raises(UnknownNameError, match=f"'{name}'; expected one of: .*t2t/retail-mixed"):
            next(starts(name))
