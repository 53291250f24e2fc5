"""What a token allows: scopes as operations name them, and the ones that stand for many."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from crmserver.auth.caller import Caller
from crmstandard.operations import operations

ADMIN = "admin"


@cache
def every_scope() -> frozenset[str]:
    """Each scope that an operation asks for, and `admin`."""
    return frozenset(str(each["scope"]) for each in operations() if "scope" in each) | {ADMIN}


def expanded(scopes: Iterable[str]) -> frozenset[str]:
    """The scopes that a registration means: `*.read` and `*.write` stand for those of each resource."""
    made: set[str] = set()
    for each in scopes:
        if each in ("*.read", "*.write"):
            made |= {scope for scope in every_scope() if scope.endswith(each[1:])}
        else:
            made.add(each)
    return frozenset(made)


def allows(caller: Caller, scope: str) -> bool:
    """Whether a caller may use an operation that asks for a scope; `admin` may all, inside its own tenant."""
    return scope in caller.scopes or ADMIN in caller.scopes
