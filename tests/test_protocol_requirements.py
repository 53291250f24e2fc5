"""The protocol stands in the register as sentences that can be observed, each in its class and on its page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from crmstandard import schemas
from crmstandard.requirements import Requirement, requirements
from crmstandard.sources import read_yaml, root
from tools.outputs import spec
from tools.reference.protocol_pages import pages
from tools.traceability import seen_over_http

ROWS = [row for row in requirements().values() if row.kind == "http"]
KEYWORD = re.compile(
    r"\b(?:(MUST|SHOULD|SHALL)(?: NOT)?|MAY|REQUIRED|RECOMMENDED|OPTIONAL)\b",
)
SUBJECT = re.compile(r"(A|An|The) [a-zA-Z]")
AREAS = {"api": "API", "sec": "SEC", "evt": "EVT", "blk": "BLK"}
ON_EACH_PAGE = {"en": "[{}](../../reference/", "zh": "[{}](../../../reference/"}
CHECKOUT = Path(__file__).parents[1]

each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)


def _codes(codelist: str) -> set[str]:
    return set(schemas.folder("codelists")[codelist]["enum"])


@each_row
def test_a_sentence_has_one_keyword_and_it_is_that_of_its_level(row: Requirement) -> None:
    found = [each.group().split()[0] for each in KEYWORD.finditer(row.text["en"])]
    assert found == [row.level]


@each_row
def test_a_sentence_is_one_and_begins_with_its_subject(row: Requirement) -> None:
    text = row.text["en"]
    assert SUBJECT.match(text)
    assert text.endswith(".")
    assert not re.search(r"[.;!?] ", text)


@each_row
def test_every_text_is_there_in_both_languages(row: Requirement) -> None:
    for text in (row.text, row.message, row.why, row.fix):
        assert all(text.values())
        assert set(text) in (set(), {"en", "zh"})
    assert row.text
    assert row.message


@each_row
def test_a_requirement_has_a_conformance_class_and_a_topic_of_the_list(row: Requirement) -> None:
    assert row.conformance_class in _codes("ConformanceClass")
    assert row.capability is None or row.capability in _codes("OptionalFeature")
    assert row.topic in {code for each in pages() for code in each.topics}


@each_row
def test_a_message_does_not_repeat_the_sentence(row: Requirement) -> None:
    assert row.message["en"] != row.text["en"]
    assert not KEYWORD.search(row.message["en"])
    assert not row.message["en"].endswith(".")


def test_no_sentence_stands_twice_in_either_language() -> None:
    for lang in ("en", "zh"):
        counts = Counter(row.text[lang] for row in requirements().values())
        assert [text for text, count in counts.items() if count > 1] == []


def test_every_optional_feature_has_a_requirement() -> None:
    assert {row.capability for row in ROWS if row.capability} == _codes("OptionalFeature")


def test_every_conformance_class_that_shows_over_http_has_a_requirement() -> None:
    assert {row.conformance_class for row in ROWS if seen_over_http(row)} == _codes("ConformanceClass") - {"feed"}


def test_every_topic_has_a_requirement_and_stands_once() -> None:
    codes = [code for each in pages() for code in each.topics]
    assert len(codes) == len(set(codes))
    assert set(codes) == {row.topic for row in ROWS}


def test_only_what_binds_a_running_system_has_a_topic_and_a_class() -> None:
    others = [row for row in requirements().values() if row.kind != "http"]
    assert [row.id for row in others if row.topic or row.conformance_class or row.capability] == []


@pytest.mark.parametrize("name", AREAS)
def test_the_ids_of_a_file_are_of_its_area(name: str) -> None:
    ids = [row["id"] for row in read_yaml(root() / "spec" / "requirements" / f"{name}.yaml")]
    assert ids
    assert {each.partition("-")[0] for each in ids} == {AREAS[name]}
    assert name != "sec" or max(ids) < "SEC-100"


def test_each_requirement_stands_once_in_the_pages_of_each_language() -> None:
    made = spec.files()
    for lang, link in ON_EACH_PAGE.items():
        text = "".join(page for path, page in made.items() if ("/zh/" in path) == (lang == "zh"))
        assert [row.id for row in ROWS if text.count(link.format(row.id)) != 1] == []
        assert [row.id for row in ROWS if row.text[lang] not in text] == []


def test_every_link_of_the_pages_leads_to_a_file() -> None:
    made = spec.files()
    for path, text in made.items():
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            found = (CHECKOUT / path).parent.joinpath(target).resolve()
            assert found.relative_to(CHECKOUT).as_posix() in made or found.is_file(), (path, target)
