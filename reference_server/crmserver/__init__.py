"""The reference server: the whole standard over HTTP, on SQLite or PostgreSQL."""
