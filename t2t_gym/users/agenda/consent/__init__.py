"""What the customer agrees to, and what its agreement covers."""
