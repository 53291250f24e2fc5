"""The Pydantic types of src/crmstandard/model, by datamodel-code-generator from one bundle of the schemas."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crmstandard import schemas
from tools.bundle import Schema, bundle
from tools.code_names import member_names
from tools.lint import any_record

PACKAGE = "src/crmstandard/model"
OWNS = (f"{PACKAGE}/*.py",)
PREFIX = "#/$defs/"
HEADER = '"""{}; made by `make generate`, do not edit."""\n\nfrom __future__ import annotations\n\n'
KEPT = (
    *("type", "enum", "const", "$ref", "required", "pattern", "minLength", "maxLength", "minItems", "maxItems"),
    *("minimum", "maximum", "description", "x-crm-privacy", "discriminator", "oneOf"),
)
SCALARS = {
    "decimal": ("decimal_text", "decimal.Decimal"),
    "date": ("date_text", "datetime.date"),
    "date-time": ("instant_text", "datetime.datetime"),
    "moment": ("moment_text", "datetime.date | datetime.datetime"),
}
PARTIES = ("Person", "Organization")
OPTIONS = (
    *("--input-file-type", "jsonschema", "--schema-version", "2020-12", "--output-model-type", "pydantic_v2.BaseModel"),
    *("--target-python-version", "3.11", "--target-pydantic-version", "2.12", "--disable-timestamp"),
    *("--base-class", "crmstandard.runtime.CrmModel", "--use-annotated", "--use-schema-description"),
    *("--use-field-description", "--use-title-as-name", "--snake-case-field", "--use-exact-imports"),
    *("--use-type-alias", "--skip-root-model", "--capitalise-enum-members", "--use-specialized-enum"),
    *("--enum-field-as-literal", "one", "--use-one-literal-as-default", "--strict-nullable", "--use-double-quotes"),
    *("--formatters", "builtin", "--field-extra-keys", "x-crm-privacy", "--no-allow-remote-refs"),
    *("--use-single-line-docstring", "--strict-refs"),
)


def typed_bundle() -> dict[str, Schema]:
    """The bundle reduced to what types can say: no conditions, no alternatives of required members, no formats."""
    whole = bundle(PREFIX)
    made = {title: _typed(schema) for title, schema in whole.items()}
    for title, schema in whole.items():
        made[title]["description"] = _class_text(title, schema)
        if "x-crm-codes" in schema:
            made[title] |= _named_codes(title, schema)
    return {**made, **_unions()}


def _typed(node: Mapping[str, Any]) -> Schema:
    if any_record(node):
        return {"type": "object", "additionalProperties": True, "description": node["description"]}
    made = {key: node[key] for key in KEPT if key in node}
    parents = [{"$ref": part["$ref"]} for part in node.get("allOf", ()) if "$ref" in part]
    if parents:
        made["allOf"] = parents
    for key in ("items", "additionalProperties", "propertyNames"):
        if isinstance(node.get(key), Mapping):
            made[key] = _item(node[key])
    if "properties" in node and "$ref" not in node:
        made["properties"] = {name: _member(child) for name, child in node["properties"].items()}
    return made


def _item(node: Mapping[str, Any]) -> Schema:
    """An item or map value; a scalar written in place is reduced to its bare type, since it has no name."""
    return _typed(node) if "$ref" in node else {"type": node["type"]}


def _member(node: Mapping[str, Any]) -> Schema:
    made = _typed(node)
    allowed = referred(node) or referred(node.get("items", {}))
    if allowed:
        made["description"] = f"{made['description']} Refers to {' or '.join(allowed)}."
    return made


def referred(node: Mapping[str, Any]) -> list[str]:
    """Names of the resources that a narrowed reference may point to."""
    narrowed = node.get("properties", {}).get("type", {}) if "$ref" in node else {}
    allowed: list[str] = narrowed.get("enum", [narrowed["const"]] if "const" in narrowed else [])
    return allowed


def _class_text(title: str, schema: Mapping[str, Any]) -> str:
    """The docstring of a class: what it is, its Chinese name and, for a resource, where it stands."""
    lines = [str(schema["description"]), "", schema["x-crm-label"]["zh"]]
    if title in schemas.resources():
        about = schemas.resource(title).about
        lines[2] += f" · {about['domain']} {about['tier']} · /v1/{about['collection']}"
    return "\n".join(lines)


def _named_codes(title: str, schema: Mapping[str, Any]) -> Schema:
    codes = schema["x-crm-codes"]
    texts = [f"{codes[c]['label']['en']}（{codes[c]['label']['zh']}）: {codes[c]['definition']['en']}" for c in codes]
    return {"x-enum-varnames": member_names(title, list(codes)), "x-enum-descriptions": texts}


def _unions() -> dict[str, Schema]:
    return {
        "AnyResource": _union("AnyResource", "Any resource; `resourceType` says which.", sorted(schemas.resources())),
        "Party": _union("Party", "A natural person or an organization.", PARTIES),
    }


def _union(title: str, text: str, members: tuple[str, ...] | list[str]) -> Schema:
    choices = [{"$ref": PREFIX + name} for name in members]
    mapping = {name: PREFIX + name for name in members}
    return {
        "title": title,
        "description": text,
        "oneOf": choices,
        "discriminator": {"propertyName": "resourceType", "mapping": mapping},
    }


def scalars() -> dict[str, str]:
    """The types that are more than strings in Python: name -> statement that defines it."""
    made = {}
    for title, schema in schemas.folder("types").items():
        kind = schema.get("x-crm-type", schema.get("format", ""))
        if kind in SCALARS:
            maker, python = SCALARS[kind]
            alias = f'{title} = TypeAliasType("{title}", Annotated[{python}, {maker}(r"{schema["pattern"]}")])'
            made[title] = f'{alias}\n"""{schema["description"]}"""\n'
    return made


def _scalars_module() -> str:
    makers = ", ".join(sorted(maker for maker, _ in SCALARS.values()))
    imports = (
        "import datetime\nimport decimal\nfrom typing import Annotated\n\n"
        "from typing_extensions import TypeAliasType\n\n"
        f"from crmstandard.runtime import {makers}\n\n"
    )
    return HEADER.format("Decimals, dates and instants") + imports + "\n".join(scalars().values())


def _types_module(definitions: Mapping[str, Schema]) -> str:
    overrides = {name: f"crmstandard.model._scalars.{name}" for name in scalars()}
    content = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions}
    options = (*OPTIONS, "--type-overrides", json.dumps(overrides))
    return HEADER.format("The types of the standard") + _body(_generated(json.dumps(content), options))


def _generated(schema: str, options: tuple[str, ...]) -> str:
    """What datamodel-code-generator writes for a schema; a warning of it is an error here."""
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name) / "bundle.json", Path(name) / "types.py"
        source.write_text(schema)
        command = (
            sys.executable,
            "-W",
            "error",
            "-m",
            "datamodel_code_generator",
            "--input",
            source,
            "--output",
            target,
        )
        done = subprocess.run([*map(str, command), *options], capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"datamodel-code-generator failed:\n{done.stderr[-4000:]}")
        return target.read_text()


def _body(text: str) -> str:
    """The generated code without its own header."""
    return text.partition("from __future__ import annotations\n")[2].lstrip("\n")


def public_names(*modules: str) -> list[str]:
    """The classes and aliases that generated modules define."""
    found = (re.findall(r"^(?:class ([A-Za-z]\w*)\(|([A-Za-z]\w*) = TypeAliasType\()", text, re.M) for text in modules)
    return sorted({first or second for pairs in found for first, second in pairs})


def _package_module(types: str, scalar: str) -> str:
    lines = ['"""The types: resources, data types and code lists; made by `make generate`, do not edit."""\n']
    for module, text in (("_scalars", scalar), ("_types", types)):
        lines += [f"from crmstandard.model.{module} import ("]
        lines += [f"    {name} as {name}," for name in public_names(text)]
        lines += [")"]
    lines += ["", "__all__ = ["]
    lines += [f'    "{name}",' for name in public_names(types, scalar)]
    return "\n".join([*lines, "]\n"])


def files() -> Mapping[str, str]:
    """The package of types."""
    types, scalar = _types_module(typed_bundle()), _scalars_module()
    return {
        f"{PACKAGE}/__init__.py": _package_module(types, scalar),
        f"{PACKAGE}/_scalars.py": scalar,
        f"{PACKAGE}/_types.py": types,
    }
