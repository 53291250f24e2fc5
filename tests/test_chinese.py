"""Chinese stands beside every English text, in the terms of the glossary and with the words of its level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from crmstandard.requirements import Requirement, requirements
from crmstandard.sources import read_json, read_yaml, root, schema_files, spec_files

GLOSSARY = Path(__file__).parents[1] / "docs" / "guide" / "glossary.md"
CJK = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!()]|[,;:?!()](?=[\u4e00-\u9fff])")
FULL_WIDTH = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
UNSPACED = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9%][\u4e00-\u9fff]")
PARAMETER = re.compile(r"\{(\w+)\}")
WORDS = {"MUST": "必须|不得|须", "MUST NOT": "不得", "SHOULD": "应当|不应|宜", "SHOULD NOT": "不应|不宜", "MAY": "可"}

WITHOUT_CHINESE = {
    "card schemes and services known by their Latin names": "JCB WhatsApp eIDAS",
    "file formats and languages": "NDJSON CSV Parquet CQL2-JSON CEL",
    "protocols and patches": "JSON_Patch FAPI_2.0",
    "algorithms": "Ed25519 ECDSA_P-256 Fellegi-Sunter RFM",
    "conventions of days": "30/360 30E/360",
}
LATIN = {name.replace("_", " ") for names in WITHOUT_CHINESE.values() for name in names.split()}


def _labels(node: Any, place: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every label below a node, with its place."""
    if isinstance(node, dict):
        if isinstance(label := node.get("x-crm-label"), dict) and "/x-crm-" not in place:
            yield place, label
        for key, value in node.items():
            yield from _labels(value, f"{place}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _labels(value, f"{place}/{index}")


@cache
def files() -> dict[str, Any]:
    base = root() / "schemas"
    return {path.relative_to(base).as_posix(): read_json(path) for path in schema_files(".")}


def codes() -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    for name, content in files().items():
        yield from ((f"{name}#{code}", meaning) for code, meaning in content.get("x-crm-codes", {}).items())


def labels() -> Iterator[tuple[str, dict[str, str]]]:
    """What carries no full stop: labels of schemas, members, codes and machines."""
    for name, content in files().items():
        yield from _labels(content, name)
    yield from ((place, meaning["label"]) for place, meaning in codes())
    yield from ((path.stem, read_yaml(path)["label"]) for path in spec_files("statemachines", ".yaml"))


def parts(row: Requirement) -> dict[str, Any]:
    """The texts of a requirement that are there, by name."""
    texts = {"text": row.text, "message": row.message, "why": row.why, "fix": row.fix}
    return {name: text for name, text in texts.items() if text}


def sentences() -> Iterator[tuple[str, Any]]:
    """What ends with a full stop: definitions of codes, and texts, reasons and fixes of requirements."""
    yield from ((place, meaning["definition"]) for place, meaning in codes())
    for row in requirements().values():
        yield from ((f"{row.id} {name}", text) for name, text in parts(row).items() if name != "message")


def everything() -> Iterator[tuple[str, Any]]:
    yield from labels()
    yield from sentences()
    yield from ((row.id, row.message) for row in requirements().values())


def _glossary() -> dict[str, str]:
    """Chinese by English, from the first table of the glossary."""
    text = GLOSSARY.read_text(encoding="utf-8").split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")][2:]
    return {row[0].strip().lower(): row[1].strip() for row in rows}


def test_every_label_and_text_has_chinese() -> None:
    found = [(place, text) for place, text in everything() if not CJK.search(text.get("zh") or "")]
    assert [each for each in found if each[1].get("zh") not in LATIN] == []


def test_the_names_without_chinese_are_all_in_use() -> None:
    assert {text["zh"] for _, text in everything() if not CJK.search(text["zh"])} == LATIN


def test_a_text_has_the_same_parameters_in_both_languages() -> None:
    for row in requirements().values():
        for name, text in parts(row).items():
            assert sorted(PARAMETER.findall(text["en"])) == sorted(PARAMETER.findall(text["zh"])), (row.id, name)


def test_the_level_of_a_requirement_shows_in_its_chinese() -> None:
    for row in requirements().values():
        said = row.text["en"]
        for words in (row.level, f"{row.level} NOT"):
            if re.search(rf"\b{words}\b", said):
                assert re.search(WORDS[words], row.text["zh"]), (row.id, row.text["zh"])


def test_a_message_about_a_broken_must_does_not_say_should_not() -> None:
    musts = [row for row in requirements().values() if row.level == "MUST"]
    assert [row.id for row in musts if "不应" in row.message["zh"]] == []


def test_sentences_end_with_a_full_stop_and_labels_and_messages_do_not() -> None:
    assert [place for place, text in sentences() if not text["zh"].endswith("。")] == []
    short = [*labels(), *((row.id, row.message) for row in requirements().values())]
    assert [place for place, text in short if text["zh"].endswith(("。", "."))] == []


def test_punctuation_is_full_width_and_letters_and_digits_are_half_width() -> None:
    for pattern in (HALF_WIDTH, FULL_WIDTH, UNSPACED):
        assert [(place, text["zh"]) for place, text in everything() if pattern.search(text["zh"])] == []


def test_a_definition_does_not_repeat_its_label() -> None:
    pairs = [(place, meaning["label"]["zh"], meaning["definition"]["zh"].rstrip("。")) for place, meaning in codes()]
    assert [place for place, label, definition in pairs if definition == label] == []


def test_schemas_and_machines_are_named_as_the_glossary_names_them() -> None:
    terms = _glossary()
    named = [(name, content["x-crm-label"]) for name, content in files().items() if "x-crm-label" in content]
    named += [(path.stem, read_yaml(path)["label"]) for path in spec_files("statemachines", ".yaml")]
    judged = [(name, label["zh"], terms[label["en"].lower()]) for name, label in named if label["en"].lower() in terms]
    assert [each for each in judged if each[1] != each[2]] == []
    assert len(judged) > 40


def test_the_glossary_has_one_chinese_term_for_each_english_one() -> None:
    terms = _glossary()
    assert len(set(terms.values())) == len(terms)
