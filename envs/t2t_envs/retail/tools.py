"""The sixteen tools of the retail domain.

Names, parameters and effects are those of τ²-bench 1.0.1 (Barres et al. 2025), so that agents carry over. Ours differ
on purpose in these points, all of which refuse nonsense or mend a defect:

- Arguments must have the types of the schema: ``"zip": 78784`` and ``"summary": 1`` are refused.
- An empty list of items is refused; in τ²-bench it changes the order's status.
- The lines of an address, but for ``address2``, must not be blank.
- Of several items modified in one call each gets its own price and options; in τ²-bench all get the last one's.
- A sum of price differences is rounded to cents before it is compared with a balance, or with nothing; in τ²-bench a
  card that covers it to the cent may be refused, and a payment of nothing be recorded in place of a refund of nothing.
- Two lines with the same item id are told apart: the first pair means the first line, the second the second.
- The calculator is bounded, and refuses what isn't a finite number.

What breaks the policy but can be carried out goes through: that is for the rules to say.
"""

from __future__ import annotations

from t2t_envs.retail.reads import (
    find_user_id_by_email,
    find_user_id_by_name_zip,
    get_item_details,
    get_order_details,
    get_product_details,
    get_user_details,
    list_all_product_types,
)
from t2t_envs.retail.returns import exchange_delivered_order_items, return_delivered_order_items
from t2t_envs.retail.writes import (
    cancel_pending_order,
    modify_pending_order_address,
    modify_pending_order_items,
    modify_pending_order_payment,
    modify_user_address,
)
from t2t_gym.kit import calculate, transfer_to_human_agents
from t2t_gym.tools import ToolSet

__all__ = ["TOOLS"]

TOOLS = ToolSet(
    (
        calculate,
        cancel_pending_order,
        exchange_delivered_order_items,
        find_user_id_by_email,
        find_user_id_by_name_zip,
        get_item_details,
        get_order_details,
        get_product_details,
        get_user_details,
        list_all_product_types,
        modify_pending_order_address,
        modify_pending_order_items,
        modify_pending_order_payment,
        modify_user_address,
        return_delivered_order_items,
        transfer_to_human_agents,
    )
)
"""The domain's tools, by name."""
