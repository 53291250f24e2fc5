"""The checks, one folder a conformance class, one small script a requirement."""
