"""Rows of facts as the gate writes them, in few bytes: what many rows share is said once (native/src/packed.rs)."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from crmstandard.validators.groups import Row

SOURCE, FORM, ROW = 1, 2, 3  # what an entry begins with, which is nothing that JSON begins with


def is_packed(text: bytes) -> bool:
    """Whether a text holds packed rows, rather than a JSON list."""
    return text[:1] == bytes((SOURCE,))


def unpacked(text: bytes) -> Iterator[Row]:
    """The rows of a packed text."""
    reader = _Reader(text)
    source, forms = None, list[tuple[str, str]]()
    while reader.at < len(text):
        kind = reader.number()
        if kind == SOURCE:
            source, forms = orjson.loads(reader.take(reader.number())), []
        elif kind == FORM:
            resource, pointer = reader.number(), reader.number()
            forms.append((reader.text(resource), reader.text(pointer)))
        else:
            form, line, *sizes = (reader.number() for _ in range(5))
            key, record, value = (reader.take(size) for size in sizes)
            resource_name, place = forms[form]
            own = _text(key)
            yield own, orjson.loads(value), source, line, resource_name, _text(record) if record else own, place


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def number(self) -> int:
        made = shift = 0
        while True:
            byte = self._data[self.at]
            self.at += 1
            made |= (byte & 0x7F) << shift
            if byte < 0x80:
                return made
            shift += 7

    def take(self, size: int) -> bytes:
        self.at += size
        return self._data[self.at - size : self.at]

    def text(self, size: int) -> str:
        return _text(self.take(size))


def _text(written: bytes) -> str:
    """A text from how it stands between quotation marks."""
    return str(orjson.loads(b'"%b"' % written)) if b"\\" in written else written.decode()
