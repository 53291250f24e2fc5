"""The reference server beside plain applications, on the same machine, database and settings."""
