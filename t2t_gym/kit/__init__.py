"""The domain kit: tables from which the parts of a domain are made, where code of one's own isn't needed."""

from t2t_gym.kit.entities import LookUp, Slot, TableEntities, View
from t2t_gym.kit.obstacles import Case, Flip

__all__ = ["Case", "Flip", "LookUp", "Slot", "TableEntities", "View"]
