"""`crmstandard conformance diff`: what changed between two runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crmconformance.commands.options import extra, report_at


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("diff")(diff)


def diff(
    old: Annotated[Path, typer.Argument(help="The earlier report.json, or its folder.")],
    new: Annotated[Path, typer.Argument(help="The later report.json, or its folder.")],
    html: Annotated[Path | None, typer.Option(help="Write a page.")] = None,
    output: Annotated[Path | None, typer.Option(help="Write JSON.")] = None,
) -> None:
    """Compare two runs; exit code 1 if something is newly broken."""
    with extra():
        import orjson

        from crmconformance.report.difference import difference
        from crmconformance.report.page import difference_html
    found = difference(report_at(old), report_at(new))
    if html:
        html.write_text(difference_html(found), encoding="utf-8")
    if output:
        output.write_bytes(orjson.dumps(found, option=orjson.OPT_INDENT_2))
    for kind, rows in found["changes"].items():
        for each in rows:
            typer.echo(f"{kind:8}  {each['id']}  {each['old'] or '–'} -> {each['new'] or '–'}")
    typer.echo(f"{found['unchanged']} unchanged")
    raise typer.Exit(1 if found["changes"]["broken"] else 0)
