"""Models of what a system holds, for walks at random: what it must answer after all that was done so far."""
