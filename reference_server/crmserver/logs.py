"""The log: lines of text or of JSON that hold ids, names of operations and places in the code, never personal data.

What an exception says is left out, because a database driver may quote the row that it refused.
"""

from __future__ import annotations

import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import orjson

FORMS = ("text", "json")
LEVELS = ("debug", "info", "warning", "error")
REQUESTS = "crmserver.requests"
REQUEST_FIELDS = ("request", "operation", "status", "milliseconds")
QUIET = ("uvicorn", "alembic", "opentelemetry", "httpx", "httpcore")
FRAMES = 12
Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Text(logging.Formatter):
    """A line of text, and where an exception came from without what it said."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, ei: Raised) -> str:  # noqa: N802 - named by logging
        """The type of an exception and the way to it."""
        kind, _, trace = ei
        frames = traceback.extract_tb(trace)[-FRAMES:]
        way = " > ".join(f"{each.filename.rpartition('/')[2]}:{each.lineno} {each.name}" for each in frames)
        return f"{kind.__name__ if kind else 'exception'} at {way}"


class Json(Text):
    """One JSON object a line; a request has members of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        made: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if record.name == REQUESTS and isinstance(record.args, tuple):
            made |= dict(zip(REQUEST_FIELDS, record.args, strict=False))
        else:
            made["message"] = record.getMessage()
        if record.exc_info:
            made["exception"] = self.formatException(record.exc_info)
        return orjson.dumps(made, default=str).decode()


def configure(form: str, level: str) -> None:
    """Sends the log of this process to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(Json() if form == "json" else Text())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
