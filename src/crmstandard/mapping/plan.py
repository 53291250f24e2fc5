"""What a mapping folder says: `mapping.yaml` with the source's files, and one SELECT per resource beside it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from crmstandard import schemas

MANIFEST = "mapping.yaml"
WRITTEN_BY_ENGINE = "Provenance"


class MappingError(Exception):
    """A mistake of the mapping or of its caller, worded for the person who has to act."""


class Part(BaseModel):
    """A part of `mapping.yaml`; names that it does not know are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Column(Part):
    """What the cells of one source column may hold; a row with any other cell is rejected."""

    type: str = Field(default="text", pattern=r"^(text|integer|decimal\((3[0-8]|[12]?[0-9]),([0-9]|1[0-8])\))$")
    values: tuple[str, ...] | None = None
    pattern: str | None = None
    date: str | None = Field(default=None, description="strptime format of a date")
    prefix: str = Field(default="", description="text put before a date so that its year has a century")

    @field_validator("pattern")
    @classmethod
    def _is_a_pattern(cls, pattern: str | None) -> str | None:
        try:
            re.compile(pattern or "")
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from None
        return pattern

    @field_validator("type")
    @classmethod
    def _has_digits_for_its_places(cls, kind: str) -> str:
        size = [int(each) for each in re.findall("[0-9]+", kind)]
        if size and size[0] <= size[1]:
            raise ValueError("a decimal(digits,places) has more digits than places")
        return kind


def _column(value: Any) -> Any:
    return {"type": value or "text"} if value is None or isinstance(value, str) else value


class Table(Part):
    """One table that the SQL reads: the files that hold its rows and how they are written."""

    files: tuple[Annotated[str, Field(min_length=1)], ...] = Field(min_length=1)
    title: str
    delimiter: str = Field(default=",", min_length=1, max_length=1)
    quote: str | None = Field(default='"', min_length=1, max_length=1)
    encoding: str = "utf-8"
    header: bool = True
    multiline: bool = False
    nulls: tuple[str, ...] = ("",)
    columns: Mapping[str, Annotated[Column, BeforeValidator(_column)]]


class NotMapped(Part):
    """Something that the source holds and the feed does not, and why."""

    what: str
    why: str


class Derivation(Part):
    """Members of one resource that no source column holds as they stand, and the rule that gives them."""

    resource: str
    fields: tuple[str, ...] = Field(min_length=1)
    rule: str
    description: str
    sources: tuple[str, ...] = Field(default=(), validation_alias=AliasChoices("from", "sources"))


class Manifest(Part):
    """The content of `mapping.yaml`."""

    id: str = Field(pattern=r"^[A-Za-z0-9._-]{1,40}$")
    version: str = Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")
    title: str
    source: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$", description="URI of the system of record")
    as_of: str | None = Field(default=None, alias="asOf")
    timezone: str = "UTC"
    tables: Mapping[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], Table]
    not_mapped: tuple[NotMapped, ...] = Field(default=(), alias="notMapped")
    derived: tuple[Derivation, ...] = ()


@dataclass(frozen=True)
class Select:
    """One SQL file and the resource whose records it gives."""

    resource: str
    path: Path

    @property
    def text(self) -> str:
        """The SQL."""
        return read_text(self.path)


@dataclass(frozen=True)
class Plan:
    """A mapping as read from its folder."""

    folder: Path
    manifest: Manifest
    preludes: tuple[Path, ...]
    selects: tuple[Select, ...]

    @property
    def resources(self) -> Mapping[str, list[Select]]:
        """The selects by the resource that they fill, in the order of resource names."""
        names = sorted({each.resource for each in self.selects})
        return {name: [each for each in self.selects if each.resource == name] for name in names}


def load_plan(folder: Path) -> Plan:
    """The mapping in `folder`; raises MappingError where it is not one."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        raise MappingError(f"{folder} is no mapping: it holds no {MANIFEST}. Name a folder such as examples/berka.")
    files = sorted(folder.glob("*.sql"))
    preludes = tuple(path for path in files if path.name.startswith("_"))
    selects = tuple(Select(_resource_of(path), path) for path in files if path not in preludes)
    if not selects:
        raise MappingError(f"{folder} maps nothing: add one <resource>.sql with a SELECT, for example person.sql.")
    plan = Plan(folder, _manifest(manifest), preludes, selects)
    _check_derivations(plan)
    return plan


def _manifest(path: Path) -> Manifest:
    try:
        return Manifest.model_validate(yaml.safe_load(read_text(path)))
    except yaml.YAMLError as error:
        raise MappingError(f"{path} is not YAML: {error}") from None
    except ValidationError as error:
        faults = [f"  {'.'.join(map(str, each['loc'])) or 'file'}: {each['msg']}" for each in error.errors()]
        raise MappingError("\n".join([f"{path} is not as a mapping has to be:", *faults])) from None


def _resource_of(path: Path) -> str:
    stem = path.name.split(".")[0]
    by_name = {schemas.kebab(name): name for name in schemas.resources()}
    if stem not in by_name:
        raise MappingError(f"{path}: no resource is called {stem!r}{suggest(stem, by_name)}. See list resources.")
    if by_name[stem] == WRITTEN_BY_ENGINE:
        raise MappingError(f"{path}: {WRITTEN_BY_ENGINE} is written by the map command itself; remove this file.")
    return by_name[stem]


def _check_derivations(plan: Plan) -> None:
    for each in plan.manifest.derived:
        if each.resource not in plan.resources:
            hint = suggest(each.resource, plan.resources)
            raise MappingError(f"{plan.folder / MANIFEST}: derived names {each.resource!r}, which no SQL fills{hint}.")


def suggest(name: str, known: Iterable[str]) -> str:
    """`, did you mean "x"?`-style tail of a message about an unknown name; empty if nothing is near."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def read_text(path: Path) -> str:
    """The text of a mapping's file; raises MappingError where it cannot be read as UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MappingError(f"{path} cannot be read as UTF-8 text: {error}") from None
