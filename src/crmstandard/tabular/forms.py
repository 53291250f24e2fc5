"""The forms that files of records have, as their names tell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PACKED = (".gz", ".zst")
NDJSON, CSV, PARQUET = "ndjson", "csv", "parquet"
ENDINGS: Mapping[str, str] = {NDJSON: ".ndjson", "json": ".json", CSV: ".csv", PARQUET: ".parquet"}
READ_AS = {"json": NDJSON}  # whether it is lines or an array shows in the text
TABLES = (CSV, PARQUET)
_FORMS = {ending: READ_AS.get(form, form) for form, ending in ENDINGS.items()}


def unpacked(name: str) -> str:
    """A file name without what says how it is compressed."""
    for packed in PACKED:
        name = name.removesuffix(packed)
    return name


def form_of(path: Path) -> str | None:
    """The form that a file name promises; None where it is none of a feed."""
    name = unpacked(path.name.lower())
    return None if ".rejects." in name else _FORMS.get(Path(name).suffix)
