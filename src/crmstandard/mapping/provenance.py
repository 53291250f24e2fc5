"""One record per resource of a run that says out of what the mapping made the file, and which members it derived."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from crmstandard import schemas
from crmstandard.mapping.feed import FeedWriter
from crmstandard.mapping.plan import MANIFEST, Derivation, Plan, read_text
from crmstandard.mapping.records import Made
from crmstandard.mapping.stage import FileCount

NO_NAME = re.compile(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", re.DOTALL)
WORD = re.compile(r"\w+")
CREATED = re.compile(r"CREATE\s+(?:OR\s+REPLACE\s+)?(?:VIEW|TABLE|MACRO)\s+(\"?\w+\"?)", re.IGNORECASE)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(plan: Plan) -> str:
    """SHA-256 over the files of a mapping by name, so that a changed mapping shows."""
    total = hashlib.sha256()
    for path in (plan.folder / MANIFEST, *plan.preludes, *(each.path for each in plan.selects)):
        total.update(f"{path.name}\0{sha256_of(path)}\n".encode())
    return total.hexdigest()


def tables_read(plan: Plan, resource: str) -> frozenset[str]:
    """The tables of the mapping that the SELECTs of a resource name, those behind the mapping's own views included."""
    bodies = _defined(plan)
    waiting = [_words(select.text) for select in plan.resources[resource]]
    seen: set[str] = set()
    while waiting:
        new = waiting.pop() - seen
        seen |= new
        waiting.extend(bodies[name] for name in new & bodies.keys())
    return frozenset(plan.manifest.tables) & seen


def _defined(plan: Plan) -> dict[str, frozenset[str]]:
    """The words that each view, table or macro of the mapping is made of, by its name."""
    found: dict[str, frozenset[str]] = {}
    for path in plan.preludes:
        for part in read_text(path).split(";"):
            if match := CREATED.search(part):
                found[match[1].strip('"')] = _words(part)
    return found


def _words(sql: str) -> frozenset[str]:
    return frozenset(WORD.findall(NO_NAME.sub(" ", sql)))


def provenances(
    plan: Plan, feed_id: str, meta: Mapping[str, Any], files: list[FileCount], writers: list[FeedWriter]
) -> Iterator[Made]:
    """The provenance of each file of the feed, in the order of ids."""
    shared = {"id": plan.manifest.id, "version": plan.manifest.version, "digest": digest_of(plan)}
    written = (writer for writer in writers if writer.mapped)
    for writer in sorted(written, key=lambda each: schemas.kebab(each.resource)):
        derived = [each for each in plan.manifest.derived if each.resource == writer.resource]
        yield Made(
            {
                "resourceType": "Provenance",
                "id": f"{plan.manifest.id}-{schemas.kebab(writer.resource)}",
                "meta": meta,
                "targetFeed": {"feedId": feed_id, "resourceType": writer.resource, "sha256": sha256_of(writer.path)},
                "activity": "derive" if derived else "import",
                "recordedAt": meta["recordedAt"],
                "agents": [{"system": f"urn:crmstandard:mapping:{plan.manifest.id}", "role": "system"}],
                "sources": _sources(plan, files, writer.resource),
                **({"derivations": [_derivation(each) for each in derived]} if derived else {}),
                "mapping": shared,
            }
        )


def _sources(plan: Plan, files: list[FileCount], resource: str) -> list[dict[str, Any]]:
    system, tables = plan.manifest.source, tables_read(plan, resource)
    return [{"system": system, "key": each.file} for each in files if each.table in tables] or [{"system": system}]


def _derivation(each: Derivation) -> dict[str, Any]:
    return {"rule": each.rule, "fields": list(each.fields), "description": _described(each)}


def _described(each: Derivation) -> str:
    return f"{each.description} From {', '.join(each.sources)}." if each.sources else each.description
