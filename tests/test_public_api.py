"""The public names of the package, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import crmstandard
from crmstandard import model, schemas

EAGER = {"Finding", "Session", "validate"}
LATE = {"NotValid", "from_wire"}


def test_validation_needs_no_pydantic() -> None:
    code = "import crmstandard, sys; crmstandard.validate({}); sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_type_comes_when_it_is_asked_for() -> None:
    code = "from crmstandard import Money, Person, Finding, validate, from_wire; print(Person.__module__)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.startswith("crmstandard.model")


def test_every_schema_is_a_public_type() -> None:
    titles = {title for folder in schemas.FOLDERS for title in schemas.folder(folder)}
    inner = {name for schema in schemas.by_id().values() for name in schema.get("$defs", {})}
    unions = {"AnyResource", "Party"}
    assert set(model.__all__) == titles | inner | unions


def test_every_public_name_can_be_had_and_is_listed() -> None:
    names = dir(crmstandard)
    assert EAGER | LATE | set(model.__all__) <= set(names)
    for name in names:
        assert getattr(crmstandard, name) is not None


def test_no_type_hides_a_name_of_the_library() -> None:
    assert not (EAGER | LATE) & set(model.__all__)


@pytest.mark.parametrize("name", ["Foo", "shoe_size", "_secret"])
def test_other_names_do_not_exist(name: str) -> None:
    with pytest.raises(AttributeError):
        getattr(crmstandard, name)


def test_every_public_type_says_what_it_is() -> None:
    silent = [n for n in model.__all__ if isinstance(getattr(model, n), type) and not getattr(model, n).__doc__]
    assert silent == []
