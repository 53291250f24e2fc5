"""Whether an answer is one that the API description names: its status, headers, media type and body.

Written against openapi.json alone, with no part of the server: the operation is found by the paths of
the description, the body is judged by its schemas.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from crmstandard.sources import root
from crmstandard.validators.formats import checkers

Node = Mapping[str, Any]
PROBLEM = "application/problem+json"
REFUSED_BY_HTTP = b"Invalid HTTP request received."  # uvicorn, before there is a request
OWN = {"server", "date", "content-length", "transfer-encoding", "connection"}
REFUSED_METHOD = 405


@cache
def description() -> dict[str, Any]:
    """The API description."""
    made: dict[str, Any] = json.loads(Path(root() / "src" / "crmstandard" / "openapi.json").read_bytes())
    return made


def resolved(node: Node) -> Node:
    """A node of the description, or the one that it refers to."""
    while "$ref" in node:
        reference, node = str(node["$ref"]), description()
        for step in reference.removeprefix("#/").split("/"):
            node = node[step.replace("~1", "/").replace("~0", "~")]
    return node


@cache
def _paths() -> list[tuple[re.Pattern[str], str]]:
    """Every path as a pattern, those with the fewest parameters first."""
    templates = sorted(description()["paths"], key=lambda each: each.count("{"))
    return [(re.compile(_pattern(each)), each) for each in templates]


def _pattern(template: str) -> str:
    parts = re.split(r"(\{\w+\})", template)
    return "".join("[^/:]+" if part.startswith("{") else re.escape(part) for part in parts) + "/*"


def operation(method: str, path: str) -> tuple[str, Node | None]:
    """The template of a path, and its operation for a method; without one nothing, empty text for no such path."""
    for pattern, template in _paths():
        if pattern.fullmatch(path):
            return template, description()["paths"][template].get(method.lower())
    return "", None


def undescribed(method: str, path: str, status: int, headers: Mapping[str, str], body: bytes) -> list[str]:
    """What is wrong with an answer, in words; header names are lower-case, `path` is without its query."""
    wanted, found = _wanted(method, path, status)
    if wanted is None:
        return [found]
    return [*_headers(wanted, headers), *_body(wanted, headers.get("content-type", ""), method, body)]


def _wanted(method: str, path: str, status: int) -> tuple[Node | None, str]:
    template, about = operation(method, path)
    if about is None:
        right = 405 if template else 404
        known = description()["components"]["responses"]["default"]
        return (known, "") if status in (right, 400) else (None, f"{status} to a request of no operation")
    responses = about["responses"]
    if str(status) in responses:
        return resolved(responses[str(status)]), ""
    if 400 <= status < 500 and "default" in responses:
        return resolved(responses["default"]), ""
    return None, f"{status} is not described"


def _headers(wanted: Node, headers: Mapping[str, str]) -> Iterator[str]:
    for name, node in wanted.get("headers", {}).items():
        about, value = resolved(node), headers.get(name.lower())
        if value is None:
            if about.get("required"):
                yield f"the header {name} is missing"
        elif not _is_right_header(about["schema"], value):
            yield f"the header {name} is {value!r}"


def _is_right_header(schema: Node, value: str) -> bool:
    given: Any = int(value) if schema["type"] == "integer" and value.isdigit() else value
    return jsonschema_rs.is_valid(dict(schema), given)


def _body(wanted: Node, media: str, method: str, body: bytes) -> Iterator[str]:
    content = wanted.get("content", {})
    if method == "HEAD" or not content:
        if body:
            yield "there is a body where none is described"
        return
    kind = media.partition(";")[0].strip()
    if kind not in content:
        yield f"the media type {kind!r} is not described"
    elif kind.endswith("json"):
        yield from _json(content[kind]["schema"], body)


def _json(schema: Node, body: bytes) -> Iterator[str]:
    try:
        document = json.loads(body)
    except ValueError:
        yield "the body is not JSON"
        return
    check = _validator(json.dumps(schema))
    if not check.is_valid(document):
        for error in list(check.iter_errors(document))[:3]:
            yield f"the body at {'/'.join(map(str, error.instance_path))}: {error.message[:200]}"


@cache
def _validator(schema: str) -> jsonschema_rs.Draft202012Validator:
    whole = {"allOf": [json.loads(schema)], "components": description()["components"]}
    return jsonschema_rs.Draft202012Validator(
        whole,
        formats={name: _accepting(check) for name, check in checkers().items()},
        validate_formats=True,
        ignore_unknown_formats=True,
        pattern_options=jsonschema_rs.RegexOptions(),
        offline=True,
    )


def _accepting(check: Callable[[str], Any]) -> Callable[[str], bool]:
    return lambda value: check(value) is None
