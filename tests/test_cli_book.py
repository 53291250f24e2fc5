"""`list`, `show` and `explain` tell the standard in both languages."""

from __future__ import annotations

import pytest

from crmstandard import schemas
from crmstandard.requirements import requirements
from tests.test_cli_validate import crmstandard


@pytest.mark.parametrize("shelf", ["resources", "codelists", "requirements", "profiles", "formats", "machines"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_shelf_is_listed(shelf: str, lang: str) -> None:
    done = crmstandard("list", shelf, "--lang", lang)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) >= 3


def test_every_resource_and_requirement_is_listed() -> None:
    listed = crmstandard("list", "resources").stdout
    assert all(name in listed for name in schemas.resources())
    assert len(crmstandard("list", "requirements").stdout.splitlines()) == len(requirements())


def test_a_resource_is_shown_with_required_members_facts_and_labels() -> None:
    done = crmstandard("show", "person", "--lang", "zh")
    row = next(line for line in done.stdout.splitlines() if line.lstrip().startswith("names"))
    assert "~" in row
    assert "姓名" in row


def test_a_code_list_is_shown_with_its_meanings() -> None:
    assert "crossSell" in crmstandard("show", "CrmObjective").stdout


def test_every_requirement_can_be_explained_in_both_languages() -> None:
    from crmstandard.cli.explaining import lines

    for row in requirements().values():
        for lang in ("en", "zh"):
            text = "\n".join(lines(row, lang))
            assert row.text[lang] in text


def test_an_explanation_has_reason_remedy_and_examples() -> None:
    done = crmstandard("explain", "gen-005", "--lang", "zh")
    assert done.returncode == 0
    assert all(word in done.stdout for word in ("GEN-005", "理由", "处理", "正确示例", "错误示例"))


def test_the_version_is_told() -> None:
    done = crmstandard("--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "crmstandard")
