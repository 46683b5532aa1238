"""The dialogue as numbered moves and a vector of features."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import gymnasium as gym
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

from t2t_gym import ConfigError, Message, TaskSet, ToolCall, domain_names, rollout
from t2t_gym.policy import Policy
from t2t_gym.wrappers import Chooser, DiscreteMoves, Notes, Repertoire, Shaping

Make = Callable[..., gym.Env[Any, Any]]


def greet(notes: Notes) -> str:
    """Say hello; it's always possible."""
    return "Hello! What can I do for you?"


def look(notes: Notes) -> ToolCall | None:
    """Work something out, once the agent has said something."""
    return ToolCall("calculate", {"expression": "6 * 7"}) if notes.replies else None


def refuse(notes: Notes) -> str | None:
    """Say no, once something was worked out."""
    return "I'm afraid that can't be done." if notes.shown("calculate") else None


def talked(notes: Notes) -> float:
    """How much the customer has said, of five messages."""
    return min(len(notes.said), 5) / 5


def knows(notes: Notes) -> bool:
    """Whether something was worked out."""
    return 42 in notes.shown("calculate")


REPERTOIRE = Repertoire({"greet": greet, "look": look, "refuse": refuse}, {"talked": talked, "knows": knows})
GREET, LOOK, REFUSE = range(3)


@pytest.fixture
def env(make: Make) -> DiscreteMoves:
    """An environment over a few tasks of the shop."""
    return DiscreteMoves(make(), REPERTOIRE)


def seen(env: gym.Env[Any, Any], moves: tuple[int, ...]) -> str:
    """Make some moves, and return all that came back, written out."""
    return repr([env.step(move) for move in moves])


# --- what a learner is given --------------------------------------------------------------------------------------


def test_moves_are_numbered_and_features_are_a_vector(env: DiscreteMoves) -> None:
    """The order is that of the repertoire."""
    assert env.action_space == gym.spaces.Discrete(3)
    assert env.observation_space == gym.spaces.Box(0, 1, (2,), np.float32)
    features, _ = env.reset(seed=1)
    assert features.tolist() == pytest.approx([0.2, 0])
    env.step(GREET)
    features, *_ = env.step(LOOK)
    assert features.tolist() == pytest.approx([0.4, 1])


def test_a_move_is_possible_once_it_comes_to_an_action(env: DiscreteMoves) -> None:
    """The method and the information agree, and the action space draws by the latter."""
    _, info = env.reset(seed=1)
    for move, possible in ((GREET, [1, 0, 0]), (LOOK, [1, 1, 0]), (GREET, [1, 1, 1])):
        assert info["action_mask"].tolist() == env.action_masks().tolist() == possible
        assert possible[env.action_space.sample(info["action_mask"])]
        *_, info = env.step(move)


def test_before_the_first_episode_every_move_seems_possible(env: DiscreteMoves) -> None:
    """Some trainers ask for the mask that early."""
    assert env.action_masks().tolist() == [True] * 3


def test_a_move_that_is_not_possible_is_answered_and_costs_a_turn(env: DiscreteMoves) -> None:
    """As any other action that can't be read."""
    env.reset(seed=1)
    env.step(REFUSE)
    dialogue = env.get_wrapper_attr("dialogue")
    assert (dialogue.messages[-1].role, dialogue.turn) == ("system", 1)
    assert dialogue.counts == {"malformed_action": 1}


def test_once_it_is_over_no_move_need_be_possible(make: Make) -> None:
    """Here none is after the only turn."""
    once = Repertoire({"greet": lambda notes: None if notes.replies else greet(notes)}, {"talked": talked})
    env = DiscreteMoves(make(max_turns=1), once)
    env.reset(seed=1)
    _, _, _, truncated, info = env.step(0)
    assert truncated
    assert info["action_mask"].tolist() == [0]


def test_what_the_environment_tells_is_passed_on(env: DiscreteMoves) -> None:
    """Task, policy text and verdict."""
    _, info = env.reset(seed=1)
    assert {"task_id", "policy", "tools"} < info.keys()
    for _ in range(60):
        *_, terminated, truncated, info = env.step(GREET)
        if terminated or truncated:
            break
    assert info["verdict"].reward == 0.0


# --- what is written down wrongly ---------------------------------------------------------------------------------


def test_a_repertoire_needs_moves_and_features() -> None:
    """With none there is nothing to learn."""
    with pytest.raises(ConfigError, match="moves: expected at least one, got none"):
        Repertoire({}, {"talked": talked})
    with pytest.raises(ConfigError, match="features: expected at least one, got none"):
        Repertoire({"greet": greet}, {})


def test_at_each_turn_a_move_must_be_possible(make: Make) -> None:
    """Otherwise a learner would have nothing to draw from."""
    with pytest.raises(ConfigError, match="none of the moves look, refuse is possible; expected one at every turn"):
        DiscreteMoves(make(), Repertoire({"look": look, "refuse": refuse}, {"talked": talked})).reset(seed=1)


@pytest.mark.parametrize("value", [2.0, -0.1, float("nan"), None, "1", [0.5], np.array([0.5])], ids=repr)
def test_a_feature_is_a_number_from_0_to_1(value: Any, make: Make) -> None:
    """The space says so."""
    with pytest.raises(ConfigError, match="feature 'odd': expected a number from 0 to 1, got"):
        DiscreteMoves(make(), Repertoire({"greet": greet}, {"odd": lambda notes: value})).reset(seed=1)


@pytest.mark.parametrize("what", ["move", "feature"])
def test_what_fails_is_named(what: str, make: Make) -> None:
    """Of a dozen functions, a key that is missing says nothing."""
    functions: dict[str, Any] = {"move": {"greet": greet}, "feature": {"talked": talked}}
    functions[what]["odd"] = lambda notes: {}["zip"]
    with pytest.raises(ConfigError, match=f"^{what} 'odd' fails: KeyError: 'zip'$"):
        DiscreteMoves(make(), Repertoire(functions["move"], functions["feature"])).reset(seed=1)


@pytest.mark.parametrize("number", [-1, 3, 1.0, None, np.array([0]), "greet"], ids=repr)
def test_a_number_that_no_move_has_is_refused(number: Any, env: DiscreteMoves, tasks: TaskSet) -> None:
    """It is a fault of the trainer's: to count from the end would hide it. What was learned errs alike."""
    env.reset(seed=1)
    with pytest.raises(ConfigError, match="expected the number of a move, from 0 to 2, got "):
        env.step(number)
    (episode,) = rollout("t2t/retail-mixed", Chooser(REPERTOIRE, lambda *_: number), 1, tasks=tasks)
    assert episode.fault is not None
    assert (episode.fault.kind, episode.turns) == ("agent", 0)


def test_only_dialogues_are_wrapped(env: DiscreteMoves) -> None:
    """Moves come from nothing else."""
    for other in (gym.make("CartPole-v1"), env):
        with pytest.raises(ConfigError, match="DiscreteMoves wraps t2t_gym's environments, got one that observes Box"):
            DiscreteMoves(other, REPERTOIRE)


# --- what Gymnasium asks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("domain", domain_names())
def test_gymnasiums_checker_has_nothing_to_say(domain: str, make: Make) -> None:
    """Warnings are errors here, but for the one that wrappers always get."""
    with pytest.warns(UserWarning, match="is different from the unwrapped version"):
        check_env(DiscreteMoves(make(f"t2t/{domain}-mixed"), REPERTOIRE))


def test_the_same_seed_and_moves_give_the_same(make: Make) -> None:
    """To the byte."""
    told = []
    for _ in range(2):
        env = DiscreteMoves(make(), REPERTOIRE)
        told.append((repr(env.reset(seed=4)), seen(env, (GREET, LOOK, REFUSE, GREET))))
    assert told[0] == told[1]


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda env: pickle.loads(pickle.dumps(env))])
def test_a_copy_in_the_middle_of_an_episode_goes_its_own_way(copied: Callable[[Any], Any], env: DiscreteMoves) -> None:
    """And answers the same moves alike."""
    env.reset(seed=2)
    env.step(GREET)
    twin = copied(env)
    assert twin.action_masks().tolist() == env.action_masks().tolist()
    told = seen(twin, (LOOK, REFUSE))
    assert env.action_masks().tolist() == [True, True, False]
    assert seen(env, (LOOK, REFUSE)) == told


def test_it_is_made_again_from_its_spec(env: DiscreteMoves) -> None:
    """As any of Gymnasium's own wrappers."""
    again = gym.make(env.spec)
    assert isinstance(again, DiscreteMoves)
    assert again.repertoire == REPERTOIRE


@pytest.mark.parametrize("vector", [gym.vector.SyncVectorEnv, gym.vector.AsyncVectorEnv])
def test_environments_run_side_by_side(vector: Any, tasks: TaskSet) -> None:
    """In processes that share memory, too, since features have a fixed size."""
    make = [lambda: DiscreteMoves(gym.make("t2t/retail-mixed", tasks=tasks), REPERTOIRE)] * 2
    envs = vector(make)
    try:
        envs.reset(seed=5)
        features, _, _, _, infos = envs.step(np.array([GREET, REFUSE]))
        assert features.shape == (2, 2)
        assert features[:, 0].tolist() == pytest.approx([0.4, 0.2])
        assert np.stack(infos["action_mask"]).tolist() == [[1, 1, 0], [1, 0, 0]]
    finally:
        envs.close()


@pytest.mark.parametrize("inside", [True, False])
def test_rewards_are_shaped_inside_or_around(inside: bool, make: Make) -> None:
    """And the masks are found through whatever is around."""
    env = DiscreteMoves(Shaping(make()), REPERTOIRE) if inside else Shaping(DiscreteMoves(make(), REPERTOIRE))
    env.reset(seed=1)
    *_, info = env.step(GREET)
    assert info["outcome_reward"] == 0.0
    assert env.get_wrapper_attr("action_masks")().tolist() == info["action_mask"].tolist() == [1, 1, 0]


# --- notes, and what was learned as a policy ----------------------------------------------------------------------


def test_notes_sort_a_dialogue_by_who_said_what() -> None:
    """What tools returned is read where it is JSON."""
    notes = Notes(
        (
            Message("user", "Where is my parcel?"),
            Message("assistant", "Let me see.", (ToolCall("track", {}, "a"), ToolCall("greet", {}, "b"))),
            Message("tool", '{"at": "the depot"}', (), "a", "track"),
            Message("tool", "Good morning", (), "b", "greet"),
            Message("tool", "Error: closed.", (), "c", "track", True),
            Message("system", "Error: that can't be read.", error=True),
            Message("assistant", "It's at the depot."),
            Message("user", "Thanks."),
        )
    )
    assert notes.said == ("Where is my parcel?", "Thanks.")
    assert notes.replies == ("It's at the depot.",)
    assert notes.shown("track") == [{"at": "the depot"}]
    assert notes.shown("greet", "track") == [{"at": "the depot"}, "Good morning"]
    assert notes.refused("track") == ["Error: closed."]


def test_what_was_learned_plays_as_any_policy(tasks: TaskSet) -> None:
    """It draws from what is possible, the same in each run."""
    masks = []

    def choose(features: Any, mask: Any, rng: np.random.Generator) -> int:
        masks.append(mask.tolist())
        return int(rng.choice(np.flatnonzero(mask)))

    policy = Chooser(REPERTOIRE, choose, "drawing")
    assert isinstance(policy, Policy)
    played = [list(rollout("t2t/retail-mixed", policy, 4, tasks=tasks, max_turns=6)) for _ in range(2)]
    assert [e.messages for e in played[0]] == [e.messages for e in played[1]]
    assert {e.policy for e in played[0]} == {"drawing"}
    assert [True, False, False] in masks
    assert all(e.verdict.events.malformed_action == 0 for e in played[0])


def test_what_nobody_has_seeded_draws_as_with_seed_0() -> None:
    """As where it is played by hand."""
    policy = Chooser(REPERTOIRE, lambda features, mask, rng: drawn.append(rng.random()) or 0)
    drawn: list[float] = []
    policy.act((Message("user", "Hello."),))
    policy.seed(0)
    policy.act((Message("user", "Hello."),))
    assert drawn[0] == drawn[1]
