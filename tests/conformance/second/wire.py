"""Bytes in and out: JSON that is read strictly and written with its members in an order of its own, and times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import orjson
from starlette.responses import Response

from crmstandard.analytics.segments.values import micros
from crmstandard.validators.formats.days import is_date, is_instant

Document = dict[str, Any]
JSON = "application/json"
HERE = timezone(timedelta(hours=8))
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def json_response(
    document: Any, status: int = 200, *, media: str = JSON, headers: Mapping[str, str] | None = None
) -> Response:
    """A document with the members of each object from z to a."""
    return Response(orjson.dumps(backwards(document)), status, {"content-type": media, **(headers or {})})


def backwards(value: Any) -> Any:
    """A value with the members of its objects from z to a: their order says nothing."""
    if isinstance(value, dict):
        return {name: backwards(value[name]) for name in sorted(value, reverse=True)}
    return [backwards(each) for each in value] if isinstance(value, list) else value


def moment(text: str) -> int:
    """Microseconds since 1970 of an instant or of the start of a day; raises ValueError."""
    if not (is_date(text) or is_instant(text)):
        raise ValueError(text)
    return micros(text)


def told(moment: int, zone: timezone = UTC) -> str:
    """A moment as text: without a fraction of a second where it has none."""
    found = (EPOCH + timedelta(microseconds=moment)).astimezone(zone)
    return found.isoformat().replace("+00:00", "Z")
