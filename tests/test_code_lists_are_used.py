"""A code list or data type that nothing refers to is left over from something that was renamed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import crmstandard
from crmstandard import schemas

RULES = "\n".join(path.read_text() for path in Path(crmstandard.__path__[0], "validators", "rules").rglob("*.py"))
SHAPES = json.dumps([dict(each) for each in schemas.by_id().values()])


@pytest.mark.parametrize("title", sorted({**schemas.folder("codelists"), **schemas.folder("types")}))
def test_a_code_list_or_type_is_referred_to(title: str) -> None:
    refers = re.search(rf'"\$ref": "[./]*(codelists|types)/{schemas.kebab(title)}\.json"', SHAPES)
    assert refers or f'"{title}"' in RULES
