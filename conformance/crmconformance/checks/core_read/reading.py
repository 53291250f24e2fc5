"""Reading one record: what comes back, with which ETag, and what does not come back."""

from __future__ import annotations

from crmconformance.asking import Answer, delete, get, patch, put
from crmconformance.records import again, changed, create, deleted, difference, standing
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.trial import Trial
from crmconformance.wire import is_strong, unlike


@check("API-040", each="create read", every=True)
def a_record_is_read_by_its_id(t: Trial) -> Script[None]:
    """Reads a new record by its id."""
    made = yield from standing(t)
    answer = expect((yield from ask(get(made.path))), 200)
    told = unlike(made.document, answer.document)
    hold(told is None, "the record that its create answered", say("another value at {}", told), answer)


@check("API-041", each="create read patch")
def a_record_has_a_strong_etag_of_its_version(t: Trial) -> Script[None]:
    """Reads two versions of a record and compares their ETags."""
    made = yield from create(t)
    first = expect((yield from again(made)), 200)
    hold(is_strong(first.etag), "a strong ETag", first.etag or "no ETag", first)
    yield from changed(t, made, first.etag)
    second = expect((yield from again(made)), 200)
    hold(is_strong(second.etag), "a strong ETag", second.etag or "no ETag", second)
    hold(second.etag != first.etag, "another ETag for another version", say("{} again", second.etag), second)


@check("API-042", each="create read")
def a_known_version_is_not_sent_again(t: Trial) -> Script[None]:
    """Reads a record with the ETag that the client holds, and with another one."""
    made = yield from standing(t)
    answer = expect((yield from again(made, **{"if-none-match": made.etag})), 304)
    hold(not answer.body, "no body", say("{} bytes", len(answer.body)), answer)
    _names(answer, made.etag)
    expect((yield from again(made, **{"if-none-match": '"another-version"'})), 200)


def _names(answer: Answer, etag: str) -> None:
    """Raises Fault where a 304 does not carry the ETag that its 200 would have had (RFC 9110, 15.4.5)."""
    hold(answer.etag.removeprefix("W/") == etag, say("the ETag {}", etag), answer.etag or "no ETag", answer)


@check("API-042", each="create read")
def a_known_version_is_found_among_several(t: Trial) -> Script[None]:
    """Reads a record with its ETag among others, with a weak one, and with a star, as RFC 9110 compares them."""
    made = yield from standing(t)
    for held in (f'"another-version", {made.etag}', f'{made.etag}, "another-version"', f"W/{made.etag}", "*"):
        _names(expect((yield from again(made, **{"if-none-match": held})), 304), made.etag)


@check("API-044", each="read", every=True)
def an_id_that_never_was_is_not_found(t: Trial) -> Script[None]:
    """Reads, and where it can be changed changes, an id that nobody gave to a record."""
    path = f"{t.path}/{t.word(20)}"
    expect((yield from ask(get(path))), 404)
    if "patch" in t.target.resources[t.resource]:
        expect((yield from ask(patch(path, difference(t), '"1"'))), 404)
    if "replace" in t.target.resources[t.resource]:
        expect((yield from ask(put(path, {"resourceType": t.resource, **difference(t)}, '"1"'))), 404)
    if "delete" in t.target.resources[t.resource]:
        expect((yield from ask(delete(path, '"1"'))), 404)
    if "history" in t.target.resources[t.resource]:
        expect((yield from ask(get(f"{path}/history"))), 404)
        expect((yield from ask(get(f"{path}/versions/1"))), 404)


@check("API-044", each="create read replace")
def nothing_is_created_by_a_put(t: Trial) -> Script[None]:
    """Puts a whole record to an id that nobody gave to a record, and reads it."""
    made = yield from standing(t)
    identifier = t.word(20)
    path = f"{t.path}/{identifier}"
    for etag in (made.etag, "*"):
        expect((yield from ask(put(path, {**made.document, "id": identifier}, etag))), 404, 412)
        expect((yield from ask(get(path))), 404)


@check("API-044", each="create read")
def an_id_in_another_case_is_another_id(t: Trial) -> Script[None]:
    """Reads a record by its id with small letters for capitals and capitals for small ones."""
    made = yield from standing(t)
    turned = made.id.swapcase()
    if turned != made.id:
        there = yield from ask(get(f"{t.path}/{turned}"))
        hold(there.document.get("id") != made.id, "no record or another one", "the same record", there)


@check("API-045", each="create read delete", every=True)
def a_deleted_record_is_gone(t: Trial) -> Script[None]:
    """Deletes a record, reads it, and tries to delete it again."""
    made = yield from create(t)
    yield from deleted(made)
    expect((yield from again(made)), 410)
    expect((yield from again(made, **{"if-none-match": made.etag})), 410)
    expect((yield from ask(delete(made.path, made.etag))), 410)
    if "patch" in t.target.resources[t.resource]:
        expect((yield from ask(patch(made.path, difference(t), made.etag))), 410)
    if "replace" in t.target.resources[t.resource]:
        expect((yield from ask(put(made.path, made.document, made.etag))), 410)
    expect((yield from again(made)), 410)
