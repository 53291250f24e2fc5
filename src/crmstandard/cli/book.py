"""`explain`, `list` and `show`: the standard as a book at the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated, Any

import typer

from crmstandard.cli.asking import stop, suggestion
from crmstandard.cli.validate import Language

Rows = list[tuple[str, ...]]


class Shelf(StrEnum):
    """What can be listed."""

    resources = "resources"
    codelists = "codelists"
    requirements = "requirements"
    profiles = "profiles"
    formats = "formats"
    machines = "machines"


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    app.command("list")(list_shelf)
    app.command("show")(show)
    app.command("explain")(explain)


def list_shelf(
    shelf: Annotated[Shelf, typer.Argument(help="What to list.")],
    lang: Annotated[Language, typer.Option(help="Language of labels and texts.")] = Language.en,
) -> None:
    """List resources, code lists, requirements, profiles, formats or workflows."""
    for row in SHELVES[shelf](lang):
        typer.echo("\t".join(row).expandtabs(28) if len(row) < 4 else "  ".join(row))


def _label(schema: Mapping[str, Any], lang: str) -> str:
    return str(schema.get("x-crm-label", {}).get(lang, ""))


def _resources(lang: str) -> Rows:
    from crmstandard import schemas

    rows = [
        (each.about["domain"], each.about["tier"], name, _label(each.schema, lang))
        for name, each in schemas.resources().items()
    ]
    return [
        (domain, tier, f"{name:<24}", label)
        for domain, tier, name, label in sorted(rows, key=lambda r: (int(r[0][1:]), r[2]))
    ]


def _codelists(lang: str) -> Rows:
    from crmstandard import schemas

    return [
        (name, _label(each, lang), f"{len(each['enum'])} codes")
        for name, each in sorted(schemas.folder("codelists").items())
    ]


def _requirements(lang: str) -> Rows:
    from crmstandard.requirements import requirements

    return [(row.id, f"{row.level:<6}", f"{row.kind:<9}", row.text[lang]) for row in requirements().values()]


def _profiles(lang: str) -> Rows:
    from crmstandard import schemas

    return [(name, _label(each, lang), ", ".join(schemas.overlays(name))) for name, each in schemas.profiles().items()]


def _formats(_lang: str) -> Rows:
    from crmstandard.requirements import requirements
    from crmstandard.validators.formats import checkers

    by_format = {name: [row.id for row in requirements().values() if row.format == name] for name in checkers()}
    return [(name, ", ".join(ids)) for name, ids in sorted(by_format.items())]


def _machines(lang: str) -> Rows:
    from crmstandard.statemachines import machines

    return [(name, str(each.label[lang]), " ".join(each.states)) for name, each in machines().items()]


SHELVES: Mapping[Shelf, Callable[[str], Rows]] = {
    Shelf.resources: _resources,
    Shelf.codelists: _codelists,
    Shelf.requirements: _requirements,
    Shelf.profiles: _profiles,
    Shelf.formats: _formats,
    Shelf.machines: _machines,
}


def show(
    name: Annotated[
        str, typer.Argument(help="A resource, data type, code list, policy or other document, e.g. Person.")
    ],
    lang: Annotated[Language, typer.Option(help="Language of labels.")] = Language.en,
) -> None:
    """Show the members of a resource or type, or the codes of a code list."""
    from crmstandard import schemas
    from crmstandard.cli.tables import codes_table, members_table

    known = {title: schema for folder in schemas.FOLDERS for title, schema in schemas.folder(folder).items()}
    by_lower = {title.lower(): title for title in known}
    title = by_lower.get(name.lower().replace("-", ""))
    if title is None:
        stop(f"there is no {name!r} in the standard{suggestion(name, known)}; see: crmstandard list resources")
    schema = known[title]
    typer.echo(f"{title}  {_label(schema, lang)}\n{schema['description']}\n")
    table = codes_table if "x-crm-codes" in schema else members_table
    table(schema, lang)


def explain(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="A requirement, e.g. GEN-005.")],
    lang: Annotated[Language, typer.Option(help="Language.")] = Language.en,
) -> None:
    """Explain a requirement: what it says, why, how to mend a fault, right and wrong examples."""
    from crmstandard.cli.explaining import lines
    from crmstandard.requirements import UnknownRequirement, requirement, requirements

    try:
        row = requirement(identifier.upper())
    except UnknownRequirement:
        near = suggestion(identifier, requirements())
        stop(f"there is no requirement {identifier!r}{near}; see: crmstandard list requirements")
    for line in lines(row, lang):
        typer.echo(line)
