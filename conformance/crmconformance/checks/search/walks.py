"""Walks at random, for the requirements of this class that they try."""

from __future__ import annotations

from crmconformance.models.party import FAMILIES
from crmconformance.models.record import RECORDS
from crmconformance.walking import modelled

modelled(RECORDS, "API-114 API-116", __name__)
modelled(FAMILIES, "API-116", __name__)
