"""A feed cut into pieces for a cluster, and what comes back: every line once, every piece once."""

from __future__ import annotations

import gzip
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmstandard.feeds.cells import Cells
from crmstandard.feeds.checker import Checker, Task
from crmstandard.feeds.part import Part
from crmstandard.feeds.sources import Source
from crmstandard.feeds.spark.cluster import ClusterFailed, cluster
from crmstandard.feeds.spark.collecting import Collector, Judged, send
from crmstandard.feeds.spark.pieces import count_lines, numbered, pieces_of
from crmstandard.reading import Block, read_blocks, read_span
from tests.test_cli_validate import crmstandard
from tests.vectors import valid_document

KEY = b"the key of this run"


def _source(path: Path) -> Source:
    return Source(0, path.name, path, "ndjson")


def _texts(blocks: Iterator[Block]) -> list[tuple[int, bytes]]:
    return [each for block in blocks for each in block.texts()]


def _cut(path: Path, size: int) -> list[tuple[int, bytes]]:
    pieces = pieces_of([_source(path)], size)
    found = numbered(pieces, dict(map(count_lines, pieces)))
    spans = [each.span for each in found]
    return [text for span in spans if span for text in _texts(read_span(path, path.name, span))]


LINES = st.lists(st.sampled_from(['{"a":1}', "", "  ", '{"text":"' + "long " * 40 + '"}', "[", "no json", '"\u4e2d"']))


@given(lines=LINES, ending=st.sampled_from(["\n", "\r\n"]), last=st.booleans(), size=st.integers(1, 400))
def test_every_line_is_in_one_piece_under_its_number(lines: list[str], ending: str, last: bool, size: int) -> None:
    data = ending.join(['{"first":1}', '{"second":2}', *lines, *([""] if last else [])]).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.ndjson"
        path.write_bytes(data)
        whole = _texts(read_blocks(path))
        assert [(n, t.strip()) for n, t in _cut(path, min(size, len(data) - 1))] == [(n, t.strip()) for n, t in whole]


@pytest.mark.parametrize("form", ["packed", "array", "pretty"])
def test_what_can_not_be_cut_between_lines_is_one_piece(form: str, tmp_path: Path) -> None:
    lines = b'{"a":1}\n{"a":2}\n{"a":3}\n'
    texts = {"packed": gzip.compress(lines), "array": b'[{"a":1},\n{"a":2}]', "pretty": b'{\n"a":1\n}\n{\n"a":2\n}\n'}
    path = tmp_path / "a.json"
    path.write_bytes(texts[form])
    (piece,) = pieces_of([_source(path)], 4)
    assert piece.span is None


def test_a_mark_at_the_beginning_is_noted_once_and_is_no_part_of_a_record(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"a":1}\n{"a":2}\n')
    assert _cut(path, 5) == [(1, b'{"a":1}'), (2, b'{"a":2}')]


def _judged(folder: Path, number: int = 0) -> Judged:
    checker = Checker(Task(folder=folder))
    person = valid_document("Person/minimal")
    checker.session.add(person)
    return Judged(number, 0, 10, checker.finish())


def test_facts_come_to_the_driver_and_a_piece_is_taken_once(tmp_path: Path) -> None:
    here, there = tmp_path / "driver", tmp_path / "executor"
    here.mkdir()
    there.mkdir()
    told: list[Judged] = []
    with closing(Collector("127.0.0.1", KEY, here, told.append)) as collector:
        judged = _judged(there)
        for _ in range(2):
            send(collector.address, KEY, judged)
        taken = collector.judged[0].part.facts
        sent = judged.part.facts
    assert len(told) == 1
    assert taken is not None
    assert sent is not None
    assert [each.path.read_bytes() for each in taken[0]] == [each.path.read_bytes() for each in sent[0]]
    assert {each.path.parent for each in taken[0]} == {here}


def test_who_does_not_know_the_key_is_not_heard(tmp_path: Path) -> None:
    with closing(Collector("127.0.0.1", KEY, tmp_path, lambda _judged: None)) as collector:
        with pytest.raises(AuthenticationError):
            send(collector.address, b"another key", Judged(0, 0, 0, Part(Cells(1))))
        send(collector.address, KEY, Judged(1, 0, 0, Part(Cells(1))))
        assert list(collector.judged) == [1]


def test_a_piece_that_was_cut_off_on_its_way_is_not_taken(tmp_path: Path) -> None:
    here, there = tmp_path / "driver", tmp_path / "executor"
    here.mkdir()
    there.mkdir()
    with closing(Collector("127.0.0.1", KEY, here, lambda _judged: None)) as collector:
        judged = _judged(there)
        with Client(collector.address, authkey=KEY) as connection:
            connection.send((judged, [10, 10]))
        send(collector.address, KEY, _judged(there, 1))
        assert list(collector.judged) == [1]


def test_what_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(ClusterFailed, match=r"pip install 'crmstandard\[spark\]'"), cluster("local[1]"):
        pass
    done = crmstandard("feed", "check", "-", "--engine", "spark")
    assert (done.returncode, "standard input" in done.stderr) == (2, True)
    done = crmstandard("feed", "check", str(tmp_path), "--master", "local[2]")
    assert (done.returncode, "--engine spark" in done.stderr) == (2, True)
