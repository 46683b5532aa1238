"""The tools that leave the records as they are."""

# ruff: noqa: D417 - the docstrings are shown to agents, which know nothing of the database that a tool is given
from __future__ import annotations

from t2t_envs.retail.identification import find_by_email, find_by_name_zip
from t2t_gym.database import Database, Record
from t2t_gym.errors import ToolError
from t2t_gym.tools import tool

__all__ = [
    "find_user_id_by_email",
    "find_user_id_by_name_zip",
    "get_item_details",
    "get_order_details",
    "get_product_details",
    "get_user_details",
    "list_all_product_types",
]


@tool("read")
def find_user_id_by_email(db: Database, email: str) -> str:
    """Find a customer's user id by email address. Upper and lower case make no difference.

    Args:
        email: the customer's email address, such as 'ann.lee1234@example.com'.
    """
    return _found(find_by_email(db, email))


@tool("read")
def find_user_id_by_name_zip(db: Database, first_name: str, last_name: str, zip: str) -> str:
    """Find a customer's user id by first name, last name and zip code, for customers who don't recall their email.

    Args:
        first_name: the customer's first name, such as 'Ann'.
        last_name: the customer's last name, such as 'Lee'.
        zip: the zip code of the customer's default address, as a string, such as '02139'.
    """
    return _found(find_by_name_zip(db, first_name, last_name, zip))


def _found(user_id: str | None) -> str:
    if user_id is None:
        raise ToolError("User not found.")
    return user_id


@tool("read")
def get_user_details(db: Database, user_id: str) -> Record:
    """Get a customer's profile: name, email, default address, payment methods with gift-card balances, and order ids.

    Args:
        user_id: the user id, such as 'ann_lee_1234'.
    """
    return db.need("users", user_id)


@tool("read")
def get_order_details(db: Database, order_id: str) -> Record:
    """Get an order: its status, items with prices and options, shipping address, parcels and payment history.

    Args:
        order_id: the order id, such as '#W0000000'. The '#' belongs to it.
    """
    return db.need("orders", order_id)


@tool("read")
def get_product_details(db: Database, product_id: str) -> Record:
    """Get a type of product with all its variants: their item ids, options, prices and whether they are available.

    Args:
        product_id: the product id, such as '1234567890'. It isn't an item id.
    """
    return db.need("products", product_id)


@tool("read")
def get_item_details(db: Database, item_id: str) -> Record:
    """Get one variant of a product: its options, its price and whether it is available.

    Args:
        item_id: the item id, such as '1234567890'. It isn't a product id.
    """
    # The catalogue is read past the overlay: no tool adds a variant, and only the product that is found counts as read.
    for product_id, product in db.snapshot.tables["products"].items():
        if item_id in product["variants"]:
            variant: Record = db.need("products", product_id)["variants"][item_id]
            return variant
    raise ToolError(f"Item {item_id[:40]!r} not found.")


@tool("read")
def list_all_product_types(db: Database) -> Record:
    """List all types of products in the shop, as an object of name to product id."""
    products = db.snapshot.tables["products"]
    return dict(sorted((product["name"], product_id) for product_id, product in products.items()))
