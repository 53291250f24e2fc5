"""`crmstandard feed`: check feeds of any size, convert them between forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crmstandard.cli.asking import stop, suggestion
from crmstandard.cli.converting import Given, convert, known_resource
from crmstandard.cli.progress import progress
from crmstandard.cli.validate import Language

if TYPE_CHECKING:
    from crmstandard.feeds.check import Options, Outcome

INTERRUPTED = 130


class Form(StrEnum):
    """How the report is written."""

    text = "text"
    json = "json"
    sarif = "sarif"
    html = "html"


class Engine(StrEnum):
    """Where records are judged: by processes of this machine, or by a Spark cluster."""

    local = "local"
    spark = "spark"


class FailOn(StrEnum):
    """What makes the command end with 1."""

    rejected = "rejected"
    errors = "errors"
    warnings = "warnings"
    never = "never"


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    group = typer.Typer(no_args_is_help=True, help="Check feeds of any size, and convert them between forms.")
    group.command("check")(check)
    group.command("convert")(convert)
    app.add_typer(group, name="feed")


def check(
    paths: Annotated[
        list[str],
        typer.Argument(help="Folders, files, patterns, URLs; NDJSON, JSON, CSV, Parquet, gzip, zstd; - for stdin."),
    ],
    *,
    manifest: Annotated[Path | None, typer.Option(help="Manifest; default: manifest.json in the folder.")] = None,
    profile: Annotated[str | None, typer.Option(help="Profile to hold the records to.")] = None,
    policy: Annotated[Path | None, typer.Option(help="Weights, gates and limits; default: the standard's.")] = None,
    jobs: Annotated[
        int,
        typer.Option(min=1, max=256, help="Threads or processes of this machine to share the work."),
    ] = 1,
    engine: Annotated[Engine, typer.Option(help="What judges the records: this machine, or Spark.")] = Engine.local,
    master: Annotated[str | None, typer.Option(help="URL of the Spark master; default: local[*].")] = None,
    fail_on: Annotated[FailOn, typer.Option(help="What ends with exit code 1.")] = FailOn.errors,
    baseline: Annotated[Path | None, typer.Option(help="JSON report of the feed before: what is new since.")] = None,
    max_samples: Annotated[int, typer.Option(min=0, max=100, help="Places to keep of each fault.")] = 20,
    known_keys: Annotated[Path | None, typer.Option(help="Keys taken so far, for the references of a delta.")] = None,
    write_keys: Annotated[Path | None, typer.Option(help="File for the keys, if the feed is not rejected.")] = None,
    resource: Annotated[str | None, typer.Option(help="What the records are, where nothing else says so.")] = None,
    given: Annotated[
        Given | None, typer.Option("--from", help="Form of stdin, or of files without a name for it.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="Form of the report.")] = Form.text,
    lang: Annotated[Language, typer.Option(help="Language of text, SARIF and first view of HTML.")] = Language.en,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File for the report.")] = None,
) -> None:
    """Decide whether a feed is to be loaded: every record, what holds across them, and the delivery itself."""
    from crmstandard.feeds.check import Options

    _known_profile(profile)
    known_resource(resource)
    before = _report_before(baseline)
    options = Options(
        profile=profile,
        jobs=jobs,
        samples=max_samples,
        manifest=manifest,
        policy=policy,
        before=before,
        known=known_keys,
        write_keys=write_keys,
        resource=resource,
        form=given,
        master=_master(engine, master, paths),
    )
    outcome = _run(paths, options)
    if not outcome.delivery.sources:
        stop("there is nothing to check: no file of a feed in what was named")
    _write(outcome, form, lang, output)
    raise typer.Exit(_exit_code(outcome, fail_on))


def _known_profile(profile: str | None) -> None:
    from crmstandard import schemas

    if profile is not None and profile not in schemas.profiles():
        near = suggestion(profile, schemas.profiles())
        stop(f"there is no profile {profile!r}{near}; see: crmstandard list profiles")


def _master(engine: Engine, master: str | None, paths: list[str]) -> str | None:
    if engine is not Engine.spark:
        if master is not None:
            stop("--master is of --engine spark")
        return None
    from crmstandard.feeds.remote import is_url

    if "-" in paths or any(map(is_url, paths)):
        stop("--engine spark reads files where the executors are; standard input and what a URL leads to are only here")
    return master or "local[*]"


def _report_before(path: Path | None) -> Mapping[str, Any] | None:
    """The baseline; it has to be a report of this command."""
    from crmstandard.reading import parse
    from crmstandard.validators.structure import judge

    if path is None:
        return None
    try:
        document, faults = parse(path.read_bytes())
    except OSError as error:
        stop(f"the baseline {path} can not be read: {error.strerror}")
    faults = faults or judge("FeedReport").findings(document)
    if faults:
        first = faults[0]
        stop(f"the baseline {path} is no report of feed check: {first.pointer or '/'} {first.message}")
    found: Mapping[str, Any] = document
    return found


def _run(paths: list[str], options: Options) -> Outcome:
    from crmstandard.feeds.check import check as check_feed
    from crmstandard.feeds.policy import BadPolicy
    from crmstandard.feeds.remote import NotFetched
    from crmstandard.feeds.spark.cluster import ClusterFailed
    from crmstandard.feeds.workers import WorkerLost
    from crmstandard.reading import Unreadable

    try:
        with progress() as tell:
            return check_feed(paths, options, tell)
    except Unreadable as error:  # of the known keys; files of the feed are in the report
        stop(str(error))
    except (WorkerLost, ClusterFailed, NotFetched, BadPolicy) as error:
        stop(str(error))
    except OSError as error:
        stop(f"{error.filename or 'the disk'}: {error.strerror}")


def _write(outcome: Outcome, form: Form, lang: Language, output: Path | None) -> None:
    from crmstandard.feeds.report import report_of

    text = _rendered(report_of(outcome), form, lang)
    if output is None:
        typer.echo(text)
        return
    try:
        output.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        stop(f"the report can not be written to {output}: {error.strerror}")


def _rendered(report: Mapping[str, Any], form: Form, lang: Language) -> str:
    import json

    if form is Form.text:
        from crmstandard.feeds.text import lines_of

        return "\n".join(lines_of(report, lang))
    if form is Form.html:
        from crmstandard.feeds.page import page_of

        return page_of(report, lang)
    from crmstandard.feeds.review import sarif_of

    made = report if form is Form.json else sarif_of(report, lang)
    return json.dumps(made, ensure_ascii=False, indent=2)


def _exit_code(outcome: Outcome, fail_on: FailOn) -> int:
    """130 interrupted, 2 a file that can not be read, 1 what `--fail-on` names, else 0."""
    cells = outcome.part.cells
    if outcome.interrupted:
        return INTERRUPTED
    if any(each.unreadable for each in outcome.came):
        return 2
    errors = cells.total("error") + cells.total("consequence")
    failed = {
        FailOn.never: False,
        FailOn.rejected: outcome.verdict == "rejected",
        FailOn.errors: bool(errors) or outcome.verdict == "rejected",
        FailOn.warnings: bool(errors + cells.total("warning")) or outcome.verdict == "rejected",
    }
    return int(failed[fail_on])


PLAIN: Mapping[tuple[str, ...], Callable[..., None]] = {("check",): check}
