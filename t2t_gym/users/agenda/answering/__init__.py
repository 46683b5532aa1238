"""What the customer is asked, and what it answers."""
