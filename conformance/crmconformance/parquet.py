"""Reading Parquet, as an export may give it: nested members as JSON in a text or as columns of their own."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from crmconformance.script import Missing

NEEDED = "DuckDB is needed to read Parquet: pip install 'crmstandard[conformance,feeds]'"


def rows(body: bytes) -> list[dict[str, Any]]:
    """The records of a file, members that are null left out. Raises Missing where it cannot be read here."""
    if find_spec("duckdb") is None:
        raise Missing(NEEDED)
    import duckdb

    with TemporaryDirectory() as folder, duckdb.connect(":memory:") as database:
        path = Path(folder) / "rows.parquet"
        path.write_bytes(body)
        found = database.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [each[0] for each in found.description or ()]
        return [_filled(dict(zip(names, row, strict=True))) for row in found.fetchall()]


def _filled(value: Any) -> Any:
    """A value without what is null inside."""
    if isinstance(value, dict):
        return {name: _filled(each) for name, each in value.items() if each is not None}
    return [_filled(each) for each in value] if isinstance(value, list) else value


def alike(expected: dict[str, Any], found: dict[str, Any]) -> str | None:
    """The member whose value in a row is not that of the record; None where there is none."""
    for name in sorted({*expected, *found}):
        if name not in expected or name not in found or not _same(expected[name], found[name]):
            return name
    return None


def _same(expected: Any, found: Any) -> bool:
    if expected == found:
        return True
    if isinstance(found, str) and isinstance(expected, (dict, list)):
        try:
            return bool(orjson.loads(found) == expected)
        except ValueError:
            return False
    return str(expected) == str(found)
