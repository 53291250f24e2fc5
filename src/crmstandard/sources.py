"""Where schemas/ and spec/ are: inside the package in a wheel, at the root in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import orjson


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
    """The content of a YAML file of the sources."""
    import yaml  # only register and machines are YAML; most runs need neither

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same safe loader, in C where it is built
    return yaml.load(path.read_bytes(), Loader=loader)  # noqa: S506
