"""Any request gets an answer that the standard knows: unknown paths, wrong methods, strange content."""

from __future__ import annotations

from typing import Any

from crmconformance.asking import Ask, delete, get, patch, post
from crmconformance.records import standing, written
from crmconformance.registry import check
from crmconformance.saying import of_finding, say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.target import WELL_KNOWN
from crmconformance.trial import Trial
from crmconformance.wire import unlike
from crmstandard import schemas
from crmstandard.operations import requests

MEANWHILE = frozenset({"HEAD", "OPTIONS"})  # methods that a path may have though the standard names them nowhere
DEEP = 2000  # conditions inside each other
TRACES = ("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "nonsense", "00-0-0-00", "ff" * 40)


@check("API-047", each="create read", every=True)
def a_record_that_is_read_has_its_shape(t: Trial) -> Script[None]:
    """Judges a record that is read by the schema of its resource."""
    made = yield from standing(t)
    answer = expect((yield from ask(get(made.path))), 200)
    faults = t.errors(t.resource, answer.json)
    told = of_finding(faults[0]) if faults else ""
    hold(not faults, say("a valid {}", t.resource), told, answer, pointer=faults[0].pointer if faults else "")


@check("API-010", each="create read")
def resources_lie_under_the_major_version(t: Trial) -> Script[None]:
    """Reads a record under the path of the major version, and looks where its create says that it is."""
    made = yield from standing(t)
    location = t.local(made.answer.header("location") or made.path, made.answer.ask.path)
    hold(location.startswith("/v1/"), "a path that begins with /v1/", location, made.answer, path=location)
    expect((yield from ask(get(made.path))), 200)


@check("API-162")
def an_unknown_path_is_not_found(t: Trial) -> Script[None]:
    """Asks for paths that no system has."""
    for path in (f"/v1/{t.word()}", f"/{t.word()}/{t.word()}", f"/v1/{t.word()}/{t.word()}/history"):
        expect((yield from ask(get(path))), 404)


@check("API-163", each="read")
def a_wrong_method_is_told_the_right_ones(t: Trial) -> Script[None]:
    """Sends methods that a path does not have."""
    place, there, known = f"{t.path}/{t.word(20)}", _methods(t, *t.target.resources[t.resource]), _methods(t)
    asks = [(Ask("POST", WELL_KNOWN), {"GET"}, {"GET"})]
    asks += [
        (Ask(method, path), there[template], known[template])
        for method, path, template in (
            ("POST", place, f"{t.path}/{{id}}"),
            ("PUT", t.path, t.path),
            ("DELETE", t.path, t.path),
            ("POST", f"{place}/history", f"{t.path}/{{id}}/history"),
        )
        if template in there  # else there is no such path
    ]
    for wanted, offered, most in asks:
        answer = expect((yield from ask(wanted)), 405)
        allowed = {each.strip() for each in (answer.header("allow") or "").split(",") if each.strip()}
        right = offered <= allowed <= most | MEANWHILE
        hold(right, ", ".join(sorted(offered)), ", ".join(sorted(allowed)) or "none", answer)


def _methods(t: Trial, *interactions: str) -> dict[str, set[str]]:
    """The methods that each path of a resource has by some interactions, by all of the standard where none is named."""
    found: dict[str, set[str]] = {}
    for name, each in requests(schemas.resource(t.resource)).items():
        for method, path in each if name in interactions or not interactions else ():
            found.setdefault(path, set()).add(method)
    return found


def _deep() -> dict[str, Any]:
    """A filter whose condition stands inside many others."""
    inner = '{"op":"isNull","args":[{"property":"id"}]}'
    expression = '{"op":"not","args":[' * DEEP + inner + "]}" * DEEP
    return {"filter": {"language": "cql2Json", "expression": expression, "version": "1.0.0"}}


@check("API-164", each="read")
def no_content_of_a_request_makes_the_system_fail(t: Trial) -> Script[None]:
    """Sends strange paths, queries, headers and bodies."""
    asks = [
        get(f"{t.path}/%2e%2e%2f%2e%2e"),
        get(f"{t.path}/%ff%fe"),
        get(f"{t.path}/%00"),
        get(f"{t.path}?limit=%F0%9F%98%80&limit=1"),
        get(f"{t.path}?cursor={'A' * 3000}"),
        get(f"{t.path}?limit={'9' * 20}"),
        get(f"{t.path}?limit=%zz"),
        get(f"{t.path}/{t.word()}?validAt=10000-01-01T00:00:00Z"),
        get(f"{t.path}/{t.word()}?knownAt=0000-00-00T99:99:99Z"),
        patch(f"{t.path}/{t.word()}", {}, "unquoted"),
        delete(f"{t.path}/{t.word()}", "unquoted"),
        post(f"{t.path}/search", _deep()),
        get(t.path, headers={"accept": "\x7f", "accept-language": "*;q=x,,"}),
        get(f"{t.path}/{t.word()}", headers={"if-none-match": '"unclosed'}),
    ]
    if "create" in t.target.resources[t.resource]:
        strange = {**(yield from written(t, t.resource)), "extensions": [{"url": "urn:a:b", "valueString": "a\0b"}]}
        asks += [post(t.path, strange), get(f"{t.path}?{t.word()}=%00")]
        bodies = (b"null", b"[]", b'"text"', b"1e999999", b'{"meta":[]}', b'{"resourceType":{"a":1}}', b"\x00")
        asks += [post(t.path, each) for each in bodies]
        asks.append(post(t.path, b"{", headers={"idempotency-key": "k" * 1000}))
    for wanted in asks:
        answer = yield from ask(wanted)
        hold(0 < answer.status < 500, "an answer below 500", answer.shown, answer)


@check("API-172", each="create read")
def a_trace_changes_no_answer(t: Trial) -> Script[None]:
    """Reads a record with right and wrong traceparent headers."""
    made = yield from standing(t)
    plain = expect((yield from ask(get(made.path))), 200)
    for trace in TRACES:
        answer = expect((yield from ask(get(made.path, headers={"traceparent": trace}))), plain.status)
        told = unlike(plain.json, answer.json)
        hold(told is None, "the answer without a trace", say("another value at {}", told), answer)
