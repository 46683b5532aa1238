"""The simulated customer: what it wants (agenda), what it takes in (understanding), how it speaks (phrasing)."""
