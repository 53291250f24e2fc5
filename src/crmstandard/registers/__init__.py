"""The register of outsourcing contracts in the form of a supervisor; each form is a file of spec/registers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from crmstandard.sources import read_yaml, spec_files

Document = Mapping[str, Any]
Find = Callable[[Document | None], Document | None]
IDENTIFIERS = ("lei", "vatNumber")  # those that the form has a code for, the best first


@cache
def forms() -> Mapping[str, Any]:
    """Every form by its name."""
    return {content["format"]: content for content in map(read_yaml, spec_files("registers", ".yaml"))}


def register(
    form: Mapping[str, Any], contracts: Sequence[Document], bank: Document, find: Find, as_of: str
) -> Document:
    """A filled register; `find` gives the record behind a reference, `bank` is the unit that keeps the register."""
    chosen = [each for each in contracts if _included(form, each)]
    sources = [_sources(each, bank, find, as_of) for each in chosen] or [{"bank": bank, "asOf": as_of, "chain": []}]
    templates = [
        {"code": each["code"], "columns": list(each["columns"]), "rows": _rows(form, each, sources)}
        for each in form["templates"]
    ]
    return {"format": form["format"], "asOf": as_of, "templates": templates}


def _included(form: Mapping[str, Any], contract: Document) -> bool:
    return all(contract.get(name) in values for name, values in form["include"].items())


def _sources(contract: Document, bank: Document, find: Find, as_of: str) -> dict[str, Any]:
    """One contract with its parties by the numbers that name them; the chain begins with the provider."""
    subs = sorted(contract.get("subcontractors", ()), key=lambda each: each["rank"])
    chain = [{**_party(contract["provider"], find), "rank": 1}]
    chain += [{**_party(each["organization"], find), "rank": each["rank"], "country": each["country"]} for each in subs]
    return {"contract": contract, "bank": bank, "provider": chain[0], "chain": chain, "asOf": as_of}


def _party(reference: Document, find: Find) -> dict[str, Any]:
    """Number, kind of number, name and seat of a party; its id where the record is not to be had."""
    found = find(reference) or {}
    numbers = {each.get("type"): each["value"] for each in reversed(found.get("identifiers", ()))}
    kind = next((each for each in IDENTIFIERS if each in numbers), "other")
    code = numbers.get(kind) or next(iter(numbers.values()), None) or reference.get("id")
    name = next((each["text"] for each in found.get("names", ())), None)
    kept = "soleProprietor" if found.get("orgType") == "soleProprietor" else "other"
    country = found.get("jurisdiction") or next((each["country"] for each in found.get("addresses", ())), None)
    return {"code": code, "kind": kind, "name": name, "orgType": kept, "country": country}


def _rows(form: Mapping[str, Any], template: Document, sources: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The rows of one template, each once."""
    made = (_row(form, template, each) for source in sources for each in _each(template["each"], source))
    first = next(iter(template["columns"]))
    keyed = template["each"] == "provider"
    unique: dict[tuple[Any, ...], dict[str, str]] = {}
    for row in made:
        if first in row:
            unique.setdefault((row[first],) if keyed else tuple(row.items()), row)
    return list(unique.values())


def _each(what: str, source: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    contract = source.get("contract", {})
    if what == "bank" or (what == "contract" and contract):
        yield source
    elif what == "function":
        for each in contract.get("functions", ()):
            yield {**source, "function": {**each, "key": f"{contract['reference']}/{each['id']}"}}
    elif what == "provider":
        yield from ({**source, "provider": each} for each in source["chain"])
    elif what == "chain":
        for each in source["chain"]:
            above: Mapping[str, Any] = next(
                (one for one in reversed(source["chain"]) if one["rank"] < each["rank"]), {}
            )
            yield {**source, "link": each, "recipient": above}


def _row(form: Mapping[str, Any], template: Document, source: Mapping[str, Any]) -> dict[str, str]:
    cells = {code: _cell(form, column, source) for code, column in template["columns"].items()}
    return {code: text for code, text in cells.items() if text}


def _cell(form: Mapping[str, Any], column: Document, source: Mapping[str, Any]) -> str | None:
    if "path" not in column:
        return column.get("value")
    value: Any = source
    for name in column["path"].split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    if column.get("present"):
        value = "true" if value else "false"
    if column.get("first"):
        value = value[0] if value else None
    if value is None:
        return column.get("else")
    text = form["codes"][column["codes"]].get(str(value)) if "codes" in column else str(value)
    return f"{column.get('prefix', '')}{text}" if text else column.get("else")
