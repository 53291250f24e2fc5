"""Dates, instants and half-open periods as the standard compares them."""
