"""What checks say is told in both languages: every text of theirs has its Chinese, made of the same values."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import crmconformance
from crmconformance.saying import by_numbers, chinese, either, of_finding, phrases, say, together_with, translations
from crmstandard.findings import finding

# Codes, names of members and of headers, ids: the same in every language.
SAME = frozenset(
    "'' / 200 v1a merged previewed reversed withdrawn suppressed certain files evidenceKeys authorization_servers "
    "invalid_client replace Content-Location Retry-After GEN-012 API-099 API-100 application/json "
    "application/cloudevents+json".replace("''", "").split(" ")
)
# The arguments that hold texts, by the function that takes them.
TEXTS = {
    "hold": (1, 3),
    "same": (3, 4),
    "judge": (2, 4),
    "Fault": (0, 2),
    "Broken": (1, 3),
    "Missing": (0, 1),
    "NoToken": (0, 1),
}


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name == "say":
        yield from call.args
    elif name == "needed":
        yield from (each.value for each in call.keywords if each.arg == "what")
    elif name in TEXTS and not (name == "judge" and len(call.args) < 5):
        first, end = TEXTS[name]
        yield from call.args[first + (name == "Fault" and len(call.args) == 3 and _is_id(call.args[0])) :][
            : end - first
        ]


def _is_id(node: ast.expr) -> bool:
    """Whether a first argument names a requirement: exploring has faults with one, or with none."""
    return not (isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value)


def _leaves(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BoolOp):
        for each in node.values:
            yield from _leaves(each)
    elif isinstance(node, ast.IfExp):
        yield from _leaves(node.body)
        yield from _leaves(node.orelse)
    else:
        yield node


def _texts() -> Iterator[tuple[str, ast.expr]]:
    for path in sorted(Path(crmconformance.__file__).parent.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                for each in (leaf for one in _arguments(call) for leaf in _leaves(one)):
                    yield f"{path.name}:{each.lineno}", each


def test_every_text_of_a_check_has_its_chinese() -> None:
    found = [(where, each.value) for where, each in _texts() if isinstance(each, ast.Constant)]
    texts = {(where, text) for where, text in found if isinstance(text, str) and text not in SAME}
    assert len(texts) > 400
    assert {each for each in texts if each[1] not in phrases()} == set()


def test_no_text_is_glued_of_words_and_values() -> None:
    """What has words of its own is a template with values: an f-string has no Chinese."""
    glued = [
        (where, ast.unparse(each))
        for where, each in _texts()
        if isinstance(each, ast.JoinedStr)
        and any(isinstance(part, ast.Constant) and " " in str(part.value).strip() for part in each.values)
    ]
    assert glued == []


def test_a_chinese_text_has_the_values_of_the_english_one() -> None:
    assert [text for text, zh in phrases().items() if text.count("{}") != zh.count("{")] == []
    for text, zh in phrases().items():
        marks = [f"<{number}>" for number in range(text.count("{}"))]
        assert all(each in zh.format(*marks) for each in marks)


@pytest.mark.parametrize(
    ("text", "english", "zh"),
    [
        (say("the {} records with {}", 3, "sex=2"), "the 3 records with sex=2", "符合 sex=2 的 3 条记录"),
        (say("no answer ({})", by_numbers("nothing whole within 20 s")), "no answer (nothing whole within 20 s)", None),
        (either([200, 304, 404]), "200 or 304 or 404", "200 或 304 或 404"),
        (either([200]), "200", "200"),
        (together_with([]), "", ""),
        (together_with([say("{} left out", 2), say("{} too many", 1)]), "2 left out, 1 too many", None),
        (say("{} at {}", "{odd}", "the record"), "{odd} at the record", "{odd}（位于 记录本身）"),
        ("merged", "merged", "merged"),
    ],
)
def test_a_text_is_told_in_chinese_by_its_template(text: str, english: str, zh: str | None) -> None:
    told = {
        "no answer (nothing whole within 20 s)": "无响应（20 秒内未收到完整响应）",
        "2 left out, 1 too many": "遗漏 2 个、多出 1 个",
    }
    assert text == english
    assert chinese(text) == (told[english] if zh is None else zh)
    assert translations(text, "none") == {"zh": {"expected": chinese(text), "observed": "无"}}


def test_a_finding_is_told_in_the_words_of_the_register() -> None:
    found = finding("GEN-012", "/noSuchMember", name="noSuchMember")
    text = of_finding(found)
    assert text == f"/noSuchMember: {found.text('en')}"
    assert chinese(text) == f"/noSuchMember: {found.text('zh')}"
