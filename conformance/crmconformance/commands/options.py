"""What several commands take and say alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crmstandard.cli.asking import stop, suggestion

if TYPE_CHECKING:
    from crmconformance.planning import Selection
    from crmconformance.settings import Configuration

OURS = ("crmconformance", "crmstandard")
Config = Annotated[Path, typer.Option("--config", help="The configuration; `conformance init` writes one.")]
Classes = Annotated[list[str] | None, typer.Option("--class", help="Only this class; may be repeated.")]
Profiles = Annotated[list[str] | None, typer.Option("--profile", help="Claim this profile too; may be repeated.")]
Lang = Annotated[str, typer.Option(help="Language of the texts: en or zh.")]
MayWrite = Annotated[
    bool, typer.Option("--i-may-write-here", help="Test a system although it says that it is in production.")
]
DEFAULT = Path("conformance.toml")


@contextmanager
def extra() -> Iterator[None]:
    """Around imports: a package that is missing ends the command with the line that installs it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in OURS:
            raise
        stop(f"conformance needs {error.name}, which comes with the extra: pip install 'crmstandard[conformance]'")


def configuration(path: Path) -> Configuration:
    """The configuration in a file; ends the command where it cannot be used."""
    with extra():
        from crmconformance.settings import BadConfiguration, read
    try:
        return read(path)
    except BadConfiguration as error:
        stop(str(error))


def selection(
    classes: list[str] | None, profiles: list[str] | None, identifiers: tuple[str, ...] = (), *, deep: bool = False
) -> Selection:
    """The selection that a user names; classes as `core-read` or `coreRead`; ends the command for unknown names."""
    from crmconformance.planning import Selection
    from crmstandard import schemas

    known = schemas.folder("codelists")["ConformanceClass"]["enum"]
    by_name = {name: each for each in known for name in (each, schemas.kebab(each))}
    for each in classes or ():
        if each not in by_name:
            stop(f"there is no conformance class {each!r}{suggestion(each, by_name)}; known are {', '.join(known)}")
    for each in profiles or ():
        if each not in schemas.profiles():
            stop(f"there is no profile {each!r}{suggestion(each, schemas.profiles())}")
    chosen = tuple(dict.fromkeys(by_name[each] for each in classes or ()))
    return Selection(chosen, identifiers, tuple(profiles or ()), deep)


def report_at(path: Path) -> dict[str, Any]:
    """A report, given as its file or as the folder that holds it; ends the command where there is none."""
    import orjson

    file = path / "report.json" if path.is_dir() else path
    try:
        found: dict[str, Any] = orjson.loads(file.read_bytes())
        found["requirements"], found["claim"]
    except (OSError, ValueError, KeyError, TypeError):
        stop(f"{file} is no report; `crmstandard conformance run` writes one")
    return found
