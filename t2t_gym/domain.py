"""What a domain provides: its tools, rules and policy text, its worlds, and how its customers see and ask for things.

A domain package builds one `Domain` and names it in the entry-point group ``t2t_gym.domains``.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from t2t_gym.database import Changes, Database, Record, Snapshot, Tables, canonical, same_json
from t2t_gym.errors import WorldError
from t2t_gym.messages import ToolCall
from t2t_gym.rules import Rule
from t2t_gym.task import Feature, World
from t2t_gym.tools import ToolSet

if TYPE_CHECKING:
    from t2t_gym.quantities import Quantity
    from t2t_gym.users.lexicon import Lexicon
    from t2t_gym.users.voice import Voice

__all__ = ["Domain", "Entities", "Form", "Obstacle", "Operation", "WorldMaker"]


@dataclass(frozen=True)
class Form:
    """How a slot's value stands in a call's arguments where it isn't simply one of them.

    Attributes:
        write: the arguments that a value comes to; none where the operation's `derive` works them out.
        read: the value that some arguments stand for; None where they don't tell.
    """

    write: Callable[[Any], Mapping[str, Any]]
    read: Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True)
class Operation:
    """Something that a customer can want done: a write tool with typed slots.

    Several operations may share a tool: a call carries out the one whose derived arguments it has.

    Attributes:
        name: the operation's name, in the customer's terms.
        tool: the tool that carries it out.
        slots: slot to the tool parameter that it fills; to the several that it fills when its value is an object with
            a field for each (to none: it is said and agreed to, but not passed on); or to another `Form`. In order of
            dependence: a slot's candidates may depend on the slots before it.
        subject: the slot that says which record the operation is about.
        lists: the slots whose value is a list; lists of one operation run in parallel (old item, new item), and the
            order of the rows doesn't matter.
        own: the slots that the customer fills without being asked, such as the customer's own id.
        offers: the slots that ask for something new, to be picked among what can be had; by default all lists but the
            first.
        derive: the arguments that follow from the slots and the records, which the customer needn't say: given the
            database and slot to value. It must stand values that make no sense, and leave out what it can't tell.
    """

    name: str
    tool: str
    slots: Mapping[str, str | tuple[str, ...] | Form]
    subject: str
    lists: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    derive: Callable[[Database, Mapping[str, Any]], Mapping[str, Any]] | None = None

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The slots that ask for something new: the `offers`, or else all lists but the first."""
        return self.offers or self.lists[1:]

    def call(self, values: Mapping[str, Any], db: Database) -> ToolCall:
        """Return the tool call for a value of every slot, in a database as it stands."""
        arguments: dict[str, Any] = {}
        for slot, parameters in self.slots.items():
            if isinstance(parameters, str):
                arguments[parameters] = values[slot]
            elif isinstance(parameters, Form):
                arguments.update(parameters.write(values[slot]))
            else:
                arguments.update({p: values[slot][p] for p in parameters})
        if self.derive is not None:
            arguments.update(self.derive(db, values))
        return ToolCall(self.tool, arguments)

    def values(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Return slot to value from a call's arguments; None for what they don't tell. The inverse of `call`."""
        return {slot: _read(parameters, arguments) for slot, parameters in self.slots.items()}

    def strays(self, arguments: Mapping[str, Any], db: Database) -> tuple[str, ...]:
        """Return the parameters in which a call does something else than its slots come to, before it is run."""
        if self.derive is None:
            return ()
        derived = self.derive(db, self.values(arguments))
        return tuple(p for p, value in derived.items() if canonical(arguments.get(p)) != canonical(value))

    def same(self, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        """Tell whether two assignments of slots mean the same; slots that are missing from either aren't compared."""
        return same_json(self._key(one, other), self._key(other, one))

    def _key(self, values: Mapping[str, Any], mask: Mapping[str, Any]) -> list[Any]:
        """Return what is compared of some values: plain slots, rows of lists, and how long the lists are."""
        shared = [s for s in self.slots if values.get(s) is not None and mask.get(s) is not None]
        plain = {s: canonical(values[s]) for s in shared if s not in self.lists}
        columns = [values[s] if isinstance(values[s], list) else [values[s]] for s in shared if s in self.lists]
        rows = sorted(json.dumps(row) for row in zip(*columns, strict=False)) if columns else []
        return [plain, rows, [len(c) for c in columns]]


def _read(parameters: str | tuple[str, ...] | Form, arguments: Mapping[str, Any]) -> Any:
    if isinstance(parameters, str):
        return arguments.get(parameters)
    if isinstance(parameters, Form):
        return parameters.read(arguments)
    return {name: arguments.get(name) for name in parameters} or None


class Entities(ABC):
    """How a domain's customers see their world: who they are, what they could mean, and how they tell it apart."""

    @abstractmethod
    def customers(self, db: Database) -> Sequence[str]:
        """Return the ids of everyone who may call, in a fixed order."""

    @abstractmethod
    def facts(self, db: Database, customer: str) -> Mapping[str, str]:
        """Return identity slot to value, for all the identity slots."""

    @abstractmethod
    def identity_call(self, facts: Mapping[str, str]) -> ToolCall | None:
        """Return the look-up that establishes the identity from some facts, or None if they don't suffice."""

    @abstractmethod
    def identify(self, tool: str, arguments: Mapping[str, Any], result: Any) -> str | None:
        """Return the customer id that a call without error established, or None if the call isn't such a look-up."""

    @abstractmethod
    def candidates(
        self, db: Database, customer: str, operation: Operation, slot: str, chosen: Mapping[str, Any], position: int = 0
    ) -> Sequence[Any]:
        """Return all that a slot could be for this customer, whether or not it is allowed.

        Args:
            db: the world.
            customer: the customer's id.
            operation: the operation.
            slot: one of its slots; for a list-valued slot, candidates are elements.
            chosen: the values of the operation's slots before this one.
            position: the element's place in a list-valued slot.
        """

    @abstractmethod
    def features(self, db: Database, slot: str, value: Any, chosen: Mapping[str, Any]) -> tuple[Feature, ...]:
        """Return what can be said of a value of a slot (or of an element), the most telling first.

        The order is the preference order of Dale and Reiter's incremental algorithm. Empty: it can only be named.
        """

    @abstractmethod
    def measure(self, db: Database, slot: str, value: Any, by: str, chosen: Mapping[str, Any]) -> float:
        """Return a number by which values of a slot are ranked, such as the price; `chosen` as for `candidates`."""

    @abstractmethod
    def look_up(self, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]) -> list[ToolCall]:
        """Return the reads that a careful agent makes before it decides on an operation."""

    def value(self, rng: np.random.Generator, db: Database, customer: str, operation: Operation, slot: str) -> Any:
        """Draw a value for a slot that has no candidates in the world, such as a new address; None: there is none."""
        raise NotImplementedError(f"{type(self).__name__} draws no value for the slot {slot!r}")

    def undo(
        self, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]
    ) -> tuple[str, Mapping[str, Any]] | None:
        """Return what takes an operation back once it has been carried out, or None if nothing does.

        Args:
            db: the world before the operation.
            customer: the customer's id.
            operation: the operation.
            values: slot to value.

        Returns:
            The name of the operation that takes it back, and the values of its slots.
        """
        return None


class Obstacle(ABC):
    """One fact whose flip makes a feasible operation infeasible.

    Attributes:
        kind: the kind of infeasibility, such as ``"status"``.
        clause: the clause of the policy, or what the tools check, that then forbids the operation.
        operations: the names of the operations that it can stop; empty: any.
        named: whether the customer has to give the id of what it asks about, for its description fits nothing any more.
    """

    kind: str
    clause: str
    operations: frozenset[str] = frozenset()
    named: bool = False

    @abstractmethod
    def edits(
        self, rng: np.random.Generator, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]
    ) -> Changes | None:
        """Return the flip with its dependants, which leaves the world self-consistent; None: it doesn't apply."""

    @abstractmethod
    def explain(self, operation: Operation, values: Mapping[str, Any]) -> str:
        """Return the reason why it can't be done, in words for the customer."""

    def lift(
        self, rng: np.random.Generator, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]
    ) -> Changes | None:
        """Return what takes the obstacle out of the way of a request that it stops in the world as it is.

        The inverse of `edits`: with its dependants, and leaving the world self-consistent. None: it doesn't stop the
        request, or can't be lifted.
        """
        return None

    def evidence(self, edits: Changes, customer: str) -> tuple[tuple[str, str], ...]:
        """Return the records, ``(table, id)``, that an agent must have looked up to know of it: all that were set."""
        return tuple((table, record_id) for table, records in edits.items() for record_id in records)


class WorldMaker(ABC):
    """A seeded generator of worlds."""

    defaults: Mapping[str, int]
    """Size option to its default."""

    @abstractmethod
    def tables(self, rng: np.random.Generator, size: Mapping[str, int], people: str) -> dict[str, dict[str, Record]]:
        """Make the tables of a world.

        Args:
            rng: the source of all that is random.
            size: a value for each of `defaults`.
            people: ``"train"`` or ``"test"``: which half of the people lives in it.
        """

    @abstractmethod
    def problems(self, tables: Tables) -> list[str]:
        """Return what isn't self-consistent in the tables, each in a line."""

    def meta(self) -> Mapping[str, Any]:
        """Return facts about every world of the domain that aren't records, such as its current time."""
        return {}


@dataclass(frozen=True)
class Domain:
    """A domain: everything that t2t-gym needs to know of it.

    Attributes:
        name: a short lower-case name.
        policy: the policy text that the agent is given.
        tools: the tools.
        rules: the clauses of the policy as code.
        operations: what customers ask for.
        entities: how customers see their world.
        obstacles: what can stand in the way of an operation.
        worlds: the world generator.
        lexicon: how agents word slots and operations.
        voice: how customers word slots and operations.
        identity: the identity slots, each tuple enough to establish who the customer is.
        handover: the name of the tool that hands the call to a human.
        quantities: what customers may ask to be told.
        criteria: slot to the measures by which a sensible customer would choose, each with the end of the scale that it
            would prefer, such as ``("price", "min")``.
        unserved: what customers ask for although no tool does it, by name; the tool of each is empty.
        logs: table to fields that are lists of independent entries, whose order doesn't matter in an end state.
        file_key: the key under which a database file of the domain holds its tables.
        version: raised when the worlds or the tools change what they make.
    """

    name: str
    policy: str
    tools: ToolSet
    rules: tuple[Rule, ...]
    operations: Mapping[str, Operation]
    entities: Entities
    obstacles: tuple[Obstacle, ...]
    worlds: WorldMaker
    lexicon: Lexicon
    voice: Voice
    identity: tuple[tuple[str, ...], ...]
    handover: str
    quantities: tuple[Quantity, ...] = ()
    criteria: Mapping[str, tuple[tuple[str, Literal["min", "max"]], ...]] = field(default_factory=dict)
    unserved: Mapping[str, Operation] = field(default_factory=dict)
    logs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    file_key: str = "agent_db"
    version: str = "1"

    @cached_property
    def by_quantity(self) -> Mapping[str, Quantity]:
        """Name to quantity."""
        return {q.name: q for q in self.quantities}

    def words(self, quantity: str) -> tuple[str, ...]:
        """Return the words that name a quantity, if it has any of its own."""
        known = self.by_quantity.get(quantity)
        return known.words if known is not None else ()

    @cached_property
    def rules_of(self) -> Mapping[str, tuple[Rule, ...]]:
        """Tool name to the rules that concern its calls."""
        return {name: tuple(r for r in self.rules if r.applies(tool)) for name, tool in self.tools.items()}

    @cached_property
    def asked_for(self) -> Mapping[str, Operation]:
        """All that customers ask for: the operations, and what no tool does."""
        return {**self.operations, **self.unserved}

    @cached_property
    def by_tool(self) -> Mapping[str, tuple[Operation, ...]]:
        """Tool name to the operations that it carries out."""
        tools = dict.fromkeys(o.tool for o in self.operations.values())
        return {tool: tuple(o for o in self.operations.values() if o.tool == tool) for tool in tools}

    def operation_of(self, tool: str, arguments: Mapping[str, Any], db: Database) -> Operation | None:
        """Return the operation that a call carries out; None for a tool that carries out none.

        Of several that share a tool it is the one whose derived arguments the call has; where there is none such, the
        first.
        """
        operations = self.by_tool.get(tool, ())
        if len(operations) < 2:
            return operations[0] if operations else None
        return next((o for o in operations if not o.strays(arguments, db)), operations[0])

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        from t2t_gym.registration import load_domain

        return load_domain, (self.name,)

    def __copy__(self) -> Domain:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Domain:
        return self

    def __repr__(self) -> str:
        return f"<Domain {self.name}: {len(self.tools)} tools, {len(self.rules)} rules>"


def snapshot_of(domain: Domain, world: World) -> Snapshot:
    """Return the snapshot of a recipe; the generator runs once for each recipe and process.

    Raises:
        WorldError: what the generator makes isn't what the recipe recorded.
    """
    if world.file:
        base = _base_file(domain.name, world.file)
    else:
        base = _base(domain.name, world.seed, world.people, tuple(sorted(world.size.items())))
    if world.digest and base.digest != world.digest:
        if world.file:
            raise WorldError(
                f"the database file {world.file} isn't the one that the task was imported with (expected digest "
                f"{world.digest[:12]}, found {base.digest[:12]}); put that one back, or import the tasks again"
            )
        raise WorldError(
            f"the world {world.domain}/{world.seed} isn't the one that was recorded (expected digest "
            f"{world.digest[:12]}, made {base.digest[:12]}): it was made by another version of the domain; "
            "make the tasks again, or install the version that made them"
        )
    if not world.edits:
        return base
    recipe = world.model_dump_json()
    return base.once(recipe, lambda: base.patched(world.edits, (rebuild_snapshot, (recipe,))))  # type: ignore[no-any-return]


def rebuild_snapshot(recipe: str) -> Snapshot:
    """Make a snapshot from its recipe as JSON; what a pickled snapshot calls."""
    from t2t_gym.registration import load_domain

    world = World.model_validate_json(recipe)
    return snapshot_of(load_domain(world.domain), world)


def forget_snapshots() -> None:
    """Make worlds anew from now on, for a domain of the same name may be another one."""
    _base.cache_clear()


@lru_cache(maxsize=8)
def _base(name: str, seed: int, people: str, size: tuple[tuple[str, int], ...]) -> Snapshot:
    from t2t_gym.registration import load_domain

    domain = load_domain(name)
    tables = domain.worlds.tables(np.random.default_rng(seed), {**domain.worlds.defaults, **dict(size)}, people)
    recipe = World(domain=name, seed=seed, people=people, size=dict(size))
    return Snapshot(tables, domain.worlds.meta(), (rebuild_snapshot, (recipe.model_dump_json(),)))


@lru_cache(maxsize=4)
def _base_file(name: str, file: str) -> Snapshot:
    from t2t_gym.registration import load_domain
    from t2t_gym.replay import load_db_file

    domain = load_domain(name)
    tables = load_db_file(file, domain)[domain.file_key]
    recipe = World(domain=name, seed=0, file=file)
    return Snapshot(tables, domain.worlds.meta(), (rebuild_snapshot, (recipe.model_dump_json(),)))
