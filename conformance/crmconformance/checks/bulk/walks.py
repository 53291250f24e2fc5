"""Walks at random, for the requirements of this class that they try."""

from __future__ import annotations

from crmconformance.models.echo import ECHOES
from crmconformance.models.party import FAMILIES
from crmconformance.walking import modelled

modelled(ECHOES, "BLK-007 BLK-013", __name__)
modelled(FAMILIES, "BLK-007", __name__)
