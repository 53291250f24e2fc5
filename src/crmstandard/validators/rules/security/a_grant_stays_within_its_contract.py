"""SEC-101, SEC-102, SEC-103, SEC-104, SEC-108, SEC-109: a grant gives no more than its contract allows."""

from __future__ import annotations

from crmstandard.validators.calendar.moments import inside
from crmstandard.validators.rules.security.grants_and_contracts import Side, grant_rule

CLASSES = "NIPS"


def _class_holds(grant: Side, contract: Side) -> bool:
    return CLASSES.index(grant["maxPrivacyClass"]) <= CLASSES.index(contract["maxPrivacyClass"])


def _provider_holds(grant: Side, contract: Side) -> bool:
    return "id" not in grant["provider"] or grant["provider"]["id"] in contract["provider"]


def _state_holds(grant: Side, contract: Side) -> bool:
    return grant["status"] != "active" or contract["status"] in {"inService", "underRemediation"}


def _purpose_holds(grant: Side, contract: Side) -> bool:
    return not contract["purposes"] or grant["purpose"] in contract["purposes"]


def _place_holds(grant: Side, contract: Side) -> bool:
    allowed = contract["processingCountries"]
    return not allowed or set(grant.get("locations", ())) <= set(allowed)


grant_rule("SEC-101", "/period", lambda grant, contract: inside(grant["period"], contract["period"]))
grant_rule("SEC-102", "/maxPrivacyClass", _class_holds)
grant_rule("SEC-103", "/provider", _provider_holds)
grant_rule("SEC-104", "/status", _state_holds)
grant_rule("SEC-108", "/purpose", _purpose_holds)
grant_rule("SEC-109", "/locations", _place_holds)
