"""The command line: one module a command, found by folder; each has `register(app)`."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from typing import Annotated

import typer

USAGE = 2
INTERRUPTED = 130


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
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        found = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(found, "register"):
            found.register(app)
    return app


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
