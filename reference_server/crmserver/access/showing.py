"""What was shown of a record, for the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmserver.access.shapes import EXCUSED, Shape, rank, shape_of
from crmstandard.validators.members import CLASSES


def shown_class(title: str, document: Mapping[str, Any], highest: str = "S") -> str:
    """The highest privacy class of a value in a record; looks no further once it is `highest`."""
    found = _shown(shape_of(title), document, 0, 0, rank(highest))
    return CLASSES[min(found, rank("S"))]


def _shown(shape: Shape, value: Any, privacy: int, found: int, enough: int) -> int:
    if isinstance(value, dict):
        for name, inner in value.items():
            child = shape.members.get(name)
            if found < enough and child is not None:
                found = max(found, _shown(child, inner, max(privacy, child.rank), found, enough))
        return max(found, privacy)
    if isinstance(value, list) and shape.items is not None:
        for inner in value:
            if found < enough:
                found = max(found, _shown(shape.items, inner, max(privacy, shape.items.rank), found, enough))
    return max(found, privacy)


def shown_members(document: Mapping[str, Any]) -> list[str]:
    """Pointers of the top-level members of a record that was shown; they need no escapes."""
    return sorted(f"/{name}" for name in document if name != EXCUSED)
