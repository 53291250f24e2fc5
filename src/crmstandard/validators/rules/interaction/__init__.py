"""Rules of channels, interactions, tasks and customer events."""
