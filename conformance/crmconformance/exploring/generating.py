"""Making cases: schemathesis reads our API description and makes requests of it, right ones and wrong ones.

It is imported when it is needed and not before: a run without it needs neither it nor what it brings along.
"""

from __future__ import annotations

import warnings
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import orjson

from crmconformance.asking import Ask
from crmconformance.exploring.operations import Operation
from crmstandard.sources import root

DESCRIPTION = "openapi.client.json"
OWN_ID, OWN_VERSION = "own-record-of-the-suite", '"own-version-of-the-suite"'
HOST = "http://system.invalid"
# Headers that the suite itself is in charge of.
OURS = frozenset({"authorization", "user-agent", "content-length", "connection", "host", "cookie", "accept-encoding"})
LONGEST = 64 * 1024  # bytes of a body, beyond which it would swell the record


class Generator:
    """Makes cases; raises ModuleNotFoundError where schemathesis is not installed."""

    def __init__(self) -> None:
        import schemathesis

        self._schemathesis = schemathesis

    @cached_property
    def _schema(self) -> Any:
        document = orjson.loads((root() / "src" / "crmstandard" / DESCRIPTION).read_bytes())
        return self._schemathesis.openapi.from_dict(document)

    def cases(self, operation: Operation, seed: int, count: int) -> list[Ask]:
        """At the most so many cases of an operation, the same for the same seed; none where none can be made."""
        from schemathesis import GenerationMode

        found: list[Ask] = []
        modes = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
        for mode, share in zip(modes, ((count + 1) // 2, count // 2), strict=True):
            if share:
                found += self._of_a_mode(operation, mode, seed, share)
        return found

    def _of_a_mode(self, operation: Operation, mode: Any, seed: int, count: int) -> list[Ask]:
        import hypothesis
        from hypothesis import HealthCheck, Phase

        found: list[Ask] = []
        try:
            strategy = self._schema[operation.path][operation.method.lower()].as_strategy(mode, **_fixed(operation))

            @hypothesis.seed(seed)
            @hypothesis.settings(
                max_examples=count,
                database=None,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @hypothesis.given(case=strategy)
            def collect(case: Any) -> None:
                asked = _ask(case)
                found.extend([asked] if asked else [])

            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                collect()
        except (self._schemathesis.errors.SchemathesisError, hypothesis.errors.HypothesisException):
            pass  # what the description leaves no room for, such as a wrong request without any parameter
        return found[:count]


def _fixed(operation: Operation) -> dict[str, Any]:
    """What is not left to chance: changes are made of the suite's own records alone."""
    fixed: dict[str, Any] = {"path_parameters": {"id": OWN_ID}} if "{id}" in operation.path else {}
    if operation.method in ("PUT", "PATCH", "DELETE"):
        fixed["headers"] = {"If-Match": OWN_VERSION}
    return fixed


def _ask(case: Any) -> Ask | None:
    """A case as a request; None for what HTTP itself does not let through."""
    import requests

    try:
        made = requests.Request(**case.as_transport_kwargs(base_url=HOST)).prepare()
    except (requests.RequestException, ValueError, TypeError):
        return None
    parts = urlsplit(str(made.url))
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    headers = {str(name).lower(): _text(value) for name, value in made.headers.items()}
    kept = {n: v for n, v in headers.items() if n not in OURS and not n.startswith("x-schemathesis")}
    body = made.body.encode() if isinstance(made.body, str) else made.body
    if body is not None and not isinstance(body, bytes):
        return None
    sendable = all(v.isascii() and v.isprintable() and v == v.strip() for v in kept.values())
    if not sendable or not path.isascii() or (body is not None and len(body) > LONGEST):
        return None
    return Ask(str(made.method), path, headers=kept, body=body)


def _text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)
