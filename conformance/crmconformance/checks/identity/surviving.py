"""Golden records: each member with the source record that it comes from, the same in whatever order they came."""

from __future__ import annotations

from typing import Any

import orjson

from crmconformance.asking import Answer
from crmconformance.making import read_only
from crmconformance.parties import BORN, Known, current, known, merged, merged_pair, parties, party
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, hold, wait
from crmconformance.trial import Trial

merging = parties("merge")
# Members of a golden record that come from no source record, whether or not only the server writes them.
OWN = frozenset({"resourceType", "id", "meta", "replaces", "replacedBy", "fieldProvenance", "status", "absences"})
ORDERS = ((0, 1, 2), (2, 1, 0))


@check("API-211", subjects=merging)
def each_member_names_its_source_record(t: Trial) -> Script[None]:
    """Reads fieldProvenance of a golden record."""
    two, _ = yield from merged_pair(t)
    golden = yield from current(two.golden)
    rows = golden.document.get("fieldProvenance")
    sourced = {
        str(each.get("path")).split("/")[1]
        for each in (rows if isinstance(rows, list) else [])
        if isinstance(each, dict) and each.get("sourceRecord") and "/" in str(each.get("path"))
    }
    for name in sorted(golden.document.keys() - OWN - read_only(t.resource)):
        hold(name in sourced, "a source record for each member", say("none for {}", name), golden, path=f"/{name}")


@check("API-212", subjects=merging)
def the_order_of_merges_does_not_matter(t: Trial) -> Script[None]:
    """Merges three records of one party in two orders, and compares what comes of both."""
    about = known(t)
    one, other = (yield from _golden(t, about, ORDERS[0])), (yield from _golden(t, about, ORDERS[1]))
    for name in ("names", "contactPoints", BORN[t.resource]):
        same = _values(one.document.get(name)) == _values(other.document.get(name))
        hold(same, "the same value in every order", say("another {}", name), other, path=f"/{name}")


def _golden(t: Trial, about: Known, order: tuple[int, ...]) -> Script[Answer]:
    """What comes of three records that say partly the same and partly more, merged in an order. Raises Missing."""
    birth = BORN[t.resource]
    records = []
    for number, more in enumerate(({}, {birth: about.born[:7]}, {birth: about.born})):
        if more:  # no two dates are equally recent, also where times are kept in seconds
            yield from wait(1)
        mail = {"use": "work", "system": "email", "value": f"n{number}@{about.name.split()[0].lower()}.example"}
        records.append((yield from party(t, about, about.number, contactPoints=[mail], **more)))
    for place in order[1:]:
        yield from merged(records[order[0]], records[place])
    return (yield from current(records[order[0]]))


def _values(value: Any) -> Any:
    """A value to be compared: the order of a list is not part of it."""
    return sorted(map(orjson.dumps, value)) if isinstance(value, list) else value
