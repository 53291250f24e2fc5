"""IDN-031: a suitability assessment states one level of knowledge for a product category."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("IDN-031", "SuitabilityAssessment", needs=("knowledgeLevels",))
def a_product_category_is_known_at_one_level(assessment: Document) -> Iterator[Breach]:
    """Two levels for one category leave open which one counts."""
    seen: set[str] = set()
    for index, each in enumerate(assessment["knowledgeLevels"]):
        if each["productCategory"] in seen:
            yield breach(f"/knowledgeLevels/{index}/productCategory", category=each["productCategory"])
        seen.add(each["productCategory"])
