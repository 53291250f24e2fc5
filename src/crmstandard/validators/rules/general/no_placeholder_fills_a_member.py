"""GEN-027: what is not known is absent, not filled with a placeholder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crmstandard.validators.registry import Breach, breach, type_rule

WORDS = frozenset({"n/a", "n.a.", "unknown", "null", "tbd", "无", "不详", "未知", "暂无", "?", "-", "--", ".", "xxx"})
LONGEST = max(map(len, WORDS))
DATES = ("0001-01-01", "1900-01-01", "9999-12-31")


@type_rule("GEN-027", "ShortText", "LongText")
def no_word_stands_in_for_text(text: str) -> Iterator[Breach]:
    """Blank text and the words that systems write where they have nothing; `Null` is a family name."""
    bare = text.strip()
    if not bare or (len(bare) <= LONGEST and bare.casefold() in WORDS and bare != "Null"):
        yield breach("", value=text)


@type_rule("GEN-027", "Date", "DateTime", "PartialDate")
def no_far_date_stands_in_for_a_date(date: str) -> Iterator[Breach]:
    """The first and last dates that systems can store."""
    if date[:10] in DATES:
        yield breach("", value=date)


@type_rule("GEN-027", "Identifier")
def no_row_of_zeros_stands_in_for_a_number(identifier: Mapping[str, str]) -> Iterator[Breach]:
    """A number made of zeros alone names nothing."""
    if not identifier["value"].strip("0"):
        yield breach("/value", value=identifier["value"])
