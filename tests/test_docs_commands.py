"""Commands that the README and the guides show exist, with the options that they show."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from crmstandard.cli import application

ROOT = Path(__file__).parents[1]
LINE = re.compile(r"(?:^|\(|- run: |    - )(?:\$ )?(?:[A-Z_]+=\S+ )*crmstandard ([a-z][^)#|\n]*)", re.MULTILINE)


def _shown() -> Iterator[tuple[str, str]]:
    for page in (ROOT / "README.md", *sorted((ROOT / "docs" / "guide").glob("*.md"))):
        for block in re.findall(r"^```(?:console|yaml)\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
            for found in LINE.finditer(block):
                yield page.name, found.group(1).strip()


@pytest.mark.parametrize(("page", "line"), sorted(set(_shown())))
def test_a_command_that_is_shown_exists_with_its_options(page: str, line: str) -> None:
    command = typer.main.get_command(application())
    words = shlex.split(line.replace("$(", "").replace('"', ""))
    while words and hasattr(command, "commands"):
        assert words[0] in command.commands, (page, line)
        command = command.commands[words.pop(0)]
    known = {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
    assert {each.partition("=")[0] for each in words if each.startswith("--")} <= known | {"--help"}, (page, line)


def test_there_are_commands() -> None:
    assert len(set(_shown())) > 20
