"""The conformance suite: asks a system over HTTP whether it keeps the standard, and keeps the evidence."""
