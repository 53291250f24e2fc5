"""Records of about 1.3 KB: those of the sample with more of the members that banks fill, and with planted faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

import orjson

from crmstandard.sample.faults import Change, add, broken, drop, put

SEED = 19
Filling = Callable[[Random, int, Mapping[str, Any]], Mapping[str, Any]]
PLACES = (("上海市", "310000"), ("Hamburg", "20095"), ("Łódź", "90-001"), ("São Paulo", "01310-100"))
SUMMARIES = ("客户反映信用卡年费重复扣收，已登记并约定三日内回复。", "Asked for the terms of a loan.")
EMPLOYERS = ("山东示例机械有限公司", "Nordlicht Werke", "Blue Harbour Trading", "Talleres del Sur")


def _of_a_person(chance: Random, number: int, _record: Mapping[str, Any]) -> Mapping[str, Any]:
    town, code = chance.choice(PLACES)
    return {
        "identifiers": [{"system": "urn:example:core:key", "value": f"CIF-{number:08d}", "type": "sourceKey"}],
        "birthPlace": {"use": "birth", "country": "CN", "townName": town},
        "educationLevel": {"codings": [{"system": "urn:cn:gb:4658", "code": str(chance.choice((10, 20, 30)))}]},
        "occupation": {"codings": [{"system": "urn:cn:gb:6565", "code": str(chance.randrange(10, 60))}]},
        "employments": [
            {
                "employerName": chance.choice(EMPLOYERS),
                "position": chance.choice(("工程师", "Nurse", "Teacher", "Fitter")),
                "status": "employed",
                "income": {"amount": f"{chance.randrange(20_000, 200_000)}.00", "currency": "CNY"},
                "period": {"start": f"20{chance.randrange(1, 20):02d}-09-01"},
            }
        ],
        "contactPoints": [
            {"system": "phone", "value": f"+86138{chance.randrange(10**8):08d}", "use": "mobile", "rank": 1},
            {"system": "email", "value": f"customer.{number}@example.com", "use": "home", "rank": 2},
        ],
        "addresses": [
            {
                "use": use,
                "country": "CN",
                "townName": town,
                "streetName": chance.choice(("长安北路", "人民路", "解放大道")),
                "buildingNumber": str(chance.randrange(1, 400)),
                "postCode": code,
            }
            for use in ("residential", "work")
        ],
        "pepStatus": "none",
    }


def _of_an_arrangement(chance: Random, number: int, record: Mapping[str, Any]) -> Mapping[str, Any]:
    month, currency = chance.randrange(1, 13), record["currency"]
    return {
        "identifiers": [
            {"system": "urn:example:crm:key", "value": f"A-{number:08d}", "type": "sourceKey"},
            {"system": "urn:example:core:key", "value": f"CORE-{number:010d}", "type": "sourceKey", "use": "secondary"},
        ],
        "extensions": [{"url": "https://example.com/ext/legacy-code", "valueString": f"Q{chance.randrange(100)}"}],
        "limit": {"amount": f"{chance.randrange(1, 90)}000.00", "currency": currency},
        "principal": {"amount": f"{chance.randrange(10**6)}.{chance.randrange(100):02d}", "currency": currency},
        "dayCount": chance.choice(("actual365", "actual360")),
        "installmentAmount": {"amount": f"{chance.randrange(100, 9000)}.00", "currency": currency},
        "termMonths": chance.choice((12, 24, 60)),
        "settlementArrangement": {
            "type": "Arrangement",
            "identifier": {"system": "urn:example:bank:account", "value": f"6100-{number:08d}", "type": "bban"},
        },
        "maturityOn": f"20{chance.randrange(30, 50)}-{month:02d}-28",
        "purpose": {"text": chance.choice(("Everyday spending", "装修", "Working capital"))},
        "autoRenew": chance.random() < 0.5,
        "origins": [{"type": "Application", "id": f"application-{number}"}, {"type": "Campaign", "id": "campaign-1"}],
    }


def _of_an_interaction(chance: Random, number: int, _record: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "identifiers": [{"system": "urn:example:crm:interaction", "value": f"INT-{number:010d}", "type": "sourceKey"}],
        "topics": [{"type": "Arrangement", "id": f"arr-{number:09d}-0"}, {"type": "Case", "id": f"case-{number}"}],
        "summary": chance.choice(
            ("客户反映信用卡年费重复扣收，已登记并约定三日内回复。", "Asked for the terms of a loan.")
        ),
        "transcript": {
            "contentType": "text/plain",
            "url": f"https://example.com/transcripts/{number}",
            "hash": f"{chance.getrandbits(256):064x}",
            "title": f"Call {number}",
            "size": chance.randrange(1000, 90_000),
            "language": "zh-Hans",
        },
        "sentiment": f"-0.{chance.randrange(1, 10)}",
        "recorded": True,
        "unit": {"type": "OrganizationUnit", "id": f"unit-branch-{chance.randrange(9)}"},
        "sessionId": f"ivr-{number:010d}",
        "followUps": [{"type": "Task", "id": f"task-{number}"}],
    }


FILLINGS: Mapping[str, Filling] = {
    "Person": _of_a_person,
    "Arrangement": _of_an_arrangement,
    "Interaction": _of_an_interaction,
}
OF_ALL: Sequence[Change] = (
    add("shoeSize", 42, "GEN-012"),
    drop("meta", "GEN-011"),
    broken(("meta", "recordedAt"), "date-time", "2026-02-30T08:00:00Z"),
    put(("identifiers",), "none", "GEN-010"),
)
FAULTS: Mapping[str, Sequence[Change]] = {
    "Person": (
        *OF_ALL,
        put(("maritalStatus",), "unclear", "GEN-013"),
        broken(("nationalities", 0), "iso3166", "XX"),
        broken(("contactPoints", 0, "value"), "e164", "call me"),
        put(("names", 0, "text"), "N/A", "GEN-027"),
    ),
    "Arrangement": (
        *OF_ALL,
        put(("category",), "vip", "GEN-013"),
        broken(("currency",), "iso4217", "XYZ"),
        put(("limit", "amount"), 12.5, "GEN-010"),
        put(("principal", "amount"), "10.005", "GEN-026"),
    ),
    "Interaction": (
        *OF_ALL,
        put(("direction",), "sideways", "GEN-013"),
        put(("durationSeconds",), "long", "GEN-010"),
        put(("endedAt",), "2001-01-01T00:00:00Z", "INT-003"),
        drop("channel", "GEN-005"),
    ),
}


def fuller(title: str, lines: Sequence[bytes], share: int) -> Iterator[bytes]:
    """The records of a file with more members, of which so many per cent have a fault, the kinds of it in turn."""
    chance, planted = Random(SEED), 0  # noqa: S311 - a load, no secret
    for number, line in enumerate(lines):
        record = orjson.loads(line)
        record |= FILLINGS[title](chance, number, record)
        if chance.randrange(100) < share:
            FAULTS[title][planted % len(FAULTS[title])](record)
            planted += 1
        yield orjson.dumps(record)
