"""MKT-026, MKT-027: a contact names a wave of its campaign and is sent within its period."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from crmstandard.validators.calendar.stretches import holds_at
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _taker(member: str, of_campaign: Callable[[Document], Any]) -> Callable[[Document], Iterator[Taken]]:
    def take(record: Document) -> Iterator[Taken]:
        if record["resourceType"] == "Campaign":
            yield Taken(record["id"], ["campaign", of_campaign(record)])
        elif member in record and "id" in record["campaign"]:
            yield Taken(record["campaign"]["id"], ["contact", record[member]], f"/{member}")

    return take


def _judge(fits: Callable[[Any, Any], bool]) -> Callable[[str, Sequence[Fact]], Iterator[tuple[Fact, Breach]]]:
    def judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
        campaigns = [fact.value[1] for fact in facts if fact.value[0] == "campaign"]
        for fact in facts:
            if campaigns and fact.value[0] == "contact" and not any(fits(c, fact.value[1]) for c in campaigns):
                yield fact, breach(fact.pointer)

    return judge


def _wave_keys(campaign: Document) -> list[str]:
    return [wave["id"] for wave in campaign.get("waves", ())]


def _period(campaign: Document) -> Any:
    return campaign.get("period", {})


def _is_among(waves: list[str], wave: str) -> bool:
    return wave in waves


READS = ("CampaignContact", "Campaign")
cross_rule(
    "MKT-026",
    reads=READS,
    take=_taker("wave", _wave_keys),
    judge=_judge(_is_among),
    by_value=True,
)
cross_rule("MKT-027", reads=READS, take=_taker("sentAt", _period), judge=_judge(holds_at), by_value=True)
