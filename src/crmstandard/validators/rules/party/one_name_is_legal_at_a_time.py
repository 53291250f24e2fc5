"""PTY-017: a party has one legal name at a time in one language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from crmstandard.validators.calendar.stretches import share_time
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-017", "Person", "Organization", needs=("names",))
def one_name_is_legal_at_a_time(party: Document) -> Iterator[Breach]:
    """Registers in two languages give two legal names."""
    legal = [(index, name) for index, name in enumerate(party["names"]) if name["use"] == "legal"]
    doubled = {
        later
        for (_, one), (later, other) in combinations(legal, 2)
        if one.get("language") == other.get("language") and share_time(one.get("period", {}), other.get("period", {}))
    }
    yield from (breach(f"/names/{index}") for index in sorted(doubled))
