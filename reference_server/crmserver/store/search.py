"""Searches as SQL over the index: one condition leads, the others look up what it finds, and nothing is scanned.

The leading rows come in the order of an index wherever that can be, so that the thousandth page costs
what the first does: an equality by id or by time of recording, a range by its own value, a sort
without equality by the value sorted by. Pages go on behind the last row of the page before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from sqlalchemy import Connection, Select, and_, exists, false, func, literal, not_, or_, select, true, tuple_
from sqlalchemy.sql.elements import ColumnElement

from crmserver.store.fields import fields_of
from crmserver.store.query import COMPARISONS, ID, RECORDED, Between, Compare, Every, Has, Not, Order, Query, Set_, Some
from crmserver.store.tables import entries, heads
from crmserver.store.terms import Terms

Condition = ColumnElement[bool]
Position = list[Any]
LEAD = entries.alias("lead")


@dataclass(frozen=True, slots=True)
class Row:
    """One record found: its id, the position behind which the next page begins, its version and stored form."""

    id: str
    position: Position
    number: int
    doc: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """How a query is worked out: the rows that lead, what else has to hold, and the columns of the order."""

    tenant: int
    terms: Terms
    query: Query
    lead: Condition
    rest: tuple[Set_, ...]
    order: tuple[Order, ...]
    by_value: bool
    distinct: bool


def plan(query: Query, tenant: int, terms: Terms) -> Plan:
    """Chooses the condition that leads and the order that follows from it."""
    equal = next((p for p in query.where if isinstance(p, Compare) and p.op == "eq"), None)
    ranged = _range(query)
    if equal is not None:
        lead, rest = equal, tuple(p for p in query.where if p is not equal)
        several = len(equal.values) > 1
        return _plan(query, tenant, terms, lead, rest, query.order or (Order(ID, False),), False, several)
    if ranged and not query.order:
        term = ranged[0].term
        rest = tuple(p for p in query.where if p not in ranged)
        return _plan(query, tenant, terms, Every(ranged), rest, (), True, False, term)
    if ranged and query.order[0].field is not None and ranged[0].term == query.order[0].field.term:
        rest = tuple(p for p in query.where if p not in ranged)
        return _plan(
            query, tenant, terms, Every(ranged), rest, query.order, len(query.order) == 1, False, ranged[0].term
        )
    if len(query.order) == 1 and query.order[0].field is not None:
        return _plan(query, tenant, terms, Has(query.order[0].field.term), query.where, query.order, True, False)
    return _plan(
        query, tenant, terms, Has(query.resource), query.where, query.order or (Order(ID, False),), False, False
    )


def _range(query: Query) -> tuple[Compare | Between, ...]:
    """The comparisons of one ordered field with one value each, which bound a stretch of its index."""
    single = {field.term for field in fields_of(query.resource).values() if not field.many}
    found = [p for p in query.where if _bounds(p) and p.term in single]
    return tuple(p for p in found if p.term == found[0].term)


def _bounds(part: Set_) -> TypeGuard[Compare | Between]:
    return isinstance(part, Between) or (isinstance(part, Compare) and part.op not in ("eq", "ne"))


def _plan(
    query: Query,
    tenant: int,
    terms: Terms,
    lead: Set_,
    rest: tuple[Set_, ...],
    order: tuple[Order, ...],
    by_value: bool,
    distinct: bool,
    term: str = "",
) -> Plan:
    led = _led(lead, tenant, terms, term)
    return Plan(tenant, terms, query, led, rest, order, by_value, distinct)


def _led(lead: Set_, tenant: int, terms: Terms, term: str) -> Condition:
    match lead:
        case Has(name):
            return and_(LEAD.c.tenant == tenant, LEAD.c.field == terms[name])
        case Compare(name, _, values):
            return and_(LEAD.c.tenant == tenant, LEAD.c.field == terms[name], _one_of(LEAD.c.value, values))
        case Every(parts):
            bounds = [_compared(LEAD.c.value, each) for each in parts if isinstance(each, Compare | Between)]
            return and_(LEAD.c.tenant == tenant, LEAD.c.field == terms[term], *bounds)
        case _:
            raise TypeError(lead)


def _one_of(column: Any, values: Sequence[str]) -> Condition:
    found: Condition = column == values[0] if len(values) == 1 else column.in_(values)
    return found


def _compared(column: Any, part: Compare | Between) -> Condition:
    if isinstance(part, Between):
        low = column >= part.low if part.low_in else column > part.low
        return and_(low, column <= part.high if part.high_in else column < part.high)
    if part.op == "eq":
        return _one_of(column, part.values)
    compare: Callable[[Any, Any], Any] = COMPARISONS[part.op]  # the operators of columns make conditions
    found: Condition = compare(column, part.values[0])
    return found


def condition(part: Set_, tenant: int, terms: Terms, identifier: Any) -> Condition:
    """Whether the record of an id is in a set, by lookups in the index."""
    match part:
        case Has(term):
            return _looked_up(tenant, terms[term], identifier)
        case Compare(term, _, _) | Between(term, _, _, _, _):
            return _looked_up(tenant, terms[term], identifier, part)
        case Every(parts):
            return and_(true(), *(condition(each, tenant, terms, identifier) for each in parts))
        case Some(parts):
            return or_(false(), *(condition(each, tenant, terms, identifier) for each in parts))
        case Not(inner):
            return not_(condition(inner, tenant, terms, identifier))


def _looked_up(tenant: int, field: int, identifier: Any, part: Compare | Between | None = None) -> Condition:
    row = entries.alias()
    wanted = [row.c.tenant == tenant, row.c.field == field, row.c.id == identifier]
    if part is not None:
        wanted.append(_compared(row.c.value, part))
    return exists(select(literal(1)).select_from(row).where(*wanted))


def statement(made: Plan, limit: int, after: Position | None) -> Select[Any]:
    """The SELECT of one page of the leading rows: id, the columns of the order, version and document."""
    joined = dict(_joined(made))
    columns, ordering = _columns(made, {place: alias for place, (alias, _) in joined.items()})
    found = select(LEAD.c.id.label("id"), *(column.label(f"p{i}") for i, column in enumerate(columns)))
    for alias, on in joined.values():
        found = found.outerjoin(alias, on)
    rest = [condition(part, made.tenant, made.terms, LEAD.c.id) for part in made.rest]
    found = found.where(made.lead, *rest)
    if after is not None:
        found = found.where(_behind(columns, ordering, after))
    if made.distinct:
        found = found.distinct()
    page = (
        found.order_by(*(c.desc() if d else c.asc() for c, d in zip(columns, ordering, strict=True)))
        .limit(limit)
        .subquery("page")
    )
    head = and_(
        heads.c.tenant == made.tenant, heads.c.resource == made.terms[made.query.resource], heads.c.id == page.c.id
    )
    places = [page.c[f"p{i}"] for i in range(len(columns))]
    again = [p.desc() if d else p.asc() for p, d in zip(places, ordering, strict=True)]
    return select(page, heads.c.number, heads.c.doc).join_from(page, heads, head).order_by(*again)


def _joined(made: Plan) -> Iterator[tuple[int, tuple[Any, Condition]]]:
    """The rows of the index that hold the values sorted by, by place in the order, where they do not lead."""
    for i, each in enumerate(made.order):
        if each.field is not None and not made.by_value:
            alias = entries.alias(f"sort{i}")
            on = and_(
                alias.c.tenant == made.tenant, alias.c.field == made.terms[each.field.term], alias.c.id == LEAD.c.id
            )
            yield i, (alias, on)


def _columns(made: Plan, joined: Mapping[int, Any]) -> tuple[list[Any], list[bool]]:
    """The columns that order the rows, the id last so that no two are alike, each with its direction."""
    if made.by_value:
        down = bool(made.order) and made.order[0].descending
        return [LEAD.c.value, LEAD.c.id], [down, down]
    columns: list[Any] = []
    down_each: list[bool] = []
    for i, each in enumerate(made.order):
        if i in joined:
            value = joined[i].c.value
            columns += [value.is_(None), _present(value)]
            down_each += [False, each.descending]
        else:
            columns.append(LEAD.c.id if each.by == ID else LEAD.c.seq)
            down_each.append(each.descending)
    if not any(each.by in (ID, RECORDED) and each.field is None for each in made.order):
        columns.append(LEAD.c.id)
        down_each.append(made.order[-1].descending if made.order else False)
    return columns, down_each


def _present(value: Any) -> Any:
    return func.coalesce(value, "")


def _behind(columns: list[Any], down: list[bool], after: Position) -> Condition:
    """Rows that come after a position, whatever the direction of each column."""
    if len(set(down)) == 1:
        there = tuple_(*columns) if len(columns) > 1 else columns[0]
        here = tuple_(*(literal(each) for each in after)) if len(columns) > 1 else literal(after[0])
        found: Condition = there < here if down[0] else there > here
        return found
    steps = []
    for i, column in enumerate(columns):
        same = [before == literal(value) for before, value in zip(columns[:i], after, strict=False)]
        steps.append(and_(*same, column < literal(after[i]) if down[i] else column > literal(after[i])))
    return or_(*steps)


def _unsorted(made: Plan, limit: int, after: Position | None) -> Select[Any]:
    """The records that lack the field sorted by, by id: they come last."""
    field = made.order[0].field
    lacking = Not(Has(field.term)) if field else Every(())
    again = Plan(
        made.tenant,
        made.terms,
        made.query,
        _led(Has(made.query.resource), made.tenant, made.terms, ""),
        (*made.query.where, lacking),
        (Order(ID, False),),
        False,
        False,
    )
    return statement(again, limit, after)


def run(connection: Connection, made: Plan, limit: int, after: Position | None) -> list[Row]:
    """At most `limit` records behind a position, in order."""
    lacking_after = after[1:] if after and after[0] == LACKING else None
    rows: list[Row] = []
    if lacking_after is None:
        rows = [_row(each) for each in connection.execute(statement(made, limit, after))]
    if len(rows) < limit and made.by_value and made.order and not _bounded(made):
        found = connection.execute(_unsorted(made, limit - len(rows), lacking_after))
        rows += [_row(each, LACKING) for each in found]
    return rows


LACKING = "\x00lacking"


def _bounded(made: Plan) -> bool:
    """Whether the field sorted by is also searched by, so that no record without it can fit."""
    field = made.order[0].field
    return field is not None and any(
        isinstance(p, Compare | Between) and p.term == field.term for p in made.query.where
    )


def _row(row: Any, *before: str) -> Row:
    mapping = row._mapping  # noqa: SLF001 - the documented way to the columns of a row
    places = [mapping[f"p{i}"] for i in range(len(mapping) - 3)]
    return Row(mapping["id"], [*before, *places], mapping["number"], mapping["doc"])
