"""What the customer takes in of a message: what it holds, asks, proposes and refuses."""
