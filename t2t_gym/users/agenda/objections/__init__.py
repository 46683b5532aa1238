"""What the customer objects to: values in a proposal that are not what it wants."""
