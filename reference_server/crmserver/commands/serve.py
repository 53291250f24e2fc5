"""`crmstandard serve`: the reference server on a database."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from crmserver.commands.extra import extra_of
from crmstandard.cli.asking import stop

HOST, PORT = "127.0.0.1", 8480


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command("serve")(serve)


def serve(
    *,
    db: Annotated[
        str | None, typer.Option(help="File (SQLite) or URL (postgresql://…); default: CRM_DATABASE or crmstandard.db.")
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = PORT,
    public_url: Annotated[
        str | None, typer.Option(help="Address that clients use; default: CRM_PUBLIC_URL or the one listened on.")
    ] = None,
    sample: Annotated[int, typer.Option(min=0, help="Load a sample bank of this many customers first.")] = 0,
    profile: Annotated[
        list[str] | None, typer.Option(help="Profile that every record has to keep; may be repeated.")
    ] = None,
    clients: Annotated[
        Path | None, typer.Option(help="File of the clients that the built-in issuer gives tokens to.")
    ] = None,
    tls_cert: Annotated[Path | None, typer.Option(help="Certificate chain, PEM.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="Private key of the certificate, PEM.")] = None,
    plain_http_behind_proxy: Annotated[
        bool, typer.Option("--plain-http-behind-proxy", help="Beyond loopback without TLS: a proxy in front has it.")
    ] = False,
    insecure_no_auth: Annotated[
        bool, typer.Option("--insecure-no-auth", help="Let everybody in without a token; on loopback only.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes; more than one needs PostgreSQL.")] = 1,
    migrate_only: Annotated[
        bool, typer.Option("--migrate-only", help="Bring the database up to date and end.")
    ] = False,
) -> None:
    """Serve the standard over HTTP. Every setting can also come from the environment; see docs/guide/operators.md."""
    with extra_of("serve"):
        from crmserver import serving
        from crmserver.settings import BadSetting, from_environment
    given: dict[str, Any] = {
        "database": db,
        "profiles": tuple(profile) if profile else None,
        "clients": str(clients) if clients else None,
        "open_access": True if insecure_no_auth else None,
    }
    try:
        settings = from_environment(**given)
        address = public_url or os.environ.get("CRM_PUBLIC_URL", "")
        plan = serving.Plan(settings, host, port, address, sample, tls_cert, tls_key, plain_http_behind_proxy, workers)
        serving.migrate_only(settings) if migrate_only else serving.serve(plan, typer.echo)
    except (BadSetting, serving.CannotServe) as error:
        stop(str(error))
