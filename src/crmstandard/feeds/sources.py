"""What was delivered: files, folders, patterns and standard input become one ordered list of sources."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "manifest.json"
PACKED = (".gz", ".zst")
FORMS = {".ndjson": "ndjson", ".json": "ndjson", ".csv": "csv", ".parquet": "parquet"}
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a feed: its place in the order, its name in reports, where it is (None: standard input), its form."""

    number: int
    name: str
    path: Path | None
    form: str

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


def gather(given: Sequence[str], manifest: Path | None = None) -> Delivery:
    """Everything that the arguments name: each file once, those of a folder by name."""
    found: dict[Path | str, tuple[str, Path | None, str]] = {}
    passed_over: list[str] = []
    for name, path, named in _named(given):
        if path is None:
            found.setdefault(STDIN, (STDIN, None, "ndjson"))
        elif path.name == MANIFEST or (manifest is not None and path.resolve() == manifest.resolve()):
            manifest = manifest or path
        elif (form := form_of(path)) is not None or named:
            found.setdefault(path.resolve(), (name, path, form or "ndjson"))
        else:
            passed_over.append(name)
    sources = tuple(Source(number, *each) for number, each in enumerate(found.values()))
    return Delivery(sources, manifest, tuple(passed_over))


def form_of(path: Path) -> str | None:
    """The form that a file name promises; None where it is none of a feed."""
    name = path.name.lower()
    for packed in PACKED:
        name = name.removesuffix(packed)
    return None if ".rejects." in name else FORMS.get(Path(name).suffix)


def _named(given: Sequence[str]) -> Iterator[tuple[str, Path | None, bool]]:
    """(name in reports, path, whether it was named itself) of every file that the arguments lead to."""
    for each in given:
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
