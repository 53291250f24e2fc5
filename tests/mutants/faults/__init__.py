"""The faults, a module for each conformance class."""
