"""What else checks records, beside ours, on the same lines in the same run: tools for JSON, and tools for tables."""
