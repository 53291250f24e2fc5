"""Rules on consents and privacy requests."""
