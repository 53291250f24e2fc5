"""The judge: JSON Schema 2020-12 by jsonschema-rs with our formats, its errors turned into findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import Any, ClassVar

import jsonschema_rs

from crmstandard import schemas
from crmstandard.findings import Finding, finding
from crmstandard.requirements import by_keyword
from crmstandard.validators.apart import (
    bases,
    bases_of,
    bases_of_frame,
    frame_of,
    judged_apart,
    looked_into,
    schema_of,
)
from crmstandard.validators.doubts import Doubts
from crmstandard.validators.formats import breaks, checkers

Path = Sequence[str | int]
OFTEN = 100  # times in doubt from which on an engine of a part alone is worth the milliseconds that making it takes
MOST_APART = 48  # such engines of a process: each takes up to half a MiB
FRAME = ""  # the part of a record that is no member: which it has, and what is asked of several of them together
Told = tuple[str, Mapping[str, Any] | None]
UNKNOWN_MEMBER = {"unevaluatedProperties", "additionalProperties"}
SHAPE = {"pattern", "minLength", "maxLength"}
VALUE = {"enum", "const"}
OF_SCHEMA = {"enum", "const", "pattern"}  # messages of these say what the schema says, whatever the value
FALLBACK = "GEN-010"
SHORT, MOST_KNOWN = 64, 2048  # texts of a format that are remembered, and places in a schema: memory is bounded


def pointer(path: Iterable[str | int]) -> str:
    """RFC 6901 pointer of a path of member names and indexes."""
    return "".join([f"/{step}" if type(step) is int else f"/{_escaped(str(step))}" for step in path])


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1") if "~" in name or "/" in name else name


def reachable(schema: Any) -> list[tuple[str, Any]]:
    """The files of the kit that `schema` refers to, directly or not, by `$id`."""
    found: dict[str, Any] = {}
    waiting = [schema]
    while waiting:
        base = waiting.pop()
        for reference in _references(base):
            target = base if reference.startswith("#") else schemas.resolve(reference.partition("#")[0], base)
            if target is not base and str(target["$id"]) not in found:
                found[str(target["$id"])] = target
                waiting.append(target)
    return list(found.items())


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for inner in node.values():
            yield from _references(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _references(inner)


def validator_for(schema: Any, instead: Mapping[str, Any] | None = None) -> jsonschema_rs.Draft202012Validator:
    """A validator of one schema of the kit: references resolved inside the kit, formats asserted, nothing fetched.

    What stands `instead` of files is given by `$id`.
    """
    formats = {name: _accepts(name) for name in checkers()}
    return jsonschema_rs.Draft202012Validator(
        schema,
        registry=jsonschema_rs.Registry(list({**dict(reachable(schema)), **(instead or {})}.items())),
        formats=formats,
        validate_formats=True,
        ignore_unknown_formats=False,
        pattern_options=jsonschema_rs.RegexOptions(),
        offline=True,
    )


@cache
def _accepts(name: str) -> Callable[[str], bool]:
    """Whether a text has a format; dates, sources and codes come again and again, so the latest are remembered."""
    check = checkers()[name]
    known: dict[str, bool] = {}

    def accepts(value: str) -> bool:
        found = known.get(value)
        if found is None:
            found = check(value) is None
            if len(value) <= SHORT:
                if len(known) >= MOST_KNOWN:
                    known.clear()
                known[value] = found
        return found

    return accepts


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
        self._engines: dict[str, jsonschema_rs.Draft202012Validator] = {}  # of members alone, and of FRAME
        self._doubted = Counter[str]()
        self._by_place: dict[tuple[str | int, ...], Told] = {}

    @cached_property
    def _validator(self) -> jsonschema_rs.Draft202012Validator:
        return validator_for(self.schema)

    @cached_property
    def _apart(self) -> frozenset[str]:
        """Members that can be judged apart; none where files that these refer to refer back."""
        own = {str(each["$id"]): each for each in (self.schema, *bases(self.schema))}
        inside = ({name: each.get(name, {}) for name in ("$id", "$defs", "properties")} for each in own.values())
        refers_back = any(name in own for part in inside for name, _ in reachable(part))
        return frozenset() if refers_back else judged_apart(self.schema)

    @cached_property
    def _looked_into(self) -> frozenset[str]:
        """Members that more than what is said of them by name looks into."""
        return looked_into(self.schema) or frozenset()

    def is_valid(self, document: Any) -> bool:
        """Whether the document has the shape of the schema, formats included."""
        return bool(self._validator.is_valid(document))

    def findings(self, document: Any) -> list[Finding]:
        """One finding for each fault of shape, in the order of their pointers; empty if valid."""
        return self._told(self._validator.iter_errors(document))

    def findings_within(self, document: Mapping[str, Any], doubts: Doubts) -> list[Finding]:
        """Like `findings`, of a document that is known to have its shape but for what is doubted."""
        apart, parts = self._parts(doubts)
        if not (self._apart and all(map(self._has_engine, parts))):
            return self.findings(document)
        framed = self._engines[FRAME].iter_errors(self._frame_of(document)) if FRAME in parts else ()
        return self._told(chain(framed, *(self._errors_of(name, document[name]) for name in apart)))

    def findings_alone(self, member: str, value: Any) -> list[Finding] | None:
        """Like `findings`, of a document that has its shape but for this member; None where that cannot be told."""
        if not (member in self._apart and self._has_engine(member)):
            return None
        return self._told(self._errors_of(member, value))

    def decisive(self, document: Mapping[str, Any], doubts: Doubts) -> Any:
        """All that decides what is wrong with the shape of a document in doubt; None where that is the whole of it."""
        if not self._apart:
            return None
        apart, parts = self._parts(doubts)
        if FRAME in parts:
            return [self._frame_of(document), *(document[name] for name in apart)]
        return document[apart[0]] if len(apart) == 1 else [document[name] for name in apart]

    _made_apart: ClassVar[int] = 0  # engines of parts in this process

    def _parts(self, doubts: Doubts) -> tuple[list[str], list[str]]:
        """The members in doubt that are judged apart, and all the parts to be judged."""
        apart = [name for name in doubts.members if name in self._apart]
        is_framed = doubts.as_a_whole or len(apart) < len(doubts.members)
        return apart, [*apart, FRAME] if is_framed else apart

    def _frame_of(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """The document as its frame needs it: of members judged apart the names alone, and of unknown ones."""
        inside = self._looked_into
        return {name: value if name in inside else None for name, value in document.items()}

    def _has_engine(self, part: str) -> bool:
        """Whether there is an engine of a part alone: made of one that is in doubt often, while they are few."""
        if part not in self._engines:
            self._doubted[part] += 1
            if self._doubted[part] < OFTEN or Judge._made_apart >= MOST_APART:
                return False
            Judge._made_apart += 1
            self._engines[part] = self._engine(part)
        return True

    def _engine(self, part: str) -> jsonschema_rs.Draft202012Validator:
        if part == FRAME:
            return validator_for(frame_of(self.schema, self._apart), bases_of_frame(self.schema, self._apart))
        return validator_for(schema_of(self.schema, part), bases_of(self.schema, part))

    def _errors_of(self, member: str, value: Any) -> Iterable[jsonschema_rs.ValidationError]:
        return self._engines[member].iter_errors({member: value})

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
