"""`crmstandard token`: an access token for trying things out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

import orjson
import typer

from crmstandard.cli.asking import stop, suggestion

SECONDS = 10


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command("token")(token)


def token(
    credentials: Annotated[Path, typer.Argument(help="File of development credentials that `serve` wrote.")] = Path(
        "crmstandard.db.dev-client.json"
    ),
    client: Annotated[str, typer.Option(help="Which client of the file.")] = "development",
    scope: Annotated[str | None, typer.Option(help="Scopes, by spaces; default: all that the client has.")] = None,
) -> None:
    """Print an access token got with the development credentials of a running server."""
    try:
        written = orjson.loads(credentials.read_bytes())
    except (OSError, ValueError):
        stop(f"{credentials} holds no credentials; `crmstandard serve` on loopback writes them beside its database")
    known = {each["client_id"]: each for each in (written, *written.get("others", ()))}
    if client not in known:
        stop(f"{credentials} has no client {client!r}{suggestion(client, known)}")
    typer.echo(_asked(known[client], scope))


def _asked(client: dict[str, Any], scope: str | None) -> str:
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, urlopen

    url = str(client["token_url"])
    form = {"grant_type": "client_credentials", **{name: client[name] for name in ("client_id", "client_secret")}}
    body = urlencode({**form, "scope": scope} if scope else form).encode()
    if not url.startswith(("http://", "https://")):
        stop(f"{url} is no address of a token endpoint")
    try:
        with urlopen(Request(url, body), timeout=SECONDS) as answer:  # noqa: S310 - the scheme is checked above
            return str(orjson.loads(answer.read())["access_token"])
    except HTTPError as error:
        stop(f"{url} refused the credentials ({error.code}); is this file of the server that runs?")
    except (URLError, TimeoutError) as error:
        stop(f"{url} does not answer ({error}); is the server running?")
