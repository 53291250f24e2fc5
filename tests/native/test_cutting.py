"""Values of arrays are cut natively as they are without: the same texts, lines and faults, however they are read."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crmstandard.feeds.native.cutting import native_cut
from crmstandard.reading import Unreadable, read_blocks
from crmstandard.reading import values as splitting
from crmstandard.reading.files import LONGEST
from tests.vectors import valid_document

CUT = native_cut()
pytestmark = pytest.mark.skipif(CUT is None, reason="the native library is not built; run `make native`")
RECORDS = [json.dumps({**valid_document("Person/full"), "id": f"p-{number}"}, indent=1) for number in range(9)]


def _read(text: bytes, chunk: int, cut: splitting.Cut | None) -> tuple[list[splitting.Value], int]:
    """Every value, and how many of them came in runs."""
    found: list[splitting.Value] = []
    runs = 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splitting, "CHUNK", chunk)
        raw: Any = io.BytesIO(text)
        stream: io.BufferedReader = io.BufferedReader(raw, buffer_size=chunk)
        for each in splitting.values_and_runs(stream, LONGEST, cut):
            if isinstance(each, splitting.Value):
                found.append(each)
                continue
            values = list(splitting.values_of(each, LONGEST))
            assert len(values) == each.records
            found += values
            runs += each.records
    return found, runs


@given(
    st.lists(
        st.sampled_from(
            ["{", "}", "[", "]", ",", ", ", '"', '"a"', ":", "\\", " ", "\n", "1", "{}", '{"a":"\\""}', "[[]]"]
        ),
        max_size=24,
    ),
    st.booleans(),
    st.integers(1, 40),
)
@example(['{"a":"\n"}', ",", "{}"], True, 8)
@example(["{}", "{}"], True, 40)
@example(["{}", ",", "{}"], False, 40)
@example(["{}", ",", "]"], True, 40)
def test_any_text_is_cut_alike(parts: list[str], is_array: bool, chunk: int) -> None:
    text = ("[" * is_array + "".join(parts)).encode()
    assert _read(text, chunk, CUT)[0] == _read(text, chunk, None)[0]


@pytest.mark.parametrize("between", [",", ",\n", " ,\r\n\n "])
@pytest.mark.parametrize("chunk", [700, 5000, 1 << 20])
def test_most_values_come_in_runs(between: str, chunk: int) -> None:
    text = f"[{between.join(RECORDS)}]".encode()
    found, runs = _read(text, chunk, CUT)
    assert (found, 0) == _read(text, chunk, None)
    assert runs == len(RECORDS) if chunk > len(text) else runs < len(RECORDS)


def test_what_stands_before_damage_is_read(tmp_path: Path) -> None:
    path = tmp_path / "persons.json.gz"
    path.write_bytes(gzip.compress(f"[{','.join(RECORDS)}]".encode())[:-200])

    def read(cut: splitting.Cut | None) -> list[Any]:
        found: list[Any] = []
        blocks = read_blocks(path, cut=cut)
        with pytest.raises(Unreadable, match="cut short"):
            found.extend(each for block in blocks for each in block.texts())
        return found

    assert read(CUT) == read(None) != []
