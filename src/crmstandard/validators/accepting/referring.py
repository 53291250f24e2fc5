"""The id of a record and the keys that it refers to, as one row; made as source from where references were seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from crmstandard.validators.accepting.grammar import ITEM
from crmstandard.validators.accepting.seen import Seen
from crmstandard.validators.columns import Slot

Row = Callable[[Any, int], tuple[Any, ...]]


@dataclass(frozen=True)
class Referring:
    """How a record becomes a row: line, id, and the keys of each slot."""

    row: Row
    slots: tuple[Slot, ...]


def referring(paths: Sequence[tuple[str, ...]], seen: Seen) -> Referring | None:
    """The row of records that refer at these paths; None where arrays lie in arrays."""
    slots, columns = [], []
    for path in dict.fromkeys(paths):
        if path.count(ITEM) > 1:
            return None
        kind = _at(seen, (*path, "type")).texts or ()
        resource = next(iter(kind)) if len(kind) == 1 else None
        slots.append(Slot("".join(f"/{step}" for step in (*path, "id")), resource, is_array=ITEM in path))
        columns.append(_column(path, seen, full=resource is None))
    known: dict[str, Any] = {}
    source = f"def row(v, line): return (line, v['id'], {''.join(f'{each}, ' for each in columns)})"
    exec(source, known)  # noqa: S102 - names of the schema, quoted
    return Referring(known["row"], tuple(slots))


def _column(path: tuple[str, ...], seen: Seen, *, full: bool) -> str:
    if ITEM not in path:
        return _key("v", path, seen, full=full)
    at = path.index(ITEM)
    source, guards = _walk("v", path[:at], seen)
    items = f"[{_key('e', path[at + 1 :], _at(seen, path[: at + 1]), full=full)} for e in {source}]"
    return f"({items} if {' and '.join(guards)} else None)" if guards else items


def _key(variable: str, path: tuple[str, ...], seen: Seen, *, full: bool) -> str:
    source, guards = _walk(variable, (*path, "id"), seen)
    value = f"{_walk(variable, (*path, 'type'), seen)[0]} + '/' + {source}" if full else source
    return f"({value} if {' and '.join(guards)} else None)" if guards else value


def _walk(variable: str, path: tuple[str, ...], seen: Seen) -> tuple[str, list[str]]:
    """The source that leads along a path, and what has to hold for it to lead anywhere."""
    source, node = variable, seen
    guards: list[str] = []
    for name in path:
        if not node.always(name):
            guards.append(f"{name!r} in {source}")
        source, node = f"{source}[{name!r}]", node.members.get(name, Seen())
    return source, guards


def _at(seen: Seen, path: tuple[str, ...]) -> Seen:
    node = seen
    for step in path:
        inner = node.items if step == ITEM else node.members.get(step)
        node = inner if inner is not None else Seen()
    return node
