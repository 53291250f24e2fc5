"""Rules of the bank's own units and staff."""
