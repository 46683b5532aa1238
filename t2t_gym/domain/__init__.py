"""What a domain provides: its tools, rules and policy text, its worlds, and how its customers see and ask for things.

A domain package builds one `Domain` and names it in the entry-point group ``t2t_gym.domains``.
"""

from t2t_gym.domain.db_file import load_db_file
from t2t_gym.domain.entities import Entities
from t2t_gym.domain.obstacle import Case, Obstacle
from t2t_gym.domain.operation import Form, Operation
from t2t_gym.domain.parts import Domain, policy_of
from t2t_gym.domain.worlds import WorldMaker, forget_snapshots, rebuild_snapshot, snapshot_of

__all__ = [
    "Case",
    "Domain",
    "Entities",
    "Form",
    "Obstacle",
    "Operation",
    "WorldMaker",
    "forget_snapshots",
    "load_db_file",
    "policy_of",
    "rebuild_snapshot",
    "snapshot_of",
]
