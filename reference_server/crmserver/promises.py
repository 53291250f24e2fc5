"""The service levels that an operator promises: read from a file, declared in the capability statement."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from crmserver.bodies import validator
from crmserver.settings import BadSetting


def service_levels(path: str) -> list[dict[str, Any]]:
    """The service levels of a JSON file; none without a file. Raises BadSetting."""
    if not path:
        return []
    try:
        found = orjson.loads(Path(path).read_bytes())
    except (OSError, ValueError) as error:
        raise BadSetting(f"{path} is no file of service levels: {type(error).__name__}") from None
    if not isinstance(found, list):
        raise BadSetting(f"{path} is to hold a JSON array of service levels")
    for number, each in enumerate(found, start=1):
        fault = next(validator("ServiceLevel").iter_errors(each), None)
        if fault is not None:
            place = "/".join(map(str, fault.instance_path))
            raise BadSetting(f"{path}: service level {number} breaks its schema at /{place}: {fault.message}")
    return found
