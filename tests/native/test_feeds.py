"""A feed is judged alike with the gate and without it: the same report, byte for byte, whatever form its files have."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from crmstandard import schemas
from crmstandard.feeds import workers
from crmstandard.feeds.check import Options, check
from crmstandard.feeds.convert import Target, convert
from crmstandard.feeds.native import gate as gates
from crmstandard.feeds.report import report_of
from tests.feeds import bank, manifest
from tests.native.cases import Kind, kinds, lines

pytestmark = pytest.mark.skipif(not gates.is_available(), reason="the native library is not built; run `make native`")
Form = Callable[[bytes], bytes]
MANY = 150


def _by_record(change: Callable[[Any], bytes]) -> Form:
    """A form in which each record that can be read is written otherwise."""

    def written(data: bytes) -> bytes:
        return b"\n".join(_written(line, change) for line in data.splitlines()) + b"\n"

    return written


def _written(line: bytes, change: Callable[[Any], bytes]) -> bytes:
    try:
        return change(orjson.loads(line))
    except orjson.JSONDecodeError:
        return line


def _shuffled(value: Any) -> Any:
    if isinstance(value, list):
        return [_shuffled(each) for each in value]
    if not isinstance(value, dict):
        return value
    chance = random.Random(len(str(value)))
    names = list(value)
    chance.shuffle(names)
    return {name: _shuffled(value[name]) for name in names}


def _indented(record: Any) -> bytes:
    return orjson.dumps(record, option=orjson.OPT_INDENT_2)


def _pretty(data: bytes) -> bytes:
    return b"\n".join(_written(line, _indented) for line in data.splitlines())


def _array(change: Callable[[Any], bytes], between: bytes) -> Form:
    """An array of the records that can be read, with some text between them."""

    def written(data: bytes) -> bytes:
        return b"[" + between.join(_written(line, change) for line in data.splitlines() if _is_json(line)) + b"]"

    return written


def _is_json(line: bytes) -> bool:
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return True


def _strange(record: Any) -> bytes:
    """Other members first, over many lines, everything beyond ASCII escaped."""
    return json.dumps(_shuffled(record), indent=1).encode()


FORMS: dict[str, Form] = {
    "as written": bytes,
    "carriage returns": lambda data: data.replace(b"\n", b"\r\n"),
    "blank lines": lambda data: b"\n \n" + data.replace(b"\n", b"\n\n\t\n\x0c\n", 5),
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "no line end": lambda data: data.removesuffix(b"\n"),
    "shuffled": _by_record(lambda record: orjson.dumps(_shuffled(record))),
    "escaped": _by_record(lambda record: json.dumps(record).encode()),
    "pretty": _pretty,
    "array": _array(orjson.dumps, b",\r\n"),
    "array in one line": _array(orjson.dumps, b","),
    "pretty array": _array(_indented, b",\n"),
    "strange array": _array(_strange, b"\n,\n\n"),
    "broken array": lambda data: b"[" + data.replace(b"\n", b",\n", 40),
}


def told(folder: Path, **options: Any) -> bytes:
    """The report of a folder as it is written, but for the time."""
    report = report_of(check([str(folder)], Options(**{"samples": 5, **options})))
    return orjson.dumps({**report, "validatedAt": ""})


def alike(folder: Path, **options: Any) -> bytes:
    """The report, which is the same with the gate and without it."""
    native, exact = told(folder, native=True, **options), told(folder, native=False, **options)
    assert native == exact
    return native


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bank(tmp_path_factory.mktemp("bad") / "feed", 60, 60)


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_with_faults_is_told_alike_in_every_form(form: str, bad: Path, tmp_path: Path) -> None:
    for path in bad.glob("*.ndjson"):
        (tmp_path / path.name).write_bytes(FORMS[form](path.read_bytes()))
    report = orjson.loads(alike(tmp_path))
    assert report["recordCount"] > MANY
    assert report["rejectedCount"] > 0


@pytest.mark.parametrize("form", ["ndjson", "strange array", "csv", "parquet"])
def test_the_gate_takes_part(form: str, bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in bad.glob("*.ndjson"):
        if form in FORMS:
            (tmp_path / path.name).write_bytes(FORMS[form](path.read_bytes()))
    if form not in FORMS:
        convert([str(bad)], Target(tmp_path, form, is_folder=True))
    taken: list[int] = []
    real = gates.Gate.scan

    def scan(self: Any, *given: Any, **named: Any) -> gates.Scanned:
        found = real(self, *given, **named)
        taken.append(found.accepted)
        return found

    monkeypatch.setattr(gates.Gate, "scan", scan)
    exact = told(tmp_path, native=False)
    assert taken == []
    report = orjson.loads(told(tmp_path))
    assert report == orjson.loads(exact)
    assert sum(taken) > 0.8 * report["recordCount"]


@pytest.mark.parametrize("profile", schemas.profiles())
def test_a_feed_under_a_profile_is_told_alike(profile: str, bad: Path) -> None:
    alike(bad, profile=profile)


@pytest.mark.parametrize("kind", kinds(), ids=str)
def test_records_of_each_kind_right_and_wrong_are_told_alike(kind: Kind, tmp_path: Path) -> None:
    text = b"\n".join(lines(kind, 3, MANY))
    (tmp_path / "records.ndjson").write_bytes(text + b"\n" + text)  # twice, so that ids repeat and facts meet
    alike(tmp_path, profile=kind.profile)


def test_records_of_all_kinds_together_are_told_alike(tmp_path: Path) -> None:
    texts = [line for title in schemas.resources() for line in lines(Kind(title, None), 5, 60)]
    random.Random(5).shuffle(texts)
    (tmp_path / "records.ndjson").write_bytes(b"\n".join(texts))
    assert orjson.loads(alike(tmp_path))["recordCount"] > MANY


@pytest.mark.parametrize("form", ["as written", "array in one line", "strange array"])
def test_control_totals_come_to_the_same_sum(form: str, bad: Path, tmp_path: Path) -> None:
    for path in bad.glob("arrangement*.ndjson"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    path = manifest(tmp_path)
    for file in tmp_path.glob("*.ndjson"):
        file.write_bytes(FORMS[form](file.read_bytes()))
    document = json.loads(path.read_text(encoding="utf-8"))
    for file in document["files"]:
        file["controlTotals"] = [{"field": "/balance/amount", "sum": "1.00", "currency": "EUR"}]
    path.write_text(json.dumps(document), encoding="utf-8")
    assert b"FED-006" in alike(tmp_path)


def test_several_workers_tell_what_one_tells(bad: Path) -> None:
    assert told(bad, jobs=2) == told(bad, jobs=1) == told(bad, jobs=2, native=False)


def test_processes_take_over_where_much_is_left_to_be_read(bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = told(bad)
    monkeypatch.setattr(workers, "MANY", 0)
    assert told(bad, jobs=2) == one


def test_keys_are_written_alike(bad: Path, tmp_path: Path) -> None:
    good = bank(tmp_path / "good", 20)
    told(good, write_keys=tmp_path / "native")
    told(good, write_keys=tmp_path / "exact", native=False)
    assert (tmp_path / "native").read_bytes() == (tmp_path / "exact").read_bytes() != b""
    alike(bad, known=tmp_path / "native")
