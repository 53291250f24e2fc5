"""src/crmstandard/openapi.json: OpenAPI 3.1, assembled from schemas/ and spec/operations.yaml."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from crmstandard.operations import operations, source
from crmstandard.sources import root
from tools.bundle import Schema
from tools.openapi.components import components, reachable, referring
from tools.openapi.paths import answers, headers, paths, scopes, tags

PATH = "src/crmstandard/openapi.json"
OWNS = (PATH,)


@cache
def document() -> Mapping[str, Any]:
    """The whole document."""
    every = operations()
    shared = {"parameters": _parameters(), "headers": _headers(), "responses": _responses()}
    made: Schema = {
        "openapi": "3.1.0",
        "info": {**source()["info"], "version": version()},
        "servers": source()["servers"],
        "tags": tags(),
        "paths": paths(every),
    }
    used = reachable([made["paths"], shared], components())
    security = _security(scopes(every))
    return {**made, "components": {"schemas": used, **shared, "securitySchemes": security}}


def version() -> str:
    """The version of the distribution."""
    content = tomllib.loads((root() / "pyproject.toml").read_text())
    return str(content["project"]["version"])


def _parameters() -> Schema:
    made: Schema = referring(source()["parameters"])
    return made


def _headers() -> Schema:
    return dict(source()["headers"])


def _responses() -> Schema:
    made: Schema = {}
    for status, each in source()["responses"].items():
        answer: Schema = {"description": each["description"]}
        if each.get("problem"):
            answer["content"] = {"application/problem+json": {"schema": referring({"$ref": "Problem"})}}
        if "headers" in each:
            answer["headers"] = headers(each["headers"])
        made[str(status)] = answer
    return made | answers()


def _security(allowed: Mapping[str, str]) -> Schema:
    schemes = source()["securitySchemes"]
    flow = {**schemes["oauth2"]["flows"]["clientCredentials"], "scopes": dict(allowed)}
    return {**schemes, "oauth2": {**schemes["oauth2"], "flows": {"clientCredentials": flow}}}


def compact(content: Any) -> str:
    """JSON text with no more blanks than needed and a line for each member of the first two levels, for diffs."""
    lines = []
    for name, value in content.items():
        if isinstance(value, dict) and len(value) > 3:
            inner = ",\n".join(f"{_text(key)}:{_line(each)}" for key, each in value.items())
            lines.append(f"{_text(name)}:{{\n{inner}\n}}")
        else:
            lines.append(f"{_text(name)}:{_line(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(value: Any) -> str:
    if isinstance(value, dict) and len(_text(value)) > 20_000:
        inner = ",\n".join(f"{_text(key)}:{_text(each)}" for key, each in value.items())
        return f"{{\n{inner}\n}}"
    return _text(value)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def files() -> Mapping[str, str]:
    """The document as text."""
    return {PATH: compact(document())}
