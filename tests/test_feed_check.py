"""`feed check`: every planted fault at its place and none invented, whatever the form of the files and the workers."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
import zstandard

from crmstandard.feeds import cells, sources
from crmstandard.feeds.checker import Checker
from crmstandard.feeds.workers import Processes
from crmstandard.findings import Finding
from crmstandard.validators import Session
from tests.feeds import bank, checked, counts, manifest, places, truth
from tests.test_cli_validate import crmstandard, ndjson
from tests.vectors import valid_document


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bank(tmp_path_factory.mktemp("good") / "feed")


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bank(tmp_path_factory.mktemp("bad") / "feed", 60, 60)


def test_a_clean_feed_is_accepted_with_full_score(good: Path) -> None:
    outcome, report = checked(good)
    assert (outcome.verdict, report["score"], report["faults"]) == ("accepted", "1", [])


def test_each_planted_fault_is_found_at_its_place_and_none_is_invented(bad: Path) -> None:
    _, report = checked(bad)
    assert places(report) - {("-", 1, "", "FED-015")} == truth(bad)
    assert report["verdict"] == "rejected"


def test_two_workers_find_what_one_finds(bad: Path) -> None:
    _, one = checked(bad, samples=3)
    _, two = checked(bad, samples=3, jobs=2)
    assert {**two, "validatedAt": ""} == {**one, "validatedAt": ""}


def test_the_way_a_record_was_judged_does_not_show_in_what_is_counted(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, quick = checked(good)
    monkeypatch.setattr(Session, "learn", lambda *_: None)
    _, exact = checked(good)
    assert {**quick, "validatedAt": ""} == {**exact, "validatedAt": ""}


@pytest.mark.parametrize("pack", ["gz", "zst"])
def test_compressed_files_give_the_same_findings(bad: Path, tmp_path: Path, pack: str) -> None:
    for path in bad.glob("*.ndjson"):
        data = path.read_bytes()
        packed = gzip.compress(data) if pack == "gz" else zstandard.compress(data)
        (tmp_path / f"{path.name}.{pack}").write_bytes(packed)
    _, report = checked(tmp_path)
    found = {(file.removesuffix(f".{pack}"), *rest) for file, *rest in places(report)}
    assert found - {("-", 1, "", "FED-015")} == truth(bad)


def test_an_array_and_pretty_printed_records_give_the_same_counts(tmp_path: Path) -> None:
    people = [{**valid_document("Person/minimal"), "id": f"p-{n}", "status": "gone"} for n in range(20)]
    lines, array, pretty = (tmp_path / name for name in ("a.ndjson", "b.json", "c.json"))
    ndjson(lines, *people)
    array.write_text(json.dumps(people), encoding="utf-8")
    pretty.write_text("\n".join(json.dumps(each, indent=2) for each in people), encoding="utf-8")
    found = [counts(checked(each)[1]) for each in (lines, array, pretty)]
    assert found == [{"GEN-013": 20, "FED-015": 1}] * 3


def test_files_that_can_not_be_read_are_named_with_the_reason(good: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed"
    shutil.copytree(good, feed)
    whole = (feed / "persons.ndjson").read_bytes()
    (feed / "persons.ndjson").unlink()
    (feed / "persons.ndjson.gz").write_bytes(gzip.compress(whole)[:-20])
    (feed / "tasks.ndjson").write_bytes(b"\x8c\x0d\x04\x09\x03\x02secret")
    outcome, report = checked(feed)
    reasons = {each["name"]: each["reason"] for each in report["files"] if "reason" in each}
    assert outcome.verdict == "rejected"
    assert "cut short" in reasons["persons.ndjson.gz"]
    assert "encrypted (PGP)" in reasons["tasks.ndjson"]
    assert counts(report)["FED-012"] == 2


def test_one_dangling_reference_refuses_the_feed(good: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed"
    shutil.copytree(good, feed)
    tasks = feed / "tasks.ndjson"
    tasks.write_bytes(tasks.read_bytes().replace(b'"employee-0', b'"employee-x', 1))
    outcome, report = checked(feed)
    assert (outcome.verdict, counts(report)) == ("rejected", {"GEN-060": 1})


def test_one_duplicate_key_refuses_the_feed(good: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed"
    shutil.copytree(good, feed)
    scores = feed / "scores.ndjson"
    scores.write_bytes(scores.read_bytes() + scores.read_bytes().splitlines()[0] + b"\n")
    outcome, report = checked(feed)
    assert (outcome.verdict, counts(report)) == ("rejected", {"GEN-061": 1})


def test_the_manifest_is_held_against_the_delivery(good: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed"
    shutil.copytree(good, feed)
    path = manifest(feed)
    assert checked(feed)[0].verdict == "accepted"
    document = json.loads(path.read_text(encoding="utf-8"))
    first, second, third, *_ = document["files"]
    first["recordCount"] += 1
    second["sha256"] = "0" * 64
    document["files"].remove(third)
    document["files"].append({**third, "name": "ghosts.ndjson"})
    path.write_text(json.dumps(document), encoding="utf-8")
    outcome, report = checked(feed)
    assert outcome.verdict == "rejected"
    assert counts(report) == {"FED-001": 1, "FED-002": 1, "FED-003": 1, "FED-004": 1}


def test_a_control_total_off_by_one_cent_refuses_the_feed(good: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed"
    shutil.copytree(good, feed)
    path = manifest(feed)
    snapshots = [json.loads(x) for x in (feed / "arrangement-snapshots.ndjson").read_bytes().splitlines()]
    cents = sum(round(float(s["balance"]["amount"]) * 100) for s in snapshots if s["balance"]["currency"] == "EUR")
    for off, verdict in ((0, "accepted"), (1, "rejected")):
        document = json.loads(path.read_text(encoding="utf-8"))
        file = next(each for each in document["files"] if each["name"] == "arrangement-snapshots.ndjson")
        total = f"{(cents + off) // 100}.{(cents + off) % 100:02d}"
        file["controlTotals"] = [{"field": "/balance/amount", "sum": total, "currency": "EUR"}]
        path.write_text(json.dumps(document), encoding="utf-8")
        outcome, report = checked(feed)
        assert (outcome.verdict, counts(report)) == (verdict, {"FED-006": 1} if off else {})


def test_a_feed_without_records_is_taken_only_if_its_manifest_says_so(tmp_path: Path) -> None:
    (tmp_path / "tasks.ndjson").write_bytes(b"")
    alone, _ = checked(tmp_path)
    manifest(tmp_path)
    announced, report = checked(tmp_path)
    assert (alone.verdict, announced.verdict) == ("rejected", "accepted")
    assert {each["dimension"]: each["status"] for each in report["dimensions"]}["completeness"] == "undefined"


def test_a_second_delivery_is_recognized_and_other_content_under_its_number_refused(good: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed"
    shutil.copytree(good, feed)
    manifest(feed)
    _, first = checked(feed)
    again, _ = checked(feed, before=first)
    assert (again.already_accepted, again.verdict, again.records) == (True, "accepted", 0)
    (feed / "tasks.ndjson").write_bytes((feed / "tasks.ndjson").read_bytes() + b"\n")
    manifest(feed)
    other, report = checked(feed, before=first)
    assert (other.verdict, counts(report)) == ("rejected", {"FED-010": 1})


def test_gaps_and_lateness_are_told_and_do_not_refuse(good: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed"
    shutil.copytree(good, feed)
    manifest(feed)
    _, first = checked(feed)
    manifest(feed, sequence=15, cutOff="2026-06-01T23:00:00Z")
    outcome, report = checked(feed, before=first)
    assert (outcome.verdict, counts(report)) == ("acceptedWithWarnings", {"FED-008": 1, "FED-009": 1})
    assert report["missingSequences"] == [13, 14]
    scores = {each["dimension"]: each.get("score") for each in report["dimensions"]}
    assert scores["continuity"] == "0.333333"
    assert scores["timeliness"] == "0.916667"


def test_a_delta_is_resolved_by_the_keys_of_the_feeds_before(good: Path, tmp_path: Path) -> None:
    keys = tmp_path / "keys.gz"
    checked(good, write_keys=keys)
    delta = tmp_path / "delta"
    delta.mkdir()
    lines = (good / "tasks.ndjson").read_bytes().splitlines(keepends=True)
    (delta / "tasks.ndjson").write_bytes(lines[0] + lines[1].replace(b'"customer-', b'"customer-x'))
    shutil.copy(good / "employees.ndjson", delta)
    manifest(delta, fullOrDelta="delta")
    _, alone = checked(delta)
    assert alone["verdict"] == "accepted"
    known, report = checked(delta, known=keys)
    assert (known.verdict, counts(report)) == ("rejected", {"GEN-060": 1})


def test_a_baseline_shows_what_is_new(good: Path, bad: Path) -> None:
    _, before = checked(good)
    _, report = checked(bad, before=before)
    assert {each["before"] for each in report["baseline"]["changes"]} == {0}
    assert sum(each["now"] for each in report["baseline"]["changes"]) == sum(counts(report).values())


def test_an_interrupt_leaves_a_report_that_says_it_is_a_part(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sources.blocks_of

    def interrupted(source: Any, **named: Any) -> Any:
        yield from real(source, **named)
        if source.number == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("crmstandard.feeds.check.blocks_of", interrupted)
    outcome, report = checked(good)
    assert (report["interrupted"], outcome.verdict, counts(report)) == (True, "rejected", {"FED-014": 1})
    assert outcome.records > 0


def _interrupted_once(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
    real, calls = getattr(owner, name), count()

    def interrupted(*given: Any) -> Any:
        if next(calls) == 0:
            raise KeyboardInterrupt
        return real(*given)

    monkeypatch.setattr(owner, name, interrupted)


@pytest.mark.parametrize(("jobs", "native"), [(1, False), (1, True), (2, True), (2, False)])
def test_an_interrupt_at_the_end_of_reading_leaves_what_was_read(
    bad: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, native: bool
) -> None:
    _, whole = checked(bad)
    _interrupted_once(monkeypatch, Checker, "finish_here")
    _interrupted_once(monkeypatch, Processes, "_get")
    _, report = checked(bad, jobs=jobs, native=native)
    assert (report["interrupted"], report["recordCount"]) == (True, whole["recordCount"])
    assert counts(report)["FED-014"] == 1


def test_an_interrupt_while_records_are_compared_leaves_a_report_too(
    bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Session.across

    def interrupted(session: Session, threads: int) -> Iterator[Finding]:
        yield from islice(real(session, threads), 2)
        raise KeyboardInterrupt

    _, whole = checked(bad)
    monkeypatch.setattr(Session, "across", interrupted)
    _, report = checked(bad)
    assert (report["interrupted"], report["recordCount"]) == (True, whole["recordCount"])
    assert 0 < sum(counts(report).values()) < sum(counts(whole).values())


def test_samples_hold_no_personal_value(bad: Path) -> None:
    _, report = checked(bad)
    people = [json.loads(x) for x in (bad / "persons.ndjson").read_bytes().splitlines()[40:60]]
    names = {name["text"] for person in people for name in person.get("names", ()) if isinstance(name, dict)}
    assert names
    assert not [name for name in names if name in json.dumps(report, ensure_ascii=False)]


def test_memory_of_counts_does_not_grow_with_what_the_source_invents() -> None:
    held = cells.Cells(5)
    from crmstandard.findings import Place, finding

    for number in range(10_000):
        name = f"member{number}"
        held.add(finding("GEN-012", f"/{name}", member=name).at(Place("f", number), "Person"), 0)
    assert [(key, cell.count, len(cell.samples)) for key, cell in held.by_key.items()] == [
        (("GEN-012", "error", "Person", "/(other)"), 10_000, 5)
    ]


def test_the_command_ends_as_its_options_say(good: Path, bad: Path, tmp_path: Path) -> None:
    assert crmstandard("feed", "check", good).returncode == 0
    done = crmstandard("feed", "check", bad, "--format", "sarif", "--output", tmp_path / "r.sarif")
    assert done.returncode == 1
    run = json.loads((tmp_path / "r.sarif").read_text(encoding="utf-8"))["runs"][0]
    assert {run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] for each in run["results"]} >= {
        "GEN-060",
        "GEN-061",
    }
    assert crmstandard("feed", "check", bad, "--fail-on", "never").returncode == 0
    assert crmstandard("feed", "check", tmp_path / "nothing.ndjson").returncode == 2
    assert "profile" in crmstandard("feed", "check", good, "--profile", "xx").stderr
    assert crmstandard("feed", "check", "-", stdin=(good / "tasks.ndjson").read_bytes()).returncode == 0
