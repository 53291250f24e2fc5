"""Walks at random, for the requirements of this class that they try."""

from __future__ import annotations

from crmconformance.walking import modelled

for requirement in ("API-040", "API-041", "API-042", "API-045"):
    modelled(requirement, __name__)
