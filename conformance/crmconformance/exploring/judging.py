"""What one exchange of a case says of a system, by the requirements and the schemas alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import orjson

from crmconformance import rules
from crmconformance.asking import JSON, PROBLEM, Answer
from crmconformance.exploring.operations import Operation
from crmconformance.remembering import moment
from crmconformance.saying import say
from crmconformance.target import Target
from crmstandard import schemas
from crmstandard.sources import root
from crmstandard.validators.structure import judge

TIMES = ("validAt", "knownAt")
UNAVAILABLE, NO_SUCH_METHOD, REFUSED = 503, 405, 400
# Statuses with which what stands in front of a program may refuse a request before the program has it.
IN_FRONT = frozenset({400, 413, 414, 429, 431, 501, 502, 503, 504})


@dataclass(frozen=True)
class Fault:
    """What is wrong with an answer; without a requirement it is advice."""

    requirement: str
    expected: str
    observed: str


def faults(operation: Operation, answer: Answer, target: Target) -> Iterator[Fault]:
    """What is wrong with the answer to a case."""
    if not answer.status:
        yield Fault("", "an answer", answer.shown)
        return
    if answer.status >= 500 and not _is_overload(answer):
        yield Fault("API-164", "no 5xx for what a request holds", answer.shown)
    if answer.status >= REFUSED:
        yield from _refusal(answer)
    elif answer.status < 300:
        yield from _taken(operation, answer, target)
        yield from _shown(answer)
    if str(answer.status) not in _described(operation) and not REFUSED <= answer.status < 600:
        yield Fault("", "a status that the API description of the standard names", answer.shown)


def _is_overload(answer: Answer) -> bool:
    return answer.status == UNAVAILABLE and answer.header("retry-after") is not None


def _refusal(answer: Answer) -> Iterator[Fault]:
    """Whether a refusal says what it has to, in the form that it has to."""
    if answer.media != PROBLEM:
        requirement = "" if answer.status in IN_FRONT else "API-140"
        yield Fault(requirement, PROBLEM, answer.media or "no body")
        return
    broken = [each.pointer for each in judge("Problem").findings(answer.json)]
    if broken:
        yield Fault("API-141", "a problem document by its schema", say("a fault at {}", broken[0] or "/"))
    elif answer.document.get("status") != answer.status:
        yield Fault("API-141", str(answer.status), str(answer.document.get("status")))
    if answer.status == NO_SUCH_METHOD and not answer.header("allow"):
        yield Fault("API-163", "an Allow header", "no such header")


def _shown(answer: Answer) -> Iterator[Fault]:
    """Whether the records of an answer are right by their schemas; masked ones say nothing of it."""
    if answer.masked or answer.media != JSON:
        return
    resource = answer.document.get("resourceType")
    if isinstance(resource, str) and resource in schemas.resources():
        broken = [each.pointer for each in judge(resource).findings(answer.json)]
        if broken:
            yield Fault("API-047", say("a {} by its schema", resource), say("a fault at {}", broken[0] or "/"))


def _taken(operation: Operation, answer: Answer, target: Target) -> Iterator[Fault]:
    """Whether something was taken that had to be refused."""
    if operation.creates:
        yield from _body(operation, answer)
    if operation.method == "GET":
        yield from _query(operation, answer, target)


def _body(operation: Operation, answer: Answer) -> Iterator[Fault]:
    raw = answer.ask.body if isinstance(answer.ask.body, bytes) else b""
    try:
        document: Any = orjson.loads(raw)
    except ValueError:
        yield Fault("API-152", "400 for a body that is no JSON", answer.shown)
        return
    if not isinstance(document, dict) or document.get("resourceType") != operation.resource:
        yield Fault("API-158", say("422 for a body that is no {}", operation.resource), answer.shown)
    elif "id" in document:
        yield Fault("API-026", "422 for a create with an id", answer.shown)
    else:
        broken = rules.findings(document, None)
        for each in broken[:1]:
            requirement = "API-158" if each.keyword else "API-159"
            yield Fault(
                requirement, say("422 for what breaks {} at {}", each.requirement, each.pointer or "/"), answer.shown
            )


def _query(operation: Operation, answer: Answer, target: Target) -> Iterator[Fault]:
    pairs = parse_qsl(urlsplit(answer.ask.path).query, keep_blank_values=True)
    names = [name for name, _ in pairs]
    is_search = operation.path.count("/") == 2 and ":" not in operation.path
    fields = target.search_fields(operation.resource) if is_search else ()
    known = {*_parameters(operation), *fields}
    unknown = [name for name in names if name not in known and (name.partition("[")[0] not in fields)]
    if unknown:
        yield Fault("API-100" if is_search else "API-099", "400 for a parameter that is not known", answer.shown)
    for name, value in pairs:
        if name == "limit" and not re.fullmatch("[+-]?[0-9]+", value):
            yield Fault("API-108", "400 for a limit that is no integer", answer.shown)
        if name in TIMES and moment(value) is None:
            yield Fault("API-102", say("400 for a {} that is no time", name), answer.shown)


@cache
def _document() -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads((root() / "src" / "crmstandard" / "openapi.json").read_bytes())
    return found


@cache
def _described(operation: Operation) -> frozenset[str]:
    """The statuses that our description names for an operation."""
    about = _document()["paths"].get(operation.path, {}).get(operation.method.lower(), {})
    return frozenset(about.get("responses", ()))


@cache
def _parameters(operation: Operation) -> frozenset[str]:
    """The query parameters that our description names for an operation."""
    item = _document()["paths"].get(operation.path, {})
    nodes = [*item.get("parameters", ()), *item.get(operation.method.lower(), {}).get("parameters", ())]
    found = [_resolved(each) for each in nodes]
    return frozenset(str(each["name"]) for each in found if each.get("in") == "query")


def _resolved(node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        reference, node = str(node["$ref"]), _document()
        for step in reference.removeprefix("#/").split("/"):
            node = node[step.replace("~1", "/").replace("~0", "~")]
    return node
