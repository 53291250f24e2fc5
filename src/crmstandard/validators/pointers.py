"""JSON Pointers followed into a record."""

from __future__ import annotations


def leads_to_value(document: object, pointer: str) -> bool:
    """Whether a pointer leads to something that is there."""
    value = document
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and name in value:
            value = value[name]
        elif isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        else:
            return False
    return True
