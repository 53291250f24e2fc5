"""Prerequisites of checks by name: which there are, and whether a run has them."""

from __future__ import annotations

from crmconformance.settings import Configuration
from crmconformance.target import Target

# Role or thing -> what it is, for `init`, `plan` and reports.
MEANING = {
    "main": "a client that may do everything",
    "reader": "a client of the same tenant that may only read, class P at most",
    "second": "another client of the same tenant that may write",
    "otherTenant": "a client of another tenant",
    "vendor": "a client of an outside provider",
    "callback": "an address of this machine that the system can reach",
    "feed": "files of a feed",
}


def present(configuration: Configuration, target: Target) -> dict[str, bool]:
    """Each prerequisite, and whether it is there. Without any credentials the system is tried as an open one."""
    del target
    found = {name: name in configuration.clients for name in MEANING}
    return {
        **found,
        "main": "main" in configuration.clients or not configuration.clients,
        "callback": bool(configuration.callback),
        "feed": bool(configuration.feed),
    }
