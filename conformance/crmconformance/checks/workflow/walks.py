"""Walks at random, for the requirements of this class that they try."""

from __future__ import annotations

from crmconformance.models.steps import STEPS
from crmconformance.walking import modelled

modelled(STEPS, "API-080 API-081 API-082 API-083", __name__)
