"""What is not known of the shape of a record that was looked at elsewhere."""

from __future__ import annotations

from typing import NamedTuple


class Doubts(NamedTuple):
    """What may be wrong with a record: everything else in it is of its shape.

    These `members`, which it has; and, with `as_a_whole`, which members it has, and what the schema asks of several of
    them together. If it `is_ruled`, the rules on the record find nothing, whatever stands in the members. If it
    `is_in_shape`, only rules are left in doubt.
    """

    members: tuple[str, ...]
    as_a_whole: bool = False
    is_ruled: bool = False
    is_in_shape: bool = False
