"""The HTML report of a feed: verdict and contact first, both languages, nothing from outside, nothing personal."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from crmstandard.feeds.page import page_of
from crmstandard.requirements import requirement
from tests.feeds import bank, checked, manifest
from tests.test_cli_validate import ndjson
from tests.vectors import valid_document


class _Reader(HTMLParser):
    """Collects tags with their attributes, and the text outside style and script."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside not in ("style", "script"):
            self.text += data


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    feed = bank(tmp_path_factory.mktemp("feed") / "feed", 60, 60)
    manifest(feed)
    good = bank(tmp_path_factory.mktemp("good") / "feed", 20)
    _, before = checked(good)
    return page_of(checked(feed, before=before)[1], "en")


def test_the_verdict_and_whom_to_call_come_first_in_both_languages(page: str) -> None:
    head = page[page.index("<header") : page.index("</header>")]
    assert 'class="rejected"' in head
    assert all(text in head for text in ("Do not load.", "不得加载。", "Night desk", "+862155500001"))


def test_a_gate_says_what_it_asks_in_both_languages(page: str) -> None:
    gates = page[page.index('<ul class="gates">') :]
    shut, passed = gates.split("</ul>")[:2]
    asked = requirement("GEN-060").text
    assert 'class="shut">GEN-060 ' in shut
    assert all(text in shut for text in asked.values())
    opened = re.findall(r'class="open">([A-Z]+-[0-9]+) ', passed)
    assert f"✓ {len(opened)} <span" in passed
    assert all(requirement(each).text["zh"] in passed for each in opened)


def test_the_page_shows_score_faults_completeness_and_change(page: str) -> None:
    found = _read(page)
    wanted = ("Score by dimension", "各维度得分", "Faults by requirement and field", "Completeness by field")
    assert all(text in found.text for text in (*wanted, "Since the baseline", "GEN-060", "persons.ndjson"))
    assert sum(tag == "svg" for tag, _ in found.tags) > 20


def test_the_page_takes_nothing_from_outside(page: str) -> None:
    links = [
        value for _, attributes in _read(page).tags for name, value in attributes.items() if name in ("src", "href")
    ]
    assert all(str(link).startswith(("tel:", "mailto:")) for link in links)
    assert not re.search(r"url\(|@import|fetch\(|https?://", re.sub(r"<code>.*?</code>|<span.*?</span>", "", page))


def test_what_a_source_wrote_is_shown_as_text(tmp_path: Path) -> None:
    person = {**valid_document("Person/minimal"), "<script>alert(1)</script>": 1, "status": "<img src=x>"}
    _, report = checked(ndjson(tmp_path / "persons.ndjson", person))
    shown = page_of(json.loads(json.dumps(report)), "zh")
    assert "<script>alert" not in shown
    assert "<img" not in shown
    assert shown.startswith('<!doctype html>\n<html lang="zh">')
