"""The OpenAPI documents are sound, complete and say what the schemas say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from openapi_spec_validator import validate

from crmstandard import schemas
from crmstandard.operations import interactions
from crmstandard.validators.formats import checkers
from crmstandard.validators.structure import judge
from tests.documents import documents
from tests.vectors import Case, resource_cases
from tools.openapi.client import DROPPED
from tools.openapi.components import reachable
from tools.outputs import openapi, openapi_client

METHODS = {"get", "post", "put", "patch", "delete"}
PREFIX = "#/components/schemas/"
SERVER_WRITTEN = {"AuditEvent"}


@cache
def full() -> Mapping[str, Any]:
    """The document for people and for tests."""
    content: Mapping[str, Any] = json.loads(openapi.files()[openapi.PATH])
    return content


@cache
def client() -> Mapping[str, Any]:
    """The document for client generators."""
    content: Mapping[str, Any] = json.loads(openapi_client.files()[openapi_client.PATH])
    return content


def operations(document: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every operation as (path, method, operation)."""
    for path, methods in document["paths"].items():
        for method in METHODS & set(methods):
            yield path, method, methods[method]


@cache
def component(name: str, plain: bool = False) -> jsonschema_rs.Draft202012Validator:
    """A validator of one component."""
    table = (client() if plain else full())["components"]["schemas"]
    used = {name: table[name], **reachable(table[name], table)}
    text = json.dumps({"$ref": f"#/$defs/{name}", "$defs": used}).replace(PREFIX, "#/$defs/")
    formats: Any = {key: (lambda value, check=check: check(value) is None) for key, check in checkers().items()}
    return jsonschema_rs.Draft202012Validator(json.loads(text), formats=formats, validate_formats=True)


@pytest.mark.parametrize("document", [full, client], ids=["full", "client"])
def test_the_document_is_openapi_3_1(document: Any) -> None:
    validate(document())


def test_every_resource_offers_what_its_interactions_say() -> None:
    offered = {(path, method) for path, method, _ in operations(full())}
    forms = {
        "create": [("", "post")],
        "search": [("", "get"), ("/search", "post")],
        "read": [("/{id}", "get")],
        "update": [("/{id}", "put")],
        "patch": [("/{id}", "patch")],
        "delete": [("/{id}", "delete")],
        "history": [("/{id}/history", "get"), ("/{id}/versions/{versionId}", "get")],
    }
    for resource in schemas.resources().values():
        for interaction, places in forms.items():
            for place, method in places:
                found = (f"/v1/{resource.collection}{place}", method) in offered
                assert found == (interaction in interactions(resource)), (resource.name, interaction)


def test_operation_ids_are_unique_and_every_operation_has_a_tag_that_is_described() -> None:
    found = [operation for _, _, operation in operations(full())]
    assert len({each["operationId"] for each in found}) == len(found)
    described = {tag["name"] for tag in full()["tags"]}
    assert {tag for each in found for tag in each["tags"]} <= described
    assert all("zh" in tag["x-crm-label"] for tag in full()["tags"])


def test_every_link_leads_to_an_operation() -> None:
    known = {each["operationId"] for _, _, each in operations(full())}
    links = [
        link
        for _, _, operation in operations(full())
        for response in operation["responses"].values()
        for link in response.get("links", {}).values()
    ]
    assert len(links) > 100
    assert {link["operationId"] for link in links} <= known


def test_writes_are_conditional_and_creation_is_idempotent() -> None:
    for path, method, operation in operations(full()):
        named = {each.get("$ref", "").rpartition("/")[2] for each in operation.get("parameters", ())}
        if path.endswith("/{id}") and path.startswith("/v1/") and "/bulk/" not in path and "/subscr" not in path:
            assert ("IfMatch" in named) == (method in {"put", "patch", "delete"})
        if operation["operationId"].startswith("create"):
            assert "IdempotencyKey" in named


def test_only_discovery_answers_without_a_token() -> None:
    free = {path for path, _, operation in operations(full()) if operation["security"] == []}
    documents = {"/.well-known/crmstandard", "/openapi.json", "/asyncapi.json", "/healthz", "/readyz"}
    of_tokens = {
        "/.well-known/oauth-authorization-server",
        "/.well-known/oauth-protected-resource",
        "/oauth/jwks.json",
        "/oauth/token",
        "/oauth/revoke",
    }
    assert free == documents | of_tokens
    scopes = full()["components"]["securitySchemes"]["oauth2"]["flows"]["clientCredentials"]["scopes"]
    used = {s for _, _, o in operations(full()) for each in o["security"] for s in each["oauth2"]}
    assert used | {"admin"} == set(scopes)


@pytest.mark.parametrize("case", resource_cases(), ids=lambda case: case.name)
def test_a_component_says_what_its_schema_says(case: Case) -> None:
    if case.subject in full()["components"]["schemas"]:
        document = case.documents[0]
        assert component(case.subject).is_valid(document) == judge(case.subject).is_valid(document)


def _created(title: str, document: Mapping[str, Any]) -> dict[str, Any]:
    """A record as a client would send it: without what only the server writes."""
    members = schemas.resource(title).schema["properties"]
    kept = {k: v for k, v in document.items() if k != "id" and not members.get(k, {}).get("readOnly")}
    hidden = {"versionId", "recordedAt", "recordedUntil"}
    return {**kept, "meta": {k: v for k, v in document["meta"].items() if k not in hidden}}


@pytest.mark.parametrize("title", sorted(set(schemas.resources()) - SERVER_WRITTEN))
def test_what_a_client_sends_is_a_record_without_what_the_server_writes(title: str) -> None:
    if "create" not in interactions(schemas.resource(title)):
        return
    for document in documents(title, 3, 6):
        sent = _created(title, document)
        if sent.get("status") == "merged":
            assert not component(f"{title}Create").is_valid(sent), "merged is what the merge operation makes of a party"
            continue
        create = component(f"{title}Create")
        assert create.is_valid(sent), [str(each)[:200] for each in create.iter_errors(sent)]
        assert create.is_valid({k: v for k, v in sent.items() if k != "meta"})
        assert not create.is_valid({**sent, "id": "a"})
        assert not create.is_valid(document)
        if "update" in interactions(schemas.resource(title)):
            assert component(f"{title}Update").is_valid({**sent, "id": "a"})
            assert not component(f"{title}Update").is_valid(sent)


@pytest.mark.parametrize("title", sorted(schemas.resources()))
def test_a_patch_takes_any_writable_member(title: str) -> None:
    resource = schemas.resource(title)
    if "patch" not in interactions(resource):
        return
    patch = component(f"{title}Patch")
    for document in documents(title, 4, 4):
        for name, value in _created(title, document).items():
            if name not in {"resourceType", "meta"}:
                assert patch.is_valid({name: value})
    assert not patch.is_valid({})
    assert not patch.is_valid({"id": "a"})
    assert not patch.is_valid({"shoeSize": 42})
    assert patch.is_valid({"extensions": None})
    assert not patch.is_valid({resource.state_field: None})


def test_a_page_holds_records_of_its_resource() -> None:
    person = next(documents("Person", 5, 1))
    page = {"type": "searchResult", "entries": [{"resource": person}]}
    assert component("PersonPage").is_valid(page)
    assert not component("PersonPage").is_valid({**page, "entries": [{"resource": {**person, "status": "asleep"}}]})
    assert not component("CasePage").is_valid(page)


def test_the_client_document_is_without_what_generators_do_not_understand() -> None:
    def keywords(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            yield from (set(node) - {"properties"}) | {k for k in node if k == "properties"}
            for key, value in node.items():
                inner = value.values() if key == "properties" else [value]
                for each in inner:
                    yield from keywords(each)
        elif isinstance(node, list):
            for each in node:
                yield from keywords(each)

    found = set(keywords(client()["components"]["schemas"]))
    assert not found & {*DROPPED, "allOf", "unevaluatedProperties", "prefixItems", "const"}


def test_both_documents_have_the_same_operations() -> None:
    assert {(p, m, o["operationId"]) for p, m, o in operations(full())} == {
        (p, m, o["operationId"]) for p, m, o in operations(client())
    }


@pytest.mark.parametrize("title", sorted(schemas.resources()))
def test_the_client_document_accepts_all_that_the_full_one_accepts(title: str) -> None:
    for document in documents(title, 6, 8):
        assert component(title, plain=True).is_valid(document)
        if "create" in interactions(schemas.resource(title)):
            assert component(f"{title}Input", plain=True).is_valid(_created(title, document))


def _contained(names: list[str]) -> dict[str, str]:
    """What the engine can prove: does the client's schema cover the full one?"""
    found = {}
    for name in names:
        both = []
        for document in (client(), full()):
            table = document["components"]["schemas"]
            used = {name: table[name], **reachable(table[name], table)}
            text = json.dumps({"$ref": f"#/$defs/{name}", "$defs": used}).replace(PREFIX, "#/$defs/")
            both.append(jsonschema_rs.canonicalize(json.loads(text)))
        try:
            found[name] = str(both[0].covers(both[1]))
        except jsonschema_rs.canonical.CanonicalizationError:
            found[name] = "unknown"
    return found


def _shared() -> list[str]:
    return sorted(set(client()["components"]["schemas"]) & set(full()["components"]["schemas"]))


def test_small_components_of_the_client_document_are_proved_to_cover_the_full_ones() -> None:
    table = full()["components"]["schemas"]
    found = _contained([name for name in _shared() if len(reachable(table[name], table)) <= 3])
    assert len(found) > 100
    assert set(found.values()) == {"yes"}


@pytest.mark.slow
def test_no_component_of_the_client_document_is_proved_narrower() -> None:
    assert "no" not in _contained(_shared()).values()
