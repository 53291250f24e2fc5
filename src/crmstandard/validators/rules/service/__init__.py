"""Rules on cases and feedback."""
