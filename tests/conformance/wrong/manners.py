"""Mistakes in manners: where a thing is, when to come back, and what is not for everybody."""

from __future__ import annotations

from email.utils import formatdate

import orjson

from tests.conformance.clock import CLOCK
from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.caches import refusing
from tests.conformance.wrong.registry import is_collection, is_write, plain, wrong

OK, CREATED, DENIED, NOT_FOUND, UNAVAILABLE = 200, 201, 403, 404, 503
HOUR = 3600
PROBLEM = (("content-type", "application/problem+json"),)


@plain("API-021")
async def leads_by_a_new_id_alone(asked: Asked, answer: Next) -> Told:
    """The id as a relative address, which leads beside the collection and not into it."""
    told = await answer(asked)
    created = told.status == CREATED and is_collection(asked)
    return told.having(location=told.header("location").rpartition("/")[2]) if created else told


@plain("API-130 API-132")
async def leads_from_the_last_page_to_itself(asked: Asked, answer: Next) -> Told:
    """A link to the next page on each page, be there one or not."""
    told = await answer(asked)
    last = asked.method == "GET" and is_collection(asked) and told.status == OK and "next" not in told.document
    return told.having(link=f'<{asked.path}?{asked.query}>; rel="next"') if last else told


@plain("API-152 API-164")
async def is_not_available_for_what_it_cannot_read(asked: Asked, answer: Next) -> Told:
    """What is in front of the program takes its fault for one that passes, and asks the client to come again."""
    try:
        orjson.loads(asked.body if is_write(asked) else b"{}")
    except ValueError:
        problem = {"type": "urn:example:unavailable", "title": "Come again.", "status": UNAVAILABLE}
        return Told(UNAVAILABLE, PROBLEM).having(retry_after="0").saying(problem)
    return await answer(asked)


@plain("BLK-017")
async def denies_the_jobs_of_others(asked: Asked, answer: Next) -> Told:
    """403 where there is a job of another client or none, as if it were one that may not be seen."""
    told = await answer(asked)
    if told.status != NOT_FOUND or not asked.path.startswith("/v1/bulk/"):
        return told
    return Told(DENIED, told.headers).saying({**told.document, "status": DENIED})


@wrong("API-171")
def says_when_to_come_back_in_the_time_of_another_zone() -> Way:
    """A date an hour ago, in the zone to the west, though it says GMT."""
    return refusing(lambda left: {"retry_after": formatdate(CLOCK.now() + left - HOUR, usegmt=True)}, 20.0)
