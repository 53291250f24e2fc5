"""Rules of contracts with providers, their reports and incidents."""
