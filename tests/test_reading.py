"""Reading is strict, bounded in memory and time, and names the line of every fault."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from crmstandard.findings import Finding
from crmstandard.reading import Record, Unreadable, line_of, parse, read_records
from crmstandard.reading.blocks import read_blocks
from crmstandard.reading.files import LONGEST

SECOND = 5.0  # generous on a busy machine; what is guarded against takes minutes


def fault(text: str | bytes) -> Finding:
    document, (found,) = parse(text)
    assert document is None
    return found


def records(tmp_path: Path, content: bytes, name: str = "f.ndjson") -> list[Record]:
    path = tmp_path / name
    path.write_bytes(content)
    return list(read_records(path))


def told(found: list[Record]) -> list[tuple[int | None, list[str]]]:
    """Line and requirement ids of each record."""
    return [(each.place.line, [f.requirement for f in each.findings]) for each in found]


@pytest.mark.parametrize(
    ("text", "requirement", "said"),
    [
        (b'{"a":1,}', "GEN-001", "column 7: a comma before the closing bracket"),
        (b'{"a":1', "GEN-001", "column 7: the text ends inside the record"),
        (b"", "GEN-001", "the text ends inside the record"),
        (b'{"a":1} {"a":1}', "GEN-001", "column 9: text follows the end of the record"),
        (b"{'a':1}", "GEN-001", "column 2: expected a member name in double quotes"),
        (b'{"a" 1}', "GEN-001", "expected a colon"),
        (b'{"a":[1 2]}', "GEN-001", "expected a comma or a closing square bracket"),
        (b'{"a":1 "b":2}', "GEN-001", "expected a comma or a closing brace"),
        (b'{"a":True}', "GEN-001", "column 6: expected a value"),
        (b'{"a":tru}', "GEN-001", "expected true, false or null"),
        (b'{"a":01}', "GEN-001", "a zero too many"),
        (b'{"a":1.}', "GEN-001", "lacks a digit"),
        (b'{"a":"\x01"}', "GEN-001", "control character"),
        (b'{"a":"\\x"}', "GEN-001", "an escape that JSON does not have"),
        (b'{"a":1} // x', "GEN-001", "text follows"),
        (b' \xef\xbb\xbf{"a":1}', "GEN-001", "byte order mark"),
        (b'{"a":"\\ud83d\\ude00",}', "GEN-001", "a comma before the closing bracket"),
        (b'{"a":1,"a":2}', "GEN-002", "member a stands more than once"),
        (b'{"a":1,"\\u0061":1}', "GEN-002", "member a"),
        (b'{"b":[{"a":1, "a":1}]}', "GEN-002", "member a"),
        (b'{"a":NaN}', "GEN-003", "NaN and Infinity"),
        (b'{"a":-Infinity}', "GEN-003", "NaN and Infinity"),
        (b'{"a":1e400}', "GEN-003", "too large"),
        (b'{"a":-1e400}', "GEN-003", "too large"),
        (b'{"a":' + b"9" * 400 + b"}", "GEN-003", "too large"),
        (b'{"a":9007199254740992}', "GEN-003", "2^53"),
        (b'{"a":-9007199254740992}', "GEN-003", "2^53"),
        (b'{"a":[18446744073709551616]}', "GEN-003", "2^53"),
        (b'{"a":"\\ud83d"}', "GEN-004", "byte 7: a surrogate stands alone"),
        (b'{"a":"\\ude00"}', "GEN-004", "byte 7: a surrogate stands alone"),
        (b'{"a":"\\ud83d\\ude00\\ud83d"}', "GEN-004", "byte 19: a surrogate stands alone"),
        (b'{"a":"\xff"}', "GEN-004", "byte 7: not UTF-8"),
        (b'{"a":"\xc0\xaf"}', "GEN-004", "byte 7: not UTF-8"),
        (b'{"a":"\xed\xa0\x80"}', "GEN-004", "byte 7: not UTF-8"),
        ('{"a":"\ud800"}', "GEN-004", "byte 7: not UTF-8"),
        ('{"a":"王小明"}'.encode("gb18030"), "GEN-004", "GB18030"),
        (b'{"a":' * 65 + b"1" + b"}" * 65, "GEN-006", "64 levels"),
        (b"[" * 10_000 + b"]" * 10_000, "GEN-006", "64 levels"),
        (b'{"a":' * 1_000_000, "GEN-006", "64 levels"),
    ],
)
def test_a_bad_text_is_refused_with_its_requirement_and_in_plain_words(
    text: str | bytes, requirement: str, said: str
) -> None:
    found = fault(text)
    assert (found.requirement, found.level, found.keyword) == (requirement, "error", "json")
    assert said in found.message
    assert "{" not in found.text("zh")


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":9007199254740991,"b":-9007199254740991,"c":1.5,"d":1e2,"e":0}',
        b'{"a":"\\ud83d\\ude00"}',
        b'{"a":"\\\\ud83d"}',
        b'{"a":"12345678901234567890"}',
        b'{"a":"x:12345678901234567890"}',
        b'{"a":' * 64 + b"1" + b"}" * 64,
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":1}\r\n',
        b'{"a": [1, 2], "b": {"a": null}}',
        b'{"a":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}',
    ],
)
def test_a_good_text_is_read_as_any_reader_reads_it(text: bytes) -> None:
    assert parse(text) == (json.loads(text.removeprefix(b"\xef\xbb\xbf")), [])


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(JSON, st.booleans(), st.sampled_from([None, 1]))
def test_what_json_can_say_is_read_back_alike(value: object, ascii_only: bool, indent: int | None) -> None:
    assert parse(json.dumps(value, ensure_ascii=ascii_only, indent=indent)) == (value, [])


@given(st.binary(max_size=60) | st.text(alphabet='{}[]":,\\u0d8a1eE+-. ntf', max_size=60))
def test_any_bytes_give_a_document_or_a_finding(text: str | bytes) -> None:
    document, found = parse(text)
    assert found == [] or (document is None and found[0].requirement.startswith("GEN-00"))
    if not found:
        assert json.loads(text) == document


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":"' + b"x" * 12_000_000,
        b'{"a":"' + b'\\"' * 6_000_000,
        b'{"a":"' + b"\\\\" * 6_000_000,
        b"[" * 12_000_000,
        b"[]," * 4_000_000,
        b'{"a":' + b"9" * 12_000_000 + b"}",
        b'{"a":"' + b"\\u0041" * 2_000_000 + b'\\ud800"}',
    ],
    ids=["text", "quotes", "backslashes", "brackets", "arrays", "digits", "escapes"],
)
def test_a_hostile_text_takes_no_longer_than_its_length(text: bytes) -> None:
    begun = time.process_time()
    assert fault(text).requirement in {"GEN-001", "GEN-003", "GEN-004", "GEN-006"}
    assert time.process_time() - begun < SECOND


def test_ndjson_is_read_by_lines_and_blank_lines_keep_the_count(tmp_path: Path) -> None:
    found = records(tmp_path, b'{"a":1}\r\n\n   \n{"a":2,}\n{"a":3}')
    assert told(found) == [(1, []), (4, ["GEN-001"]), (5, [])]
    assert [each.document for each in found] == [{"a": 1}, None, {"a": 3}]


def test_a_cut_last_line_is_named(tmp_path: Path) -> None:
    assert told(records(tmp_path, b'{"a":1}\n{"a":2}\n{"a":')) == [(1, []), (2, []), (3, ["GEN-001"])]


def test_a_byte_order_mark_is_passed_over_at_the_start_with_a_warning_and_refused_elsewhere(tmp_path: Path) -> None:
    found = records(tmp_path, b'\xef\xbb\xbf{"a":1}\n\xef\xbb\xbf{"a":2}\n')
    assert told(found) == [(1, ["GEN-040"]), (2, ["GEN-001"])]
    assert (found[0].document, found[0].is_lost, found[0].findings[0].level) == ({"a": 1}, False, "warning")


def test_a_line_that_is_too_long_is_passed_over_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.ndjson"
    with path.open("wb") as stream:
        stream.write(b'{"a":1}\n{"resourceType":"Person","id":"p-1","a":"')
        for _ in range(50):
            stream.write(b"x" * 1_000_000)
        stream.write(b'"}\n{"a":3}\n')
    program = (
        "import resource, sys; from pathlib import Path; from crmstandard.reading import read_records\n"
        "base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for each in read_records(Path(sys.argv[1])):\n"
        "    print(each.place.line, [f.requirement for f in each.findings], each.record)\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) // 1024 < 90)"
    )
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["1 [] None", "2 ['GEN-007'] p-1", "3 [] None", "True"]


def test_a_line_of_just_the_limit_is_read(tmp_path: Path) -> None:
    line = b'{"a":"' + b"x" * (LONGEST - len(b'{"a":""}')) + b'"}'
    assert len(line) == LONGEST
    assert told(records(tmp_path, line + b"\n{}\n")) == [(1, []), (2, [])]
    assert told(records(tmp_path, line + b" \n{}\n")) == [(1, ["GEN-007"]), (2, [])]


ROWS = [{"id": "a", "n": [1, {"x": '"}]\\'}]}, {"id": "b", "t": "王\n"}, {"id": "c"}]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ROWS),
        json.dumps(ROWS, indent=2),
        json.dumps(ROWS, indent="\t").replace("\n", "\r\n"),
        "\n".join(json.dumps(each) for each in ROWS),
        "\n".join(json.dumps(each, indent=4) for each in ROWS) + "\n",
        "\n\n  " + json.dumps(ROWS, ensure_ascii=False),
    ],
    ids=["array", "pretty array", "tabs and CRLF", "lines", "pretty one after another", "leading blanks"],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.ZstdCompressor().compress])
def test_every_layout_and_packing_gives_the_same_records(tmp_path: Path, text: str, pack: object) -> None:
    packed = pack(text.encode())  # type: ignore[operator]
    assert [each.document for each in records(tmp_path, packed, "any-name-at-all")] == ROWS


def test_an_array_larger_than_any_buffer_is_read_record_by_record(tmp_path: Path) -> None:
    rows = [{"id": f"r-{n}", "text": "王" * (n % 3000)} for n in range(3000)]
    found = records(tmp_path, json.dumps(rows, indent=1, ensure_ascii=False).encode())
    assert [each.document for each in found] == rows
    assert found[1].place.line == 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", []),
        ('[{"a":1},]', [(1, []), (1, ["GEN-001"])]),
        ('[{"a":1},,{"a":2}]', [(1, []), (1, ["GEN-001"])]),
        ('[{"a":1}\n{"a":2}]', [(1, []), (2, ["GEN-001"]), (2, [])]),
        ('[{"a":1}]\nx', [(1, []), (2, ["GEN-001"])]),
        ('[{"a":1},\n{"a":2', [(1, []), (2, ["GEN-001"])]),
        ('[{"a":1},\n', [(1, []), (2, ["GEN-001"])]),
        ('[{"a":1}\n', [(1, []), (2, ["GEN-001"])]),
        ('[\n1, "x", null, tru]', [(2, []), (2, []), (2, []), (2, ["GEN-001"])]),
        ('[{"a":1,\n"b":2,\n}]', [(2, ["GEN-001"])]),
        ('{\n"a":1\n},\n{\n"a":2}', [(1, []), (3, ["GEN-001"]), (4, [])]),
        ('{\n"a": 1,\n "b": }', [(3, ["GEN-001"])]),
        ('{\n"a": "x', [(1, ["GEN-001"])]),
        ('["x', [(1, ["GEN-001"])]),
        ("[}", [(1, ["GEN-001"])]),
        ('{\n"a":1}}', [(1, []), (2, ["GEN-001"])]),
    ],
)
def test_a_fault_between_the_records_of_an_array_is_named_with_its_line(
    tmp_path: Path, text: str, expected: list[tuple[int, list[str]]]
) -> None:
    assert told(records(tmp_path, text.encode())) == expected


def test_an_item_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    long = b'{"id":"l","a":["' + b"x" * LONGEST + b'\\"]"]}'
    assert told(records(tmp_path, b'[{"a":1},\n' + long + b',\n{"a":2}]')) == [(1, []), (2, ["GEN-007"]), (3, [])]


def test_a_fault_in_a_pretty_printed_record_is_named_with_line_and_column(tmp_path: Path) -> None:
    (found,) = records(tmp_path, '\n{\n  "王": 1,\n  "b": 2 "c": 3\n}'.encode())
    assert (found.place.line, found.findings[0].line) == (4, 4)
    assert "column 10:" in found.findings[0].message


def test_the_line_of_each_member_is_known() -> None:
    document = {"a": [{"b/c": 1, "d~e": ["x", {"f": '",\n'}]}, []], "": {"g": None}, "王": True}
    text = json.dumps(document, indent=2, ensure_ascii=False)
    where = {"": 1, "/a": 2, "/a/0": 3, "/a/0/b~1c": 4, "/a/0/d~0e": 5, "/a/0/d~0e/0": 6, "/a/0/d~0e/1/f": 8}
    assert {at: line_of(text, at) for at in where} == where
    assert line_of(text, "//g") == 15
    assert line_of(text.encode(), "/王") == 17
    assert line_of(text, "/a/7/none") == line_of(text, "/a")
    assert line_of(text.replace("\n", "\r\n"), "/a/0/d~0e/0") == 6
    assert line_of("{", "/x") == 1


@pytest.mark.parametrize(
    ("line", "resource", "record"),
    [
        (b'{"resourceType":"Person","id":"p-1","x":', "Person", "p-1"),
        (b'{"party":{"id":"no"},"id" : "p-1","resourceType":"Customer"', "Customer", "p-1"),
        (b'{"a":["id","p-2",{"id":"no"}],"resourceType":"Person"', "Person", None),
        (b'{"resourceType":"Person","id":"p-1","id":"p-2"}', "Person", "p-1"),
        (b"\xff\xfe garbage", None, None),
    ],
)
def test_what_an_unreadable_line_still_tells_is_kept(
    tmp_path: Path, line: bytes, resource: str | None, record: str | None
) -> None:
    found = records(tmp_path, b"{}\n" + line + b"\n")[1]
    assert (found.is_lost, found.resource, found.record) == (True, resource, record)
    assert found.findings[0].record == record


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n \n", "nothing but blanks"),
        (b"\xef\xbb\xbf\n", "nothing but blanks"),
        (b" " * 200_000, "nothing but blanks"),
        (b"\x7fELF\x02\x00\x00", "is binary"),
        (b"PK\x03\x04 and so on", "ZIP"),
        (b"\xfd7zXZ\x00", "xz"),
        (b"PAR1xx", "Parquet"),
        ('{"a":1}'.encode("utf-16"), "UTF-16"),
        ('{"a":1}'.encode("utf-16-le"), "UTF-16"),
        ('[{"a":1}]'.encode("utf-16-be"), "UTF-16"),
        (gzip.compress(b'{"a":1}\n' * 9999)[:-20], "cut short"),
        (gzip.compress(b'{"a":1}\n') + b"rest", "damaged"),
        (zstandard.ZstdCompressor().compress(b'{"a":1}\n' * 9999)[:-20], "cut short"),
        (zstandard.ZstdCompressor().compress(b'{"a":1}\n') + b"rest", "damaged"),
        (b"\x1f\x8b\x08\x00garbage", "damaged"),
        (b"\x28\xb5\x2f\xfdgarbage", "damaged"),
        (gzip.compress(b""), "is empty"),
    ],
    ids=lambda value: (
        value if isinstance(value, str) else f"{len(value)} bytes"
    ),  # packed bytes hold the time of packing: two workers would not collect the same names
)
def test_what_can_not_be_read_at_all_says_why(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        records(tmp_path, content)
    assert said in caught.value.reason
    assert str(tmp_path) in caught.value.source


def test_a_folder_and_a_missing_file_are_unreadable(tmp_path: Path) -> None:
    for path, said in ((tmp_path, "folder"), (tmp_path / "none", "no such file"), (tmp_path / ("n" * 300), "too long")):
        with pytest.raises(Unreadable) as caught:
            list(read_records(path))
        assert said in caught.value.reason


def test_packed_parts_one_after_another_are_one_file(tmp_path: Path) -> None:
    lines = [b'{"a":%d}\n' % n for n in range(1000)]
    for pack in (gzip.compress, zstandard.ZstdCompressor().compress):
        packed = b"".join(pack(each) for each in lines)
        assert [each.document["a"] for each in records(tmp_path, packed)] == list(range(1000))


def test_a_null_byte_in_one_line_is_a_fault_of_that_line(tmp_path: Path) -> None:
    assert told(records(tmp_path, b'{"a":1}\n{"a":"\x00"}\n{"a":3}\n')) == [(1, []), (2, ["GEN-001"]), (3, [])]


class _Dripping(io.RawIOBase):
    """Standard input that comes a few bytes at a time, as from a slow pipe."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        size = min(3, len(self.content), len(buffer))
        buffer[:size], self.content = self.content[:size], self.content[size:]
        return size


@pytest.mark.parametrize("text", [json.dumps(ROWS, indent=2), "\n".join(json.dumps(each) for each in ROWS)])
@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.ZstdCompressor().compress])
def test_a_slow_pipe_is_read_like_a_file(monkeypatch: pytest.MonkeyPatch, text: str, pack: object) -> None:
    content: bytes = pack(text.encode())  # type: ignore[operator]
    source = io.TextIOWrapper(io.BufferedReader(_Dripping(content)))  # type: ignore[type-var]
    monkeypatch.setattr(sys, "stdin", source)
    found = list(read_records(None))
    assert [each.document for each in found] == ROWS
    assert found[0].place.source == "-"


@pytest.mark.parametrize("more", [0, 1, 1 << 19])
@pytest.mark.parametrize("before", [b"", b"{}\n" * 5])
@pytest.mark.parametrize("after", [b"", b"\n{}\n"])
def test_a_line_is_too_long_in_blocks_as_line_by_line(tmp_path: Path, before: bytes, more: int, after: bytes) -> None:
    path = tmp_path / "feed.ndjson"
    path.write_bytes(before + b'{"a":"' + b"x" * (LONGEST - len(b'{"a":""}') + more) + b'"}' + after)
    blocks = list(read_blocks(path, "feed.ndjson"))
    by_line = {record.place.line: record.is_lost for record in read_records(path)}
    found = {lost.place.line: True for block in blocks for lost in block.lost}
    found |= {line: block.read(line, text).is_lost for block in blocks for line, text in block.texts()}
    assert found == by_line
    assert by_line[before.count(b"\n") + 1] is (more > 0)
