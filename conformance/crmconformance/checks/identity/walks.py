"""Walks at random, for the requirements of this class that they try."""

from __future__ import annotations

from crmconformance.models.party import FAMILIES
from crmconformance.walking import modelled

modelled(FAMILIES, "API-046 API-065 API-115 API-200 API-208 API-209 API-214 API-215 API-216 API-217 API-218", __name__)
