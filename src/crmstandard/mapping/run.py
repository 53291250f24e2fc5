"""One run of a mapping: stage the source, make the records, write what is valid, report what is not."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from crmstandard import schemas
from crmstandard.mapping.feed import FeedWriter, file_name, merged
from crmstandard.mapping.orphans import drop_orphans
from crmstandard.mapping.plan import WRITTEN_BY_ENGINE, MappingError, Plan, load_plan
from crmstandard.mapping.provenance import provenances
from crmstandard.mapping.records import columns_of, records_of
from crmstandard.mapping.rejects import RejectLog
from crmstandard.mapping.sandbox import open_sandbox, prepare, said
from crmstandard.mapping.stage import FileCount, Stage
from crmstandard.validators.formats import breaks

INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T.+")
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ResourceCount:
    """How many records of one resource were mapped and how many rejected, and the file that holds them."""

    resource: str
    mapped: int
    rejected: int
    path: Path | None


@dataclass(frozen=True)
class MapReport:
    """What a run did."""

    plan: Plan
    files: list[FileCount]
    resources: list[ResourceCount]
    rejects: Path


@dataclass
class _Run:
    """A run on its way: the sandbox, the files being written, and what was rejected so far."""

    plan: Plan
    con: duckdb.DuckDBPyConnection
    work: Path
    meta: dict[str, Any]
    rejects: RejectLog
    tell: Tell
    partial: bool
    files: list[FileCount] = field(default_factory=list)
    writers: list[FeedWriter] = field(default_factory=list)


def run_mapping(
    mapping: Path,
    source: Path,
    feed: Path,
    *,
    as_of: str | None = None,
    feed_id: str | None = None,
    limit: int | None = None,
    lang: str = "en",
    tell: Tell = lambda _: None,
) -> MapReport:
    """Maps the files in `source` into NDJSON files in `feed`; raises MappingError for mistakes of mapping or call.

    `as_of` is the instant of the records' `meta` (else the mapping's own), `limit` the number of rows read
    of each file, `lang` the language of findings in the reject report; `tell` is called with what is being done.
    """
    plan = load_plan(mapping)
    _check_folders(source, feed)
    meta = _meta(plan, _instant(as_of or plan.manifest.as_of))
    with _work_beside(feed) as work, closing(RejectLog(work / "rejects.ndjson", lang)) as rejects:
        with closing(open_sandbox(work, [source, plan.folder])) as con:
            run = _Run(plan, con, work, meta, rejects, tell, limit is not None)
            tell("reading the source")
            run.files = Stage(con, source, work, rejects, limit).load(plan)
            _make(run, feed_id or f"{plan.manifest.id}-{meta['recordedAt'][:10]}")
        rejects.close()
        return _deliver(run, feed)


def _check_folders(source: Path, feed: Path) -> None:
    if not source.is_dir():
        raise MappingError(f"{source} is no folder; name the folder of the source's files with --source.")
    if feed.exists() and not feed.is_dir():
        raise MappingError(f"{feed} is a file; name a folder with --out.")
    known = {file_name(name) for name in schemas.resources()}
    others = [path.name for path in feed.iterdir() if path.name not in known] if feed.exists() else []
    if others:
        raise MappingError(f"{feed} holds what is no feed ({', '.join(sorted(others)[:3])}); name another folder.")


def _instant(text: str | None) -> str:
    if text is None:
        raise MappingError("mapping.yaml says no asOf: give the instant of the source's state with --as-of.")
    if not INSTANT.fullmatch(text) or breaks("date-time", text):
        raise MappingError(f"{text!r} is no instant of RFC 3339 with an offset, such as 2026-01-15T09:30:00Z.")
    return text


def _meta(plan: Plan, instant: str) -> dict[str, Any]:
    manifest = plan.manifest
    return {"versionId": "1", "recordedAt": instant, "validTime": {"start": instant}, "source": manifest.source}


@contextmanager
def _work_beside(feed: Path) -> Iterator[Path]:
    """A folder on the disk of the feed that is gone afterwards, whatever happens."""
    feed.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{feed.name}.", dir=feed.parent))
    try:
        (work / "feed").mkdir()
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _make(run: _Run, feed_id: str) -> None:
    """Writes one file for each resource, and the provenance of the files as they then are."""
    prepare(run.con, run.plan, run.meta["recordedAt"])
    _bind_all(run)
    for resource in run.plan.resources:
        run.tell(f"mapping {resource}")
        run.writers.append(_written(run, resource))
    if run.rejects.any or run.partial:
        run.tell("looking for records that refer to rejected ones")
        drop_orphans(run.con, run.work, run.writers, run.rejects)
    last = FeedWriter(run.work / "feed", WRITTEN_BY_ENGINE, run.rejects)
    last.write(provenances(run.plan, feed_id, run.meta, run.files, run.writers))
    run.writers.append(last)


def _bind_all(run: _Run) -> None:
    """Finds the mistakes in all SQL files before the first record is made."""
    for select in run.plan.selects:
        try:
            columns_of(run.con, select, run.plan)
        except duckdb.Error as error:
            raise MappingError(said(select.path, error)) from None


def _written(run: _Run, resource: str) -> FeedWriter:
    writer = FeedWriter(run.work / "feed", resource, run.rejects)
    selects = run.plan.resources[resource]
    writer.write(merged([records_of(run.con, each, run.plan, run.meta) for each in selects]))
    return writer


def _deliver(run: _Run, feed: Path) -> MapReport:
    """Puts the files of this run in the place of those of an earlier one."""
    feed.mkdir(exist_ok=True)
    for old in feed.glob("*.ndjson"):
        old.unlink()
    counts = []
    for writer in run.writers:
        path = writer.path.replace(feed / writer.path.name) if writer.mapped else None
        counts.append(ResourceCount(writer.resource, writer.mapped, run.rejects.records[writer.resource], path))
    report = (run.work / "rejects.ndjson").replace(feed.parent / f"{feed.name}.rejects.ndjson")
    return MapReport(run.plan, run.files, counts, report)
