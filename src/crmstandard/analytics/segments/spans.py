"""Stretches of index texts: where the texts lie that satisfy a condition, and those that leave it open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from crmstandard.analytics.segments.catalogue import PAIRS, Attribute, Kind
from crmstandard.analytics.segments.evaluation import holds
from crmstandard.analytics.segments.order import AFTER, BETWEEN, UNDECIDED, order_text
from crmstandard.analytics.segments.tree import Between, Comparison, In, Value

Compared = Comparison | Between | In
YEAR, MONTH = len("2026"), len("2026-01")


@dataclass(frozen=True, slots=True)
class Span:
    """Texts from `low` to `high`; None is no limit. The limits belong to it where that is said."""

    low: str | None = None
    high: str | None = None
    low_in: bool = True
    high_in: bool = True

    @property
    def single(self) -> bool:
        """Whether it holds one text only."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class Stretch:
    """The spans of texts that satisfy a condition, and of those that leave it open."""

    true: tuple[Span, ...]
    unknown: tuple[Span, ...] = ()


def point(text: str) -> Span:
    """The span of one text."""
    return Span(text, text)


def stretch(predicate: Compared) -> Stretch:
    """Where the texts of a condition lie."""
    kind = predicate.property.attribute.kind
    if kind in PAIRS:
        return Stretch(tuple(_pairs(predicate)), (point(UNDECIDED),))
    if kind is Kind.PARTIAL_DATE:
        return _partial(predicate)
    return Stretch(tuple(_plain(predicate)))


def _plain(predicate: Compared) -> Iterator[Span]:
    kind = predicate.property.attribute.kind
    if isinstance(predicate, In):
        yield from (point(text) for text in sorted(order_text(kind, each) for each in predicate.values))
    elif isinstance(predicate, Between):
        yield Span(order_text(kind, predicate.low), order_text(kind, predicate.high))
    else:
        text = order_text(kind, predicate.value)
        yield from BESIDE[predicate.operator](text)


BESIDE = {
    "=": lambda text: [point(text)],
    "<>": lambda text: [Span(high=text, high_in=False), Span(low=text, low_in=False)],
    "<": lambda text: [Span(high=text, high_in=False)],
    "<=": lambda text: [Span(high=text)],
    ">": lambda text: [Span(low=text, low_in=False)],
    ">=": lambda text: [Span(low=text)],
}


def _pairs(predicate: Compared) -> Iterator[Span]:
    """Spans of references and codes, which are equal or not and have no order."""
    attribute = predicate.property.attribute
    if isinstance(predicate, In):
        found = {span for each in predicate.values for span in _named(attribute, each)}
        yield from sorted(found, key=lambda span: str(span.low))
    elif isinstance(predicate, Comparison):
        named = list(_named(attribute, predicate.value))
        yield from named if predicate.operator == "=" else _others([point(UNDECIDED), *named])


def _named(attribute: Attribute, value: Value) -> Iterator[Span]:
    """The spans of one reference or code; without resource or system those of all that it may have."""
    assert isinstance(value, tuple)  # noqa: S101 - parsing gives pairs to these kinds alone
    name, holder = value
    if holder is not None:
        yield point(order_text(attribute.kind, value))
    elif attribute.kind is Kind.REFERENCE:
        yield from (point(order_text(attribute.kind, (name, target))) for target in sorted(attribute.targets))
    else:
        yield Span(name + BETWEEN, name + AFTER, high_in=False)


def _others(spans: Iterable[Span]) -> Iterator[Span]:
    """What lies between and after spans in ascending order, none of which is without limit."""
    ordered = sorted(spans, key=lambda span: str(span.low))
    for one, other in pairwise(ordered):
        yield Span(one.high, other.low, not one.high_in, not other.low_in)
    yield Span(low=ordered[-1].high, low_in=not ordered[-1].high_in)


def _partial(predicate: Compared) -> Stretch:
    """Spans of partial dates: but for the literals and the years and months that hold them, order of text decides."""
    special = sorted({text[:length] for text in _texts(predicate) for length in (YEAR, MONTH, len(text))})
    verdicts = {text: holds(predicate, text) for text in special}
    gaps = [Span(low, high, False, False) for low, high in pairwise([None, *special, None])]
    subject = replace(predicate.property, attribute=replace(predicate.property.attribute, kind=Kind.DATE))
    as_text = replace(predicate, property=subject)
    true = [gap for gap in gaps if holds(as_text, f"{gap.low or ''}!")]  # a text right after the lower limit
    true += [point(text) for text in special if verdicts[text]]
    return Stretch(tuple(true), tuple(point(text) for text in special if verdicts[text] is None))


def _texts(predicate: Compared) -> list[str]:
    """The dates that a condition names."""
    if isinstance(predicate, In):
        return [str(each) for each in predicate.values]
    if isinstance(predicate, Between):
        return [str(predicate.low), str(predicate.high)]
    return [str(predicate.value)]
