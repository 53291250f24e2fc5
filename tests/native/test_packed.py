"""Packed rows and JSON rows meet in one judgement, and the library reads of packed ones what Python does."""

from __future__ import annotations

import orjson
import pytest

from crmstandard.feeds.native import gate as gates
from crmstandard.validators import registry
from crmstandard.validators.groups import Row, Turn
from crmstandard.validators.packed import unpacked
from tests.packing import packed

pytestmark = pytest.mark.skipif(not gates.is_available(), reason="the native library is not built; run `make native`")

RULE = registry.cross_rules()[0].requirement
ROWS: list[Row] = [
    (f"key-{number % 20}", ["v", number % 3], source, number, "Person", f"p-{number}", f"/names/{number % 2}")
    for source in ("a", "b")
    for number in range(1, 200)
]


def _groups(texts: list[bytes], turns: int = 1, *, by_value: bool = False) -> dict[str, list[Row]]:
    from crmstandard.feeds.native.sieve import NativeSieve

    sieve, found = NativeSieve(), {}
    for turn in range(turns):
        assert all(sieve.add(text, Turn(turn, turns), by_value=by_value) for text in texts)
        for group in sieve.groups(RULE, needs_others=()) or ():
            assert group.key not in found
            found[group.key] = group.rows
    return found


def test_the_library_reads_packed_rows_as_python_does() -> None:
    from crmstandard.feeds.native.sieve import NativeSieve

    text = packed([*ROWS, ('a "quoted" 王', {"x": "\n"}, None, 70_000, "Party", "k", "")])
    assert [tuple(row) for row in NativeSieve().rows(text)] == list(unpacked(text))
    with pytest.raises(ValueError, match="packed"):
        NativeSieve().rows(text[:-1])


@pytest.mark.parametrize("turns", [1, 3])
@pytest.mark.parametrize("by_value", [False, True])
def test_packed_rows_and_others_are_grouped_alike(turns: int, by_value: bool) -> None:
    half = len(ROWS) // 2 + 7
    texts = [orjson.dumps(ROWS[:half]), packed(ROWS[half:])]
    expected = _groups([orjson.dumps(ROWS)], by_value=by_value)
    assert len(expected) == 20
    assert _groups(texts, turns, by_value=by_value) == expected
    assert _groups([packed(ROWS)], turns, by_value=by_value) == expected
