"""PTY-018: the provenance of a field names a field that the record has."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.pointers import leads_to_value
from crmstandard.validators.registry import Breach, Document, breach, rule

TAKEN_OUT = frozenset({"masked", "anonymized"})


@rule("PTY-018", "Person", "Organization", needs=("fieldProvenance",))
def provenance_is_of_a_field_that_is_there(party: Document) -> Iterator[Breach]:
    """A field that was taken out for a reader, or for good by an erasure, still has its provenance."""
    taken = [each["path"] for each in party.get("absences", ()) if each["reason"] in TAKEN_OUT]
    for index, each in enumerate(party["fieldProvenance"]):
        path = each["path"]
        hidden = any(path == above or path.startswith(f"{above}/") for above in taken)
        if not hidden and not leads_to_value(party, path):
            yield breach(f"/fieldProvenance/{index}/path")
