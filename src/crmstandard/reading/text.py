"""One JSON text, read strictly: no member twice, no number that readers disagree on, sound Unicode, bounded depth."""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

from crmstandard.findings import Finding, finding

DEPTH = 64
LARGEST = 2**53 - 1
BOM = b"\xef\xbb\xbf"
BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
LONG_NUMBER = re.compile(rb"[0-9]{16}")
CONSTANT = re.compile(rb"-?(?:NaN|Infinity)")
NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
SURROGATE = re.compile(
    rb"(?<!\\)(?:\\\\)*\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)


class _Broken(Exception):
    """A fault met while reading exactly."""

    def __init__(self, found: Finding) -> None:
        self.finding = found


def parse(text: str | bytes) -> tuple[Any, list[Finding]]:
    """The document of one JSON text, or None and what is wrong with it; a mark of byte order is passed over."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return parse_line(raw[len(BOM) :] if raw.startswith(BOM) else raw)


def parse_line(raw: bytes) -> tuple[Any, list[Finding]]:
    """Like `parse`, without a byte order mark: what orjson writes back alike has no duplicate members."""
    try:
        document = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        return None, [_why(raw, error)]
    shallow = raw.count(b"{") + raw.count(b"[") <= DEPTH
    if shallow and not LONG_NUMBER.search(raw) and orjson.dumps(document) == raw.strip(b" \t\r\n"):
        return document, []
    return _exactly(raw)


def _exactly(raw: bytes) -> tuple[Any, list[Finding]]:
    """The slow road: depth from the text, then member by member."""
    if depth_of(raw) > DEPTH:
        return None, [_too_deep()]
    try:
        return json.loads(raw, object_pairs_hook=_members, parse_int=_integer, parse_float=_number), []
    except _Broken as broken:
        return None, [broken.finding]


def depth_of(raw: bytes) -> int:
    """Deepest nesting of arrays and objects, counted in the text so that no depth can overflow a stack."""
    depth = deepest = 0
    for token in BRACKETS.finditer(raw):
        sign = token.group()
        if sign in (b"{", b"["):
            depth += 1
            deepest = max(deepest, depth)
        elif sign in (b"}", b"]"):
            depth -= 1
    return deepest


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise _Broken(finding("GEN-002", "", keyword="json", member=twice[:64]))
    return made


def _integer(text: str) -> int:
    if len(text) > len(str(LARGEST)) + 1 or abs(int(text)) > LARGEST:
        raise _Broken(finding("GEN-003", "", keyword="json", reason="an integer beyond ±(2^53−1)"))
    return int(text)


def _number(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise _Broken(finding("GEN-003", "", keyword="json", reason="a number too large to keep"))
    return value


def _too_deep() -> Finding:
    return finding("GEN-006", "", keyword="json")


def _why(raw: bytes, error: orjson.JSONDecodeError) -> Finding:
    """Which requirement a text breaks that orjson refuses."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as broken:
        return finding("GEN-004", "", keyword="json", byte=broken.start + 1, reason=_encoding_hint(raw, broken.start))
    if depth_of(raw) > DEPTH:
        return _too_deep()
    if lone := SURROGATE.search(raw):
        return finding("GEN-004", "", keyword="json", byte=lone.start() + 1, reason="a surrogate stands alone")
    at = len(raw.decode("utf-8")[: error.pos].encode("utf-8"))
    for start in (at, max(at - 1, 0)):
        if CONSTANT.match(raw, start):
            return finding("GEN-003", "", keyword="json", reason="NaN and Infinity are no JSON numbers")
    if _overflows(raw, at):
        return finding("GEN-003", "", keyword="json", reason="a number too large to keep")
    reason = "the text ends inside the record" if at >= len(raw.rstrip()) else _plain(str(error))
    return finding("GEN-001", "", keyword="json", column=error.pos + 1, reason=reason)


def _overflows(raw: bytes, at: int) -> bool:
    """Whether the number around a byte is beyond what a double holds."""
    start = at
    while start > 0 and raw[start - 1 : start] in b"+-.eE0123456789":
        start -= 1
    found = NUMBER.match(raw, start)
    return bool(found and b"e" in found.group().lower() and float(found.group()) in (float("inf"), float("-inf")))


def _encoding_hint(raw: bytes, start: int) -> str:
    if b"\x00" in raw[:64]:
        return "it looks like UTF-16; convert it to UTF-8"
    try:
        raw[start : start + 64].decode("gb18030")
    except UnicodeDecodeError:
        return "not UTF-8"
    return "not UTF-8; if the source is Chinese it may be GB18030: convert it to UTF-8"


def _plain(message: str) -> str:
    return message.partition(": line ")[0]
