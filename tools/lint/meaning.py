"""Rules about what a schema says to people: titles, descriptions, labels, privacy classes, code lists, names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from crmstandard.schemas import BASE, kebab
from tools.lint import Kit, Place, Spot, any_record, lint

CJK = re.compile(r"[\u4e00-\u9fff]")
SAME_IN_CHINESE = frozenset(
    {
        *("JCB", "WhatsApp", "eIDAS", "CSV", "NDJSON", "Parquet", "JSON Patch", "FAPI 2.0", "CEL", "CQL2-JSON", "RFM"),
        *("30/360", "30E/360", "Ed25519", "ECDSA P-256", "Fellegi-Sunter", "SHA-256"),
    }
)
CODE = re.compile(r"[a-z][A-Za-z0-9]*")
ISSUED_CODES = {
    "AgeBand": "bands are written as the numbers they span",
    "ExpressionLanguage": "languages are written as they are known",
    "ParetoClass": "A, B, C as everyone writes them",
    "PrivacyClass": "N, I, P, S as the classes are written everywhere",
    "Sex": "the codes of ISO/IEC 5218",
    "TinAbsenceReason": "A, B, C of the common reporting standard",
}
NOT_PLURAL = {
    "statusHistory": "one history, a collective",
    "fieldProvenance": "provenance has no plural",
    "channelRank": "one ranking",
    "sourcePriority": "one order of precedence",
    "sourcesOfWealth": "the plural stands in the middle",
    "consentState": "the state of all consents at one moment",
    "about": "a preposition: what the task is about",
    "appliesTo": "a verb: what the entry applies to",
    "allowed": "a participle: what would have been allowed",
    "attributedTo": "a participle: what the response is attributed to",
    "basedOn": "a participle: what the task is based on",
    "presented": "a participle: what was presented",
    "rejected": "a participle: what was rejected",
    "related": "a participle: what is related",
    "triggered": "a participle: what was triggered",
    "unreadable": "an adjective: what could not be read",
    "profiling": "one of the seven categories",
    "persistency": "one of the seven categories",
    "profitability": "one of the seven categories",
    "performance": "one of the seven categories",
    "prospecting": "one of the seven categories",
    "product": "one of the seven categories",
    "promotion": "one of the seven categories",
}
RELATIONS = {"exact", "close", "broad", "narrow"}


def _labelled(label: Any) -> str | None:
    """What is wrong with a pair of labels; None if nothing is."""
    if not isinstance(label, Mapping) or set(label) != {"en", "zh"} or not all(map(_line, label.values())):
        return "labels in en and zh are missing"
    if not CJK.search(label["zh"]) and label["zh"] not in SAME_IN_CHINESE:
        return f"the Chinese label {label['zh']!r} holds no Chinese"
    return "the English label holds Chinese" if CJK.search(label["en"]) else None


def _line(text: Any) -> bool:
    return isinstance(text, str) and bool(text) and text == text.strip() and "\n" not in text


@lint("A8")
def code_lists_say_what_each_code_means(kit: Kit) -> Iterator[Place]:
    """A code list has an enum and, in the same order, both labels and definitions of each code."""
    for spot in kit.declared:
        if spot.folder == "codelists" and spot.kind == "file":
            codes = spot.node.get("x-crm-codes", {})
            if spot.node.get("type") != "string" or list(codes) != spot.node.get("enum"):
                yield spot.place, "enum and x-crm-codes do not hold the same codes in the same order"
            for code, about in codes.items():
                yield from ((f"{spot.place}/x-crm-codes/{code}", fault) for fault in _code_faults(about))


def _code_faults(about: Mapping[str, Any]) -> Iterator[str]:
    for part in ("label", "definition"):
        fault = _labelled(about.get(part))
        if fault:
            yield f"{part}: {fault}"
    for mapping in about.get("mappings", ()):
        if set(mapping) != {"system", "code", "relation"} or mapping["relation"] not in RELATIONS:
            yield f"a mapping is not system, code and relation: {mapping}"


@lint("A9")
def closed_sets_are_code_lists(kit: Kit) -> Iterator[Place]:
    """No enum stands outside a code list, save in conditions; codes are camelCase, save those issued by others."""
    for spot in kit.declared:
        if "enum" in spot.node and not (spot.folder == "codelists" and spot.kind == "file"):
            yield spot.place, "an inline enum; make it a code list"
        if spot.folder == "codelists" and spot.kind == "file" and spot.node.get("title") not in ISSUED_CODES:
            wrong = [str(code) for code in spot.node.get("enum", ()) if not CODE.fullmatch(str(code))]
            if wrong:
                yield spot.place, f"codes that are not camelCase: {', '.join(wrong)}"


@lint("A10")
def titles_are_unique_and_name_the_file(kit: Kit) -> Iterator[Place]:
    """A file and each inner object has a title, unique in the kit; the file is named by it; no object is nameless."""
    named = [s for s in kit.spots if s.kind in ("file", "def")]
    count = Counter(str(s.node.get("title", "")) for s in named)
    for spot in named:
        title = str(spot.node.get("title", ""))
        if count[title] > 1 or not re.fullmatch(r"[A-Z][A-Za-z0-9]*", title):
            yield spot.place, f"the title {title!r} is not a name of its own"
        if spot.kind == "def" and spot.name != title:
            yield spot.place, f"$defs/{spot.name} has the title {title}"
        if spot.kind == "file" and spot.folder != "profiles" and spot.file.rpartition("/")[2] != f"{kebab(title)}.json":
            yield spot.place, f"the file of {title} is not {kebab(title)}.json"
    for spot in kit.declared:
        nameless = spot.kind in ("member", "items") and "properties" in spot.node and "$ref" not in spot.node
        if nameless and not any_record(spot.node):
            yield spot.place, "an object without a name; put it in $defs with a title"


@lint("A12")
def ids_follow_paths(kit: Kit) -> Iterator[Place]:
    """`$id` is the base of the standard and the path of the file."""
    for file, schema in kit.files.items():
        if schema.get("$id") != BASE + file:
            yield f"{file}#", f"$id is not {BASE}{file}"


@lint("A19")
def everything_is_described(kit: Kit) -> Iterator[Place]:
    """Every file, inner object and member has a description in one line of English and labels in both languages."""
    for spot in kit.declared:
        if spot.kind != "items":
            text = spot.node.get("description")
            if not _line(text) or CJK.search(str(text)) or not str(text).endswith("."):
                yield spot.place, "no description in one line of English that ends with a full stop"
            fault = _labelled(spot.node.get("x-crm-label"))
            if fault:
                yield spot.place, fault


@lint("A20")
def every_member_has_a_privacy_class(kit: Kit) -> Iterator[Place]:
    """Every member, and every resource, has a privacy class N, I, P or S; X stands nowhere."""
    spots = [*kit.members, *kit.resources.values()]
    for spot in spots:
        privacy = spot.node.get("x-crm-privacy")
        if not isinstance(privacy, Mapping) or privacy.get("class") not in ("N", "I", "P", "S"):
            yield spot.place, "no privacy class of N, I, P, S"
        elif set(privacy) - {"class", "category", "masking"}:
            yield spot.place, f"x-crm-privacy holds {sorted(privacy)}"


@lint("A21")
def structural_members_can_be_shown(kit: Kit) -> Iterator[Place]:
    """A required member of a resource whose default is not S is neither P nor S, so that masking keeps the shape."""
    for spot in kit.resources.values():
        if spot.node.get("x-crm-privacy", {}).get("class") != "S":
            for name in spot.node.get("required", ()):
                member = spot.node.get("properties", {}).get(name, {})
                if member.get("x-crm-privacy", {}).get("class") in ("P", "S"):
                    yield f"{spot.place}/properties/{name}", "required and personal: make it a fact"


@lint("A22")
def members_are_camel_case_and_arrays_plural(kit: Kit) -> Iterator[Place]:
    """Member names are camelCase; an array has a plural name, or a reason why not."""
    for spot in kit.members:
        if not CODE.fullmatch(spot.name):
            yield spot.place, "a name that is not camelCase"
        if spot.node.get("type") == "array" and not _plural(spot):
            yield spot.place, "an array without a plural name"


def _plural(spot: Spot) -> bool:
    return spot.name in NOT_PLURAL or bool(re.search(r"([^s]s|sses|criteria|children|people)$", spot.name))
