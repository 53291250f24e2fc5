"""A synthetic bank: deterministic for a seed, of any size, with planted faults and the truth about them."""
