"""What the capability statement and the API description say, held against what the system does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from crmconformance.asking import JSON, MERGE_PATCH, Answer, Ask, get
from crmconformance.making import at
from crmconformance.records import Record, create, link, standing
from crmconformance.registry import check
from crmconformance.remembering import version_id
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, expect, hold, needed
from crmconformance.target import collection
from crmconformance.trial import Trial
from crmstandard import schemas
from crmstandard.operations import requests, source

DESCRIPTION = "/openapi.json"
UNOFFERED = (404, 405, 501)
BODIED = ("POST", "PUT", "PATCH")
PARAMETER = re.compile(r"\{[^}]*\}")


def _harmless(made: Record) -> dict[str, list[Ask]]:
    """Requests of each interaction that change nothing: who offers it answers otherwise than 404, 405 or 501."""
    version = version_id(made.document)
    return {
        name: [_ask(method, path.format(id=made.id, versionId=version)) for method, path in each]
        for name, each in requests(schemas.resource(made.resource)).items()
    }


def _ask(method: str, path: str) -> Ask:
    headers = {"content-type": MERGE_PATCH if method == "PATCH" else JSON}
    return Ask(method, path, headers=headers, body=b"{") if method in BODIED else Ask(method, path)


@check("API-003", each="create read", every=True)
def what_is_declared_is_offered(t: Trial) -> Script[None]:
    """Sends a harmless request of each declared interaction, to a record of its own, and searches by each field."""
    made = yield from create(t)
    harmless = _harmless(made)
    for name in t.target.resources[t.resource]:
        for wanted in harmless.get(name, ()):
            answer = yield from ask(wanted)
            hold(answer.status not in UNOFFERED, say("{} of {}", name, t.resource), answer.shown, answer, name=name)
    for field in t.target.search_fields(t.resource):
        answer = yield from ask(get(f"{t.path}?{field}[exists]=true&limit=1"))
        hold(answer.status == 200, say("a search by {}", field), answer.shown, answer, name=field)


@check("API-004", each="create read")
def what_is_offered_is_declared(t: Trial) -> Script[None]:
    """Sends a harmless request of each interaction that is not declared, to a record of its own."""
    made = yield from create(t)
    for name, asks in _harmless(made).items():
        for wanted in asks if name not in t.target.resources[t.resource] else ():
            answer = yield from ask(wanted)
            hold(answer.status in UNOFFERED, "404, 405 or 501", answer.shown, answer, name=f"{name} of {t.resource}")


@check("API-004")
def resources_and_operations_that_are_offered_are_declared(t: Trial) -> Script[None]:
    """Asks for each resource and each custom operation of the standard that is not declared."""
    for name in sorted(schemas.resources().keys() - t.target.resources.keys()):
        answer = yield from ask(get(f"{collection(name)}?limit=1"))
        hold(answer.status in (*UNOFFERED, 403), "404, 405 or 501", answer.shown, answer, name=name)
    for method, path in _custom():
        if path.removeprefix("/v1/") not in t.target.operations:
            answer = yield from ask(Ask(method, PARAMETER.sub(t.word(), path), body=b"{"))
            hold(answer.status in (*UNOFFERED, 403), "404, 405 or 501", answer.shown, answer, name=path)


def _custom() -> Iterator[tuple[str, str]]:
    """Method and path of each custom operation of the standard."""
    for each in source()["operations"]:
        if ":" in str(each["path"]):
            yield str(each["method"]).upper(), str(each["path"])


def described() -> Script[Answer]:
    """The API description of the system; raises Missing."""
    answer = yield from ask(get(DESCRIPTION, client=None))
    return needed(answer, 200, what="the API description is needed")


def _plain(path: str) -> str:
    return PARAMETER.sub("{}", path)


def _paths(answer: Answer) -> dict[str, Mapping[str, Any]]:
    """The operations of each path, whatever its parameters are called."""
    found = answer.document.get("paths")
    rows = found.items() if isinstance(found, dict) else ()
    return {_plain(str(path)): item for path, item in rows if isinstance(item, dict)}


@check("API-008")
def the_description_has_each_declared_interaction(t: Trial) -> Script[None]:
    """Looks for the path and method of each declared interaction and custom operation in the API description."""
    answer = yield from described()
    paths = _paths(answer)
    wanted = [
        (method.lower(), _plain(path), f"{name} of {resource}")
        for resource, offered in sorted(t.target.resources.items())
        for name, rows in requests(schemas.resource(resource)).items()
        for method, path in (rows if name in offered else ())
    ]
    known = {path.removeprefix("/v1/"): (method, path) for method, path in _custom()}
    wanted += [
        (known[name][0].lower(), _plain(known[name][1]), name) for name in sorted(t.target.operations & known.keys())
    ]
    for method, path, name in wanted:
        hold(method in paths.get(path, {}), f"{method.upper()} {path}", "no such operation", answer, name=name)


def _deprecated(answer: Answer) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Path, method and description of each operation that is marked as deprecated."""
    found = answer.document.get("paths")
    for path, item in found.items() if isinstance(found, dict) else ():
        for method, about in item.items() if isinstance(item, dict) else ():
            if isinstance(about, dict) and about.get("deprecated") is True:
                yield path, method, about


def _answered(t: Trial, path: str, method: str) -> Script[Answer]:
    """An answer of an operation to a request that changes nothing."""
    body = None if method == "get" else b"{"
    return (yield from ask(Ask(method.upper(), PARAMETER.sub(t.word(), path), body=body)))


@check("API-012")
def a_deprecated_operation_says_so(t: Trial) -> Script[None]:
    """Asks each operation that the API description marks as deprecated."""
    for path, method, _ in _deprecated((yield from described())):
        answer = yield from _answered(t, path, method)
        value = answer.header("deprecation") or ""
        hold(re.fullmatch(r"@-?[0-9]+", value), "a Deprecation header", value or "none", answer)


@check("API-013")
def an_operation_that_ends_says_when(t: Trial) -> Script[None]:
    """Asks each deprecated operation whose description sets a date of its end."""
    for path, method, about in _deprecated((yield from described())):
        end = at(about, "/x-crm-deprecated/sunset") if isinstance(about.get("x-crm-deprecated"), dict) else None
        if end:
            answer = yield from _answered(t, path, method)
            hold(answer.header("sunset"), "a Sunset header", "none", answer, date=end)


@check("API-014")
def a_deprecation_tells_what_comes_instead(_t: Trial) -> Script[None]:
    """Looks for deprecated operations that do not say since when, until when and what instead."""
    answer = yield from described()
    for path, method, about in _deprecated(answer):
        told = about.get("x-crm-deprecated")
        missing = sorted({"since", "removeIn", "replacement"} - (told.keys() if isinstance(told, dict) else set()))
        told = ", ".join(missing)
        hold(not missing, "all three", say("no {}", told), answer, pointer=f"{method.upper()} {path}", missing=told)


@check("API-165", each="create read search")
def answers_are_as_described(t: Trial) -> Script[None]:
    """Holds answers of a resource, good ones and refusals, against what the API description names for them."""
    description = yield from described()
    made = yield from standing(t)
    asks = [
        ("/{}", get(made.path)),
        ("/{}", get(f"{t.path}/{t.word()}")),
        ("/{}", get(f"{made.path}?{t.word()}=1")),
        ("", get(f"{t.path}?limit=1")),
        ("", get(f"{t.path}?limit=-1")),
        ("", get(f"{t.path}?limit=1", client=None)),
        ("", Ask("POST", t.path, headers={"content-type": JSON}, body=b"{")),
        ("", Ask("POST", t.path, headers={"content-type": JSON}, body=b"{}")),
    ]
    for below, wanted in asks:
        about = _paths(description).get(t.path + below, {}).get(wanted.method.lower())
        if isinstance(about, dict):
            _as_described((yield from ask(wanted)), about, description.document)


def _as_described(answer: Answer, about: Mapping[str, Any], document: Mapping[str, Any]) -> None:
    responses: Any = about.get("responses") if isinstance(about.get("responses"), dict) else {}
    told = responses.get(str(answer.status), responses.get("default"))
    hold(isinstance(told, dict), "a status that is described", answer.shown, answer)
    response = _resolved(told, document)
    content = response.get("content", {})
    if content or answer.body:
        hold(answer.media in content, f"{' or '.join(content) or 'no body'}", answer.media or "no body", answer)
    for name, header in response.get("headers", {}).items():
        if _resolved(header, document).get("required") is True:
            hold(answer.header(str(name).lower()), say("the header {}", name), "no such header", answer)


def _resolved(node: Any, document: Mapping[str, Any]) -> Mapping[str, Any]:
    """A part of the description, its reference followed."""
    reference = node.get("$ref") if isinstance(node, dict) else None
    found = at(document, reference[1:]) if isinstance(reference, str) and reference.startswith("#/") else node
    return found if isinstance(found, dict) else {}


@check("API-225", subjects=lambda target: ["Customer"] if "customers/{id}:overview" in target.operations else [])
def an_overview_shows_what_reads_show(t: Trial) -> Script[None]:
    """Reads each record of an overview by itself, and asks for the overview with the scope of the customer alone."""
    made = yield from create(t)
    if "create" in t.target.resources.get("Case", ()):
        yield from create(t, "Case", customer=link(made))
    path = f"{made.path}:overview"
    answer = expect((yield from ask(get(path))), 200)
    shown = list(_records(answer.document))
    hold(made.id in {each["id"] for each in shown}, "the customer itself", "no such record", answer)
    for each in shown:
        alone = yield from ask(get(f"{collection(each['resourceType'])}/{each['id']}"))
        hold(alone.status == 200 and alone.json == each, "the record as a read shows it", alone.shown, answer)
    narrow = yield from ask(get(path, scopes=("customer.read",)))
    if narrow.status == 200:
        more = {each["resourceType"] for each in _records(narrow.document)} - {"Customer"}
        hold(not more, "records of Customer alone", say("{} other resources", len(more)), narrow)
    elif narrow.status == 0:
        raise Missing("no token with the scope of the customer alone could be got")


def _records(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The records that stand in an overview."""
    for value in document.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and each.get("resourceType") in schemas.resources() and "id" in each:
                yield each
