"""Pages of records: limits, cursors bound to what they page through, and the bundle that goes out."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

import orjson

from crmserver.refusals import Refusal, cite
from crmserver.request import JSON, Answer, Request

if TYPE_CHECKING:
    from crmserver.server import Server

USUAL, LARGEST = 100, 1000
PART = "application/vnd.crmstandard.part+json"
SEAL = 16


def limit_of(text: str | None) -> int:
    """Records on a page; raises Refusal for what is no integer from 1 to 1000."""
    if text is None:
        return USUAL
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= LARGEST):
        raise Refusal("bad-parameter", cite("API-108", parameter="limit", allowed=LARGEST))
    return int(text)


def encode_cursor(server: Server, request: Request, bound: str, position: Sequence[Any]) -> str:
    """An opaque cursor: the position with a digest of what it belongs to, sealed by the server."""
    raw = orjson.dumps([_digest(bound), list(position)])
    return urlsafe_b64encode(_seal(server, request, raw) + raw).decode().rstrip("=")


def decode_cursor(server: Server, request: Request, bound: str, text: str | None = None) -> list[Any] | None:
    """The position in a cursor; None without one. Raises Refusal for one that the server did not give for this."""
    cursor = text if text is not None else request.parameter("cursor")
    if cursor is None:
        return None
    try:
        raw = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
    except (Error, ValueError):
        raise Refusal("bad-cursor", cite("API-136", parameter="cursor")) from None
    if not hmac.compare_digest(raw[:SEAL], _seal(server, request, raw[SEAL:])):
        raise Refusal("bad-cursor", cite("API-136", parameter="cursor"))
    digest, position = orjson.loads(raw[SEAL:])
    if digest != _digest(bound):
        raise Refusal("bad-cursor", cite("API-135", parameter="cursor"))
    found: list[Any] = position
    return found


def _digest(bound: str) -> str:
    return sha256(bound.encode()).hexdigest()[:16]


def _seal(server: Server, request: Request, raw: bytes) -> bytes:
    return hmac.digest(server.cursor_key, request.known.tenant.encode() + b"\n" + raw, sha256)[:SEAL]


def page(
    request: Request,
    records: Sequence[bytes],
    more: str | None,
    *,
    kind: str = "searchResult",
    part: bool = False,
    link: bool = True,
) -> Answer:
    """A bundle of records, with the cursor of the next page in the body and as a link."""
    entries = b",".join(b'{"resource":%s}' % record for record in records)
    after = b',"next":"%s"' % more.encode() if more else b""
    body = b'{"type":"%s","entries":[%s]%s}' % (kind.encode(), entries, after)
    headers = {"content-type": PART if part else JSON}
    if more and link:
        headers["link"] = f'<{_next_address(request, more)}>; rel="next"'
    return Answer(200, headers, body)


def _next_address(request: Request, cursor: str) -> str:
    kept = [pair for pair in parse_qsl(request.query_text, keep_blank_values=True) if pair[0] != "cursor"]
    return f"{request.path}?{urlencode([*kept, ('cursor', cursor)])}"
