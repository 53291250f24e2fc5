"""From method and path to the operation of the standard, by the same table that the API description is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import cache
from typing import Any
from urllib.parse import unquote

from crmstandard.operations import Operation, operations


@dataclass(frozen=True, slots=True)
class Route:
    """One operation with the handler that serves it: its interaction, or the verb of a custom one."""

    operation: Operation
    handler: str
    query: frozenset[str]
    notices: Mapping[str, str]

    @property
    def takes_body(self) -> bool:
        """Whether a request has a body."""
        return "body" in self.operation


@dataclass(slots=True)
class _Node:
    literal: dict[str, _Node] = field(default_factory=dict)
    parameters: dict[str, tuple[str, _Node]] = field(default_factory=dict)  # by the verb behind the parameter
    methods: dict[str, Route] = field(default_factory=dict)


class Routes:
    """Every path of the standard, found segment by segment."""

    def __init__(self, table: Iterable[Operation]) -> None:
        self._root = _Node()
        self.routes = [self._add(operation) for operation in table]

    def _add(self, operation: Operation) -> Route:
        route = Route(operation, handler_of(operation), frozenset(_query(operation)), notices(operation))
        node = self._root
        for segment in str(operation["path"]).strip("/").split("/"):
            node = self._step(node, segment)
        node.methods[str(operation["method"]).upper()] = route
        return route

    def _step(self, node: _Node, segment: str) -> _Node:
        if not segment.startswith("{"):
            return node.literal.setdefault(segment, _Node())
        name, _, verb = segment.partition("}")
        return node.parameters.setdefault(verb, (name[1:], _Node()))[1]

    def match(self, method: str, raw_path: str) -> tuple[Route | None, Mapping[str, str], list[str]]:
        """The route and its parameters; without a route the methods that the path has, if there is such a path.

        A path of literals goes before one with parameters, whatever their methods (OpenAPI 3.1, Paths Object).
        """
        found: list[tuple[_Node, dict[str, str]]] = []
        _walk(self._root, raw_path.strip("/").split("/"), {}, found)
        if not found:
            return None, {}, []
        node, params = found[0]
        return node.methods.get(method), params, [] if method in node.methods else sorted(node.methods)


def _walk(node: _Node, segments: list[str], params: dict[str, str], found: list[tuple[_Node, dict[str, str]]]) -> None:
    if not segments:
        if node.methods:
            found.append((node, params))
        return
    first, rest = segments[0], segments[1:]
    if first in node.literal:
        _walk(node.literal[first], rest, params, found)
    value, colon, verb = first.partition(":")
    for behind, (name, inner) in node.parameters.items():
        if behind == colon + verb and value and "%00" not in value:  # no id has NUL, nor can PostgreSQL hold it
            _walk(inner, rest, {**params, name: unquote(value)}, found)


def handler_of(operation: Operation) -> str:
    """Name of the handler: the kind of a uniform operation, the verb of a custom one, else its id."""
    if "kind" in operation:
        return str(operation["kind"])
    _, colon, verb = str(operation["path"]).rpartition("/")[2].partition(":")
    return colon + verb if colon else str(operation["id"])


def notices(operation: Operation) -> dict[str, str]:
    """The headers of an operation on its way out: deprecated on a day (RFC 9745), gone on another (RFC 8594)."""
    about = operation.get("deprecated", {})
    made = {"deprecation": f"@{int(_start(about['on']).timestamp())}"} if about else {}
    return made | ({"sunset": format_datetime(_start(about["sunset"]), usegmt=True)} if "sunset" in about else {})


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _query(operation: Operation) -> list[str]:
    shared = _shared_parameters()
    rows: list[Any] = [shared[each] if isinstance(each, str) else each for each in operation.get("parameters", ())]
    return [str(row["name"]) for row in rows if row["in"] == "query"]


@cache
def _shared_parameters() -> Mapping[str, Any]:
    from crmstandard.operations import source

    found: Mapping[str, Any] = source()["parameters"]
    return found


@cache
def routes() -> Routes:
    """The routes of the standard."""
    return Routes(operations())
