"""`crmstandard conformance init`: a commented configuration for a system."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crmconformance.commands.options import DEFAULT, extra
from crmstandard.cli.asking import stop


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("init")(init)


def init(
    url: Annotated[str, typer.Option(help="Address of the system, such as https://crm.example.com.")],
    config: Annotated[Path, typer.Option("--config", help="File to write.")] = DEFAULT,
    credentials: Annotated[
        Path | None, typer.Option(help="Development credentials that `crmstandard serve` wrote (*.dev-client.json).")
    ] = None,
    callback: Annotated[
        str, typer.Option(help="Address of this machine that the system reaches, such as https://this-host:8490.")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Read what a system declares and write a short commented configuration for its test."""
    with extra():
        import asyncio

        from crmconformance import starting
        from crmconformance.settings import BadConfiguration
    if config.exists() and not force:
        stop(f"{config} is there already; --force writes over it, --config names another")
    try:
        text, notes = asyncio.run(starting.written(url, config.parent, credentials, callback=callback))
    except BadConfiguration as error:
        stop(str(error))
    config.write_text(text, encoding="utf-8")
    for note in notes:
        typer.echo(note)
    typer.echo(f"{config} is written. Next: crmstandard conformance doctor")
