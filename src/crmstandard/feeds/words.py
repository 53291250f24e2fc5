"""The words of feed reports that no schema or requirement holds, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crmstandard import schemas
from crmstandard.sources import read_yaml, root


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Every word by name; names of dimensions and verdicts come from their code lists."""
    found: dict[str, Mapping[str, str]] = dict(read_yaml(root() / "spec" / "feeds" / "words.yaml"))
    for prefix, title in (("dimension", "QualityDimension"), ("verdict", "FeedVerdict")):
        codes = schemas.folder("codelists")[title]["x-crm-codes"]
        found.update({f"{prefix}.{code}": meaning["label"] for code, meaning in codes.items()})
    return found


def word(name: str, lang: str) -> str:
    """A word in `en` or `zh`."""
    return words()[name][lang]
