"""Keys of source systems: they lead to the golden record, whatever became of the record that they were given to."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from crmconformance.asking import Answer, get
from crmconformance.parties import merged, pair, parties, party, reference_id
from crmconformance.records import Record, create, link
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.target import collection
from crmconformance.trial import Trial

CORE, CARDS = "urn:crmstandard:conformance:core", "urn:crmstandard:conformance:cards"
merging = parties("merge")


def _linked(t: Trial, golden: Record, system: str) -> Script[str]:
    """The key by which a system knows a party. Raises Missing."""
    key = t.word()
    known: dict[str, Any] = {"sourceSystem": system, "sourceKey": key}
    source = yield from create(t, "SourceRecord", targetType=t.resource, **known)
    yield from create(t, "PartyLink", sourceRecord=link(source), golden=link(golden), linkType="same", **known)
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
    mine, other = (yield from _linked(t, two.golden, CORE)), (yield from _linked(t, two.golden, CARDS))
    answer = expect((yield from _resolved(CORE, mine)), 200)
    golden = reference_id(answer.document.get("golden"))
    hold(golden == two.golden.id, "the golden record", golden or "none", answer, missing="the golden record")
    missing = {(CORE, mine), (CARDS, other)} - _keys(answer)
    hold(not missing, "the keys of both systems", say("{} missing", len(missing)), answer, missing="a key")
    one = expect((yield from _resolved(CORE, mine, target=CARDS)), 200)
    hold((CARDS, other) in _keys(one), "the key of the system asked for", "others", one, missing="a key")


@check("API-221", subjects=merging)
def a_key_of_a_retired_record_leads_to_the_golden_one(t: Trial) -> Script[None]:
    """Resolves the key of a record that was merged into another, and into a third with it."""
    two = yield from pair(t)
    key = yield from _linked(t, two.retired, CORE)
    third = yield from party(t, two.about)
    for golden, retired in ((two.golden, two.retired), (third, two.golden)):
        yield from merged(golden, retired)
        answer = expect((yield from _resolved(CORE, key)), 200)
        found = reference_id(answer.document.get("golden"))
        hold(found == golden.id, "the golden record", found or "none", answer)


@check("API-222")
def an_unknown_key_is_not_found(t: Trial) -> Script[None]:
    """Resolves a key that no party has, and one of a system that nobody knows."""
    expect((yield from _resolved(CORE, t.word())), 404)
    expect((yield from _resolved(f"urn:crmstandard:{t.word()}", "1")), 404)
