"""The action of an audit event is a code of its list, whichever operation was asked for."""

from __future__ import annotations

import pytest

from crmserver.audit import ACTIONS
from crmserver.handlers.registry import handlers
from crmserver.routing import handler_of
from crmstandard import schemas
from crmstandard.operations import operations

CODES = frozenset(schemas.folder("codelists")["AuditAction"]["enum"])
SCOPED = sorted({handler_of(each) for each in operations() if each.get("scope")} & handlers().keys())


@pytest.mark.parametrize("handler", SCOPED)
def test_what_is_refused_is_traced_by_a_code_of_the_list(handler: str) -> None:
    assert ACTIONS.get(handler, handler) in CODES
