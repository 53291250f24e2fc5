"""Which files hold the records of a resource, and which the items of their arrays, as their names say."""

from __future__ import annotations

from pathlib import Path

from crmstandard.tabular.columns import all_arrays
from crmstandard.tabular.forms import CSV, ENDINGS, PACKED

SUFFIX = ENDINGS[CSV]


def stem_of(name: str) -> str:
    """The name of a CSV file without what says its form: `persons` of `persons.csv.gz`."""
    for ending in (*PACKED, SUFFIX):
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return name


def child_files(path: Path) -> list[tuple[str, Path]]:
    """The arrays of its records that have files beside a CSV file, with these."""
    stem = stem_of(path.name)
    beside = sorted(each for each in path.parent.glob(f"{_escaped(stem)}.*") if each.is_file() and each != path)
    found = ((stem_of(each.name).removeprefix(f"{stem}."), each) for each in beside if SUFFIX in each.name.lower())
    return [(name, each) for name, each in found if name in all_arrays()]


def main_of(path: Path) -> str | None:
    """The name of the file of records that a child file belongs to, without its form."""
    steps = stem_of(path.name).split(".")
    tails = ((".".join(steps[:at]), ".".join(steps[at:])) for at in range(1, len(steps)))
    return next((stem for stem, array in tails if array in all_arrays()), None)


def _escaped(stem: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in stem)
