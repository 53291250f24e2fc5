"""Merges: what becomes of both records, the event that tells of it, and what is refused."""

from __future__ import annotations

from crmconformance.asking import Answer, Ask, patch, put
from crmconformance.parties import (
    EVENTS,
    current,
    customer,
    merge,
    merged,
    merged_pair,
    pair,
    parties,
    party,
    reference_id,
    referring,
)
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold, needed
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmconformance.wire import unlike

merging = parties("merge")
STATES = ["proposed", "previewed", "approved", "applied"]


@check("API-200", subjects=merging)
def one_record_is_retired_and_the_other_replaces_it(t: Trial) -> Script[None]:
    """Merges two records and reads both."""
    two = yield from pair(t)
    expect((yield from merge(two.golden, two.retired)), 200)
    retired, golden = (yield from current(two.retired)), (yield from current(two.golden))
    status, into = str(retired.document.get("status")), reference_id(retired.document.get("replacedBy"))
    hold(status == "merged", "merged", status, retired, member="status", record=two.retired.id)
    hold(into == two.golden.id, two.golden.id, into or "nothing", retired, member="replacedBy", record=two.retired.id)
    replaces = golden.document.get("replaces")
    ids = [reference_id(each) for each in replaces] if isinstance(replaces, list) else []
    hold(two.retired.id in ids, two.retired.id, "others", golden, member="replaces", record=two.golden.id)


@check("API-202", subjects=merging)
def a_merge_is_answered_with_its_event_in_every_state(t: Trial) -> Script[None]:
    """Merges two records and reads the states of the merge event."""
    two = yield from pair(t)
    answer = expect((yield from merge(two.golden, two.retired)), 200)
    history = answer.document.get("statusHistory")
    states = [str(each.get("to")) for each in history if isinstance(each, dict)] if isinstance(history, list) else []
    told = ", ".join(states) or "none"
    hold(answer.document.get("resourceType") == "MergeEvent", "a merge event", "another record", answer)
    hold(states == STATES and answer.document.get("status") == STATES[-1], ", ".join(STATES), told, answer)


@check("API-203", subjects=merging)
def a_preview_changes_nothing(t: Trial) -> Script[None]:
    """Asks for a preview and reads both records before and after."""
    two = yield from pair(t)
    before = [(yield from current(two.golden)), (yield from current(two.retired))]
    answer = expect((yield from merge(two.golden, two.retired, preview=True)), 200)
    status = str(answer.document.get("status"))
    hold(status == "previewed", "previewed", status, answer)
    for record, stood in zip((two.golden, two.retired), before, strict=True):
        stands = yield from current(record)
        told = unlike(stood.document, stands.document)
        hold(told is None, "the record as it was", say("another value at {}", told), stands, found=status)


@check("API-204", subjects=merging)
def a_merge_by_an_identifier_that_one_lacks_is_refused(t: Trial) -> Script[None]:
    """Names an identifier that neither record carries, and one that only one of them carries."""
    two = yield from pair(t)
    mine, theirs = (record.sent["identifiers"][0] for record in (two.golden, two.retired))
    for identifier, lacking in ((two.about.other, two.golden), (mine, two.retired), (theirs, two.golden)):
        answer = yield from merge(two.golden, two.retired, identifiers=[identifier])
        expect(answer, 422, record=lacking.id)


@check("API-207", subjects=merging)
def a_record_is_not_merged_into_itself(t: Trial) -> Script[None]:
    """Merges a record into itself."""
    two = yield from pair(t)
    expect((yield from merge(two.golden, two.golden)), 422)


@check("API-208", subjects=merging)
def a_retired_record_is_not_merged_again(t: Trial) -> Script[None]:
    """Merges a retired record into another, and another into it."""
    two, _ = yield from merged_pair(t)
    third = yield from party(t, two.about)
    for golden, retired in ((third, two.retired), (two.retired, third)):
        expect((yield from merge(golden, retired)), 409, record=two.retired.id)


@check("API-209", subjects=merging)
def references_stay_as_they_were_written(t: Trial) -> Script[None]:
    """Reads a record that refers to the retired one after the merge."""
    two = yield from pair(t)
    about = yield from referring(t, two.retired)
    yield from merged(two.golden, two.retired)
    answer = yield from current(about)
    written = reference_id(answer.document.get("party"))
    hold(written == two.retired.id, "the reference as it was written", written or "none", answer, id=about.id)


@check("API-213", subjects=merging)
def of_two_open_customers_of_one_unit_one_is_replaced(t: Trial) -> Script[None]:
    """Merges two parties that are customers of the same bank unit."""
    two = yield from pair(t)
    made = [(yield from customer(t, two.golden)), (yield from customer(t, two.retired))]
    yield from merged(two.golden, two.retired)
    answers = [(yield from current(made[0])), (yield from current(made[1]))]
    into = [reference_id(each.document.get("replacedBy")) for each in answers]
    unit = reference_id(made[0].document.get("bankUnit"))
    right = into in ([made[1].id, ""], ["", made[0].id])  # which of them is retired is open
    hold(right, "one customer replaced by the other", say("{} replaced", len(set(into) - {""})), answers[1], unit=unit)


def _stepped(target: Target) -> list[str]:
    return merging(target) if {"patch", "replace"} & set(target.resources.get("MergeEvent", ())) else []


@check("API-219", subjects=_stepped)
def a_merge_event_is_not_applied_or_reversed_by_a_plain_change(t: Trial) -> Script[None]:
    """Takes an approved merge event to applied, and an applied one to reversed, by PATCH and by PUT."""
    two = yield from pair(t)
    preview = needed((yield from merge(two.golden, two.retired, preview=True)), 200, what="a preview is needed")
    approved = yield from ask(_changes(t, preview, "approved")[0])
    stored = needed(approved, 200, what="an approved merge event is needed")
    yield from _refused(t, stored, "applied", "merge")
    applied = yield from merged(two.golden, two.retired)
    yield from _refused(t, applied, "reversed", "unmerge")


def _changes(t: Trial, event: Answer, state: str) -> list[Ask]:
    path, offered = f"{EVENTS}/{event.document.get('id')}", t.target.resources["MergeEvent"]
    found = [patch(path, {"status": state}, event.etag)] if "patch" in offered else []
    whole = {**event.document, "status": state}
    return [*found, *([put(path, whole, event.etag)] if "replace" in offered else [])]


def _refused(t: Trial, event: Answer, state: str, operation: str) -> Script[None]:
    for wanted in _changes(t, event, state):
        expect((yield from ask(wanted)), 409, state=state, operation=operation)
