"""The Python examples of README and guides run as they stand."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FENCE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _examples() -> Iterator[tuple[str, str]]:
    for page in (ROOT / "README.md", *sorted((ROOT / "docs" / "guide").glob("*.md"))):
        for block in FENCE.finditer(page.read_text()):
            line = page.read_text()[: block.start()].count("\n") + 2
            yield f"{page.relative_to(ROOT)}:{line}", block.group(1)


@pytest.mark.parametrize(("place", "code"), list(_examples()), ids=lambda value: value if ":" in value[:80] else "")
def test_an_example_runs(place: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if ">>>" in code:
        example = doctest.DocTestParser().get_doctest(code, {}, place, place, 0)
        assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example).failed == 0
    else:
        exec(compile(code, place, "exec"), {"__name__": "example"})


def test_there_are_examples() -> None:
    assert any(place.startswith("README") for place, _ in _examples())
