"""docs/reference: a page for each resource, data type, code list and requirement, and their lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crmstandard import schemas
from crmstandard.requirements import requirements
from tools.reference.codelist_pages import codelist_page
from tools.reference.markdown import page
from tools.reference.requirement_pages import requirement_index, requirement_page
from tools.reference.schema_pages import FOLDERS, folder_index, resource_index, schema_page

BASE = "docs/reference"
OWNS = (f"{BASE}/**/*.md",)
LISTS = {
    "types": ("Data types", "What members are made of."),
    "codelists": ("Code lists", "Closed lists of codes with labels and definitions in both languages."),
    "policies": ("Policies", "Versioned documents with the thresholds, weights and choices of one bank."),
    "analytics": ("Analytic inputs", "Tables that formulas read besides records."),
    "documents": ("Other documents", "What systems exchange besides records."),
}


def _index() -> str:
    lists = {"resources": ("Resources", "The records of the standard."), **LISTS}
    lines = [f"- [{title}]({folder}/index.md): {text}" for folder, (title, text) in lists.items()]
    lines.append("- [Requirements](requirements/index.md): Every normative sentence by its permanent id.")
    lines += ["", "The same on the command line: `crmstandard list`, `crmstandard show`, `crmstandard explain`."]
    return page("Reference", lines)


def _pages() -> Iterator[tuple[str, str]]:
    yield "index.md", _index()
    yield "resources/index.md", resource_index()
    yield "requirements/index.md", requirement_index()
    for folder, (title, text) in LISTS.items():
        yield f"{folder}/index.md", folder_index(folder, title, text)
    for folder in FOLDERS:
        for title, schema in schemas.folder(folder).items():
            yield f"{folder}/{schemas.kebab(title)}.md", schema_page(title, schema)
    for title, schema in schemas.folder("codelists").items():
        yield f"codelists/{schemas.kebab(title)}.md", codelist_page(title, schema)
    for row in requirements().values():
        yield f"requirements/{row.id.lower()}.md", requirement_page(row)


def files() -> Mapping[str, str]:
    """Every page."""
    return {f"{BASE}/{path}": text for path, text in _pages()}
