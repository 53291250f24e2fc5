"""`crmstandard validate` as its users meet it: exit codes, forms, languages, and no personal value unless asked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crmstandard.validators.structure import judge
from tests.vectors import valid_document


def crmstandard(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Runs the command line in a process of its own."""
    command = [sys.executable, "-m", "crmstandard", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120)
    made = subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in made.stderr
    return made


def ndjson(path: Path, *documents: Any) -> Path:
    """Writes documents a line each."""
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in documents), encoding="utf-8")
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return ndjson(tmp_path / "persons.ndjson", valid_document("Person/minimal"))


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    first, second = valid_document("Person/minimal"), {**valid_document("Person/minimal"), "id": "person-zz"}
    second["names"][0]["text"] = "N/A"
    return ndjson(tmp_path / "bad.ndjson", first, second)


def test_a_clean_file_ends_with_0(good: Path) -> None:
    done = crmstandard("validate", good)
    assert (done.returncode, "No errors." in done.stdout) == (0, True)


def test_a_fault_ends_with_1_and_names_file_line_pointer_and_requirement(bad: Path) -> None:
    done = crmstandard("validate", bad)
    assert done.returncode == 1
    assert f"{bad}:2 /names/0/text GEN-027 error:" in done.stdout


def test_a_personal_value_is_printed_only_when_asked(bad: Path) -> None:
    assert "N/A" not in crmstandard("validate", bad).stdout
    assert 'found: "N/A"' in crmstandard("validate", bad, "--show-values").stdout


def test_a_value_that_is_not_personal_is_printed(tmp_path: Path) -> None:
    product = {**valid_document("Product/minimal"), "category": "boat"}
    assert 'found: "boat"' in crmstandard("validate", ndjson(tmp_path / "products.ndjson", product)).stdout


def test_messages_come_in_chinese(bad: Path) -> None:
    done = crmstandard("validate", bad, "--lang", "zh")
    assert "GEN-027 错误: 以占位值代替了真实的值" in done.stdout
    assert "已读记录" in done.stdout


def test_standard_input_is_read(bad: Path) -> None:
    done = crmstandard("validate", "-", stdin=bad.read_bytes())
    assert (done.returncode, "-:2 /names/0/text" in done.stdout) == (1, True)


def test_references_are_followed_across_files(tmp_path: Path) -> None:
    customer = valid_document("Customer/minimal")
    customers = ndjson(tmp_path / "customers.ndjson", customer)
    alone = crmstandard("validate", customers)
    assert "GEN-060" not in alone.stdout
    person = {**valid_document("Person/minimal"), "id": "another"}
    both = crmstandard("validate", customers, ndjson(tmp_path / "persons.ndjson", person))
    assert f"{customers}:1 /party/id GEN-060 error" in both.stdout or customer["party"]["type"] != "Person"


def test_what_follows_from_an_unreadable_record_is_counted_apart(tmp_path: Path) -> None:
    person = json.dumps(valid_document("Person/minimal"))
    customer = valid_document("Customer/minimal")
    customer["party"] = {"type": "Person", "id": json.loads(person)["id"]}
    (tmp_path / "persons.ndjson").write_text(person[:-20] + "\n")
    files = (tmp_path / "persons.ndjson", ndjson(tmp_path / "customers.ndjson", customer))
    done = crmstandard("validate", *files, "--format", "json")
    made = json.loads(done.stdout)
    assert (made["errorCount"], made["consequenceCount"]) == (1, 1)
    assert made["findings"][1]["causedBy"] == f"{files[0]}:1"


def test_the_json_report_has_its_published_form(bad: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    done = crmstandard("validate", bad, tmp_path / "missing.ndjson", "--format", "json", "--output", out)
    made = json.loads(out.read_text(encoding="utf-8"))
    assert not judge("ValidationReport").findings(made)
    assert (done.returncode, made["recordCount"], made["errorCount"]) == (2, 2, 1)
    assert made["unreadable"][0]["reason"] == "there is no such file"


def test_sarif_names_rules_and_places(bad: Path) -> None:
    run = json.loads(crmstandard("validate", bad, "--format", "sarif").stdout)["runs"][0]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "GEN-027"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 2


def test_counts_are_exact_where_not_all_findings_are_shown(tmp_path: Path) -> None:
    many = [{**valid_document("Person/minimal"), "id": f"p-{n}", "status": "gone"} for n in range(30)]
    done = crmstandard("validate", ndjson(tmp_path / "p.ndjson", *many), "--format", "json", "--max-findings", "5")
    made = json.loads(done.stdout)
    assert (made["errorCount"], len(made["findings"])) == (30, 5)


def test_a_pretty_printed_record_names_the_line_of_the_member(tmp_path: Path) -> None:
    path = tmp_path / "person.json"
    person = valid_document("Person/minimal")
    person["status"] = "gone"
    text = json.dumps(person, indent=2)
    path.write_text(text)
    line = next(n for n, each in enumerate(text.splitlines(), 1) if '"gone"' in each)
    assert f"{path}:{line} /status GEN-013" in crmstandard("validate", path).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("validate", "--resource", "Persn", "x"), "did you mean Person?"),
        (("validate", "--profile", "cm", "x"), "did you mean cn?"),
        (("validate", "missing.ndjson"), "there is no such file"),
        (("validate", "."), "is a folder"),
        (("validate", "--format", "xml", "x"), "xml"),
        (("validate",), "files"),
        (("explain", "GEN-99"), "list requirements"),
        (("show", "Custommer"), "did you mean Customer?"),
        (("list", "things"), "things"),
        (("sample", "--customers", "0"), "--customers"),
        (("nonsense",), "nonsense"),
    ],
)
def test_a_users_mistake_ends_with_2_and_says_what_to_do(arguments: tuple[str, ...], said: str) -> None:
    done = crmstandard(*arguments)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def test_a_profile_narrows(tmp_path: Path) -> None:
    person = valid_document("Person/minimal")
    person["names"] = [{"use": "legal", "text": "王芳", "language": "zh-CN"}]
    path = ndjson(tmp_path / "p.ndjson", person)
    assert crmstandard("validate", path).returncode == 0
    assert "PTY-501" in crmstandard("validate", path, "--profile", "cn").stdout


def test_a_record_of_another_resource_than_was_said_is_one_finding(good: Path) -> None:
    done = crmstandard("validate", good, "--resource", "Customer", "--format", "json")
    (row,) = json.loads(done.stdout)["findings"]
    assert (row["requirement"], row["pointer"]) == ("GEN-031", "/resourceType")
