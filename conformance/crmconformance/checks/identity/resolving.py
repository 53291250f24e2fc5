"""Keys of source systems: they lead to the golden record, whatever became of the record that they were given to."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from crmconformance.asking import Answer, get
from crmconformance.parties import merged, pair, parties, reference_id
from crmconformance.records import Record, create, link
from crmconformance.registry import check
from crmconformance.script import Script, ask, expect, hold
from crmconformance.target import collection
from crmconformance.trial import Trial

SYSTEM, OTHER = "urn:crmstandard:conformance:core", "urn:crmstandard:conformance:cards"
merging = parties("merge")


def _linked(t: Trial, golden: Record, system: str = SYSTEM) -> Script[str]:
    """The key by which a system knows a party. Raises Missing."""
    key = t.word()
    sent: dict[str, Any] = {"sourceSystem": system, "sourceKey": key, "golden": link(golden), "linkType": "same"}
    yield from create(t, "PartyLink", **sent)
    return key


def _resolved(system: str, key: str, **more: str) -> Script[Answer]:
    query = urlencode({"system": system, "sourceId": key, **more})
    return (yield from ask(get(f"{collection('PartyLink')}:resolve?{query}")))


def _keys(answer: Answer) -> set[tuple[str, str]]:
    found = answer.document.get("keys")
    rows = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    return {(str(each.get("system")), str(each.get("sourceId"))) for each in rows}


@check("API-220", subjects=merging)
def a_key_leads_to_the_golden_record_and_its_other_keys(t: Trial) -> Script[None]:
    """Resolves a key of a party that two systems know, for all systems and for one."""
    two = yield from pair(t)
    mine, other = (yield from _linked(t, two.golden)), (yield from _linked(t, two.golden, OTHER))
    answer = expect((yield from _resolved(SYSTEM, mine)), 200)
    golden = reference_id(answer.document.get("golden"))
    hold(golden == two.golden.id, "the golden record", golden or "none", answer, missing="the golden record")
    missing = {(SYSTEM, mine), (OTHER, other)} - _keys(answer)
    hold(not missing, "the keys of both systems", f"{len(missing)} missing", answer, missing="a key")
    one = expect((yield from _resolved(SYSTEM, mine, target=OTHER)), 200)
    hold((OTHER, other) in _keys(one), "the key of the system asked for", "others", one, missing="a key")
    strange = {system for system, _ in _keys(one)} - {OTHER}
    hold(not strange, "keys of the system asked for alone", f"{len(strange)} other systems", one, missing="nothing")


@check("API-221", subjects=merging)
def a_key_of_a_retired_record_leads_to_the_golden_one(t: Trial) -> Script[None]:
    """Resolves the key of a record before and after it was merged into another."""
    two = yield from pair(t)
    key = yield from _linked(t, two.retired)
    yield from merged(two.golden, two.retired)
    answer = expect((yield from _resolved(SYSTEM, key)), 200)
    golden = reference_id(answer.document.get("golden"))
    hold(golden == two.golden.id, "the golden record", golden or "none", answer)


@check("API-222")
def an_unknown_key_is_not_found(t: Trial) -> Script[None]:
    """Resolves a key that no party has, and a system that nobody knows."""
    expect((yield from _resolved(SYSTEM, t.word())), 404)
    expect((yield from _resolved(f"urn:crmstandard:{t.word()}", "1")), 404)
