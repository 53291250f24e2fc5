"""A whole program: every kind of record of the kit under one profile, with its rules, as bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count

from crmstandard import schemas
from crmstandard.feeds import accuracy
from crmstandard.feeds.native import encode
from crmstandard.feeds.native.conditions import Conditions
from crmstandard.feeds.native.encode import MARK, Pool
from crmstandard.feeds.native.facts import TakeCompiler
from crmstandard.feeds.native.premises import premised
from crmstandard.feeds.native.referring import told_alike
from crmstandard.feeds.native.rules import SUSPECT, RuleCompiler
from crmstandard.feeds.native.shapes import REFERENCE, Demand, Shape, Shapes
from crmstandard.feeds.native.simpler import needed, simplified
from crmstandard.feeds.native.terms import FALSE, TRUE, Open, Term, conjunction, disjunction, negation
from crmstandard.feeds.native.words import Program, Unsupported
from crmstandard.reference import codes, table
from crmstandard.validators import registry
from crmstandard.validators.formats.cn_resident_id import PROVINCES
from crmstandard.validators.formats.iban import PART
from crmstandard.validators.formats.iso4217 import currencies
from crmstandard.validators.members import member_tree
from crmstandard.validators.registry import Rule

RECORD = Open(("local", 0))


def compile_program(profile: str | None = None, only: Sequence[str] | None = None) -> Program:
    """The program of all resources, or of some, under one profile."""
    return _Compiler(profile).program(tuple(only or schemas.resources()))


class _Compiler:
    def __init__(self, profile: str | None) -> None:
        self.narrowed = schemas.overlays(profile) if profile is not None else {}
        self.shapes = Shapes()
        self.pool = Pool()
        self.notes: list[str] = []
        self.taken: dict[str, list[str]] = defaultdict(list)  # by resource, the rules of which facts are taken
        self.members: dict[str, tuple[str, ...]] = {}  # by resource, in the order of their slots
        self.rules_on_types: dict[str, list[Rule]] = defaultdict(list)
        for rule in registry.type_rules():
            for subject in rule.subjects:
                self.rules_on_types[subject].append(rule)

    def program(self, names: tuple[str, ...]) -> Program:
        roots = [self._root(name) for name in names]
        nodes: list[bytes] = []
        while len(nodes) < len(self.pool.shapes):
            nodes.append(self._node(self.pool.waiting[len(nodes)]))
        maps: list[bytes] = []
        while len(maps) < len(self.pool.maps):
            entries = list(self.pool.maps)[len(maps)]
            terms = encode.listed([self.pool.term(term) for _, term in entries])
            maps.append(encode.texts(name for name, _ in entries) + terms)
        parts = [
            MARK,
            encode.listed([encode.texts(each) for each in self.pool.sets]),
            encode.listed(maps),
            encode.listed([encode.automaton(each) for each in self.pool.automata]),
            encode.listed([encode.search(each) for each in self.pool.searches]),
            encode.listed(nodes),
            _tables(),
            encode.texts(_folding()),
            encode.listed([encode.text(name) for name in names]),
            encode.listed(roots),
        ]
        taken = {name: tuple(self.taken[name]) for name in names}
        return Program(b"".join(parts), names, taken, self.members, tuple(self.notes))

    # -- roots: rules on whole records

    def _root(self, name: str) -> bytes:
        schema = self.narrowed.get(name, schemas.resource(name).schema)
        shape = self.shapes.of(schema, schema, (name,))
        self.members[name] = tuple(shape.members)
        record = Open(RECORD.term, shape)
        steps: list[Term] = []
        needs: set[str] = set()
        for rule in registry.record_rules():
            if not rule.subjects or name in rule.subjects:
                steps += self._rule(rule, record)
                needs |= set(rule.needs)
        steps += self._unevaluated(record, needs & set(shape.members))
        if not told_alike(shape, member_tree(name), {REFERENCE}):
            self.notes.append(f"{name}: references that rules see otherwise")
            steps = [SUSPECT]
        wanted, taken = self._across(name, record)
        blocks = [self._block(each, name) for each in (steps, wanted, taken)]
        counts = told_alike(shape, member_tree(name), accuracy.types())
        return encode.number(self.pool.shape(shape)) + bytes([counts]) + b"".join(blocks)

    def _across(self, name: str, record: Open) -> tuple[list[Term], list[Term]]:
        """Steps that suspect a record of which facts are to be taken elsewhere, and steps that take facts.

        Facts are those of the rules across records, beside ids and references.
        """
        wanted: list[Term] = []
        taken: list[Term] = []
        for number, rule in enumerate(registry.cross_rules()):
            if rule.keys is None and (not rule.reads or name in rule.reads):
                steps = self._taken(TakeCompiler(rule, number, count(1)), record)
                if steps is None:
                    compiler = RuleCompiler(count(1))
                    found = compiler.rule(rule.take, record)
                    wanted += found if self._is_sayable(found, compiler) else (SUSPECT,)
                else:
                    taken += steps
                    self.taken[name].append(rule.requirement)
        return wanted, taken

    def _taken(self, compiler: TakeCompiler, record: Open) -> tuple[Term, ...] | None:
        try:
            steps = compiler.taken(record)
        except Unsupported:
            return None
        return steps if self._is_sayable(steps, compiler) else None

    def _rule(self, rule: Rule, record: Open) -> list[Term]:
        if record.shape is None or not set(rule.needs) <= set(record.shape.members):
            return []
        compiler = RuleCompiler(count(1))
        steps = compiler.rule(rule.check, record)
        if not self._is_sayable(steps, compiler):
            steps = (SUSPECT,)
        self.notes += [f"{record.shape.titles[0]}: {rule.requirement}: {note}" for note in compiler.notes]
        needed = [
            ("has", record.term, record.shape.slot(each))
            for each in rule.needs
            if not record.shape.members[each].required
        ]
        if not steps or not needed:
            return list(steps)
        return [("when", needed[0] if len(needed) == 1 else ("and", tuple(needed)), steps, ())]

    def _is_sayable(self, steps: Sequence[Term], compiler: RuleCompiler) -> bool:
        try:
            Pool().block(steps)
        except Unsupported as reason:
            compiler.notes.append(str(reason))
            return False
        return True

    def _unevaluated(self, record: Open, needs: set[str]) -> list[Term]:
        """Rules that need a member which is declared absent are reported as not evaluated, by the exact path."""
        if record.shape is None or not needs or "absences" not in record.shape.members:
            return []
        absences = record.shape.members["absences"].shape
        path = ("member", ("local", 1), absences.item.slot("path"))  # type: ignore[union-attr]
        declared = ("inSet", path, frozenset(f"/{name}" for name in needs))
        slot = record.shape.slot("absences")
        loop = ("each", 1, 2, ("member", record.term, slot), (("when", declared, (SUSPECT,), ()),))
        return [("when", ("has", record.term, slot), (loop,), ())]

    def _block(self, steps: Sequence[Term], name: str) -> bytes:
        try:
            return self.pool.block(needed(simplified(steps)))
        except Unsupported as reason:
            self.notes.append(f"{name}: {reason}")
            return self.pool.block((SUSPECT,))

    # -- nodes: demands of schemas and rules on types

    def _node(self, shape: Shape) -> bytes:
        value = Open(RECORD.term, shape)
        steps = premised([step for demand in shape.demands for step in self._demand(demand, value)])
        for title in dict.fromkeys(shape.titles):
            for rule in self.rules_on_types.get(title, ()):
                steps += self._rule_on_type(rule, value, title)
        label = "/".join(shape.titles)
        return self.pool.node(shape, self._block(steps, label), self.pool.block(_counted(shape)))

    def _demand(self, demand: Demand, value: Open) -> list[Term]:
        try:
            met = Conditions(self.shapes, count(1)).met(demand, value)
        except Unsupported as reason:
            self.notes.append(f"{'/'.join(value.shape.titles) if value.shape else ''}: {reason}")
            return [SUSPECT]
        return [] if met == TRUE else [SUSPECT] if met == FALSE else [("when", negation(met), (SUSPECT,), ())]

    def _rule_on_type(self, rule: Rule, value: Open, title: str) -> list[Term]:
        compiler = RuleCompiler(count(1))
        steps = compiler.rule(rule.check, value)
        if not self._is_sayable(steps, compiler):
            steps = (SUSPECT,)
        self.notes += [f"{title}: {rule.requirement}: {note}" for note in compiler.notes]
        return list(steps)


def _counted(shape: Shape) -> list[Term]:
    """Steps that suspect a value with check digits."""
    if shape.named not in accuracy.types():
        return []
    if shape.named != accuracy.IDENTIFIER:
        return [SUSPECT]
    conditions = []
    for name, known in zip(("type", "system"), accuracy.kinds(), strict=True):
        slot = shape.slot(name)
        member = ("inSet", ("member", RECORD.term, slot), known)
        conditions.append(conjunction([("has", RECORD.term, slot), member]))
    return [("when", disjunction(conditions), (SUSPECT,), ())]


def _tables() -> bytes:
    lists = [codes("countries"), currencies(), codes("scripts"), codes("languages"), codes("calling-codes"), PROVINCES]
    ibans = []
    for country, domestic in sorted(table("iban")["bban"].items()):
        structure = "".join(kind * int(length) for length, kind in PART.findall(domestic))
        ibans.append(country.encode() + encode.text(structure))
    return b"".join(encode.texts(each) for each in lists) + encode.listed(ibans)


def _folding() -> Iterator[str]:
    """Signs outside ASCII that fold to ASCII: texts with them are left to the exact path where folding decides."""
    for code in range(0x80, 0x10000):  # none lies beyond
        if not 0xD800 <= code <= 0xDFFF and any(ord(sign) < 0x80 for sign in chr(code).casefold()):
            yield chr(code)
