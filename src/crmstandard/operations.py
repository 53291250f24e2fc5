"""The HTTP operations of the standard: the uniform ones filled in for each resource, and the custom ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from crmstandard import schemas
from crmstandard.schemas import Resource
from crmstandard.sources import read_yaml, root

Operation = Mapping[str, Any]


@cache
def source() -> Mapping[str, Any]:
    """The content of spec/operations.yaml."""
    content: Mapping[str, Any] = read_yaml(root() / "spec" / "operations.yaml")
    return content


@cache
def roles() -> Mapping[str, Any]:
    """Which resource plays which part in the protocol itself: the audit trail, grants, consents, merges."""
    found: Mapping[str, Any] = source()["roles"]
    return found


@cache
def erasure() -> Mapping[str, Any]:
    """Which request asks for an erasure, and what the schemas do not say of whose a record is."""
    found: Mapping[str, Any] = source()["erasure"]
    return found


@cache
def matched() -> frozenset[str]:
    """The resources whose records are matched with each other: those with an operation for it."""
    return frozenset(str(each["resource"]) for each in source()["operations"] if str(each["path"]).endswith(":match"))


def interactions(resource: Resource) -> list[str]:
    """What a client may do with a resource; everything where the schema says nothing."""
    return list(resource.about.get("interactions", source()["uniform"]))


# Interactions whose name in the code list is not the name of their operation.
DECLARED = {"update": "replace"}


def declared(interaction: str) -> str:
    """The name by which a capability statement declares an interaction."""
    return DECLARED.get(interaction, interaction)


def requests(resource: Resource) -> dict[str, list[tuple[str, str]]]:
    """Method and path of each uniform operation that a resource could have, by the interaction as it is declared."""
    words = names(resource)
    return {
        declared(name): [(str(each["method"]).upper(), str(filled(each["path"], words))) for each in templates]
        for name, templates in source()["uniform"].items()
    }


def names(resource: Resource) -> dict[str, str]:
    """What fills the placeholders of the uniform operations."""
    words = resource.collection.split("-")
    return {
        "<Resource>": resource.name,
        "<resource>": resource.name[0].lower() + resource.name[1:],
        "<collection>": resource.collection,
        "<Collection>": "".join(word.capitalize() for word in words),
        "<label>": resource.schema["x-crm-label"]["en"].lower(),
    }


def filled(node: Any, words: Mapping[str, str]) -> Any:
    """A template with its placeholders filled in."""
    if isinstance(node, str):
        for placeholder, word in words.items():
            node = node.replace(placeholder, word)
        return node
    if isinstance(node, Mapping):
        return {filled(key, words): filled(value, words) for key, value in node.items()}
    return [filled(each, words) for each in node] if isinstance(node, list) else node


def uniform(resource: Resource) -> Iterator[Operation]:
    """The uniform operations of one resource, each with its name, its tag and the interaction it is of."""
    words = names(resource)
    for interaction in interactions(resource):
        for template in source()["uniform"][interaction]:
            yield {
                **filled(template, words),
                "tag": resource.name,
                "resource": resource.name,
                "kind": template["id"].partition("<")[0],
            }


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation, resource by resource, then the custom ones."""
    made = [each for name in sorted(schemas.resources()) for each in uniform(schemas.resource(name))]
    return (*made, *source()["operations"])
