"""Feeds from one form to another: NDJSON, JSON arrays, CSV and Parquet, record by record and without loss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from crmstandard import schemas
from crmstandard.feeds.sources import PART, Source, blocks_of, gather
from crmstandard.feeds.writers import Writer, open_writer
from crmstandard.findings import Finding
from crmstandard.reading import Block, Record
from crmstandard.tabular.forms import ENDINGS, form_of, unpacked
from crmstandard.tabular.heads import resource_named
from crmstandard.tabular.names import stem_of

SHOWN = 20
Tell = Callable[[int, int, int], None]


class Unconvertible(Exception):
    """Nothing was written; each reason says what is wrong, where, and what to do."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True)
class Target:
    """Where records are written: one file, or a folder with a file for each resource; the form and the packing."""

    path: Path
    form: str
    is_folder: bool
    pack: str = ""


@dataclass
class Converted:
    """What was written: records by file, how many of them are carried as text, and what was noted on the way."""

    files: Counter[Path] = field(default_factory=Counter)
    carried: int = 0
    notes: list[str] = field(default_factory=list)


def target_of(out: Path, form: str | None = None, pack: str = "") -> Target:
    """The target that a path names: a file if its name tells a form, else a folder, whose form has to be said."""
    told = form_of(out)
    if told is not None and not out.is_dir():
        is_array = unpacked(out.name.lower()).endswith(ENDINGS["json"])
        return Target(out, "json" if is_array else told, is_folder=False)
    if form is None:
        names = ", ".join(f"x{each}" for each in ENDINGS.values())
        raise Unconvertible([f"{out} is a folder or tells no form; name a file ({names}) or say --to"])
    return Target(out, form, is_folder=True, pack=pack)


def convert(
    given: Sequence[str], target: Target, resource: str | None = None, form: str | None = None, tell: Tell | None = None
) -> Converted:
    """Writes the records of the files, folders and patterns in `given` to the target.

    Raises Unconvertible where a record can not be read or written, Unreadable of a file.
    """
    delivery = gather(given, None, resource, form)
    sources = [each for each in delivery.sources if each.form != PART]
    if not sources:
        raise Unconvertible(["there is nothing to convert: no file of a feed in what was named"])
    run = _Run(target)
    done, whole = 0, sum(each.size for each in sources)
    with run.stack:
        for source in sources:
            for block in blocks_of(source, native=True):
                run.take(source, block)
                if tell is not None:
                    tell(done + block.at, whole, run.records)
            done += source.size
        if run.faults:
            raise Unconvertible(run.told())
        run.open_for(sources[0])
    return run.made()


class _Run:
    """The writers of one conversion, and what went wrong."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self.stack = ExitStack()
        self._writers: dict[str, tuple[Path, Writer]] = {}
        self._counts: Counter[Path] = Counter()
        self._latest: dict[int, str] = {}
        self._notes: list[str] = []
        self._shown: list[str] = []
        self.faults = 0
        self.records = 0

    def take(self, source: Source, block: Block) -> None:
        """Writes the records of a block."""
        for note in block.notes:
            self._tell(note)
        for lost in block.lost:
            self._tell(*lost.findings)
        for line, text in block.texts():
            self.records += 1
            self._write(source, block.read(line, text), text)

    def _tell(self, *found: Finding) -> None:
        for each in found:
            where = ":".join(str(part) for part in (each.source, each.line) if part)
            if each.level != "error":
                self._notes.append(f"{where}: {each.requirement} {each.message}")
                continue
            self.faults += 1
            if len(self._shown) < SHOWN:
                self._shown.append(f"{where}: {each.requirement} {each.message}")

    def told(self) -> list[str]:
        """The first faults, and how many more there are."""
        more = self.faults - len(self._shown)
        rest = [f"and {more:,} more like these"] if more else []
        return [*self._shown, *rest, "nothing was written; correct these rows and convert again"]

    def _write(self, source: Source, record: Record, text: bytes) -> None:
        if record.is_lost and self._target.form == "json":
            self._tell(*record.findings)  # a text that is no JSON has no place in an array
            return
        title = self._title(source, record)
        path, writer = self._writer(title, f"{source.name}:{record.place.line}")
        self._counts[path] += 1
        if record.is_lost:
            writer.write_text(text)
        else:
            writer.write(record.document, text)

    def _title(self, source: Source, record: Record) -> str:
        """The resource whose file takes a record: its own, or that of the file that it came in."""
        document = record.document
        said = document.get("resourceType") if isinstance(document, dict) else record.resource
        if isinstance(said, str) and said in schemas.resources():
            self._latest[source.number] = said
            return said
        found = self._named(source) or self._latest.get(source.number)
        if found is None and self._is_mixed():
            return ""
        if found is None:
            raise Unconvertible(
                [f"{source.name}:{record.place.line}: nothing says which resource the record is; say --resource"]
            )
        return found

    def _is_mixed(self) -> bool:
        """Whether one file takes the records of any resource."""
        return not self._target.is_folder and self._target.form in ("ndjson", "json")

    def _writer(self, title: str, where: str) -> tuple[Path, Writer]:
        key = "" if self._is_mixed() else title
        if key not in self._writers:
            if self._writers and not self._target.is_folder:
                other = next(iter(self._writers))
                raise Unconvertible(
                    [f"{where}: a {title} after records of {other}; one {self._target.form} file holds one resource: "
                     f"name a folder and --to {self._target.form}"]
                )  # fmt: skip
            path = self._path(title)
            self._writers[key] = path, self.stack.enter_context(open_writer(path, self._target.form, title))
        return self._writers[key]

    def _path(self, title: str) -> Path:
        target = self._target
        if not target.is_folder:
            return target.path
        if not target.path.exists():
            target.path.mkdir(parents=True)
            self.stack.push(self._without_folder)
        return target.path / f"{schemas.resource(title).collection}{ENDINGS[target.form]}{target.pack}"

    def _without_folder(self, kind: object, _error: object, _at: object) -> None:
        """Takes the folder away that was made for nothing."""
        if kind is not None:
            with suppress(OSError):
                self._target.path.rmdir()

    def open_for(self, source: Source) -> None:
        """Makes the one file that was asked for if no record has come; raises Unconvertible if none tells of what."""
        if self._writers or self._target.is_folder:
            return
        title = "" if self._is_mixed() else self._named(source)
        if title is None:
            raise Unconvertible([f"{source.name} holds no records and nothing says of which resource; say --resource"])
        self._writer(title, source.name)

    def _named(self, source: Source) -> str | None:
        """The resource that the caller or the name of a file tells."""
        return source.resource or (resource_named(_stem(source.path)) if source.path is not None else None)

    def made(self) -> Converted:
        """What was written."""
        carried = sum(writer.carried for _, writer in self._writers.values())
        return Converted(self._counts, carried, self._notes)


def _stem(path: Path) -> str:
    return Path(stem_of(path.name)).stem
