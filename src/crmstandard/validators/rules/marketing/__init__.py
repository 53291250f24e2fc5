"""Rules on campaigns, their contacts, and segments."""
