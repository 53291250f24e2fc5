"""Pages of records: limits, cursors bound to what they page through, and the bundle that goes out."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256, sha512
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from crmserver.refusals import Refusal, cite
from crmserver.request import JSON, Answer, Request

if TYPE_CHECKING:
    from crmserver.server import Server

USUAL, LARGEST = 100, 1000
PART = "application/vnd.crmstandard.part+json"
FILL = 16  # bytes


def limit_of(text: str | None) -> int:
    """Records on a page; raises Refusal for what is no integer from 1 to 1000."""
    if text is None:
        return USUAL
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= LARGEST):
        raise Refusal("bad-parameter", cite("API-108", parameter="limit", allowed=LARGEST))
    return int(text)


def encode_cursor(server: Server, request: Request, bound: str, position: Sequence[Any]) -> str:
    """An opaque cursor: the position with a digest of what it belongs to, sealed for the tenant."""
    raw = orjson.dumps([_digest(bound), list(position)])
    return sealed(server.cursor_key, request.known.tenant, raw)


def decode_cursor(server: Server, request: Request, bound: str, text: str | None = None) -> list[Any] | None:
    """The position in a cursor; None without one. Raises Refusal for one that the server did not give for this."""
    cursor = text if text is not None else request.parameter("cursor")
    if cursor is None:
        return None
    raw = opened(server.cursor_key, request.known.tenant, cursor)
    if raw is None:
        raise Refusal("bad-cursor", cite("API-136", parameter="cursor"))
    digest, position = orjson.loads(raw)
    if digest != _digest(bound):
        raise Refusal("bad-cursor", cite("API-135", parameter="cursor"))
    found: list[Any] = position
    return found


def _digest(bound: str) -> str:
    return sha256(bound.encode()).hexdigest()[:16]


def sealed(key: bytes, tenant: str, raw: bytes) -> str:
    """What only the server reads, as text: a place in the order of writes tells how much is written.

    The same place is the same text, in every process and after each start, so that a client can tell that it has not
    moved; filled up, so that its length does not say how far it is.
    """
    filled = raw.ljust(-(-len(raw) // FILL) * FILL)
    return urlsafe_b64encode(_cipher(key).encrypt(filled, [tenant.encode()])).decode().rstrip("=")


def opened(key: bytes, tenant: str, text: str) -> bytes | None:
    """What was sealed for a tenant; None for any other text."""
    try:
        kept = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        raw = _cipher(key).decrypt(kept, [tenant.encode()])
    except (InvalidTag, ValueError):
        return None
    return raw if sealed(key, tenant, raw) == text else None  # Base64 can be read out of many texts


@lru_cache(maxsize=16)
def _cipher(key: bytes) -> AESSIV:
    """AES-SIV (RFC 5297) with a key of its own: the one of the server has other uses as well."""
    return AESSIV(sha512(b"cursors" + key).digest())


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
