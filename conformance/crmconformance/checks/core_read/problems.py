"""Refusals: problem documents of one form, in the language asked for, without the inside of the program."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crmconformance.asking import PROBLEM, Answer, Ask, Filler, delete, get, patch, post
from crmconformance.records import create, deleted, difference
from crmconformance.registry import check
from crmconformance.saying import of_finding, say
from crmconformance.script import Missing, Script, ask, expect, hold, in_turn
from crmconformance.trial import Trial
from crmconformance.wire import named
from crmstandard.findings import Finding
from crmstandard.requirements import requirements
from crmstandard.validators.structure import judge

INSIDE = re.compile(
    r"Traceback|File \"[^\"]+\", line|\bat [\w.$]+\([\w.]+:\d+\)|\bSELECT .+ FROM\b|\bINSERT INTO\b|sqlite3?\.|psycopg|"
    r"ORA-\d{5}|SQLSTATE|/usr/|/home/|/var/|[A-Z]:\\\\|\.py\b|\.java:\d|site-packages|node_modules"
)
LONG = 32 * 1024 * 1024  # bytes of a body that is sent to see it refused, at the most
CHINESE = re.compile("[\u4e00-\u9fff]")


def _refusals(t: Trial) -> list[tuple[Ask, tuple[int, ...]]]:
    """Requests of several kinds that every system has to refuse."""
    path = f"{t.path}/{t.word(20)}"
    return [
        (get(path), (404,)),
        (get(path, client=None), (401,)),
        (get(f"/v1/{t.word()}"), (404,)),
        (Ask("DELETE", "/.well-known/crmstandard"), (405,)),
    ]


def _refused(t: Trial) -> Script[list[Answer]]:
    wanted = _refusals(t)
    answers = yield from in_turn(*(each for each, _ in wanted))
    return [expect(answer, *statuses) for answer, (_, statuses) in zip(answers, wanted, strict=True)]


def _of_writes(t: Trial) -> Script[list[Answer]]:
    """Refusals of queries and headers, and of writes: too long, of no known type, no JSON, no record, deleted."""
    offered, largest = t.target.resources[t.resource], t.target.limit("maxBodyBytes") or LONG
    asks: list[tuple[Ask, tuple[int, ...]]] = [
        (get(f"{t.path}?limit=0"), (400,)),
        (get(f"{t.path}/{t.word(20)}", headers={"crm-purpose": t.word()}), (400,)),
    ]
    if "create" not in offered:
        return _meant(asks, (yield from in_turn(*(each for each, _ in asks))))
    asks += [
        (post(t.path, b"<a/>", media="application/xml"), (415,)),
        (post(t.path, b"{"), (400,)),
        (post(t.path, {"resourceType": t.resource, "noSuchMember": 1}), (422,)),
    ]
    if largest <= LONG:
        asks.append((post(t.path, Filler(" " * 1024, largest // 1024 + 2)), (413,)))
    made = yield from create(t)
    if "patch" in offered:
        asks.append((patch(made.path, difference(t), None), (428,)))
    if "delete" in offered:
        asks += [(delete(made.path, '"never"'), (412,)), (delete(made.path, made.etag), (204,))]
        asks.append((get(made.path), (410,)))
    return _meant(asks, (yield from in_turn(*(each for each, _ in asks))))


def _meant(asks: list[tuple[Ask, tuple[int, ...]]], answers: list[Answer]) -> list[Answer]:
    """The refusals that were meant to be caused; whatever else came is another check's matter."""
    found = [(answer, statuses) for answer, (_, statuses) in zip(answers, asks, strict=True)]
    return [answer for answer, statuses in found if answer.status in statuses and answer.status >= 400]


@check("API-140", each="read")
def each_refusal_is_a_problem_document(t: Trial) -> Script[None]:
    """Asks for what is not there, without a token, by a wrong method, and writes what has to be refused."""
    for answer in [*(yield from _refused(t)), *(yield from _of_writes(t))]:
        hold(answer.media == PROBLEM, PROBLEM, answer.media or "no media type", answer)


@check("API-141", each="read")
def a_problem_document_has_its_shape(t: Trial) -> Script[None]:
    """Judges problem documents by their schema and compares their status."""
    for answer in [*(yield from _refused(t)), *(yield from _of_writes(t))]:
        faults = judge("Problem").findings(answer.json) if answer.document else []
        hold(answer.document and not faults, "a valid Problem", _first(faults), answer)
        told = answer.document.get("status")
        hold(told == answer.status, say("status {}", answer.status), say("status {}", told), answer)


def _first(faults: Sequence[Finding]) -> str:
    return of_finding(faults[0]) if faults else "no object"


@check("API-142", each="read")
def one_kind_of_refusal_has_one_type(t: Trial) -> Script[None]:
    """Compares the types of refusals of one kind and of others."""
    first = yield from _refused(t)
    second = yield from _refused(t)
    types = [str(each.document.get("type")) for each in first]
    for one, other in zip(first, second, strict=True):
        same = one.document.get("type") == other.document.get("type")
        hold(same, str(one.document.get("type")), str(other.document.get("type")), other)
    kinds = {types[0], types[1], types[3]}
    hold(len(kinds) == 3, "another type for 404, 401 and 405", ", ".join(sorted(kinds)), first[-1])


@check("API-142", each="create read patch delete")
def refusals_of_writes_have_types_of_their_own(t: Trial) -> Script[None]:
    """Compares the types of refusals of writes for several reasons, and of two of each kind."""
    made, gone = (yield from create(t)), (yield from create(t))
    stale = '"a-version-that-never-was"'
    yield from deleted(gone)
    kinds: dict[str, int] = {}
    for _ in range(2):
        asks = {
            412: patch(made.path, difference(t), stale),
            428: patch(made.path, difference(t), None),
            422: post(t.path, {"resourceType": t.resource, t.word(): 1}),
            400: post(t.path, b"{" + t.word().encode()),
            410: get(gone.path),
            404: get(f"{t.path}/{t.word(20)}"),
        }
        for status, wanted in asks.items():
            answer = expect((yield from ask(wanted)), status)
            kind = kinds.setdefault(str(answer.document.get("type")), status)
            hold(kind == status, say("another type for {} than for {}", status, kind), "the same type", answer)
    hold(len(kinds) == len(asks), "one type for each kind", say("{} types", len(kinds)), answer)


@check("API-147", each="read")
def a_refusal_does_not_show_the_inside(t: Trial) -> Script[None]:
    """Looks into refusals, some of strange requests, for traces, statements and paths of files."""
    strange = [get(f"{t.path}/%00"), get(f"{t.path}/{'x' * 3000}"), get(f"{t.path}?limit='%20OR%201=1--")]
    if "create" in t.target.resources[t.resource]:
        strange += [post(t.path, b"{"), post(t.path, {"resourceType": t.resource, "meta": {"source": ["a"]}})]
    answers = yield from _refused(t)
    answers += yield from in_turn(*strange)
    for answer in answers:
        found = INSIDE.search(answer.body.decode(errors="replace"))
        hold(found is None, "nothing of the inside", found.group(0) if found else "", answer)


@check("API-148", each="read")
def a_refusal_speaks_the_language_asked_for(t: Trial) -> Script[None]:
    """Asks for a refusal in Chinese, in English, and in a language that there is not."""
    path = f"{t.path}/{t.word(20)}"
    weighed = (("en;q=0.5, zh-CN", True), ("fi, zh;q=0.1", True), ("zh;q=0.2, en;q=0.9", False), ("zh;q=0, fi", False))
    for accepted, chinese in (("zh", True), *weighed, ("en", False), ("fi", False), ("", False)):
        headers = {"accept-language": accepted} if accepted else {}
        answer = expect((yield from ask(get(path, headers=headers))), 404)
        told = f"{answer.document.get('title', '')} {answer.document.get('detail', '')}"
        if not told.strip():
            raise Missing("the problem document holds no text")
        wanted = "Chinese" if chinese else "English"
        hold(bool(CHINESE.search(told)) is chinese, say("{} for {}", wanted, f"{accepted!r}"), told[:60], answer)


@check("API-143", each="read search")
def a_400_names_the_requirement_that_is_broken(t: Trial) -> Script[None]:
    """Asks for a page by parameters that are wrong, and sends bodies that cannot be read."""
    wanted = [
        get(f"{t.path}?{query}") for query in (f"{t.word()}=1", "limit=0", f"sort={t.word()}", "cursor=never-given")
    ]
    if "create" in t.target.resources[t.resource]:
        wanted += [post(t.path, body) for body in (b"{", b'{"a": "\xff"}', b'{"a": NaN}')]
    for answer in (yield from in_turn(*wanted)):
        if answer.status == 400:
            told = ", ".join(sorted(named(answer))) or "nothing"
            hold(named(answer) & requirements().keys(), "the id of a requirement", told, answer, found=told)
