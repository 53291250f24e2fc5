"""Mistakes in where links and addresses lead."""

from __future__ import annotations

from crmconformance.verdicts import UNVERIFIED
from tests.conformance.wrapping import Asked, Next, Told
from tests.conformance.wrong.registry import is_collection, plain


@plain("API-137")
async def leads_from_page_to_page_at_a_host_inside(asked: Asked, answer: Next) -> Told:
    """The address of the next page has the name that the server has behind its gateway."""
    told = await answer(asked)
    link = told.header("link")
    return told.having(link=link.replace("<", "<http://crm-backend.internal:8080")) if link else told


@plain("API-137")
async def leads_to_the_next_page_without_a_scheme_elsewhere(asked: Asked, answer: Next) -> Told:
    """Two slashes begin the address, so that its first part is read as a host."""
    told = await answer(asked)
    link = told.header("link")
    return told.having(link=link.replace("</", "<//")) if link else told


@plain("API-137")
async def leads_back_to_the_first_page_by_another_scheme(asked: Asked, answer: Next) -> Told:
    """The link back is made where TLS has ended, of another scheme than that to the next page."""
    told = await answer(asked)
    if asked.method != "GET" or not is_collection(asked) or not told.header("link"):
        return told
    host = asked.header("host")
    return told.having(link=f'{told.header("link")}, <ftp://{host}{asked.path}?limit=1>; title="a, b"; rel="first"')


@plain("BLK-001 BLK-040", verdict=UNVERIFIED)
async def sends_who_waits_for_a_job_to_a_host_inside(asked: Asked, answer: Next) -> Told:
    """Jobs are said to be at the name that the server has behind its gateway."""
    told = await answer(asked)
    where = told.header("content-location")
    return told.having(content_location=f"http://crm-backend.internal:8080{where}") if where else told
