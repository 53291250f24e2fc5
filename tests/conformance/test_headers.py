"""What stands in headers: links in every spelling that RFC 8288 leaves, where addresses lead, whole numbers."""

from __future__ import annotations

import pytest

from crmconformance.planning import in_force
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmconformance.wire import links, number
from crmstandard.requirements import requirement

NEXT = frozenset({"next"})


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("", []),
        ('<a>; rel="next"', [("a", NEXT)]),
        ("<a>;rel=next", [("a", NEXT)]),
        ('<a> ; REL = "Next"', [("a", NEXT)]),
        ('<a>; title="b, <c>; rel=prev"; rel=next', [("a", NEXT)]),
        ('<a>; title="b \\" c"; rel=next', [("a", NEXT)]),
        ('<a,b?c=;d>; rel="next last"', [("a,b?c=;d", NEXT | {"last"})]),
        ('<a>; rel=next; rel=prev, <b>;rel="prev"', [("a", NEXT), ("b", frozenset({"prev"}))]),
        ("<a>; prel=next", [("a", frozenset())]),
    ],
)
def test_links_are_read_in_every_spelling(header: str, found: list[tuple[str, frozenset[str]]]) -> None:
    assert links(header) == found


@pytest.mark.parametrize(
    ("url", "address", "away", "path"),
    [
        ("https://crm.example", "/v1/persons/1", "", "/v1/persons/1"),
        ("https://crm.example", "?cursor=a", "", "/v1/persons?cursor=a"),
        ("https://crm.example", "persons?cursor=a", "", "/v1/persons?cursor=a"),
        ("https://crm.example", "https://crm.example:443/v1/persons/1", "", "/v1/persons/1"),
        ("https://crm.example", "https://CRM.example/v1/persons/1", "", "/v1/persons/1"),
        ("https://crm.example", "http://crm.example/v1/persons/1", "http://crm.example", "/v1/persons/1"),
        ("https://crm.example", "//other.example/v1", "https://other.example", "/v1"),
        ("https://crm.example", "https://crm.example:8443/v1", "https://crm.example:8443", "/v1"),
        ("https://crm.example", "https://crm.example:none/v1", "https://crm.example:none", "/v1"),
        ("https://crm.example", "https://crm.example.evil.example/v1", "https://crm.example.evil.example", "/v1"),
        ("https://crm.example/crm", "/crm/v1/persons/1", "", "/v1/persons/1"),
        ("https://crm.example/crm", "?cursor=a", "", "/v1/persons?cursor=a"),
        ("https://crm.example/crm", "/v1/persons/1", "/v1/persons/1", "/v1/persons/1"),
        ("https://crm.example/crm", "/crmother/v1", "/crmother/v1", "/crmother/v1"),
    ],
)
def test_an_address_leads_to_the_system_or_elsewhere(url: str, address: str, away: str, path: str) -> None:
    trial = Trial("x", "y", Target({}), settings={"url": url})
    assert trial.elsewhere(address, "/v1/persons?limit=1") == away
    assert trial.local(address, "/v1/persons?limit=1") == path


@pytest.mark.parametrize(
    ("text", "meant"),
    [("7", 7), ("007", 7), ("", None), ("-1", None), ("1.5", None), ("²", None), ("٣", None), (" 1", None)],
)
def test_whole_numbers_are_decimal_digits_alone(text: str, meant: float | None) -> None:
    assert number(text) == meant
    assert (number("9" * 5000) or 0) > 1


def test_versions_with_signs_that_only_look_like_digits_are_no_fault_of_the_suite() -> None:
    row = requirement("API-001")
    assert in_force(row, "1.0.0")
    assert not in_force(row, "².³")
