"""Pages of resources, data types, policies, analytic inputs and documents."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from crmstandard import schemas, statemachines
from crmstandard.requirements import requirements
from crmstandard.sources import read_json, spec_files
from crmstandard.validators import registry
from crmstandard.validators.members import CLASSES
from tools.bundle import target_title
from tools.outputs.types import referred
from tools.reference.markdown import both, page, section, table

HEAD = ("Member", "Card.", "Type", "Class", "Label", "Description")
FOLDERS = ("resources", "types", "policies", "analytics", "documents")
DOMAINS = {
    "D1": "Parties and customers",
    "D2": "Identity, consent and suitability",
    "D3": "Products and arrangements",
    "D4": "Channels and interactions",
    "D5": "Sales",
    "D6": "Marketing",
    "D7": "Service",
    "D8": "Analytics and decisions",
    "D9": "Organization and outsourcing",
    "D10": "Provenance and audit",
}


@cache
def homes() -> Mapping[str, str]:
    """Title -> path of its page below docs/reference, with the anchor of an inner object."""
    made: dict[str, str] = {}
    for folder in (*FOLDERS, "codelists"):
        for title, schema in schemas.folder(folder).items():
            made[title] = f"{folder}/{schemas.kebab(title)}.md"
            made |= {name: f"{made[title]}#{name.lower()}" for name in schema.get("$defs", {})}
    return made


def link(title: str) -> str:
    """A link to the page of a title from any page one folder deep."""
    return f"[{title}](../{homes()[title]})"


def requirement_link(identifier: str) -> str:
    """A link to the page of a requirement from any page one folder deep."""
    return f"[{identifier}](../requirements/{identifier.lower()}.md)"


def type_of(node: Mapping[str, Any], base: Mapping[str, Any]) -> str:
    """The type of a member, linked."""
    if "$ref" in node:
        title = target_title(str(node["$ref"]), base)
        allowed = " or ".join(link(name) for name in referred(node))
        return f"{link(title)} to {allowed}" if allowed else link(title)
    if node.get("type") == "array":
        return type_of(node["items"], base)
    if "const" in node:
        return f'`"{node["const"]}"`'
    if isinstance(node.get("additionalProperties"), Mapping):
        return f"map of {type_of(node['additionalProperties'], base)}"
    return _plain(node)


def _plain(node: Mapping[str, Any]) -> str:
    if "minimum" in node and "maximum" in node:
        limit = f"≥ {node['minimum']}" if node["maximum"] > 10**12 else f"{node['minimum']} to {node['maximum']}"
        return f"integer {limit}"
    return f"`{node['pattern']}`" if "pattern" in node else str(node.get("type", "any"))


def cardinality(name: str, node: Mapping[str, Any], required: set[str], facts: set[str], some: set[str]) -> str:
    """How often a member stands: 1, 0..1, 1..*, 0..*; a fact may be declared absent instead."""
    wanted = name in required or name in facts
    text = ("1..*" if wanted else "0..*") if node.get("type") == "array" else ("1" if wanted else "0..1")
    return f"{text} fact" if name in facts else f"{text} fact in some states" if name in some else text


def member_rows(schema: Mapping[str, Any], base: Mapping[str, Any], anchor: bool = True) -> Iterator[list[str]]:
    """One row for each member of an object."""
    required, facts, some = set(schema.get("required", ())), *_facts(schema)
    for name, node in schema.get("properties", {}).items():
        mark = " (read-only)" if node.get("readOnly") else " (write-only)" if node.get("writeOnly") else ""
        yield [
            (f'<a id="{name}"></a>' if anchor else "") + f"`{name}`",
            cardinality(name, node, required, facts, some),
            type_of(node, base),
            node["x-crm-privacy"]["class"],
            both(node["x-crm-label"]),
            node["description"] + mark,
        ]


def _facts(schema: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    title = str(schema.get("title"))
    if title not in schemas.resources():
        return set(), set()
    resource = schemas.resource(title)
    return set(resource.facts), {name for _, names in resource.conditional_facts for name in names}


def _intro(schema: Mapping[str, Any]) -> list[str]:
    return [schema["description"], "", f"**{schema['x-crm-label']['zh']}**", ""]


def _about(resource: schemas.Resource) -> list[str]:
    about = resource.about
    interactions = about.get("interactions")
    return table(
        ("", ""),
        [
            ("Domain", f"{about['domain']} {DOMAINS[about['domain']]}"),
            ("Tier", about["tier"]),
            ("Path", f"`/v1/{resource.collection}`"),
            ("Privacy class", resource.schema["x-crm-privacy"]["class"]),
            ("Search by", ", ".join(f"`{name}`" for name in about.get("search", ())) or "–"),
            ("Interactions", ", ".join(interactions) if interactions else "all"),
        ],
    )


def _states(title: str) -> list[str]:
    machine = statemachines.machine_of(title)
    if machine is None:
        return []
    lines = [f"The state stands in `{machine.member}`.", "", "```mermaid", "stateDiagram-v2"]
    lines += [f"  [*] --> {state}" for state in machine.initial]
    lines += [f"  {state} --> {each}" for state, following in machine.transitions.items() for each in following]
    lines += [f"  {state} --> [*]" for state in machine.terminal]
    return [*lines, "```"]


def _rules(title: str, schema: Mapping[str, Any]) -> list[str]:
    named = set(schemas.texts_under("x-crm-requirement", schema)) | {
        each.requirement for each in registry.type_rules() if title in each.subjects
    }
    named |= {each.requirement for each in registry.record_rules() if title in each.subjects}
    named |= {each.requirement for each in registry.cross_rules() if title in each.reads}
    known = requirements()
    rows = [(requirement_link(i), known[i].level, known[i].text["en"]) for i in sorted(named) if i in known]
    return table(("Requirement", "Level", "Text"), rows)


@cache
def _minimal() -> Mapping[str, Any]:
    found = (read_json(path) for path in spec_files("vectors/resources", ".json"))
    return {content["resource"]: content["valid"][0]["document"] for content in found if content["valid"]}


def _example(title: str) -> list[str]:
    document = _minimal().get(title)
    return ["```json", json.dumps(document, ensure_ascii=False, indent=2), "```"] if document else []


def _inner(schema: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for name, inner in schema.get("$defs", {}).items():
        lines += [f'<a id="{name.lower()}"></a>', "", f"### {name}", "", f"{inner['description']} ", ""]
        lines[-2] = f"{inner['description']} **{inner['x-crm-label']['zh']}**"
        lines += table(HEAD, member_rows(inner, schema, anchor=False))
    return lines


def _facets(schema: Mapping[str, Any]) -> list[str]:
    keys = ("type", "format", "pattern", "minLength", "maxLength")
    return table(("Keyword", "Value"), [(key, f"`{schema[key]}`") for key in keys if key in schema])


def schema_page(title: str, schema: Mapping[str, Any]) -> str:
    """The page of a resource, data type, policy, analytic input or document."""
    is_resource = title in schemas.resources()
    common = ["Besides these, the members of every resource: " + link("Resource") + ".", ""] if is_resource else []
    return page(
        title,
        _intro(schema),
        _about(schemas.resource(title)) if is_resource else [],
        section("Members", [*table(HEAD, member_rows(schema, schema)), *common]) if "properties" in schema else [],
        section("Form", _facets(schema)) if "properties" not in schema else [],
        section("Objects inside", _inner(schema)),
        section("States", _states(title)),
        section("Rules", _rules(title, schema)),
        section("The smallest right document", _example(title)),
    )


def folder_index(folder: str, title: str, intro: str) -> str:
    """The list of all pages of one folder."""
    rows = [
        (f"[{name}]({schemas.kebab(name)}.md)", schema["x-crm-label"]["zh"], schema["description"])
        for name, schema in sorted(schemas.folder(folder).items())
    ]
    return page(title, [intro, ""], table(("Name", "中文", "What it is"), rows))


def resource_index() -> str:
    """The list of resources by domain."""
    lines: list[str] = []
    for domain, name in DOMAINS.items():
        members = [r for r in schemas.resources().values() if r.about["domain"] == domain]
        rows = [
            (
                f"[{each.name}]({schemas.kebab(each.name)}.md)",
                each.schema["x-crm-label"]["zh"],
                each.about["tier"],
                f"`/v1/{each.collection}`",
                each.schema["description"],
            )
            for each in sorted(members, key=lambda r: (r.about["tier"], r.name))
        ]
        lines += section(f"{domain} {name}", table(("Name", "中文", "Tier", "Path", "What it is"), rows))
    classes = f"Privacy classes, from least to most: {', '.join(CLASSES[:-1])}."
    return page("Resources", [classes, ""], lines)
