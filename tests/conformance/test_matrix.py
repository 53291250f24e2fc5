"""The cross matrix can be done in parts, and goes on where it ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from crmconformance import digests
from tests.conformance.matrix import Row, keep, part, rows_of

NAMES = [f"mutant_{number}" for number in range(10)]


def test_the_parts_are_together_all_of_it() -> None:
    parts = [part(NAMES, f"{number}/3") for number in (1, 2, 3)]
    assert sorted(name for each in parts for name in each) == NAMES
    assert max(map(len, parts)) - min(map(len, parts)) == 1


@pytest.mark.parametrize("shard", ["0/3", "4/3", "half"])
def test_a_part_that_there_is_not_is_refused(shard: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        part(NAMES, shard)


def test_rows_of_another_suite_do_not_count(tmp_path: Path) -> None:
    row: Row = {"server": "mutant_1", "breaks": ["API-001"], "caughtBy": [], "leftOpen": [], "checks": 1}
    keep({**row, "suite": digests.suite()}, tmp_path)
    keep({**row, "server": "mutant_2", "suite": "another"}, tmp_path)
    keep({**row, "server": "mutant_3"}, tmp_path)
    assert set(rows_of(NAMES, tmp_path)) == {"mutant_1"}
