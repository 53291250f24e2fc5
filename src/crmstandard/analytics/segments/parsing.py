"""Reads a condition in CQL2-JSON against a catalogue and refuses, with reasons, all that is not exactly right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from crmstandard.analytics.segments.catalogue import ORDERED, Attribute, Catalogue, Kind
from crmstandard.analytics.segments.faults import Fault, InvalidExpression, Words
from crmstandard.analytics.segments.literals import EXPECTED, Unfit, found, literal
from crmstandard.analytics.segments.tree import (
    Between,
    Comparison,
    Conjunction,
    Disjunction,
    Expression,
    In,
    IsNull,
    Like,
    Negation,
    Property,
    Value,
)
from crmstandard.validators.structure import pointer

DEPTH, PARTS, LISTED, FAULTS = 32, 1_000, 1_000, 100
SHOWN = 64
EQUALITY, ORDER = frozenset({"=", "<>"}), frozenset({"<", "<=", ">", ">="})
LOGIC, TEXT_OPERATORS = frozenset({"and", "or", "not"}), frozenset({"like", "casei"})
PATTERN = re.compile(r"(?:[^\\]|\\[%_\\])*", re.DOTALL)
Path = tuple[str | int, ...]


def parse(expression: Any, catalogue: Catalogue, *, text_operators: bool = True) -> Expression:
    """The condition that parsed JSON means; raises InvalidExpression with every fault.

    `text_operators` says whether the extension class (`like`, `casei`) is offered.
    """
    reader = _Reader(catalogue, text_operators)
    made = reader.condition(expression, (), 1)
    if reader.faults or made is None:
        raise InvalidExpression(reader.faults)
    return made


class _Reader:
    """Reads one expression; what is wrong is noted and reading goes on, so that all faults are told at once."""

    def __init__(self, catalogue: Catalogue, text_operators: bool) -> None:
        self.catalogue = catalogue
        self.text_operators = text_operators
        self.faults: list[Fault] = []
        self.parts = 0

    def fault(self, at: Path, code: str, **params: Any) -> None:
        """Notes a fault; past the limit the reading ends."""
        if len(self.faults) >= FAULTS:
            self.faults.append(Fault("", "tooMany", {"limit": FAULTS}))
            raise InvalidExpression(self.faults)
        self.faults.append(Fault(pointer(at), code, params))

    def count(self, at: Path) -> None:
        """Counts a part; past the limit the reading ends."""
        self.parts += 1
        if self.parts > PARTS:
            self.faults.append(Fault(pointer(at), "tooLarge", {"limit": PARTS}))
            raise InvalidExpression(self.faults)

    def operation(self, node: Any, at: Path) -> tuple[str, Sequence[Any]] | None:
        """Operator and arguments of an object that has just these two."""
        if not isinstance(node, Mapping) or not isinstance(node.get("op"), str):
            self.fault(at, "notACondition")
            return None
        operator = node["op"]
        self.members(node, {"op", "args"}, at)
        if operator not in CONDITIONS.keys() | LOGIC | TEXT_OPERATORS:
            self.fault((*at, "op"), "unknownOperator", operator=operator[:SHOWN])
            return None
        if operator in TEXT_OPERATORS and not self.text_operators:
            self.fault((*at, "op"), "notOffered", operator=operator)
            return None
        if not isinstance(node.get("args"), list):
            self.fault((*at, "args") if "args" in node else at, "notArguments")
            return None
        return operator, node["args"]

    def members(self, node: Mapping[str, Any], known: set[str], at: Path) -> None:
        """Notes each member that an object is not to have."""
        for name in node:
            if name not in known:
                self.fault((*at, name), "unknownMember", member=str(name)[:SHOWN])

    def condition(self, node: Any, at: Path, depth: int) -> Expression | None:
        """One condition; None where it is faulty."""
        self.count(at)
        if depth > DEPTH:
            self.fault(at, "tooDeep", limit=DEPTH)
            return None
        found = self.operation(node, at)
        if found is None:
            return None
        operator, args = found
        if operator == "casei":
            self.fault(at, "notACondition")
            return None
        if operator in LOGIC:
            return self.logic(operator, args, (*at, "args"), depth)
        return CONDITIONS[operator](self, operator, args, (*at, "args"))

    def logic(self, operator: str, args: Sequence[Any], at: Path, depth: int) -> Expression | None:
        """`and`, `or` of two conditions or more, `not` of one."""
        if len(args) != 1 if operator == "not" else len(args) < 2:
            expected = 1 if operator == "not" else {"en": "two or more", "zh": "两个或更多"}
            self.fault(at, "wrongCount", operator=operator, expected=expected, found=len(args))
            return None
        parts = [self.condition(each, (*at, index), depth + 1) for index, each in enumerate(args)]
        good = tuple(each for each in parts if each is not None)
        if len(good) < len(parts):
            return None
        if operator == "not":
            return Negation(good[0])
        return Conjunction(good) if operator == "and" else Disjunction(good)

    def subject(self, operator: str, args: Sequence[Any], at: Path, count: int) -> Property | None:
        """The property that stands first, where the number of arguments is right."""
        if len(args) != count:
            self.fault(at, "wrongCount", operator=operator, expected=count, found=len(args))
            return None
        return self.property(args[0], (*at, 0))

    def property(self, node: Any, at: Path) -> Property | None:
        """A property of the catalogue, plain or in `casei`."""
        self.count(at)
        if not folds(node):
            return self.plain(node, at)
        inner = self.argument(node, at)
        found = None if inner is None else self.plain(inner, (*at, "args", 0))
        if found is not None and found.attribute.kind is not Kind.STRING:
            self.fault(at, "notText", operator="casei", property=found.path)
            return None
        return None if found is None else Property(found.attribute, True, found.pointer)

    def plain(self, node: Any, at: Path) -> Property | None:
        """A property of the catalogue."""
        if not isinstance(node, Mapping) or not isinstance(node.get("property"), str):
            self.fault(at, "notAProperty")
            return None
        self.members(node, {"property"}, at)
        where = (*at, "property")
        attribute = self.catalogue.attributes.get(node["property"])
        if attribute is None:
            self.fault(where, "unknownProperty", property=node["property"][:SHOWN])
            return None
        return Property(attribute, False, pointer(where))

    def argument(self, node: Any, at: Path) -> Any:
        """The one argument of `casei`; None where it is faulty."""
        found = self.operation(node, at)
        if found is None:
            return None
        if len(found[1]) != 1 or found[1][0] is None:
            self.fault((*at, "args"), "wrongCount", operator="casei", expected=1, found=len(found[1]))
            return None
        return found[1][0]

    def literals(self, nodes: Sequence[Any], subject: Property, at: Sequence[Path]) -> list[Value] | None:
        """The values of some literals; None where one of them is faulty."""
        made = [self.literal(node, subject, where) for node, where in zip(nodes, at, strict=True)]
        good = [each for each in made if each is not None]
        return good if len(good) == len(made) else None

    def literal(self, node: Any, subject: Property, at: Path) -> Value | None:
        """The value of one literal, folded as its property is."""
        if folds(node) != subject.folded:
            self.fault(at, "oneSided")
            return None
        if subject.folded:
            node, at = self.argument(node, at), (*at, "args", 0)
            if node is None:
                return None
        try:
            value = literal(node, subject.attribute)
        except Unfit as unfit:
            self.unfit(at, subject.attribute, unfit, found(node))
            return None
        return value.casefold() if subject.folded and isinstance(value, str) else value

    def unfit(self, at: Path, attribute: Attribute, unfit: Unfit, instead: Words) -> None:
        """Notes that a literal does not go with its attribute."""
        expected = EXPECTED[attribute.kind]
        self.fault(at, unfit.code, property=attribute.path, expected=expected, found=instead, **unfit.params)

    def ordered(self, subject: Property, operator: str, at: Path) -> bool:
        """Whether values of the property have an order; notes where they have none."""
        if subject.attribute.kind not in ORDERED:
            self.fault(at, "notOrdered", property=subject.path, operator=operator)
            return False
        return True

    def comparison(self, operator: str, args: Sequence[Any], at: Path) -> Expression | None:
        """A property compared with a literal."""
        subject = self.subject(operator, args, at, 2)
        if subject is None or not (operator in EQUALITY or self.ordered(subject, operator, at)):
            return None
        self.count((*at, 1))
        found = self.literals(args[1:], subject, [(*at, 1)])
        return Comparison(operator, subject, found[0]) if found else None

    def between(self, operator: str, args: Sequence[Any], at: Path) -> Expression | None:
        """A property from one literal to another."""
        subject = self.subject(operator, args, at, 3)
        if subject is None or not self.ordered(subject, operator, at):
            return None
        self.count((*at, 1))
        self.count((*at, 2))
        found = self.literals(args[1:], subject, [(*at, 1), (*at, 2)])
        return Between(subject, found[0], found[1]) if found else None

    def membership(self, operator: str, args: Sequence[Any], at: Path) -> Expression | None:
        """A property and a list of literals."""
        subject = self.subject(operator, args, at, 2)
        self.count(at)
        if subject is None or not self.listed(args[1], (*at, 1)):
            return None
        found = self.literals(args[1], subject, [(*at, 1, index) for index in range(len(args[1]))])
        return In(subject, frozenset(found)) if found else None

    def listed(self, node: Any, at: Path) -> bool:
        """Whether the list of an `in` is a list of fit length; notes where it is not."""
        if not isinstance(node, list):
            self.fault(at, "notAList")
        elif not node:
            self.fault(at, "emptyList")
        elif len(node) > LISTED:
            self.fault(at, "longList", limit=LISTED)
        else:
            return True
        return False

    def like(self, operator: str, args: Sequence[Any], at: Path) -> Expression | None:
        """A text and a pattern."""
        subject = self.subject(operator, args, at, 2)
        self.count(at)
        if subject is None:
            return None
        if subject.attribute.kind is not Kind.STRING:
            self.fault(at, "notText", operator=operator, property=subject.path)
            return None
        found = self.literals(args[1:], subject, [(*at, 1)])
        if found and not PATTERN.fullmatch(str(found[0])):
            self.fault((*at, 1), "badPattern")
            return None
        return Like(subject, str(found[0])) if found else None

    def is_null(self, operator: str, args: Sequence[Any], at: Path) -> Expression | None:
        """Whether a property has no value."""
        subject = self.subject(operator, args, at, 1)
        if subject is not None and subject.folded:
            self.fault((*at, 0), "notAProperty")
            return None
        return None if subject is None else IsNull(subject)


def folds(node: Any) -> bool:
    """Whether a part is a `casei`."""
    return isinstance(node, Mapping) and node.get("op") == "casei"


Method = Callable[[_Reader, str, Sequence[Any], Path], "Expression | None"]
CONDITIONS: Mapping[str, Method] = {
    **dict.fromkeys(EQUALITY | ORDER, _Reader.comparison),
    "between": _Reader.between,
    "in": _Reader.membership,
    "like": _Reader.like,
    "isNull": _Reader.is_null,
}
