"""Walks at random, for the requirements of this class that they try."""

from __future__ import annotations

from crmconformance.walking import modelled

for requirement in (
    "API-024",
    "API-030",
    "API-050",
    "API-051",
    "API-052",
    "API-056",
    "API-057",
    "API-058",
    "API-062",
    "API-067",
):
    modelled(requirement, __name__)
