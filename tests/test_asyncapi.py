"""The AsyncAPI document has an event for each change of each resource, and its references lead somewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from crmstandard import schemas
from tools.outputs import asyncapi, openapi

DOCUMENT: dict[str, Any] = json.loads(asyncapi.files()[asyncapi.PATH])


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (v for k, v in node.items() if k == "$ref")
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for each in node:
            yield from _references(each)


def _target(document: Any, pointer: str) -> Any:
    for token in pointer.strip("/").split("/"):
        document = document[token]
    return document


def test_every_reference_leads_to_something_here_or_in_openapi() -> None:
    others = {"": DOCUMENT, "./openapi.json": openapi.document()}
    for reference in set(_references(DOCUMENT)):
        file, _, pointer = reference.partition("#")
        assert _target(others[file], pointer)


def test_channels_are_the_events_of_the_standard() -> None:
    addresses = {channel["address"] for channel in DOCUMENT["channels"].values()}
    assert "crm.person.created.v1" in addresses
    assert "crm.campaignContact.statusChanged.v1" in addresses
    assert "crm.person.merged.v1" in addresses
    assert "crm.score.updated.v1" not in addresses
    assert not [each for each in addresses if ".auditEvent." in each]
    created = {each.split(".")[1] for each in addresses if each.endswith(".created.v1")}
    assert created == {name[0].lower() + name[1:] for name in schemas.resources()} - {"auditEvent"}


def test_every_channel_has_one_message_and_one_operation() -> None:
    assert DOCUMENT["asyncapi"] == "3.0.0"
    assert set(DOCUMENT["channels"]) == set(DOCUMENT["components"]["messages"])
    assert len(DOCUMENT["operations"]) == len(DOCUMENT["channels"])
    for channel in DOCUMENT["channels"].values():
        assert len(channel["messages"]) == 1
