"""Walks at random, for the requirements of this class that they try."""

from __future__ import annotations

from crmconformance.models.record import RECORDS
from crmconformance.models.steps import STEPS
from crmconformance.walking import modelled

modelled(RECORDS, "API-024 API-030 API-050 API-051 API-052 API-056 API-057 API-058 API-062 API-067", __name__)
modelled(STEPS, "API-067", __name__)
