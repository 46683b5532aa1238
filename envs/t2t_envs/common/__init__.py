"""What the worlds of several domains share: people in two halves, and checks of records."""
