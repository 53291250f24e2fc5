"""The reference has a page for everything, and its links lead somewhere."""

from __future__ import annotations

import posixpath
import re

from crmstandard import requirements, schemas
from tools.outputs import reference

PAGES = dict(reference.files())
LINK = re.compile(r"\]\(([^)#]+)(?:#([^)]+))?\)")
CODE = re.compile(r"`[^`\n]*`(?!\])")
ROOTED = ("src/", "spec/", "schemas/")


def test_every_resource_code_list_and_requirement_has_a_page() -> None:
    for name in schemas.resources():
        assert f"docs/reference/resources/{schemas.kebab(name)}.md" in PAGES
    for name in schemas.folder("codelists"):
        assert f"docs/reference/codelists/{schemas.kebab(name)}.md" in PAGES
    for identifier in requirements.requirements():
        assert f"docs/reference/requirements/{identifier.lower()}.md" in PAGES


def test_every_link_leads_to_a_page_and_an_anchor() -> None:
    broken = []
    for path, text in PAGES.items():
        for target, anchor in LINK.findall(CODE.sub("", text)):
            found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if not found.startswith(ROOTED) and (
                found not in PAGES or (anchor and f'id="{anchor}"' not in PAGES[found])
            ):
                broken.append((path, target, anchor))
    assert broken == []


def test_a_page_says_that_it_is_made() -> None:
    assert all("do not edit" in text.splitlines()[0] for text in PAGES.values())
