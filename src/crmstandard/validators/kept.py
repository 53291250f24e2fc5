"""What a session keeps of its records for the rules across them: keys by column, other facts by rule and key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crmstandard.findings import Place
from crmstandard.validators.accepting import Acceptor
from crmstandard.validators.aids import Native
from crmstandard.validators.blindfold import Blindfold
from crmstandard.validators.columns import Columns, Slot, SpilledKeys
from crmstandard.validators.comparing import Comparing
from crmstandard.validators.facts import FactStore, Spilled
from crmstandard.validators.keys import REFERENCE, KeyStore, split
from crmstandard.validators.registry import EVERYWHERE, Breach, CrossRule, Document, Fact, Taken
from crmstandard.validators.written import Written

ROWS = 20_000
KEYS_TO_A_FACT = 3
UNRESOLVED = "unresolved"
SpilledFacts = tuple[Spilled, SpilledKeys]


@dataclass
class _Loose:
    """Keys that were taken one by one: of one source, resource and place in the record."""

    lines: list[int | None] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


class Kept:
    """Facts of a session; what is beyond its limit lies on disk."""

    def __init__(self, limit: int, folder: Path | None = None, native: Native | None = None) -> None:
        self.given: set[str] = set()
        self._facts = FactStore(limit, folder, native.sieve if native else None)
        self._keys = KeyStore(limit * KEYS_TO_A_FACT, folder)
        self._comparing = Comparing(self._keys, native.lookup if native else None)
        self._rows: list[tuple[Any, ...]] = []
        self._rows_of: tuple[Acceptor, int, str | None] | None = None
        self._slots: tuple[Slot, ...] = ()
        self._loose: dict[tuple[str | None, str, str], _Loose] = defaultdict(_Loose)

    @property
    def total(self) -> int:
        """Number of facts and keys taken so far."""
        self._flush()
        return self._facts.total + self._keys.total

    def keep(self, acceptor: Acceptor, documents: Sequence[Document], source: str | None, lines: Sequence[int]) -> None:
        """Keeps what the rules take of records that were accepted the quick way."""
        if self._rows_of != (acceptor, acceptor.version, source) or len(self._rows) >= ROWS:
            self._begin(acceptor, source)
        if acceptor.referring is not None:
            self._rows += map(acceptor.referring.row, documents, lines)
        title = acceptor.title
        for rule, take in acceptor.takes:
            rows = [
                (key, value, source, line, title, document["id"], pointer)
                for document, line in zip(documents, lines, strict=True)
                for key, value, pointer in take(document)
            ]
            self._facts.add_rows(rule, rows)

    def keep_columns(self, written: Written) -> None:
        """Keeps ids and references of records of one resource that were accepted together."""
        self.given.add(written.resource)
        self._keys.add(written)

    def keep_written(self, rule: str, part: int, count: int, rows: bytes) -> None:
        """Keeps facts of a rule that were taken and packed elsewhere."""
        self._facts.add_written(rule, part, count, rows)

    def _begin(self, acceptor: Acceptor, source: str | None) -> None:
        self._flush_rows()
        self._rows_of = (acceptor, acceptor.version, source)
        self._slots = acceptor.referring.slots if acceptor.referring else ()
        self.given.add(acceptor.title)

    def add(self, rule: CrossRule, taken: Taken, place: Place, resource: str, record: str) -> None:
        """Keeps one fact that a rule has taken."""
        if rule.keys is None:
            row = (taken.key, taken.value, place.source, place.line, resource, record, taken.pointer)
            self._facts.add_row(rule.requirement, row)
        elif rule.keys == UNRESOLVED:  # what is asked of the same keys beside that needs them only once
            self._add_key(taken, place, resource, record)

    def _add_key(self, taken: Taken, place: Place, resource: str, record: str) -> None:
        is_reference = taken.value == REFERENCE
        held = self._loose[place.source, resource, taken.pointer if is_reference else ""]
        held.lines.append(place.line)
        held.ids.append(record)
        held.kinds.append("" if is_reference else str(taken.value))
        if is_reference:
            held.keys.append(taken.key)
        if len(held.ids) >= ROWS:
            self._flush_loose()

    def known(self, keys: Iterable[str]) -> set[str]:
        """Keeps keys of records that earlier runs were given; the resources that they are of."""
        held: dict[str, list[str]] = defaultdict(list)
        found: set[str] = set()
        for key in keys:
            resource, _, record = key.partition("/")
            found.add(resource)
            held[resource].append(record)
            if len(held[resource]) >= ROWS:
                self._add_known(resource, held.pop(resource))
        for resource, ids in held.items():
            self._add_known(resource, ids)
        return found

    def _add_known(self, resource: str, ids: list[str]) -> None:
        self._keys.add(Columns(None, resource, False, (), [None] * len(ids), ids, None, ()))

    def keys(self) -> Iterator[str]:
        """`Type/id` of every record kept or known, each once."""
        self._flush()
        return self._comparing.keys()

    def together(self, rules: Sequence[CrossRule]) -> list[list[CrossRule]]:
        """Rules that are to be judged one after another, those about the same keys; what takes longest comes first.

        Nothing is kept any more while several threads judge.
        """
        self._flush()
        self._facts.settle()
        about_keys = [each for each in rules if each.keys is not None]
        others = [each for each in rules if each.keys is None]
        sizes = self._facts.sizes()
        others.sort(key=lambda rule: sizes[rule.requirement], reverse=True)
        return [*([about_keys] if about_keys else []), *([each] for each in others)]

    def judged(self, rule: CrossRule, given: Collection[str]) -> Iterator[tuple[Fact, Breach]]:
        """What breaks a rule, with the fact at which it does; `given` are the resources of the run."""
        if rule.keys is not None:
            groups = self._comparing.unresolved(given) if rule.keys == UNRESOLVED else self._comparing.repeated()
            about = rule.about
            wanted = (each for each in groups if about is None or about(each[0]) in given)
            yield from (found for key, facts in wanted for found in rule.judge(key, facts))
            return
        blindfold = Blindfold(rule, self._facts.shared(rule.requirement) if rule.shares else ())
        for group in self._facts.groups(rule, blindfold.needs_others):
            if rule.shares and group.key == EVERYWHERE:
                continue
            found = blindfold.judge(group)
            if not rule.by_value:
                yield from found
            elif next(iter(found), None) is not None:  # all facts that are alike break it
                for facts in self._facts.alike(rule, group.key):
                    yield from blindfold.judge_beside(group, facts)

    def spill(self) -> SpilledFacts:
        """Writes everything to disk and says where it lies."""
        self._flush()
        return self._facts.spill(), self._keys.spill()

    def absorb(self, spilled: SpilledFacts) -> None:
        """Takes what another session has written."""
        self._facts.absorb(spilled[0])
        self._keys.absorb(spilled[1])

    def take_over(self, other: Kept) -> None:
        """Takes what another session of this process has kept."""
        other._flush()
        self.given |= other.given
        self._facts.take_over(other._facts)
        self._keys.take_over(other._keys)

    def _flush(self) -> None:
        self._flush_rows()
        self._flush_loose()

    def _flush_rows(self) -> None:
        if self._rows and self._rows_of is not None:
            acceptor, _, source = self._rows_of
            lines, ids, *rest = zip(*self._rows, strict=True)
            slots, columns = split(self._slots, rest)
            self._keys.add(Columns(source, acceptor.title, True, slots, lines, ids, None, columns))
        self._rows = []

    def _flush_loose(self) -> None:
        for (source, resource, pointer), held in self._loose.items():
            is_reference = bool(held.keys)
            slots, columns = ((Slot(pointer, None),), (held.keys,)) if is_reference else ((), ())
            self._keys.add(Columns(source, resource, True, slots, held.lines, held.ids, held.kinds, columns))
        self._loose.clear()
