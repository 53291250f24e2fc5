"""MKT-020: the consent that a contact was sent on is of the same party, in force then, and for that channel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.calendar.stretches import holds_at
from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import EVERYWHERE, Breach, Document, Fact, Taken, breach, cross_rule

NEVER_IN_FORCE = frozenset({"proposed", "denied"})


def _take(record: Document) -> Iterator[Taken]:
    kind = record["resourceType"]
    if kind == "Channel":
        yield Taken(EVERYWHERE, [record["id"], record["channelType"]])
    elif kind == "Consent":
        yield Taken(
            record["id"],
            {
                "party": key_of(record["party"]),
                "status": record["status"],
                "period": record.get("period"),
                "channels": record.get("channels"),
                "withdrawnAt": record.get("withdrawnAt"),
            },
        )
    elif record.get("legalBasis") == "consent" and "sentAt" in record and "id" in record.get("consent", {}):
        channel = record.get("channel", {}).get("id")
        yield Taken(
            record["consent"]["id"],
            {"party": key_of(record["party"]), "channel": channel, "sentAt": record["sentAt"]},
            "/consent",
        )


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    consents = [fact.value for fact in facts if fact.resource == "Consent"]
    contacts = [fact for fact in facts if fact.resource == "CampaignContact"]
    if not consents or not contacts:
        return
    channels = {fact.value[0]: fact.value[1] for fact in facts if fact.resource == "Channel"}
    for contact in contacts:
        wrong = list(_uncovered(contact.value, consents[-1], channels))
        if wrong:
            yield contact, breach(contact.pointer, member=", ".join(wrong))


def _uncovered(contact: Mapping[str, Any], consent: Mapping[str, Any], channels: Mapping[str, str]) -> Iterator[str]:
    if None not in (contact["party"], consent["party"]) and contact["party"] != consent["party"]:
        yield "party"
    if consent["status"] in NEVER_IN_FORCE:
        yield "status"
    withdrawn = consent["withdrawnAt"] and instant(contact["sentAt"]) >= instant(consent["withdrawnAt"])
    if not withdrawn and not holds_at(consent["period"] or {}, contact["sentAt"]):  # MKT-021 speaks of withdrawal
        yield "period"
    channel = channels.get(contact["channel"] or "")
    if channel is not None and consent["channels"] is not None and channel not in consent["channels"]:
        yield "channels"


cross_rule(
    "MKT-020",
    reads=("CampaignContact", "Consent", "Channel"),
    take=_take,
    judge=_judge,
    needs=("Consent",),
    shares=True,
)
