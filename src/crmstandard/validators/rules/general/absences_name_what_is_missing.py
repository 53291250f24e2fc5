"""GEN-005, GEN-009, GEN-028, GEN-029: absences name each missing fact, nothing that is there, nothing structural."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard import schemas
from crmstandard.validators.members import Member, member_tree
from crmstandard.validators.pointers import leads_to_value
from crmstandard.validators.registry import Breach, Document, breach, rule


def _tokens(path: str) -> list[str]:
    return [token.replace("~1", "/").replace("~0", "~") for token in path.split("/")[1:]]


@rule("GEN-005")
def each_missing_fact_is_declared_absent(record: Document) -> Iterator[Breach]:
    """A fact is there or its absence is declared; a prospect's customer number is no fact yet."""
    absent = {each["path"] for each in record.get("absences", ())}
    for name in schemas.resource(record["resourceType"]).facts_of(record):
        if name not in record and f"/{name}" not in absent:
            yield breach("", member=name)


@rule("GEN-009", needs=("absences",))
def no_present_member_is_declared_absent(record: Document) -> Iterator[Breach]:
    """What is declared absent is not there."""
    for index, each in enumerate(record["absences"]):
        if each["reason"] != "masked" and leads_to_value(record, each["path"]):
            yield breach(f"/absences/{index}/path", member=each["path"])


@rule("GEN-028", needs=("absences",))
def no_structural_member_is_declared_absent(record: Document) -> Iterator[Breach]:
    """Keys, references, type and state are never excused."""
    structural = schemas.resource(record["resourceType"]).structural
    for index, each in enumerate(record["absences"]):
        tokens = _tokens(each["path"])
        if len(tokens) == 1 and tokens[0] in structural:
            yield breach(f"/absences/{index}/path", member=tokens[0])


@rule("GEN-029", needs=("absences",))
def the_path_of_an_absence_leads_to_a_member(record: Document) -> Iterator[Breach]:
    """A path that the schema does not know excuses nothing."""
    title = record["resourceType"]
    for index, each in enumerate(record["absences"]):
        if not _declared(member_tree(title), _tokens(each["path"])):
            yield breach(f"/absences/{index}/path", resource=title)


def _declared(node: Member, tokens: list[str]) -> bool:
    for token in tokens:
        child = node.items if node.items is not None and token.isdigit() else node.members.get(token)
        if child is None:
            return False
        node = child
    return bool(tokens)
