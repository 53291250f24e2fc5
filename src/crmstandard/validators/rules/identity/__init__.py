"""Rules on identity documents, due diligence, tax residence, suitability and support needs."""
