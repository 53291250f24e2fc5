"""The parts of a schema that do not look into each other, so that of a wrong record only those in doubt are judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, ClassVar

import jsonschema_rs

from crmstandard.validators.apart import Schema, bases, bases_as, frame_of, judged_apart, looked_into, schema_of
from crmstandard.validators.doubts import Doubts
from crmstandard.validators.engine import reachable, validator_for

OFTEN = 100  # times in doubt from which on an engine of a part alone is worth the milliseconds that making it takes
MOST_APART = 48  # such engines of a process: each takes up to half a MiB
FRAME = ""  # the part that is no member: which of them there are, and what is asked of several together
Errors = Iterable[jsonschema_rs.ValidationError]


class Parts:
    """The members of a schema that are judged apart, and the frame, which is all the rest of it."""

    _made: ClassVar[int] = 0  # engines of parts in this process

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema
        self._apart = _apart(schema)
        self._looked_into = looked_into(schema) or frozenset()
        self._engines: dict[str, jsonschema_rs.Draft202012Validator] = {}
        self._doubted = Counter[str]()

    def errors(self, document: Mapping[str, Any], doubts: Doubts) -> Errors | None:
        """What is wrong with a document that has its shape but for what is doubted; None where that cannot be told."""
        apart, parts = self._of(doubts)
        if not (self._apart and all(map(self._has_engine, parts))):
            return None
        framed = self._engines[FRAME].iter_errors(self._framed(document)) if FRAME in parts else ()
        return chain(framed, *(self._errors_of(name, document[name]) for name in apart))

    def errors_alone(self, member: str, value: Any) -> Errors | None:
        """The same of a document that has its shape but for this member."""
        return self._errors_of(member, value) if member in self._apart and self._has_engine(member) else None

    def decisive(self, document: Mapping[str, Any], doubts: Doubts) -> Any:
        """All that decides what is wrong with the shape of a document in doubt; None where that is the whole of it."""
        if not self._apart:
            return None
        apart, parts = self._of(doubts)
        if FRAME in parts:
            return [self._framed(document), *(document[name] for name in apart)]
        return document[apart[0]] if len(apart) == 1 else [document[name] for name in apart]

    def _of(self, doubts: Doubts) -> tuple[list[str], list[str]]:
        """The members in doubt that are judged apart, and all the parts to be judged."""
        apart = [name for name in doubts.members if name in self._apart]
        is_framed = doubts.as_a_whole or len(apart) < len(doubts.members)
        return apart, [*apart, FRAME] if is_framed else apart

    def _framed(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """The document as its frame needs it: of members judged apart the names alone, and of unknown ones."""
        inside = self._looked_into
        return {name: value if name in inside else None for name, value in document.items()}

    def _has_engine(self, part: str) -> bool:
        """Whether there is an engine of a part alone: made of one that is in doubt often, while they are few."""
        if part not in self._engines:
            self._doubted[part] += 1
            if self._doubted[part] < OFTEN or Parts._made >= MOST_APART:
                return False
            Parts._made += 1
            self._engines[part] = self._engine(part)
        return True

    def _engine(self, part: str) -> jsonschema_rs.Draft202012Validator:
        def narrowed(schema: Schema) -> Schema:
            return frame_of(schema, self._apart) if part == FRAME else schema_of(schema, part)

        return validator_for(narrowed(self._schema), bases_as(self._schema, narrowed))

    def _errors_of(self, member: str, value: Any) -> Errors:
        return self._engines[member].iter_errors({member: value})


def _apart(schema: Mapping[str, Any]) -> frozenset[str]:
    """Members that can be judged apart; none where files that these refer to refer back."""
    own = {str(each["$id"]): each for each in (schema, *bases(schema))}
    inside = ({name: each.get(name, {}) for name in ("$id", "$defs", "properties")} for each in own.values())
    refers_back = any(name in own for part in inside for name, _ in reachable(part))
    return frozenset() if refers_back else judged_apart(schema)
