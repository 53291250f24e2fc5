"""What one caller sees of one resource, decided once a request and asked for each record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crmserver.access.consent import NOTHING_KNOWN, Agreements, Subjects, consented, subjects
from crmserver.access.grants import Denial
from crmserver.access.masking import Document, MaskPlan
from crmserver.access.rowfilters import RowTest
from crmserver.access.showing import shown_class, shown_members


@dataclass(frozen=True, slots=True)
class Agreement:
    """That records are shown only while their persons agree: to which purpose, for which provider, when."""

    purpose: str
    provider: str
    at: str


@dataclass(frozen=True, slots=True)
class Sight:
    """A decision about one caller and one resource; fits the protocol `View`."""

    resource: str
    max_class: str
    plan: MaskPlan | None
    refusal: Denial | None = None
    grant: Mapping[str, Any] | None = None
    rows: RowTest | None = None
    agreement: Agreement | None = None
    minimum_count: int = 1
    basis: str = ""  # digest of what a grant narrows to, its class aside; the same where it shows the same

    @property
    def masks(self) -> bool:
        """Whether members are hidden."""
        return self.plan is None or not self.plan.empty

    @property
    def selects(self) -> bool:
        """Whether whole records are hidden, so that a page of records has to be judged one by one."""
        return self.refusal is not None or self.rows is not None or self.agreement is not None

    @property
    def whole(self) -> bool:
        """Whether nothing is hidden, so that records may go out as they are stored."""
        return not (self.selects or self.masks)

    def leaves(self, stored: bytes) -> bool:
        """Whether a record may go out as it is stored, told from its bytes alone; False says nothing."""
        return not self.selects and self.plan is not None and self.plan.leaves(stored)

    def shows(self, member: str) -> bool:
        """Whether a member (`names.text` or a pointer) may be returned, searched, filtered, sorted by and included."""
        return self.refusal is None and self.plan is not None and self.plan.shows(member)

    def subjects(self, document: Document) -> Subjects:
        """Whose agreement has to be looked up before a record is shown; nobody's where none is needed."""
        return Subjects() if self.agreement is None else subjects(self.resource, document)

    def selected(self, document: Document, known: Agreements = NOTHING_KNOWN) -> bool:
        """Whether a stored record is among those that the caller sees at all."""
        if self.refusal is not None or (self.rows is not None and self.rows(document) is not True):
            return False
        needed = self.agreement
        return needed is None or consented(self.resource, document, needed.purpose, needed.provider, needed.at, known)

    def allows(self, document: Document) -> bool:
        """The same where nobody's agreement is needed, or is not known."""
        return self.selected(document)

    def apply(self, document: Document, known: Agreements = NOTHING_KNOWN) -> Document | None:
        """The record as the caller may see it; None if not at all."""
        if self.plan is None or not self.selected(document, known):
            return None
        return document if self.plan.empty else self.plan.apply(document)

    def total(self, count: int) -> int | None:
        """A number of records as the caller may know it; None where it would give away what is masked."""
        return None if self.masks and 0 < count < self.minimum_count else count

    def shown_class(self, shown: Document) -> str:
        """The highest class of what `apply` left of a record."""
        return shown_class(self.resource, shown, self.max_class)

    def returned_fields(self, shown: Document) -> list[str]:
        """Pointers of the members that `apply` left of a record, for the audit trail."""
        return shown_members(shown)
