"""The versions of a record: all of them kept, each as it was recorded."""

from __future__ import annotations

from crmconformance.asking import get
from crmconformance.finding import entries, every_entry
from crmconformance.records import Record, changed, create, deleted, pages
from crmconformance.registry import check
from crmconformance.remembering import meta, past, version_id
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.trial import Trial
from crmconformance.wire import unlike

KEPT = ("versionId", "recordedAt", "source")


def _of_three(t: Trial) -> Script[tuple[Record, list[str]]]:
    """A record with three versions, and their ids from the first to the last."""
    made = yield from create(t)
    second = yield from changed(t, made)
    third = yield from changed(t, made, second.etag)
    return made, [version_id(each.document) for each in (made.answer, second, third)]


@check("API-070", each="create patch history")
def each_version_is_listed_once_the_latest_first(t: Trial) -> Script[None]:
    """Lists the versions of a record on one page, and two at a time."""
    made, ids = yield from _of_three(t)
    rows, answer = yield from every_entry(get(f"{made.path}/history"))
    told = [version_id(each) for each in rows]
    hold(told == ids[::-1], say("{} versions, the latest first", len(ids)), f"{len(told)}", answer)
    by_two = yield from pages(get(f"{made.path}/history?limit={min(2, t.target.limit('maxPageSize') or 2)}"))
    told = [version_id(each) for page in by_two for each in entries(page)]
    hold(told == ids[::-1], "the same on pages", "others", by_two[-1])


@check("API-070", each="create patch history")
def versions_are_listed_by_when_they_were_recorded(t: Trial) -> Script[None]:
    """Lists the versions of a record of which the last is true from an earlier time than the one before."""
    found = yield from past(t)
    rows, answer = yield from every_entry(get(f"{found.record.path}/history"))
    told = [version_id(each) for each in rows]
    hold(told == found.ids[::-1], say("{} versions, the latest first", len(found.ids)), ", ".join(told), answer)


@check("API-071", each="create patch history")
def a_version_is_read_as_it_was_recorded(t: Trial) -> Script[None]:
    """Reads each version of a record by its id."""
    made = yield from create(t)
    second = yield from changed(t, made)
    for recorded in (made.answer, second):
        answer = expect((yield from ask(get(f"{made.path}/versions/{version_id(recorded.document)}"))), 200)
        pairs = [(document, meta(document)) for document in (recorded.document, answer.document)]
        (expected, found) = ({**row, "meta": {name: about.get(name) for name in KEPT}} for row, about in pairs)
        told = unlike(expected, found)
        hold(told is None, "the version as it was recorded", say("another value at {}", told), answer, pointer=told)


@check("API-072", each="create history")
def a_version_that_never_was_is_not_found(t: Trial) -> Script[None]:
    """Reads versions that a record never had."""
    made = yield from create(t)
    for identifier in (t.word(), "999999999"):
        expect((yield from ask(get(f"{made.path}/versions/{identifier}"))), 404)


@check("API-073", each="create patch delete history")
def a_deleted_record_keeps_its_history(t: Trial) -> Script[None]:
    """Deletes a record and reads its versions."""
    made = yield from create(t)
    second = yield from changed(t, made)
    yield from deleted(made, second.etag)
    rows, answer = yield from every_entry(get(f"{made.path}/history"))
    told = {version_id(each) for each in rows}
    wanted = {version_id(each.document) for each in (made.answer, second)}
    hold(wanted <= told, "both versions", say("{} of them", len(wanted & told)), answer)
    for identifier in sorted(wanted):
        expect((yield from ask(get(f"{made.path}/versions/{identifier}"))), 200)
