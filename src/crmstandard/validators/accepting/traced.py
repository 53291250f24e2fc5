"""Rules whose verdict hangs on a few texts of a record: found by watching what they read, run once for each case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crmstandard.validators.accepting.seen import Seen
from crmstandard.validators.registry import Document, Rule

ITEM = "*"
MOST_CASES = 4_096
FEW = 8  # records that do not show yet whether cases come again
MOST_WATCHED = 512  # runs that are watched: where new cases still come after so many, watching costs more than it saves
MOST_IN_VAIN = 16  # runs that were watched and read more than the key tells, so that nothing was remembered
Path = tuple[str, ...]


class Traced(dict[str, Any]):
    """A record, or an object in it, that notes what is read: texts (`touched`), presence (`asked`), or all of it."""

    def __init__(self, record: Mapping[str, Any], path: Path = (), root: Traced | None = None) -> None:
        super().__init__(record)
        self.path = path
        self.root = self if root is None else root
        self.touched: set[str] = set()
        self.asked: set[str] = set()
        self.leaves: set[Path] = set()
        self.as_a_whole = False

    def __getitem__(self, name: str) -> Any:
        """As of a dict, noted."""
        return self._read(name, super().__getitem__(name))

    def get(self, name: str, default: Any = None) -> Any:
        """The member, noted."""
        return self._read(name, super().get(name, default))

    def _read(self, name: str, value: Any) -> Any:
        self.touched.add(name)
        return _watched(value, (*self.path, name), self.root)

    def __contains__(self, name: object) -> bool:
        """As of a dict, noted."""
        self.asked.add(str(name))
        self.root.leaves.add((*self.path, str(name)))
        return super().__contains__(name)

    def _whole(self) -> None:
        self.root.as_a_whole = True

    def __iter__(self) -> Iterator[str]:
        """As of a dict, noted."""
        self._whole()
        return super().__iter__()

    def __len__(self) -> int:
        """As of a dict, noted."""
        self._whole()
        return super().__len__()

    def __eq__(self, other: object) -> bool:
        """As of a dict, noted."""
        self._whole()
        return super().__eq__(other)

    __hash__ = None

    def keys(self) -> Any:
        """All names, noted."""
        self._whole()
        return super().keys()

    def values(self) -> Any:
        """All values, noted."""
        self._whole()
        return super().values()

    def items(self) -> Any:
        """All members, noted."""
        self._whole()
        return super().items()


class _TracedList(list[Any]):
    """An array that gives what stands in it watched; how many there are belongs to every case."""

    def __init__(self, values: Sequence[Any], path: Path, root: Traced) -> None:
        super().__init__(_watched(each, (*path, ITEM), root) for each in values)


def _watched(value: Any, path: Path, root: Traced) -> Any:
    if isinstance(value, Traced | _TracedList):
        return value
    if isinstance(value, dict):
        root.leaves.add(path)  # that it is there was read, whatever is read of it later
        return Traced(value, path, root)
    if isinstance(value, list):
        root.leaves.add((*path, ITEM))
        return _TracedList(value, path, root)
    root.leaves.add(path)
    return value


@dataclass
class Told:
    """Rules that a few places of a record decide, these places as a key in Python, and the keys found good."""

    rules: list[Rule]
    places: frozenset[Path]
    key: str
    good: set[Any] = field(default_factory=set)
    watched: int = 0
    in_vain: int = 0

    def finds_good(self, key: Any, record: Document) -> bool:
        """Runs the rules on a case that is new; it is remembered where they read nothing but the places of the key."""
        if self.watched >= MOST_WATCHED or self.in_vain >= MOST_IN_VAIN:
            return self._breaks_none(record, record)
        self.watched += 1
        traced = Traced(record)
        if not self._breaks_none(record, traced):
            return False
        if not traced.as_a_whole and traced.leaves <= self.places and len(self.good) < MOST_CASES:
            self.good.add(key)
        else:
            self.in_vain += 1
        return True

    def _breaks_none(self, record: Document, read: Document) -> bool:
        """Whether the rules that apply to a record find nothing in it; `read` is what they are given as the record."""
        applying = (rule for rule in self.rules if all(name in record for name in rule.needs))
        return not any(True for rule in applying for _ in rule.check(read))


def told_apart(rules: Sequence[Rule], seen: Seen, records: Sequence[Document]) -> tuple[Told | None, list[Rule]]:
    """The rules that few texts decide, as far as some records show, and the others."""
    told: list[Rule] = []
    others: list[Rule] = []
    places: set[Path] = set()
    for rule in rules:
        read = _places_of(rule, records)
        if read is not None and all(_is_few(seen, place) for place in read) and _repeat(read, rule, records):
            told.append(rule)
            places |= read | {(name,) for name in rule.needs}
        else:
            others.append(rule)
    if not told:
        return None, others
    key = _key({place for place in places if _node(seen, place) is not None}, seen)
    return Told(told, frozenset(_with_lists(places)), key), others


def _places_of(rule: Rule, records: Sequence[Document]) -> set[Path] | None:
    """Every place that a rule reads in some records; None where it reads whole objects or finds something."""
    found: set[Path] = set()
    for record in records:
        if record.keys() >= set(rule.needs):
            traced = Traced(record)
            if any(True for _ in rule.check(traced)) or traced.as_a_whole:
                return None
            found |= traced.leaves
    return found


def _is_few(seen: Seen, place: Path) -> bool:
    """Whether a place has few texts, is never there, or is an array or object of which only the presence is read."""
    node = _node(seen, place)
    if node is not None and not _can_be_keyed(place):
        return False
    return node is None or bool(node.closed and node.texts) or bool(node.members) or node.items is not None


def _repeat(places: set[Path], rule: Rule, records: Sequence[Document]) -> bool:
    """Whether records come again with the same values at these places, so that a case is worth remembering."""
    applying = [record for record in records if record.keys() >= set(rule.needs)]
    cases = {tuple(_values(record, place) for place in sorted(places)) for record in applying}
    return len(cases) * 2 <= len(applying) or len(applying) < FEW


def _values(value: Any, place: Path) -> Any:
    """What stands at a place, of an array a tuple; of an object only that it is there."""
    for at, name in enumerate(place):
        if name == ITEM:
            return tuple(_values(each, place[at + 1 :]) for each in value) if isinstance(value, list) else None
        value = value.get(name) if isinstance(value, dict) else None
    return ... if isinstance(value, dict | list) else value


def _node(seen: Seen, place: Path) -> Seen | None:
    node: Seen | None = seen
    for step in place:
        node = None if node is None else node.items if step == ITEM else node.members.get(step)
    return node


def _with_lists(places: set[Path]) -> set[Path]:
    """The places, and the arrays that lead to them: how many items these have shows in the key."""
    return places | {place[: place.index(ITEM) + 1] for place in places if ITEM in place} | {p[:1] for p in places}


def _can_be_keyed(place: Path) -> bool:
    """Members, members of members, and members of the objects in an array."""
    return len(place) < 3 or (len(place) == 3 and place[1] == ITEM)


def _key(places: set[Path], seen: Seen) -> str:
    """The values of these places as a tuple, as source; an array counts by what is read of its items, and by length."""
    inner: dict[tuple[str, bool], list[Path]] = {}
    for place in sorted(places):
        if len(place) > 1:
            held = inner.setdefault((place[0], place[1] == ITEM), [])
            held += [place] if place[-1] != ITEM else []
    alone = sorted({place for place in places if len(place) == 1 and place[0] not in {name for name, _ in inner}})
    made = [_read("v0", place, seen) for place in alone]
    for (name, is_array), held in inner.items():
        source = "e" if is_array else f"v0[{name!r}]"
        each = f"({''.join(f'{_read(source, place, seen)}, ' for place in held)})"
        whole = each if not is_array else f"tuple([{each} for e in v0[{name!r}]])" if held else f"len(v0[{name!r}])"
        made.append(f"({whole} if {name!r} in v0 else None)")
    return f"({''.join(f'{each}, ' for each in made)})"


def _read(source: str, place: Path, seen: Seen) -> str:
    """The text of a place; of objects and arrays only whether they are there."""
    node = _node(seen, place)
    name = place[-1]
    is_text = node is None or not (node.members or node.items is not None)
    return f"{source}.get({name!r})" if is_text else f"({name!r} in {source})"
