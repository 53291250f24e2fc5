"""What is replaced in an answer before anybody sees it: credentials, and values of records that the suite did not make.

A masked value keeps its length, its form (digits stay digits) and its equality: the same value gives the
same mask throughout a run, another run gives another.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import orjson

from crmconformance.asking import IMPORTS, NO_ANSWER, Answer, rows_sent

CREDENTIALS = frozenset({"access_token", "refresh_token", "id_token", "client_secret", "client_assertion", "secret"})
CREDENTIAL_HEADERS = frozenset({"set-cookie", "authorization", "proxy-authorization", "cookie"})
KEPT = frozenset({"resourceType", "id", "meta", "type", "status", "lifecycleStage"})
UNSAFE = frozenset({"POST", "PUT", "PATCH"})
READS_BY_POST = ("/search", ":match", ":run", "/oauth/token")
DIGITS, SMALL, LARGE = "0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NDJSON = "application/x-ndjson"
TEXT_KEPT = 64 * 1024


@dataclass
class Masker:
    """Masks the answers of one run; `own` are the records that it made, `vault` leads from a mask to its credential."""

    key: bytes = field(repr=False)
    own: set[tuple[str, str]] = field(default_factory=set)
    vault: dict[str, str] = field(default_factory=dict, repr=False)

    def text(self, value: str) -> str:
        """The mask of a text."""
        stream = self._stream(value)
        return "".join(_like(each, next(stream)) for each in value)

    def _stream(self, value: str) -> Iterator[int]:
        block = 0
        while True:
            yield from hmac.digest(self.key, f"{block}\0{value}".encode(errors="surrogatepass"), sha256)
            block += 1

    def answer(self, answer: Answer) -> tuple[tuple[tuple[str, str], ...], bytes, bool]:
        """Headers and body of an answer as they may be seen, and whether values were replaced."""
        headers = tuple((n, self._credential(v) if n in CREDENTIAL_HEADERS else v) for n, v in answer.headers)
        self._note_rows(answer)
        if answer.status == NO_ANSWER or not answer.body:
            return headers, answer.body, False
        if answer.media == NDJSON:
            return headers, *self._lines(answer)
        document = answer.json
        if document is None:
            return headers, answer.body[:TEXT_KEPT], len(answer.body) > TEXT_KEPT
        self._note(answer, document)
        shown = self.value(document)
        return headers, answer.body if shown == document else orjson.dumps(shown), self._foreign(document)

    def _lines(self, answer: Answer) -> tuple[bytes, bool]:
        rows = [_read(line) for line in answer.body.split(b"\n")]
        shown = [line if row is None else orjson.dumps(self.value(row)) for line, row in rows]
        return b"\n".join(shown), any(self._foreign(row) for _, row in rows)

    def _note(self, answer: Answer, document: Any) -> None:
        """Remembers the records that an answer to a write shows as made by this run."""
        path = answer.ask.path.partition("?")[0]
        if answer.ask.method in UNSAFE and answer.status < 300 and not path.endswith(READS_BY_POST):
            self.own.update(_records(document))

    def _note_rows(self, answer: Answer) -> None:
        """Remembers the records of an import of this run by the ids that it sent."""
        body, path = answer.ask.body, answer.ask.path.partition("?")[0]
        if path == IMPORTS and NO_ANSWER < answer.status < 300 and isinstance(body, bytes):
            self.own.update(rows_sent(body))

    def value(self, value: Any) -> Any:
        """A value with credentials and foreign records masked."""
        if isinstance(value, list):
            return [self.value(each) for each in value]
        if not isinstance(value, dict):
            return value
        if self._is_foreign(value):
            return {name: each if name in KEPT else self._all(each) for name, each in value.items()}
        return {
            name: self._credential(each) if name in CREDENTIALS and isinstance(each, str) else self.value(each)
            for name, each in value.items()
        }

    def _all(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._all(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self._all(each) for each in value]
        if isinstance(value, str):
            return self.text(value)
        return int("1" + self.text(str(abs(value)))[1:]) if type(value) is int else value

    def _credential(self, value: str) -> str:
        shown = self.text(value)
        self.vault[shown] = value
        return shown

    def revealed(self, text: str) -> str:
        """A text as it is sent: with the credentials whose masks it holds."""
        for shown, value in self.vault.items():
            if len(shown) >= len(SMALL) // 2 and shown in text:
                text = text.replace(shown, value)
        return text

    def _is_foreign(self, value: dict[str, Any]) -> bool:
        kind, identifier = value.get("resourceType"), value.get("id")
        return isinstance(kind, str) and isinstance(identifier, str) and (kind, identifier) not in self.own

    def _foreign(self, value: Any) -> bool:
        if isinstance(value, dict):
            return self._is_foreign(value) or any(self._foreign(each) for each in value.values())
        return isinstance(value, list) and any(self._foreign(each) for each in value)


def _read(line: bytes) -> tuple[bytes, Any]:
    try:
        return line, orjson.loads(line)
    except ValueError:
        return line, None


def _records(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if isinstance(value.get("resourceType"), str) and isinstance(value.get("id"), str):
            yield value["resourceType"], value["id"]
        for each in value.values():
            yield from _records(each)
    elif isinstance(value, list):
        for each in value:
            yield from _records(each)


def _like(character: str, number: int) -> str:
    """A character of the same kind."""
    for kind in (DIGITS, SMALL, LARGE):
        if character in kind:
            return kind[number % len(kind)]
    return chr(0x4E00 + number * 79) if character > "\u2e7f" else character
