"""`feed check` as it is called at night: interrupted, from a pipe, with patterns, and with its options."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crmstandard.feeds.convert import Target, convert
from crmstandard.feeds.review import sarif_of
from crmstandard.validators.structure import judge
from tests.feeds import bank, checked
from tests.test_cli_validate import crmstandard

COMMAND = [sys.executable, "-m", "crmstandard", "feed", "check"]


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bank(tmp_path_factory.mktemp("bad") / "feed", 60, 60)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("form", ["ndjson", "csv"])
def test_an_interrupt_leaves_a_valid_report_of_what_was_found(bad: Path, tmp_path: Path, form: str, jobs: str) -> None:
    convert([str(bad)], Target(tmp_path / "feed", form, is_folder=True))
    pipe, report = tmp_path / "feed" / f"persons-0002.{form}", tmp_path / "report.json"
    os.mkfifo(pipe)
    command = [*COMMAND, str(tmp_path / "feed"), str(pipe), "--jobs", jobs, "--format", "json", "--output", str(report)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    with running, pipe.open("wb") as held:  # opens when the check has come to the last file, which does not go on
        held.write((tmp_path / "feed" / f"persons.{form}").read_bytes())
        held.flush()
        time.sleep(0.5)
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, b"Traceback" in said) == (130, False), said
    made = json.loads(report.read_text(encoding="utf-8"))
    assert judge("FeedReport").findings(made) == []
    assert (made["interrupted"], made["verdict"]) == (True, "rejected")
    assert made["recordCount"] > 100
    assert "FED-014" in {each["requirement"] for each in made["faults"]}


def test_a_terminal_shows_rate_and_time_left_and_the_report_is_not_disturbed(bad: Path) -> None:
    mine, theirs = pty.openpty()
    done = subprocess.run(
        [*COMMAND, str(bad), "--format", "json"], stdout=subprocess.PIPE, stderr=theirs, check=False, timeout=120
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(mine, 1 << 16)
        except OSError:
            break
        if not more:
            break
        shown += more
    os.close(mine)
    assert b"records" in shown
    assert b"/s" in shown
    assert json.loads(done.stdout)["verdict"] == "rejected"


def test_patterns_and_parts_name_one_feed_and_each_file_once(bad: Path) -> None:
    folder, _ = checked(bad)
    named, _ = checked(bad / "*.ndjson", bad / "tasks.ndjson")
    again, _ = checked(bad, bad / "persons.ndjson", bad / "*s.ndjson")
    assert folder.records == named.records == again.records
    assert checked(bad / "none-*.ndjson")[1]["files"][0]["reason"] == "there is no such file"


def test_places_are_kept_as_many_as_asked_for_and_counts_are_exact(bad: Path) -> None:
    counted = [each["count"] for each in checked(bad)[1]["faults"]]
    for most in (0, 1, 3):
        faults = checked(bad, samples=most)[1]["faults"]
        assert max(len(each["samples"]) for each in faults) == most
        assert [each["count"] for each in faults] == counted
    done = crmstandard("feed", "check", bad / "persons.ndjson", "--max-samples", "1", "--format", "json")
    assert max(len(each["samples"]) for each in json.loads(done.stdout)["faults"]) == 1


@pytest.mark.parametrize(
    ("mark", "fail_on", "code"),
    [
        (b"\xef\xbb\xbf", "warnings", 1),
        (b"\xef\xbb\xbf", "errors", 0),
        (b'{"resourceType":"Task"}\n', "errors", 1),
        (b'{"resourceType":"Task"}\n', "rejected", 0),
        (b'{"resourceType":"Task","id":"channel-branch"}\n' * 30, "rejected", 1),
        (b'{"resourceType":"Task"}\n', "never", 0),
        (b"", "warnings", 0),
    ],
)
def test_the_exit_code_is_what_fail_on_says(tmp_path: Path, mark: bytes, fail_on: str, code: int) -> None:
    good = bank(tmp_path / "feed", 10)
    path = good / "channels.ndjson"
    path.write_bytes(mark + path.read_bytes())
    assert crmstandard("feed", "check", good, "--fail-on", fail_on).returncode == code


def test_the_report_of_sarif_has_the_rules_places_and_verdict_of_the_report(bad: Path) -> None:
    _, report = checked(bad)
    log = json.loads(json.dumps(sarif_of(report, "zh")))
    (run,) = log["runs"]
    assert (log["version"], run["properties"]["verdict"]) == ("2.1.0", "rejected")
    places = {
        (each["ruleId"], each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
         each["locations"][0]["physicalLocation"]["region"]["startLine"])
        for each in run["results"]
    }  # fmt: skip
    assert places == {
        (fault["requirement"], sample["file"], sample["line"])
        for fault in report["faults"]
        for sample in fault["samples"]
    }
    assert {each["id"] for each in run["tool"]["driver"]["rules"]} == {each["requirement"] for each in report["faults"]}
