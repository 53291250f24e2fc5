"""OUT-007: below each subcontractor's rank the next lower rank is filled; the provider is rank 1."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("OUT-007", "OutsourcingContract", needs=("subcontractors",))
def subcontractor_ranks_leave_no_gap(contract: Document) -> Iterator[Breach]:
    """A chain of provision has no missing link (as in template B_05.02 of DORA)."""
    ranks = {1} | {each["rank"] for each in contract["subcontractors"]}
    for index, each in enumerate(contract["subcontractors"]):
        if each["rank"] - 1 not in ranks:
            yield breach(f"/subcontractors/{index}/rank", missing=each["rank"] - 1)
