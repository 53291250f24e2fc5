"""`crmstandard audit`: whether the audit chain of a database holds."""

from __future__ import annotations

from typing import Annotated

import typer

from crmserver.commands.extra import extra_of
from crmstandard.cli.asking import stop


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    group = typer.Typer(help="The audit chain of a server's database.", no_args_is_help=True)
    group.command("verify")(verify)
    app.add_typer(group, name="audit")


def verify(
    db: Annotated[str, typer.Option(help="File (SQLite) or URL (postgresql://…).")] = "crmstandard.db",
) -> None:
    """Check the audit chain of each tenant: no event changed, none missing, none cut off. Exit code 1 if one was."""
    with extra_of("audit verify"):
        from crmserver.store.auditing import NoChain, chains
    try:
        found = list(chains(db))
    except NoChain as error:
        stop(str(error))
    for each in found:
        typer.echo(f"{each.tenant}: {each.events} audit events, {each.verdict}")
    if any(not each.holds for each in found):
        raise typer.Exit(1)
