"""Who calls: tokens, clients and the built-in issuer for development."""
