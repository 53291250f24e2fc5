"""Measurements against peers, side by side in one run; results are data under benchmarks/results."""
