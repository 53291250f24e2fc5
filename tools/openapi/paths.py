"""The paths of the OpenAPI document, from the short form of spec/operations.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from crmstandard import schemas
from crmstandard.operations import Operation, filled, interactions, names, source
from tools.bundle import Schema, target_title
from tools.openapi.components import referring
from tools.openapi.views import ref

PART = "application/vnd.crmstandard.part+json"
COMPARISONS = "gte|gt|lte|lt|ne|in|exists"
LINKED = {"read": "read", "update": "update", "patch": "patch", "delete": "delete", "history": "history"}
CONDITIONAL = ("update", "patch", "delete")


def paths(operations: Iterable[Operation]) -> dict[str, Schema]:
    """Path -> the parameters that all its operations share, and method -> operation."""
    groups: dict[str, list[Operation]] = {}
    for each in operations:
        groups.setdefault(each["path"], []).append(each)
    return {path: _path(group) for path, group in groups.items()}


def _path(group: list[Operation]) -> Schema:
    shared = [name for name in group[0].get("parameters", ()) if all(name in o.get("parameters", ()) for o in group)]
    made: Schema = {"parameters": list(map(_parameter, shared))} if shared else {}
    for each in group:
        own = [name for name in each.get("parameters", ()) if name not in shared]
        made[each["method"]] = operation({**each, "parameters": own})
    return made


def operation(short: Operation) -> Schema:
    """One operation in full."""
    made: Schema = {"operationId": short["id"], "summary": short["summary"], "tags": [short["tag"]]}
    if "label" in short:
        made["x-crm-label"] = short["label"]
    if "description" in short:
        made["description"] = short["description"]
    if "deprecated" in short:
        made |= {
            "deprecated": True,
            "x-crm-deprecated": {name: str(text) for name, text in short["deprecated"].items()},
        }
    made["security"] = [] if short.get("open") else [{"oauth2": [short["scope"]]}]
    parameters = [*map(_parameter, short.get("parameters", ())), *_search(short)]
    if parameters:
        made["parameters"] = parameters
    if "body" in short:
        made["requestBody"] = {"required": True, "content": _contents(short["body"])}
    made["responses"] = _responses(short)
    return made


def _parameter(each: Any) -> Schema:
    made: Schema = {"$ref": f"#/components/parameters/{each}"} if isinstance(each, str) else referring(each)
    return made


def _contents(body: Mapping[str, Any]) -> Schema:
    made = {body.get("media", "application/json"): {"schema": ref(body["schema"])}}
    return made | {media: {"schema": ref(title)} for media, title in body.get("also", {}).items()}


def _responses(short: Operation) -> Schema:
    made = {str(status): _answer(answer, short) for status, answer in short["answers"].items()}
    made |= {str(status): {"$ref": f"#/components/responses/{status}"} for status in short.get("errors", ())}
    return made | {"default": {"$ref": "#/components/responses/default"}}


def _answer(answer: Mapping[str, Any], short: Operation) -> Schema:
    if set(answer) == {"reuse"}:
        return {"$ref": f"#/components/responses/{answer['reuse']}"}
    made: Schema = {"description": answer["text"]}
    if "headers" in answer:
        made["headers"] = headers(answer["headers"])
    if "schema" in answer:
        made["content"] = {answer.get("media", "application/json"): {"schema": ref(answer["schema"])}}
    if "part" in answer:
        made["content"][PART] = {"schema": ref(answer["part"])}
    if answer.get("links"):
        made["links"] = links(short["resource"])
    return made


def answers() -> Schema:
    """The responses that operations of a resource share, by name."""
    made: Schema = {}
    for resource in sorted(schemas.resources().values(), key=lambda each: each.name):
        for name, answer in filled(source()["answers"], names(resource)).items():
            made[name] = _answer(answer, {})
    return made


def headers(wanted: Iterable[str]) -> Schema:
    """Headers of a response by their name on the wire."""
    spelled = {
        "ContentLocation": "Content-Location",
        "RetryAfter": "Retry-After",
        "WWWAuthenticate": "WWW-Authenticate",
    }
    return {spelled.get(name, name): {"$ref": f"#/components/headers/{name}"} for name in wanted}


def links(resource: str) -> Schema:
    """From a record that was created to what can be done with it."""
    made: Schema = {}
    for verb in (v for v in LINKED if v in interactions(schemas.resource(resource))):
        given = {"id": "$response.body#/id"}
        if verb in CONDITIONAL:
            given["If-Match"] = "$response.header.ETag"
        made[verb] = {"operationId": f"{verb}{resource}", "parameters": given}
    return made


def _search(short: Operation) -> list[Schema]:
    if not short.get("searchable"):
        return []
    resource = schemas.resource(short["resource"])
    fields: list[str] = list(resource.about.get("search", ()))
    made = [
        {"name": name, "in": "query", "schema": {"type": "array", "items": _value(resource, name)}} for name in fields
    ]
    return [*made, _comparisons(fields)] if fields else made


def _comparisons(fields: list[str]) -> Schema:
    pattern = f"^({'|'.join(fields)})\\[({COMPARISONS})\\]$"
    return {
        "name": "comparisons",
        "in": "query",
        "style": "form",
        "explode": True,
        "description": "Further conditions: `field[gte]=value`, and so on.",
        "schema": {
            "type": "object",
            "propertyNames": {"type": "string", "pattern": pattern},
            "additionalProperties": {"type": "string", "maxLength": 256},
        },
    }


def _value(resource: schemas.Resource, name: str) -> Schema:
    """What a search field takes: the member's own scalar, an id for a reference, a token for anything else."""
    node = resource.schema["properties"][name]
    node = node.get("items", node)
    if "$ref" not in node:
        return {key: node[key] for key in ("type", "pattern", "minimum", "maximum", "maxLength") if key in node}
    title = target_title(node["$ref"], resource.schema)
    if title == "Reference":
        return ref("ReferenceValue")
    target = schemas.resolve(node["$ref"], resource.schema)
    return ref(title) if target.get("type") == "string" else ref("TokenValue")


def tags() -> list[Schema]:
    """One tag for each resource and each group, with its Chinese name."""
    made: list[Schema] = [
        {
            "name": name,
            "description": each.schema["description"],
            "x-crm-label": each.schema["x-crm-label"],
            "x-crm-domain": each.about["domain"],
        }
        for name, each in sorted(schemas.resources().items())
    ]
    groups = source()["groups"]
    return made + [{"name": g["name"], "description": g["description"], "x-crm-label": g["label"]} for g in groups]


def scopes(operations: Iterable[Operation]) -> dict[str, str]:
    """The scopes that operations ask for, with what they allow."""
    found = {each["scope"] for each in operations if "scope" in each} | {"admin"}
    labels = {names(r)["<resource>"]: names(r)["<label>"] for r in schemas.resources().values()}
    return {scope: _allowed(scope, labels) for scope in sorted(found)}


def _allowed(scope: str, labels: Mapping[str, str]) -> str:
    subject, _, verb = scope.partition(".")
    return f"{(verb or 'everything').capitalize()}: {labels.get(subject, subject)}"
