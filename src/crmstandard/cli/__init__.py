"""The command line: one module a command, each with `register(app)`.

Commands of the library are found by folder. What stands above the library, the server among them,
brings its own by the entry point group `crmstandard.commands`, so that nothing here imports it.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from typing import Annotated, Any

import typer

USAGE = 2
INTERRUPTED = 130
GROUP = "crmstandard.commands"


def application() -> typer.Typer:
    """The application with every command of this folder."""
    app = typer.Typer(
        name="crmstandard",
        help="An open standard for bank CRM data: validate feeds, read the model, make samples, map sources.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_root)
    for found in _modules():
        if hasattr(found, "register"):
            found.register(app)
    return app


def _modules() -> Iterator[Any]:
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        yield importlib.import_module(f"{__name__}.{module.name}")
    try:
        brought = distribution("crmstandard").entry_points.select(group=GROUP)
    except PackageNotFoundError:  # sources that were never installed
        return
    for each in sorted(brought, key=lambda each: each.name):
        yield each.load()


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"crmstandard {version('crmstandard')}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Exit codes: 0 no errors, 1 errors found, 2 usage or a source that can not be read."""


def main() -> None:
    """Entry point; an interrupt or a closed pipe ends the program quietly."""
    try:
        application()()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
