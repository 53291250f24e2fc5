"""What is computed from the records of a bank: segments and, beside them, the metrics that they may name."""
