"""The reject report: one line for each row or record that did not make it into the feed."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import orjson

from crmstandard.findings import Finding

LONGEST = 200


def masked(text: str) -> str:
    """`text` with each digit as 9 and each letter as x, so that its form can be seen and nothing in it read."""
    shown = text.rstrip("\r\n")[:LONGEST].encode("utf-8", "replace").decode()
    return re.sub(r"[^\W\d_]", "x", re.sub(r"\d", "9", shown))


class RejectLog:
    """Writes rejects as they come and counts them by the file or resource that they belong to."""

    def __init__(self, path: Path, lang: str = "en") -> None:
        self._file = path.open("wb")
        self._lang = lang
        self.rows: Counter[str] = Counter()
        self.records: Counter[str] = Counter()

    def row(self, file: str, line: int, column: str | None, raw: str, reason: str) -> None:
        """A row of the source that cannot be read."""
        self.rows[file] += 1
        self._write(file=file, line=line, column=column, text=masked(raw), reason=reason)

    def record(
        self, resource: str, identifier: object, found: list[Finding], file: str | None = None, line: int | None = None
    ) -> None:
        """A record that the feed does not take: each finding's requirement, pointer and words, and its source row."""
        self.records[resource] += 1
        said = [{"requirement": f.requirement, "pointer": f.pointer, "reason": f.text(self._lang)} for f in found]
        first = f"{said[0]['requirement']} at {said[0]['pointer'] or 'the record'}: {said[0]['reason']}"
        self._write(resource=resource, id=identifier, file=file, line=line, reason=first, findings=said)

    def close(self) -> None:
        """Ends the report."""
        self._file.close()

    def _write(self, **said: Any) -> None:
        self._file.write(orjson.dumps({k: v for k, v in said.items() if v is not None}) + b"\n")

    @property
    def any(self) -> bool:
        """Whether anything was rejected."""
        return bool(self.rows or self.records)
