"""MKT-003: the control group is more than none and less than all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("MKT-003", "Campaign", needs=("controlGroup",))
def a_control_group_is_a_part_of_the_whole(campaign: Document) -> Iterator[Breach]:
    """With nobody held back there is no comparison, with everybody held back there is no campaign."""
    if not 0 < Decimal(campaign["controlGroup"]["ratio"]) < 1:
        yield breach("/controlGroup/ratio")
