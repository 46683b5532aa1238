"""Looking for expressions: what a clause is told by, and trying only what its words allow."""
