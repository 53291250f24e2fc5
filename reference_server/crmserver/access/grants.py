"""Whether a grant lets a provider see a resource for a purpose at a time, and if not, why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from crmserver.access.shapes import rank, shape_of
from crmstandard.operations import roles
from crmstandard.validators.calendar.moments import covers
from crmstandard.validators.members import CLASSES

Document = Mapping[str, Any]
IN_SERVICE = frozenset({"inService", "underRemediation"})  # the states in which a grant may be active (SEC-104)


@cache
def provider_type() -> str:
    """The resource of providers, as the schema of grants refers to them."""
    return min(shape_of(str(roles()["grant"])).members["provider"].targets or ("",))


@dataclass(frozen=True, slots=True)
class Denial:
    """Why a caller sees nothing: the requirement behind it."""

    requirement: str


NO_GRANT = Denial("SEC-040")
NO_PURPOSE = Denial("SEC-041")
OTHER_PURPOSE = Denial("SEC-043")
NOT_IN_SERVICE = Denial("SEC-044")
OUT_OF_PERIOD = Denial("SEC-045")
NOT_CONSENTED_TO = Denial("SEC-046")
NO_EXPORT = Denial("SEC-050")
NEVER_IN_PART = Denial("SEC-064")
STAGES = (NO_GRANT, OTHER_PURPOSE, OUT_OF_PERIOD, NOT_IN_SERVICE, NOT_CONSENTED_TO, NO_EXPORT)  # as they are judged


@dataclass(frozen=True, slots=True)
class Asked:
    """What a provider asks for."""

    provider: str
    resource: str
    purpose: str
    at: str
    export: bool = False


def fitting(asked: Asked, grants: Iterable[Document], contracts: Mapping[str, Document]) -> Document | Denial:
    """The grant that shows most, or why the one that came nearest does not fit."""
    nearest, fit = NO_GRANT, []
    for grant in grants:
        denial = judged(asked, grant, contracts)
        if denial is None:
            fit.append(grant)
        elif STAGES.index(denial) > STAGES.index(nearest):
            nearest = denial
    return min(fit, key=lambda grant: _order(asked, grant, contracts)) if fit else nearest


def judged(asked: Asked, grant: Document, contracts: Mapping[str, Document]) -> Denial | None:
    """Why a grant does not fit; None if it does."""
    if grant["provider"].get("id") != asked.provider or grant["status"] != "active" or not entities(asked, grant):
        return NO_GRANT
    if grant["purpose"] != asked.purpose:
        return OTHER_PURPOSE
    if not covers(grant["period"], asked.at):
        return OUT_OF_PERIOD
    denial = _by_contract(asked, contracts.get(grant["contract"].get("id", "")))
    if denial is None and asked.export and grant.get("export") is not True:
        return NO_EXPORT
    return denial


def _by_contract(asked: Asked, contract: Document | None) -> Denial | None:
    if contract is None or contract["status"] not in IN_SERVICE or not covers(contract["period"], asked.at):
        return NOT_IN_SERVICE
    agreement = contract.get("processingAgreement", {})
    if asked.purpose not in agreement.get("purposes", [asked.purpose]):
        return OTHER_PURPOSE
    if contract["provider"].get("id") == asked.provider:
        return None
    listed = [each for each in contract.get("subcontractors", ()) if each["organization"].get("id") == asked.provider]
    if not listed:
        return NO_GRANT
    agreed = agreement.get("subProcessorConsent", "none")
    return None if agreed != "none" and any(each.get("personalData", True) for each in listed) else NOT_CONSENTED_TO


def entities(asked: Asked, grant: Document) -> list[Document]:
    """What a grant says of the resource."""
    return [each for each in grant["entities"] if each["resourceType"] == asked.resource]


def paths(asked: Asked, grant: Document) -> frozenset[str] | None:
    """The members of the resource that a grant names; None where it names none and all are meant."""
    named = [each.get("paths") for each in entities(asked, grant)]
    return None if None in named else frozenset(path for each in named for path in each or ())


def highest_class(grant: Document, contracts: Mapping[str, Document]) -> str:
    """The highest class of a grant, which is never above that of its contract (SEC-102)."""
    contract = contracts[grant["contract"]["id"]]
    return CLASSES[min(rank(grant["maxPrivacyClass"]), rank(contract["dataAccess"]["maxPrivacyClass"]))]


def _order(asked: Asked, grant: Document, contracts: Mapping[str, Document]) -> tuple[Any, ...]:
    """The widest first: class, all members or those named, no row filter; then by id."""
    named = paths(asked, grant)
    wide = (0, 0) if named is None else (1, -len(named))
    return (-rank(highest_class(grant, contracts)), *wide, "rowFilter" in grant, str(grant["id"]))
