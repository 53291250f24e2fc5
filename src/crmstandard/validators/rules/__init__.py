"""The rules, one lawful condition a file, one folder a domain."""
