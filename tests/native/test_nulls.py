"""What says nothing is taken out of lines of JSON natively as it is without: the very same bytes."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmstandard.feeds.native.nulls import native_strip
from crmstandard.tabular.parquet_json import LEAST, without_nulls

STRIP = native_strip()
pytestmark = pytest.mark.skipif(STRIP is without_nulls, reason="the native library is not built; run `make native`")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(["null", ",{}", '":null', "\\"])
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.just(LEAST) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(st.none() | st.dictionaries(TEXT, VALUE, max_size=5), max_size=4))
def test_nothing_goes_and_everything_else_stays(records: list[dict[str, Any] | None]) -> None:
    lines = b"\n".join(b"" if each is None else orjson.dumps(each) for each in records)
    assert STRIP(lines) == without_nulls(lines)


def test_what_says_nothing_is_known() -> None:
    lines = b'{"a":null,"b":{"c":null},"d":[null,{"e":null},{}],"f":[],"g":-9223372036854775808}\n\n{"a":null}'
    expected = b'{"d":[null,null,null],"f":[],"g":"-9223372036854775808"}\n\n{}'
    assert STRIP(lines) == without_nulls(lines) == expected
