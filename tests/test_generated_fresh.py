"""What is generated is what schemas/ and spec/ give."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.generate import REMEDY, difference, stale, write
from tools.outputs import Output, outputs


@pytest.mark.parametrize("output", outputs(), ids=lambda output: output.name)
def test_generated_files_are_fresh(output: Output) -> None:
    changes = list(stale(output))
    shown = "\n".join(difference(*change) for change in changes[:3])
    assert not changes, f"{len(changes)} files differ. {REMEDY}\n{shown}"


def test_writing_adds_changes_and_removes_files(tmp_path: Path) -> None:
    output = Output("sample", ("made/*.txt",), lambda: {"made/new.txt": "new\n", "made/other.txt": "other\n"})
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "old.txt").write_text("old\n")
    (tmp_path / "made" / "other.txt").write_text("edited\n")
    assert {path for path, _, _ in stale(output, tmp_path)} == {"made/new.txt", "made/old.txt", "made/other.txt"}
    assert write(output, tmp_path) == 3
    assert list(stale(output, tmp_path)) == []
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == ["new.txt", "other.txt"]


def test_a_difference_shows_what_is_on_disk_and_what_is_wanted() -> None:
    text = difference("a.txt", "one\n", "two\n")
    assert "-one" in text
    assert "+two" in text
