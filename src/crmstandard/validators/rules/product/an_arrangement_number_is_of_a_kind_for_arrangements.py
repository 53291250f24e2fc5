"""PRD-015: the number of an arrangement is of a kind that names accounts and contracts."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

KINDS = frozenset({"iban", "bban", "contractNumber", "cardToken", "sourceKey", "other"})


@rule("PRD-015", "Arrangement", needs=("number",))
def an_arrangement_number_is_of_a_kind_for_arrangements(arrangement: Document) -> Iterator[Breach]:
    """A tax or company number names a party, not a holding."""
    if arrangement["number"].get("type", "other") not in KINDS:
        yield breach("/number/type", expected=", ".join(sorted(KINDS)))
