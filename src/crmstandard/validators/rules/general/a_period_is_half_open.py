"""GEN-023, GEN-024, GEN-025: a period ends after it starts, both ends have one form, an open end is absent."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, type_rule


def _same_form(period: Document) -> bool:
    return len({"T" in period[side] for side in ("start", "end") if side in period}) == 1


@type_rule("GEN-023", "Period")
def a_period_ends_after_it_starts(period: Document) -> Iterator[Breach]:
    """[start, end) holds at least one instant; ends of different form are judged by GEN-024 alone."""
    if len(period) == 2 and _same_form(period) and instant(period["end"]) <= instant(period["start"]):
        yield breach("/end")


@type_rule("GEN-024", "Period")
def both_ends_of_a_period_have_one_form(period: Document) -> Iterator[Breach]:
    """Both dates or both instants, so that no timezone has to be guessed."""
    if not _same_form(period):
        yield breach("")


@type_rule("GEN-025", "Period")
def an_open_end_is_absent(period: Document) -> Iterator[Breach]:
    """The far future is no end."""
    if period.get("end", "").startswith("9999-"):
        yield breach("/end")
