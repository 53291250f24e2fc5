"""Packs rows of facts as the gate does (native/src/packed.rs)."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from crmstandard.validators.groups import Row
from crmstandard.validators.packed import FORM, ROW, SOURCE


def packed(rows: Iterable[Row]) -> bytes:
    """The rows as one text."""
    made = bytearray()
    source: str | None = ""  # no source yet
    forms: list[tuple[str, str]] = []
    for key, value, of, line, resource, record, pointer in rows:
        if not made or source != of:
            source, forms = of, []
            made += _sized(SOURCE, orjson.dumps(source))
        if (resource, pointer) not in forms:
            forms.append((resource, pointer))
            made += _sized(FORM, _text(resource), _text(pointer))
        texts = _text(key), b"" if record == key else _text(record or ""), orjson.dumps(value)
        numbers = bytes((ROW,)) + _number(forms.index((resource, pointer))) + _number(line or 0)
        made += numbers + b"".join(_number(len(each)) for each in texts) + b"".join(texts)
    return bytes(made)


def _sized(kind: int, *texts: bytes) -> bytes:
    return bytes((kind,)) + b"".join(_number(len(each)) for each in texts) + b"".join(texts)


def _number(number: int) -> bytes:
    made = bytearray()
    while number > 0x7F:
        made.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*made, number))


def _text(text: str) -> bytes:
    return orjson.dumps(text)[1:-1]
