"""Rows of flat files become records natively as they do without: the same texts, lines and faults."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import orjson
import pytest

from crmstandard import schemas
from crmstandard.feeds.native.composing import native_compose
from crmstandard.feeds.writers import open_writer
from crmstandard.findings import Finding
from crmstandard.reading import Block, Unreadable
from crmstandard.reading.files import LONGEST
from crmstandard.tabular.composing import Compose, Composed, Composer, Part, Plan
from crmstandard.tabular.csv_read import read_csv
from tests.documents import documents
from tests.vectors import valid_document

COMPOSE = native_compose()
pytestmark = pytest.mark.skipif(COMPOSE is None, reason="the native library is not built; run `make native`")
RESOURCES = sorted(schemas.resources())
SIZES = (1, 60, 1 << 20)  # bytes of a block and of a step of reading, at least
ODD = (b",", b'"', b'""', b"\n", b"\r\n", b"\r", b"\xff", b"\xe7\x8e\x8b", b"0", b"-", b"x", b" ", b"\\", b"\x00", b"")

Told = tuple[list[tuple[int, bytes]], list[Any], list[Finding], str | None]


class Counting:
    """A composer that counts the records that it was not left to compose."""

    def __init__(self) -> None:
        self.records = 0

    def __call__(self, plan: Plan) -> Composer:
        assert COMPOSE is not None
        composer = COMPOSE(plan)

        def composed(parts: Sequence[Part], most: int) -> Composed:
            found = composer(parts, most)
            assert found.text.count(b"\n") == found.passed[0].lines
            self.records += found.records
            return found

        return composed


def _told(path: Path, resource: str, size: int, compose: Compose | None) -> Told:
    """Lines and texts of records, those that are lost, what is told beside them, and why the reading ended."""
    texts: list[tuple[int, bytes]] = []
    lost: list[Any] = []
    notes: list[Finding] = []
    try:
        for block in _blocks(path, resource, size, compose):
            texts.extend(block.texts())
            lost.extend((each.place, each.resource, each.record, each.findings) for each in block.lost)
            notes.extend(block.notes)
    except Unreadable as error:
        return sorted(texts), lost, notes, error.reason
    return sorted(texts), lost, notes, None


def _blocks(path: Path, resource: str, size: int, compose: Compose | None) -> Iterator[Block]:
    return read_csv(path, None, resource, size, compose=compose)


def _written(folder: Path, resource: str, records: list[Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with open_writer(folder / "x.csv", "csv", resource) as writer:
        for record in records:
            writer.write(record, orjson.dumps(record))
    return folder / "x.csv"


@pytest.mark.parametrize("resource", RESOURCES)
def test_records_are_composed_to_the_very_texts(resource: str, tmp_path: Path) -> None:
    path = _written(tmp_path, resource, list(documents(resource, 5, 40)))
    for size in SIZES:
        counting = Counting()
        expected = _told(path, resource, size, None)
        assert _told(path, resource, size, counting) == expected
    assert counting.records > 0


def _damaged(random: Random, text: bytes) -> bytes:
    """A text with a few bytes replaced, and perhaps a line dropped, doubled or moved."""
    for _ in range(random.randint(0, 3)):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(ODD) + text[at + random.randint(0, 2) :]
    lines = text.splitlines(keepends=True)
    at = random.randrange(len(lines)) if lines else 0
    match random.randint(0, 7):
        case 0:
            del lines[at : at + 1]
        case 1:
            lines[at:at] = lines[at : at + 1]
        case 2:
            random.shuffle(lines[1:])
            lines[at : at + 2] = reversed(lines[at : at + 2])
        case 3:
            lines.insert(at, b"\n")
        case 4:
            return text.rstrip(b"\r\n")
        case _:
            pass
    return b"".join(lines)


@pytest.mark.parametrize("resource", RESOURCES)
def test_damaged_files_are_read_alike(resource: str, tmp_path: Path) -> None:
    random = Random(resource)
    records = list(documents(resource, 6, 12))
    for number in range(12):
        path = _written(tmp_path / str(number), resource, random.sample(records, random.randint(1, len(records))))
        files = sorted(path.parent.iterdir())
        for each in random.sample(files, random.randint(1, len(files))):
            each.write_bytes(_damaged(random, each.read_bytes()))
        size = random.choice(SIZES)
        expected = _told(path, resource, size, None)
        assert _told(path, resource, size, COMPOSE) == expected, [each.read_bytes() for each in files]


@pytest.mark.parametrize(
    "files",
    [
        {"x.csv": "id,names\na,1\nb,1\n", "x.names.csv": "id,index,names.text\na,0,A\nb,0,B\n"},
        {"x.csv": "id,names\na,01\nb,1\n", "x.names.csv": "id,index,names.text\na,0,A\nb,0,B\n"},
        {"x.csv": "id,names\na,\nb,1\n", "x.names.csv": "id,index,names.text\na,0,A\nb,0,B\n"},
        {"x.csv": "id\na\nb\nc\n", "x.names.csv": "id,index,names.text\na,0,A\na,1,B\nc,0,C\n"},
        {"x.csv": "id\na\n\n\nb\n", "x.names.csv": "id,index,names.text\n\na,0,A\n\n\nz,1,B\n\nb,0,C\n"},
        {"x.csv": "id\na\nb\n", "x.names.csv": "id,index,names.text\na,00,A\nb,0,C"},
        {"x.csv": 'id\n"a""b"\nb\n', "x.names.csv": 'id,index,names.text\n"a""b",0,A\nb,0,C\n'},
        {"x.csv": "sex\n1\n2\n", "x.names.csv": "id,index,names.text\n,0,A\n,0,C\n"},
        {"x.csv": "id,names\na,2\nb,\n"},
        {"x.csv": "id,minor\na,true\nb,TRUE\nc,-0\n"},
        {"x.csv": 'id,meta.source\na,"x\ty\\z\u0001\x7f"\nb,\'\u00e9\u4e2d\n'},
        {"x.csv": 'id,meta.source\na,"1\n2"\n\nb,"\r\n"\nc,d\n'},
        {"x.csv": "id,shoe\na,1\nb,2\n"},
        {"x.csv": "resourceType,id,id\nPerson,a,1\nCase,b,2\n"},
        {"x.csv": '_record,id\n"{""id"":""x""}",\n,b\n'},
        {"x.csv": "\ufeffid\r\na\r\nb"},
    ],
)
def test_what_is_allowed_and_what_is_not_is_read_alike(files: dict[str, str], tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_bytes(text.encode())
    for size in SIZES:
        expected = _told(tmp_path / "x.csv", "Person", size, None)
        assert expected[0]
        assert _told(tmp_path / "x.csv", "Person", size, COMPOSE) == expected


@pytest.mark.parametrize("text", ['"{}\nb\n', '"{}"\nb\n', "{}\nb\n", "{}"])
def test_a_row_longer_than_any_record_is_told_and_passed_over(text: str, tmp_path: Path) -> None:
    path = tmp_path / "persons.csv"
    path.write_text("id\na\n" + text.format("x" * (LONGEST + 1)))
    expected = _told(path, "Person", 1 << 20, None)
    assert expected[1]
    assert _told(path, "Person", 1 << 20, COMPOSE) == expected


def test_what_stands_before_the_damage_of_a_packed_file_is_read(tmp_path: Path) -> None:
    snapshot = valid_document("ArrangementSnapshot/minimal")
    records = [{**snapshot, "id": f"s{number}"} for number in range(9_000)]
    packed = gzip.compress(_written(tmp_path / "plain", "ArrangementSnapshot", records).read_bytes())
    path = tmp_path / "arrangement-snapshots.csv.gz"
    path.write_bytes(packed[: len(packed) // 2])
    for size in (1 << 16, 1 << 20):
        found = _told(path, "ArrangementSnapshot", size, COMPOSE)
        assert found[3]
        assert 3_000 < len(found[0]) < 6_000
        assert found == _told(path, "ArrangementSnapshot", size, None)
