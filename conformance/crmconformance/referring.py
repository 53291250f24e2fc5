"""Records that refer to others by an identifier instead of an id."""

from __future__ import annotations

from crmconformance import making
from crmconformance.making import Document
from crmconformance.records import Record, standing, written
from crmconformance.script import Script
from crmconformance.target import Target
from crmconformance.trial import Trial


def referring(target: Target) -> list[str]:
    """Resources whose smallest record refers to another one that the suite makes."""
    offered = frozenset(target.offering("create", "read"))
    found = {name: making.base(name, offered) for name in sorted(offered)}
    return [name for name, document in found.items() if document is not None and making.references(document)][:4]


def by_identifier(t: Trial, identifier: Document) -> Script[tuple[Document, str]]:
    """A record whose first reference gives an identifier instead of an id, and where that stands."""
    sent = yield from written(t, t.resource)
    first = making.references(sent)[0]
    node = making.at(sent, first.pointer)
    node.pop("id", None)
    node["identifier"] = {name: identifier[name] for name in ("system", "value")}
    return sent, first.pointer


def referred(t: Trial) -> Script[Record]:
    """The record that the first reference of such a record leads to."""
    document = yield from written(t, t.resource)
    return (yield from standing(t, making.references(document)[0].type))
