"""`crmstandard conformance`: the suite on the command line, one module a command, found by folder."""

from __future__ import annotations

import importlib
import pkgutil

import typer

HELP = """Test a system against the standard over HTTP, and keep evidence that can be verified.

Exit codes: 0 eligible, 1 conformance failures, 2 usage or configuration, 3 requirements left
unverified, 4 error of the suite.
"""


def register(app: typer.Typer) -> None:
    """Adds the command group to the application."""
    group = typer.Typer(no_args_is_help=True, help=HELP, rich_markup_mode=None)
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        found = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(found, "register"):
            found.register(group)
    app.add_typer(group, name="conformance")
