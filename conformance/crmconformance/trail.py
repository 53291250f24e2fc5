"""The audit trail as a client reads it: what it holds of a record, of a kind of action, of a whole tenant.

Values in audit events are masked before a check sees them, since the suite did not make them. So a check
looks for values by search conditions, counts what is listed, and reads from an event which members it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from crmconformance.asking import Answer, get
from crmconformance.finding import entries
from crmconformance.jobs import few, rows_possible
from crmconformance.records import pages
from crmconformance.remembering import at as with_query
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, needed, shared, wait
from crmconformance.target import Target, collection
from crmconformance.trial import Trial

TRAIL = "AuditEvent"
# Declared where no other request declares one, so that events can be told by it.
PURPOSE, OTHER_PURPOSE = "research", "creditChecking"
BY_QUERY, BY_FILTER = "groupSharing", "recording"  # of one search each, so that no other trial counts among its events
LATEST, PAUSE = 5, 1.0  # tries and seconds between them
MOST = 200  # pages of a whole trail


def trailed(*fields: str, also: str = "create read") -> Callable[[Target], Iterable[str]]:
    """The subjects of a check that looks for events by these fields of the trail: a few resources."""

    def subjects(target: Target) -> Iterable[str]:
        if not set(fields) <= set(target.search_fields(TRAIL)):
            return []
        offered = set(target.offering(*also.split()))
        return few(name for name in rows_possible(target) if name in offered)

    return subjects


def listed(**conditions: str) -> Script[list[Any]]:
    """The audit events that meet conditions. Raises Missing."""
    return [each for page in (yield from pages(_search(**conditions))) for each in entries(page)]


def _search(**conditions: str) -> Any:
    return get(with_query(collection(TRAIL), **conditions))


def counted(least: int = 1, **conditions: str) -> Script[int]:
    """How many audit events meet conditions, given some time until there are so many."""
    found: list[Any] = []
    for _ in range(LATEST):
        found = yield from listed(**conditions)
        if len(found) >= least:
            break
        yield from wait(PAUSE)
    return len(found)


@dataclass(frozen=True)
class Link:
    """One audit event in its chain: the hash before, its own, and the one that follows from what it says."""

    sequence: int
    before: str | None
    hash: str
    right: str


@dataclass(frozen=True)
class Chain:
    """The audit events of a tenant by their sequence, as far as all of them are known, and the last page."""

    links: dict[int, Link]
    last: int
    answer: Answer


def chain(client: str) -> Script[Chain]:
    """All audit events of the tenant of a client; read once in a run. Raises Missing where there are very many."""
    return (yield from shared(f"chain/{client}", partial(_chain, client=client)))


def _chain(_t: Trial, client: str) -> Script[Chain]:
    """The events of two readings: all that the first one shows were there before the second began."""
    early, _ = yield from _links(client)
    found, answer = yield from _links(client)
    return Chain(found, max(early, default=0), answer)


def _links(client: str) -> Script[tuple[dict[int, Link], Answer]]:
    first = get(collection(TRAIL), client=client, measures=("links",))
    answers = yield from pages(first, most=MOST)
    if isinstance(answers[-1].document.get("next"), str):
        raise Missing(say("the whole audit trail is needed, but it is longer than {} pages", MOST))
    rows = [row for each in answers for row in each.facts.get("links", ()) if isinstance(row[0], int)]
    return {row[0]: Link(*row) for row in rows}, answers[-1]


def used(t: Trial, client: str) -> Script[None]:
    """Leaves a few events in the trail of the tenant of a client."""
    for resource in t.target.offering("search")[:8]:
        needed((yield from ask(get(f"{collection(resource)}?limit=1", client=client))), 200, what="a search is needed")
