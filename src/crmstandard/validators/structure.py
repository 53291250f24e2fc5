"""The judge: JSON Schema 2020-12 by jsonschema-rs with our formats, its errors turned into findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any

import jsonschema_rs

from crmstandard import schemas
from crmstandard.findings import Finding, finding
from crmstandard.requirements import by_keyword
from crmstandard.validators.doubts import Doubts
from crmstandard.validators.engine import validator_for
from crmstandard.validators.formats import breaks
from crmstandard.validators.parts import Parts

Path = Sequence[str | int]
Told = tuple[str, Mapping[str, Any] | None]
UNKNOWN_MEMBER = {"unevaluatedProperties", "additionalProperties"}
SHAPE = {"pattern", "minLength", "maxLength"}
VALUE = {"enum", "const"}
OF_SCHEMA = {"enum", "const", "pattern"}  # messages of these say what the schema says, whatever the value
FALLBACK = "GEN-010"
MOST_KNOWN = 2048  # places in a schema that are remembered: memory is bounded


def pointer(path: Iterable[str | int]) -> str:
    """RFC 6901 pointer of a path of member names and indexes."""
    return "".join([f"/{step}" if type(step) is int else f"/{_escaped(str(step))}" for step in path])


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1") if "~" in name or "/" in name else name


@cache
def judge(title: str, profile: str | None = None) -> Judge:
    """The judge of one document of the kit under one profile; raises UnknownResource, UnknownProfile."""
    schema = named(title)
    if profile is not None:
        schema = schemas.overlays(profile).get(title, schema)
    return Judge(title, schema)


def named(title: str) -> Mapping[str, Any]:
    """The schema with this title: a resource, policy, analytic input or other document; raises UnknownResource."""
    if title not in titles():
        raise schemas.UnknownResource(title)
    return titles()[title]


@cache
def titles() -> Mapping[str, Mapping[str, Any]]:
    """Every schema that a document can be judged by, by its title."""
    folders = ("documents", "analytics", "policies", "resources")  # what comes later is taken for one title
    return {title: schema for name in folders for title, schema in schemas.folder(name).items()}


class Judge:
    """Says whether a parsed JSON document has the shape of one schema, and what is wrong if not."""

    def __init__(self, title: str, schema: Mapping[str, Any]) -> None:
        self.title = title
        self.schema = schema
        self._by_place: dict[tuple[str | int, ...], Told] = {}

    @cached_property
    def _validator(self) -> jsonschema_rs.Draft202012Validator:
        return validator_for(self.schema)

    @cached_property
    def parts(self) -> Parts:
        """The parts of the schema that are judged apart."""
        return Parts(self.schema)

    def is_valid(self, document: Any) -> bool:
        """Whether the document has the shape of the schema, formats included."""
        return bool(self._validator.is_valid(document))

    def findings(self, document: Any) -> list[Finding]:
        """One finding for each fault of shape, in the order of their pointers; empty if valid."""
        return self._told(self._validator.iter_errors(document))

    def findings_within(self, document: Mapping[str, Any], doubts: Doubts) -> list[Finding]:
        """Like `findings`, of a document that is known to have its shape but for what is doubted."""
        errors = self.parts.errors(document, doubts)
        return self.findings(document) if errors is None else self._told(errors)

    def findings_alone(self, member: str, value: Any) -> list[Finding] | None:
        """Like `findings`, of a document that has its shape but for this member; None where that cannot be told."""
        errors = self.parts.errors_alone(member, value)
        return None if errors is None else self._told(errors)

    def _told(self, errors: Iterable[jsonschema_rs.ValidationError]) -> list[Finding]:
        found = [each for error in errors for each in self._read(error)]
        if len(found) < 2:
            return found
        found = _distinct(found)
        if len(found) < 2:
            return found
        return sorted(found, key=lambda each: (each.pointer, each.requirement, sorted(map(str, each.params.items()))))

    def _read(self, error: jsonschema_rs.ValidationError) -> Iterator[Finding]:
        where, keyword = error.instance_path, error.kind.name
        kind: Any = error.kind
        if keyword in UNKNOWN_MEMBER:
            known = _declared(str(error.absolute_keyword_location))
            for name in kind.unexpected:
                if name not in known:
                    yield finding(
                        by_keyword()["unevaluatedProperties"], pointer([*where, name]), keyword=keyword, member=name
                    )
        elif keyword == "format":
            value: Any = error.instance
            identifier = breaks(kind.format, value) or by_keyword()["format"]
            yield finding(identifier, pointer(where), keyword=keyword, value=value, format=kind.format)
        else:
            yield from self._read_other(error, where, keyword)

    def _read_other(self, error: jsonschema_rs.ValidationError, where: Path, keyword: str) -> Iterator[Finding]:
        place = (keyword, *error.evaluation_path)
        told = self._by_place.get(place)
        if told is None:
            told = self._tell(place, error)
        identifier, params = told
        if identifier == schemas.FACTS and keyword == "anyOf":
            for name in _first_alternative(error):
                yield finding(identifier, pointer(where), keyword=keyword, member=name)
            return
        if params is None:
            params = message_params(error, keyword)
        yield finding(identifier, pointer(where), keyword=keyword, value=error.instance, **params)

    def _tell(self, place: tuple[str | int, ...], error: jsonschema_rs.ValidationError) -> Told:
        """The requirement of a keyword at a place in the schema and, where values do not change it, what it says."""
        keyword, *path = place
        identifier = self._named_above(path) or by_keyword().get(str(keyword), FALLBACK)
        told = identifier, message_params(error, str(keyword)) if keyword in OF_SCHEMA else None
        if len(self._by_place) >= MOST_KNOWN:
            self._by_place.clear()
        self._by_place[place] = told
        return told

    def _named_above(self, place: Path) -> str | None:
        """The requirement that the schema names nearest above the failing keyword."""
        node: Any = self.schema
        base, found = self.schema, None
        for step in place:
            if isinstance(node, Mapping) and "x-crm-requirement" in node:
                found = str(node["x-crm-requirement"])
            if step == "$ref":
                base, node = _follow(str(node["$ref"]), base)
            elif isinstance(node, Mapping) and step not in node:
                break  # the engine leaves steps out of the path of propertyNames
            else:
                node = node[step]
        return found


def _follow(reference: str, base: Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    target = schemas.resolve(reference, base)
    return (base if reference.startswith("#") else target), target


@lru_cache(maxsize=MOST_KNOWN)
def _declared(location: str) -> frozenset[str]:
    """Members that the schema around a keyword declares, also where a failed branch hides them from the engine."""
    url, _, fragment = location.partition("#")
    base = schemas.by_id()[url]
    node: Any = base
    for token in [t for t in fragment.split("/") if t][:-1]:
        node = node[token.replace("~1", "/").replace("~0", "~")] if isinstance(node, Mapping) else node[int(token)]
    return frozenset(_members(node, base))


def _members(node: Mapping[str, Any], base: Mapping[str, Any]) -> Iterator[str]:
    yield from node.get("properties", ())
    if "$ref" in node:
        inner, target = _follow(str(node["$ref"]), base)
        yield from _members(target, inner)
    for part in node.get("allOf", ()):
        yield from _members(part, base)


def _first_alternative(error: jsonschema_rs.ValidationError) -> list[str]:
    """Names missing from the first branch of an `anyOf` of required members."""
    kind: Any = error.kind
    return [str(inner.kind.property) for inner in kind.context[0] if inner.kind.name == "required"]


def message_params(error: jsonschema_rs.ValidationError, keyword: str) -> dict[str, Any]:
    """What a message may print of the error: names, kinds and limits of the schema, never the value."""
    kind: Any = error.kind
    if keyword == "required":
        return {"member": kind.property}
    if keyword == "type":
        return {"expected": _plain(kind.types), "found": json_type(error.instance)}
    if keyword in {"enum", "const"}:
        allowed = kind.options if keyword == "enum" else [kind.expected_value]
        return {"expected": ", ".join(map(str, allowed))}
    if keyword == "pattern":
        return {"expected": kind.pattern}
    if keyword in {"anyOf", "not"}:
        return {"expected": _alternatives(error)}
    return {"expected": getattr(kind, "limit", keyword)}


def _alternatives(error: jsonschema_rs.ValidationError) -> str:
    kind: Any = error.kind
    if kind.name != "anyOf":
        return "not both"
    branches = (
        " + ".join(str(e.kind.property) for e in branch if e.kind.name == "required") for branch in kind.context
    )
    return " | ".join(filter(None, branches))


def _plain(types: Any) -> str:
    return ", ".join(map(str, types)) if isinstance(types, (list, tuple, set, frozenset)) else str(types)


JSON_TYPES = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
    type(None): "null",
}


def json_type(value: Any) -> str:
    """JSON's name for the type of a parsed value."""
    return JSON_TYPES.get(type(value), type(value).__name__)


def _distinct(found: list[Finding]) -> list[Finding]:
    """Each fault once: a wrong JSON type speaks for what else it breaks, a named format for the pattern beside it."""
    types = {each.pointer for each in found if each.keyword == "type"}
    formats = {each.pointer for each in found if each.keyword == "format"}
    silenced = {(name, at) for name in SHAPE for at in formats} | {(name, at) for name in VALUE for at in types}
    kept = [each for each in found if (each.keyword, each.pointer) not in silenced]
    distinct = {(each.requirement, each.pointer, str(each.params)): each for each in kept}
    return list(distinct.values())
