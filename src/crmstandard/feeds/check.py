"""The check of a feed from its files to the verdict."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crmstandard.feeds.cells import Cells
from crmstandard.feeds.checker import Task
from crmstandard.feeds.counts import Received
from crmstandard.feeds.dimensions import lateness, measures
from crmstandard.feeds.keys import read_keys, write_keys
from crmstandard.feeds.manifest import (
    NOT_VALID,
    BadManifest,
    Came,
    Manifest,
    against,
    base_name,
    digest,
    not_announced,
    read_manifest,
)
from crmstandard.feeds.native.aids import native_aids
from crmstandard.feeds.part import Part
from crmstandard.feeds.policy import Policy, read_policy
from crmstandard.feeds.quality import Dimension, Gate, gates_of, score_of, verdict_of, weighed
from crmstandard.feeds.remote import AtHand, at_hand
from crmstandard.feeds.sources import Delivery, Source, blocks_of, gather
from crmstandard.feeds.workers import Workers, workers
from crmstandard.findings import Finding, Place, finding
from crmstandard.reading import Blank, Unreadable
from crmstandard.validators import Session
from crmstandard.validators.session import REFERENCES

if TYPE_CHECKING:
    from crmstandard.feeds.spark.collecting import Judged

NO_SOURCE = -1
SEQUENCE_TAKEN = "FED-010"
WITHOUT_RECORDS = {SEQUENCE_TAKEN, "FED-014", NOT_VALID}  # gates that can be judged when records were not read
Tell = Callable[[int, int, int], None]


@dataclass(frozen=True)
class Options:
    """How a feed is checked."""

    profile: str | None = None
    jobs: int = 1
    samples: int = 20
    manifest: Path | None = None
    policy: Path | None = None
    before: Mapping[str, Any] | None = None  # the report of the feed before this one
    known: Path | None = None
    write_keys: Path | None = None
    resource: str | None = None  # what the records are, and the form of what has no name that tells it
    form: str | None = None
    master: str | None = None  # of the Spark cluster that judges the records
    native: bool = True


@dataclass
class Outcome:
    """Everything that the check of a feed has come to."""

    delivery: Delivery
    manifest: Manifest | None
    came: list[Came]
    part: Part
    dimensions: list[Dimension]
    gates: list[Gate]
    verdict: str
    options: Options
    checked_at: datetime
    interrupted: bool = False
    already_accepted: bool = False
    missing_sequences: list[int] = field(default_factory=list)

    @property
    def records(self) -> int:
        """Number of records received."""
        return sum(each.received.records for each in self.came)

    @property
    def rejected(self) -> int:
        """Number of records with errors."""
        return sum(each.received.rejected for each in self.came)

    @property
    def score(self) -> Any:
        """The score of the feed, or None."""
        return score_of(self.dimensions)


class _Run:
    """The state of one check."""

    def __init__(self, given: Sequence[str | AtHand], options: Options, tell: Tell | None) -> None:
        self.options = options
        self.policy: Policy = read_policy(options.policy)
        self.delivery = gather(given, options.manifest, options.resource, options.form)
        self.part = Part(Cells(options.samples))
        self.tell = tell or (lambda _done, _all, _records: None)
        self.manifest = self._manifest()
        self.unreadable: dict[int, str] = {}
        self.interrupted = False

    def add(self, found: Finding, source: int = NO_SOURCE) -> None:
        self.part.cells.add(found, source)

    def _manifest(self) -> Manifest | None:
        if self.delivery.manifest is None:
            return None
        try:
            return read_manifest(self.delivery.manifest)
        except BadManifest as error:
            self.add(error.finding)
            return None

    @property
    def leaves_references(self) -> bool:
        """Whether references may lead to records that came before this feed, and nobody said which those are."""
        return self.manifest is not None and self.manifest.is_delta and self.options.known is None

    def task(self) -> Task:
        controls = self.manifest.controls(self.delivery.sources) if self.manifest else {}
        return Task(self.options.profile, self.options.samples, controls, native=self.options.native)


def check(given: Sequence[str], options: Options, tell: Tell | None = None) -> Outcome:
    """Checks the files, folders, patterns and URLs in `given`; `tell` hears of bytes done, bytes in all, and records.

    Raises NotFetched of a URL, BadPolicy of a policy that cannot be used.
    """
    with at_hand(given) as files:
        return _check(_Run(files, options, tell))


def _check(run: _Run) -> Outcome:
    started, options = datetime.now(UTC), run.options
    digests = _digests(run)
    if _is_taken_already(run, digests):
        came = [Came(each, Received(), digests[each.number]) for each in run.delivery.sources]
        return _outcome(run, came, started, already=True)
    with _judged(run) as parts:
        session = _gather_parts(run, parts)
        came = [_came(run, each, digests) for each in run.delivery.sources]
        _judge_delivery(run, came)
        outcome = _outcome(run, came, started, already=False)
        if options.write_keys is not None and outcome.verdict != "rejected":
            write_keys(options.write_keys, session.keys())
    return outcome


@contextmanager
def _judged(run: _Run) -> Iterator[Sequence[Part]]:
    """What was found record by record, here or on a cluster; what was spilled is there until the context ends."""
    if run.options.master is None:
        with workers(run.task(), run.options.jobs) as hands:
            _read_all(run, hands)
            yield _finished(run, hands)
        return
    from crmstandard.feeds.spark.cluster import cluster, judge

    with cluster(run.options.master) as context, tempfile.TemporaryDirectory(prefix="crmstandard-feed-") as folder:
        judged, run.interrupted = judge(context, run.delivery.sources, run.task(), Path(folder), _Telling(run))
        for each in judged:
            if each.unreadable is not None:
                _keep_unreadable(run, run.delivery.sources[each.source], each.unreadable, is_blank=each.is_blank)
        yield [each.part for each in judged]


class _Telling:
    """Adds up what pieces hold, in whatever order they are done, and tells how far the check is."""

    def __init__(self, run: _Run) -> None:
        self._tell = run.tell
        self._whole = sum(each.size for each in run.delivery.sources)
        self._done, self._records = 0, 0

    def __call__(self, judged: Judged) -> None:
        self._done += judged.size
        self._records += sum(each.records for each in judged.part.received.values())
        self._tell(self._done, self._whole, self._records)


def _came(run: _Run, source: Source, digests: Mapping[int, str]) -> Came:
    received = run.part.received.setdefault(source.number, Received())
    return Came(source, received, digests.get(source.number), run.unreadable.get(source.number))


def _digests(run: _Run) -> dict[int, str]:
    """SHA-256 of each file, where a manifest says what it should be."""
    if run.manifest is None:
        return {}
    files = [each for each in run.delivery.sources if each.path is not None and each.path.is_file()]
    return {each.number: digest(each.path) for each in files if each.path is not None}


def _is_taken_already(run: _Run, digests: Mapping[int, str]) -> bool:
    """Whether the feed before, under the same sequence, was accepted and held the very same files."""
    before, manifest = run.options.before, run.manifest
    if before is None or manifest is None or before.get("sequence") != manifest.document["sequence"]:
        return False
    if before.get("sourceSystem") != manifest.document["sourceSystem"]:
        return False
    taken = {each["name"]: each.get("sha256") for each in before["files"]}
    now = {base_name(each): digests.get(each.number) for each in run.delivery.sources}
    if taken == now and None not in now.values():
        return str(before["verdict"]) != "rejected"
    if before["verdict"] != "rejected":
        run.add(finding(SEQUENCE_TAKEN, "", found=manifest.document["sequence"]))
    return False


def _read_all(run: _Run, hands: Workers) -> None:
    """Gives every block to the workers; an interrupt ends the reading and keeps what was found."""
    whole, done, records = sum(each.size for each in run.delivery.sources), 0, 0
    try:
        with run.delivery.engines() as engines:
            for source in run.delivery.sources:
                try:
                    for block in blocks_of(source, native=run.options.native, engines=engines):
                        hands.take(source.number, block)
                        records += block.records + len(block.values)
                        run.tell(done + block.at, whole, records)
                except Unreadable as error:
                    _keep_unreadable(run, source, error.reason, is_blank=isinstance(error, Blank))
                done += source.size
    except KeyboardInterrupt:
        run.interrupted = True


def _finished(run: _Run, hands: Workers) -> list[Part]:
    """Everything that the workers have found; an interrupt is noted, and what they were given already is judged."""
    while True:
        try:
            return hands.finish()
        except KeyboardInterrupt:
            run.interrupted = True


def _keep_unreadable(run: _Run, source: Source, reason: str, *, is_blank: bool) -> None:
    if not (is_blank and _announced_as_empty(run, source)):
        run.unreadable[source.number] = reason


def _announced_as_empty(run: _Run, source: Source) -> bool:
    announced = run.manifest.of(source) if run.manifest else None
    return announced is not None and announced["recordCount"] == 0


def _gather_parts(run: _Run, parts: Sequence[Part]) -> Session:
    """Brings together what the workers found, and judges what shows only across their records."""
    session = Session(profile=run.options.profile, native=native_aids() if run.options.native else None)
    if run.options.known is not None:
        session.known(read_keys(run.options.known))
    for part in parts:
        run.part.merge(part)
        if part.facts is not None:
            session.join(*part.facts)
        if part.session is not None:
            session.take_over(part.session)
    if not run.interrupted:
        try:
            _judge_across(run, session)
        except KeyboardInterrupt:
            run.interrupted = True
    return session


def _judge_across(run: _Run, session: Session) -> None:
    numbers = {each.name: each.number for each in run.delivery.sources}
    for found in session.across(run.options.jobs):
        number = numbers.get(found.source or "", NO_SOURCE)
        if run.leaves_references and found.requirement == REFERENCES and not found.caused_by:
            run.add(replace(found, requirement="FED-017", level="notEvaluated"), number)
            continue
        run.add(found, number)
        if found.level == "error" and found.line:
            run.part.received[number].bad.add(found.line)


def _judge_delivery(run: _Run, came: Sequence[Came]) -> None:
    """Findings about the delivery itself: files, counts, totals, time and sequence."""
    for each in came:
        if each.unreadable:
            reason = {"en": each.unreadable, "zh": each.unreadable}
            run.add(
                finding("FED-012", "", file=each.source.name, reason=reason).at(Place(each.source.name)),
                each.source.number,
            )
    if run.interrupted:
        run.add(finding("FED-014", ""))
        return
    records = sum(each.received.records for each in came)
    bad = sum(each.received.rejected for each in came)
    if run.manifest is not None:
        for found in against(run.manifest, came, run.part, run.policy.tolerance):
            run.add(found)
        _judge_time(run, run.manifest)
    elif not records and not run.unreadable:
        run.add(finding("FED-013", ""))
    if records and bad > run.policy.rejected_share * records:
        run.add(
            finding("FED-015", "", count=f"{bad:,}", records=f"{records:,}", limit=f"{run.policy.rejected_share:%}")
        )


def _judge_time(run: _Run, manifest: Manifest) -> None:
    late = lateness(manifest)
    if late:
        run.add(finding("FED-008", "", late=f"{late // 3600}:{late // 60 % 60:02d} h"))
    missing = missing_sequences(manifest, run.options.before)
    if missing:
        numbers = f"{missing[0]}" if len(missing) == 1 else f"{missing[0]}–{missing[-1]}"
        run.add(finding("FED-009", "", found=manifest.document["sequence"], expected=missing[0] - 1, missing=numbers))


def missing_sequences(manifest: Manifest | None, before: Mapping[str, Any] | None) -> list[int]:
    """Numbers between the feed before and this one."""
    if manifest is None or not before or "sequence" not in before:
        return []
    return list(range(before["sequence"] + 1, min(manifest.document["sequence"], before["sequence"] + 10_000)))


def _untested(run: _Run, *, already: bool) -> set[str]:
    """Requirements that nothing of this feed was held against."""
    untested = set(not_announced(run.manifest))
    if run.manifest is None or "sequence" not in (run.options.before or {}):
        untested.add(SEQUENCE_TAKEN)
    if run.leaves_references:
        untested.add(REFERENCES)
    if run.interrupted or already:
        untested |= {each for group in run.policy.gates for each in group} - WITHOUT_RECORDS
    return untested


def _outcome(run: _Run, came: list[Came], started: datetime, *, already: bool) -> Outcome:
    before = run.options.before
    dimensions = weighed({} if already else measures(run.part, run.manifest, run.policy, before), run.policy)
    gates = gates_of(run.part.cells, run.policy, _untested(run, already=already))
    verdict = str(before["verdict"]) if already and before else verdict_of(gates, run.part.cells)
    missing = missing_sequences(run.manifest, before)
    return Outcome(
        run.delivery, run.manifest, came, run.part, dimensions, gates, verdict, run.options, started,
        run.interrupted, already, missing,
    )  # fmt: skip
