"""Walks at random, for the requirements of this class that they try."""

from __future__ import annotations

from crmconformance.models.record import RECORDS
from crmconformance.models.steps import STEPS
from crmconformance.walking import modelled

modelled(RECORDS, "API-040 API-041 API-042 API-045", __name__)
modelled(STEPS, "API-045", __name__)
