"""Pieces that the records of the sample bank are built from."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

Record = dict[str, Any]

AS_OF = date(2026, 6, 30)
SOURCE = "urn:example:bank:crm"
LOCAL = "urn:example:bank"


def record(resource: str, identifier: str, since: str, /, **members: Any) -> Record:
    """A record with its common members; members that are None are left out."""
    meta = {
        "versionId": "1",
        "recordedAt": f"{since}T08:00:00Z",
        "validTime": {"start": f"{since}T08:00:00Z"},
        "source": SOURCE,
    }
    given = {name: value for name, value in members.items() if value is not None}
    return {"resourceType": resource, "id": identifier, "meta": meta, **given}


def ref(resource: str, identifier: str) -> Record:
    """A reference by id."""
    return {"type": resource, "id": identifier}


def money(amount: int, currency: str) -> Record:
    """Money from an amount in minor units (hundredths)."""
    sign = "-" if amount < 0 else ""
    return {"amount": f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}", "currency": currency}


def day(rng: Random, first: date, last: date) -> str:
    """A date from first to last, both included, as ISO 8601."""
    return (first + timedelta(days=rng.randrange((last - first).days + 1))).isoformat()


def later(text: str, days: int) -> str:
    """The date some days after an ISO date."""
    return (date.fromisoformat(text) + timedelta(days=days)).isoformat()


def at(text: str, hour: int, minute: int = 0) -> str:
    """An instant of a day, in UTC."""
    return f"{text}T{hour:02d}:{minute:02d}:00Z"


def text(english: str, chinese: str) -> Record:
    """A localized text in English and Chinese."""
    return {"default": english, "translations": {"zh-CN": chinese}}


def coding(system: str, code: str, display: str | None = None) -> Record:
    """A code of a local list of the sample bank."""
    made = {"system": f"{LOCAL}:{system}", "code": code}
    return {**made, "display": display} if display else made


def local_number(system: str, value: str, kind: str) -> Record:
    """An identifier that the sample bank gave itself."""
    return {"system": f"{LOCAL}:{system}", "value": value, "type": kind}
