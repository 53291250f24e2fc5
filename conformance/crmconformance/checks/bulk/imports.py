"""Imports: what they store, what they refuse, and what they say of each row."""

from __future__ import annotations

from crmconformance import making
from crmconformance.asking import get, post
from crmconformance.jobs import (
    STORED,
    bad,
    ended,
    few,
    importable,
    imported,
    row,
    rows_of,
    rows_possible,
    start_import,
    stored,
)
from crmconformance.records import led
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, expect, hold
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmstandard.statemachines import machine_of
from crmstandard.validators import Session

HISTORY = "statusHistory"


@check("BLK-040", subjects=importable)
def an_import_is_started_by_a_stream(t: Trial) -> Script[None]:
    """Sends rows as application/x-ndjson and follows Content-Location."""
    rows = yield from rows_of(t, 2)
    answer = expect((yield from ask(start_import(rows))), 202)
    path = led(t, answer, "Content-Location")
    hold(path, "Content-Location", "none", answer)
    expect((yield from ask(get(path))), 200, 202)
    yield from ended(t, answer)


@check("BLK-042", subjects=importable)
def each_row_has_one_outcome(t: Trial) -> Script[None]:
    """Imports good and bad rows, and counts what the outcome files say of each."""
    rows = yield from rows_of(t, 4)
    sent = [rows[0], bad(rows[1]), rows[2], b"{"]
    made = yield from imported(t, sent, "partial")
    for number in range(1, len(sent) + 1):
        found = made.outcomes(number)
        told = [each for each in found if isinstance(each.get("outcome"), str)]
        hold(len(told) == len(found) == 1, "one outcome", str(len(told)), made.done.job, row=number, found=len(told))
    extra = [each.get("row") for each in made.done.rows() if each.get("row") not in range(1, len(sent) + 1)]
    hold(not extra, "no other row", say("{} rows", len(extra)), made.done.job, row=extra[0] if extra else "")


@check("BLK-043", subjects=importable)
def a_refused_row_names_what_it_breaks(t: Trial) -> Script[None]:
    """Imports bad rows, and compares the requirements in their outcomes with those that a create is refused by."""
    for wrong in _wrong_rows((yield from row(t))):
        single = yield from ask(post(t.path, {name: value for name, value in wrong.items() if name != "id"}))
        expected = _named(single.document.get("errors"))
        if single.status not in (400, 422) or not expected:
            raise Missing("a create that is refused and names its requirements is needed")
        made = yield from imported(t, [wrong], "partial")
        lacking = sorted(expected - made.requirements(1))
        hold(not lacking, ", ".join(lacking), "other requirements", made.done.job, row=1)


def _wrong_rows(good: dict[str, object]) -> list[dict[str, object]]:
    """Rows that break a member's name, a member's type and a member's form."""
    return [bad(good), {**good, "identifiers": "none"}, {**good, "extensions": [{"valueString": "x"}]}]


def _named(errors: object) -> set[str]:
    listed = errors if isinstance(errors, list) else []
    return {str(each["requirement"]) for each in listed if isinstance(each, dict) and "requirement" in each}


@check("BLK-044", subjects=importable)
def a_row_is_judged_as_a_single_write(t: Trial) -> Script[None]:
    """Imports wrong documents of the vectors that a create refuses, and good ones that it takes."""
    good = yield from row(t)
    wrong = [each for each in _wrong_rows(good) if each is not good]
    made = yield from imported(t, [{**each, "id": t.word(20)} for each in wrong] + [good], "partial")
    for number, each in enumerate([*wrong, good], 1):
        sent = {name: value for name, value in each.items() if name != "id"}
        taken = (yield from ask(post(t.path, sent))).status == 201
        found, expected = made.outcome(number), "stored" if taken else "refused"
        hold((found in STORED) is taken, expected, found, made.done.job, row=number)


@check("BLK-045", subjects=importable)
def an_atomic_import_with_a_bad_row_stores_nothing(t: Trial) -> Script[None]:
    """Imports good rows and a bad one in the mode atomic, and reads them."""
    yield from _nothing_stored(t, "atomic")


@check("BLK-047", subjects=importable)
def an_import_without_a_mode_is_atomic(t: Trial) -> Script[None]:
    """Imports good rows and a bad one without a mode, and reads them."""
    yield from _nothing_stored(t, "")


def _nothing_stored(t: Trial, mode: str) -> Script[None]:
    rows = yield from rows_of(t, 3)
    made = yield from imported(t, [rows[0], bad(rows[1]), rows[2]], mode)
    count = 0
    for each in rows:
        answer = yield from stored(each)
        count += answer.status == 200
    hold(count == 0, "no row stored", say("{} stored", count), made.done.job, count=count)


@check("BLK-046", subjects=importable)
def a_partial_import_stores_each_good_row(t: Trial) -> Script[None]:
    """Imports good rows around a bad one in the mode partial, and reads them."""
    rows = yield from rows_of(t, 3)
    made = yield from imported(t, [rows[0], bad(rows[1]), rows[2]], "partial")
    for number in (1, 3):
        answer = yield from stored(rows[number - 1])
        hold(answer.status == 200, "the row stored", made.outcome(number) or answer.shown, answer, row=number)


@check("BLK-048", subjects=importable)
def a_row_keeps_its_id(t: Trial) -> Script[None]:
    """Imports rows with ids of their own, and reads them by these."""
    rows = yield from rows_of(t, 2)
    yield from imported(t, rows)
    for number, each in enumerate(rows, 1):
        answer = yield from stored(each)
        found = answer.document.get("id", answer.shown)
        hold(answer.status == 200 and found == each["id"], str(each["id"]), str(found), answer, row=number)


def _with_machine(target: Target) -> list[str]:
    """Resources of which a row can be made that is in a later state of its machine."""
    offered = frozenset(target.offering("create"))
    names = [name for name in target.offering("create", "read") if _later(name, offered)]
    return names[:2]


def _later(resource: str, offered: frozenset[str]) -> dict[str, object] | None:
    """A valid document of a resource in a state in which none begins, its history left for the system to write."""
    machine = machine_of(resource)
    if machine is None:
        return None
    for each in making.vectors()[resource]["valid"]:
        document = each["document"]
        state = document.get(machine.member)
        kept = {name: value for name, value in document.items() if name not in (*making.read_only(resource), "meta")}
        reachable = all(pointed.type in offered for pointed in making.references(document))
        if state is None or state in machine.initial or not reachable or "absences" in document:
            continue
        found = Session(resource).check(making.stored_form({**kept, machine.member: state}))
        if not [each for each in found if each.level == "error" and not each.pointer.startswith(f"/{HISTORY}")]:
            return {**kept, machine.member: state}
    return None


@check("BLK-049", subjects=_with_machine)
def a_row_is_taken_in_any_state(t: Trial) -> Script[None]:
    """Imports a record that is already in a later state of its machine."""
    machine = machine_of(t.resource)
    sent = yield from row(t, document=_later(t.resource, frozenset(t.target.offering("create"))))
    member = machine.member if machine else ""
    made = yield from imported(t, [sent])
    about = {"row": 1, "state": sent[member], "found": made.outcome(1)}
    answer = expect((yield from stored(sent)), 200, **about)
    hold(answer.document.get(member) == sent[member], str(sent[member]), "another state", answer, **about)
    reasons = [str(each.get("reason")) for each in answer.document.get(HISTORY) or ()]
    hold("initialLoad" in str(reasons[-1:]), "the reason initialLoad", str(reasons[-1:]), answer, **about)


def _changeable(target: Target) -> list[str]:
    """Resources whose records can be imported and changed."""
    return few(set(target.offering("create", "read", "patch")) & set(rows_possible(target)))


@check("BLK-050", subjects=_changeable)
def a_row_of_a_known_id_is_a_new_version(t: Trial) -> Script[None]:
    """Imports a record twice, the second time changed."""
    first = yield from row(t)
    yield from imported(t, [first])
    before = yield from stored(first)
    if before.status != 200:
        raise Missing("a row that is stored is needed")
    second = {
        **first,
        "extensions": [{"url": "https://w3id.org/crmstandard/1/ext/conformance", "valueString": t.word()}],
    }
    made = yield from imported(t, [second])
    now = yield from stored(first)
    about = {"row": 1, "found": made.outcome(1)}
    hold(now.document.get("extensions") == second["extensions"], "the row stored", made.outcome(1), now, **about)
    versions = [each.document.get("meta", {}).get("versionId") for each in (before, now)]
    hold(versions[0] != versions[1], "a new version", say("{} again", versions[1]), now, **about)


def _referring(target: Target) -> list[str]:
    """Resources whose rows refer to others of the same import."""
    offered = frozenset(target.offering("create"))
    names = target.offering("create", "read")
    return [name for name in names if making.references(making.base(name, offered) or {"resourceType": name})][:2]


@check("BLK-051", subjects=_referring)
def a_row_may_refer_to_any_other(t: Trial) -> Script[None]:
    """Imports rows that refer to a later and to an earlier row of the same import."""
    one, other = yield from rows_of(t, 2)
    place = making.references(one)[0]
    target = yield from row(t, place.type)
    for each in (one, other):
        making.at(each, place.pointer)["id"] = target["id"]
    made = yield from imported(t, [one, target, other])
    for number, each in ((1, one), (3, other)):
        answer = yield from stored(each)
        hold(answer.status == 200, "the row stored", made.outcome(number) or answer.shown, made.done.job, row=number)


@check("BLK-053", subjects=importable)
def an_import_that_comes_again_stores_no_row_twice(t: Trial) -> Script[None]:
    """Sends an import twice with one Idempotency-Key, and compares the versions of its rows."""
    rows, headers = (yield from rows_of(t, 2)), {"idempotency-key": t.word(24)}
    first = yield from ask(start_import(rows, headers=headers))
    yield from ended(t, first)
    before = [(yield from stored(rows[0])), (yield from stored(rows[1]))]
    again = yield from ask(start_import(rows, headers=headers))
    yield from ended(t, again)
    for number, each in enumerate(rows, 1):
        now = yield from stored(each)
        hold(now.etag == before[number - 1].etag, "the version of the first time", now.etag, now, row=number, found=2)
