"""Merges taken back: both records as they were, and all that refers to them with the one that it referred to."""

from __future__ import annotations

from crmconformance.parties import (
    current,
    merge,
    merged,
    merged_pair,
    pair,
    parties,
    party,
    reference_id,
    referring,
    unmerge,
)
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, expect, hold, needed
from crmconformance.trial import Trial
from crmconformance.wire import unlike

merging = parties("merge")


@check("API-214", subjects=merging)
def both_records_are_as_they_were(t: Trial) -> Script[None]:
    """Merges two records, takes the merge back and reads both."""
    two = yield from pair(t)
    before = [(yield from current(two.golden)), (yield from current(two.retired))]
    event = yield from merged(two.golden, two.retired)
    expect((yield from unmerge(event)), 200)
    for record, stood in zip((two.golden, two.retired), before, strict=True):
        stands = yield from current(record)
        told = unlike({**stood.document, "meta": None}, {**stands.document, "meta": None})
        hold(told is None, "the record as it was", say("another value at {}", told), stands, pointer=told)


@check("API-215", subjects=merging)
def an_unmerge_is_answered_with_the_reversed_event(t: Trial) -> Script[None]:
    """Takes a merge back and reads its event."""
    _, event = yield from merged_pair(t)
    answer = expect((yield from unmerge(event)), 200)
    status = str(answer.document.get("status"))
    same = answer.document.get("id") == event.document.get("id")
    hold(status == "reversed" and same, "the merge event, reversed", status, answer)


@check("API-216", subjects=merging)
def what_refers_to_a_record_stays_with_it(t: Trial) -> Script[None]:
    """Reads records that refer to both parties after their merge was taken back."""
    two = yield from pair(t)
    one, other = (yield from referring(t, two.golden)), (yield from referring(t, two.retired))
    event = yield from merged(two.golden, two.retired)
    needed((yield from unmerge(event)), 200, what="a merge that was taken back is needed")
    for record, owner in ((one, two.golden), (other, two.retired)):
        answer = yield from current(record)
        found = reference_id(answer.document.get("party"))
        hold(found == owner.id, owner.id, found or "none", answer, id=record.id)


@check("API-217", subjects=merging)
def only_an_applied_merge_is_taken_back(t: Trial) -> Script[None]:
    """Takes back a previewed merge, and one that was taken back already."""
    two = yield from pair(t)
    preview = needed((yield from merge(two.golden, two.retired, preview=True)), 200, what="a preview is needed")
    expect((yield from unmerge(preview)), 409, found="previewed")
    event = yield from merged(two.golden, two.retired)
    needed((yield from unmerge(event)), 200, what="a merge that was taken back is needed")
    expect((yield from unmerge(event)), 409, found="reversed")


@check("API-218", subjects=merging)
def merges_are_taken_back_in_the_reverse_order(t: Trial) -> Script[None]:
    """Takes back a merge whose golden record was merged again since, into another and with another."""
    for into in (True, False):
        two, first = yield from merged_pair(t)
        third = yield from party(t, two.about)
        golden, retired = (third, two.golden) if into else (two.golden, third)
        second = yield from merged(golden, retired)
        params = {"record": f"{t.resource}/{two.golden.id}", "event": second.document.get("id")}
        expect((yield from unmerge(first)), 409, **params)
