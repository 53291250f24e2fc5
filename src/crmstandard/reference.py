"""Dated code lists of other bodies that named formats need, from spec/reference."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from crmstandard.sources import read_json, root


@cache
def table(name: str) -> Mapping[str, Any]:
    """One list with its date and source."""
    content: Mapping[str, Any] = read_json(root() / "spec" / "reference" / f"{name}.json")
    return content


@cache
def codes(name: str) -> frozenset[str]:
    """The codes of a list that holds codes alone."""
    return frozenset(table(name)["codes"].split())
