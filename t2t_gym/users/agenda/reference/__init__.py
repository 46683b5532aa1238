"""Which of the customer's requests, and of its things, is meant."""
