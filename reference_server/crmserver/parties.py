"""What identity does with stored records: which records are one party by now, what each brings, who else is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crmserver.store.unit import Head, Unit
from crmstandard import identity
from crmstandard.identity import Contribution, Golden, Match, Settled, Veto, merging
from crmstandard.identity.policies import Policy
from crmstandard.operations import roles
from crmstandard.validators.standing import is_open

Document = dict[str, Any]
Reference = dict[str, str]
FARTHEST = 1000  # records that one party may have been merged from
IN_FORCE = frozenset({"applied", "final"})


@dataclass
class Parties:
    """The functions of identity that the server rests on, each replaceable."""

    compare: Callable[..., Match] = identity.compare
    veto_between: Callable[..., tuple[Veto, ...]] = identity.veto_between
    survive: Callable[..., Golden] = identity.survive
    ordered_keys: Callable[[Mapping[str, Any]], list[str]] = identity.ordered_keys
    match_policy: Callable[[str], Policy] = identity.match_policy
    survivorship_policy: Callable[[], Policy] = identity.survivorship_policy


def reference(head: Head | Document) -> Reference:
    """The reference to a record."""
    if isinstance(head, Head):
        return {"type": head.resource, "id": head.id}
    return {"type": str(head["resourceType"]), "id": str(head["id"])}


def text_of(reference: Mapping[str, Any]) -> str:
    """A reference as the index has it."""
    return f"{reference['type']}/{reference['id']}"


def family(unit: Unit, head: Head) -> list[Head]:
    """A record and all that were merged into it, directly or by way of others."""
    found, waiting = {head.id: head}, [head]
    while waiting and len(found) < FARTHEST:
        for each in waiting.pop().document().get("replaces", ()):
            member = unit.head(head.resource, each["id"])
            if member is not None and not member.deleted and member.id not in found:
                found[member.id] = member
                waiting.append(member)
    return list(found.values())


def found(unit: Unit, resource: str, member: str, values: Iterable[str]) -> list[Head]:
    """Records that are not deleted by the values of a search field, in the order of their ids."""
    ids = sorted(set(unit.find(f"{resource}.{member}", sorted(set(values)))))
    heads = (unit.head(resource, each) for each in ids)
    return [each for each in heads if each is not None and not each.deleted]


def merges_into(unit: Unit, golden: Mapping[str, Any]) -> list[Head]:
    """The merges in force into a record, the earliest first."""
    events = found(unit, str(roles()["merge"]), "golden", [text_of(golden)])
    return sorted((each for each in events if each.document()["status"] in IN_FORCE), key=applied_at)


def applied_at(event: Head) -> str:
    """When a merge was applied."""
    return max((each["at"] for each in event.document()["statusHistory"] if each["to"] == "applied"), default="")


def links_of(unit: Unit, event: Reference) -> list[Head]:
    """The links that a merge made."""
    return found(unit, str(roles()["link"]), "mergeEvent", [text_of(event)])


def kept(unit: Unit, event: Reference, party: Mapping[str, Any]) -> Document:
    """The source record that keeps a party as it was before a merge; raises LookupError, also after an erasure."""
    for link in map(Head.document, links_of(unit, event)):
        if (link["sourceSystem"], link["sourceKey"]) == (merging.RECORDS, party["id"]):
            head = unit.head(link["sourceRecord"]["type"], link["sourceRecord"]["id"])
            if head is not None and not head.deleted and "content" in (document := head.document()):
                return document
    raise LookupError(party["id"])


def contributions(unit: Unit, document: Document, source: Reference, depth: int = 0) -> list[Contribution]:
    """What each record that a party was merged from brings, as it was before its merge; itself where that is erased."""
    events = merges_into(unit, reference(document))
    if not events or depth > FARTHEST:
        return [merging.contribution(document, source)]
    try:
        first = kept(unit, reference(events[0]), reference(document))
        others = [kept(unit, reference(event), event.document()["retired"]) for event in events]
    except LookupError:
        return [merging.contribution(document, source)]
    made = [merging.contribution(merging.restored(first), reference(first))]
    for other in others:
        made += contributions(unit, merging.restored(other), reference(other), depth + 1)
    return made


def edits(
    parts: Parties, document: Document, source: Reference, brought: Sequence[Contribution], at: str
) -> dict[str, Settled]:
    """The members of a merged record that somebody changed since; none where it was never merged."""
    if len(brought) < 2:
        return {}
    return merging.edits(document, brought, parts.survivorship_policy(), source, at)


def open_customers(unit: Unit, parties: Iterable[Head]) -> dict[str, Head]:
    """The open customer of a party at each bank unit, the one with the least id."""
    made: dict[str, Head] = {}
    for each in relationships(unit, parties):
        document = each.document()
        if is_open(document):
            made.setdefault(text_of(document["bankUnit"]), each)
    return made


def relationships(unit: Unit, parties: Iterable[Head]) -> list[Head]:
    """The customers of some records."""
    return found(unit, str(roles()["relationship"]), "party", [text_of(reference(each)) for each in parties])


def answering_unit(unit: Unit, parties: Iterable[Head]) -> Reference | None:
    """Who is to look at a doubtful pair: the bank whose customer it is, else a legal entity of the tenant."""
    for customer in relationships(unit, parties):
        bank: Reference = customer.document()["bankUnit"]
        return {"type": bank["type"], "id": bank["id"]}
    entities = found(unit, str(roles()["unit"]), "unitType", ["legalEntity"])
    return reference(entities[0]) if entities else None
