"""The world's records: an immutable `Snapshot` that episodes share, a `Database` that overlays one episode's changes.

A snapshot's records are never written to. A database copies a record the first time it is edited, so that the cost
follows the work done, not the size of the world.
"""

from t2t_gym.database.overlay import Database
from t2t_gym.database.snapshot import Changes, Record, Snapshot, Tables
from t2t_gym.database.values import canonical, copy_json, digest, same_json, sorted_json

__all__ = [
    "Changes",
    "Database",
    "Record",
    "Snapshot",
    "Tables",
    "canonical",
    "copy_json",
    "digest",
    "same_json",
    "sorted_json",
]
