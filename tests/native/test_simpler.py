"""Terms are made simpler without a change of what they find."""

from __future__ import annotations

from crmstandard.feeds.native.simpler import needed, simplified
from crmstandard.feeds.native.terms import FALSE, NONE, TRUE, Term, parts

RECORD: Term = ("local", 0)
SUSPECT: Term = ("suspect",)


def _when(condition: Term) -> Term:
    return ("when", condition, (SUSPECT,), ())


def _has(slot: int) -> Term:
    return ("has", RECORD, slot)


def _condition(condition: Term) -> Term:
    (step,) = simplified([_when(condition)])
    made: Term = step[1]
    return made


def test_one_of_several_values_is_taken_without_the_others() -> None:
    values: Term = ("yields", (("yield", ("text", "a")), ("yield", ("get", RECORD, 1, NONE))))
    assert simplified([("let", 1, ("item", values, 1))]) == (("let", 1, ("get", RECORD, 1, NONE)),)
    assert simplified([("let", 1, ("item", values, -2))]) == (("let", 1, ("text", "a")),)
    assert simplified([("let", 1, ("item", values, 2))])[0][2][0] == "item"


def test_an_item_of_either_sequence_is_either_item() -> None:
    either: Term = ("if", _has(1), ("sequence", (("integer", 1), NONE)), ("sequence", (("integer", 2), NONE)))
    expected: Term = ("if", _has(1), ("integer", 1), ("integer", 2))
    assert simplified([("let", 1, ("item", either, 0))]) == (("let", 1, expected),)


def test_constant_texts_side_by_side_are_one() -> None:
    texts: Term = ("join", (("text", "/"), ("text", "a"), RECORD, ("text", "b")))
    assert simplified([("let", 1, texts)])[0][2] == ("join", (("text", "/a"), RECORD, ("text", "b")))
    assert simplified([("let", 1, ("join", (("text", "/"), ("text", "a"))))])[0][2] == ("text", "/a")


def test_steps_that_return_a_truth_are_conditions() -> None:
    steps: Term = ("block", (("when", _has(1), (("return", TRUE),), ()), ("return", _has(2)), ("return", NONE)))
    assert _condition(steps) == ("or", (_has(1), _has(2)))
    refused: Term = ("block", (("when", _has(1), (("return", FALSE),), ()), ("return", TRUE)))
    assert _condition(refused) == ("not", _has(1))


def test_steps_that_do_more_than_return_stay_as_they_are() -> None:
    steps: Term = ("block", (("let", 1, RECORD), ("return", ("local", 1))))
    assert _condition(steps) == steps
    text: Term = ("block", (("when", _has(1), (("return", ("text", "x")),), ()), ("return", FALSE)))
    assert _condition(text) == text


def test_what_a_member_decides_between_is_asked_apart() -> None:
    found: Term = ("if", _has(1), ("or", (("not", _has(2)), ("starts", ("local", 1), ("text", "T")))), _has(2))
    with_it, without_it = simplified([_when(("not", found))])
    assert with_it[1] == ("and", (_has(1), ("not", found[2])))
    assert without_it[1] == ("and", (("not", _has(1)), ("not", _has(2))))
    assert [each[1] for each in simplified([_when(found)])] == [
        ("and", (_has(1), found[2])),
        ("and", (_has(2), ("not", _has(1)))),
    ]
    several: Term = ("when", found, (("let", 1, RECORD), ("suspect",)), ())
    assert len(simplified([several])) == 1


def test_loops_are_gone_into_where_there_is_something_to_go_through() -> None:
    found: Term = ("when", ("inSet", ("local", 1), frozenset({"x"})), (("return", TRUE),), ())
    loop: Term = ("each", 1, 2, ("get", ("get", RECORD, 5, ("nothing",)), 0, ("sequence", ())), (found,))
    steps: Term = ("block", (loop, ("return", FALSE)))
    assert _condition(steps) == ("and", (_has(5), steps))
    always: Term = ("block", (loop, ("return", TRUE)))
    assert _condition(always) == always  # true without items too


def test_a_collection_that_is_asked_again_and_again_is_made_once() -> None:
    inner: Term = ("yields", (("each", 1, 2, ("member", RECORD, 3), (("yield", ("member", ("local", 1), 0)),)),))
    many: Term = ("distinct", inner)
    asked = tuple(("in", ("text", each), many) for each in "abc")
    made = _condition(("or", asked))
    assert sum(each == many for each in parts(made)) == 1
    (let, (_, questions)) = made[1]
    assert let == ("let", 3, many)  # a local of which nothing else is kept
    assert questions == ("or", tuple(("in", ("text", each), ("local", 3)) for each in "abc"))
    assert _condition(("or", asked[:2])) == ("or", asked[:2])


def test_a_truth_stays_one_where_its_value_counts() -> None:
    twice: Term = ("not", ("not", RECORD))
    assert _condition(twice) == RECORD
    assert simplified([("let", 1, twice)]) == (("let", 1, twice),)
    assert simplified([("let", 1, ("not", ("not", _has(1))))]) == (("let", 1, _has(1)),)


def test_members_are_never_nothing() -> None:
    member: Term = ("member", RECORD, 1)
    assert simplified([_when(("compare", 0, member, NONE))]) == ()
    assert simplified([_when(("compare", 1, member, NONE))]) == (SUSPECT,)
    matched: Term = ("if", ("matches", RECORD, None), TRUE, NONE)
    assert _condition(("compare", 0, matched, NONE)) == ("not", matched[1])


def test_locals_that_nothing_asks_for_are_left_out() -> None:
    one, two = ("let", 1, ("text", "a")), ("let", 2, ("size", ("local", 1)))
    asked = _when(("compare", 0, ("local", 2), ("integer", 1)))
    assert needed((one, two)) == ()
    assert needed((one, two, asked)) == (one, two, asked)
    inside = ("when", _has(1), (one, SUSPECT), ())
    assert needed((inside,)) == (("when", _has(1), (SUSPECT,), ()),)
    pushed: Term = ("push", 1, ("text", "b"))
    assert needed((one, pushed)) == (one, pushed)
