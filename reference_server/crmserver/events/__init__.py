"""Events of changes: their form, who may see them, and how they reach endpoints."""
