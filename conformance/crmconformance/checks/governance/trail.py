"""The audit trail: which requests leave an event, what stands in it, and who may write it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crmconformance.asking import ELSEWHERE, Ask, delete, get, patch, post, put
from crmconformance.finding import anchored, entries, scene
from crmconformance.following import changing, complete, end, scopes, since
from crmconformance.jobs import exportable, importable, of_scene, rows_of, start_export, start_import
from crmconformance.parties import PARTIES, declared, known, merged_pair
from crmconformance.records import Record, changed, create, deleted, difference
from crmconformance.registry import check
from crmconformance.remembering import at, meta, past_of
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, expect, hold, needed
from crmconformance.target import Target, collection, scope
from crmconformance.trail import BY_FILTER, BY_QUERY, PURPOSE, TRAIL, chain, counted, listed, trailed, used
from crmconformance.trial import Trial

merging = declared("merge")
DECLARED = {"crm-purpose": PURPOSE}
NAMED = ("client", "action", "object", "purpose", "decision", "requestId")


def _of(made: Record) -> str:
    return f"{made.resource}/{made.id}"


def _one(count: int, action: str) -> None:
    hold(count == 1, "1 audit event", str(count), action=action)


@check("SEC-070", subjects=trailed("object", "action"))
def a_read_leaves_one_audit_event(t: Trial) -> Script[None]:
    """Reads a record once, and counts the audit events of it."""
    made = yield from create(t)
    needed((yield from ask(get(made.path))), 200, what="the record is needed")
    _one((yield from counted(object=_of(made), action="read")), "read")


@check("SEC-070", subjects=trailed("object"))
def a_read_of_the_past_leaves_an_audit_event(t: Trial) -> Script[None]:
    """Reads a record with the ETag of its version, its versions and what was known then, and looks for the events."""
    made = yield from create(t)
    asks = [get(made.path, headers={"if-none-match": made.etag}), *map(get, past_of(t, made))]
    if "history" in t.target.resources[t.resource]:
        asks.append(get(at(made.path, knownAt=str(meta(made.document).get("recordedAt")))))
    for wanted in asks:
        before = len((yield from listed(object=_of(made))))
        answer = needed((yield from ask(wanted)), 200, 304, what="a read is needed")
        found = yield from counted(before + 1, object=_of(made))
        hold(found > before, "the audit event", "none", answer, action="read")


def _filtering(target: Target) -> list[str]:
    """One resource that a filter can search, where the trail can be searched by what its search leaves."""
    fields = {"objectType", "action", "purpose"} <= set(target.search_fields(TRAIL))
    return list(anchored()(target))[:1] if fields else []


@check("SEC-070", subjects=_filtering)
def a_search_by_a_filter_leaves_an_audit_event(t: Trial) -> Script[None]:
    """Searches by a filter for a purpose that nothing else declares, and looks for the audit event of it."""
    wanted = (yield from scene(t)).filter(limit=1)
    if (yield from ask(wanted)).status == 200:  # a system may offer searches by query alone
        about = {"objectType": t.resource, "action": "search", "purpose": BY_FILTER}
        before = len((yield from listed(**about)))
        declared = replace(wanted, headers={**wanted.headers, "crm-purpose": BY_FILTER})
        needed((yield from ask(declared)), 200, what="a search is needed")
        _one((yield from counted(before + 1, **about)) - before, "search")


@check("SEC-070", subjects=trailed("objectType", "action", "purpose", also="create read search"))
def a_search_leaves_one_audit_event(t: Trial) -> Script[None]:
    """Searches once for a purpose that no other search declares, and counts the audit events before and after."""
    about = {"objectType": t.resource, "action": "search", "purpose": BY_QUERY}
    before = len((yield from listed(**about)))
    needed(
        (yield from ask(get(f"{t.path}?limit=1", headers={"crm-purpose": BY_QUERY}))), 200, what="a search is needed"
    )
    _one((yield from counted(before + 1, **about)) - before, "search")


@check("SEC-071", subjects=trailed("object", "action", also="create read patch delete"))
def each_write_leaves_one_audit_event(t: Trial) -> Script[None]:
    """Makes, changes and deletes a record, and counts the audit events of each."""
    made = yield from create(t)
    answer = yield from changed(t, made)
    yield from deleted(made, answer.etag)
    for action in ("create", "update", "delete"):
        _one((yield from counted(object=_of(made), action=action)), action)
    if "replace" in t.target.resources[t.resource]:
        other = yield from create(t)
        whole = {**other.document, **difference(t)}
        needed((yield from ask(put(other.path, whole, other.etag))), 200, what="a changed record is needed")
        _one((yield from counted(object=_of(other), action="update")), "update")


def _traced_merges(target: Target) -> list[str]:
    return merging(target) if {"object", "action"} <= set(target.search_fields(TRAIL)) else []


@check("SEC-071", subjects=_traced_merges)
def a_merge_leaves_an_audit_event(t: Trial) -> Script[None]:
    """Merges two records, and looks for the audit event of either."""
    two, answer = yield from merged_pair(t)
    found = yield from counted(object=_of(two.golden), action="merge")
    found = found or (yield from counted(object=_of(two.retired), action="merge"))
    hold(found, "the audit event", "none", answer, action="merge")


def _matching(target: Target) -> list[str]:
    names = [each for each in PARTIES if f"{collection(each).removeprefix('/v1/')}:match" in target.operations]
    return names[:1] if _of_purposes(target) else []


def _of_purposes(target: Target) -> bool:
    return {"action", "purpose"} <= set(target.search_fields(TRAIL))


@check("SEC-070", subjects=_matching)
def a_match_leaves_an_audit_event(t: Trial) -> Script[None]:
    """Looks for a party for a purpose that nothing else declares, and for the audit event of it."""
    yield from _leaves("match", post(f"{t.path}:match", known(t).sought, headers=DECLARED), 200)


def _exporting(target: Target) -> list[str]:
    return list(exportable(target))[:1] if _of_purposes(target) and "bulk" in target.classes else []


@check("SEC-070", subjects=_exporting)
def an_export_leaves_an_audit_event(t: Trial) -> Script[None]:
    """Starts an export for a purpose that nothing else declares, and looks for the audit event of it."""
    found = yield from scene(t)
    yield from _leaves("export", start_export(of_scene(found), headers=DECLARED), 202)


def _importing(target: Target) -> list[str]:
    return list(importable(target))[:1] if _of_purposes(target) and "bulkImport" in target.features else []


@check("SEC-071", subjects=_importing)
def an_import_leaves_an_audit_event(t: Trial) -> Script[None]:
    """Starts an import for a purpose that nothing else declares, and looks for the audit event of it."""
    rows = yield from rows_of(t, 1)
    yield from _leaves("import", start_import(rows, headers=DECLARED), 202)


def _leaves(action: str, wanted: Ask, status: int) -> Script[None]:
    """Sends a request, and looks for one audit event more of its action and purpose than before. Raises Missing."""
    about = {"action": action, "purpose": PURPOSE}
    before = len((yield from listed(**about)))
    answer = needed((yield from ask(wanted)), status, what="an answer that can be traced is needed")
    found = yield from counted(before + 1, **about)
    hold(found > before, "the audit event", "none", answer, action=action)


@check("SEC-072", subjects=trailed("object", "objectType", "decision", "purpose", also="create read search"))
def a_refusal_leaves_an_audit_event(t: Trial) -> Script[None]:
    """Reads a record and searches without the scope, and looks for what was denied."""
    made = yield from create(t)
    about = {"objectType": t.resource, "decision": "deny", "purpose": PURPOSE}
    before = len((yield from listed(**about)))
    without = (scope(t.resource, "write"),)
    answer = needed((yield from ask(get(made.path, scopes=without))), 403, what="a refusal is needed")
    found = yield from counted(object=_of(made), decision="deny")
    hold(found >= 1, "an audit event of the refusal", "none", answer)
    wanted = get(f"{t.path}?limit=1", scopes=without, headers=DECLARED)
    answer = needed((yield from ask(wanted)), 403, what="a refusal is needed")
    found = yield from counted(before + 1, **about)
    hold(found > before, "an audit event of the refusal", "none", answer)


@check("SEC-072", subjects=trailed("objectType", "action", "decision", "purpose", also="create read patch delete"))
def a_refused_write_leaves_an_audit_event(t: Trial) -> Script[None]:
    """Creates, changes and deletes without the scope, and looks for what was denied."""
    made, about = (yield from create(t)), {"objectType": t.resource, "decision": "deny", "purpose": PURPOSE}
    reading: dict[str, Any] = {"scopes": (scope(t.resource, "read"),), "headers": DECLARED}
    asks = {
        "create": post(t.path, made.sent, **reading),
        "update": patch(made.path, difference(t), made.etag, **reading),
        "delete": delete(made.path, made.etag, **reading),
    }
    for action, wanted in asks.items():
        before = len((yield from listed(action=action, **about)))
        answer = needed((yield from ask(wanted)), 403, what="a refusal is needed")
        found = yield from counted(before + 1, action=action, **about)
        hold(found > before, "an audit event of the refusal", "none", answer)


def _refusing_exports(target: Target) -> list[str]:
    named = {"action", "decision", "purpose"} <= set(target.search_fields(TRAIL))
    return list(exportable(target))[:1] if named and "bulk" in target.classes else []


@check("SEC-072", subjects=_refusing_exports)
def a_refused_export_leaves_an_audit_event(t: Trial) -> Script[None]:
    """Starts an export without the scope of bulk data, and looks for what was denied."""
    about = {"action": "export", "decision": "deny", "purpose": PURPOSE}
    before = len((yield from listed(**about)))
    wanted = start_export({"resourceTypes": [t.resource]}, headers=DECLARED, scopes=(scope(t.resource, "read"),))
    answer = needed((yield from ask(wanted)), 403, what="a refusal is needed")
    found = yield from counted(before + 1, **about)
    hold(found > before, "an audit event of the refusal", "none", answer)


@check("SEC-073", subjects=trailed("object", "action"), needs=("second",))
def an_audit_event_names_the_client_that_asked(t: Trial) -> Script[None]:
    """Reads a record as two clients, and compares the clients in the audit events of it."""
    made = yield from create(t)
    for client in ("main", "second"):
        needed((yield from ask(get(made.path, client=client))), 200, what="the record is needed")
    if (yield from counted(2, object=_of(made), action="read")) < 2:
        raise Missing("the audit event of a read is needed, but there is none")
    named = {str(each.get("client")) for each in (yield from listed(object=_of(made), action="read"))}
    hold(len(named) == 2, "two clients", say("{} of them", len(named)), missing="client")


@check("SEC-073", subjects=trailed("object", "action", "purpose"))
def an_audit_event_says_who_did_what_for_which_purpose(t: Trial) -> Script[None]:
    """Reads a record for a purpose, and looks for it and for the members of its audit event."""
    made = yield from create(t)
    needed((yield from ask(get(made.path, headers=DECLARED))), 200, what="the record is needed")
    if not (yield from counted(object=_of(made), action="read")):
        raise Missing("the audit event of a read is needed, but there is none")
    found = yield from listed(object=_of(made), action="read")
    missing = ", ".join(name for name in NAMED if name not in found[0])
    hold(not missing, ", ".join(NAMED), say("none of {}", missing), missing=missing)
    of_purpose = yield from listed(object=_of(made), action="read", purpose=PURPOSE)
    hold(of_purpose, "the purpose that was declared", "another", missing="purpose")


@check("SEC-074", subjects=trailed("object", "action"))
def the_audit_event_is_there_when_the_answer_is(t: Trial) -> Script[None]:
    """Reads a record, and looks for the audit event at once."""
    made = yield from create(t)
    answer = needed((yield from ask(get(made.path))), 200, what="the record is needed")
    hold((yield from listed(object=_of(made), action="read")), "the audit event", "none yet", answer)


@check("SEC-075", needs=(ELSEWHERE,))
def audit_events_are_numbered_without_a_gap(t: Trial) -> Script[None]:
    """Reads the whole trail of another tenant, and looks for numbers that are left out."""
    yield from used(t, ELSEWHERE)
    found = yield from chain(ELSEWHERE)
    hold(found.links, "audit events of what was asked", "none", found.answer)
    gap = next((number for number in range(1, found.last + 1) if number not in found.links), None)
    after = min((number for number in found.links if gap is not None and number > gap), default=None)
    hold(gap is None, str(gap), str(after), found.answer)


@check("SEC-076", needs=(ELSEWHERE,))
def each_audit_event_holds_the_hash_of_the_one_before(t: Trial) -> Script[None]:
    """Reads the whole trail of another tenant, and works out the hashes anew."""
    yield from used(t, ELSEWHERE)
    found = yield from chain(ELSEWHERE)
    hold(found.links, "audit events of what was asked", "none", found.answer, sequence=0)
    for number, link in sorted(found.links.items()):
        before = found.links.get(number - 1)
        hold(link.hash == link.right, "the digest of the event", "another", found.answer, sequence=number)
        if before is not None or number == 1:
            expected = before.hash if before is not None else None
            hold(link.before == expected, "the hash of the one before", "another", found.answer, sequence=number)


def _searched(target: Target) -> list[str]:
    return [name for name in target.offering("search", "read") if name == TRAIL]


@check("SEC-077", subjects=_searched)
def an_audit_event_is_written_by_nobody(t: Trial) -> Script[None]:
    """Sends a new audit event, a change and a deletion of one that is there, and reads it again."""
    page = needed((yield from ask(get(f"{t.path}?limit=1"))), 200, what="the audit trail is needed")
    if not entries(page):
        raise Missing("an audit event is needed")
    path = f"{t.path}/{entries(page)[0].get('id')}"
    own = {"resourceType": TRAIL, "action": "read", "decision": "permit", "actorKind": "user"}
    for wanted in (
        post(t.path, own),
        patch(path, difference(t), "*"),
        patch(path, difference(t), '"1"'),
        delete(path, "*"),
    ):
        answer = yield from ask(wanted)
        hold(400 <= answer.status < 500, "a refusal", answer.shown, answer)
    expect((yield from ask(get(path))), 200)


@check("EVT-012", subjects=changing)
def what_stands_in_the_audit_trail_raises_no_event(t: Trial) -> Script[None]:
    """Makes and reads a record, and looks in the feed for events of audit events."""
    cursor = yield from end(t.resource)
    made = yield from create(t)
    needed((yield from ask(get(made.path))), 200, what="the record is needed")
    yield from complete(t.resource, made.id, cursor, 1)
    pages = yield from since(t.resource, cursor, scopes=(*scopes(t.resource), scope(TRAIL, "read")))
    begun = f"{collection(TRAIL).rpartition('/')[2]}/"
    subjects = [str(each.get("subject")) for each in pages.events()]
    found = next((each for each in subjects if each.startswith(begun)), None)
    hold(found is None, "no event of an audit event", "one", pages.answers[-1], id=(found or "").removeprefix(begun))
