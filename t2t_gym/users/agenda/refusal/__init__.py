"""What is refused, whether the customer wants it, and what it then does."""
