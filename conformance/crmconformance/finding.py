"""Records to be searched for, and what a search of them has to give: worked out by the segment language itself.

A scene is a handful of records that all refer to one record of their own, their anchor. A search that
names the anchor can list them alone, however many records the system holds, so that what has to be
listed and what has not is known exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import orjson

from crmconformance import making
from crmconformance.asking import Answer, Ask, get, post
from crmconformance.records import FIXED, Document, Record, after, create, pages
from crmconformance.saying import say, together_with
from crmconformance.script import Fault, Script, ask, expect, needed, shared
from crmconformance.target import Target, collection
from crmconformance.trial import Trial
from crmstandard.analytics.segments import Attribute, Kind, catalogue_of, evaluate, parse
from crmstandard.analytics.segments.catalogue import ORDERED

MOST, DRAWN, MOST_PAGES = 4, 8, 200
DAYS = (Kind.DATE, Kind.PARTIAL_DATE)
OPERATORS = {"eq": "=", "ne": "<>", "gt": ">", "gte": ">=", "lt": "<", "lte": "<="}
Tree = dict[str, Any]


@dataclass(frozen=True)
class Condition:
    """One condition on a field: its operator as a query writes it, and the values as texts."""

    field: str
    operator: str
    values: tuple[str, ...]

    @property
    def query(self) -> str:
        """The condition as a part of a query."""
        name = self.field if self.operator == "eq" else f"{self.field}[{self.operator}]"
        texts = [",".join(self.values)] if self.operator == "in" else self.values
        return "&".join(f"{quote(name, safe='[]')}={quote(text, safe='')}" for text in texts)

    def tree(self, kind: Kind) -> Tree:
        """The condition in the segment language."""
        subject = {"property": self.field}
        if self.operator == "exists":
            absent: Tree = {"op": "isNull", "args": [subject]}
            return {"op": "not", "args": [absent]} if self.values == ("true",) else absent
        literals = [_literal(kind, text) for text in self.values]
        if self.operator in OPERATORS and len(literals) == 1:
            return {"op": OPERATORS[self.operator], "args": [subject, literals[0]]}
        return {"op": "in", "args": [subject, literals]}


def _literal(kind: Kind, text: str) -> Any:
    if kind is Kind.DATE_TIME:  # the language knows instants in UTC alone
        moment = datetime.fromisoformat(text).astimezone(UTC)
        return {"timestamp": moment.isoformat().replace("+00:00", "Z")}
    return {"date": text} if kind in DAYS else text


@dataclass(frozen=True)
class Scene:
    """Records of one resource that refer to one anchor."""

    resource: str
    anchor: Condition
    records: tuple[Record, ...]
    fields: Mapping[str, Attribute]

    @property
    def path(self) -> str:
        """The collection."""
        return collection(self.resource)

    @property
    def led(self) -> Document:
        """The reference to the anchor, to be given among the members of another record."""
        kind, _, identifier = self.anchor.values[0].partition("/")
        return {"type": kind, "id": FIXED + identifier}

    @property
    def ids(self) -> set[str]:
        """The ids of all its records."""
        return {each.id for each in self.records}

    def having(self, *conditions: Condition) -> set[str]:
        """The ids of the records for which all conditions are true."""
        return {each.id for each in self.records if all(self._true(one, each) for one in conditions)}

    def _true(self, condition: Condition, record: Record) -> bool:
        tree = condition.tree(self.fields[condition.field].kind)
        return evaluate(parse(tree, catalogue_of(self.resource)), record.document) is True

    def texts(self, field: str) -> list[str]:
        """The values that its records have in a field, as a query writes them, each once."""
        found = (text for each in self.records for text in _spoken(self.fields[field], each.document.get(field)))
        return sorted(set(found))

    def ordered(self) -> list[str]:
        """The fields with an order of which its records have a value."""
        return [name for name, each in self.fields.items() if each.kind in ORDERED and self.texts(name)]

    def search(self, *conditions: Condition, more: str = "", **about: Any) -> Ask:
        """The search for its records that meet conditions."""
        return get(f"{self.path}?{'&'.join(each.query for each in (self.anchor, *conditions))}{more}", **about)

    def filter(self, *trees: Tree, client: str | None = "main", **members: Any) -> Ask:
        """The same by a filter: all trees have to hold."""
        own = self.anchor.tree(Kind.REFERENCE)
        expression = {"op": "and", "args": [own, *trees]} if trees else own
        return post(f"{self.path}/search", {"filter": rule(expression), **members}, client=client)


def rule(expression: Tree) -> Tree:
    """A condition as a rule expression."""
    return {"language": "cql2Json", "expression": orjson.dumps(expression).decode(), "version": "1.0.0"}


def _spoken(attribute: Attribute, value: Any) -> Iterator[str]:
    """A value as a query writes it; nothing for what has no such form."""
    if isinstance(value, list):
        for each in value:
            yield from _spoken(attribute, each)
    elif attribute.kind is Kind.REFERENCE and isinstance(value, dict) and "id" in value:
        yield f"{value['type']}/{value['id']}"
    elif attribute.kind is Kind.TOKEN and isinstance(value, dict):
        codings = value.get("codings", [value])
        yield from (f"{each.get('system', '')}|{each['code']}" for each in codings if "code" in each)
    elif isinstance(value, bool):
        yield str(value).lower()
    elif isinstance(value, str) and "," not in value:  # a comma parts the values of `in`
        yield value


@cache
def _anchor(resource: str, declared: tuple[str, ...], offered: frozenset[str]) -> str | None:
    """The search field by which the records of a scene are told from all others."""
    smallest = making.base(resource, offered)
    attributes = catalogue_of(resource).attributes
    for name in declared if smallest else ():
        about = attributes.get(name)
        if about is not None and about.kind is Kind.REFERENCE and not about.many and smallest and name in smallest:
            return name
    return None


def led_to(target: Target, resource: str) -> tuple[str, str]:
    """The field that leads from records of a resource to their anchor, and the resource of that."""
    field = str(_anchor(resource, target.search_fields(resource), _offered(target)))
    first = making.base(resource, _offered(target)) or {}
    return field, str(first[field]["type"])


def _offered(target: Target) -> frozenset[str]:
    return frozenset(target.offering("create"))


def anchored(*, also: str = "create read search") -> Callable[[Target], Iterable[str]]:
    """The subjects of a check that needs a scene: a few of the resources of which one can be made."""

    def subjects(target: Target) -> Iterable[str]:
        names = target.offering(*also.split())
        found = [name for name in names if _anchor(name, target.search_fields(name), _offered(target))]
        return sorted(sorted(found, key=lambda name: sha256(f"{also}{name}".encode()).hexdigest())[:DRAWN])

    return subjects


def scene(t: Trial) -> Script[Scene]:
    """The scene of the resource of a trial; made once in a run, for reading only. Raises Missing."""
    return (yield from shared(f"scene/{t.resource}", partial(_made, resource=t.resource)))


def own_scene(t: Trial) -> Script[Scene]:
    """A scene that the trial may change. Raises Missing."""
    return (yield from _made(t, t.resource))


def bare_scene(t: Trial, resource: str) -> Script[Scene]:
    """A scene without records as yet: its anchor stands. Raises Missing."""
    declared = t.target.search_fields(resource)
    name, kind = led_to(t.target, resource)
    led = yield from create(t, kind)
    attributes = catalogue_of(resource).attributes
    fields = {each: attributes[each] for each in declared if each in attributes}
    return Scene(resource, Condition(name, "eq", (f"{led.resource}/{led.id}",)), (), fields)


def _made(t: Trial, resource: str) -> Script[Scene]:
    found, offered = (yield from bare_scene(t, resource)), _offered(t.target)
    name, first = found.anchor.field, making.base(resource, offered) or {}
    documents = [each for each in making.samples(resource) if _fits(each, name, found.led["type"], offered)]
    chosen = [first, *[each for each in documents if each != first][-(MOST - 1) :]]
    records: list[Record] = []
    for each in (chosen * MOST)[: max(MOST - 1, len(chosen))]:
        records += [(yield from create(t, resource, each, **{name: found.led}))]
    return replace(found, records=tuple(records))


def _fits(document: Mapping[str, Any], anchor: str, target: str, offered: frozenset[str]) -> bool:
    """Whether a document can be made to refer to the anchor, and all else that it refers to can be made."""
    reachable = all(each.type in offered for each in making.references(document))
    return reachable and isinstance(document.get(anchor), dict) and document[anchor].get("type") == target


def listed(answer: Answer) -> list[str]:
    """The ids on a page, in its order."""
    return [str(each.get("id")) for each in entries(answer)]


def entries(answer: Answer) -> list[dict[str, Any]]:
    """The records on a page, included ones among them."""
    found = answer.document.get("entries")
    rows = [each.get("resource") for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    return [each for each in rows if isinstance(each, dict)]


def every_id(first: Ask) -> Script[list[str]]:
    """The ids on all pages of a search. Raises Missing."""
    return [each for page in (yield from pages(first)) for each in listed(page)]


def every_entry(first: Ask, **params: Any) -> Script[tuple[list[dict[str, Any]], Answer]]:
    """The records on all pages of a search, however small they are, and its first answer.

    Raises Fault where that is refused, Missing where a later page is.
    """
    answer = page = expect((yield from ask(first)), 200, **params)
    rows = entries(answer)
    for _ in range(MOST_PAGES):
        cursor = page.document.get("next")
        if not isinstance(cursor, str):
            break
        page = needed((yield from ask(after(first, cursor))), 200, what="the next page is needed")
        rows += entries(page)
    return rows, answer


def every_listed(first: Ask, **params: Any) -> Script[tuple[list[str], Answer]]:
    """The same, of the records their ids alone."""
    rows, answer = yield from every_entry(first, **params)
    return [str(each.get("id")) for each in rows], answer


def same(expected: set[str], found: list[str], answer: Answer, what: str, **params: Any) -> None:
    """Raises Fault where a list does not hold exactly the ids expected, each once."""
    left, added = expected - set(found), set(found) - expected
    if left or added or len(found) != len(set(found)):
        told = [say("{} left out", len(left))] * bool(left) + [say("{} too many", len(added))] * bool(added)
        raise Fault(
            say("the {} records with {}", len(expected), what),
            together_with(told or ["a record twice"]),
            answer,
            id=next(iter(sorted(left or added or set(found)))),
            **params,
        )
