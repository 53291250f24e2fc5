"""The native library built by counts of a feed: which tool merges them, and when counts are made."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from crmstandard.feeds.native import library
from tools.guided import guided, llvm_of, merger


def command(path: Path, *lines: str) -> str:
    """A shell script in place of a tool."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(("#!/bin/sh", *lines, "")))
    path.chmod(0o755)
    return os.fspath(path)


def compiler(folder: Path, llvm: str) -> str:
    """A rustc that tells of itself and compiles nothing."""
    said = f"if [ $1 = -vV ]; then printf 'host: some-host\\nLLVM version: {llvm}\\n'; else echo {folder}; fi"
    return command(folder / "rustc", said)


def test_the_tool_of_the_compilers_own_toolchain_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rustc = compiler(tmp_path, "987.1.2")
    assert (llvm_of(rustc), merger(rustc)) == ("987", None)
    monkeypatch.setenv("PATH", os.fspath(tmp_path / "bin"), prepend=os.pathsep)
    debian = command(tmp_path / "bin" / "llvm-profdata-987")
    assert merger(rustc) == debian
    own = command(tmp_path / "lib" / "rustlib" / "some-host" / "bin" / "llvm-profdata")
    assert merger(rustc) == own


def test_a_compiler_that_is_not_there_has_no_tool(tmp_path: Path) -> None:
    rustc = os.fspath(tmp_path / "rustc")
    assert (llvm_of(rustc), merger(rustc)) == ("", None)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The library where there is one; without it feeds are checked by packages alone."""
    made = tmp_path / library.path().name
    made.write_bytes(library.path().read_bytes() if library.path().exists() else b"")
    return made


def test_what_was_counted_is_used_and_stays_for_the_same_code(tmp_path: Path, built: Path) -> None:
    asked: list[tuple[str, str]] = []
    merged = tmp_path / "merged"

    def build(folder: Path, flag: str) -> Path:
        asked.append((folder.name, flag))
        return built

    merge = command(tmp_path / "merge", f"echo $1 $2 >> {merged}", "touch $3")
    assert guided(build, tmp_path, merge) == guided(build, tmp_path, merge) == built
    counts = f"-Cprofile-use={tmp_path}/counts.profdata"
    assert asked == [("counting", "-Cprofile-generate"), ("guided", counts)] * 2
    assert merged.read_text() == "merge -o\n"


def test_a_tool_that_fails_is_told(tmp_path: Path, built: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        guided(lambda _, __: built, tmp_path, command(tmp_path / "merge", "exit 3"))
