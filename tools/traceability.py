"""Who verifies a requirement, derived from code, schemas and vectors; nobody writes it down."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from crmstandard import schemas
from crmstandard.requirements import Requirement, requirements
from crmstandard.sources import read_json, root, spec_files

ID = re.compile(r"[A-Z]{3}-[0-9]{3}")
SOURCE = Path("src/crmstandard")
SKIPPED = ("model", "sample", "mapping")


@dataclass(frozen=True)
class Sample:
    """One vector that shows a requirement: its file, id, what it describes, and whether it is a right one."""

    file: str
    id: str
    description: str
    right: bool


@cache
def in_code() -> Mapping[str, tuple[str, ...]]:
    """Id -> modules of the library that hold it as a constant: rules, formats, readers."""
    found: dict[str, set[str]] = defaultdict(set)
    checkout = Path(__file__).parents[1]
    for path in sorted((checkout / SOURCE).rglob("*.py")):
        if path.relative_to(checkout / SOURCE).parts[0] not in SKIPPED:
            for identifier in _constants(path.read_text()):
                found[identifier].add(path.relative_to(checkout).as_posix())
    return {identifier: tuple(sorted(paths)) for identifier, paths in found.items()}


def _constants(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and ID.fullmatch(node.value):
            yield node.value


@cache
def in_schemas() -> Mapping[str, tuple[str, ...]]:
    """Id -> schema files that name it in `x-crm-requirement`."""
    found: dict[str, set[str]] = defaultdict(set)
    base = root() / "schemas"
    for identifier, schema in schemas.by_id().items():
        for named in schemas.texts_under("x-crm-requirement", schema):
            found[named].add(identifier.removeprefix(schemas.BASE))
    return {identifier: tuple(sorted(paths)) for identifier, paths in found.items() if base}


@cache
def samples() -> Mapping[str, tuple[Sample, ...]]:
    """Id -> vectors of its own file, and wrong documents elsewhere that name it."""
    found: dict[str, list[Sample]] = defaultdict(list)
    for path in spec_files("vectors", ".json"):
        content, name = read_json(path), path.relative_to(root()).as_posix()
        for identifier, sample in _samples(content, name):
            found[identifier].append(sample)
    return {identifier: tuple(dict.fromkeys(each)) for identifier, each in found.items()}


def _samples(content: Mapping[str, Any], file: str) -> Iterator[tuple[str, Sample]]:
    own = content.get("requirement")
    for right, key in ((True, "valid"), (False, "invalid")):
        for case in content.get(key, ()):
            sample = Sample(file, str(case.get("id", case.get("value", ""))), case.get("description", ""), right)
            named = {own} if own else {e.get("requirement") for e in case.get("expect", ())} | {case.get("requirement")}
            yield from ((identifier, sample) for identifier in sorted(filter(None, named)))


def verified(identifier: str) -> bool:
    """Whether something in the kit judges a requirement: code, a schema, or the keyword that it stands for."""
    return bool(in_code().get(identifier) or in_schemas().get(identifier) or requirements()[identifier].keywords)


def seen_over_http(row: Requirement) -> bool:
    """Whether the requirement binds a running system and shows in its answers, so that the suite verifies it."""
    return row.kind == "http" and row.unverified is None
