"""The airline domain: flights, reservations and the customers who hold them."""
