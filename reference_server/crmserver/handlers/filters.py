"""Filters in the segment language, turned into sets of the index."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmserver.store.query import Set_


def filter_sets(resource: str, rule: Mapping[str, Any]) -> tuple[Set_, tuple[str, ...]]:
    """The set for which a filter is true and the members it reads; raises Refusal."""
    raise NotImplementedError
