"""`crmstandard conformance explain`: a requirement, its checks, and what the last run says of it."""

from __future__ import annotations

from typing import Annotated

import typer

from crmconformance.commands.options import DEFAULT, Config, Lang, extra
from crmstandard.cli.asking import stop, suggestion


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("explain")(explain)


def explain(
    identifier: Annotated[str, typer.Argument(help="Id of a requirement, such as API-042.")],
    config: Config = DEFAULT,
    lang: Lang = "en",
) -> None:
    """Show a requirement, the checks that judge it, and the outcome in the last run."""
    with extra():
        from crmconformance.registry import checks_of
        from crmconformance.report.telling import words
        from crmconformance.settings import BadConfiguration, read
        from crmstandard.cli.explaining import lines
        from crmstandard.requirements import requirements
    if identifier not in requirements():
        stop(f"there is no requirement {identifier!r}{suggestion(identifier, requirements())}")
    page = words()["page"]
    for line in lines(requirements()[identifier], lang):
        typer.echo(line)
    for each in checks_of(identifier):
        typer.echo(f"\n{page['check'][lang]} {each.name}: {each.title}")
        if each.needs:
            typer.echo(f"  {page['needs'][lang]} {', '.join(each.needs)}")
    try:
        folder = read(config).out
    except BadConfiguration:
        return
    if (folder / "report.json").is_file():
        _last(folder, identifier, lang)


def _last(folder: object, identifier: str, lang: str) -> None:
    from pathlib import Path

    from crmconformance.commands.options import report_at
    from crmconformance.report.telling import told, words

    page = words()["page"]
    row = next((each for each in report_at(Path(str(folder)))["requirements"] if each["id"] == identifier), None)
    if row is None:
        return
    typer.echo(f"\n{page['last'][lang]}: {row['verdict']}")
    for each in row["reasons"]:
        typer.echo(f"  {each[lang]}")
    for each in row["faults"]:
        said = ", ".join(f"{page[name][lang]} {told(each, name)[lang]}" for name in ("expected", "observed"))
        typer.echo(f"  {each['subject'] or each['check']}: {said}")
        if "cause" in each:
            typer.echo(f"    {each['cause'][lang]}")
        if "curl" in each:
            typer.echo(f"    {each['curl']}")
