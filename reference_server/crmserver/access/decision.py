"""What a caller sees of a resource: its clearance inside the bank, a grant for a purpose outside of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

import orjson

from crmserver.access import grants as granting
from crmserver.access.consent import rests_on_consent
from crmserver.access.forms import Masking, default_masking, masking_of
from crmserver.access.grants import Asked, Denial
from crmserver.access.planning import plan
from crmserver.access.rowfilters import Compile, RowTest, compiled, nothing
from crmserver.access.sight import Agreement, Sight
from crmserver.auth.caller import Caller

Document = Mapping[str, Any]
LOWEST = "N"


def decide(
    caller: Caller,
    resource: str,
    *,
    purpose: str | None = None,
    at: str = "",
    grants: Iterable[Document] = (),
    contracts: Mapping[str, Document] | None = None,
    policies: Iterable[Document] = (),
    export: bool = False,
    compile_rows: Compile = compiled,
) -> Sight:
    """The sight of a caller.

    `at` is an RFC 3339 time, `grants` are those of the caller's provider, `contracts` those that the
    grants name, by id, `policies` the masking policies of the tenant. Grants and contracts are read
    only for a provider's caller, so the others need not look them up.
    """
    if caller.provider is None:
        return _of_class(resource, caller.clearance, default_masking("internal"))
    if purpose is None:
        return _refused(resource, granting.NO_PURPOSE)
    asked = Asked(caller.provider, resource, purpose, at, export)
    known = contracts or {}
    found = granting.fitting(asked, grants, known)
    if isinstance(found, Denial):
        return _refused(resource, found)
    return _of_grant(asked, found, known, masking_for(found, policies), compile_rows)


def _refused(resource: str, denial: Denial) -> Sight:
    return Sight(resource, LOWEST, None, refusal=denial)


def _of_class(resource: str, highest: str, masking: Masking, paths: frozenset[str] | None = None, **more: Any) -> Sight:
    hidden = plan(resource, highest, masking, paths)
    if hidden.refused:
        return _refused(resource, granting.NEVER_IN_PART)
    return Sight(resource, highest, hidden, minimum_count=masking.minimum_count, **more)


def _of_grant(
    asked: Asked, grant: Document, contracts: Mapping[str, Document], masking: Masking, compile_rows: Compile
) -> Sight:
    agreement = Agreement(asked.purpose, asked.provider, asked.at)
    return _of_class(
        asked.resource,
        granting.highest_class(grant, contracts),
        masking,
        granting.paths(asked, grant),
        grant={"type": grant["resourceType"], "id": grant["id"]},
        rows=_rows(grant, asked.resource, compile_rows),
        agreement=agreement if rests_on_consent(asked.purpose, grant["legalBasis"]) else None,
        basis=_basis(asked, grant),
    )


def _basis(asked: Asked, grant: Document) -> str:
    """What a grant narrows a resource to, apart from its class, which can be compared; two that show the same agree."""
    named = granting.paths(asked, grant)
    rests = rests_on_consent(asked.purpose, grant["legalBasis"])
    told = [None if named is None else sorted(named), grant.get("rowFilter"), grant.get("maskingPolicy"), rests]
    return sha256(orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _rows(grant: Document, resource: str, compile_rows: Compile) -> RowTest | None:
    """The row filter of a grant; one that does not fit the resource lets nothing pass."""
    if "rowFilter" not in grant:
        return None
    try:
        return compile_rows(grant["rowFilter"], resource)
    except ValueError:
        return nothing


def masking_for(grant: Document, policies: Iterable[Document]) -> Masking:
    """The masking policy that a grant names, the shipped one where it names none that is known."""
    named = grant.get("maskingPolicy")
    if named is not None:
        for each in policies:
            if (each["policyId"], each["version"]) == (named["policyId"], named["version"]):
                return _masking(orjson.dumps(each, option=orjson.OPT_SORT_KEYS))
    return default_masking("vendor")


@lru_cache(maxsize=64)
def _masking(policy: bytes) -> Masking:
    return masking_of(orjson.loads(policy))
