"""What several domains share: people in two halves, checks of records, and words for ways to pay."""
