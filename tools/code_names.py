"""Names of enumeration members in generated code, made from the codes of a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from crmstandard import schemas


def member_names(title: str, codes: Sequence[str]) -> list[str]:
    """One name for each code: `atRisk` -> AT_RISK; a code that is no word takes the words of its label."""
    labels = schemas.folder("codelists")[title]["x-crm-codes"]
    names = [_name(title, code, labels[code]["label"]["en"]) for code in codes]
    twice = {name for name, count in Counter(names).items() if count > 1}
    return [f"{_upper(title)}_{_upper(c)}" if n in twice else n for n, c in zip(names, codes, strict=True)]


def _name(title: str, code: str, label: str) -> str:
    if code[0].isalpha():
        return _upper(code)
    words = _upper(label)
    return words if words[:1].isalpha() else f"{_upper(title)}_{words or _upper(code)}"


def _upper(text: str) -> str:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", text)
    return re.sub(r"[^A-Za-z0-9]+", "_", spaced).strip("_").upper()
