"""The parts of a domain, in one object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

from t2t_gym.database import Database
from t2t_gym.domain.entities import Entities
from t2t_gym.domain.obstacle import Obstacle
from t2t_gym.domain.operation import Operation
from t2t_gym.domain.worlds import WorldMaker
from t2t_gym.registration import load_domain
from t2t_gym.rules import Rule
from t2t_gym.tools import ToolSet

if TYPE_CHECKING:
    from t2t_gym.quantities import Quantity
    from t2t_gym.users.lexicon import Lexicon
    from t2t_gym.users.voice import Voice

__all__ = ["Domain", "policy_of"]


def policy_of(package: str) -> str:
    """Return the policy text of a domain's package: its file ``policy.md``."""
    return resources.files(package).joinpath("policy.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Domain:
    """A domain: everything that t2t-gym needs to know about it.

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
        handover: the name of the tool that hands the call to a human.
        quantities: what customers may ask to be told.
        unserved: operations that customers ask for although no tool carries them out, by name; their tool is empty.
        logs: for each table, the fields that are lists of independent entries, whose order doesn't matter in an end
            state.
        file_key: the key under which a database file of the domain holds its tables.
        version: to be raised when the worlds that a seed gives, or what the tools do, change.
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
    handover: str = "transfer_to_human_agents"
    quantities: tuple[Quantity, ...] = ()
    unserved: Mapping[str, Operation] = field(default_factory=dict)
    logs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    file_key: str = "agent_db"
    version: str = "1"

    @property
    def identity(self) -> tuple[tuple[str, ...], ...]:
        """The identity slots, each tuple enough to establish who the customer is."""
        return self.entities.identity

    @cached_property
    def criteria(self) -> Mapping[str, tuple[tuple[str, Literal["min", "max"]], ...]]:
        """For each slot in which something new is picked, the criteria by which customers can ask for the best.

        They are those that the voice has superlatives for: each is a measure, and the end of its scale.
        """
        offered = dict.fromkeys(slot for operation in self.operations.values() for slot in operation.choices)
        best = {slot: self.voice.slots[slot].best for slot in offered if slot in self.voice.slots}
        return {slot: tuple(map(_criterion, words)) for slot, words in best.items() if words}

    @cached_property
    def by_quantity(self) -> Mapping[str, Quantity]:
        """Name to quantity."""
        return _Index(self, "by_quantity", {q.name: q for q in self.quantities})

    def words(self, quantity: str) -> tuple[str, ...]:
        """Return the words that name a quantity, if it has words of its own."""
        known = self.by_quantity.get(quantity)
        return known.words if known is not None else ()

    @cached_property
    def rules_of(self) -> Mapping[str, tuple[Rule, ...]]:
        """For each tool, the rules that apply to its calls."""
        return {name: tuple(r for r in self.rules if r.applies(tool)) for name, tool in self.tools.items()}

    @cached_property
    def asked_for(self) -> Mapping[str, Operation]:
        """Everything that customers ask for: the operations, and those that no tool carries out."""
        return _Index(self, "asked_for", {**self.operations, **self.unserved})

    @cached_property
    def by_tool(self) -> Mapping[str, tuple[Operation, ...]]:
        """For each tool that carries out operations, those operations."""
        tools = dict.fromkeys(o.tool for o in self.operations.values())
        return {tool: tuple(o for o in self.operations.values() if o.tool == tool) for tool in tools}

    def operation_of(self, tool: str, arguments: Mapping[str, Any], db: Database) -> Operation | None:
        """Return the operation that a call carries out; None for a tool that carries out none.

        If several share the tool, it is the one whose derived arguments the call has, or else the first.
        """
        operations = self.by_tool.get(tool, ())
        if len(operations) < 2:
            return operations[0] if operations else None
        arguments = self.tools[tool].as_run(arguments)
        return next((o for o in operations if not o.strays(arguments, db)), operations[0])

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return load_domain, (self.name,)

    def __copy__(self) -> Domain:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Domain:
        return self

    def __repr__(self) -> str:
        return f"<Domain {self.name}: {len(self.tools)} tools, {len(self.rules)} rules>"


class _Index(dict[str, Any]):
    """Parts of a domain by name, for customers to keep: pickled as a reference to the domain, and its own copy.

    So authors may use lambdas, and the pickle of an episode carries nothing of the domain.
    """

    def __init__(self, domain: Domain, name: str, parts: Mapping[str, Any]) -> None:
        super().__init__(parts)
        self._place = domain, name

    def __reduce__(self) -> tuple[Any, tuple[Domain, str]]:
        return getattr, self._place

    def __deepcopy__(self, memo: dict[int, Any]) -> _Index:
        return self


def _criterion(name: str) -> tuple[str, Literal["min", "max"]]:
    measure, _, end = name.rpartition(".")
    return measure, "min" if end == "min" else "max"
