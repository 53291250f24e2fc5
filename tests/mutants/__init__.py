"""Servers that are wrong on purpose, each in exactly one way: `create_app(settings, faults=[mutant.fault])`.

A mutant is a small function in a module of `faults/`; its name says the sin, its id the requirement that
the server then breaks. What it answers is plausible in everything else.
"""

from __future__ import annotations

from tests.mutants.registry import Mutant, mutant, mutants

__all__ = ["Mutant", "mutant", "mutants"]
