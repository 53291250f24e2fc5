"""Searches by a filter in the segment language: what is true is listed, what is false or unknown is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crmconformance.asking import post
from crmconformance.finding import Condition, Scene, Tree, anchored, entries, every_listed, listed, rule, same, scene
from crmconformance.records import again
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.trial import Trial
from crmstandard.analytics.segments import Kind, catalogue_of, evaluate, parse
from crmstandard.analytics.segments.catalogue import ORDERED


def _trees(found: Scene) -> Iterator[Tree]:
    """Conditions on each field, and what not, or and and make of them."""
    made = []
    for field, about in found.fields.items():
        for text in found.texts(field)[:1]:
            made += [Condition(field, operator, (text,)).tree(about.kind) for operator in ("eq", "ne")]
        made.append(Condition(field, "exists", ("false",)).tree(about.kind))
        texts = found.texts(field)
        if texts:
            made.append({"op": "in", "args": [{"property": field}, _values(field, about.kind, texts)]})
        if texts and about.kind in ORDERED:
            made += [
                Condition(field, "lte", (texts[0],)).tree(about.kind),
                Condition(field, "lt", (texts[-1],)).tree(about.kind),
            ]
            made += [
                Condition(field, "gte", (texts[-1],)).tree(about.kind),
                Condition(field, "gt", (texts[0],)).tree(about.kind),
            ]
            ends = [Condition(field, "eq", (text,)).tree(about.kind)["args"][1] for text in (texts[0], texts[-1])]
            made.append({"op": "between", "args": [{"property": field}, *ends]})
    yield from made
    for one, other in pairwise(made):
        yield {"op": "not", "args": [one]}
        yield {"op": "or", "args": [one, {"op": "not", "args": [other]}]}
        for both in ("and", "or"):
            yield {"op": "not", "args": [{"op": both, "args": [one, other]}]}


def _values(field: str, kind: Kind, texts: list[str]) -> list[object]:
    """Some values as a filter lists them, the last of them one that is there."""
    return [Condition(field, "eq", (text,)).tree(kind)["args"][1] for text in texts[-2:]]


def _true(found: Scene, tree: Tree) -> set[str]:
    parsed = parse(tree, catalogue_of(found.resource))
    return {each.id for each in found.records if evaluate(parsed, each.document) is True}


@check("API-120", subjects=anchored())
def a_filter_lists_the_records_for_which_it_is_true(t: Trial) -> Script[None]:
    """Filters by conditions on each field and by their combinations."""
    found = yield from scene(t)
    for tree in _trees(found):
        ids, answer = yield from every_listed(found.filter(tree))
        same(_true(found, tree), ids, answer, "a condition that is true for them")


@check("API-121", subjects=anchored())
def an_absent_member_makes_no_condition_true(t: Trial) -> Script[None]:
    """Filters by a condition on a member that some records lack, and by its negation."""
    found = yield from scene(t)
    for field, about in found.fields.items():
        lacking = {each.id for each in found.records if field not in each.document}
        for text in found.texts(field)[:1] if lacking else ():
            operators = ("eq", "ne", *(("lt", "lte", "gt", "gte") if about.kind in ORDERED else ()))
            trees = [Condition(field, operator, (text,)).tree(about.kind) for operator in operators]
            trees.append({"op": "in", "args": [{"property": field}, _values(field, about.kind, [text])]})
            for asked in (*trees, *({"op": "not", "args": [each]} for each in trees)):
                ids, answer = yield from every_listed(found.filter(asked))
                told = sorted(lacking & set(ids))
                hold(not told, say("no record without {}", field), "one without it", answer, id=(told or [""])[0])


@check("API-123", subjects=anchored())
def a_comparison_of_two_types_is_refused(t: Trial) -> Script[None]:
    """Compares fields with literals of another type."""
    found = yield from scene(t)
    for field, about in found.fields.items():
        wrong = {"date": "2026-01-15"} if about.kind in (Kind.CODE, Kind.STRING) else 7
        tree = {"op": "=", "args": [{"property": field}, wrong]}
        expect((yield from ask(found.filter(tree))), 422)


@check("API-124", subjects=anchored())
def a_word_that_the_language_lacks_is_refused_and_named(t: Trial) -> Script[None]:
    """Filters by an operator and by a property that do not exist."""
    found = yield from scene(t)
    unknown = f"noSuch{t.word(8)}"
    property_ = {"op": "=", "args": [{"property": unknown}, "x"]}
    operator = {"op": unknown, "args": [{"property": found.anchor.field}, "x"]}
    for tree in (property_, operator):
        answer = expect((yield from ask(post(f"{t.path}/search", {"filter": rule(tree)}))), 422)
        told = answer.body.decode(errors="replace")
        hold(unknown in told, say("a problem that names {}", unknown), "one that does not", answer)


@check("API-126", subjects=anchored())
def a_filter_request_sorts_and_pages_as_a_query_does(t: Trial) -> Script[None]:
    """Sorts, limits, pages, picks members and includes by the body of a filter request."""
    found = yield from scene(t)
    first = expect((yield from ask(found.filter(sort=["-id"], limit=1))), 200)
    hold(listed(first) == [max(found.ids)], "the last id alone", ", ".join(listed(first)) or "nothing", first)
    after = first.document.get("next")
    hold(isinstance(after, str), "a cursor", "none", first)
    second = expect((yield from ask(found.filter(sort=["-id"], limit=1, cursor=after))), 200)
    wanted = sorted(found.ids)[-2:-1]
    hold(listed(second) == wanted, "the id before it", ", ".join(listed(second)) or "nothing", second)
    picked = expect((yield from ask(found.filter(fields=[found.anchor.field]))), 200)
    members = {name for each in entries(picked) for name in each}
    allowed = {"resourceType", "id", found.anchor.field}
    hold(members <= allowed, say("{} alone", found.anchor.field), ", ".join(sorted(members - allowed)), picked)
    included = expect((yield from ask(found.filter(include=[found.anchor.field]))), 200)
    shown = [f"{each.get('resourceType')}/{each.get('id')}" for each in entries(included)]
    hold(found.anchor.values[0] in shown, "the record that the reference leads to", "none", included)
    yield from again(found.records[0])
