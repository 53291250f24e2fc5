"""Pages of requirements: what is asked, why, what to do, who verifies it and which vectors show it."""

from __future__ import annotations

from collections.abc import Mapping

from crmstandard.requirements import Requirement, requirements
from tools.reference.markdown import page, section, table
from tools.traceability import Sample, in_code, in_schemas, samples, seen_over_http

UP = "../../../"
SHOWN = 12
AREAS = {
    "GEN": "General",
    "FMT": "Formats",
    "PTY": "Parties and customers",
    "IDN": "Identity",
    "CNS": "Consent and privacy",
    "PRD": "Products and arrangements",
    "INT": "Interactions",
    "SAL": "Sales",
    "MKT": "Marketing",
    "SVC": "Service",
    "ANL": "Analytics",
    "MET": "Metrics",
    "ORG": "Organization",
    "OUT": "Outsourcing",
    "STM": "Workflows",
    "API": "HTTP interface",
    "SEC": "Security, provenance and audit",
    "EVT": "Events",
    "BLK": "Bulk data",
    "FED": "Feeds",
}


def _two(texts: Mapping[str, str]) -> list[str]:
    return [texts["en"], "", texts["zh"], ""] if "en" in texts and "zh" in texts else list(texts.values())


def _about(row: Requirement) -> list[str]:
    """Level and kind, and for what is observed over HTTP its conformance class and optional feature."""
    said = [row.level, row.kind, f"since {row.since}"]
    if row.conformance_class:
        said.append(f"class [`{row.conformance_class}`](../codelists/conformance-class.md)")
    if row.capability:
        said.append(f"feature [`{row.capability}`](../codelists/optional-feature.md)")
    return [" · ".join(said), ""]


def _verified(row: Requirement) -> list[str]:
    lines = [f"- [`{path}`]({UP}{path})" for path in in_code().get(row.id, ())]
    lines += [f"- [`schemas/{path}`]({UP}schemas/{path})" for path in in_schemas().get(row.id, ())[:SHOWN]]
    if row.keywords:
        lines.append(f"- the judge, by the keywords {', '.join(f'`{word}`' for word in row.keywords)}")
    if seen_over_http(row):
        lines.append("- the conformance suite, over HTTP")
    return lines or ([f"Not verified: {row.unverified['en']}"] if row.unverified else [])


def _vectors(found: tuple[Sample, ...]) -> list[str]:
    shown = sorted(found, key=lambda each: (not each.right, each.file, each.id))
    rows = [
        (
            "right" if each.right else "wrong",
            f"`{each.id}`",
            each.description,
            f"[{each.file.removeprefix('spec/vectors/')}]({UP}{each.file})",
        )
        for each in shown[:SHOWN]
    ]
    more = [f"… and {len(found) - SHOWN} more.", ""] if len(found) > SHOWN else []
    return [*table(("", "Id", "What it shows", "File"), rows), *more]


def requirement_page(row: Requirement) -> str:
    """The page of one requirement."""
    return page(
        row.id,
        _two(row.text),
        _about(row),
        section("A finding says", _two(row.message)),
        section("Why", _two(row.why)),
        section("What to do", _two(row.fix)),
        section("Verified by", _verified(row)),
        section("Vectors", _vectors(samples().get(row.id, ()))),
    )


def requirement_index() -> str:
    """The register by area."""
    lines: list[str] = []
    for area, name in AREAS.items():
        rows = [
            (f"[{row.id}]({row.id.lower()}.md)", row.level, row.text["en"], row.text["zh"])
            for row in requirements().values()
            if row.id.startswith(f"{area}-")
        ]
        lines += section(f"{area} {name}", table(("Id", "Level", "Text", "中文"), rows))
    intro = "MUST gives an error, SHOULD a warning. The English text is normative."
    return page("Requirements", [intro, ""], lines)
