"""The native gate where it is built: which rows of a chunk are certainly good, told of all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crmstandard import schemas
from crmstandard.feeds.native.gate import Gate, Keeping, Kept, is_available

REFERENCES = Keeping(0, 1 << 40, facts=False)  # as good as no samples


@dataclass(frozen=True, slots=True)
class Good:
    """Which texts of a list are good records, by their places, and what the gate tells of them by resource."""

    places: frozenset[int]
    kept: tuple[Kept, ...] = ()


class Gates:
    """The gate of the standard itself and those of profiles, opened when they are asked for."""

    def __init__(self) -> None:
        self._gates: dict[str | None, Gate] = {}

    def lines(self, block: bytes, count: int) -> frozenset[int]:
        """The lines of a block that are good records as they stand, and strictly read; `count` is that of all lines."""
        return self._scan(None, block, count).places

    def records(self, texts: Sequence[bytes], resources: Sequence[str], profiles: Iterable[str]) -> Good:
        """Which of some records are good, also by those of the profiles that say something about their resource."""
        good = self._scan(None, b"\n".join(texts), len(texts), keeping=REFERENCES)
        places = good.places
        for profile in profiles:
            narrowed = schemas.overlays(profile)
            mine = [place for place, resource in enumerate(resources) if resource in narrowed]
            found = self._scan(profile, b"\n".join(texts[place] for place in mine), len(mine)).places
            places -= {place for number, place in enumerate(mine) if number not in found}
        return Good(places, good.kept)

    def _scan(self, profile: str | None, block: bytes, count: int, keeping: Keeping | None = None) -> Good:
        if not block:
            return Good(frozenset())
        found = self._of(profile).scan(block, keeping=keeping)
        if found.accepted + found.blank + len(found.suspicious) != count:
            return Good(frozenset())  # lines were not counted alike: all of them are looked at
        return Good(frozenset(range(count)) - {each.line for each in found.suspicious}, found.kept)

    def _of(self, profile: str | None) -> Gate:
        if profile not in self._gates:
            self._gates[profile] = Gate(profile=profile)
        return self._gates[profile]


def gates() -> Gates | None:
    """The gates, or None where the native library is not built."""
    return Gates() if is_available() else None
