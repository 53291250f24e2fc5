"""The data sets that no one here wrote: where they are, and a clear word when they are not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

VARIABLE = "CRMSTANDARD_SHARED"
BESIDE = Path(__file__).parents[2] / "shared"


def shared(relative: str) -> Path:
    """A file or folder of the shared data; skips the test that asks for it where it is absent."""
    found = Path(os.environ.get(VARIABLE) or BESIDE) / relative
    if not found.exists():
        pytest.skip(f"no {found}: set {VARIABLE} to the folder that holds {relative}")
    return found
