"""The manifest of a feed: what was announced, held against what came."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from crmstandard.feeds.counts import Control, Received
from crmstandard.feeds.part import Part
from crmstandard.feeds.sources import Source
from crmstandard.findings import Finding, Place, finding
from crmstandard.reading import parse, sayable
from crmstandard.validators.structure import judge

CHUNK = 1 << 20
NOT_VALID = "FED-016"
BY_MEMBER = {"FED-006": "controlTotals", "FED-011": "byteCount"}  # what a manifest may announce of a file or not
OF_MANIFEST = frozenset({"FED-001", "FED-002", "FED-003", "FED-004", "FED-005", "FED-007", NOT_VALID, *BY_MEMBER})


class BadManifest(Exception):
    """A manifest that can not be used; the finding says why."""

    def __init__(self, found: Finding) -> None:
        super().__init__(found.message)
        self.finding = found


@dataclass(frozen=True)
class Manifest:
    """A valid FeedManifest, its files by name."""

    document: Mapping[str, Any]
    files: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def is_delta(self) -> bool:
        """Whether the feed holds only what has changed."""
        return bool(self.document["fullOrDelta"] == "delta")

    def of(self, source: Source) -> Mapping[str, Any] | None:
        """What is announced of a source."""
        return self.files.get(base_name(source))

    def controls(self, sources: Sequence[Source]) -> dict[int, tuple[Control, ...]]:
        """What is to be summed, by number of the source."""
        found = {}
        for source in sources:
            totals = (self.of(source) or {}).get("controlTotals", ())
            if totals:
                found[source.number] = tuple(Control(each["field"], each.get("currency")) for each in totals)
        return found


def base_name(source: Source) -> str:
    """Name of a source without its folder, as manifests have it."""
    return sayable(source.path.name) if source.path is not None else source.name


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file; raises BadManifest."""
    place = Place(sayable(path), 1)
    try:
        document, faults = parse(path.read_bytes())
    except OSError as error:
        raise BadManifest(_bad(place, {"en": str(error.strerror), "zh": str(error.strerror)})) from error
    faults = faults or judge("FeedManifest").findings(document)
    if faults:
        first = faults[0]
        reason = {lang: f"{first.pointer or '/'} {first.requirement} {first.text(lang)}" for lang in ("en", "zh")}
        raise BadManifest(_bad(place, reason))
    return Manifest(document, {each["name"]: each for each in document["files"]})


def _bad(place: Place, reason: Mapping[str, str]) -> Finding:
    return finding(NOT_VALID, "", reason=reason).at(place)


def digest(path: Path) -> str:
    """SHA-256 of a file as delivered."""
    made = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            made.update(chunk)
    return made.hexdigest()


def not_announced(manifest: Manifest | None) -> frozenset[str]:
    """Requirements by which nothing could be judged, since the manifest or a part of it is not there."""
    if manifest is None:
        return OF_MANIFEST
    files = manifest.files.values()
    return frozenset(name for name, member in BY_MEMBER.items() if not any(each.get(member) for each in files))


@dataclass(frozen=True)
class Came:
    """What came of one source: counts, digest where it was taken, and why it could not be read to its end."""

    source: Source
    received: Received
    sha256: str | None = None
    unreadable: str | None = None


def against(manifest: Manifest, came: Sequence[Came], part: Part, tolerance: Decimal) -> Iterator[Finding]:
    """What differs between the announcement and the delivery."""
    delivered = {base_name(each.source) for each in came}
    for name in manifest.files:
        if name not in delivered:
            yield finding("FED-001", "", file=name).at(Place(name))
    for each in came:
        announced = manifest.of(each.source)
        place = Place(each.source.name)
        if announced is None:
            yield finding("FED-002", "", file=each.source.name).at(place)
            continue
        yield from (found.at(place) for found in _of_file(announced, each))
        if not each.unreadable:
            yield from (found.at(place) for found in _totals(announced, each, part, tolerance))
    if not any(each.unreadable for each in came):
        total = sum(each.received.records for each in came)
        expected = manifest.document["recordCount"]
        if total != expected:
            yield finding("FED-005", "", found=f"{total:,}", expected=f"{expected:,}")


def _of_file(announced: Mapping[str, Any], came: Came) -> Iterator[Finding]:
    name, received = came.source.name, came.received
    if came.sha256 is not None and came.sha256 != announced["sha256"]:
        yield finding("FED-003", "", file=name, expected=announced["sha256"][:12], found=came.sha256[:12])
    if "byteCount" in announced and came.source.path is not None and came.source.size != announced["byteCount"]:
        yield finding("FED-011", "", file=name, expected=announced["byteCount"], found=came.source.size)
    if not came.unreadable and received.records != announced["recordCount"]:
        yield finding("FED-004", "", file=name, expected=f"{announced['recordCount']:,}", found=f"{received.records:,}")
    others = sorted(set(received.resources) - {announced["resourceType"]})
    if others:
        yield finding("FED-007", "", file=name, expected=announced["resourceType"], found=", ".join(others))


def _totals(announced: Mapping[str, Any], came: Came, part: Part, tolerance: Decimal) -> Iterator[Finding]:
    for each in announced.get("controlTotals", ()):
        control = Control(each["field"], each.get("currency"))
        found = part.sums.by_control.get((came.source.number, control), Decimal(0))
        expected = Decimal(each["sum"])
        if abs(found - expected) > tolerance * abs(expected):
            named = f"{control.field} ({control.currency})" if control.currency else control.field
            yield finding("FED-006", "", file=came.source.name, field=named, expected=str(expected), found=str(found))
