"""SAL-017: the shares of the members of a sales team sum to 1 at the most."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-017", "Opportunity", needs=("teamMembers",))
def shares_of_a_team_do_not_exceed_the_whole(opportunity: Document) -> Iterator[Breach]:
    """What is left over is the owner's."""
    total = sum(Decimal(each.get("share", "0")) for each in opportunity["teamMembers"])
    if total > 1:
        yield breach("/teamMembers", total=str(total))
