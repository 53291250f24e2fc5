"""Where records, their versions, index rows, events and the audit chain are kept."""
