"""OUT-027: the good items of a quality sample are part of it."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, type_rule


@type_rule("OUT-027", "ServiceQualitySample")
def no_more_pass_than_were_sampled(sample: Document) -> Iterator[Breach]:
    """The number that passed is at most the size."""
    if sample["passed"] > sample["size"]:
        yield breach("/passed")
