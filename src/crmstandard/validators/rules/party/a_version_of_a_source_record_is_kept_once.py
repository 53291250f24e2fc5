"""PTY-096: a version of a record of a source system is kept once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import in_order
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

KEY = ("sourceSystem", "sourceKey", "sourceVersion")


def _take(source: Document) -> Iterator[Taken]:
    yield Taken(json.dumps([source[name] for name in KEY]), source["id"], "/sourceVersion")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    """Two records of one id are GEN-061's."""
    ordered = in_order(facts)
    yield from ((fact, breach(fact.pointer)) for fact in ordered if fact.value != ordered[0].value)


cross_rule("PTY-096", reads=("SourceRecord",), take=_take, judge=_judge)
