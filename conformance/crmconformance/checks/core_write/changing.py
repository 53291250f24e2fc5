"""Changing a record: by PUT, by PATCH, by DELETE, each over the version that the client has seen."""

from __future__ import annotations

from typing import Any

from crmconformance import making
from crmconformance.asking import JSON_PATCH, MERGE_PATCH, Ask, delete, patch, post, put
from crmconformance.parties import REASON, declared, pair
from crmconformance.records import Document, Record, again, changed, create, difference, pointed
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold, needed, together
from crmconformance.stepping import Stand, moving, walked, ways
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmconformance.wire import is_strong, named, unlike

merging = declared("merge")
HISTORY = "statusHistory"
STALE = '"a-version-that-never-was"'


def _whole(t: Trial, made: Record) -> Document:
    """The record as a PUT would send it back, with a harmless change."""
    return {**made.document, **difference(t)}


@check("API-050", each="create read replace", every=True)
def a_put_replaces_the_record(t: Trial) -> Script[None]:
    """Puts a changed record in the place of the one stored and reads it."""
    made = yield from create(t)
    sent = _whole(t, made)
    answer = expect((yield from ask(put(made.path, sent, made.etag))), 200)
    hold(is_strong(answer.etag) and answer.etag != made.etag, "a new ETag", answer.etag or "no ETag", answer)
    hold(answer.document.get("extensions") == sent["extensions"], "the record as it was sent", "another", answer)
    there = yield from again(made)
    told = unlike(answer.document, there.document)
    hold(told is None, "the stored record", say("another value at {}", told), there)


@check("API-051", each="create patch delete")
def a_change_without_a_condition_is_refused(t: Trial) -> Script[None]:
    """Sends a PUT, a PATCH and a DELETE without If-Match."""
    made = yield from create(t)
    expect((yield from ask(patch(made.path, difference(t), None))), 428)
    if "replace" in t.target.resources[t.resource]:
        expect((yield from ask(put(made.path, _whole(t, made), None))), 428)
    expect((yield from ask(delete(made.path, None))), 428)


@check("API-052", each="create patch delete")
def a_change_over_another_version_is_refused(t: Trial) -> Script[None]:
    """Sends changes with the ETag of an earlier version and with one that never was."""
    made = yield from create(t)
    yield from changed(t, made)
    for etag in (made.etag, STALE):
        expect((yield from ask(patch(made.path, difference(t), etag))), 412)
        if "replace" in t.target.resources[t.resource]:
            expect((yield from ask(put(made.path, _whole(t, made), etag))), 412)
        expect((yield from ask(delete(made.path, etag))), 412)


def _over(t: Trial, made: Record, etag: str) -> list[Ask]:
    """Changes over what an If-Match says: by each way that is offered, the deletion last."""
    offered = t.target.resources[t.resource]
    found = [patch(made.path, difference(t), etag)] if "patch" in offered else []
    found += [put(made.path, _whole(t, made), etag)] if "replace" in offered else []
    return [*found, *([delete(made.path, etag)] if "delete" in offered else [])]


@check("API-050", each="create read replace")
def one_of_several_entity_tags_is_enough(t: Trial) -> Script[None]:
    """Puts a record over a list of entity tags among which the current one is, in either place."""
    made = yield from create(t)
    for several in ("{stale}, {etag}", "{etag}, {stale}"):
        etags = several.format(stale=STALE, etag=made.etag)
        answer = expect((yield from ask(put(made.path, _whole(t, made), etags))), 200)
        made = Record(made.resource, made.sent, answer)


@check("API-057", each="create read patch")
def a_patch_is_taken_in_other_words(t: Trial) -> Script[None]:
    """Patches a record over a list of entity tags, by a media type that has a parameter, and deletes it by a list."""
    made = yield from create(t)
    for media in (MERGE_PATCH, f"{MERGE_PATCH}; charset=utf-8", "Application/Merge-Patch+JSON"):
        answer = yield from ask(patch(made.path, difference(t), f"{STALE}, {made.etag}", media=media))
        made = Record(made.resource, made.sent, expect(answer, 200))
    if "delete" in t.target.resources[t.resource]:
        expect((yield from ask(delete(made.path, f"{STALE}, {made.etag}"))), 204)


@check("API-061", each="create read patch")
def a_weak_entity_tag_names_no_version(t: Trial) -> Script[None]:
    """Changes a record over its entity tag, written as a weak one, alone and beside that of another version."""
    made = yield from create(t)
    for etag in (f"W/{made.etag}", f"{STALE}, W/{made.etag}"):
        for wanted in _over(t, made, etag):
            expect((yield from ask(wanted)), 412)


@check("API-051", subjects=merging)
def a_merge_without_a_condition_is_refused(t: Trial) -> Script[None]:
    """Merges two records without If-Match."""
    yield from _unmerged(t, {}, 428)


@check("API-052", subjects=merging)
def a_merge_over_a_stale_version_is_refused(t: Trial) -> Script[None]:
    """Merges two records over a version of the first that is not the current one."""
    yield from _unmerged(t, {"if-match": STALE}, 412)


def _unmerged(t: Trial, headers: dict[str, str], status: int) -> Script[None]:
    """Asks for a merge that has to be refused with a status, and sees that both records are as they were."""
    two = yield from pair(t)
    body = {"source": {"type": t.resource, "id": two.retired.id}, "reason": REASON}
    answer = yield from ask(post(f"{two.golden.path}:merge", body, headers=headers))
    expect(answer, status)
    for record in (two.golden, two.retired):
        there = expect((yield from again(record)), 200)
        hold(there.etag == record.etag, "the record as it was", "a changed record", there)


@check("API-063", each="create read patch")
def a_star_names_whatever_version_is_current(t: Trial) -> Script[None]:
    """Changes a record that another client changed meanwhile, over a star."""
    made = yield from create(t)
    answer = yield from changed(t, made)
    for number in range(len(_over(t, made, "*"))):
        answer = yield from ask(_over(t, Record(made.resource, made.sent, answer), "*")[number])
        expect(answer, 200, 204)
    if "delete" in t.target.resources[t.resource]:
        expect((yield from again(made)), 410)


@check("API-053", each="create patch")
def one_of_several_changes_at_once_is_carried_out(t: Trial) -> Script[None]:
    """Sends four patches at once with the same ETag and counts those that were carried out."""
    made = yield from create(t)
    answers = yield from together(*(patch(made.path, difference(t), made.etag) for _ in range(4)))
    done = [each for each in answers if each.status == 200]
    hold(len(done) <= 1, "one change at the most", say("{} changes", len(done)), done[-1] if done else answers[0])


@check("API-054", each="create replace")
def a_put_of_another_id_is_refused(t: Trial) -> Script[None]:
    """Puts a record whose id is not that of its path."""
    made = yield from create(t)
    expect((yield from ask(put(made.path, {**_whole(t, made), "id": t.word(20)}, made.etag))), 422)


@check("API-055", each="create patch")
def what_only_the_server_writes_is_not_changed(t: Trial) -> Script[None]:
    """Changes the version and the time of recording of a record, by PATCH and by PUT."""
    made = yield from create(t)
    meta = made.document.get("meta", {})
    for name, value in (("versionId", "99"), ("recordedAt", "2020-01-01T00:00:00Z")):
        answer = yield from ask(patch(made.path, {"meta": {name: value}}, made.etag))
        expect(answer, 422, member=f"meta.{name}")
        if "replace" in t.target.resources[t.resource]:
            answer = yield from ask(put(made.path, {**_whole(t, made), "meta": {**meta, name: value}}, made.etag))
            expect(answer, 422, member=f"meta.{name}")


def _stepping(target: Target) -> list[str]:
    return moving(target) if "coreWrite" in target.classes else []


@check("API-055", subjects=_stepping)
def the_status_history_is_not_changed(t: Trial) -> Script[None]:
    """Writes another time and another state into the status history of a record, by PATCH and by PUT."""
    stand = yield from walked(t, next(iter(ways(t).values())))
    entry = dict(stand.history[0])
    for other in ({"at": "2020-01-01T00:00:00Z"}, {"reason": {"text": t.word()}}):
        wanted = {**stand.document, HISTORY: [{**entry, **other}]}
        for each in _whole_or_in_part(t, stand, wanted):
            expect((yield from ask(each)), 422, member=HISTORY)


def _whole_or_in_part(t: Trial, stand: Stand, wanted: Document) -> list[Ask]:
    offered, etag = t.target.resources[t.resource], stand.answers[-1].etag
    asks = [patch(stand.path, {HISTORY: wanted[HISTORY]}, etag)] if "patch" in offered else []
    return [*asks, *([put(stand.path, wanted, etag)] if "replace" in offered else [])]


@check("API-056", each="create read replace")
def a_put_removes_what_it_leaves_out(t: Trial) -> Script[None]:
    """Puts a record without an optional member that it had."""
    made = yield from create(t, **difference(t))
    sent = {name: value for name, value in made.document.items() if name != "extensions"}
    answer = expect((yield from ask(put(made.path, sent, made.etag))), 200)
    there = expect((yield from again(made)), 200)
    for each in (answer, there):
        hold("extensions" not in each.document, "no member extensions", "extensions is still there", each)


@check("API-057", each="create read patch", every=True)
def a_merge_patch_changes_what_it_names(t: Trial) -> Script[None]:
    """Sets a member by a merge patch, then removes it with null."""
    made = yield from create(t)
    wanted = difference(t)
    answer = expect((yield from ask(patch(made.path, wanted, made.etag))), 200)
    expected = {**made.document, **wanted, "meta": answer.document.get("meta")}
    told = unlike(expected, answer.document)
    hold(told is None, "the record with what the patch names", say("another value at {}", told), answer)
    removed = expect((yield from ask(patch(made.path, {"extensions": None}, answer.etag))), 200)
    hold("extensions" not in removed.document, "no member extensions", "extensions is still there", removed)
    expect((yield from ask(patch(made.path, {"extensions": None}, removed.etag))), 200)


@check("API-057", each="create read patch")
def a_merge_patch_removes_what_is_null_further_in(t: Trial) -> Script[None]:
    """Removes a member of a member with null, which leaves the others of it, as RFC 7396 goes on inside objects."""
    for document, outer, inner in _removable(t):
        made = yield from create(t, document=document)
        answer = expect((yield from ask(patch(made.path, {outer: {inner: None}}, made.etag))), 200)
        left = {name: value for name, value in made.document[outer].items() if name != inner}
        told = unlike(left, answer.document.get(outer))
        hold(told is None, say("{} without {}", outer, inner), say("another value at {}", told), answer)


@check("API-057", each="create read patch")
def a_merge_patch_leaves_out_what_is_null_in_what_it_adds(t: Trial) -> Script[None]:
    """Adds an object one member of which is null, which is not stored, as RFC 7396 merges it into an empty one."""
    for document, outer, inner in _removable(t):
        without = {name: value for name, value in document.items() if name != outer}
        if not making.is_good(without):
            continue
        made = yield from create(t, document=without)
        sent = yield from pointed(t, {"resourceType": t.resource, outer: document[outer]})
        answer = expect((yield from ask(patch(made.path, {outer: {**sent[outer], inner: None}}, made.etag))), 200)
        left = {name: value for name, value in sent[outer].items() if name != inner}
        told = unlike(left, answer.document.get(outer))
        hold(told is None, say("{} without {}", outer, inner), say("another value at {}", told), answer)


def _removable(t: Trial) -> list[tuple[Document, str, str]]:
    """A document with an object of which one member can be removed, the names of both; none where there is none."""
    offered = frozenset(t.target.offering("create"))
    for document in making.samples(t.resource):
        reachable = all(each.type in offered for each in making.references(document))
        for outer, value in document.items() if reachable else ():
            for inner in value if isinstance(value, dict) and outer != "meta" and len(value) > 1 else ():
                without = {name: each for name, each in value.items() if name != inner}
                if making.is_good({**document, outer: without}):
                    return [(document, outer, inner)]
    return []


@check("API-058", each="create patch")
def what_a_patch_results_in_is_judged(t: Trial) -> Script[None]:
    """Patches a member into a record that the schema does not know."""
    made = yield from create(t)
    answer = expect((yield from ask(patch(made.path, {"noSuchMember": "x"}, made.etag))), 422)
    hold("GEN-012" in named(answer), "GEN-012", ", ".join(sorted(named(answer))) or "no requirement", answer)


@check("API-059", each="create read patch")
def a_json_patch_is_carried_out(t: Trial) -> Script[None]:
    """Adds, tests, replaces and removes a member by JSON Patch."""
    made = yield from create(t)
    value = difference(t)["extensions"]
    steps = [
        {"op": "add", "path": "/extensions", "value": value},
        {"op": "test", "path": "/extensions/0/url", "value": value[0]["url"]},
        {"op": "replace", "path": "/extensions/0/valueString", "value": "changed"},
    ]
    answer = expect((yield from ask(patch(made.path, steps, made.etag, media=JSON_PATCH))), 200)
    held: Any = answer.document.get("extensions")
    hold(held == [{**value[0], "valueString": "changed"}], "the member as patched", "another value", answer)
    turned = {name: held[0][name] for name in reversed(held[0])}  # equal by RFC 6902, whatever the order of members
    steps = [{"op": "test", "path": "/extensions/0", "value": turned}, {"op": "remove", "path": "/extensions"}]
    gone = yield from ask(patch(made.path, steps, answer.etag, media=JSON_PATCH))
    hold("extensions" not in expect(gone, 200).document, "no member extensions", "it is still there", gone)


@check("API-060", each="create read patch")
def a_json_patch_whose_test_fails_is_refused(t: Trial) -> Script[None]:
    """Sends a JSON Patch one of whose tests does not hold, and sees that nothing was changed."""
    made = yield from create(t)
    wanted = {"op": "add", "path": "/extensions", "value": difference(t)["extensions"]}
    for test in ({"path": "/resourceType", "value": "Nothing"}, {"path": "/noSuchMember", "value": 1}):
        steps = [wanted, {"op": "test", **test}]
        expect((yield from ask(patch(made.path, steps, made.etag, media=JSON_PATCH))), 409)
    there = expect((yield from again(made)), 200)
    hold(there.etag == made.etag, "the record as it was", "a changed record", there)


@check("API-062", each="create delete", every=True)
def a_deletion_is_answered_with_204(t: Trial) -> Script[None]:
    """Deletes a record."""
    made = yield from create(t)
    expect((yield from ask(delete(made.path, made.etag))), 204)


def _only_added(target: Target) -> list[str]:
    """Resources that a client can create and read and that the standard never changes."""
    return [each for each in target.offering("create", "read") if "patch" not in _standard(each)]


def _standard(resource: str) -> list[str]:
    from crmstandard import schemas
    from crmstandard.operations import interactions

    return interactions(schemas.resource(resource))


@check("API-066", subjects=_only_added)
def a_record_that_is_only_added_is_not_changed(t: Trial) -> Script[None]:
    """Sends a PUT, a PATCH and a DELETE to a record of a resource to which records are only added."""
    made = yield from create(t)
    for wanted in (
        put(made.path, made.document, made.etag),
        patch(made.path, difference(t), made.etag),
        delete(made.path, made.etag),
    ):
        expect((yield from ask(wanted)), 405)


@check("API-067", each="create read patch")
def a_refused_write_leaves_the_record_as_it_is(t: Trial) -> Script[None]:
    """Sends wrong changes and reads the record afterwards."""
    made = yield from create(t)
    wrong = (
        patch(made.path, {**difference(t), "noSuchMember": "x"}, made.etag),
        patch(made.path, difference(t), STALE),
        patch(made.path, b'{"extensions": [', made.etag),
    )
    for wanted in wrong:
        answer = yield from ask(wanted)
        needed(answer, 400, 412, 422, what="a refusal is needed")
        there = expect((yield from again(made)), 200)
        told = unlike(made.document, there.document)
        hold(
            told is None and there.etag == made.etag,
            "the record as it was",
            say("a change at {}", told or "ETag"),
            there,
        )


@check("API-068", each="create read patch")
def each_version_has_an_id_of_its_own(t: Trial) -> Script[None]:
    """Changes a record twice and compares the ids of its versions."""
    made = yield from create(t)
    first = yield from changed(t, made)
    second = yield from changed(t, made, first.etag)
    ids = [str(each.document.get("meta", {}).get("versionId", "")) for each in (made.answer, first, second)]
    hold(all(ids) and len(set(ids)) == 3, "three version ids", ", ".join(ids), second)
