"""Exports: what their files hold, at which moment, and what the manifest says of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from crmconformance import parquet, remembering
from crmconformance.asking import delete, get
from crmconformance.finding import own_scene, same, scene
from crmconformance.jobs import Done, done, export_of_scene, exportable, of_scene, read, start_export
from crmconformance.records import Record, again, changed, create, deleted, standing
from crmconformance.registry import check
from crmconformance.saying import of_finding, say
from crmconformance.script import Missing, Script, ask, expect, hold, now, wait
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmstandard.reading import parse

TIMES = ("requestedAt", "transactionTime", "expiresAt")
APART = 60.0  # seconds that the clocks of the suite and of the system may differ
BETWEEN = 2.0  # seconds between changes that times are to tell apart, also where a system keeps whole seconds


def moment(text: str) -> datetime:
    """A time as a record carries it."""
    return datetime.fromisoformat(text)


@check("BLK-005", subjects=exportable)
def a_manifest_counts_and_digests_each_file(t: Trial) -> Script[None]:
    """Holds the files of an export against what the manifest says of them."""
    _, made = yield from export_of_scene(t)
    hold(made.files, "a file", "none", made.job, file="the export")
    for entry, answer in made.files:
        name = str(entry.get("url", "")).rpartition("/")[2]
        rows = [each for each in answer.body.splitlines() if each.strip()]
        kinds = {(read(each) or {}).get("resourceType") for each in rows}
        found = (*kinds, len(rows), answer.digest or sha256(answer.body).hexdigest())
        told = (entry.get("resourceType"), entry.get("recordCount"), str(entry.get("sha256")).lower())
        hold(found == told, " ".join(map(str, told)), " ".join(map(str, found)), answer, file=name)


@check("BLK-006", subjects=exportable)
def a_manifest_tells_its_times(t: Trial) -> Script[None]:
    """Looks for the times in the manifest of an export."""
    _, made = yield from export_of_scene(t)
    for name in TIMES:
        value = made.job.document.get(name)
        hold(isinstance(value, str) and "T" in value, name, str(value or "nothing"), made.job, missing=name)
    here = yield from now()
    asked, true, end = (remembering.moment(str(made.job.document[name])) for name in TIMES)
    hold(asked and true and end, "times", "none that can be read", made.job, missing="transactionTime")
    if asked and true and end:
        hold(true.timestamp() <= here + APART, "a transactionTime that is over", "one to come", made.job)
        hold(end.timestamp() > here - APART, "an expiresAt to come", "one that is over", made.job)


def _ids(made: Done) -> list[str]:
    return [str(each.get("id")) for each in made.rows()]


@check("BLK-007", subjects=exportable)
def an_export_holds_each_record_once(t: Trial) -> Script[None]:
    """Exports records that it made, and compares them with what a read of each answers."""
    found, made = yield from export_of_scene(t)
    same(found.ids, _ids(made), made.job, "the reference that all of them have")
    rows = {str(each["id"]): each for each in made.rows()}
    for each in found.records:
        now = expect((yield from again(each)), 200)
        told = remembering.other_version(now.document, rows[each.id])
        hold(told is None, "the version that is current", say("another value at {}", told), made.job, id=each.id)


@check("BLK-007", subjects=exportable)
def an_export_holds_the_version_of_its_moment(t: Trial) -> Script[None]:
    """Changes a record, exports it, and compares the version."""
    found = yield from own_scene(t)
    made = found.records[0]
    now = yield from changed(t, made)
    exported = yield from done(t, start_export(of_scene(found)))
    rows = [each for each in exported.rows() if each.get("id") == made.id]
    hold(len(rows) == 1, "the record once", say("{} times", len(rows)), exported.job, id=made.id)
    told = remembering.other_version(now.document, rows[0])
    hold(told is None, "the version that is current", say("another value at {}", told), exported.job, id=made.id)


@check("BLK-007", subjects=exportable)
def an_export_holds_nothing_that_was_deleted(t: Trial) -> Script[None]:
    """Deletes one of the records that an export selects."""
    if "delete" not in t.target.resources[t.resource]:
        return
    found = yield from own_scene(t)
    yield from deleted(found.records[0])
    made = yield from done(t, start_export(of_scene(found)))
    same(found.ids - {found.records[0].id}, _ids(made), made.job, found.anchor.query)


def _two(target: Target) -> list[str]:
    """The first of the resources of which records can be exported, where there is a second one."""
    return exporting[:1] if len(exporting := list(exportable(target))) > 1 else []


@check("BLK-011", subjects=_two)
def an_export_holds_every_resource_that_is_asked_for(t: Trial) -> Script[None]:
    """Makes a record of either of two resources and exports what was recorded of both since."""
    kinds = list(exportable(t.target))
    made: list[Record] = []
    for kind in kinds:
        made += [(yield from create(t, kind))]
    before = moment(str(made[0].document["meta"]["recordedAt"])) - timedelta(seconds=BETWEEN / 2)
    since = before.isoformat().replace("+00:00", "Z")
    exported = yield from done(t, start_export({"resourceTypes": kinds, "since": since}))
    told = set(_ids(exported))
    for each in made:
        hold(each.id in told, say("a record of {}", each.resource), "none", exported.job, parameter="resourceTypes")


@check("BLK-008", subjects=exportable)
def each_line_is_a_valid_record(t: Trial) -> Script[None]:
    """Judges each line of an export by the schema of its resource."""
    _, made = yield from export_of_scene(t)
    for entry, answer in made.files:
        name = str(entry.get("url", "")).rpartition("/")[2]
        for number, line in enumerate(answer.body.splitlines(), 1):
            record, unread = parse(line)
            faults = unread or t.errors(str(entry.get("resourceType")), record)
            told = of_finding(faults[0]) if faults else ""
            hold(not faults, "a valid record", told, answer, line=number, file=name)


@check("BLK-010", subjects=exportable)
def a_format_that_is_not_declared_is_refused(t: Trial) -> Script[None]:
    """Asks for exports in formats that the capability statement does not declare."""
    offered = {"ndjson", *(["parquet"] if "parquet" in t.target.features else [])}
    for name in sorted({"csv", "parquet"} - offered):
        answer = yield from ask(start_export({"resourceTypes": [t.resource], "format": name}))
        expect(answer, 422, found=name, allowed=", ".join(sorted(offered)))


@check("BLK-011", subjects=exportable)
def an_export_holds_what_is_selected_alone(t: Trial) -> Script[None]:
    """Exports by a filter, and by times between the changes of records."""
    yield from standing(t)  # which refers to another record, so that the filter leaves it out
    found = yield from own_scene(t)
    yield from wait(BETWEEN)
    late = yield from create(t, t.resource, found.records[0].sent, **{found.anchor.field: found.led})
    middle = moment(str(late.document["meta"]["recordedAt"])) - timedelta(seconds=BETWEEN / 2)
    at = middle.isoformat().replace("+00:00", "Z")
    selected: list[tuple[dict[str, str], set[str], str]] = [
        ({}, found.ids | {late.id}, "filter"),
        ({"since": at}, {late.id}, "since"),
        ({"until": at}, found.ids, "until"),
    ]
    for members, ids, what in selected:
        made = yield from done(t, start_export(of_scene(found, **members)))
        same(ids, _ids(made), made.job, what, parameter=what)


@check("BLK-013", subjects=exportable)
def a_deletion_since_is_listed(t: Trial) -> Script[None]:
    """Deletes a record and exports what changed since it was made."""
    if "delete" not in t.target.resources[t.resource]:
        return
    made = yield from create(t)
    yield from wait(BETWEEN / 2)
    yield from deleted(made)
    since = str(made.document["meta"]["recordedAt"])
    exported = yield from done(t, start_export({"resourceTypes": [t.resource], "since": since}), "deletedFiles")
    hold(made.id in _ids(exported), "the id in deletedFiles", "no such line", exported.job, id=made.id)


@check("BLK-015", subjects=exportable)
def a_deleted_job_is_gone_with_its_files(t: Trial) -> Script[None]:
    """Deletes an export that is done, and asks for it and its files."""
    found = yield from scene(t)
    made = yield from done(t, start_export(of_scene(found)))
    expect((yield from ask(delete(made.path, None))), 204)
    for path in (made.path, *(answer.ask.path for _, answer in made.files)):
        expect((yield from ask(get(path))), 404, 410)


@check("BLK-017", subjects=exportable, needs=("second",))
def another_client_finds_no_job(t: Trial) -> Script[None]:
    """Asks for a job and its files, and for an end of the job, as another client that may export."""
    _, made = yield from export_of_scene(t)
    expect((yield from ask(delete(made.path, None, client="second"))), 404)
    for path in (made.path, *(answer.ask.path for _, answer in made.files)):
        expect((yield from ask(get(path, client="second"))), 404)
    expect((yield from ask(get(made.path))), 200)


@check("BLK-009", subjects=exportable)
def parquet_holds_the_records_of_ndjson(t: Trial) -> Script[None]:
    """Exports the same records in both formats and compares their values."""
    found, made = yield from export_of_scene(t)
    columns = yield from done(t, start_export(of_scene(found, format="parquet")))
    if any(answer.masked for _, answer in columns.files):
        raise Missing("a file of Parquet is too large to be kept")
    rows = {str(each["id"]): each for _, answer in columns.files for each in parquet.rows(answer.body)}
    for record in made.rows():
        told = parquet.alike(record, rows.get(str(record["id"]), {}))
        hold(
            told is None,
            "the record of ndjson",
            say("another value of {}", told),
            columns.job,
            id=record["id"],
            pointer=told,
        )
    same({str(each["id"]) for each in made.rows()}, list(rows), columns.job, "rows", pointer="/id")
