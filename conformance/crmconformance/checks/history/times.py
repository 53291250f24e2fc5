"""The two times of a record: when a version is true, and when it was recorded."""

from __future__ import annotations

from crmconformance.asking import Answer, get, patch, put
from crmconformance.finding import anchored, every_entry, every_listed, own_scene, same
from crmconformance.jobs import few
from crmconformance.records import changed, deleted, difference
from crmconformance.registry import check
from crmconformance.remembering import (
    AFTER,
    APART,
    BEFORE,
    BETWEEN,
    EARLY,
    FIRST,
    IN_SUMMER,
    LATER,
    Past,
    at,
    begun,
    just_before,
    meta,
    moment,
    past,
    revised,
    seen,
    valid,
    version_id,
)
from crmconformance.script import Script, ask, expect, hold, needed, wait
from crmconformance.target import Target
from crmconformance.trial import Trial

FAR = "2089-01-01T00:00:00Z"
SLACK = 2.0  # seconds between two readings of a clock in one request
CHANGING = "create read patch history"


def _gives(found: Past, number: int, **times: str) -> Script[Answer]:
    """The answer to a read at times at which a version (counted from 0) holds; raises Fault where another comes."""
    told = ", ".join(times.values())
    expected = found.ids[number]
    answer = expect((yield from seen(found.record, **times)), 200, at=told)
    hold(version_id(answer.document) == expected, expected, version_id(answer.document), answer, at=told)
    return answer


@check("API-074", each=CHANGING)
def a_read_gives_the_version_that_was_true_then(t: Trial) -> Script[None]:
    """Reads a record at times at which one version or another was true, when one begins, and just before."""
    found = yield from past(t)
    for number, text in ((0, FIRST), (0, EARLY), (2, just_before(LATER)), (1, LATER), (1, AFTER)):
        yield from _gives(found, number, validAt=text)


@check("API-074", each=CHANGING)
def a_time_is_read_with_its_offset(t: Trial) -> Script[None]:
    """Reads a record a few hours before and after a version begins, by times with another offset than UTC."""
    found = yield from past(t)
    # Each names an instant on one side of the beginning, and without its offset one on the other side.
    for number, text in ((2, "2021-01-01T03:00:00+08:00"), (1, "2020-12-31T21:00:00-08:00")):
        yield from _gives(found, number, validAt=text)


@check("API-075", each=CHANGING)
def a_read_gives_what_was_recorded_by_then(t: Trial) -> Script[None]:
    """Reads a record as it was known when each of its first versions was recorded, and just before the second."""
    found = yield from past(t)
    for number in (0, 1):
        yield from _gives(found, number, knownAt=found.recorded(number))
    yield from _gives(found, 0, knownAt=just_before(found.recorded(1)))


@check("API-076", each=CHANGING)
def the_latest_recorded_of_the_versions_that_hold_is_given(t: Trial) -> Script[None]:
    """Reads what was true in one summer, as it was known before and after it was recorded anew."""
    found = yield from past(t)
    yield from _gives(found, 0, validAt=IN_SUMMER, knownAt=found.recorded(0))
    yield from _gives(found, 0, validAt=IN_SUMMER, knownAt=found.recorded(1))
    yield from _gives(found, 2, validAt=IN_SUMMER, knownAt=found.recorded(2))
    yield from _gives(found, 2, validAt=BETWEEN)
    yield from _gives(found, 0, validAt=AFTER, knownAt=found.recorded(0))


@check("API-077", each=CHANGING)
def a_time_at_which_nothing_held_is_not_found(t: Trial) -> Script[None]:
    """Reads a record before it was true and before it was known."""
    found = yield from past(t)
    for times in ({"validAt": BEFORE}, {"knownAt": BEFORE}, {"validAt": EARLY, "knownAt": AFTER}):
        expect((yield from seen(found.record, **times)), 404)


@check("API-078", each=CHANGING)
def a_change_is_true_from_when_it_is_made(t: Trial) -> Script[None]:
    """Changes a record that is true from an earlier day without saying from when."""
    made = yield from begun(t, FIRST)
    answer = expect((yield from revised(t, made, made.etag)), 200)
    start, recorded = moment(valid(answer.document)), moment(str(meta(answer.document).get("recordedAt")))
    near = start is not None and recorded is not None and abs((start - recorded).total_seconds()) <= SLACK
    hold(near, str(recorded), str(start), answer)


@check("API-079", each=CHANGING)
def a_change_is_true_from_the_time_that_it_names(t: Trial) -> Script[None]:
    """Changes records from a day in the past and from one in the future on, by PATCH and by PUT."""
    for text in (LATER, FAR):
        made = yield from begun(t, FIRST)
        answers = [(yield from revised(t, made, made.etag, validFrom=text))]
        answers += yield from _put(t, validFrom=text)
        for answer in answers:
            start = valid(expect(answer, 200).document)
            hold(moment(start) == moment(text), text, start or "not given", answer)


@check("API-064", each=CHANGING)
def a_change_that_is_true_later_is_answered_with_the_tag_of_now(t: Trial) -> Script[None]:
    """Changes records from a day in the future on, by PATCH and by PUT, and goes on with the ETag of the answer."""
    made = yield from begun(t, FIRST)
    answers = [(made.path, (yield from revised(t, made, made.etag, validFrom=FAR)))]
    answers += [(each.ask.path.partition("?")[0], each) for each in (yield from _put(t, validFrom=FAR))]
    for path, answer in answers:
        needed(answer, 200, what="a change that is true later is needed")
        now = expect((yield from ask(get(path))), 200)
        hold(answer.etag == now.etag, now.etag, answer.etag or "no ETag", answer)
        expect((yield from ask(patch(path, difference(t), answer.etag))), 200)


@check("API-069", each=CHANGING)
def a_change_that_is_true_later_makes_the_tag_before_it_stale(t: Trial) -> Script[None]:
    """Changes a record from a day in the future on, and twice more with the ETag from before that."""
    made = yield from begun(t, FIRST)
    needed((yield from revised(t, made, made.etag, validFrom=FAR)), 200, what="a change that is true later is needed")
    expect((yield from revised(t, made, made.etag, validFrom=FAR)), 412)
    expect((yield from ask(patch(made.path, difference(t), made.etag))), 412)


def _put(t: Trial, **how: str) -> Script[list[Answer]]:
    """The answer to a PUT over a new record with parameters such as validFrom; none where it is not offered."""
    if "replace" not in t.target.resources[t.resource]:
        return []
    made = yield from begun(t, FIRST)
    return [(yield from ask(put(at(made.path, **how), {**made.document, **difference(t)}, made.etag)))]


@check("API-230", each=CHANGING)
def a_correction_keeps_the_valid_time(t: Trial) -> Script[None]:
    """Corrects records that are true from an earlier day, by PATCH and by PUT."""
    made = yield from begun(t, FIRST)
    answers = [(yield from revised(t, made, made.etag, correction="true"))]
    answers += yield from _put(t, correction="true")
    for answer in answers:
        start = valid(expect(answer, 200).document)
        hold(moment(start) == moment(FIRST), FIRST, start or "not given", answer)


@check("API-231", each=CHANGING)
def a_change_is_no_correction_too(t: Trial) -> Script[None]:
    """Sends changes with validFrom and correction=true."""
    made = yield from begun(t)
    path = at(made.path, validFrom=LATER, correction="true")
    expect((yield from ask(patch(path, difference(t), made.etag))), 400)
    if "replace" in t.target.resources[t.resource]:
        expect((yield from ask(put(path, {**made.document, **difference(t)}, made.etag))), 400)


@check("API-232", each=CHANGING)
def a_version_ends_where_the_next_begins(t: Trial) -> Script[None]:
    """Records what was true before a version that is there already, and reads until when it is true."""
    made = yield from begun(t, FIRST)
    later = needed((yield from revised(t, made, made.etag, validFrom=LATER)), 200, what="a later version is needed")
    written = needed((yield from revised(t, made, later.etag, validFrom=BETWEEN)), 200, what="a version is needed")
    read = needed((yield from seen(made, validAt=IN_SUMMER)), 200, what="the version is needed")
    for answer in (written, read):
        end = valid(answer.document, "end")
        hold(moment(end) == moment(LATER), LATER, end or "without end", answer)
    after = needed((yield from seen(made, validAt=AFTER)), 200, what="the later version is needed")
    hold(version_id(after.document) == version_id(later.document), "the later version after that", "another", after)


@check("API-233", subjects=anchored(also=f"{CHANGING} search"))
def a_search_lists_the_versions_that_reads_give(t: Trial) -> Script[None]:
    """Searches records as they were known before and after one of them was changed, and reads each."""
    found = yield from own_scene(t)
    yield from wait(APART)
    last = yield from changed(t, found.records[0])
    before, after = (str(meta(each).get("recordedAt")) for each in (found.records[-1].document, last.document))
    for name, text, more in (
        ("knownAt", before, ""),
        ("knownAt", before, "&limit=1"),
        ("knownAt", after, ""),
        ("validAt", before, ""),
    ):
        times = {name: text}
        rows, answer = yield from every_entry(get(f"{found.search().path}&{at('', **times)[1:]}{more}"))
        listed = {str(each.get("id")): version_id(each) for each in rows}
        for record in found.records:
            read = needed((yield from seen(record, **times)), 200, what="a read at that time is needed")
            version, told = version_id(read.document), listed.get(record.id, "nothing")
            hold(told == version, version, told, answer)


@check("API-233", subjects=anchored(also=f"{CHANGING} search"))
def a_search_finds_by_the_values_of_its_time(t: Trial) -> Script[None]:
    """Lets a record refer to another one than before, and searches as of before by both references."""
    found, other = (yield from own_scene(t)), (yield from own_scene(t))
    made = found.records[0]
    times = {"knownAt": str(meta(other.records[-1].document).get("recordedAt"))}
    yield from wait(APART)
    kind, _, identifier = other.anchor.values[0].partition("/")
    change = patch(made.path, {found.anchor.field: {"type": kind, "id": identifier}}, made.etag)
    needed((yield from ask(change)), 200, what="a changed record is needed")
    for each in (found, other):
        ids, answer = yield from every_listed(get(f"{each.search().path}&{at('', **times)[1:]}"))
        same(each.ids, ids, answer, each.anchor.query)


def _ending(target: Target) -> list[str]:
    return few(set(target.offering(*CHANGING.split(), "delete")))


@check("API-075", subjects=_ending)
def a_deleted_record_is_known_as_of_before(t: Trial) -> Script[None]:
    """Deletes a record, and reads it as it was known before that and as it is known since."""
    made = yield from begun(t)
    yield from wait(APART)
    yield from deleted(made)
    answer = expect((yield from seen(made, knownAt=str(meta(made.document).get("recordedAt")))), 200)
    expected, told = version_id(made.document), version_id(answer.document)
    hold(told == expected, expected, told, answer)
    expect((yield from seen(made, knownAt=FAR)), 404, 410)
