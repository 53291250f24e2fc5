"""Walks at random, for the requirements of this class that they try."""

from __future__ import annotations

from crmconformance.walking import modelled

for requirement in ("API-114", "API-116"):
    modelled(requirement, __name__)
