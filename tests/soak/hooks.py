"""What schemathesis is told: our own checks of each answer, and to count.

Loaded by schemathesis as the hooks of its run; what it needs to know comes from the environment.
"""

from __future__ import annotations

import atexit
import itertools
import json
import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import schemathesis
from schemathesis.specs.openapi.checks import use_after_free

from tests.soak.described import REFUSED_BY_HTTP, undescribed

COUNTS, HTTP_SERVER = "SOAK_COUNTS", "refused by the HTTP server"
KEY, STATEFUL = "Idempotency-Key", "stateful"
OF_THE_PAST = ("/history", "/versions/{versionId}")  # what stays of a record that was deleted
_counts: Counter[tuple[str, str, int]] = Counter()
_deleted: dict[str, datetime] = {}  # when a record was still there, by its path
_numbers = itertools.count()


def _phase(case: Any) -> str:
    return str(case.meta.phase.name.value) if case.meta else "other"


def _before_http(response: Any) -> bool:
    """Whether the HTTP server answered before there was a request: the line too long, a header not allowed."""
    return bool(response.status_code == 400 and response.content == REFUSED_BY_HTTP)


@schemathesis.hook
def after_call(context: Any, case: Any, response: Any) -> None:
    """Counts an answer by operation, phase and status."""
    phase = HTTP_SERVER if _before_http(response) else _phase(case)
    _counts[f"{case.operation.label}", phase, response.status_code] += 1
    if response.request.method == "DELETE" and response.status_code == 204:
        _deleted[urlsplit(str(response.request.url)).path] = datetime.now(UTC) - timedelta(seconds=response.elapsed)


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Gives each step of a scenario a key of its own, as a client does.

    A key that came before is answered as before, also where what was made then has been deleted since; a
    scenario would take that for a record that is there. The other phases keep the keys that they made up.
    """
    if _phase(case) == STATEFUL and case.headers and KEY in case.headers:
        case.headers[KEY] = f"scenario-{os.getpid()}-{next(_numbers)}"


@schemathesis.check
def answer_is_described(ctx: Any, response: Any, case: Any) -> None:
    """Our own judgement of the answer, against openapi.json itself."""
    if _before_http(response):
        return
    headers = {name.lower(): ",".join(value) for name, value in response.headers.items()}
    path = urlsplit(str(response.request.url)).path
    found = undescribed(str(response.request.method), path, response.status_code, headers, response.content)
    if found:
        raise AssertionError("; ".join(found))


@schemathesis.check
def use_after_deletion(ctx: Any, response: Any, case: Any) -> None:
    """What was deleted is not there any more; its history is, for whoever has to tell what was known."""
    if not case.operation.path.endswith(OF_THE_PAST) and not _asks_of_before(str(response.request.url)):
        use_after_free(ctx, response, case)


def _asks_of_before(url: str) -> bool:
    """Whether a read asks what was known before the record was deleted (API-075)."""
    asked = urlsplit(url)
    known_at, until = parse_qs(asked.query).get("knownAt"), _deleted.get(asked.path)
    if known_at is None or until is None:
        return False
    try:
        return datetime.fromisoformat(known_at[-1]) < until
    except (TypeError, ValueError):  # no instant, or one without its offset
        return False


@atexit.register
def _keep() -> None:
    where = os.environ.get(COUNTS)
    if where:
        rows = [[*key, count] for key, count in sorted(_counts.items())]
        Path(where).write_text(json.dumps(rows), encoding="utf-8")
