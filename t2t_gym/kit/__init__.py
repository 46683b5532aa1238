"""The domain kit: makes the parts of a domain from tables, where it doesn't take code of your own."""

from t2t_gym.domain import Case
from t2t_gym.kit.asking import PAYING, WHY_CANCEL, YOU_WANT, action_words
from t2t_gym.kit.entities import LookUp, Slot, TableEntities, View
from t2t_gym.kit.language import (
    BIRTHDAY,
    DAY,
    EMAIL,
    FULL_NAME,
    PART_OF_DAY,
    TIME,
    OperationLanguage,
    SlotLanguage,
    language,
    offered,
    own_id,
    owned,
    service,
)
from t2t_gym.kit.obstacles import Flip, already, sets
from t2t_gym.kit.operations import operations, unserved
from t2t_gym.kit.people import Person, draw_people
from t2t_gym.kit.records import others, record_slot
from t2t_gym.kit.rules import (
    forbids,
    handover_needs_identity,
    needs_caller,
    needs_look_up,
    needs_own,
    serves_before_handover,
)
from t2t_gym.kit.times import days_between, moment, part_of_day
from t2t_gym.kit.tools import calculate, edit_if, tool_set, transfer_to_human_agents
from t2t_gym.kit.values import day_slot, named_amount, named_count, named_day, named_word, value_slot, yes_or_no
from t2t_gym.kit.worlds import numbered, sample

__all__ = [
    "BIRTHDAY",
    "DAY",
    "EMAIL",
    "FULL_NAME",
    "PART_OF_DAY",
    "PAYING",
    "TIME",
    "WHY_CANCEL",
    "YOU_WANT",
    "Case",
    "Flip",
    "LookUp",
    "OperationLanguage",
    "Person",
    "Slot",
    "SlotLanguage",
    "TableEntities",
    "View",
    "action_words",
    "already",
    "calculate",
    "day_slot",
    "days_between",
    "draw_people",
    "edit_if",
    "forbids",
    "handover_needs_identity",
    "language",
    "moment",
    "named_amount",
    "named_count",
    "named_day",
    "named_word",
    "needs_caller",
    "needs_look_up",
    "needs_own",
    "numbered",
    "offered",
    "operations",
    "others",
    "own_id",
    "owned",
    "part_of_day",
    "record_slot",
    "sample",
    "serves_before_handover",
    "service",
    "sets",
    "tool_set",
    "transfer_to_human_agents",
    "unserved",
    "value_slot",
    "yes_or_no",
]
