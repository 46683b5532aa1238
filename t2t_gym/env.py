"""The Gymnasium interface to a dialogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gymnasium as gym

from t2t_gym.arguments import expect_known, expect_whole
from t2t_gym.dialogue import Dialogue
from t2t_gym.errors import ConfigError, EpisodeOverError
from t2t_gym.messages import Action, Message
from t2t_gym.registration import load_domain
from t2t_gym.spaces import ActionSpace, DialogueSpace
from t2t_gym.task import SCENARIOS, SPLITS
from t2t_gym.task_source import FixedTasks, StreamedTasks, TaskSource
from t2t_gym.taskset import TaskSet
from t2t_gym.transcript import as_text
from t2t_gym.users.named import maker_of
from t2t_gym.users.user import MakeUser

if TYPE_CHECKING:
    from t2t_gym.synthesis.difficulty import Difficulty

__all__ = ["DialogueEnv"]


class DialogueEnv(gym.Env[tuple[Message, ...], Action]):
    """An agent with tools serves a simulated customer.

    ## Description
    The customer opens the call with what it wants. The agent looks things up and changes records with the domain's
    tools, and talks to the customer, who answers, corrects, agrees in its own words, changes its mind, insists, or asks
    the impossible, depending on the scenario. What the customer means is fixed when the episode starts, and hidden.
    Whether it was served is decided by the end state of the database.

    ## Action Space
    `ActionSpace`: a `ToolCall`, a `Reply` to the customer (or plain ``str``), or an OpenAI assistant message, as a
    mapping or as its client's object. An action may carry several tool calls, which run in order. Text beside tool
    calls isn't said to the customer, nor is what a model thinks before ``</think>``. Anything else is answered with
    an error message inside the dialogue; ``step`` never raises for it.

    ## Observation Space
    `DialogueSpace`: the dialogue so far, tool outputs included, as a tuple of frozen `Message`.
    `t2t_gym.messages.to_openai` turns it into OpenAI's chat form.

    ## Starting State
    The customer's opening message, over the task's own world.

    ## Rewards
    0.0 until the end; then 1.0 for success, else 0.0. Success takes all of the following: the customer ended the call
    with its business dealt with (or, where the goal asks for that, was handed over once identified); the end state is
    one that the goal accepts; every question was answered truthfully; a refusal, where one is due, was understood after
    the evidence had been looked up; and no hard rule was effectively violated. `t2t_gym.wrappers.Shaping` makes rewards
    denser.

    ## Episode End
    ``terminated``: the customer ended the call, or the agent handed it to a human. ``truncated``: `max_turns` actions
    were taken. `Verdict.ending` says which: ``"satisfied"``, ``"left"`` (out of patience or unanswered),
    ``"handover"`` or ``"turn_limit"``. What a wrapper such as Gymnasium's ``TimeLimit`` breaks off gets no verdict, so
    set `max_turns` instead.

    ## Information
    ``reset``: ``policy`` (the domain's policy text), ``tools`` (schemas as OpenAI's ``tools``; not to be changed),
    ``task_id``. ``step``: ``task_id`` and, with the last step, ``verdict``, a `Verdict`. Before that, neither says
    anything about what the customer means.

    ## Arguments
    ``tasks``: a `TaskSet` or the path of a task file; by default an endless stream, made from the env's own seed.
    ``split``: ``"train"`` (default) or ``"test"``, disjoint in worlds and people. ``kinds``: names of kinds.
    ``difficulty``: ``"easy"``, ``"medium"``, ``"hard"``, or settings such as ``{"writes": (2, 4)}``.
    ``noise``: what makes the customers hard to read, any of ``"typos"``, ``"tangents"`` and ``"split"``.
    ``user``: ``"scripted"`` (default); ``"openai:MODEL"``, whose turns a chat model words, as does
    `t2t_gym.users.llm.worded_by` with options of its own; or what makes a customer of yours, such as a class derived
    from `t2t_gym.users.scripted.ScriptedUser`. ``max_turns``: 60.
    ``reset(options={"task_id": ...})`` picks a task of the set, or the one played last; with the same ``seed``, the
    customer is the same to the letter, and answers the same actions alike. (A language model's words differ from call
    to call. What they say doesn't, whatever the model: see `t2t_gym.users.llm.WordedUser`.)

    ## Copies
    ``copy.deepcopy`` gives, at any point, an environment that goes its own way from there and answers the same actions
    alike, as a tree search needs; it shares the tasks and their worlds. A pickle gives the same in another process; it
    carries the tasks, and of their worlds the recipes.

    ## Vector environments
    ``gymnasium.make_vec`` takes these environments. Dialogues have no fixed size, so that processes can't share memory
    for them: with ``vectorization_mode="async"``, pass ``vector_kwargs={"shared_memory": False}`` as well.

    ## Ids
    ``t2t/<domain>-<scenario>`` for every installed domain, scenario being ``general``, ``ambiguous``, ``changing``,
    ``infeasible`` (the task or its feasible twin, each with probability one half) or ``mixed``.

    Args:
        domain: the domain's name.
        scenario: the scenario, or ``"mixed"``.
        tasks: the tasks to draw from, of which those of the domain and the scenario are drawn; by default they are made
            as needed.
        split: the split that tasks are made from; with ``"test"``, given tasks must be of that split, too.
        kinds: the only kinds of tasks to make.
        difficulty: how hard to make the tasks; see `make_tasks`.
        noise: what makes the customers' words harder to read; see `make_tasks`.
        user: who plays the customer: a name, or a callable that takes a task, its domain and a `random.Random`, and
            returns a `t2t_gym.users.user.User`.
        max_turns: the number of actions after which the episode is truncated.
        render_mode: ``"ansi"`` (``render`` returns the transcript), ``"human"`` (it is printed as it grows), or None.

    Raises:
        UnknownNameError: no such domain, scenario, split or user.
        ConfigError: an argument that can't be used, such as tasks all of another domain, or a model without a key.
    """

    metadata: dict[str, Any] = {"render_modes": ["ansi", "human"], "render_fps": 1}

    def __init__(
        self,
        domain: str,
        scenario: str = "mixed",
        *,
        tasks: TaskSet | str | Path | None = None,
        split: str = "train",
        kinds: Sequence[str] | None = None,
        difficulty: Difficulty | str | Mapping[str, Any] | None = None,
        noise: Sequence[str] | None = None,
        user: str | MakeUser = "scripted",
        max_turns: int = 60,
        render_mode: str | None = None,
    ) -> None:
        for what, got, known in (
            ("scenario", scenario, (*SCENARIOS, "mixed")),
            ("split", split, SPLITS),
            ("render mode", render_mode or "ansi", self.metadata["render_modes"]),
        ):
            expect_known(what, got, known)
        self.domain = load_domain(domain)
        self.scenario = scenario
        self.max_turns = expect_whole("max_turns", max_turns, 1)
        self._make_user = maker_of(user)
        self.render_mode = render_mode
        self.observation_space = DialogueSpace()
        self.action_space = ActionSpace(self.tools)
        self._source: TaskSource
        if tasks is None:
            self._source = StreamedTasks(domain, scenario, split, kinds=kinds, difficulty=difficulty, noise=noise)
        else:
            for name, wish in (("kinds", kinds), ("difficulty", difficulty), ("noise", noise)):
                if wish is not None:
                    raise ConfigError(f"{name}: says how to make tasks, but tasks were given; leave out one of the two")
            self._source = FixedTasks(_task_set(tasks, split), domain, scenario)
        self._dialogue: Dialogue | None = None

    @property
    def policy(self) -> str:
        """The domain's policy text."""
        return self.domain.policy

    @property
    def tools(self) -> tuple[dict[str, Any], ...]:
        """The tools' schemas, in the form of OpenAI's ``tools``; not to be changed."""
        return self.domain.tools.schemas

    @property
    def dialogue(self) -> Dialogue:
        """The episode's core, for privileged agents and tools; a learning agent must not look at it.

        Raises:
            EpisodeOverError: the env wasn't reset, or is closed.
        """
        if self._dialogue is None:
            raise EpisodeOverError("there is no episode yet: call reset() first")
        return self._dialogue

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[tuple[Message, ...], dict[str, Any]]:
        """Start an episode.

        Args:
            seed: seeds the choice of tasks and everything that the customer does at random.
            options: ``{"task_id": ...}`` picks a task of the set, or the one played last, to play it again.

        Returns:
            The dialogue so far, which is the customer's opening, and the information described above.

        Raises:
            UnknownNameError: no task of the set has the id.
            ConfigError: an option that doesn't exist, a seed that isn't a whole number of at least 0, or an id where no
                tasks were given, unless it is that of the task played last.
            ProviderError: the server of the customer's model, if it has one, has failed.
        """
        super().reset(seed=None if seed is None else expect_whole("seed", seed))
        options = options or {}
        unknown = options.keys() - {"task_id"}
        if unknown:
            raise ConfigError(f"reset takes only the option 'task_id', got {', '.join(map(repr, sorted(unknown)))}")
        chosen = self._source.by_id(options["task_id"]) if "task_id" in options else None
        # Drawn first: the seed along with the task's id then gives what the seed alone gave. Raw: much faster.
        user_seed = self.np_random.bit_generator.random_raw() % 2**32
        if seed is not None:
            self._source.restart()
        task = chosen or self._source.draw(self.np_random)
        self._dialogue = Dialogue(task, self.domain, seed=user_seed, max_turns=self.max_turns, user=self._make_user)
        self._dialogue.start()
        if self.render_mode == "human":
            print(as_text(self._dialogue.messages))
        return self._dialogue.messages, {"task_id": task.id, "policy": self.policy, "tools": list(self.tools)}

    def step(self, action: Action) -> tuple[tuple[Message, ...], float, bool, bool, dict[str, Any]]:
        """Take one action; see the class for what it may be and what comes back.

        Raises:
            EpisodeOverError: the episode is over, or there is none.
            ProviderError: the server of the customer's model, if it has one, has failed; the episode can't go on.
        """
        dialogue = self.dialogue
        added = dialogue.act(action)
        if self.render_mode == "human":
            print(as_text(added))
        info: dict[str, Any] = {"task_id": dialogue.task.id}
        if not dialogue.ending:
            return dialogue.messages, 0.0, False, False, info
        verdict = info["verdict"] = dialogue.verdict()
        truncated = dialogue.ending == "turn_limit"
        return dialogue.messages, verdict.reward, not truncated, truncated, info

    def render(self) -> str | None:
        """Return the transcript so far in mode ``"ansi"``, else None."""
        return as_text(self.dialogue.messages) if self.render_mode == "ansi" else None

    def close(self) -> None:
        """Free the episode."""
        self._dialogue = None


def _task_set(tasks: TaskSet | str | Path, split: str) -> TaskSet:
    """Return the given tasks; whoever asks for the test split mustn't get what agents are trained on."""
    found = TaskSet.of(tasks)
    strange = next((t for t in found if t.split != split), None) if split != SPLITS[0] else None
    if strange is not None:
        raise ConfigError(
            f"task {strange.id} is of split {strange.split!r}, not {split!r}; give tasks of that split, or no split"
        )
    return found
