"""Where figures are kept: one JSON file a measurement, with the versions they were measured with."""

from __future__ import annotations

import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"
PACKAGES = (
    "crmstandard",
    "fastapi",
    "jsonschema-rs",
    "orjson",
    "psycopg",
    "pydantic",
    "sqlalchemy",
    "starlette",
    "uvicorn",
)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def keep(name: str, found: dict[str, Any]) -> None:
    """Prints figures and writes them under their name."""
    text = show(name, found)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def show(name: str, found: dict[str, Any]) -> str:
    """Prints figures with the versions that they were measured with; gives the text."""
    about = {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "versions": {each: _version(each) for each in PACKAGES},
    }
    text = json.dumps({**about, **found}, indent=2)
    print(f"{name}\n{text}")
    return text
