"""Pages that are smaller than asked for, and cursors that stand for a place in a table of this process."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response

from tests.conformance.second.call import Call, wrong_parameter
from tests.conformance.second.wire import JSON, Document, json_response

LARGEST, USUAL, FULL = 60, 3, 2  # what may be asked for, what is given where nothing is, and what is given at most
PART = "application/vnd.crmstandard.part+json"


def limit_of(text: str | None) -> int:
    """The records that a page may have; raises Problem for what is no integer from 1 to the largest page."""
    if text is None:
        return USUAL
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST)) and 1 <= int(text) <= LARGEST):
        raise wrong_parameter("API-108", "limit", allowed=LARGEST)
    return int(text)


def part_of(
    call: Call, bound: Any, rows: Iterable[tuple[Any, Document]], limit: int, cursor: str | None
) -> tuple[list[Document], str | None]:
    """The documents of a page, and the cursor of the next one if any are left; rows come with their place in order."""
    left = list(rows)
    if cursor is not None:
        searched, place = call.memory.cursors.get(cursor, (None, None))
        if searched != (call.client.name, bound):
            raise wrong_parameter("API-136" if searched is None else "API-135", "cursor")
        left = [row for row in left if place < row[0]]
    taken = left[: min(limit, FULL)]
    if len(taken) == len(left):
        return [document for _, document in taken], None
    after = f"{secrets.token_hex(4)}+/&=#%25 "  # opaque: a client has to encode it like any other value
    call.memory.cursors[after] = (call.client.name, bound), taken[-1][0]
    return [document for _, document in taken], after


def bundle(
    call: Call, documents: Iterable[Document], after: str | None, *, kind: str = "searchResult", part: bool = False
) -> Response:
    """A page; of a query with the address of the next one."""
    made: dict[str, Any] = {"type": kind, "entries": [{"resource": each} for each in documents]}
    headers = {}
    if after is not None:
        made["next"] = after
        kept = [pair for pair in call.query if pair[0] != "cursor"]
        url = call.request.url.replace(query=urlencode([("cursor", after), *kept]))
        headers = {"link": f'<{url}>; title="further"; rel=next'} if call.request.method == "GET" else {}
    return json_response(made, media=PART if part else JSON, headers=headers)
