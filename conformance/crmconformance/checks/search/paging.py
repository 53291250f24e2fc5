"""Pages: their size, their cursors, and that nothing is left out or listed twice."""

from __future__ import annotations

from typing import Any

from crmconformance import making
from crmconformance.asking import Answer, get, post
from crmconformance.finding import Condition, Scene, Tree, anchored, listed, own_scene, rule, same, scene
from crmconformance.records import after, create, pages, written
from crmconformance.registry import check
from crmconformance.saying import of_finding, say
from crmconformance.script import Missing, Script, ask, expect, hold, needed, together
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmconformance.wire import links
from crmstandard.analytics.segments import Kind, catalogue_of
from crmstandard.validators.structure import judge

USUAL, AT_ONCE = 100, 12  # records on a page without a limit, and creates on their way
BOTH = ("true", "false")
PAGES = frozenset({"next", "prev", "previous", "first", "last"})  # relations by which pages lead to each other


def _largest(t: Trial) -> int:
    """The largest page that is declared."""
    return t.target.limit("maxPageSize") or 1000


@check("API-090", each="search", every=True)
def a_search_is_answered_with_a_page(t: Trial) -> Script[None]:
    """Searches without conditions, and judges the page by its schema."""
    answer = expect((yield from ask(get(f"{t.path}?limit={min(5, _largest(t))}"))), 200)
    page = answer.document
    hold(isinstance(page.get("entries"), list), "a page", "another body", answer)
    for each in judge("Bundle").findings(page):
        hold(False, "a valid page", of_finding(each), answer, pointer=each.pointer)


@check("API-107", subjects=anchored())
def a_page_holds_no_more_than_asked_for(t: Trial) -> Script[None]:
    """Asks for small pages, and for one without a limit."""
    found = yield from scene(t)
    for limit in (1, min(2, _largest(t))):
        answer = expect((yield from ask(found.search(more=f"&limit={limit}"))), 200)
        hold(len(listed(answer)) <= limit, say("{} records at the most", limit), str(len(listed(answer))), answer)
    answer = expect((yield from ask(get(t.path))), 200)
    hold(len(listed(answer)) <= 100, "100 records at the most", str(len(listed(answer))), answer)


def _plentiful(target: Target) -> list[str]:
    """One resource of which more records than a page holds can be made and deleted again, the smallest of all."""
    offered = frozenset(target.offering("create"))
    bases = {name: making.base(name, offered) for name in target.offering("create", "search", "delete")}
    sizes = {name: (len(making.references(base)), len(str(base)), name) for name, base in bases.items() if base}
    return sorted(sizes, key=lambda name: sizes[name])[:1]


def _plenty(t: Trial) -> Script[None]:
    """Makes as many records as are wanting, so that there are more than a page without a limit may hold."""
    found = sum(map(len, map(listed, (yield from pages(get(f"{t.path}?limit={t.target.page(USUAL + 1)}"), most=2)))))
    while found <= USUAL:
        count = min(AT_ONCE, USUAL + 1 - found)
        documents = []
        for _ in range(count):
            documents.append((yield from written(t, t.resource)))  # noqa: PERF401 - a comprehension cannot yield
        for answer in (yield from together(*(post(t.path, each) for each in documents))):
            needed(answer, 201, what=say("a record of {} is needed", t.resource))
        found += count


def _every(t: Trial) -> list[Tree]:
    """The body of a filter that is true for each record; none where no field can be filtered by."""
    known = catalogue_of(t.resource).attributes
    fields = [each for each in t.target.search_fields(t.resource) if each in known][:1]
    either = [[Condition(each, "exists", (there,)).tree(known[each].kind) for there in BOTH] for each in fields]
    return [{"filter": rule({"op": "or", "args": parts})} for parts in either]


@check("API-107", subjects=_plentiful)
def a_page_of_many_records_holds_no_more_than_asked_for(t: Trial) -> Script[None]:
    """Makes sure that there are more than 100 records, and asks for pages of them without a limit and with one."""
    yield from _plenty(t)
    half = t.target.page(USUAL // 2)
    asks = [(get(t.path), USUAL), (get(f"{t.path}?limit={half}"), half)]
    for every in _every(t):
        asks += [(post(f"{t.path}/search", every), USUAL), (post(f"{t.path}/search", {**every, "limit": half}), half)]
    for wanted, most in asks:
        answer = expect((yield from ask(wanted)), 200)
        hold(len(listed(answer)) <= most, say("{} records at the most", most), str(len(listed(answer))), answer)


@check("API-108", each="search")
def a_limit_that_is_none_is_refused(t: Trial) -> Script[None]:
    """Asks with limits that are no integer from 1 to the largest page."""
    for limit in ("0", "-1", "1.5", "ten", "", str(_largest(t) + 1)):
        expect((yield from ask(get(f"{t.path}?limit={limit}"))), 400)


@check("API-130", subjects=anchored())
def a_page_has_a_next_if_records_are_left(t: Trial) -> Script[None]:
    """Pages through a scene, and asks for all of it at once."""
    found = yield from scene(t)
    first = expect((yield from ask(found.search(more="&limit=1"))), 200)
    hold(isinstance(first.document.get("next"), str), "next, since records are left", "no next", first)
    cursor, last, told = first.document["next"], first, set(listed(first))
    for _ in range(len(found.ids) * 2):
        if not isinstance(cursor, str):
            break
        last = expect((yield from ask(after(found.search(more="&limit=1"), cursor))), 200)
        cursor, told = last.document.get("next"), told | set(listed(last))
        hold(cursor is None or not found.ids <= told, "no next, since no record is left", "a next", last)
    hold(cursor is None, "no next on the last page", "a next for ever", last)


@check("API-132", subjects=anchored())
def the_next_page_stands_in_the_link_header(t: Trial) -> Script[None]:
    """Follows the Link header of a page, and looks whether the last page leads on."""
    found = yield from scene(t)
    first = expect((yield from ask(found.search(more="&limit=1"))), 200)
    told = [target for target, relations in _links(first) if "next" in relations]
    hold(told, 'a Link header with rel="next"', first.header("link") or "no Link header", first)
    second = expect((yield from ask(get(t.local(told[0], first.ask.path)))), 200)
    by_cursor = expect((yield from ask(after(found.search(more="&limit=1"), first.document.get("next")))), 200)
    hold(listed(second) == listed(by_cursor), "the page that next leads to", "another page", second)
    last = (yield from pages(found.search()))[-1]
    on = last.document.get("next") is None and any("next" in relations for _, relations in _links(last))
    hold(not on, "no link to a next page on the last page", last.header("link") or "", last)


@check("API-137", subjects=anchored())
def the_links_of_a_page_lead_to_the_same_system(t: Trial) -> Script[None]:
    """Looks where the links of a first and a second page lead, and follows none that leads elsewhere."""
    found = yield from scene(t)
    first = expect((yield from ask(found.search(more="&limit=1"))), 200)
    cursor = first.document.get("next")
    if not isinstance(cursor, str):
        raise Missing("the next page is needed")
    second = needed((yield from ask(after(found.search(more="&limit=1"), cursor))), 200, what="the next page is needed")
    for page in (first, second):
        for target, relations in _links(page):
            away = t.elsewhere(target, page.ask.path) if relations & PAGES else ""
            hold(not away, "an address of the system itself", away, page)


def _links(page: Answer) -> list[tuple[str, frozenset[str]]]:
    return links(page.header("link") or "")


@check("API-133", subjects=anchored())
def a_record_that_stays_is_on_one_page_though_others_are_written(t: Trial) -> Script[None]:
    """Pages through records while others are added."""
    found = yield from own_scene(t)
    told = yield from _while_writing(t, found)
    same(found.ids, [each for each in told if each in found.ids], found.records[-1].answer, "their anchor")


@check("API-134", subjects=anchored())
def a_record_that_stays_is_on_no_two_pages_though_others_are_written(t: Trial) -> Script[None]:
    """Pages through records while others are added, and counts how often each comes."""
    found = yield from own_scene(t)
    told = yield from _while_writing(t, found)
    twice = sorted({each for each in told if told.count(each) > 1})
    hold(not twice, "each record once", say("{} records twice", len(twice)), id=(twice or [""])[0])


def _while_writing(t: Trial, found: Scene) -> Script[list[str]]:
    """The ids on pages of one record between which records are written that the search finds too."""
    led: dict[str, Any] = {found.anchor.field: found.led}
    told: list[str] = []
    first = following = found.search(more="&limit=1")
    for _ in range(len(found.ids) * 3):
        answer = expect((yield from ask(following)), 200)
        told += listed(answer)
        if not isinstance(answer.document.get("next"), str):
            break
        following = after(first, answer.document["next"])
        if len(told) < len(found.ids):
            yield from create(t, **led)
    return told


@check("API-135", subjects=anchored())
def a_cursor_does_not_serve_another_search(t: Trial) -> Script[None]:
    """Sends a cursor with another filter and with another order."""
    found = yield from scene(t)
    first = expect((yield from ask(found.search(more="&limit=1"))), 200)
    cursor = first.document.get("next")
    hold(isinstance(cursor, str), "a cursor", "none", first)
    expect((yield from ask(after(found.search(more="&limit=1&sort=-id"), cursor))), 400)
    other = yield from create(t, found.anchor.values[0].partition("/")[0])
    elsewhere = Condition(found.anchor.field, "eq", (f"{other.resource}/{other.id}",))
    expect((yield from ask(after(get(f"{t.path}?{elsewhere.query}&limit=1"), cursor))), 400)
    first = expect((yield from ask(found.filter(limit=1))), 200)
    cursor = first.document.get("next")
    hold(isinstance(cursor, str), "a cursor", "none", first)
    other_filter = {"filter": rule(elsewhere.tree(Kind.REFERENCE)), "limit": 1}
    expect((yield from ask(after(post(f"{t.path}/search", other_filter), cursor))), 400)


@check("API-135", each="search")
def a_cursor_of_the_feed_does_not_serve_a_search(t: Trial) -> Script[None]:
    """Sends the cursor of a page of events in a search."""
    if "events" not in t.target.classes:
        return
    page = needed((yield from ask(get("/v1/events?limit=1"))), 200, what="a page of the feed is needed")
    expect((yield from ask(after(get(f"{t.path}?limit=1"), page.document.get("next")))), 400)


@check("API-136", each="search")
def a_cursor_that_was_never_given_is_refused(t: Trial) -> Script[None]:
    """Sends cursors made up by the client."""
    for cursor in (t.word(40), "MA", "..", "%00"):
        expect((yield from ask(get(f"{t.path}?cursor={cursor}"))), 400)
