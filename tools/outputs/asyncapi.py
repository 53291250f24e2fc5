"""src/crmstandard/asyncapi.json: AsyncAPI 3.0, a channel and a message for each change of each resource."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from crmstandard import schemas
from crmstandard.operations import interactions
from crmstandard.schemas import Resource
from tools.bundle import Schema
from tools.outputs.openapi import compact, document

PATH = "src/crmstandard/asyncapi.json"
OWNS = (PATH,)
SCHEMAS = "./openapi.json#/components/schemas/"
FORMAT = "application/schema+json;version=draft-2020-12"
VERBS = {
    "created": "A record was created",
    "merged": "A record was merged into another",
    "deleted": "A record was deleted",
    "statusChanged": "A record passed into another state",
    "updated": "A record was changed",
}
INFO = (
    "Events of changes as CloudEvents 1.0 in structured JSON: one change, one event. They are pulled from "
    "GET /v1/events or pushed to a subscription, signed by Standard Webhooks. The payloads are those of "
    "openapi.json, which is served beside this document. Generated from schemas/ and spec/."
)
SIGNED = {
    "webhook-id": "Id of the message, the same in every attempt.",
    "webhook-timestamp": "Seconds since 1970 when the attempt was made.",
    "webhook-signature": "Signatures of id, timestamp and body, separated by blanks.",
}


def verbs(resource: Resource) -> Iterator[str]:
    """The changes that a resource can see; one that no client creates (the audit trail) raises no event."""
    possible, members = interactions(resource), resource.schema["properties"]
    wanted = {
        "created": True,
        "merged": "replacedBy" in members,
        "deleted": "delete" in possible,
        "statusChanged": "statusHistory" in members,
        "updated": "update" in possible,
    }
    yield from (verb for verb in VERBS if "create" in possible and wanted[verb])


def events() -> Iterator[tuple[Resource, str, str, str]]:
    """Every event as (resource, verb, its name here, its type on the wire)."""
    for name, resource in sorted(schemas.resources().items()):
        word = name[0].lower() + name[1:]
        for verb in verbs(resource):
            yield resource, verb, f"{word}{verb[0].upper()}{verb[1:]}", f"crm.{word}.{verb}.v1"


def _message(resource: Resource, verb: str, event_type: str) -> Schema:
    narrowed: Schema = {"type": {"type": "string", "const": event_type}}
    if verb != "deleted":
        narrowed["data"] = {"$ref": SCHEMAS + resource.name}
    payload = {"allOf": [{"$ref": f"{SCHEMAS}EventEnvelope"}, {"type": "object", "properties": narrowed}]}
    return {
        "name": event_type,
        "title": f"{VERBS[verb]}: {resource.schema['x-crm-label']['en'].lower()}",
        "contentType": "application/cloudevents+json",
        "payload": {"schemaFormat": FORMAT, "schema": payload},
        "traits": [{"$ref": "#/components/messageTraits/webhook"}],
    }


def _channel(resource: Resource, name: str, event_type: str) -> Schema:
    return {
        "address": event_type,
        "title": resource.name,
        "messages": {name: {"$ref": f"#/components/messages/{name}"}},
        "tags": [{"name": resource.name}],
    }


def _operation(verb: str, name: str) -> Schema:
    return {
        "action": "send",
        "channel": {"$ref": f"#/channels/{name}"},
        "summary": VERBS[verb],
        "messages": [{"$ref": f"#/channels/{name}/messages/{name}"}],
    }


def _trait() -> Schema:
    headers = {name: {"type": "string", "description": text} for name, text in SIGNED.items()}
    return {"headers": {"type": "object", "properties": headers}}


@cache
def asyncapi() -> Mapping[str, Any]:
    """The whole document."""
    every = list(events())
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "crmstandard events",
            "version": document()["info"]["version"],
            "description": INFO,
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": "application/cloudevents+json",
        "channels": {name: _channel(resource, name, wire) for resource, _, name, wire in every},
        "operations": {f"send{name[0].upper()}{name[1:]}": _operation(verb, name) for _, verb, name, _ in every},
        "components": {
            "messages": {name: _message(resource, verb, wire) for resource, verb, name, wire in every},
            "messageTraits": {"webhook": _trait()},
        },
    }


def files() -> Mapping[str, str]:
    """The document as text."""
    return {PATH: compact(asyncapi())}
