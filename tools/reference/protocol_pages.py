"""Pages of the protocol: the requirements that are observed over HTTP, group by group and topic by topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crmstandard import schemas
from crmstandard.requirements import Requirement, requirements
from crmstandard.sources import read_yaml, root
from tools.reference.markdown import page, section, table

LANGUAGES = {"en": "", "zh": "zh/"}
WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "The HTTP protocol",
        "intro": "What a system has to do over HTTP, one observable sentence an id. MUST, SHOULD and MAY are those of "
        "BCP 14. A requirement with an optional feature binds only the systems that declare the feature. English is "
        "normative; the [Chinese text]({other}) says the same.",
        "twin": "[中文]({other})",
        "level": "{level} · {group}",
        "feature": " · where the feature {feature} is declared",
        "unverified": " · not observed over HTTP",
        "why": "Why: {why}",
        "pages": "Page|Requirements|Topics",
        "codes": "Name|Code|Requirements",
        "classes": "Conformance classes",
        "features": "Optional features",
        "comma": "; ",
    },
    "zh": {
        "title": "HTTP 协议",
        "intro": "系统通过 HTTP 必须做到的事项，每个编号对应一句可观察的要求。"
        "MUST（必须）、SHOULD（应当）、MAY（可）依 BCP 14 解释。"
        "标有可选功能的要求仅约束声明该功能的系统。"
        "以[英文文本]({other})为准，中文含义相同。",
        "twin": "[English]({other})",
        "level": "{level} · {group}",
        "feature": " · 适用于声明可选功能“{feature}”的系统",
        "unverified": " · 无法通过 HTTP 观察",
        "why": "理由：{why}",
        "pages": "页面|要求数|主题",
        "codes": "名称|代码|要求数",
        "classes": "符合性类别",
        "features": "可选功能",
        "comma": "；",
    },
}


@dataclass(frozen=True)
class Page:
    """One page: its file name, its title, and its topics by code with their titles."""

    name: str
    label: Mapping[str, str]
    topics: Mapping[str, Mapping[str, str]]


def pages() -> list[Page]:
    """Every page of the protocol, in the order of spec/topics.yaml."""
    rows = read_yaml(root() / "spec" / "topics.yaml")
    return [Page(row["page"], row["label"], {each["code"]: each["label"] for each in row["topics"]}) for row in rows]


def of_topic(code: str) -> list[Requirement]:
    """The requirements of one topic, by id."""
    return sorted((row for row in requirements().values() if row.topic == code), key=lambda row: row.id)


def code_label(codelist: str, code: str, lang: str) -> str:
    """The label of a code."""
    label: str = schemas.folder("codelists")[codelist]["x-crm-codes"][code]["label"][lang]
    return label


def _other(name: str, lang: str) -> str:
    """The way from a page to the same page in the other language."""
    return f"../zh/http/{name}.md" if lang == "en" else f"../../http/{name}.md"


def _about(row: Requirement, lang: str) -> str:
    """Level, conformance class and optional feature of a requirement, and whether HTTP shows it."""
    words = WORDS[lang]
    group = code_label("ConformanceClass", str(row.conformance_class), lang)
    said = words["level"].format(level=row.level, group=group)
    if row.capability:
        said += words["feature"].format(feature=code_label("OptionalFeature", row.capability, lang))
    return said + (words["unverified"] if row.unverified else "")


def _entry(row: Requirement, lang: str) -> Iterator[str]:
    up = "../" * (2 + LANGUAGES[lang].count("/"))
    anchor = row.id.lower()
    yield f'### [{row.id}]({up}reference/requirements/{anchor}.md) <a id="{anchor}"></a>'
    yield from ("", row.text[lang], "", f"*{_about(row, lang)}*", "")
    if row.why:
        yield from (WORDS[lang]["why"].format(why=row.why[lang]), "")


def protocol_page(about: Page, lang: str) -> str:
    """One page in one language."""
    lines = [WORDS[lang]["twin"].format(other=_other(about.name, lang)), ""]
    for code, label in about.topics.items():
        lines += [f"## {label[lang]}", ""]
        for row in of_topic(code):
            lines += _entry(row, lang)
    return page(about.label[lang], lines)


def _contents(lang: str) -> Iterator[tuple[str, str, str]]:
    for each in pages():
        count = sum(len(of_topic(code)) for code in each.topics)
        topics = WORDS[lang]["comma"].join(label[lang] for label in each.topics.values())
        yield f"[{each.label[lang]}]({each.name}.md)", str(count), topics


def _counts(codelist: str, codes: Counter[str | None], lang: str) -> Iterator[tuple[str, str, str]]:
    for code in schemas.folder("codelists")[codelist]["enum"]:
        if codes[code]:
            yield code_label(codelist, code, lang), f"`{code}`", str(codes[code])


def index_page(lang: str) -> str:
    """The list of pages, and how many requirements each conformance class and optional feature has."""
    words = WORDS[lang]
    rows = [row for row in requirements().values() if row.topic]
    classes = Counter(row.conformance_class for row in rows)
    features = Counter(row.capability for row in rows)
    head = words["codes"].split("|")
    return page(
        words["title"],
        [words["intro"].format(other=_other("index", lang)), ""],
        table(words["pages"].split("|"), _contents(lang)),
        section(words["classes"], table(head, _counts("ConformanceClass", classes, lang))),
        section(words["features"], table(head, _counts("OptionalFeature", features, lang))),
    )
