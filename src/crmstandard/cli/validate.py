"""`crmstandard validate`: judge files of records."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crmstandard.cli.asking import stop, suggestion

if TYPE_CHECKING:
    from crmstandard.findings import Finding
    from crmstandard.reading import Block, Record
    from crmstandard.reports.tally import Tally
    from crmstandard.validators import Session


class Format(StrEnum):
    """How findings are written."""

    human = "human"
    json = "json"
    sarif = "sarif"


class Language(StrEnum):
    """Language of messages."""

    en = "en"
    zh = "zh"


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command("validate")(validate)


def validate(
    files: Annotated[
        list[str],
        typer.Argument(help="Files of records: NDJSON, JSON, CSV or Parquet, plain, gzip or zstd; - for stdin."),
    ],
    *,
    resource: Annotated[
        str | None, typer.Option(help="What the records are; default: each record's resourceType.")
    ] = None,
    profile: Annotated[
        str | None, typer.Option(help="Profile to hold the records to (crmstandard list profiles).")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="Form of the report.")] = Format.human,
    lang: Annotated[Language, typer.Option(help="Language of messages.")] = Language.en,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File for the report; default: standard output.")
    ] = None,
    max_findings: Annotated[
        int, typer.Option(min=0, help="Findings to show of each requirement; 0: all. Counts are exact.")
    ] = 100,
    show_values: Annotated[bool, typer.Option("--show-values", help="Print values found, also personal ones.")] = False,
) -> None:
    """Judge records: their shape, the rules within each, and the rules across all files given."""
    from crmstandard.reports.tally import Tally

    session = _session(resource, profile)
    tally = Tally(max_findings)
    with _sink(output) as write:
        shows = _shower(form, lang, write, tally, show_values=show_values)
        for each in _findings(files, session, tally):
            if tally.add(each):
                shows(each)
        _finish(form, lang, write, tally, profile, show_values=show_values)
    for source, reason in tally.unreadable:
        typer.echo(f"crmstandard validate: {source}: {reason}", err=True)
    raise typer.Exit(tally.exit_code)


def _session(resource: str | None, profile: str | None) -> Session:
    from crmstandard import schemas
    from crmstandard.validators import Session

    try:
        return Session(resource, profile)
    except schemas.UnknownResource:
        stop(f"there is no resource {resource!r}{suggestion(resource, _titles())}; see: crmstandard list resources")
    except schemas.UnknownProfile:
        stop(
            f"there is no profile {profile!r}{suggestion(profile, schemas.profiles())}; see: crmstandard list profiles"
        )


def _titles() -> list[str]:
    from crmstandard import schemas

    return [title for name in ("resources", "policies", "analytics", "documents") for title in schemas.folder(name)]


@contextmanager
def _sink(output: Path | None) -> Iterator[Callable[[str], None]]:
    """Where report lines go."""
    if output is None:
        yield typer.echo
        return
    try:
        with output.open("w", encoding="utf-8") as stream:
            yield lambda text: print(text, file=stream)
    except OSError as error:
        stop(f"the report can not be written to {output}: {error.strerror}")


def _findings(files: list[str], session: Session, tally: Tally) -> Iterator[Finding]:
    """Every finding of the files, in their order, and then those across them."""
    from crmstandard.reading import Unreadable, sayable

    with _progress() as advance:
        for name in files:
            tally.sources.append(sayable(name))
            try:
                for block in _blocks(name, session.resource):
                    yield from _of_block(block, session, tally)
                    advance(name, tally.records)
            except Unreadable as error:
                tally.unreadable.append((error.source, error.reason))
    yield from session.finish()


def _blocks(name: str, resource: str | None) -> Iterator[Block]:
    """The records of a file in blocks: tables by their names, JSON whatever the name is."""
    from crmstandard.reading import read_blocks
    from crmstandard.tabular.forms import TABLES, form_of

    if name == "-" or form_of(Path(name)) not in TABLES:
        return read_blocks(None if name == "-" else Path(name))
    from crmstandard import schemas
    from crmstandard.feeds.sources import blocks_of, gather

    said = resource if resource in schemas.resources() else None
    return chain.from_iterable(map(blocks_of, gather([name], resource=said).sources))


def _of_block(block: Block, session: Session, tally: Tally) -> Iterator[Finding]:
    """The findings of a block; what is certainly good is passed over quickly."""
    yield from block.notes
    for line, text in block.texts():
        tally.records += 1
        if session.accept(text, block.source, line) is None:
            record = block.read(line, text)
            found = list(_of_record(record, session))
            yield from found
            if not found and not record.is_lost:
                session.learn(record.document, text)
    for lost in block.lost:
        tally.records += 1
        yield from _of_record(lost, session)


def _of_record(record: Record, session: Session) -> Iterator[Finding]:
    from dataclasses import replace

    yield from record.findings
    if record.is_lost:
        resource = session.resource or record.resource
        if resource and record.record:
            session.lost(resource, record.record, record.place)
        return
    for each in session.add(record.document, record.place):
        yield replace(each, place=record.place_of(each.pointer)) if record.raw else each


@contextmanager
def _progress() -> Iterator[Callable[[str, int], None]]:
    """A line on a terminal that shows how far the run is; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _name, _count: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:

        def advance(name: str, count: int) -> None:
            status.update(f"{name}: {count:,} records")

        yield advance


def _shower(
    form: Format, lang: Language, write: Callable[[str], None], tally: Tally, *, show_values: bool
) -> Callable[[Finding], None]:
    """What is done with a finding to be shown: written at once for people, kept for the other forms."""
    if form is not Format.human:
        return tally.kept.append
    from crmstandard.reports.human import line

    return lambda each: write(line(each, lang, show_values=show_values))


def _finish(
    form: Format, lang: Language, write: Callable[[str], None], tally: Tally, profile: str | None, *, show_values: bool
) -> None:
    from crmstandard.reports.human import summary
    from crmstandard.reports.machine import report, sarif

    kit = version("crmstandard")
    if form is Format.human:
        for text in summary(tally, lang):
            write(text)
    elif form is Format.json:
        made = report(tally, lang, kit, profile, show_values=show_values)
        write(json.dumps(made, ensure_ascii=False, indent=2))
    else:
        write(json.dumps(sarif(tally, lang, kit, show_values=show_values), ensure_ascii=False, indent=2))


PLAIN: Mapping[tuple[str, ...], Callable[..., None]] = {(): validate}
