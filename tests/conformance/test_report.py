"""What a run says of itself: the form of its report, and what a list of known failures does to its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

import jsonschema_rs
import orjson
import pytest

import crmconformance.report
from crmconformance.commands.run import tell
from crmconformance.report.document import report
from crmconformance.report.files import PAGE, write
from crmconformance.report.telling import reason_text, words
from crmconformance.verdicts import (
    ELIGIBLE,
    ERROR,
    FAIL,
    FAILED,
    LEFT_OPEN,
    NOT_APPLICABLE,
    PASS,
    SUITE_ERROR,
    UNVERIFIED,
    exit_code,
)
from crmserver.server import Server
from tests.conformance.systems import reference, run_against
from tests.mutants import mutants

SCHEMA = Path(crmconformance.report.__file__).with_name("report.schema.json")
HAN = re.compile("[\u4e00-\u9fff]")
ANALYTICS = ("API-227", "API-228", "API-229")


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["", "lets_in_who_has_no_token"])
async def test_a_report_has_the_form_that_is_published(tmp_path: Path, name: str) -> None:
    faults = [each.fault for each in mutants() if each.name == name]
    async with reference(tmp_path, str(tmp_path / "bank.db"), faults) as app:
        made = report(await run_against(app, tmp_path, "API-042", "SEC-001", "SEC-004"))
    judge = jsonschema_rs.Draft202012Validator(orjson.loads(SCHEMA.read_bytes()))
    assert [str(each)[:300] for each in judge.iter_errors(orjson.loads(orjson.dumps(made)))] == []
    assert any(each["faults"] for each in made["requirements"]) == bool(faults)


@pytest.mark.parametrize(
    ("found", "known", "code"),
    [
        ({"API-001": PASS, "API-002": NOT_APPLICABLE}, (), ELIGIBLE),
        ({"API-001": PASS, "API-002": FAIL}, (), FAILED),
        ({"API-001": PASS, "API-002": FAIL}, ("API-002",), LEFT_OPEN),
        ({"API-001": FAIL, "API-002": FAIL}, ("API-002",), FAILED),
        ({"API-001": PASS, "API-002": PASS}, ("API-002",), FAILED),
        ({"API-001": PASS, "API-002": UNVERIFIED}, ("API-002",), LEFT_OPEN),
        ({"API-001": PASS}, ("API-002",), ELIGIBLE),
        ({"API-001": ERROR, "API-002": FAIL}, ("API-002",), SUITE_ERROR),
        ({"API-002": NOT_APPLICABLE}, (), LEFT_OPEN),
    ],
)
def test_the_exit_code_says_what_is_new(found: Mapping[str, str], known: tuple[str, ...], code: int) -> None:
    assert exit_code(found, known) == code


def _declares_analytics(server: Server) -> None:
    server.handlers[":run"] = server.handlers["search"]


@pytest.mark.anyio
async def test_a_class_without_checks_is_told_as_not_in_this_release_and_never_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with reference(tmp_path, str(tmp_path / "bank.db"), [_declares_analytics]) as app:
        made = write(tmp_path, await run_against(app, tmp_path, "API-001", *ANALYTICS))
    told = {each["id"]: each for each in made["requirements"]}
    reason = words()["reasons"]["no check"]
    assert [(told[each]["verdict"], told[each]["reasons"]) for each in ANALYTICS] == [(UNVERIFIED, [reason])] * 3
    about = next(each for each in made["classes"] if each["class"] == "analytics")
    assert (about["declared"], about["checked"], about["eligible"]) == (True, False, False)
    page = (tmp_path / PAGE).read_text(encoding="utf-8")
    for lang, text in (("en", "not in this release"), ("zh", "本版未包含")):
        assert text in reason[lang].lower()
        assert f'<span lang="{lang}">{reason[lang]}</span>' in page
        assert f'<span lang="{lang}">{text}</span>' in page
        tell(made, tmp_path, lang)
        shown = capsys.readouterr().out
        assert all(f"{UNVERIFIED:10}  {each}  {reason[lang]}" in shown for each in ANALYTICS)
        assert f"{text}{words()['page']['colon'][lang]}{about['label'][lang]}" in shown


@pytest.mark.anyio
async def test_a_class_that_is_not_declared_is_beside_the_point_and_still_told_as_not_in_this_release(
    tmp_path: Path,
) -> None:
    async with reference(tmp_path, str(tmp_path / "bank.db")) as app:
        made = write(tmp_path, await run_against(app, tmp_path, "API-001"))
    found = {each["id"]: each["verdict"] for each in made["requirements"] if each["id"] in ANALYTICS}
    assert found == dict.fromkeys(ANALYTICS, NOT_APPLICABLE)
    about = next(each for each in made["classes"] if each["class"] == "analytics")
    assert (about["declared"], about["checked"], about["eligible"]) == (False, False, False)
    assert "not in this release" in (tmp_path / PAGE).read_text(encoding="utf-8")


@pytest.mark.anyio
async def test_why_there_is_no_verdict_is_told_in_both_languages(tmp_path: Path) -> None:
    async with reference(tmp_path, str(tmp_path / "bank.db")) as app:
        made = write(tmp_path, await run_against(app, tmp_path, "API-001", "SEC-004", clients={}, callback=""))
    page = (tmp_path / PAGE).read_text(encoding="utf-8")
    unseen = [each["reason"] for each in made["notObserved"]]
    left = [reason for each in made["requirements"] for reason in each["reasons"]]
    assert len(unseen) > 20
    assert left
    for reason in (*unseen, *left):
        assert HAN.search(reason["zh"])
        assert not HAN.search(reason["en"])
        assert f'<span lang="zh">{escape(reason["zh"])}</span>' in page


@pytest.mark.parametrize(
    ("reason", "zh"), [("offer: create, read", "create, read"), ("subject", ""), ("late: 240", "240")]
)
def test_a_reason_is_told_by_its_template(reason: str, zh: str) -> None:
    assert zh in reason_text(reason, "zh")
    assert HAN.search(reason_text(reason, "zh"))
    assert "详情" not in reason_text(reason, "zh")
