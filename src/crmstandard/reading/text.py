"""One JSON text, read strictly: members once, numbers that all readers keep, sound Unicode, bounded depth."""

from __future__ import annotations

import json
from typing import Any

import orjson

from crmstandard.findings import Finding, finding
from crmstandard.reading.refusals import TOO_LARGE, why
from crmstandard.reading.tokens import BLANKS, BOM, depth_of

DEPTH = 64
LARGEST = 2**53 - 1
INTEGER = {"en": "an integer beyond ±(2^53−1)", "zh": "整数超出 ±(2^53−1)"}


class _Broken(Exception):
    """A fault met while reading exactly."""

    def __init__(self, found: Finding) -> None:
        self.finding = found


def parse(text: str | bytes) -> tuple[Any, list[Finding]]:
    """The document of one JSON text, or None and what is wrong with it; a byte order mark before it is passed over."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return parse_line(raw.removeprefix(BOM))


def parse_line(raw: bytes) -> tuple[Any, list[Finding]]:
    """Like `parse`, without a byte order mark: what orjson writes back alike has no duplicate members."""
    try:
        document = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        return None, [finding("GEN-006", "", keyword="json")] if _too_deep(raw) else [why(raw, error)]
    if _too_deep(raw):
        return None, [finding("GEN-006", "", keyword="json")]
    if _is_written_alike(document, raw):
        return document, []
    return _exactly(raw)


def _is_written_alike(document: Any, raw: bytes) -> bool:
    """Whether nothing was lost in reading: no member stood twice, and every number is one that all readers keep."""
    try:
        return orjson.dumps(document, option=orjson.OPT_STRICT_INTEGER) == raw.strip(BLANKS)
    except orjson.JSONEncodeError:  # an integer beyond ±(2^53−1)
        return False


def _too_deep(raw: bytes) -> bool:
    return raw.count(b"{") + raw.count(b"[") > DEPTH and depth_of(raw, DEPTH + 1) > DEPTH


def _exactly(raw: bytes) -> tuple[Any, list[Finding]]:
    """The slow road, member by member; the text is sound JSON of bounded depth."""
    try:
        return json.loads(raw, object_pairs_hook=_members, parse_int=_integer, parse_float=_number), []
    except _Broken as broken:
        return None, [broken.finding]


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise _Broken(finding("GEN-002", "", keyword="json", member=twice[:64]))
    return made


def _integer(text: str) -> int:
    if len(text) > len(str(LARGEST)) + 1 or abs(int(text)) > LARGEST:
        raise _Broken(finding("GEN-003", "", keyword="json", reason=INTEGER))
    return int(text)


def _number(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise _Broken(finding("GEN-003", "", keyword="json", reason=TOO_LARGE))
    return value
