"""Survivorship: which source's value a golden record takes, field by field, whatever order its sources came in."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from crmstandard.identity import normal
from crmstandard.identity.contributions import (
    STANDINGS,
    Contribution,
    Value,
    canonical,
    field_rule,
    is_nothing,
    rank,
)
from crmstandard.identity.normal import Document
from crmstandard.identity.policies import Policy
from crmstandard.validators.calendar.moments import instant

OWN = frozenset({"resourceType", "id", "meta", "replacedBy", "replaces", "fieldProvenance", "absences"})
MOST_PROVENANCE = 500  # as the schema has it


@dataclass(frozen=True, slots=True)
class Golden:
    """The members that survive, and for each the source record that gave it, when it was confirmed and by what rule."""

    members: dict[str, Any]
    provenance: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A value that a person chose; it stays until it expires."""

    content: Any
    by: Contribution
    at: str


def survive(
    contributions: Iterable[Contribution],
    policy: Policy,
    settled: Mapping[str, Settled] | None = None,
    at: str | None = None,
) -> Golden:
    """The golden record of some sources; `settled` are the members that a person chose, by name, `at` is now."""
    ordered = sorted(contributions, key=lambda each: (each.key, canonical(dict(each.document))))
    chosen = {name: each for name, each in (settled or {}).items() if not _expired(name, each, policy, at)}
    names = {name for each in ordered for name in each.document} | chosen.keys()
    members: dict[str, Any] = {}
    kept: list[list[dict[str, Any]]] = []
    places: Places = {}
    for name in sorted(names - OWN):
        content, rows = _field(name, ordered, policy, chosen.get(name), places)
        if not is_nothing(content):
            members[name] = content
            kept.append(rows)
    absences = _absences(ordered, members, places)
    return Golden(members | ({"absences": absences} if absences else {}), _within(kept))


def _expired(name: str, settled: Settled, policy: Policy, at: str | None) -> bool:
    """Whether the days for which a policy lets a person's choice hold are over."""
    resource = str(settled.by.document.get("resourceType", ""))
    days = field_rule(policy, resource, f"/{name}").get("manualDays")
    return days is not None and at is not None and instant(settled.at) + timedelta(days=days) <= instant(at)


# Where an item of a list of a contribution went: its key, the member and index there -> index in the golden record.
Places = dict[tuple[tuple[str, str], str, int | None], int | None]


def _field(
    name: str, ordered: Sequence[Contribution], policy: Policy, settled: Settled | None, places: Places
) -> tuple[Any, list[dict[str, Any]]]:
    path = f"/{name}"
    if settled is not None:
        return settled.content, [_row(path, settled.by.source, settled.at, "manual")]
    values = [Value(each, each.document[name], path) for each in ordered if not is_nothing(each.document.get(name))]
    rule = _rule(values, policy, path)
    if not values or rule == "never":
        return None, []
    if rule == "union" and all(isinstance(each.content, list) for each in values):
        return _union(values, policy, places)
    best = _best(values, rule, policy)
    places[best.by.key, path, None] = None
    return best.content, [_provenance(best, path, rule)]


def _rule(values: Sequence[Value], policy: Policy, path: str) -> str:
    """The rule of a field; where nobody chose by hand, that is the default."""
    resource = str(values[0].by.document.get("resourceType", "")) if values else ""
    rule = str(field_rule(policy, resource, path).get("rule", policy["defaultRule"]))
    return str(policy["defaultRule"]) if rule == "manual" else rule


def _best(values: Sequence[Value], rule: str, policy: Policy) -> Value:
    """The value that stands best by the rule, then by each tie breaker, then by system and key."""
    left = list(values)
    if rule in ("min", "max"):
        wanted = (min if rule == "min" else max)(map(rank, left))
        left = [each for each in left if rank(each) == wanted]
    for name in (rule, *policy["tieBreakers"]):
        if name in STANDINGS and len(left) > 1:
            standings = [STANDINGS[name](each, values, policy) for each in left]
            left = [each for each, found in zip(left, standings, strict=True) if found == max(standings)]
    return left[0]


def _union(values: Sequence[Value], policy: Policy, places: Places) -> tuple[list[Any], list[dict[str, Any]]]:
    """Every item once, those of the source that stands best first; of two forms of one item the better stays."""
    path = values[0].path
    groups: dict[Hashable, list[Value]] = {}
    for value in _ranked(values, policy):
        for place, item in enumerate(value.content):
            if not is_nothing(item):
                groups.setdefault(_identity(path, item), []).append(Value(value.by, item, path, place))
    made: list[Any] = []
    rows: list[dict[str, Any]] = []
    for each in groups.values():
        best = _best(each, "union", policy)
        places[best.by.key, path, best.place] = len(made)
        rows.append(_provenance(best, f"{path}/{len(made)}", "union"))
        made.append(best.content)
    return made, rows


def _ranked(values: Sequence[Value], policy: Policy) -> Iterator[Value]:
    left = list(values)
    while left:
        best = _best(left, "union", policy)
        left.remove(best)
        yield best


def _identity(path: str, item: Any) -> Hashable:
    """What makes two items the same one; a party has one legal name in a language."""
    if isinstance(item, dict):
        if path == "/names" and item.get("use") == "legal" and "period" not in item:
            return "legal", item.get("language")
        if path == "/names":
            return item.get("use"), normal.name(str(item.get("text", "")))
        if path == "/identifiers":
            return item.get("system"), normal.plain(str(item.get("value", "")))
        if path == "/contactPoints":
            return item.get("system"), normal.contact(item) or item.get("value")
        if path == "/extensions":
            return item.get("url")
    return canonical(item)


def _provenance(value: Value, path: str, rule: str) -> dict[str, Any]:
    stated = value.by.provenance(*value.paths)
    return _row(path, stated.get("sourceRecord", value.by.source), value.by.confirmed(*value.paths), rule)


def _row(path: str, source: Mapping[str, Any], confirmed: str, rule: str) -> dict[str, Any]:
    made = {"path": path, "sourceRecord": dict(source), "rule": rule}
    return {**made, "confirmedAt": confirmed} if "T" in confirmed else made


def _within(kept: Sequence[list[dict[str, Any]]]) -> tuple[dict[str, Any], ...]:
    """No more rows than the schema allows: the longest lists are named as a whole, by the source of their first."""
    found = list(kept)
    while sum(map(len, found)) > MOST_PROVENANCE:
        longest = max(range(len(found)), key=lambda place: len(found[place]))
        first = found[longest][0]
        found[longest] = [{**first, "path": first["path"].rpartition("/")[0]}]
    return tuple(row for rows in found for row in rows)


def _absences(ordered: Sequence[Contribution], members: Document, places: Places) -> list[dict[str, Any]]:
    """What is declared absent and still is: the sources' absences, each where its value went."""
    made: dict[str, dict[str, Any]] = {}
    for each in ordered:
        for absence in each.document.get("absences", ()):
            path = _moved(each, str(absence["path"]), members, places)
            if path is not None and path not in made:
                made[path] = {**absence, "path": path}
    return [made[path] for path in sorted(made)]


def _moved(by: Contribution, path: str, members: Document, places: Places) -> str | None:
    name, _, rest = path[1:].partition("/")
    if name not in members:
        return path
    if not rest:
        return None
    if (by.key, f"/{name}", None) in places:
        return path
    index, slash, tail = rest.partition("/")
    place = (by.key, f"/{name}", int(index)) if index.isdigit() else None
    return f"/{name}/{places[place]}{slash}{tail}" if place in places else None
