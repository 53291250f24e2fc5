"""`crmstandard conformance plan`: what would run, what not and why, and what is missing for the claim."""

from __future__ import annotations

from collections import Counter

import typer

from crmconformance.commands.options import DEFAULT, Classes, Config, Lang, Profiles, configuration, extra, selection


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("plan")(plan)


def plan(config: Config = DEFAULT, only: Classes = None, profile: Profiles = None, lang: Lang = "en") -> None:
    """Show what a run would do: trials by class, records made, what does not apply, what is missing."""
    with extra():
        import asyncio

        from crmconformance import starting
        from crmconformance.planning import class_of
        from crmconformance.planning import plan as planned
        from crmconformance.prerequisites import present
        from crmconformance.report.telling import reason_text
        from crmconformance.settings import BadConfiguration
        from crmstandard.cli.asking import stop
        from crmstandard.requirements import requirement
    chosen = configuration(config)
    try:
        target = asyncio.run(starting.target(chosen))
    except BadConfiguration as error:
        stop(str(error))
    found = planned(target, selection(only, profile), present(chosen.public()))
    counted = Counter(class_of(each.check.row) for each in found.trials)
    resources = sorted({each.subject for each in found.trials if "create" in each.check.each})
    typer.echo(f"{len(found.trials)} trials against {chosen.url}")
    for name, count in counted.items():
        typer.echo(f"  {name:16} {count:6}")
    typer.echo(
        f"Records are created of {len(resources)} resources, with the identifier system urn:crmstandard:conformance"
    )
    for verdict in ("NOT_APPLICABLE", "UNVERIFIED", "DESELECTED"):
        rows = [each for each in found.settled if each.verdict == verdict]
        if rows:
            typer.echo(f"\n{verdict}: {len(rows)}")
        for each in rows if verdict != "DESELECTED" else ():
            reason = reason_text(each.reason, lang)
            typer.echo(f"  {each.requirement}  {reason}  {requirement(each.requirement).text[lang]}")
