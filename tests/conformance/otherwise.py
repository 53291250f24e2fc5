"""Answers in other words than those of the reference server, as right as those."""

from __future__ import annotations

import email.utils
import time
from itertools import count

from tests.conformance.wrapping import Asked, Next, Told, Way


def allowed_in_other_words(_asked: Asked, told: Told) -> Told:
    """The methods of a path in another order, and one more."""
    names = [each.strip() for each in told.header("allow").split(",")]
    return told.having(allow=",".join([*reversed(names), "OPTIONS"])) if told.header("allow") else told


def errors_in_another_order(asked: Asked, told: Told) -> Told:
    """The entries of a problem in another order."""
    errors = told.document.get("errors")
    signed = asked.header("accept-signature")
    return told.saying({**told.document, "errors": errors[::-1]}) if isinstance(errors, list) and not signed else told


def two_challenges(_asked: Asked, told: Told) -> Told:
    """The challenge of another scheme beside the one that is asked for."""
    own = told.header("www-authenticate")
    return told.having(www_authenticate=f'Basic realm="staff, only", bearer{own[6:]}') if own else told


def timed_in_parts(_asked: Asked, told: Told) -> Told:
    """More metrics beside the total."""
    own = told.header("server-timing")
    return told.having(server_timing=f'db;dur=0.1;desc="a, b", {own}, cache;desc="hit"') if own else told


def back_at_a_date(_asked: Asked, told: Told) -> Told:
    """When to come back as a date."""
    at = email.utils.formatdate(time.time() + 1, usegmt=True)
    return told.having(retry_after=at) if told.header("retry-after") else told


def token_in_other_words(asked: Asked, told: Told) -> Told:
    """The type of a token in small letters, its time as a fraction, and a member more."""
    document = told.document
    if asked.path != "/oauth/token" or "token_type" not in document:
        return told
    more = {"token_type": document["token_type"].lower(), "expires_in": float(document["expires_in"]), "note": "x"}
    return told.saying({**document, **more})


def busy() -> Way:
    """A system that has no time for each sixtieth request."""
    requests = count(1)
    problem = {"type": "urn:example:busy", "title": "Too many requests.", "status": 429}

    async def way(asked: Asked, answer: Next) -> Told:
        if not asked.path.startswith("/v1/") or not asked.header("authorization") or next(requests) % 60:
            return await answer(asked)
        headers = (("content-type", "application/problem+json"), ("retry-after", "0"), ("server-timing", "total;dur=0"))
        return Told(429, headers).saying(problem)

    return way
