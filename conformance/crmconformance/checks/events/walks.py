"""Walks at random, for the requirements of this class that they try."""

from __future__ import annotations

from crmconformance.models.echo import ECHOES
from crmconformance.models.party import FAMILIES
from crmconformance.models.steps import STEPS
from crmconformance.walking import modelled

modelled(ECHOES, "EVT-001 EVT-003 EVT-006 EVT-021 EVT-024 EVT-041", __name__)
modelled(FAMILIES, "EVT-001 EVT-003", __name__)
modelled(STEPS, "EVT-003", __name__)
