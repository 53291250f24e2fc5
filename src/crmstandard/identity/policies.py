"""The shipped policies of matching and survivorship, read from spec/policies, and the references that cite them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any

import orjson

from crmstandard.sources import read_json, root

Policy = Mapping[str, Any]


@cache
def _shipped() -> tuple[Policy, ...]:
    return tuple(read_json(path) for path in sorted((root() / "spec" / "policies").glob("*.json")))


def match_policy(resource: str) -> Policy:
    """The shipped policy by which records of a resource are compared; raises LookupError."""
    return _the("MatchPolicy", resource)


def survivorship_policy() -> Policy:
    """The shipped policy by which the values of a golden record are chosen."""
    return _the("SurvivorshipPolicy", None)


@cache
def _the(kind: str, resource: str | None) -> Policy:
    for policy in _shipped():
        if policy["policyType"] == kind and policy.get("resourceType") == resource:
            return policy
    raise LookupError(f"{kind} of {resource}")


def reference(policy: Policy) -> dict[str, str]:
    """What a record says of the policy that decided: its id and version with the digest of its content."""
    canonical = orjson.dumps(policy, option=orjson.OPT_SORT_KEYS)
    named = {name: str(policy[name]) for name in ("policyType", "policyId", "version")}
    return {**named, "digest": sha256(canonical).hexdigest()}
