"""Which worker plays what: nothing is lost or played twice, short episodes go out together, long ones alone."""

from collections import Counter
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from t2t_gym.rollouts.schedule import MAX_ATTEMPTS, SLICE, Schedule

SHORT, LONG = SLICE / 10, SLICE * 10


def one_group(_: int) -> int:
    return 0


def sizes(schedule: Schedule, seconds: float, rounds: int) -> list[int]:
    """Let worker 0 play what it is given, at so many seconds an episode; return how many it was given."""
    given_out: list[int] = []
    while len(given_out) < rounds and (hand := schedule.next(0)):
        given_out.append(len(hand))
        schedule.done(0, len(hand), seconds * len(hand))
    return given_out


def test_the_first_call_carries_one_episode_and_the_next_twice_as_many_up_to_a_slice() -> None:
    """How long an episode takes is found out with few of them."""
    assert sizes(Schedule(range(1000), 1, one_group), SHORT, 6) == [1, 2, 4, 8, 10, 10]


def test_a_long_episode_always_goes_out_alone() -> None:
    """What is lost with a worker is one episode."""
    assert sizes(Schedule(range(100), 1, one_group), LONG, 6) == [1] * 6


def test_episodes_that_become_long_go_out_alone_again() -> None:
    """The pace is that of the last ones, and what a worker didn't get through goes back."""
    schedule = Schedule(range(1000), 1, one_group)
    sizes(schedule, SHORT, 6)
    hand = schedule.next(0)
    schedule.done(0, 1, LONG)
    assert schedule.next(0) == hand[1:2]


def test_towards_the_end_no_worker_is_given_more_than_half_its_share() -> None:
    """The last calls are short, so that all workers finish at much the same time, but still worth a call."""
    schedule = Schedule(range(40), 2, one_group)
    sizes(schedule, SHORT, 4)  # 15 episodes
    assert sizes(schedule, SHORT, 25) == [6, 4, 3, 3, 2, 1, 1, 1, 1, 1, 1, 1]
    schedule = Schedule(range(40), 2, one_group)
    sizes(schedule, SHORT / 20, 4)  # 15 episodes, of which 200 would fill a slice
    assert sizes(schedule, SHORT / 20, 25) == [7, 7, 7, 4]


def test_episodes_of_a_group_go_to_the_same_worker() -> None:
    """While there are other groups, a worker leaves those alone that another has begun."""
    schedule = Schedule(range(24), 2, lambda index: index // 8)
    played: list[list[int]] = [[], []]
    while any(hands := (schedule.next(0), schedule.next(1))):
        for worker, hand in enumerate(hands):
            if hand:
                schedule.done(worker, len(hand), LONG)
                played[worker] += hand
    assert played[0][:8] == list(range(8))
    assert played[1][:8] == list(range(8, 16))


def test_short_episodes_go_out_one_call_ahead() -> None:
    """So a worker needn't wait for the next call; of long episodes, and of the last ones, another may be free sooner."""
    schedule = Schedule(range(1000), 1, one_group)
    sizes(schedule, SHORT, 5)
    first, second = schedule.next(0), schedule.next(0)
    assert (len(first), len(second), schedule.next(0)) == (10, 10, ())
    schedule.done(0, 10, LONG)
    assert schedule.next(0) == ()
    long = Schedule(range(1000), 1, one_group)
    sizes(long, LONG, 3)
    assert (len(long.next(0)), long.next(0)) == (1, ())
    last = Schedule(range(33), 1, one_group)
    sizes(last, SHORT, 5)
    assert [len(last.next(0)) for _ in range(2)] == [4, 2]
    last.done(0, 4, SHORT * 4)
    assert [len(last.next(0)) for _ in range(2)] == [1, 0]


def test_what_has_to_be_alone_is_alone_with_its_worker() -> None:
    """It waits until nothing else is in hand, and nothing goes out after it."""
    schedule = Schedule(range(1000), 2, one_group)
    sizes(schedule, SHORT, 5)
    hands = [schedule.next(0), schedule.next(0)]
    schedule.next(1)
    schedule.done(1, 1, SHORT)
    lost = schedule.next(1) + schedule.next(1)
    assert schedule.died(1) is None
    assert schedule.next(0) == ()
    assert (schedule.next(1), schedule.next(1)) == (lost[:1], ())
    schedule.done(0, len(hands[0]), SHORT)
    assert schedule.next(0) == ()
    schedule.done(0, len(hands[1]), SHORT)
    assert (schedule.next(0), schedule.next(0)) == (lost[1:2], ())


def test_what_died_together_is_played_again_one_by_one() -> None:
    """Only an episode that was alone is charged with the death, and given up after some of them."""
    schedule = Schedule(range(100), 1, one_group)
    sizes(schedule, SHORT, 2)
    hand = schedule.next(0)
    assert len(hand) == 4
    assert schedule.died(0) is None
    for index in hand[:3]:
        assert schedule.next(0) == (index,)
        schedule.done(0, 1, SHORT)
    for _ in range(MAX_ATTEMPTS):
        assert schedule.next(0) == (hand[3],)
        given_up = schedule.died(0)
    assert given_up == hand[3]
    assert len(schedule.next(0)) == 1


@given(
    number=st.integers(0, 200),
    workers=st.integers(1, 5),
    width=st.integers(1, 40),
    what=st.data(),
)
def test_every_episode_is_played_once_whatever_happens(
    number: int, workers: int, width: int, what: st.DataObject
) -> None:
    """Workers may die, stop half-way, and take any time; each episode is played by one of them, or given up alone."""
    group: Callable[[int], int] = lambda index: index // width  # noqa: E731
    schedule = Schedule(range(number), workers, group)
    ended: Counter[int] = Counter()
    draw = what.draw(st.randoms(use_true_random=False))
    busy: dict[int, list[tuple[int, ...]]] = {worker: [] for worker in range(workers)}
    while True:
        for worker, hands in busy.items():
            while hand := schedule.next(worker):
                assert len(hand) <= max(1, number // (2 * workers))
                hands.append(hand)
        if not any(busy.values()):
            break
        worker = draw.choice([worker for worker, hands in busy.items() if hands])
        if draw.random() < 0.1:
            lost = schedule.died(worker)
            ended.update([] if lost is None else [lost])
            assert lost is None or busy[worker] == [(lost,)]
            busy[worker].clear()
        else:
            hand = busy[worker].pop(0)
            played = draw.randint(1, len(hand))
            schedule.done(worker, played, draw.choice([SHORT, LONG]) * played)
            ended.update(hand[:played])
    assert ended == Counter(range(number))
