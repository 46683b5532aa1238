"""Every environment that is installed, through Gymnasium."""

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import gymnasium as gym
import numpy as np
import pytest
from gymnasium.error import ResetNeeded
from gymnasium.utils.env_checker import check_env
from gymnasium.wrappers import RecordEpisodeStatistics, TimeLimit, TransformReward

import t2t_gym
from t2t_gym import (
    ConfigError,
    EpisodeOverError,
    TaskSet,
    ToolCall,
    UnknownNameError,
    domain_names,
    env_ids,
    load_domain,
    make_tasks,
)
from t2t_gym.dialogue import Dialogue
from t2t_gym.env import DialogueEnv
from t2t_gym.oracle import Oracle
from t2t_gym.registration import register_envs
from t2t_gym.rules import Rule, RuleContext
from t2t_gym.spaces import ActionSpace
from t2t_gym.task_source import FixedTasks
from t2t_gym.users.acts import UserTurn
from t2t_gym.users.scripted import ScriptedUser

MIXED = "t2t/retail-mixed"
TALK = ("Hello! How can I help you?", "Could you give me your email address, please?", "Okay.")

Make = Callable[..., gym.Env[Any, Any]]


def talk(env: gym.Env[Any, Any], seed: int = 3, actions: tuple[Any, ...] = TALK) -> list[str]:
    """Reset and act, and return all that came back, written out."""
    observation, info = env.reset(seed=seed)
    seen = [repr((observation, info["task_id"]))]
    for action in actions:
        observation, reward, terminated, truncated, info = env.step(action)
        seen.append(repr((observation, reward, terminated, truncated, info)))
    return seen


# --- what Gymnasium asks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("env_id", env_ids())
def test_gymnasiums_checker_has_nothing_to_say(env_id: str, make: Make) -> None:
    """Warnings are errors here."""
    check_env(make(env_id).unwrapped)


def test_gymnasiums_checker_has_nothing_to_say_of_tasks_without_end() -> None:
    """The default, without a set of tasks."""
    check_env(gym.make(MIXED).unwrapped)


@pytest.mark.parametrize("env_id", env_ids())
def test_the_same_seed_and_actions_give_the_same_bytes(env_id: str, make: Make) -> None:
    """And another seed others."""
    assert talk(make(env_id)) == talk(make(env_id))
    assert len({talk(make(env_id), seed)[0] for seed in range(12)}) > 1


def test_another_process_gives_the_same_bytes(make: Make, tasks: TaskSet) -> None:
    """Whatever its hash seed; with tasks that it makes itself."""
    code = (
        "import json, sys, gymnasium as gym; from tests.env.test_env import MIXED, talk\n"
        "json.dump(talk(gym.make('t2t_gym:' + MIXED)), sys.stdout)"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        timeout=200,
        env={"PYTHONHASHSEED": "77", "PYTHONPATH": ":".join(sys.path)},
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == talk(gym.make(MIXED))


@pytest.mark.parametrize("vector", [gym.vector.SyncVectorEnv, gym.vector.AsyncVectorEnv])
def test_environments_run_side_by_side(vector: Any, tasks: TaskSet) -> None:
    """In one process, or each in its own: every one of them does what it does alone."""
    alone = [talk(gym.make(MIXED, tasks=tasks), seed, TALK[:1])[1] for seed in (3, 4)]
    kwargs = {"shared_memory": False} if vector is gym.vector.AsyncVectorEnv else {}
    envs = vector([lambda: gym.make(MIXED, tasks=tasks)] * 2, **kwargs)
    try:
        envs.reset(seed=3)
        observations, rewards, terminated, truncated, infos = envs.step((TALK[0], TALK[0]))
        for i, expected in enumerate(alone):
            info = {"task_id": infos["task_id"][i]}
            seen = (observations[i], float(rewards[i]), bool(terminated[i]), bool(truncated[i]), info)
            assert repr(seen) == expected
    finally:
        envs.close()


def test_gymnasiums_wrappers_fit(make: Make) -> None:
    """Statistics, a limit from outside and another scale of rewards."""
    hand_over = ToolCall("transfer_to_human_agents", {"summary": "help"})
    env = TransformReward(RecordEpisodeStatistics(TimeLimit(make(), 2)), lambda reward: reward - 1.0)
    env.reset(seed=1)
    assert env.step(TALK[0])[1:4] == (-1.0, False, False)
    _, reward, terminated, truncated, info = env.step(hand_over)
    assert (reward, terminated, truncated) == (-1.0, True, True)
    assert info["episode"]["l"] == 2
    assert info["verdict"].ending == "handover"


def test_an_environment_is_made_by_module_and_id(tasks: TaskSet) -> None:
    """So that a fresh process needs no import of its own; and its spec can be written as JSON."""
    env = gym.make("t2t_gym:t2t/retail-ambiguous", tasks=tasks)
    assert env.unwrapped.scenario == "ambiguous"
    assert json.loads(gym.spec(MIXED).to_json())["kwargs"] == {"domain": "retail", "scenario": "mixed"}


# --- copies -------------------------------------------------------------------------------------------------------


def test_a_copy_goes_its_own_way_over_the_same_world(make: Make) -> None:
    """A deep copy in the middle of an episode shares the snapshot and nothing else."""
    env = make()
    talk(env, actions=TALK[:1])
    env.action_space.seed(4)
    twin = copy.deepcopy(env)
    assert twin.unwrapped.dialogue.db.snapshot is env.unwrapped.dialogue.db.snapshot
    assert twin.unwrapped.tools is env.unwrapped.tools
    assert [twin.action_space.sample() for _ in range(9)] == [env.action_space.sample() for _ in range(9)]
    before = env.unwrapped.dialogue.messages
    ahead = repr(twin.step(TALK[1]))
    assert env.unwrapped.dialogue.messages == before
    assert repr(env.step(TALK[1])) == ahead


@pytest.mark.parametrize("env_id", [MIXED, "t2t/airline-mixed"])
def test_a_pickle_carries_the_recipe_of_the_world_and_not_the_world(env_id: str, make: Make) -> None:
    """It is small, and goes on as the original does."""
    env = make(env_id)
    talk(env, actions=TALK[:1])
    pickled = pickle.dumps(env)
    assert len(pickled) < 500_000
    assert b"@example" not in pickle.dumps(env.unwrapped.dialogue.db)
    assert repr(pickle.loads(pickled).step(TALK[1])) == repr(env.step(TALK[1]))


@pytest.mark.parametrize("domain", domain_names())
def test_an_episode_can_be_pickled_at_any_point(domain: str) -> None:
    """After every action of an agent that gets on with the task, whatever the customer remembers by then."""
    for task in make_tasks(domain, "mixed", 8, seed=3, certify="none"):
        dialogue = Dialogue(task, load_domain(domain), seed=5)
        dialogue.start()
        agent = Oracle()
        agent.reset({})
        agent.bind(dialogue)
        while not dialogue.finished:
            again = pickle.loads(pickle.dumps(dialogue))
            action = agent.act(dialogue.messages)
            assert again.act(action) == dialogue.act(action)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda env: pickle.loads(pickle.dumps(env))])
def test_a_copy_draws_the_same_tasks(copied: Callable[[Any], Any]) -> None:
    """Those that are made without end, too."""
    env = gym.make(MIXED)
    env.reset(seed=5)
    twin = copied(env)
    assert repr(env.reset()[0]) == repr(twin.reset()[0])


def test_an_episode_comes_back_from_its_state(make: Make) -> None:
    """Which is JSON, and holds what the agent did, what couldn't be read included."""
    env = make()
    talk(
        env, actions=("Hello!", None, ToolCall("calculate", {"expression": "1+1"}), {"tool_calls": [{"name": "none"}]})
    )
    dialogue = env.unwrapped.dialogue
    state = json.loads(json.dumps(dialogue.state()))
    assert [action["role"] for action in state["actions"]] == ["assistant", "system", "assistant", "assistant"]
    again = Dialogue.from_state(state, dialogue.task, dialogue.domain)
    assert again.messages == dialogue.messages
    assert again.verdict() == dialogue.verdict()
    assert again.state() == dialogue.state()
    with pytest.raises(t2t_gym.ConfigError, match="is of version 'last' of the domain 'retail'.*; expected version"):
        Dialogue.from_state({**state, "domain_version": "last"}, dialogue.task, dialogue.domain)
    del state["domain_version"]
    with pytest.raises(t2t_gym.ConfigError, match="is of version None of the domain 'retail'"):
        Dialogue.from_state(state, dialogue.task, dialogue.domain)


# --- options, rendering, the end ----------------------------------------------------------------------------------


def test_a_task_is_picked_by_its_id(make: Make, tasks: TaskSet) -> None:
    """Whatever its scenario; a wrong id names the nearest."""
    env = make("t2t/retail-general")
    for task in tasks:
        assert env.reset(options={"task_id": task.id})[1]["task_id"] == task.id
    with pytest.raises(UnknownNameError, match=f"unknown task id.*Did you mean '{tasks[0].id}'"):
        env.reset(options={"task_id": tasks[0].id + "0"})
    with pytest.raises(ConfigError, match="only the option 'task_id', got 'task'"):
        env.reset(options={"task": tasks[0].id})


def test_the_task_played_last_can_be_played_again() -> None:
    """With another seed, and so other words, though an endless stream keeps no others."""
    env = gym.make("t2t/retail-general")
    _, info = env.reset(seed=1)
    again = [env.reset(seed=seed, options={"task_id": info["task_id"]}) for seed in (1, 2, 3)]
    assert {info["task_id"] for _, info in again} == {info["task_id"]}
    assert len({observation[0].content for observation, _ in again}) > 1
    with pytest.raises(ConfigError, match="tasks of an endless stream can't be picked by id"):
        env.reset(options={"task_id": ["unhashable"]})


def test_an_infeasible_task_and_its_twin_are_served_alike(make: Make, tasks: TaskSet) -> None:
    """Which of a pair an episode plays is the toss of a coin."""
    env, feasible = make("t2t/retail-infeasible"), {t.id: t.feasible for t in tasks}
    played = [feasible[env.reset(seed=seed)[1]["task_id"]] for seed in range(60)]
    assert 18 <= sum(played) <= 42


def test_a_pair_of_twins_is_drawn_as_often_as_a_task_without_one(tasks: TaskSet) -> None:
    """It counts as one."""
    twins = next([t for t in tasks if t.pair == task.pair] for task in tasks if task.pair)
    alone = next(task for task in tasks if not task.pair)
    source, rng = FixedTasks(TaskSet([*twins, alone]), "retail", "mixed"), np.random.default_rng(1)
    assert 80 <= sum(source.draw(rng) is alone for _ in range(200)) <= 120


def test_the_transcript_is_rendered(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    """As text that is returned, or printed as it grows."""
    env = make(render_mode="ansi")
    talk(env)
    assert env.render().count("Agent ") == len(TALK)
    assert capsys.readouterr().out == ""
    human = make(render_mode="human")
    talk(human)
    assert human.render() is None
    assert capsys.readouterr().out.strip() == env.render().strip()


def test_a_seed_and_a_task_give_what_the_seed_alone_gave(make: Make) -> None:
    """Whether the tasks are given or made as they are drawn: so an episode is played again, from its first word."""
    for env in (make(), gym.make(MIXED)):
        first, info = env.reset(seed=4)
        said = [first, env.step(TALK[0])[0]]
        again, _ = env.reset(seed=4, options={"task_id": info["task_id"]})
        assert [again, env.step(TALK[0])[0]] == said


def test_an_action_may_carry_several_calls(make: Make) -> None:
    """They run in order, in one step; the text beside them isn't said to the customer."""
    env = make()
    env.reset(seed=3)
    calls = [
        {
            "id": f"c{i}",
            "type": "function",
            "function": {"name": "calculate", "arguments": f'{{"expression": "{i}+1"}}'},
        }
        for i in range(3)
    ]
    observation, *_ = env.step({"role": "assistant", "content": "Let me see.", "tool_calls": calls})
    assert [(m.role, m.content) for m in observation[2:]] == [("tool", f"{i + 1}.0") for i in range(3)]
    assert env.unwrapped.dialogue.turn == 1


def test_rules_see_the_world_before_the_call_and_no_call_that_is_junk(tasks: TaskSet) -> None:
    """What a call does is judged by what was there before; what doesn't fit the tool's schema isn't judged."""
    seen = []

    def look(context: RuleContext) -> None:
        seen.append((context.tool.name, context.db.changes()))

    write = next(c for c in tasks[0].gold if load_domain("retail").tools[c["name"]].kind == "write")
    domain = replace(load_domain("retail"), rules=(Rule("W1", "any write", look),))
    dialogue = Dialogue(tasks[0], domain)
    dialogue.start()
    dialogue.act(ToolCall(write["name"], {}))
    dialogue.act(ToolCall(write["name"], write["arguments"]))
    assert seen == [(write["name"], {})]
    assert dialogue.db.changes()


def test_an_episode_is_cut_off_after_so_many_turns(make: Make) -> None:
    """With a verdict: unfinished, the components still told."""
    env = make(max_turns=2)
    env.reset(seed=3)
    assert env.step(TALK[0])[2:4] == (False, False)
    _, reward, terminated, truncated, info = env.step(TALK[1])
    assert (reward, terminated, truncated) == (0.0, False, True)
    assert (info["verdict"].ending, info["verdict"].components.finished) == ("turn_limit", False)
    with pytest.raises(EpisodeOverError, match="over"):
        env.step(TALK[2])


def test_an_environment_is_reset_before_it_is_stepped(make: Make) -> None:
    """It says so itself, as Gymnasium's own wrapper would."""
    for use in (lambda env: env.step("Hello"), lambda env: env.render()):
        with pytest.raises(ResetNeeded, match=r"call reset\(\) first"):
            use(make(render_mode="ansi"))


def test_a_closed_environment_holds_nothing(make: Make) -> None:
    """And can't be stepped."""
    env = make().unwrapped
    env.reset(seed=3)
    env.close()
    env.close()
    assert env._dialogue is None
    with pytest.raises(EpisodeOverError, match=r"call reset\(\) first"):
        env.step("Hello")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"domain": "retial"}, "unknown domain 'retial'.*Did you mean 'retail'"),
        ({"scenario": "ambigous"}, "unknown scenario 'ambigous'.*Did you mean 'ambiguous'"),
        ({"split": "tset"}, "unknown split 'tset'.*Did you mean 'test'"),
        ({"user": "scriptd"}, "unknown user 'scriptd'.*Did you mean 'scripted'"),
        ({"user": 3}, "user: expected a name or a callable that makes a customer, got int"),
        ({"render_mode": "ascii"}, "unknown render mode 'ascii'.*Did you mean 'ansi'"),
        ({"max_turns": 0}, "max_turns: expected a whole number of at least 1, got 0"),
        ({"max_turns": True}, "max_turns: expected"),
        ({"tasks": TaskSet()}, "none of the 0 tasks given is for retail-mixed; they are for: none"),
        ({"tasks": "missing.jsonl"}, "missing.jsonl: can't be read: No such file or directory$"),
        ({"tasks": 3}, "tasks: expected a TaskSet or the path of a task file, got a int"),
        ({"tasks": TaskSet(), "kinds": ["variant"]}, "kinds: says how to make tasks, but tasks were given"),
        ({"kinds": []}, "kinds: no kind is left to make; name at least one"),
        ({"difficulty": 3}, "difficulty: expected easy, medium, hard, or settings by name, got 3"),
    ],
)
def test_wrong_arguments_name_the_nearest_right_ones(arguments: dict[str, Any], expected: str) -> None:
    """When the environment is made."""
    with pytest.raises(t2t_gym.T2TError, match=expected):
        DialogueEnv(**{"domain": "retail", **arguments})


class Loud(ScriptedUser):
    """A customer that only ever shouts."""

    def open(self) -> UserTurn:
        """Shout the opening."""
        turn = super().open()
        return replace(turn, text=turn.text.upper())

    def hear(self, text: str) -> UserTurn:
        """Shout the answer."""
        turn = super().hear(text)
        return replace(turn, text=turn.text.upper())


def test_a_customer_of_ones_own_plays_in_place_of_the_scripted_one(tasks: TaskSet) -> None:
    """It may say in its own way what the scripted one decides, and is as easy to copy and to serve."""
    env = gym.make("t2t/retail-mixed", tasks=tasks, user=Loud)
    env.reset(seed=3)
    copies = [env, copy.deepcopy(env), pickle.loads(pickle.dumps(env))]
    for copied in copies:
        dialogue = copied.get_wrapper_attr("dialogue")
        agent = Oracle()
        agent.reset({})
        agent.bind(dialogue)
        while not dialogue.finished:
            dialogue.act(agent.act(dialogue.messages))
        assert dialogue.verdict().success
        said = [message.content for message in dialogue.messages if message.role == "user"]
        assert len(said) > 1
        assert all(text == text.upper() for text in said)
        restored = Dialogue.from_state(dialogue.state(), dialogue.task, dialogue.domain, user=Loud)
        assert restored.messages == dialogue.messages


def test_tasks_of_another_domain_are_not_drawn(tasks: TaskSet) -> None:
    """Nor picked by their ids; where no task is left, the error says which there are."""
    flights = make_tasks("airline", "general", 1, seed=5, certify="none")
    env = DialogueEnv("airline", tasks=TaskSet([*tasks, *flights]))
    _, info = env.reset(seed=0)
    assert info["task_id"] == flights[0].id
    with pytest.raises(t2t_gym.UnknownNameError, match=f"unknown task id '{tasks[0].id}'"):
        env.reset(options={"task_id": tasks[0].id})
    with pytest.raises(
        t2t_gym.ConfigError, match="none of the 1 tasks given is for retail-mixed; they are for: airline-"
    ):
        DialogueEnv("retail", tasks=flights)


def test_tests_are_not_what_agents_are_trained_on(tasks: TaskSet) -> None:
    """Who asks for the split of tests and gives tasks of the other one is told."""
    with pytest.raises(t2t_gym.ConfigError, match=f"task {tasks[0].id} is of split 'train', not 'test'"):
        DialogueEnv("retail", tasks=tasks, split="test")
    tests = TaskSet([task.model_copy(update={"split": "test"}) for task in tasks])
    for wish in ({}, {"split": "test"}):
        assert DialogueEnv("retail", tasks=tests, **wish).reset(seed=1)


def test_an_id_that_is_registered_stays_what_it_is() -> None:
    """Whoever registered it may have given it arguments of their own."""
    before = dict(gym.registry)
    register_envs()
    assert all(gym.registry[env_id] is spec for env_id, spec in before.items())


def test_an_unknown_id_names_the_nearest() -> None:
    """By Gymnasium's own error."""
    with pytest.raises(gym.error.NameNotFound, match="Did you mean: `retail-ambiguous`"):
        gym.make("t2t/retail-ambigous")


# --- the action space ---------------------------------------------------------------------------------------------


def test_whatever_the_action_space_samples_is_taken(make: Make) -> None:
    """Every sample is of the space, and none is malformed."""
    env = make(max_turns=40)
    env.reset(seed=3)
    env.action_space.seed(3)
    for _ in range(40):
        action = env.action_space.sample()
        assert action in env.action_space
        *_, terminated, truncated, info = env.step(action)
        if terminated or truncated:
            assert info["verdict"].events.malformed_action == 0
            env.reset()


def test_a_sampled_call_has_objects_where_its_schema_refers_to_them() -> None:
    """The flights of a booking are no texts, but have the fields of a flight, and so do passengers and payments."""
    book = [s for s in load_domain("airline").tools.schemas if s["function"]["name"] == "book_reservation"]
    space = ActionSpace(book, seed=1)
    calls = [action for action in (space.sample() for _ in range(20)) if isinstance(action, ToolCall)]
    assert calls
    for call in calls:
        assert {frozenset(leg) for leg in call.arguments["flights"]} == {frozenset({"flight_number", "date"})}
        assert {frozenset(one) for one in call.arguments["passengers"]} == {
            frozenset({"first_name", "last_name", "dob"})
        }
        assert all(type(one["amount"]) is int for one in call.arguments["payment_methods"])


def test_spaces_are_equal_by_what_they_hold(make: Make) -> None:
    """So that environments can be put side by side."""
    one, other = make(), make("t2t/retail-general")
    assert one.action_space == other.action_space
    assert one.observation_space == other.observation_space
    assert one.action_space != ActionSpace([])
    assert one.reset(seed=1)[0] in one.observation_space


def test_a_dialogue_is_about_a_task_of_its_domain(tasks: TaskSet) -> None:
    """Another domain's has no words and no tools for it."""
    with pytest.raises(ConfigError, match="is of domain 'retail'; expected a task of 'airline'"):
        Dialogue(tasks[0], load_domain("airline"))
