"""What is pinned is pinned by name, version and digest: where it is fetched from is not the repository's to say."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAMES = ("*.lock", "*package-lock.json")


def _held() -> list[str]:
    told = subprocess.run(["git", "ls-files", *NAMES], cwd=ROOT, capture_output=True, text=True, check=True)
    return told.stdout.splitlines()


@pytest.mark.parametrize("name", _held())
def test_a_lock_file_holds_no_address(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_there_are_lock_files() -> None:
    assert {Path(each).name for each in _held()} >= {"run.lock", "dev.lock", "package-lock.json"}
