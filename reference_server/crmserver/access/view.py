"""What one caller may see of the records of one resource."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

Document = dict[str, Any]


class View(Protocol):
    """A decision about one caller and one resource, and what follows from it for each record."""

    @property
    def whole(self) -> bool:
        """Whether nothing is hidden, so that records may go out as they are stored."""

    @property
    def max_class(self) -> str:
        """The highest privacy class that is shown."""

    @property
    def grant(self) -> Mapping[str, Any] | None:
        """Reference to the access grant that the decision rests on."""

    def shows(self, member: str) -> bool:
        """Whether a member may be returned, searched and sorted by."""

    def apply(self, document: Document) -> Document | None:
        """The record as the caller may see it; None if not at all."""


class Everything:
    """The view of a caller who sees all of a resource."""

    whole = True
    grant = None

    def __init__(self, max_class: str) -> None:
        self.max_class = max_class

    def shows(self, member: str) -> bool:  # noqa: ARG002 - the answer is the same for all
        """Always."""
        return True

    def apply(self, document: Document) -> Document:
        """The record itself."""
        return document
