"""One record after another: structure, rules within the record, facts for the rules across records."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from crmstandard import schemas
from crmstandard.findings import NOWHERE, Finding, Place, finding
from crmstandard.validators import registry
from crmstandard.validators.facts import LIMIT, FactStore, Spilled
from crmstandard.validators.members import values_of_types
from crmstandard.validators.registry import Breach, CrossRule, Fact, Rule
from crmstandard.validators.structure import json_type, judge

ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
REFERENCES = "GEN-060"
NOT_AN_OBJECT, UNKNOWN_RESOURCE, OTHER_RESOURCE = "GEN-008", "GEN-021", "GEN-031"


def validate(document: Any, resource: str | None = None, profile: str | None = None) -> list[Finding]:
    """Findings of one record: errors and warnings, none if it is good.

    `document` is parsed JSON, or JSON text as str or bytes, which is then read strictly. `resource`
    says what it should be; without it the record's own `resourceType` does. `profile` narrows
    (`cn`, `eu`, `uk`). Raises UnknownResource and UnknownProfile for names that do not exist.
    """
    if isinstance(document, (str, bytes)):
        from crmstandard.reading import parse

        document, faults = parse(document)
        if faults:
            return list(faults)
    return [each for each in Session(resource, profile).check(document) if each.level != "notEvaluated"]


@cache
def rules_for(title: str) -> tuple[Rule, ...]:
    """The record rules of one resource, by requirement id."""
    is_resource = title in schemas.resources()
    return tuple(r for r in registry.record_rules() if title in r.subjects or (not r.subjects and is_resource))


@cache
def _type_rules() -> tuple[Mapping[str, tuple[Rule, ...]], frozenset[str]]:
    found: dict[str, list[Rule]] = defaultdict(list)
    for each in registry.type_rules():
        for subject in each.subjects:
            found[subject].append(each)
    return {name: tuple(rules) for name, rules in found.items()}, frozenset(found)


@cache
def _cross_rules_for(title: str) -> tuple[CrossRule, ...]:
    return tuple(each for each in registry.cross_rules() if not each.reads or title in each.reads)


class Session:
    """A run over many records: `add` each, then `finish` for what only shows across them.

    Facts for the rules across records beyond `facts_in_memory` lie in a temporary file (in `folder`, where one is
    given), so memory is bounded. Several sessions can share the work: `parted` gives what one has kept to another.
    """

    def __init__(
        self,
        resource: str | None = None,
        profile: str | None = None,
        facts_in_memory: int = LIMIT,
        folder: Path | None = None,
    ) -> None:
        if resource is not None:
            judge(resource, profile)  # an unknown name is the caller's mistake: say so before any record
        elif profile is not None:
            schemas.overlays(profile)
        self.resource = resource
        self.profile = profile
        self._facts = FactStore(facts_in_memory, folder)
        self._given: set[str] = set()

    def add(self, document: Any, place: Place = NOWHERE) -> list[Finding]:
        """Findings of one record at `place`; its facts are kept for `finish`."""
        found = self.check(document, place)
        title = self._title(document)
        if title in schemas.resources():
            self._given.add(title)
            misshapen = any(each.level == "error" and each.keyword for each in found)
            self._keep(title, document, place, misshapen)
        return found

    def _title(self, document: Any) -> str:
        title = self.resource or (document.get("resourceType") if isinstance(document, dict) else None)
        return title if isinstance(title, str) and isinstance(document, dict) else ""

    def lost(self, resource: str, record: str, place: Place) -> None:
        """Says that a record of this id stands at `place` but could not be read: references to it follow from that."""
        self._given.add(resource)
        self._keep(resource, {"resourceType": resource, "id": record, "lost": True}, place, True)

    def given(self, resource: str) -> None:
        """Says that records of `resource` are part of the run even if none of them can be read."""
        self._given.add(resource)

    def check(self, document: Any, place: Place = NOWHERE) -> list[Finding]:
        """Findings of one record by itself."""
        if not isinstance(document, dict):
            return [finding(NOT_AN_OBJECT, "", keyword="type", found=json_type(document)).at(place)]
        title = self.resource or document.get("resourceType")
        record = _id_of(document)
        found = self._check_titled(document, title)
        name = title if isinstance(title, str) and title in schemas.resources() else self.resource
        return [each.at(place, name, record) for each in found]

    def _check_titled(self, document: Mapping[str, Any], title: Any) -> list[Finding]:
        if title is None:
            return [finding("GEN-011", "", keyword="required", member="resourceType")]
        if isinstance(title, str) and title in schemas.resources() and document.get("resourceType", title) != title:
            return [finding(OTHER_RESOURCE, "/resourceType", keyword="const", expected=title)]
        try:
            shape = judge(title, self.profile)
        except (schemas.UnknownResource, TypeError):
            return [finding(UNKNOWN_RESOURCE, "/resourceType", keyword="enum", value=title)]
        return shape.findings(document) or list(_by_rules(title, document))

    def _keep(self, title: str, document: Mapping[str, Any], place: Place, salvage: bool) -> None:
        record = _id_of(document)
        if record is None:
            return
        given = {**document, "resourceType": title} if salvage else document
        for each in _cross_rules_for(title):
            take = each.salvage if salvage else each.take
            for taken in take(given) if take else ():
                fact = Fact(taken.value, place, title, record, taken.pointer)
                self._facts.add(each.requirement, taken.key, fact)

    @property
    def facts_kept(self) -> int:
        """Number of facts that rules across records have taken so far."""
        return self._facts.total

    def parted(self) -> tuple[Spilled, frozenset[str]]:
        """The facts kept so far, on disk, and the resources given: for another session to `join`."""
        return self._facts.spill(), frozenset(self._given)

    def join(self, facts: Spilled, given: Iterable[str]) -> None:
        """Takes over what another session has kept, so that `finish` judges the records of both."""
        self._facts.absorb(facts)
        self._given.update(given)

    def known(self, keys: Iterable[str]) -> None:
        """Takes `Type/id` of records that were given in earlier runs: references may lead to them."""
        for key in keys:
            resource, _, record = key.partition("/")
            self._given.add(resource)
            self._facts.add(REFERENCES, key, Fact("record", NOWHERE, resource, record, "/id"))

    def keys(self) -> Iterator[str]:
        """`Type/id` of every record given or known, each once, in no order."""
        for key, facts in self._facts.groups(REFERENCES):
            if any(fact.value == "record" for fact in facts):
                yield key

    def across(self) -> Iterator[Finding]:
        """Findings across the records given so far, one after another, in no order."""
        return (found for rule in registry.cross_rules() if self._applies(rule) for found in self._judge(rule))

    def finish(self) -> list[Finding]:
        """Findings across the records given so far, in the order of the places they stand at."""
        found = list(self.across())
        return sorted(found, key=lambda f: (f.source or "", f.line or 0, f.pointer, f.requirement))

    def _applies(self, rule: CrossRule) -> bool:
        return all(name in self._given for name in rule.needs)

    def _judge(self, rule: CrossRule) -> Iterator[Finding]:
        for key, facts in self._facts.groups(rule.requirement):
            if rule.about is not None and rule.about(key) not in self._given:
                continue
            for fact, breach in rule.judge(key, facts):
                yield _of(rule.requirement, breach).at(fact.place, fact.resource, fact.record)


def _id_of(document: Mapping[str, Any]) -> str | None:
    """The id of a record if it has the form of one; anything else may be personal and is not carried on."""
    found = document.get("id")
    return found if isinstance(found, str) and ID.fullmatch(found) else None


def _by_rules(title: str, document: Mapping[str, Any]) -> Iterable[Finding]:
    absent = {str(each["path"]) for each in document.get("absences", ())}
    for rule in rules_for(title):
        for name in rule.needs:
            if name not in document:
                if absent:
                    yield from _unevaluated(rule, document, absent)
                break
        else:
            for each in rule.check(document):
                yield _of(rule.requirement, each)
    wanted, names = _type_rules()
    for kind, pointer, value in values_of_types(title, document, names):
        for rule in wanted[kind]:
            for each in rule.check(value):
                yield _of(rule.requirement, replace(each, pointer=pointer + each.pointer))


def _unevaluated(rule: Rule, document: Mapping[str, Any], absent: set[str]) -> Iterator[Finding]:
    """That a rule was not evaluated, if a member that it needs is declared absent; else it does not apply."""
    declared = next((name for name in rule.needs if name not in document and f"/{name}" in absent), None)
    if declared is not None:
        yield Finding(rule.requirement, "notEvaluated", f"/{declared}", params={"member": declared})


def _of(requirement: str, breach: Breach) -> Finding:
    made = finding(requirement, breach.pointer, value=breach.value, **breach.params)
    return replace(made, caused_by=breach.caused_by) if breach.caused_by else made
