"""What was delivered: files, folders, patterns and standard input become one ordered list of sources."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crmstandard.feeds.native.aids import counter
from crmstandard.feeds.native.column_rows import native_make
from crmstandard.feeds.native.composing import native_compose
from crmstandard.feeds.native.cutting import native_cut
from crmstandard.feeds.native.nulls import native_strip
from crmstandard.feeds.remote import AtHand, is_url
from crmstandard.reading import Block, read_blocks, sayable, streams
from crmstandard.tabular.columns import column_of
from crmstandard.tabular.csv_read import read_csv
from crmstandard.tabular.engine import Engines
from crmstandard.tabular.forms import CSV, NDJSON, PARQUET, TABLES, form_of
from crmstandard.tabular.names import child_files, stem_of
from crmstandard.tabular.parquet_json import without_nulls
from crmstandard.tabular.parquet_read import read_parquet

MANIFEST = "manifest.json"
STDIN = "-"
PART = "part"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a feed: its place in the order, its name in reports, where it is (None: standard input), its form.

    A file with the arrays of the records of another one has the form `part`; it is read with that one. `resource` says
    what the records are where the caller has said so.
    """

    number: int
    name: str
    path: Path | None
    form: str
    resource: str | None = None

    @property
    def size(self) -> int:
        """Bytes as delivered; 0 where that is not known."""
        return self.path.stat().st_size if self.path is not None and self.path.is_file() else 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """The sources in their order, the manifest if there is one, and files that are no part of a feed."""

    sources: tuple[Source, ...]
    manifest: Path | None
    passed_over: tuple[str, ...]

    def engines(self) -> Engines:
        """What reads the Parquet files one after another."""
        return Engines(each.path for each in self.sources if each.form == PARQUET and each.path is not None)


def gather(
    given: Sequence[str | AtHand], manifest: Path | None = None, resource: str | None = None, form: str | None = None
) -> Delivery:
    """Everything that the arguments name: each file once, those of a folder by name.

    `resource` says what the records of all of them are, `form` the form of those whose name does not tell it.
    """
    found: dict[Path | str, tuple[str, Path | None, str]] = {}
    passed_over: list[str] = []
    for name, path, named in _named(given):
        if path is None:
            found.setdefault(STDIN, (STDIN, None, form or NDJSON))
        elif path.name == MANIFEST or (manifest is not None and path.resolve() == manifest.resolve()):
            manifest = manifest or path
        elif (told := form_of(path)) is not None or named:
            found.setdefault(path.resolve(), (sayable(name), path, told or form or _form_within(path)))
        else:
            passed_over.append(sayable(name))
    for name, path, _ in [each for each in found.values() if each[2] == CSV]:
        for _array, part in child_files(path) if path is not None else ():
            found[part.resolve()] = (_beside(name, part), part, PART)
    sources = tuple(Source(number, *each, resource) for number, each in enumerate(found.values()))
    return Delivery(sources, manifest, tuple(passed_over))


def _beside(name: str, part: Path) -> str:
    """The name in reports of a file that stands beside another one."""
    return f"{name.rpartition('/')[0]}/{part.name}" if is_url(name) else sayable(Path(name).with_name(part.name))


def _form_within(path: Path) -> str:
    """The form of a file whose name tells none; what a pipe holds can be looked at only once."""
    if path.exists() and not path.is_file():
        return NDJSON
    try:
        with path.open("rb") as stream:
            return PARQUET if stream.read(len(streams.PARQUET)) == streams.PARQUET else NDJSON
    except OSError:
        return NDJSON  # reading it will say what is wrong


def blocks_of(source: Source, *, native: bool = False, engines: Engines | None = None) -> Iterator[Block]:
    """The records of a source in blocks, whatever form it has, cut natively where that can be; raises Unreadable.

    `engines` are those of the delivery, where several sources are read one after another.
    """
    if source.form == PART:
        return iter(())
    if source.form == CSV:
        compose = native_compose() if native else None
        return read_csv(source.path, source.name, source.resource, compose=compose)
    if source.form == PARQUET:
        strip = native_strip() if native else without_nulls
        make = native_make() if native else None
        return read_parquet(source.path, source.name, source.resource, strip=strip, make=make, engines=engines)
    if not native:
        return read_blocks(source.path, source.name)
    return read_blocks(source.path, source.name, cut=native_cut(), count=counter())


def column_at(source: Source, resource: str, pointer: str) -> str | None:
    """The column that holds the member at a pointer, of an item with its file and index; None where there is none."""
    found = column_of(resource, pointer) if source.form in TABLES and pointer else None
    if found is None:
        return None
    if source.form == PARQUET or not found.array or source.path is None:
        return found.name
    stem = stem_of(source.path.name)
    file = source.path.name.replace(stem, ".".join((stem, *found.array)), 1)
    return f"{file}: {found.name} (index {', '.join(map(str, found.indexes))})"


def _named(given: Sequence[str | AtHand]) -> Iterator[tuple[str, Path | None, bool]]:
    """(name in reports, path, whether it was named itself) of every file that the arguments lead to."""
    for each in given:
        if isinstance(each, AtHand):
            yield each
            continue
        path = Path(each)
        if each == STDIN:
            yield STDIN, None, True
        elif path.is_dir():
            yield from ((inner.name, inner, False) for inner in _in_folder(path))
        elif not path.exists() and any(sign in each for sign in "*?["):
            matches = sorted(glob.glob(each, recursive=True))  # noqa: PTH207 - the pattern may be absolute
            yield from ((m, Path(m), True) for m in matches if Path(m).is_file())
            if not matches:
                yield each, path, True
        else:
            yield each, path, True


def _in_folder(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if each.is_file() and not each.name.startswith("."))
