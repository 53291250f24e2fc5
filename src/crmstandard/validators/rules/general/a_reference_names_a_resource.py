"""GEN-030: a reference points to a resource of the standard."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard import schemas
from crmstandard.validators.registry import Breach, Document, breach, type_rule


@type_rule("GEN-030", "Reference")
def a_reference_names_a_resource(reference: Document) -> Iterator[Breach]:
    """Where the schema leaves the type open, it is still the name of a resource."""
    if reference["type"] not in schemas.resources():
        yield breach("/type", value=reference["type"])
