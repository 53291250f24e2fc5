"""Bodies that are no records, judged by the API description: filters, requests of operations, subscriptions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import jsonschema_rs
import orjson

from crmserver.refusals import Cited, Refusal
from crmserver.request import Request
from crmstandard.requirements import by_keyword
from crmstandard.sources import root
from crmstandard.validators.formats import checkers
from crmstandard.validators.structure import FALLBACK, message_params, pointer


@cache
def description(name: str) -> bytes:
    """A generated document of the standard: `openapi` or `asyncapi`."""
    import crmstandard

    folder = root() / "src" / "crmstandard"
    path = (folder if folder.is_dir() else root().parent) / f"{name}.json"
    del crmstandard
    return path.read_bytes()


@cache
def _components() -> Mapping[str, Any]:
    found: Mapping[str, Any] = orjson.loads(description("openapi"))["components"]
    return found


@cache
def validator(title: str) -> jsonschema_rs.Draft202012Validator:
    """The validator of one component of the API description."""
    formats = {name: _accepts(name) for name in checkers()}
    schema = {"$ref": f"#/components/schemas/{title}", "components": _components()}
    return jsonschema_rs.Draft202012Validator(
        schema,
        formats=formats,
        validate_formats=True,
        ignore_unknown_formats=False,
        pattern_options=jsonschema_rs.RegexOptions(),
        offline=True,
    )


def _accepts(name: str) -> Any:
    check = checkers()[name]
    return lambda value: check(value) is None


def check_body(request: Request, body: Any) -> None:
    """Raises Refusal for a body that does not have the shape that the operation asks for."""
    check = validator(str(request.operation["body"]["schema"]))
    if not check.is_valid(body):
        raise Refusal("invalid", *(_cited(error) for error in check.iter_errors(body)))


def _cited(error: Any) -> Cited:
    keyword = str(error.kind.name)
    requirement = by_keyword().get(keyword, FALLBACK)
    params = message_params(error, keyword) | {"member": _member(error, keyword)}
    return Cited(requirement, params, pointer(error.instance_path), None, keyword)


def _member(error: Any, keyword: str) -> str:
    """The member that is missing or not known, for the message; names of members are no values."""
    if keyword == "required":
        return str(error.kind.property)
    return ", ".join(getattr(error.kind, "unexpected", ()))[:256]
