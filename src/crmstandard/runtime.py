"""What every generated type can do: strict dates and decimals, reading from the wire behind the judge, writing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from crmstandard.findings import Finding
    from crmstandard.model import AnyResource
    from crmstandard.validators.structure import Judge


class NotValid(ValueError):
    """A document that does not have the shape of its schema; `findings` say what is wrong and where."""

    def __init__(self, title: str, findings: Sequence[Finding]) -> None:
        self.title = title
        self.findings = tuple(findings)
        shown = "; ".join(f"{each.pointer or '(document)'}: {each.message}" for each in self.findings[:3])
        super().__init__(f"not a valid {title}: {shown}" + ("; …" if len(self.findings) > 3 else ""))


class CrmModel(BaseModel):
    """A generated type: members by Python or wire name, nothing unknown, absent means None and is never written."""

    model_config = ConfigDict(
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        validate_assignment=True,
        extra="forbid",
        hide_input_in_errors=True,
        defer_build=True,
    )

    def to_wire(self) -> bytes:
        """The record as JSON of the standard: wire names, decimals as strings, absent members left out."""
        return self.model_dump_json(exclude_none=True).encode()

    @classmethod
    def from_wire(cls, data: bytes | str) -> Self:
        """The record in JSON text, after its schema has judged it; raises NotValid with the findings."""
        _gate(cls.__name__, data)
        return cls.model_validate_json(data, by_alias=True, by_name=False)


def from_wire(data: bytes | str) -> AnyResource:
    """The resource in JSON text, of the type that its `resourceType` names; raises NotValid with the findings."""
    from crmstandard import model
    from crmstandard.validators import Session

    document = _parsed("resource", data)
    title = document.get("resourceType") if isinstance(document, dict) else None
    made = getattr(model, title, None) if isinstance(title, str) and title in _resources() else None
    if made is None:
        raise NotValid("resource", Session().check(document))
    resource: AnyResource = made.from_wire(data)
    return resource


def _resources() -> frozenset[str]:
    from crmstandard import schemas

    return frozenset(schemas.resources())


def _gate(title: str, data: bytes | str) -> None:
    faults = _judge(title).findings(_parsed(title, data))
    if faults:
        raise NotValid(title, faults)


def _parsed(title: str, data: bytes | str) -> Any:
    from crmstandard.reading import parse

    document, faults = parse(data)
    if faults:
        raise NotValid(title, faults)
    return document


@cache
def _judge(title: str) -> Judge:
    """The judge of any titled schema of the kit, data types and inner objects included."""
    from crmstandard import schemas
    from crmstandard.validators.structure import Judge

    for name in schemas.FOLDERS:
        for schema in schemas.folder(name).values():
            if schema["title"] == title:
                return Judge(title, schema)
            if title in schema.get("$defs", {}):
                return Judge(title, {**schema["$defs"][title], "$id": schema["$id"], "$defs": schema["$defs"]})
    raise schemas.UnknownResource(title)


@dataclass(frozen=True)
class WireText:
    """How a Python value stands on the wire: a string of one pattern, made by `write`, understood by `read`."""

    pattern: str
    kind: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """On the wire only a string of the pattern; in Python also a value that can be written as one."""
        wire = core_schema.no_info_plain_validator_function(self._from_text)
        return core_schema.json_or_python_schema(
            json_schema=core_schema.chain_schema([core_schema.str_schema(strict=True), wire]),
            python_schema=core_schema.no_info_plain_validator_function(self._from_python),
            serialization=core_schema.plain_serializer_function_ser_schema(
                self.write, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """What a schema that is derived from the types says of the value."""
        return {"type": "string", "pattern": self.pattern}

    def _from_text(self, text: str) -> Any:
        if re.fullmatch(self.pattern.removeprefix("^").removesuffix("$"), text, re.ASCII):
            try:
                return self.read(text)
            except ValueError:
                pass
        raise PydanticCustomError("wire_text", "expected {kind}", {"kind": self.kind})

    def _from_python(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._from_text(value)
        try:
            text = self.write(value)
        except (TypeError, ValueError, AttributeError):
            text = ""
        return self._from_text(text)


def decimal_text(pattern: str) -> WireText:
    """A decimal number, exact, with the digits that the pattern allows; a float is refused, since it is not exact."""
    return WireText(pattern, "a decimal number in a string, such as 12.50", Decimal, _write_decimal)


def _write_decimal(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise TypeError
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def date_text(pattern: str) -> WireText:
    """A calendar date."""
    return WireText(pattern, "a date, YYYY-MM-DD", date.fromisoformat, _write_date)


def _write_date(value: Any) -> str:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise TypeError
    return value.isoformat()


def instant_text(pattern: str) -> WireText:
    """An instant with its offset; a datetime without timezone is refused."""
    return WireText(pattern, "a date and time with offset, RFC 3339", datetime.fromisoformat, _write_instant)


def _write_instant(value: Any) -> str:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise TypeError
    return value.isoformat().replace("+00:00", "Z")


def moment_text(pattern: str) -> WireText:
    """A calendar date or an instant."""
    return WireText(pattern, "a date, or a date and time with offset", _read_moment, _write_moment)


def _read_moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _write_moment(value: Any) -> str:
    return _write_instant(value) if isinstance(value, datetime) else _write_date(value)
