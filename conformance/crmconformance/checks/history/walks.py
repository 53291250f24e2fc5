"""Walks at random, for the requirements of this class that they try."""

from __future__ import annotations

from crmconformance.walking import modelled

for requirement in ("API-070", "API-071", "API-073"):
    modelled(requirement, __name__)
