"""Where schemas/ and spec/ are: inside the package in a wheel, at the root in a checkout."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import orjson

PARSED = Path(__file__).parent / "_parsed"


@cache
def root() -> Path:
    """The folder that holds `schemas/` and `spec/`."""
    packaged = Path(__file__).parent / "_sources"
    return packaged if packaged.is_dir() else Path(__file__).parents[2]


def schema_files(folder: str) -> list[Path]:
    """The JSON files of one folder of `schemas/`, by name; empty if there is none."""
    return sorted((root() / "schemas" / folder).rglob("*.json"))


def spec_files(folder: str, suffix: str) -> list[Path]:
    """The files of one folder of `spec/` with this suffix, by name, subfolders included."""
    return sorted((root() / "spec" / folder).rglob(f"*{suffix}"))


def read_json(path: Path) -> Any:
    """The content of a JSON file of the sources."""
    return orjson.loads(path.read_bytes())


def read_yaml(path: Path) -> Any:
    """The content of a YAML file of the sources, or of another one; taken from its parsed form where that is fresh."""
    raw = path.read_bytes()
    parsed = parsed_form(path)
    if parsed is not None and parsed.is_file():
        kept = read_json(parsed)
        if kept["of"] == digest(raw):
            return kept["content"]
    return load_yaml(raw)


def load_yaml(raw: bytes) -> Any:
    """The content of a YAML text."""
    import yaml  # takes a third of the time to the first finding: most runs need none

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same safe loader, in C where it is built
    return yaml.load(raw, Loader=loader)  # noqa: S506


def parsed_form(path: Path) -> Path | None:
    """Where the parsed form of a YAML file of `spec/` lies if there is one: `make generate` writes it as JSON."""
    spec = root() / "spec"
    return PARSED / path.relative_to(spec).with_suffix(".json") if path.is_relative_to(spec) else None


def digest(raw: bytes) -> str:
    """What tells whether a parsed form is of this very text."""
    return hashlib.sha256(raw).hexdigest()
