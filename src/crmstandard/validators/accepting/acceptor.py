"""The quick way for records of one resource: learned from good records, and never wrong about a bad one."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from crmstandard.reading.tokens import BLANKS
from crmstandard.validators.accepting.checking import compiled, that_can_bite
from crmstandard.validators.accepting.grammar import Grammar, Layer, NotUnderstood
from crmstandard.validators.accepting.referring import Referring, referring
from crmstandard.validators.accepting.seen import Seen
from crmstandard.validators.accepting.traced import told_apart
from crmstandard.validators.registry import CrossRule, Document, Rule, Take

FIRST, LATER, MOST_TRIES = 32, 64, 24
KEPT = 24  # latest good records, to see what rules read
SORTED = orjson.OPT_SORT_KEYS
ESCAPED_COLON = b"\\u003"


class Acceptor:
    """Accepts texts of good records of one resource under one profile; `learn` from those that took the exact way.

    Texts are matched as they stand where records keep one order of members and stand without blanks. Otherwise
    they are written anew with members by name, and matched so.
    """

    def __init__(
        self, title: str, schema: Mapping[str, Any], rules: Sequence[Rule], across: Sequence[CrossRule] = ()
    ) -> None:
        self.title = title
        self._schema = schema
        self._rules = rules
        self._across = [each for each in across if each.keys is None]
        self.takes: list[tuple[str, Take]] = []  # rules across records that may take facts of what is accepted
        self.referring: Referring | None = None
        self.version = 0
        self._seen = Seen()
        self._latest: deque[Document] = deque(maxlen=KEPT)
        self._by_name = False
        self._match: Callable[[bytes], Any] | None = None
        self._passes: Callable[[Any], bool] | None = None
        self._accepted = self._missed = self._tries = 0

    def accept(self, text: bytes) -> dict[str, Any] | None:
        """The document of a text that certainly is a good record of this resource; None if it may be anything else."""
        if self._match is None or self._passes is None:
            return None
        try:
            if self._by_name:
                document = orjson.loads(text)
                written = orjson.dumps(document, option=SORTED)
                if self._match(written) is None or not _has_each_member_once(text, written):
                    return None
            else:
                if self._match(text) is None:
                    return None
                document = orjson.loads(text)
        except orjson.JSONDecodeError:
            return None
        if not self._passes(document):
            return None
        self._accepted += 1
        return document  # type: ignore[no-any-return]

    def learn(self, document: Document, text: bytes) -> None:
        """Takes in a record that was found good the exact way; from time to time the expression is made anew."""
        if self._tries >= MOST_TRIES:
            return
        self._seen.learn(document)
        self._latest.append(document)
        self._missed += 1
        due = FIRST if not self._tries else max(LATER, self._accepted // 50)
        if self._missed >= due:
            self._by_name = self._by_name or _is_spaced(text) or self._seen.order(by_name=False) is None
            self._make(document)
            self._missed = self._accepted = 0

    def _make(self, document: Document) -> None:
        self._tries += 1
        try:
            self._make_for(document)
        except NotUnderstood as error:
            if error.args[-1] == "order" and not self._by_name:
                self._by_name = True
                self._make(document)

    def _make_for(self, document: Document) -> None:
        grammar = Grammar(self._by_name)
        expression = grammar.value([Layer(self._schema, self._schema)], self._seen, ())
        match = re.compile(expression.encode("latin-1") + rb"[ \t\r]*").fullmatch
        told, others = told_apart(that_can_bite(self._rules, self._seen, document), self._seen, self._latest)
        passes = compiled(grammar.checks, others, told)
        refers = referring(grammar.references, self._seen)
        if refers is None:
            raise NotUnderstood("references")
        taking = {each.requirement: Rule(each.requirement, each.reads, each.take) for each in self._across}  # type: ignore[arg-type]
        biting = {each.requirement for each in that_can_bite(list(taking.values()), self._seen, document)}
        self.takes = [(each.requirement, each.take) for each in self._across if each.requirement in biting]
        self._match, self._passes, self.referring = match, passes, refers
        self.version += 1


def _is_spaced(text: bytes) -> bool:
    """Whether a text is written with blanks or escapes that are not needed, so that it is better written anew."""
    return len(orjson.dumps(orjson.loads(text))) != len(text.strip(BLANKS))


def _has_each_member_once(text: bytes, written: bytes) -> bool:
    """Whether no member stood twice, which reading would have hidden: then fewer colons were written than read."""
    return text.count(b":") == written.count(b":") and ESCAPED_COLON not in text
