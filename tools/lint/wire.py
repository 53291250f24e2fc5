"""Rules about what generators and validators of other languages make of a keyword."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crmstandard.schemas import FACTS
from tools.lint import Kit, Place, any_record, lint
from tools.patterns import PatternError, parse, states

STATES = 255
TYPED = ("const", "enum", "pattern", "format")


@lint("A1")
def decimals_are_strings(kit: Kit) -> Iterator[Place]:
    """A number with a fraction is a string with a pattern: no `number`, no `format: decimal`, no `multipleOf`."""
    for spot in kit.spots:
        if spot.node.get("type") == "number" or spot.node.get("format") == "decimal" or "multipleOf" in spot.node:
            yield spot.place, "write a decimal as a string with a pattern and x-crm-type"
        if spot.node.get("x-crm-type") == "decimal" and "pattern" not in spot.node:
            yield spot.place, "a decimal needs its pattern"


@lint("A2")
def a_type_stands_beside_each_value_keyword(kit: Kit) -> Iterator[Place]:
    """`type` stands beside every const, enum, pattern and format, also inside conditions."""
    for spot in kit.spots:
        found = [key for key in TYPED if key in spot.node]
        if found and not isinstance(spot.node.get("type"), str):
            yield spot.place, f"no type beside {found[0]}"


@lint("A3")
def the_resource_type_is_declared_in_the_leaf(kit: Kit) -> Iterator[Place]:
    """`resourceType` is a required const, equal to the title, in each resource, and nowhere else."""
    for spot in kit.declared:
        if spot.kind == "member" and spot.name == "resourceType" and spot.folder == "types":
            yield spot.place, "resourceType belongs in the resource"
    for title, spot in kit.resources.items():
        declared = spot.node.get("properties", {}).get("resourceType", {})
        if declared.get("const") != title or "resourceType" not in spot.node.get("required", ()):
            yield spot.place, f"resourceType is not the required const {title}"


@lint("A4")
def nothing_is_null(kit: Kit) -> Iterator[Place]:
    """Optional means absent: no type `null`, no list of types, no null among values."""
    for spot in kit.spots:
        values = [spot.node.get("const", 0), *spot.node.get("enum", ()), spot.node.get("default", 0)]
        if isinstance(spot.node.get("type"), list) or spot.node.get("type") == "null" or None in values:
            yield spot.place, "null or several types"


@lint("A5")
def no_tuples_and_no_boolean_schemas(kit: Kit) -> Iterator[Place]:
    """No prefixItems, no `items: false`, no boolean subschema besides a closed object's."""
    for spot in kit.spots:
        booleans = [
            k for k in ("items", "additionalProperties", "not", "contains") if isinstance(spot.node.get(k), bool)
        ]
        booleans += [k for k, v in spot.node.get("properties", {}).items() if isinstance(v, bool)]
        if "prefixItems" in spot.node or booleans or spot.node.get("unevaluatedProperties") is True:
            yield spot.place, f"{', '.join(booleans) or 'prefixItems'} is what client generators refuse"


@lint("A6")
def only_wanted_arrays_have_a_least_length(kit: Kit) -> Iterator[Place]:
    """`minItems` stands only on a member that is required or a fact."""
    for spot in kit.members:
        if spot.node.get("minItems", 0) and spot.name not in wanted(spot.owner):
            yield spot.place, "minItems on an optional array; clients send empty ones"


def wanted(owner: object) -> set[str]:
    """Members that an object asks for, at least in some state: required ones and facts, conditional ones included."""
    found: set[str] = set()
    if isinstance(owner, dict):
        found.update(owner.get("required", ()))
        for part in (*owner.get("allOf", ()), *owner.get("anyOf", ())):
            for inner in (part, part.get("then", {}), *part.get("then", {}).get("anyOf", ()), *part.get("anyOf", ())):
                found.update(inner.get("required", ()))
    return found


@lint("A7")
def unique_items_are_scalars(kit: Kit) -> Iterator[Place]:
    """`uniqueItems` stands only where the items are strings or references, since clients make sets of them."""
    for spot in kit.declared:
        items = spot.node["items"] if isinstance(spot.node.get("items"), dict) else {}
        simple = items.get("type") in ("string", "integer") or str(items.get("$ref", "")).startswith("../")
        if spot.node.get("uniqueItems") and not simple:
            yield spot.place, "uniqueItems on objects"


@lint("A11")
def patterns_are_portable_and_small(kit: Kit) -> Iterator[Place]:
    """A pattern is anchored, ASCII, free of what engines read in different ways, with an automaton of 255 states."""
    for spot in kit.spots:
        if isinstance(spot.node.get("pattern"), str):
            yield from ((spot.place, fault) for fault in _pattern_faults(spot.node["pattern"]))


def _pattern_faults(pattern: str) -> Iterator[str]:
    try:
        if states(parse(pattern), STATES) > STATES:
            yield f"{pattern} needs more than {STATES} states: bound the length by maxLength instead"
    except PatternError as error:
        yield f"{pattern}: {error}"


@lint("A14")
def conditions_carry_their_requirement(kit: Kit) -> Iterator[Place]:
    """An `if` stands at object level, names its requirement, and requires every member that it reads."""
    for spot in kit.spots:
        if spot.kind in ("member", "items") and {"if", "not", "anyOf"} & set(spot.node):
            yield spot.place, "a condition belongs to the object, not to a member"
        if "if" in spot.node and "x-crm-requirement" not in spot.node:
            yield spot.place, "an if without x-crm-requirement"
        if "if" in spot.node and not _requires_what_it_reads(spot.node["if"]):
            yield spot.place, "the if holds where its members are absent: require what it reads"


def _requires_what_it_reads(condition: Any) -> bool:
    branches = condition.get("anyOf") or condition.get("allOf")
    if branches:
        return all(map(_requires_what_it_reads, branches))
    if "not" in condition:
        return bool(condition["not"].get("required"))
    required = set(condition.get("required", ()))
    return bool(required) and set(condition.get("properties", {})) <= required


@lint("A15")
def there_is_no_one_of(kit: Kit) -> Iterator[Place]:
    """No `oneOf`: unions of resources are made, with their discriminator, by the generator."""
    for spot in kit.spots:
        if "oneOf" in spot.node:
            yield spot.place, "oneOf; write two optional members and a rule"


@lint("A16")
def everything_is_bounded(kit: Kit) -> Iterator[Place]:
    """Arrays have `maxItems`, integers both bounds, strings a maxLength or a pattern."""
    for spot in kit.declared:
        node = spot.node
        if node.get("type") == "array" and "maxItems" not in node:
            yield spot.place, "an array without maxItems"
        if node.get("type") == "integer" and not {"minimum", "maximum"} <= set(node):
            yield spot.place, "an integer without minimum and maximum"
        if node.get("type") == "string" and not {"maxLength", "pattern", "enum", "const"} & set(node):
            yield spot.place, "a string without maxLength, pattern or code list"


@lint("A17")
def every_object_is_closed(kit: Kit) -> Iterator[Place]:
    """An object refuses members that it does not declare; a map says what its names and values are."""
    for spot in kit.declared:
        if spot.node.get("type") == "object" and spot.file != "types/resource.json" and not any_record(spot.node):
            is_map = {"propertyNames", "additionalProperties", "maxProperties"} <= set(spot.node)
            if spot.node.get("unevaluatedProperties") is not False and not is_map:
                yield spot.place, "an open object: unevaluatedProperties false is missing"


@lint("A18")
def facts_have_one_form(kit: Kit) -> Iterator[Place]:
    """Facts are asked for in one form: all present, or absences that hold at least one entry."""
    excuse = {"required": ["absences"], "properties": {"absences": {"type": "array", "minItems": 1}}}
    for title, spot in kit.resources.items():
        for part in (p for p in spot.node.get("allOf", ()) if p.get("x-crm-requirement") == FACTS):
            choices: list[Any] = part.get("anyOf") or part.get("then", {}).get("anyOf") or []
            if len(choices) not in (2, 3) or set(choices[0]) != {"required"} or choices[1] != excuse:
                yield spot.place, f"the facts of {title} are not in the form of facts"
            elif set(choices[0]["required"]) - set(spot.node.get("properties", {})):
                yield spot.place, "a fact that is no member"
            elif set(choices[0]["required"]) & set(spot.node.get("required", ())):
                yield spot.place, "a fact that is structural as well"
