"""Merges: what becomes of both records, what is refused, and what stays as it was written."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from crmconformance.asking import Answer, get, patch, put
from crmconformance.finding import listed
from crmconformance.parties import (
    EVENTS,
    Pair,
    current,
    known,
    merge,
    merged,
    pair,
    parties,
    party,
    reference_id,
)
from crmconformance.records import Record, again, create, difference, link
from crmconformance.registry import check
from crmconformance.script import Missing, Script, ask, expect, hold, needed
from crmconformance.target import Target, collection
from crmconformance.trial import Trial

merging = parties("merge")
# Members of a golden record that come from no source record.
OWN = frozenset({"resourceType", "id", "meta", "replaces", "replacedBy", "fieldProvenance", "status"})


def _merged(t: Trial) -> Script[tuple[Pair, Answer]]:
    """Two records of one party that were merged, and the merge event. Raises Missing."""
    two = yield from pair(t)
    return two, (yield from merged(two.golden, two.retired))


@check("API-046", subjects=merging)
def a_retired_record_is_read_and_says_what_replaces_it(t: Trial) -> Script[None]:
    """Reads the record that was merged into another."""
    two, _ = yield from _merged(t)
    answer = expect((yield from again(two.retired)), 200)
    hold(answer.document.get("status") == "merged", "merged", str(answer.document.get("status")), answer)
    into = reference_id(answer.document.get("replacedBy"))
    hold(into == two.golden.id, "the record that replaces it", into or "no replacedBy", answer)


@check("API-065", subjects=merging)
def a_retired_record_is_not_changed(t: Trial) -> Script[None]:
    """Changes a record that was merged into another, by PATCH and by PUT."""
    two, _ = yield from _merged(t)
    stored = yield from current(two.retired)
    offered = t.target.resources.get(t.resource, ())
    if "patch" in offered:
        expect((yield from ask(patch(two.retired.path, difference(t), stored.etag))), 409)
    if "replace" in offered:
        expect((yield from ask(put(two.retired.path, {**stored.document, **difference(t)}, stored.etag))), 409)


@check("API-115", subjects=merging)
def a_retired_record_is_not_listed(t: Trial) -> Script[None]:
    """Lists the latest records, and those that the golden record replaces."""
    two, _ = yield from _merged(t)
    queries = ["sort=-meta.recordedAt&limit=100", "limit=100"]
    if "replacedBy" in t.target.search_fields(t.resource):
        queries.append(f"replacedBy={t.resource}/{two.golden.id}")
    for query in queries:
        answer = expect((yield from ask(get(f"{t.path}?{query}"))), 200)
        hold(two.retired.id not in listed(answer), "no retired record", "it is listed", answer, id=two.retired.id)


@check("API-200", subjects=merging)
def one_record_is_retired_and_the_other_replaces_it(t: Trial) -> Script[None]:
    """Merges two records and reads both."""
    two = yield from pair(t)
    expect((yield from merge(two.golden, two.retired)), 200)
    retired, golden = (yield from current(two.retired)), (yield from current(two.golden))
    status, into = retired.document.get("status"), reference_id(retired.document.get("replacedBy"))
    hold(status == "merged", "merged", str(status), retired, member="status", record=two.retired.id)
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
    right = ["proposed", "previewed", "approved", "applied"]
    told = ", ".join(states) or "none"
    hold(states == right and answer.document.get("status") == "applied", ", ".join(right), told, answer)


@check("API-203", subjects=merging)
def a_preview_changes_nothing(t: Trial) -> Script[None]:
    """Asks for a preview and reads both records."""
    two = yield from pair(t)
    answer = expect((yield from merge(two.golden, two.retired, preview=True)), 200)
    status = str(answer.document.get("status"))
    hold(status == "previewed", "previewed", status, answer)
    for record in (two.golden, two.retired):
        stored = yield from current(record)
        hold(stored.document == record.document, "the record as it was", "another", stored, found=status)


@check("API-204", subjects=merging)
def a_merge_by_an_identifier_that_one_lacks_is_refused(t: Trial) -> Script[None]:
    """Names an identifier that no record carries, and one that only the first carries."""
    two = yield from pair(t)
    own = next(each for each in two.golden.sent["identifiers"] if each != two.about.number)
    for identifier in (two.about.other, own):
        answer = yield from merge(two.golden, two.retired, identifiers=[identifier])
        expect(answer, 422, record=two.retired.id)


@check("API-205", subjects=merging)
def different_official_numbers_forbid_a_merge(t: Trial) -> Script[None]:
    """Merges records with different numbers, directly and by way of a third."""
    about = known(t)
    one, other = (yield from party(t, about, about.number)), (yield from party(t, about, about.other))
    expect((yield from merge(one, other)), 409, identifier=about.number["type"])
    between = yield from party(t, about)
    yield from merged(between, one)
    expect((yield from merge(between, other)), 409, identifier=about.number["type"])


def _with_tasks(target: Target) -> list[str]:
    wanted = {"about", "taskType"} <= set(target.search_fields("Task"))
    return list(merging(target)) if wanted and "Customer" in target.offering("create", "read") else []


@check("API-206", subjects=_with_tasks)
def a_veto_asks_a_person(t: Trial) -> Script[None]:
    """Looks for the task about two records whose merge was refused by a veto."""
    about = known(t)
    one, other = (yield from party(t, about, about.number)), (yield from party(t, about, about.other))
    yield from customer(t, one)  # of a bank unit that can be asked
    needed((yield from merge(one, other)), 409, what="a merge refused by a veto is needed")
    query = f"{collection('Task')}?taskType=matchReview&about={t.resource}/{one.id}"
    answer = needed((yield from ask(get(query))), 200, what="a search of tasks is needed")
    hold(listed(answer), "a task of the type matchReview", "none", answer)


@check("API-207", subjects=merging)
def a_record_is_not_merged_into_itself(t: Trial) -> Script[None]:
    """Merges a record into itself."""
    two = yield from pair(t)
    expect((yield from merge(two.golden, two.golden)), 422)


@check("API-208", subjects=merging)
def a_retired_record_is_not_merged_again(t: Trial) -> Script[None]:
    """Merges a retired record into another, and another into it."""
    two, _ = yield from _merged(t)
    third = yield from party(t, two.about)
    for golden, retired in ((third, two.retired), (two.retired, third)):
        expect((yield from merge(golden, retired)), 409, record=two.retired.id)


def referred(t: Trial, record: Record) -> Script[Record]:
    """A new record that refers to a party by its member party. Raises Missing."""
    usable = t.target.offering("create", "read")
    if t.resource == "Person" and "Consent" in usable:
        return (yield from create(t, "Consent", party=link(record)))
    return (yield from customer(t, record))


def customer(t: Trial, record: Record) -> Script[Record]:
    """A party as a customer of the bank unit of which all are. Raises Missing."""
    if "Customer" not in t.target.offering("create", "read"):
        raise Missing("a resource whose records refer to a party is needed: Customer")
    more: dict[str, Any] = {} if t.resource == "Person" else {"customerType": "corporate"}
    return (yield from create(t, "Customer", party=link(record), **more))


@check("API-209", subjects=merging)
def references_stay_as_they_were_written(t: Trial) -> Script[None]:
    """Reads a record that refers to the retired one, before and after the merge."""
    two = yield from pair(t)
    about = yield from referred(t, two.retired)
    yield from merged(two.golden, two.retired)
    answer = yield from current(about)
    written = reference_id(answer.document.get("party"))
    hold(written == two.retired.id, "the reference as it was written", written or "none", answer, id=about.id)


@check("API-211", subjects=merging)
def each_member_names_its_source_record(t: Trial) -> Script[None]:
    """Reads fieldProvenance of a golden record."""
    two, _ = yield from _merged(t)
    golden = yield from current(two.golden)
    rows = golden.document.get("fieldProvenance")
    sourced = {
        str(each.get("path")).split("/")[1]
        for each in (rows if isinstance(rows, list) else [])
        if isinstance(each, dict) and each.get("sourceRecord") and "/" in str(each.get("path"))
    }
    for name in sorted(golden.document.keys() - OWN):
        hold(name in sourced, "a source record for each member", f"none for {name}", golden, path=f"/{name}")


@check("API-212", subjects=merging)
def the_order_of_merges_does_not_matter(t: Trial) -> Script[None]:
    """Merges three records of one party in two orders, and compares what comes of both."""
    day, year = ("birthDate", "birthDate") if t.resource == "Person" else ("foundingDate", "foundingDate")
    about, made = known(t), []
    facts: list[dict[str, Any]] = [{}, {day: about.born}, {year: about.born[:7]}]
    for order in list(permutations(range(3)))[::5]:  # the first and the last
        records = []
        for number, each in enumerate(facts):
            phone = {"use": "work", "system": "email", "value": f"n{number}@{about.name.split()[0].lower()}.example"}
            start = {"validTime": {"start": f"2025-0{number + 1}-01T00:00:00Z"}}
            records.append((yield from party(t, about, about.number, contactPoints=[phone], meta=start, **each)))
        for place in order[1:]:
            yield from merged(records[order[0]], records[place])
        golden = yield from current(records[order[0]])
        made.append((golden, {name: golden.document.get(name) for name in ("names", "contactPoints", day)}))
    (_, one), (answer, other) = made
    for name, value in one.items():
        hold(other[name] == value, "the same value in every order", f"another {name}", answer, path=f"/{name}")


@check("API-213", subjects=merging)
def of_two_open_customers_of_one_unit_one_is_replaced(t: Trial) -> Script[None]:
    """Merges two parties that are customers of the same bank unit."""
    two = yield from pair(t)
    made = [(yield from customer(t, two.golden))]
    made.append((yield from customer(t, two.retired)))
    yield from merged(two.golden, two.retired)
    answers = [(yield from current(made[0])), (yield from current(made[1]))]
    into = [reference_id(each.document.get("replacedBy")) for each in answers]
    unit = reference_id(made[0].document.get("bankUnit"))
    right = into in ([made[1].id, ""], ["", made[0].id])
    hold(right, "one customer replaced by the other", f"{len(set(into) - {''})} replaced", answers[1], unit=unit)


@check("API-219", subjects=merging)
def a_merge_event_is_not_applied_or_reversed_by_a_plain_change(t: Trial) -> Script[None]:
    """Takes a previewed merge event to applied, and an applied one to reversed, by PATCH and by PUT."""
    two = yield from pair(t)
    preview = needed((yield from merge(two.golden, two.retired, preview=True)), 200, what="a preview is needed")
    path = f"{EVENTS}/{preview.document.get('id')}"
    approved = yield from ask(patch(path, {"status": "approved"}, preview.etag))
    stored = needed(approved, 200, what="an approved merge event is needed")
    yield from _refused(t, path, stored, "applied", "merge")
    applied = yield from merged(two.golden, two.retired)
    yield from _refused(t, f"{EVENTS}/{applied.document.get('id')}", applied, "reversed", "unmerge")


def _refused(t: Trial, path: str, stored: Answer, state: str, operation: str) -> Script[None]:
    params = {"state": state, "operation": operation}
    expect((yield from ask(patch(path, {"status": state}, stored.etag))), 409, **params)
    if "replace" in t.target.resources.get("MergeEvent", ()):
        expect((yield from ask(put(path, {**stored.document, "status": state}, stored.etag))), 409, **params)
