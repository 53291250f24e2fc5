"""Plain command lines are read as Typer reads them, and whatever is not plain is left to it."""

from __future__ import annotations

import functools
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from crmstandard import sources
from crmstandard.cli import feed, validate
from crmstandard.cli.plain import call_of
from tests.test_cli_validate import ndjson
from tests.vectors import valid_document

COMMANDS: dict[str, Callable[..., None]] = {"check": feed.check, "validate": validate.validate}
PLAIN = [
    ("check", "feed"),
    ("check", "a.ndjson", "b.csv", "-", "--jobs", "2", "--profile", "cn", "--format", "html", "-o", "report.html"),
    ("check", "--baseline", "old.json", "feed", "--fail-on", "never", "--lang", "zh", "--from", "csv"),
    ("check", "--max-samples", "0", "feed", "--engine", "spark", "--master", "local[2]", "--manifest", "m.json"),
    ("validate", "a.ndjson", "--show-values", "--resource", "Person", "--max-findings", "7"),
]
IN_DOUBT = [
    ("check",),
    ("check", "--help"),
    ("check", "feed", "--jobs"),
    ("check", "feed", "--jobs", "0"),
    ("check", "feed", "--jobs", "257"),
    ("check", "feed", "--jobs", "two"),
    ("check", "feed", "--jobs=2"),
    ("check", "feed", "--jobs", "1", "--jobs", "2"),
    ("check", "feed", "--format", "HTML"),
    ("check", "feed", "--output", "--lang"),
    ("check", "feed", "--", "-x"),
    ("check", "feed", "-x"),
    ("check", "feed", "--job", "2"),
    ("validate", "a.ndjson", "--no-show-values"),
]


def _by_typer(command: Callable[..., None], line: tuple[str, ...]) -> dict[str, Any]:
    told: dict[str, Any] = {}

    @functools.wraps(command)
    def record(**values: Any) -> None:
        told.update(values)

    app = typer.Typer()
    app.command()(record)
    app(line, standalone_mode=False)
    return told


@pytest.mark.parametrize("line", PLAIN, ids=" ".join)
def test_a_plain_line_is_read_as_typer_reads_it(line: tuple[str, ...]) -> None:
    command = COMMANDS[line[0]]
    call = call_of(command, line[1:])
    assert isinstance(call, functools.partial)
    assert call.keywords == _by_typer(command, line[1:])


@pytest.mark.parametrize("line", IN_DOUBT, ids=" ".join)
def test_what_is_in_doubt_is_left_to_typer(line: tuple[str, ...]) -> None:
    assert call_of(COMMANDS[line[0]], line[1:]) is None


def test_every_option_of_these_commands_can_be_read() -> None:
    for command in COMMANDS.values():
        assert call_of(command, ["feed"]) is not None


@pytest.mark.parametrize("words", [("feed", "check"), ("validate",)])
def test_the_first_finding_needs_no_types_no_database_and_no_yaml(words: tuple[str, ...], tmp_path: Path) -> None:
    path = ndjson(tmp_path / "persons.ndjson", {**valid_document("Person/minimal"), "status": "gone"})
    code = (
        "import sys, crmstandard.cli as cli\n"
        f"sys.argv = ['crmstandard', *{words}, {str(path)!r}]\n"
        "try:\n    cli.main()\nexcept SystemExit as end:\n    print('ended with', end.code)\n"
        "print(sorted({'pydantic', 'duckdb', 'sqlalchemy', 'fastapi', 'rich', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-2:] == ["ended with 1", "[]"]
    assert "GEN-013" in done.stdout


def test_a_parsed_form_of_another_text_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sources.root() / "spec" / "feeds" / "quality.yaml"
    right = sources.load_yaml(path.read_bytes())
    monkeypatch.setattr(sources, "PARSED", tmp_path)
    parsed = sources.parsed_form(path)
    assert parsed is not None
    parsed.parent.mkdir(parents=True)
    for of, expected in ((sources.digest(path.read_bytes()), "kept"), ("0" * 64, right)):
        parsed.write_text(f'{{"of":"{of}","content":"kept"}}', encoding="utf-8")
        assert sources.read_yaml(path) == expected
