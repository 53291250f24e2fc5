"""Which ids stand twice and which references lead nowhere.

Most keys are in order, so all of them are looked up, a part at a time; facts for the rules are made only of the keys
that are odd.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from zlib import crc32

import orjson

from crmstandard.findings import Place
from crmstandard.validators.aids import Lookup, Texts
from crmstandard.validators.columns import Columns, Slot
from crmstandard.validators.groups import Turn
from crmstandard.validators.keys import RECORD, REFERENCE, KeyStore
from crmstandard.validators.registry import Fact

FACTS_AT_ONCE = 100_000
ID = "/id"
REMEMBERED = 1_000  # keys that stand twice, of one turn, which are kept until they are asked for
SPLIT = 8  # turns that one with too many odd keys is made into
MOST_TURNS = 1 << 20

Groups = Iterator[tuple[str, list[Fact]]]
Asking = Callable[[Lookup, str, Turn], bool]


class PlainLookup:
    """Looks up ids in sets."""

    at_once = 400_000

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._odd: Counter[str] = Counter()
        self._turn, self._turns = 0, 1

    def begin(self, turn: int, turns: int) -> None:
        """Forgets everything; of what comes only each whose turn it is is taken."""
        self._ids, self._odd = set(), Counter()
        self._turn, self._turns = turn, turns

    def add(self, ids: Texts, *, counts: bool) -> bool:
        """Takes ids; those that come again are odd where they count."""
        held = self._in_turn(ids)
        fresh = set(held)
        if not counts or (len(fresh) == len(held) and self._ids.isdisjoint(fresh)):
            self._ids |= fresh
            return True
        for each in held:
            if each in self._ids:
                self._odd[each] += 1
            self._ids.add(each)
        return True

    def find(self, keys: Texts) -> bool:
        """Looks for keys among the ids; those that are not there are odd."""
        held = _texts(keys)
        if not self._ids.issuperset(held):
            missing = set(self._in_turn(list(set(held).difference(self._ids))))
            self._odd.update(each for each in held if each in missing)
        return True

    def ids(self) -> list[str]:
        """The ids taken, in order."""
        return sorted(self._ids)

    def odd(self) -> Mapping[str, int]:
        """How often each odd one came since the last time."""
        found, self._odd = self._odd, Counter()
        return found

    def _in_turn(self, keys: Texts) -> list[str]:
        held = _texts(keys)
        return held if self._turns == 1 else [each for each in held if crc32(each.encode()) % self._turns == self._turn]


def _texts(keys: Texts) -> list[str]:
    return orjson.loads(keys) if isinstance(keys, bytes) else list(keys)


class Comparing:
    """Asks the keys of a run; `lookup` helps where it can."""

    def __init__(self, store: KeyStore, lookup: Lookup | None = None) -> None:
        self._store = store
        self._lookup = lookup
        self._repeated: dict[str, dict[Turn, Mapping[str, int]]] = {}  # as found beside what leads nowhere
        self._sizes: Mapping[str, int] = {}  # of the store then

    def keys(self) -> Iterator[str]:
        """`Type/id` of every record, each once."""
        for resource, size in sorted(self._store.sizes().items()):
            lookup = PlainLookup()
            turns = 1 + size // lookup.at_once
            for turn in range(turns):
                lookup.begin(turn, turns)
                for ids in self._store.ids(resource):
                    lookup.add(ids.texts, counts=False)
                yield from (f"{resource}/{each}" for each in lookup.ids())

    def repeated(self) -> Groups:
        """Keys under which more than one record of this run stands."""
        for resource, size in sorted(self._store.sizes().items()):
            found = self._remembered(resource, size)
            for odd in self._odd(resource, self._is_repeated) if found is None else found:
                yield from self._facts(resource, odd)

    def unresolved(self, given: Iterable[str]) -> Groups:
        """Keys of the resources given that references name and no record has."""
        self._repeated = {resource: {} for resource in given}
        self._sizes = self._store.sizes()
        for resource in sorted(given):
            for odd in self._odd(resource, self._leads_nowhere):
                yield from self._facts(resource, odd)

    def _remembered(self, resource: str, size: int) -> list[Mapping[str, int]] | None:
        """The keys that stand twice, turn by turn, where all of them are known already."""
        held = self._repeated.pop(resource, {})
        turns = min((turn.of for turn in held), default=0)
        found = [odd for turn, odd in held.items() if turn.of == turns]
        return found if turns and len(found) == turns and self._sizes[resource] == size else None

    def _is_repeated(self, lookup: Lookup, resource: str, _: Turn) -> bool:
        return all(lookup.add(ids.texts, counts=True) for ids in self._store.ids(resource) if ids.counts)

    def _leads_nowhere(self, lookup: Lookup, resource: str, turn: Turn) -> bool:
        """Looks for references among the ids; those that stand twice show on the way, where all are of this run."""
        all_count = True
        for ids in self._store.ids(resource):
            all_count = all_count and ids.counts
            if not lookup.add(ids.texts, counts=ids.counts):
                return False
        repeated = lookup.odd()
        if all_count and repeated is not None and len(repeated) <= REMEMBERED:
            self._repeated[resource][turn] = repeated
        return all(map(lookup.find, self._store.references(resource)))

    def _odd(self, resource: str, ask: Asking) -> Iterator[Mapping[str, int]]:
        """The odd keys of a resource, in as many turns as there need to be."""
        for lookup in filter(None, (self._lookup, PlainLookup())):
            turns = 1 + self._store.sizes()[resource] // lookup.at_once
            told = self._in_turns(lookup, ask, resource, turns)
            if (first := next(told, None)) is not None:
                yield first
                yield from told
                return

    def _in_turns(self, lookup: Lookup, ask: Asking, resource: str, turns: int) -> Iterator[Mapping[str, int]]:
        """The odd keys turn by turn; nothing at all if the lookup cannot take the keys."""
        waiting = [Turn(number, turns) for number in reversed(range(turns))]
        while waiting:
            turn = waiting.pop()
            number, of = turn
            lookup.begin(number, of)
            if not ask(lookup, resource, turn):
                return
            odd = lookup.odd()
            if odd is not None:
                yield odd
            elif of < MOST_TURNS:
                waiting += [Turn(number + of * place, of * SPLIT) for place in range(SPLIT)]

    def _facts(self, resource: str, keys: Mapping[str, int]) -> Groups:
        """Each of some keys of a resource with its facts, so many keys at a time as there is room for."""
        chunk: set[str] = set()
        size = 0
        for key in sorted(keys):
            chunk.add(key)
            size += keys[key]
            if size >= FACTS_AT_ONCE:
                yield from self._facts_of(resource, chunk)
                chunk, size = set(), 0
        if chunk:
            yield from self._facts_of(resource, chunk)

    def _facts_of(self, resource: str, keys: set[str]) -> Groups:
        found: dict[str, list[Fact]] = defaultdict(list)
        for columns in self._store.about(resource):
            if columns.resource == resource and columns.counts and not keys.isdisjoint(columns.ids):
                for index, key in enumerate(columns.ids):
                    if key in keys and _kind(columns, index):
                        found[key].append(_fact(columns, index, _kind(columns, index), ID))
            for at, slot in enumerate(columns.slots):
                for index, pointer, key in _places(columns, at, slot, resource, keys):
                    found[key].append(_fact(columns, index, REFERENCE, pointer))
        for key in sorted(found):
            facts = sorted(found[key], key=lambda fact: (fact.place.source or "", fact.place.line or 0, fact.pointer))
            yield f"{resource}/{key}", facts


def _kind(columns: Columns, index: int) -> str:
    return RECORD if columns.kinds is None else columns.kinds[index]


def _places(columns: Columns, at: int, slot: Slot, resource: str, keys: set[str]) -> Iterator[tuple[int, str, str]]:
    """(row, pointer, key) of each reference in one column that names one of some keys."""
    if slot.resource not in (resource, None):
        return
    mark = "" if slot.resource else f"{resource}/"
    for index, held in enumerate(columns.columns[at]):
        for item, each in enumerate((held or ()) if slot.is_array else (held,)):
            if each and each.startswith(mark) and each[len(mark) :] in keys:
                pointer = slot.pointer.replace("*", str(item)) if slot.is_array else slot.pointer
                yield index, pointer, each[len(mark) :]


def _fact(columns: Columns, index: int, value: str, pointer: str) -> Fact:
    line = columns.lines[index]
    return Fact(value, Place(columns.source, line), columns.resource, columns.ids[index], pointer)
