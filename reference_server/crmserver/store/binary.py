"""Rows of PostgreSQL in the form in which it keeps them: documents are not spelled out in hexadecimal digits."""

from __future__ import annotations

from typing import Any

from psycopg import Connection, Cursor
from psycopg.pq import Format


class BinaryCursor(Cursor[Any]):
    """A cursor whose results are binary."""

    def __init__(self, connection: Connection[Any], **more: Any) -> None:
        super().__init__(connection, **more)
        self.format = Format.BINARY
