"""What a message does and asks for: the acts of each clause, and what they make of each other."""
