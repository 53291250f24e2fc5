"""docs/spec: what a system has to do over HTTP, by topic, in English and in Chinese, from the register."""

from __future__ import annotations

from collections.abc import Mapping

from tools.reference.protocol_pages import LANGUAGES, index_page, pages, protocol_page

BASE = "docs/spec"
OWNS = (f"{BASE}/http/*.md", f"{BASE}/zh/http/*.md")


def files() -> Mapping[str, str]:
    """A page for each group of topics and an index, in both languages."""
    made = {}
    for lang, folder in LANGUAGES.items():
        made[f"{BASE}/{folder}http/index.md"] = index_page(lang)
        for each in pages():
            made[f"{BASE}/{folder}http/{each.name}.md"] = protocol_page(each, lang)
    return made
