"""Reading held against Python's own parser on random documents, cut into random pieces."""

from __future__ import annotations

import gzip
import io
import json
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import example, given
from hypothesis import strategies as st

from crmstandard.reading import Record, line_of, parse, read_records
from crmstandard.reading import values as splitting
from crmstandard.reading.files import LONGEST

TRICKY = st.text(alphabet='{}[]",:\\/ \n\t~0a王\U0001f600', max_size=8)
SCALARS = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TRICKY
DOCUMENTS = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TRICKY, inner, max_size=4), max_leaves=15
)
OBJECTS = st.dictionaries(TRICKY, DOCUMENTS, max_size=4)
INDENTS = st.sampled_from([None, 0, 1, 4, "\t"])
STEPS = st.integers(1, 7)
QUICK = 20.0  # seconds of processor time; what is guarded against takes minutes
LITTLE = 100 * 1024 * 1024


class _Pieces(io.RawIOBase):
    """A stream that gives a few bytes at a time, wherever that cuts."""

    def __init__(self, content: bytes, step: int) -> None:
        self._content = io.BytesIO(content)
        self._step = step

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._content.read(min(self._step, len(buffer)))
        buffer[: len(piece)] = piece
        return len(piece)


def _stream(content: bytes, step: int) -> io.BufferedReader:
    pieces: Any = _Pieces(content, step)
    return io.BufferedReader(pieces, buffer_size=step)


def _split(text: str, step: int, longest: int = LONGEST) -> list[splitting.Value]:
    stream = _stream(text.encode(), step)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splitting, "CHUNK", step)
        return list(splitting.values(stream, longest))


@given(st.lists(DOCUMENTS, max_size=5), INDENTS, st.booleans(), STEPS)
def test_an_array_gives_its_items_wherever_it_is_cut(
    items: list[Any], indent: int | str | None, ascii_only: bool, step: int
) -> None:
    text = json.dumps(items, indent=indent, ensure_ascii=ascii_only)
    found = _split(text, step)
    assert [each.fault for each in found] == [None] * len(items)
    assert [json.loads(each.text) for each in found] == items


@given(st.lists(OBJECTS, min_size=1, max_size=5), INDENTS, st.sampled_from(["", "\n", "\r\n\r\n", " \t"]), STEPS)
def test_objects_one_after_another_are_told_apart_wherever_they_are_cut(
    items: list[Any], indent: int | str | None, between: str, step: int
) -> None:
    found = _split(between.join(json.dumps(each, indent=indent) for each in items), step)
    assert [json.loads(each.text) for each in found if not each.fault] == items
    assert all(each.fault is None for each in found)


@given(st.lists(OBJECTS, min_size=1, max_size=5), st.integers(1, 4), STEPS)
def test_each_value_names_the_line_where_it_begins(items: list[Any], indent: int, step: int) -> None:
    text, expected = "", []
    for each in items:
        expected.append(text.count("\n") + 1)
        text += json.dumps(each, indent=indent) + "\n\n"
    assert [each.line for each in _split(text, step)] == expected


@given(st.text(alphabet='{}[]",:\\ 1an\n', max_size=40), STEPS)
@example('[{"a":1}{"b":2}]', 1)
@example("[1,,2]", 1)
@example("[,1]", 1)
@example("[1,]", 1)
@example('{"a":1},{"b":2}', 1)
@example('["\\', 1)
def test_any_array_is_read_whole_or_named_faulty(text: str, step: int) -> None:
    found = _split("[" + text, step)
    sound = all(each.fault is None and not parse(each.text)[1] for each in found)
    document, faults = parse("[" + text)
    assert sound == (not faults or faults[0].requirement == "GEN-002")
    if not faults:
        assert [json.loads(each.text) for each in found] == document


@given(st.binary(max_size=40), STEPS)
def test_no_bytes_make_the_splitting_fail(content: bytes, step: int) -> None:
    found = list(splitting.values(_stream(content, step), LONGEST))
    assert len(found) <= 2 * len(content) + 1


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), STEPS)
def test_what_is_too_long_is_named_and_what_follows_is_read(lengths: list[int], step: int) -> None:
    texts = [json.dumps({"a": "]" * length}) for length in lengths]
    found = _split("[" + ",".join(texts) + "]", step, longest=40)
    expected = ["GEN-007" if len(text) > 40 else None for text in texts]
    assert [each.fault.requirement if each.fault else None for each in found] == expected


def _naive_lines(document: Any, indent: int) -> dict[str, int]:
    """Line of every value of a document that `json.dumps` wrote, counted by writing it once more."""
    lines: dict[str, int] = {}

    def write(value: Any, at: str, line: int) -> int:
        lines[at] = line
        inner: list[tuple[str, Any]] = []
        if isinstance(value, dict):
            inner = [(name.replace("~", "~0").replace("/", "~1"), each) for name, each in value.items()]
        elif isinstance(value, list):
            inner = [(str(index), each) for index, each in enumerate(value)]
        for name, each in inner:
            line = write(each, f"{at}/{name}", line + 1)
        return line + 1 if inner else line

    last = write(document, "", 1)
    assert last == json.dumps(document, indent=indent).count("\n") + 1
    return lines


@given(DOCUMENTS, st.integers(0, 4), st.booleans())
def test_the_line_of_every_value_is_found(document: Any, indent: int, ascii_only: bool) -> None:
    text = json.dumps(document, indent=indent, ensure_ascii=ascii_only)
    expected = _naive_lines(document, indent)
    assert {at: line_of(text, at) for at in expected} == expected
    assert {at: line_of(text.encode(), at) for at in expected} == expected


@given(st.text(max_size=60), st.text(alphabet="/~01a", max_size=8))
def test_a_line_is_found_in_any_text(text: str, pointer: str) -> None:
    assert 1 <= line_of(text, pointer) <= text.count("\n") + 1


@given(DOCUMENTS, st.data())
def test_a_text_that_lost_a_byte_gives_what_python_reads_or_a_finding(document: Any, data: st.DataObject) -> None:
    whole = json.dumps(document, ensure_ascii=False).encode()
    at = data.draw(st.integers(0, len(whole) - 1))
    text = whole[:at] + whole[at + 1 :]
    read, faults = parse(text)
    if faults:
        assert read is None
        assert len(faults) == 1
    else:
        assert read == json.loads(text)


@given(st.lists(OBJECTS, max_size=3), OBJECTS)
def test_a_member_that_stands_twice_is_found_at_any_depth(around: list[Any], inner: Any) -> None:
    twice = f'{{"n":{json.dumps(inner)},"n":{json.dumps(inner)}}}'
    text = "".join(f'[{json.dumps(each)},{{"m":' for each in around) + twice + "}]" * len(around)
    assert [each.requirement for each in parse(text)[1]] == ["GEN-002"]


# --- files as they come


def _records(path: Path, content: bytes) -> list[Record]:
    path.write_bytes(content)
    return list(read_records(path))


PACKERS: list[Callable[[bytes], bytes]] = [bytes, gzip.compress, zstandard.compress]


@pytest.mark.parametrize("pack", PACKERS, ids=["plain", "gzip", "zstd"])
@pytest.mark.parametrize("name", ["a.json", "a.ndjson", "a.gz", "a.zst", "a"])
def test_packing_is_told_by_content_whatever_the_name(
    tmp_path: Path, name: str, pack: Callable[[bytes], bytes]
) -> None:
    found = _records(tmp_path / name, pack(b'{"a":1}\n{"a":2}\n'))
    assert [each.document for each in found] == [{"a": 1}, {"a": 2}]


PRETTY = [
    '{"a": [\n{"b": 1},\n{"b": 2}\n]}',
    '{"a":\n{"b": 1}}',
    '{"a": {"b": 1}\n, "c": 2}',
    '{"a": {}\n}',
    "{\n}",
    '{"a": 1,\n"b": 2}',
    '{ "a": "}"\n}',
]


@pytest.mark.parametrize("text", PRETTY)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_document_over_several_lines_is_one_record_however_it_is_broken(
    tmp_path: Path, text: str, newline: str
) -> None:
    found = _records(tmp_path / "p.json", text.replace("\n", newline).encode())
    assert [(each.document, each.findings) for each in found] == [(json.loads(text), ())]


@pytest.mark.parametrize(
    "first", ['{"a":1,', '{"a":', '{"a":"x', '{"a":[1,2', "{", '{"a":1}x', '{"a":{"b":1', "garbage", '{"a":[{"b":1}']
)
def test_a_first_line_that_is_cut_short_spoils_no_other(tmp_path: Path, first: str) -> None:
    found = _records(tmp_path / "f.ndjson", f'{first}\n{{"a":2}}\n{{"a":3}}\n'.encode())
    assert [each.document for each in found] == [None, {"a": 2}, {"a": 3}]
    assert [each.place.line for each in found] == [1, 2, 3]


@pytest.mark.parametrize("depth", [10_000, 1_000_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
@pytest.mark.parametrize("whole", [True, False])
def test_no_depth_of_nesting_harms(tmp_path: Path, depth: int, opening: str, closing: str, whole: bool) -> None:
    text = opening * depth + ("1" + closing * depth if whole else "")
    begun = time.process_time()
    found = _records(tmp_path / "deep.json", text.encode())
    assert time.process_time() - begun < QUICK
    assert len(found) == 1
    assert found[0].findings[0].requirement in ({"GEN-006"} if whole else {"GEN-006", "GEN-001"})


def _measured(path: Path) -> tuple[int, list[tuple[int | None, list[str]]]]:
    begun = time.process_time()
    tracemalloc.start()
    try:
        found = [(each.place.line, [f.requirement for f in each.findings]) for each in read_records(path)]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert time.process_time() - begun < QUICK
    return peak, found


FIFTY = b"x" * 50_000_000


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"a":1}\n{"a":"' + FIFTY + b'"}\n{"a":3}\n', [(1, []), (2, ["GEN-007"]), (3, [])]),
        (b'[{"a":1},\n{"a":"' + FIFTY + b'"},\n{"a":3}]', [(1, []), (2, ["GEN-007"]), (3, [])]),
        (b'{\n"a":"' + FIFTY + b'"}\n{"a":3}', [(1, ["GEN-007"]), (3, [])]),
        (FIFTY, [(1, ["GEN-007"])]),
    ],
    ids=["line", "item", "pretty", "no JSON at all"],
)
def test_fifty_megabytes_in_one_record_take_little_memory_and_time(
    tmp_path: Path, content: bytes, expected: list[tuple[int, list[str]]]
) -> None:
    path = tmp_path / "long.json"
    path.write_bytes(content)
    peak, found = _measured(path)
    assert found == expected
    assert peak < LITTLE


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstd"])
def test_a_small_file_that_unpacks_to_very_much_takes_little_memory(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(pack(b'{"a":"' + FIFTY))
    assert path.stat().st_size < 100_000
    peak, found = _measured(path)
    assert found == [(1, ["GEN-007"])]
    assert peak < LITTLE


def test_a_long_array_is_not_held_at_once(tmp_path: Path) -> None:
    path = tmp_path / "array.json"
    path.write_bytes(b"[" + b",\n".join(b'{"id":"r-%d","t":"%s"}' % (n, b"x" * 900) for n in range(5_000)) + b"]")
    begun = time.process_time()
    tracemalloc.start()
    try:
        count = sum(1 for each in read_records(path) if not each.findings)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 5_000
    assert peak < path.stat().st_size / 2
    assert time.process_time() - begun < QUICK


def test_a_number_array_is_not_held_at_once(tmp_path: Path) -> None:
    path = tmp_path / "numbers.json"
    path.write_bytes(b"[" + b",".join(b"%d" % n for n in range(10_000)) + b"]")
    peak, found = _measured(path)
    assert len(found) == 10_000
    assert peak < 4 * 1024 * 1024
