"""Walks at random, for the requirements of this class that they try."""

from __future__ import annotations

from crmconformance.models.record import RECORDS
from crmconformance.walking import modelled

modelled(RECORDS, "API-070 API-071 API-073", __name__)
