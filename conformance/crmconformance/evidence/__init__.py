"""Evidence: a run in one signed file, from which every verdict can be computed again by somebody else."""
