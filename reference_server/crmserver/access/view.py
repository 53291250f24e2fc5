"""What one caller may see of the records of one resource."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from crmserver.access.sight import Agreement

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

    @property
    def basis(self) -> str:
        """Digest of the members and rows that a grant narrows to, its class aside; empty where none is needed."""

    @property
    def agreement(self) -> Agreement | None:
        """Whose agreement is asked for before a record is shown; None where nobody's."""

    def leaves(self, stored: bytes) -> bool:
        """Whether a record may go out as it is stored, told from its bytes alone; False says nothing."""

    def shows(self, member: str) -> bool:
        """Whether a member may be returned, searched and sorted by."""

    def allows(self, document: Document) -> bool:
        """Whether a stored record is among those that the caller sees at all."""

    def apply(self, document: Document) -> Document | None:
        """The record as the caller may see it; None if not at all."""
