"""PTY-072: the lower bound of a share does not exceed its upper bound."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, type_rule


@type_rule("PTY-072", "OwnershipShare")
def the_bounds_of_a_share_leave_room(share: Document) -> Iterator[Breach]:
    """Equal bounds leave room only where both are inclusive."""
    low, high = share.get("minimum", share.get("exclusiveMinimum")), share.get("maximum", share.get("exclusiveMaximum"))
    if low is None or high is None:
        return
    inclusive = "minimum" in share and "maximum" in share
    if Decimal(low) > Decimal(high) or (Decimal(low) == Decimal(high) and not inclusive):
        yield breach("")
