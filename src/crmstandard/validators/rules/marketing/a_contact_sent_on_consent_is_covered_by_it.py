"""MKT-020: the consent that a contact was sent on is of the same party, in force then, and for that channel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.calendar.stretches import holds_at
from crmstandard.validators.joins import every_part, key_of, part_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

NEVER_IN_FORCE = frozenset({"proposed", "denied"})


def _take(record: Document) -> Iterator[Taken]:
    kind = record["resourceType"]
    if kind == "Channel":
        yield from (Taken(part, ["channel", record["id"], record["channelType"]]) for part in every_part())
    elif kind == "Consent":
        yield Taken(part_of(record["id"]), ["consent", record["id"], _terms(record)])
    elif record.get("legalBasis") == "consent" and "sentAt" in record and "id" in record.get("consent", {}):
        consent = record["consent"]["id"]
        yield Taken(part_of(consent), ["contact", consent, _contact(record)], "/consent")


def _contact(record: Document) -> dict[str, Any]:
    channel = record.get("channel", {}).get("id")
    return {"party": key_of(record["party"]), "channel": channel, "sentAt": record["sentAt"]}


def _terms(consent: Document) -> dict[str, Any]:
    names = ("status", "period", "channels", "withdrawnAt")
    return {"party": key_of(consent["party"]), **{name: consent[name] for name in names if name in consent}}


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    consents = {fact.value[1]: fact.value[2] for fact in facts if fact.value[0] == "consent"}
    channels = {fact.value[1]: fact.value[2] for fact in facts if fact.value[0] == "channel"}
    for fact in facts:
        if fact.value[0] == "contact" and fact.value[1] in consents:
            wrong = list(_uncovered(fact.value[2], consents[fact.value[1]], channels))
            if wrong:
                yield fact, breach(fact.pointer, member=", ".join(wrong))


def _uncovered(contact: Mapping[str, Any], consent: Mapping[str, Any], channels: Mapping[str, str]) -> Iterator[str]:
    if None not in (contact["party"], consent["party"]) and contact["party"] != consent["party"]:
        yield "party"
    if consent["status"] in NEVER_IN_FORCE:
        yield "status"
    withdrawn = "withdrawnAt" in consent and instant(contact["sentAt"]) >= instant(consent["withdrawnAt"])
    if not withdrawn and not holds_at(consent.get("period", {}), contact["sentAt"]):  # MKT-021 speaks of withdrawal
        yield "period"
    channel = channels.get(contact["channel"] or "")
    if channel is not None and channel not in consent.get("channels", [channel]):
        yield "channels"


cross_rule("MKT-020", reads=("CampaignContact", "Consent", "Channel"), take=_take, judge=_judge, needs=("Consent",))
