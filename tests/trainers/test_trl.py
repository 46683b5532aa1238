"""A dialogue as TRL sees it: a class whose public functions are tools."""

import inspect
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Literal

import pytest
from typing_extensions import TypedDict

import t2t_policies
from t2t_gym import (
    ConfigError,
    EpisodeOverError,
    Policy,
    ProviderError,
    TaskSet,
    UnknownNameError,
    load_domain,
    make_tasks,
)
from t2t_gym.actions import parse_action
from t2t_gym.database import Database
from t2t_gym.play import play
from t2t_gym.policy import begin
from t2t_gym.registration import domain_names, temporary_domain
from t2t_gym.talk import HOW_TO_TALK, TALK, TALK_TOOL
from t2t_gym.task import SCENARIOS
from t2t_gym.tools import Tool, ToolSet, tool
from t2t_gym.trainers.trl import TRLEnvironment, environment_class, training_rows
from t2t_gym.users.llm import WordedUser

DOMAINS = domain_names()


@pytest.fixture(scope="module")
def sets(tasks: TaskSet) -> Mapping[str, TaskSet]:
    """Tasks of every scenario, for each installed domain."""
    return {d: tasks if d == "retail" else make_tasks(d, "all", 1, seed=5, certify="none") for d in DOMAINS}


def shown(environment: TRLEnvironment) -> dict[str, Callable[..., str]]:
    """What TRL takes for tools, found as TRL finds it."""
    functions = inspect.getmembers(type(environment), inspect.isfunction)
    names = [n for n, _ in functions if n not in ("reset", "get_reward") and not n.startswith("_")]
    return {name: getattr(environment, name) for name in names}


def serve(environment: TRLEnvironment, policy: Policy, row: Mapping[str, Any]) -> float:
    """Let a policy do by the environment's methods whatever it would do otherwise."""
    environment.reset(**row)
    dialogue = environment.dialogue
    begin(policy, {"tools": dialogue.domain.tools.schemas, "policy": dialogue.domain.policy}, dialogue, row["seed"])
    while not dialogue.finished:
        action = parse_action(policy.act(dialogue.messages))
        for call in action.tool_calls:
            shown(environment)[call.name](**call.arguments)
        if not action.tool_calls:
            environment.talk_to_customer(action.content)
    return environment.get_reward()


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_tools_are_those_of_the_domain_and_one_to_talk(domain: str, sets: Mapping[str, TaskSet]) -> None:
    """No other function is public, and there is nothing to construct one with."""
    environment = environment_class(sets[domain])()
    assert shown(environment).keys() == {*load_domain(domain).tools, TALK}


@pytest.mark.parametrize("domain", DOMAINS)
def test_signatures_and_docstrings_say_what_the_schemas_say(domain: str, sets: Mapping[str, TaskSet]) -> None:
    """The names, what may be left out, and a line for each parameter."""
    methods = shown(environment_class(sets[domain])())
    for its in (schema["function"] for schema in (*load_domain(domain).tools.schemas, TALK_TOOL)):
        name, properties = its["name"], its["parameters"]["properties"]
        parameters = inspect.signature(methods[name], eval_str=True).parameters
        assert methods[name].__name__ == name
        assert [*parameters] == [*properties]
        needed = [n for n, p in parameters.items() if p.default is inspect.Parameter.empty]
        assert needed == [*its["parameters"].get("required", [])]
        assert {n: p.annotation for n, p in parameters.items()} == {
            n: hint for n, hint in inspect.get_annotations(methods[name], eval_str=True).items() if n != "return"
        }
        told = inspect.getdoc(methods[name]) or ""
        assert told.startswith(its["description"])
        for parameter, schema in properties.items():
            assert f"\n    {parameter}: {schema['description']}" in told


@pytest.mark.parametrize("domain", DOMAINS)
def test_transformers_reads_the_schemas_off_them(domain: str, sets: Mapping[str, TaskSet]) -> None:
    """Which TRL puts into the prompt: types, choices and descriptions."""
    get_json_schema = pytest.importorskip("transformers.utils").get_json_schema
    methods = shown(environment_class(sets[domain])())
    for its in (schema["function"] for schema in (*load_domain(domain).tools.schemas, TALK_TOOL)):
        read = get_json_schema(methods[its["name"]])["function"]
        assert (read["name"], read["description"]) == (its["name"], its["description"])
        assert read["parameters"].get("required", []) == [*its["parameters"].get("required", [])]
        for parameter, schema in its["parameters"]["properties"].items():
            found = read["parameters"]["properties"][parameter]
            assert found["description"].startswith(schema["description"])
            assert found["type"] == schema["type"]
            assert found.get("enum") == schema.get("enum")


class Stop(TypedDict):
    """A stop."""

    place: str


@tool("generic")
def plan_trip(
    db: Database,
    stops: list[Stop],
    first: Stop,
    pace: Literal["slow", "fast"],
    mode: Literal["bus"] = "bus",
    days: int | None = None,
    notes: tuple[str, ...] = (),
) -> str:
    """Plan a trip.

    Args:
        stops: where it
            leads.
        first: where it starts.
        pace: how fast.
        mode: by what.
        days: how long.
        notes: remarks.
    """
    return "planned"


def of_tools(*tools: Tool) -> Any:
    """Retail with other tools."""
    return temporary_domain(replace(load_domain("retail"), tools=ToolSet(tools)))


def test_a_parameter_of_any_type_gets_a_hint(tasks: TaskSet) -> None:
    """Objects have no hint that shows their fields, so that the docstring does."""
    with of_tools(plan_trip):
        method = shown(environment_class(tasks)())["plan_trip"]
    assert {n: p.annotation for n, p in inspect.signature(method).parameters.items()} == {
        "stops": list[dict],  # type: ignore[type-arg]
        "first": dict,
        "pace": Literal["slow", "fast"],
        "mode": Literal["bus"],
        "days": int | None,
        "notes": list[str],
    }
    told = (inspect.getdoc(method) or "").splitlines()
    assert told[:3] == ["Plan a trip.", "", "Args:"]
    stops, first, *plain = told[3:]
    assert stops.startswith('    stops: where it leads. As a JSON schema: {"items": {')
    assert first.startswith("    first: where it starts. As a JSON schema: {")
    assert '"properties": {"place": {"type": "string"}}' in first
    assert plain == ["    pace: how fast.", "    mode: by what.", "    days: how long.", "    notes: remarks."]


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_oracle_serves_every_customer_by_tools_alone(domain: str, sets: Mapping[str, TaskSet]) -> None:
    """Whatever the scenario; whoever does nothing serves nobody. One instance plays everything."""
    environment = environment_class(sets[domain])()
    assert {task.scenario for task in sets[domain]} == set(SCENARIOS)
    for row in training_rows(sets[domain]):
        assert serve(environment, t2t_policies.make("oracle"), row) == 1.0
        assert environment.dialogue.verdict().success
        assert serve(environment, t2t_policies.make("do-nothing"), row) == 0.0


def test_what_the_tools_return_is_what_the_dialogue_shows(tasks: TaskSet) -> None:
    """The same words of the same customer, and the same outputs."""
    environment = environment_class(tasks)()
    for row in training_rows(tasks):
        heard = [environment.reset(**row)]
        plain = play(t2t_policies.make("oracle"), tasks.by_id(row["task_id"]), load_domain("retail"), seed=row["seed"])
        for message in plain.messages[1:]:
            heard += [shown(environment)[call.name](**call.arguments) for call in message.tool_calls]
            if message.role == "assistant" and not message.tool_calls:
                heard.append(environment.talk_to_customer(message.content))
        assert heard == [m.content for m in plain.messages if m.role != "assistant"]


def test_a_group_starts_alike_and_goes_its_own_ways(tasks: TaskSet) -> None:
    """Two instances with the same row; what is done in one is not done in the other."""
    one, other = (environment_class(tasks)() for _ in range(2))
    for row in reversed(training_rows(tasks)):  # the last is a general one, at whose end something has changed
        assert one.reset(**row) == other.reset(**row)
        assert one.talk_to_customer("How are you?") == other.talk_to_customer("How are you?")
    assert serve(one, t2t_policies.make("oracle"), row) == 1.0
    assert one.dialogue.db.changes()
    assert not other.dialogue.db.changes()


def test_reset_forgets_the_episode_before(tasks: TaskSet) -> None:
    """As an instance is used again and again."""
    environment = environment_class(tasks)()
    row = training_rows(tasks)[0]
    opening = environment.reset(**row)
    served = serve(environment, t2t_policies.make("oracle"), row)
    assert environment.reset(**row) == opening
    assert (served, environment.get_reward()) == (1.0, 0.0)
    assert not environment.dialogue.db.changes()


def test_other_seeds_give_other_customers(tasks: TaskSet) -> None:
    """Of the same tasks; the same seed gives the same rows."""
    environment = environment_class(tasks)()
    rows, others = training_rows(tasks), training_rows(tasks, seed=1)
    assert rows == training_rows(tasks)
    assert [r["task_id"] for r in rows] == [r["task_id"] for r in others] == [t.id for t in tasks]
    assert len({r["seed"] for r in rows + others}) == 2 * len(tasks)
    assert any(environment.reset(**a) != environment.reset(**b) for a, b in zip(rows, others, strict=True))


def test_after_the_end_every_tool_says_so(tasks: TaskSet) -> None:
    """And changes nothing any more."""
    environment = environment_class(tasks)()
    row = training_rows(tasks)[0]
    serve(environment, t2t_policies.make("oracle"), row)
    calls = [environment.talk_to_customer("One more thing."), shown(environment)["calculate"](expression="1 + 1")]
    assert calls == ["Error: the call is over; nothing more can be said or done."] * 2
    assert environment.get_reward() == 1.0


def test_the_call_is_cut_off_after_so_many_tool_calls(tasks: TaskSet) -> None:
    """Which gets no reward."""
    environment = environment_class(tasks, max_turns=2)()
    environment.reset(**training_rows(tasks)[0])
    said = [shown(environment)["calculate"](expression="1 + 1") for _ in range(3)]
    assert said == ["2.0", "2.0", "Error: the call is over; nothing more can be said or done."]
    assert environment.get_reward() == 0.0


def test_what_cannot_be_used_is_answered_inside_the_dialogue(tasks: TaskSet) -> None:
    """Arguments that a tool doesn't take, some that no JSON holds, and saying nothing."""
    environment = environment_class(tasks)()
    environment.reset(**training_rows(tasks)[0])
    read: Any = shown(environment)["get_order_details"]
    assert read(order="#W1").startswith("Error: get_order_details: ")
    assert read(self=1, order_id=object()).startswith("Error: The arguments must be JSON")
    assert environment.talk_to_customer(" ") == "Error: The message is empty; say something, or call a tool."
    assert environment.talk_to_customer(["Hi"]).startswith("Error: Expected the message as text")  # type: ignore[arg-type]
    assert environment.dialogue.turn == 4


def test_before_the_first_reset_there_is_no_episode(tasks: TaskSet) -> None:
    """The error says what to do."""
    with pytest.raises(EpisodeOverError, match=r"call reset\(\) first"):
        environment_class(tasks)().talk_to_customer("Hello?")
    with pytest.raises(UnknownNameError, match="unknown task id"):
        environment_class(tasks)().reset("nobody's")


def test_the_model_is_shown_nothing_of_its_task(tasks: TaskSet) -> None:
    """All prompts and tools of a domain are the same; what the customer says is all that differs."""
    rows = training_rows(tasks)
    (prompt,) = {json.dumps(row["prompt"]) for row in rows}
    assert not any(task.id in prompt for task in tasks)
    system, user = json.loads(prompt)
    assert system["content"] == load_domain("retail").policy + HOW_TO_TALK
    assert user == {"role": "user", "content": ""}
    classes = [environment_class(TaskSet([task])) for task in tasks]
    assert len({tuple(method.__doc__ for method in shown(made()).values()) for made in classes}) == 1
    for made, row in zip(classes, rows, strict=True):
        environment = made()
        assert environment.reset(**row) == environment.dialogue.messages[0].content


def test_tasks_of_several_domains_are_told_apart_by_a_column(sets: Mapping[str, TaskSet]) -> None:
    """TRL picks the class by it, and logs the rewards of each under its name."""
    mixed = TaskSet(task for tasks in sets.values() for task in tasks)
    with pytest.raises(ConfigError, match=r"expected tasks of one domain, got airline, retail"):
        environment_class(mixed)
    classes = {name: environment_class(mixed.of_domain(name)) for name in sets}
    assert {name: made.__name__ for name, made in classes.items()} == {name: name for name in sets}
    for row in training_rows(mixed):
        assert serve(classes[row["environment"]](), t2t_policies.make("oracle"), row) == 1.0


def test_a_derived_class_has_a_reward_of_its_own(tasks: TaskSet) -> None:
    """It sees the episode, which no tool shows."""

    class Brief(environment_class(tasks)):  # type: ignore[misc]
        """Turns cost."""

        def get_reward(self) -> float:
            """Return what is left of the reward."""
            return float(super().get_reward() - 0.01 * self.dialogue.turn)

    environment = Brief()
    assert 0.5 < serve(environment, t2t_policies.make("oracle"), training_rows(tasks)[0]) < 1.0
    assert shown(environment).keys() == {*load_domain("retail").tools, TALK}


def test_a_customer_that_cannot_be_worded_is_not_the_agents_fault(tasks: TaskSet) -> None:
    """TRL goes on after an error of a tool; so the reward says that there is none, until the next episode."""
    down = False

    def speak(chat: Any) -> str:
        if down:
            raise ProviderError("openai:m: overloaded")
        return ""

    environment, row = environment_class(tasks, user=partial(WordedUser, speak=speak))(), training_rows(tasks)[0]
    environment.reset(**row)
    down = True
    for act in (lambda: environment.talk_to_customer("Hello?"), environment.get_reward, lambda: environment.dialogue):
        with pytest.raises(ProviderError, match="overloaded"):
            act()
    down = False
    assert serve(environment, t2t_policies.make("oracle"), row) == 1.0


def test_what_no_class_can_be_made_of_is_refused(tasks: TaskSet) -> None:
    """At once, and not in the middle of a training run."""
    with pytest.raises(ConfigError, match="expected tasks of one domain, got none"):
        environment_class(TaskSet())
    with pytest.raises(ConfigError, match="max_turns"):
        environment_class(tasks, max_turns=0)
    with pytest.raises(UnknownNameError, match="unknown user 'scriptd'"):
        environment_class(tasks, user="scriptd")

    @tool("generic")
    def reset(db: Database) -> str:
        """Start over."""
        return ""

    @tool("generic")
    def _wait(db: Database) -> str:
        """Do nothing; TRL would leave it out."""
        return ""

    for made, name in ((reset, "reset"), (_wait, "_wait")):
        with of_tools(made), pytest.raises(ConfigError, match=f"its tool '{name}' can't be a method for TRL"):
            environment_class(tasks)
