"""One engine reads the Parquet files of a feed one after another, and nothing else."""

from __future__ import annotations

import gzip
from pathlib import Path

import duckdb
import orjson
import pytest

from crmstandard.reading import Unreadable
from crmstandard.tabular.engine import Engines, literal
from crmstandard.tabular.parquet_read import read_parquet


def _written(path: Path, name: str) -> Path:
    duckdb.sql(f"COPY (SELECT {literal(name)} AS id) TO {literal(str(path))} (FORMAT parquet)")
    return path


def _ids(path: Path, engines: Engines) -> list[str]:
    blocks = read_parquet(path, None, "Person", engines=engines)
    return [orjson.loads(text)["id"] for block in blocks for _, text in block.texts()]


def test_files_are_read_one_after_another_also_behind_a_damaged_one(tmp_path: Path) -> None:
    paths = [_written(tmp_path / f"{name}.parquet", name) for name in ("a", "b", "c'd")]
    packed = tmp_path / "packed.parquet.gz"
    packed.write_bytes(gzip.compress(_written(tmp_path / "e.parquet", "e").read_bytes()))
    pattern = _written(tmp_path / "e.parquet", "f").rename(tmp_path / "[f].parquet")
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(paths[0].read_bytes()[:-9])
    with Engines([*paths, packed, pattern, broken]) as engines:
        assert [_ids(path, engines) for path in paths] == [["a"], ["b"], ["c'd"]]
        with pytest.raises(Unreadable, match="damaged"):
            _ids(broken, engines)
        assert _ids(packed, engines) == ["e"]
        assert _ids(pattern, engines) == ["f"]
        assert _ids(packed, engines) == ["e"]
        assert not list(engines.folder.glob("*.parquet"))
        folder = engines.folder
    assert not folder.exists()


def test_a_reading_that_is_left_early_ends_nothing_but_itself(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.parquet", "a")
    with Engines([path]) as engines:
        blocks = read_parquet(path, None, "Person", engines=engines)
        next(blocks)
        blocks.close()  # type: ignore[attr-defined]
        assert _ids(path, engines) == ["a"]


def test_no_other_file_is_read(tmp_path: Path) -> None:
    path, other = _written(tmp_path / "a.parquet", "a"), _written(tmp_path / "b.parquet", "b")
    with Engines([path]) as engines:
        with pytest.raises(ValueError, match="none of the files"):
            _ids(other, engines)
        with engines.reading("a", path) as con, pytest.raises(duckdb.Error, match="disabled by configuration"):
            con.execute(f"SELECT * FROM '{other}'")
