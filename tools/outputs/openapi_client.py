"""src/crmstandard/openapi.client.json: the OpenAPI document by fixed rewrites, for client generators."""

from __future__ import annotations

from collections.abc import Mapping

from tools.openapi.client import simplified
from tools.outputs.openapi import compact, document

PATH = "src/crmstandard/openapi.client.json"
OWNS = (PATH,)


def files() -> Mapping[str, str]:
    """The document as text."""
    return {PATH: compact(simplified(document()))}
