"""One record after another: structure, rules within the record, facts for the rules across records."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from crmstandard import schemas
from crmstandard.findings import NOWHERE, Finding, Place, finding
from crmstandard.validators import registry
from crmstandard.validators.accepting import Acceptor
from crmstandard.validators.aids import Native
from crmstandard.validators.doubts import Doubts
from crmstandard.validators.facts import LIMIT
from crmstandard.validators.kept import UNRESOLVED, Kept, SpilledFacts
from crmstandard.validators.members import values_of_types
from crmstandard.validators.registry import Breach, CrossRule, Document, Rule, Take
from crmstandard.validators.side_by_side import side_by_side
from crmstandard.validators.structure import json_type, judge, titles
from crmstandard.validators.written import Written

RESOURCE = re.compile(rb'"resourceType"\s*:\s*"([A-Za-z]{1,64})"')
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


@cache
def _kept_of(title: str, *, salvage: bool) -> tuple[tuple[CrossRule, Take], ...]:
    """The rules that take something to keep of a resource, and how; the same keys serve every question about them."""
    rules = [each for each in _cross_rules_for(title) if each.keys in (None, UNRESOLVED)]
    taken = [(each, each.salvage if salvage else each.take) for each in rules]
    return tuple((each, take) for each, take in taken if take is not None)


class Judged(NamedTuple):
    """What was found in a record by itself, at no place yet: which resource and record it is, as far as it tells."""

    title: str | None
    record: str | None
    findings: Sequence[Finding]


def is_misshapen(findings: Iterable[Finding]) -> bool:
    """Whether some findings say that a record has not the shape of its schema."""
    return any(each.keyword and each.level == "error" for each in findings)


class Session:
    """A run over many records: `add` each, then `finish` for what only shows across them.

    Facts for the rules across records beyond `facts_in_memory` lie in a temporary file (in `folder`, where one is
    given), so memory is bounded. Several sessions can share the work: `parted` gives what one has kept to another.
    What is `native` compares ids and brings facts together faster; what is found is the same.
    """

    def __init__(
        self,
        resource: str | None = None,
        profile: str | None = None,
        facts_in_memory: int = LIMIT,
        folder: Path | None = None,
        native: Native | None = None,
    ) -> None:
        if resource is not None:
            judge(resource, profile)  # an unknown name is the caller's mistake: say so before any record
        elif profile is not None:
            schemas.overlays(profile)
        self.resource = resource
        self.profile = profile
        self._kept = Kept(facts_in_memory, folder, native)
        self._given: set[str] = set()
        self._acceptors: dict[str, Acceptor] = {}
        self._latest: Acceptor | None = None

    def accept(self, text: bytes, source: str | None, line: int) -> Document | None:
        """The document of a text that is found good the quick way, its facts kept as by `add`; else None."""
        document = self.known_good(text)
        if document is not None:
            self.keep_accepted(document["resourceType"], [document], source, [line])
        return document

    def known_good(self, text: bytes) -> Document | None:
        """The document of a text that is found good the quick way, to be kept (`keep_accepted`); else None."""
        if not self._acceptors:  # nothing was learned yet, or there is nothing to learn from
            return None
        acceptor = None if self.resource else self._latest
        document = acceptor.accept(text) if acceptor is not None else None
        if document is None:
            told = RESOURCE.search(text)
            acceptor = self._acceptors.get(told[1].decode()) if told else None
            if acceptor is None or acceptor is self._latest:
                return None
            self._latest = acceptor
            document = acceptor.accept(text)
        return document

    def keep_accepted(
        self, title: str, documents: Sequence[Document], source: str | None, lines: Sequence[int]
    ) -> None:
        """Keeps the facts of records of one resource that are known good, before more is learned of others."""
        self._kept.keep(self._acceptors[title], documents, source, lines)

    def keep_columns(self, written: Written) -> None:
        """Keeps ids and references of records that were found good elsewhere, without their other facts."""
        self._kept.keep_columns(written)

    def keep_written(self, rule: str, part: int, count: int, rows: bytes) -> None:
        """Keeps facts of a rule that were taken and packed (validators/packed.py) elsewhere."""
        self._kept.keep_written(rule, part, count, rows)

    def keep_facts(self, document: Document, place: Place, but: Sequence[str] = ()) -> None:
        """Keeps the facts of a record that was found good elsewhere, without its id and references.

        Those of the rules in `but` are kept already.
        """
        title, record = str(document["resourceType"]), str(document["id"])
        for each in _cross_rules_for(title):
            if each.keys is None and each.requirement not in but:
                for taken in each.take(document):
                    self._kept.add(each, taken, place, title, record)

    def learn(self, document: Document, text: bytes) -> None:
        """Tells that a record was found good, with no finding at all, so that texts like it can be accepted quickly."""
        if self.resource is None:
            title = str(document["resourceType"])
            acceptor = self._acceptors.get(title)
            if acceptor is None:
                schema = judge(title, self.profile).schema
                acceptor = Acceptor(title, schema, rules_for(title), _cross_rules_for(title))
                self._acceptors[title] = acceptor
            acceptor.learn(document, text)

    def add(self, document: Any, place: Place = NOWHERE) -> list[Finding]:
        """Findings of one record at `place`; its facts are kept for `finish`."""
        found = self.judged(document)
        if found.title is not None and found.title in schemas.resources():
            if is_misshapen(found.findings):
                self.salvage(found.title, found.record, place, is_lost=bool(document.get("lost")))
            else:
                self.keep(found.title, found.record, document, place)
        return _placed(found, place)

    def lost(self, resource: str, record: str, place: Place) -> None:
        """Says that a record of this id stands at `place` but could not be read: references to it follow from that."""
        self.salvage(resource, record if ID.fullmatch(record) else None, place, is_lost=True)

    def given(self, resource: str) -> None:
        """Says that records of `resource` are part of the run even if none of them can be read."""
        self._given.add(resource)

    def check(self, document: Any, place: Place = NOWHERE) -> list[Finding]:
        """Findings of one record by itself."""
        return _placed(self.judged(document), place)

    def judged(self, document: Any, doubts: Doubts | None = None) -> Judged:
        """What is found in one record by itself, whatever it is; what is not in doubt, where that is told, is good."""
        if not isinstance(document, dict):
            return Judged(None, None, [finding(NOT_AN_OBJECT, "", keyword="type", found=json_type(document))])
        title = self.resource or document.get("resourceType")
        found = self._check_titled(document, title, doubts)
        name = title if isinstance(title, str) and title in schemas.resources() else self.resource
        return Judged(name, id_of(document), found)

    def judged_alone(self, title: str, member: str, value: Any) -> Sequence[Finding] | None:
        """What is wrong with the shape of a record that has it but for one member; None where that cannot be told."""
        return judge(title, self.profile).findings_alone(member, value)

    def _check_titled(self, document: Document, title: Any, doubts: Doubts | None) -> list[Finding]:
        if title is None:
            return [finding("GEN-011", "", keyword="required", member="resourceType")]
        if isinstance(title, str) and title in schemas.resources() and document.get("resourceType", title) != title:
            return [finding(OTHER_RESOURCE, "/resourceType", keyword="const", expected=title)]
        if not isinstance(title, str) or title not in titles():
            return [finding(UNKNOWN_RESOURCE, "/resourceType", keyword="enum", value=title)]
        shape = judge(title, self.profile)
        if doubts is None:
            return shape.findings(document) or [*_by_rules(title, document), *_by_type_rules(title, document)]
        misshapen = [] if doubts.is_in_shape else shape.findings_within(document, doubts)
        if misshapen:
            return misshapen
        inside = {name: value for name, value in document.items() if name in doubts.members}
        return [*(() if doubts.is_ruled else _by_rules(title, document)), *_by_type_rules(title, inside)]

    def keep(self, title: str, record: str | None, document: Document, place: Place) -> None:
        """Keeps the facts of a record of a resource of the standard that has its shape."""
        self._given.add(title)
        if record is not None:
            for each, take in _kept_of(title, salvage=False):
                for taken in take(document):
                    self._kept.add(each, taken, place, title, record)

    def salvage(self, title: str, record: str | None, place: Place, *, is_lost: bool = False) -> None:
        """Keeps what is still told of a record that has not its shape, or could not even be read (`is_lost`)."""
        self._given.add(title)
        if record is None:
            return
        given = {"resourceType": title, "id": record, **({"lost": True} if is_lost else {})}
        for each, take in _kept_of(title, salvage=True):
            for taken in take(given):
                self._kept.add(each, taken, place, title, record)

    @property
    def facts_kept(self) -> int:
        """Number of facts that rules across records have taken so far."""
        return self._kept.total

    def parted(self) -> tuple[SpilledFacts, frozenset[str]]:
        """The facts kept so far, on disk, and the resources given: for another session to `join`."""
        return self._kept.spill(), frozenset(self._given | self._kept.given)

    def join(self, facts: SpilledFacts, given: Iterable[str]) -> None:
        """Takes over what another session has kept, so that `finish` judges the records of both."""
        self._kept.absorb(facts)
        self._given.update(given)

    def take_over(self, other: Session) -> None:
        """Takes over what another session of this process has kept, which is then empty: nothing is written for it."""
        self._kept.take_over(other._kept)
        self._given |= other._given

    def known(self, keys: Iterable[str]) -> None:
        """Takes `Type/id` of records that were given in earlier runs: references may lead to them."""
        self._given |= self._kept.known(keys)

    def keys(self) -> Iterator[str]:
        """`Type/id` of every record given or known, each once."""
        return self._kept.keys()

    def across(self, threads: int = 1) -> Iterator[Finding]:
        """Findings across the records given so far, one after another, in no order; several threads share the rules."""
        rules = [rule for rule in registry.cross_rules() if self._applies(rule)]
        return side_by_side([partial(self._judge, each) for each in self._kept.together(rules)], threads)

    def finish(self) -> list[Finding]:
        """Findings across the records given so far, in the order of the places they stand at."""
        found = list(self.across())
        return sorted(found, key=lambda f: (f.source or "", f.line or 0, f.pointer, f.requirement))

    def _applies(self, rule: CrossRule) -> bool:
        return all(name in self._given or name in self._kept.given for name in rule.needs)

    def _judge(self, rules: Iterable[CrossRule]) -> Iterator[Finding]:
        given = self._given | self._kept.given
        for rule in rules:
            for fact, breach in self._kept.judged(rule, given):
                yield _of(rule.requirement, breach).at(fact.place, fact.resource, fact.record)


def _placed(judged: Judged, place: Place) -> list[Finding]:
    return [each.at(place, judged.title, judged.record) for each in judged.findings]


def id_of(document: Document) -> str | None:
    """The id of a record if it has the form of one; anything else may be personal and is not carried on."""
    found = document.get("id")
    return found if isinstance(found, str) and ID.fullmatch(found) else None


def _by_rules(title: str, document: Mapping[str, Any]) -> Iterator[Finding]:
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


def _by_type_rules(title: str, document: Mapping[str, Any]) -> Iterator[Finding]:
    wanted, names = _type_rules()
    for kind, pointer, value in values_of_types(title, document, names):
        for rule in wanted[kind]:
            for each in rule.check(value):
                yield _of(rule.requirement, Breach(pointer + each.pointer, each.params, each.value, each.caused_by))


def _unevaluated(rule: Rule, document: Mapping[str, Any], absent: set[str]) -> Iterator[Finding]:
    """That a rule was not evaluated, if a member that it needs is declared absent; else it does not apply."""
    declared = next((name for name in rule.needs if name not in document and f"/{name}" in absent), None)
    if declared is not None:
        yield Finding(rule.requirement, "notEvaluated", f"/{declared}", params={"member": declared})


def _of(requirement: str, breach: Breach) -> Finding:
    made = finding(requirement, breach.pointer, value=breach.value, **breach.params)
    return replace(made, caused_by=breach.caused_by) if breach.caused_by else made
