"""Tasks that run beside requests, one module each."""
