"""Merges taken back: both records as they were, and all that refers to them with the one that it referred to."""

from __future__ import annotations

from crmconformance.checks.identity.merging import referred
from crmconformance.parties import current, merge, merged, pair, parties, party, reference_id, unmerge
from crmconformance.registry import check
from crmconformance.script import Script, expect, hold, needed
from crmconformance.trial import Trial
from crmconformance.wire import unlike

unmerging = parties("merge")


@check("API-214", subjects=unmerging)
def both_records_are_as_they_were(t: Trial) -> Script[None]:
    """Merges two records, takes the merge back and reads both."""
    two = yield from pair(t)
    event = yield from merged(two.golden, two.retired)
    expect((yield from unmerge(event)), 200)
    for record in (two.golden, two.retired):
        answer = yield from current(record)
        before, after = ({**each, "meta": None} for each in (record.document, answer.document))
        told = unlike(before, after)
        hold(told is None, "the record as it was", f"another value at {told}", answer, pointer=told)


@check("API-215", subjects=unmerging)
def an_unmerge_is_answered_with_the_reversed_event(t: Trial) -> Script[None]:
    """Takes a merge back and reads its event."""
    two = yield from pair(t)
    event = yield from merged(two.golden, two.retired)
    answer = expect((yield from unmerge(event)), 200)
    status = str(answer.document.get("status"))
    same = answer.document.get("id") == event.document.get("id")
    hold(status == "reversed" and same, "the merge event, reversed", status, answer)


@check("API-216", subjects=unmerging)
def what_refers_to_a_record_stays_with_it(t: Trial) -> Script[None]:
    """Reads records that refer to both parties after their merge was taken back."""
    two = yield from pair(t)
    one, other = (yield from referred(t, two.golden)), (yield from referred(t, two.retired))
    event = yield from merged(two.golden, two.retired)
    needed((yield from unmerge(event)), 200, what="a merge that was taken back is needed")
    for record, party_id in ((one, two.golden.id), (other, two.retired.id)):
        answer = yield from current(record)
        found = reference_id(answer.document.get("party"))
        hold(found == party_id, party_id, found or "none", answer, id=record.id)


@check("API-217", subjects=unmerging)
def only_an_applied_merge_is_taken_back(t: Trial) -> Script[None]:
    """Takes back a previewed merge, and one that was taken back already."""
    two = yield from pair(t)
    preview = needed((yield from merge(two.golden, two.retired, preview=True)), 200, what="a preview is needed")
    expect((yield from unmerge(preview)), 409, found="previewed")
    event = yield from merged(two.golden, two.retired)
    needed((yield from unmerge(event)), 200, what="a merge that was taken back is needed")
    expect((yield from unmerge(event)), 409, found="reversed")


@check("API-218", subjects=unmerging)
def merges_are_taken_back_in_the_reverse_order(t: Trial) -> Script[None]:
    """Takes back a merge whose golden record was merged again since, with another and into another."""
    for into in (True, False):
        two = yield from pair(t)
        first = yield from merged(two.golden, two.retired)
        third = yield from party(t, two.about)
        golden, retired = (third, two.golden) if into else (two.golden, third)
        second = yield from merged(golden, retired)
        params = {"record": f"{t.resource}/{two.golden.id}", "event": second.document.get("id")}
        expect((yield from unmerge(first)), 409, **params)
