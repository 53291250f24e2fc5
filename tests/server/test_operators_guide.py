"""The guide for operators says what there is; its commands are run in test_operating.py."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from crmserver.auth.clients import read_clients
from crmserver.figures import Figures
from crmserver.promises import service_levels
from crmserver.settings import Settings

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "guide" / "operators.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    """The text of a section of the guide."""
    return GUIDE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def commands(heading: str) -> list[str]:
    """The commands of a section, as a person would type them."""
    return re.findall(r"^\$ (.+)$", section(heading), re.MULTILINE)


def test_every_setting_and_every_figure_stands_in_the_guide() -> None:
    told = re.findall(r"^\| `([a-z_]+)` \|", section("Settings"), re.MULTILINE)
    assert told == [each.name for each in fields(Settings)]
    named = re.findall(r"^\| `(crm_[a-z_]+)` \|", section("Watching"), re.MULTILINE)
    made = {metric.name for metric in Figures().registry.collect()}
    assert {name.removesuffix("_total") for name in named} == made


def test_the_clients_of_the_guide_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "clients.json"
    path.write_text(re.findall(r"```json\n(.*?)```", section("Clients"), re.DOTALL)[0], encoding="utf-8")
    assert [each.client_id for each in read_clients(str(path))] == ["call-centre", "print-shop"]


def test_the_service_levels_of_the_guide_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "levels.json"
    path.write_text(re.findall(r"```json\n(.*?)```", section("Service levels"), re.DOTALL)[0], encoding="utf-8")
    assert [each["id"] for each in service_levels(str(path))] == ["reads", "working"]


def test_what_the_container_is_made_of_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Containerfile").read_text(), re.MULTILINE)
    assert copied
    assert [path for line in copied for path in line.split() if not (ROOT / path).exists()] == []
