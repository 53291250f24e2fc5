"""SVC-004: the categories of a complaint hold its cause and its product, in the lists of the standard."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard import schemas
from crmstandard.validators.registry import Breach, Document, breach, rule

LISTS = ("ComplaintCause", "ComplaintProduct")


@rule("SVC-004", "Case")
def a_complaint_has_cause_and_product(case: Document) -> Iterator[Breach]:
    """Further schemes stand beside them; a code outside the list does not count."""
    if case["caseType"] != "complaint":
        return
    held = {(coding["system"], coding["code"]) for each in case["categories"] for coding in each.get("codings", ())}
    for name in LISTS:
        codes = schemas.folder("codelists")[name]
        if not any((codes["$id"], code) in held for code in codes["enum"]):
            yield breach("/categories", list=name, system=codes["$id"])
