"""Prerequisites of checks by name: which there are, and whether a run has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmconformance.asking import ELSEWHERE

# Role or thing -> what it is, for `init`, `plan` and reports.
MEANING = {
    "main": "a client that may do everything",
    "reader": "a client of the same tenant that may only read, class P at most",
    "second": "another client of the same tenant that may write",
    ELSEWHERE: "a client of another tenant",
    "vendor": "a client of an outside provider; `provider` is the id of the organization that it works for",
    "keyed": "a client that proves itself by a key of its own (private_key_jwt)",
    "expired": "a token of the main client that has expired, kept from an earlier day",
    "otherAudience": "a token that the same issuer gave for another system",
    "otherType": "a token of the same issuer that is no access token, such as an ID token",
    "callback": "an address of this machine that the system can reach",
    "feed": "files of a feed",
}

# Roles that are a token and no client.
TOKENS_ALONE = ("expired", "otherAudience", "otherType")


def present(settings: Mapping[str, Any]) -> dict[str, bool]:
    """Each prerequisite, and whether a run of these public settings has it.

    Without any credentials the system is tried as an open one.
    """
    clients = settings.get("clients", ())
    found = {name: name in clients for name in MEANING}
    return {
        **found,
        "main": "main" in clients or not clients,
        "callback": bool(settings.get("callback")),
        "feed": bool(settings.get("feed")),
    }
