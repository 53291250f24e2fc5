"""The two times that a request may name."""

from __future__ import annotations

from crmserver.refusals import Refusal, cite
from crmserver.request import Request
from crmserver.store.values import NotOfType, micros

DATE = {"en": "a date or a date and time (RFC 3339)", "zh": "RFC 3339 日期或日期时间"}
DATE_TIME = {"en": "a date and time with offset (RFC 3339)", "zh": "带时区的 RFC 3339 日期时间"}
BOOLEAN = {"en": "true or false", "zh": "true 或 false"}


def moment(request: Request, name: str) -> int | None:
    """A time that a query parameter gives, in microseconds since 1970; None without it."""
    text = request.parameter(name)
    if text is None:
        return None
    try:
        return micros(text)
    except NotOfType:
        raise Refusal("bad-parameter", cite("API-102", parameter=name, expected=DATE)) from None


def instant_of(request: Request, name: str) -> int | None:
    """Like `moment`, but a plain date is not enough."""
    text = request.parameter(name)
    if text is not None and "T" not in text:
        raise Refusal("bad-parameter", cite("API-102", parameter=name, expected=DATE_TIME))
    return moment(request, name)


def change_kind(request: Request) -> tuple[int | None, bool]:
    """Whether a change is true from a time that is named, or corrects what was recorded."""
    correction = request.parameter("correction")
    if correction not in (None, "true", "false"):
        raise Refusal("bad-parameter", cite("API-102", parameter="correction", expected=BOOLEAN))
    valid_from = moment(request, "validFrom")
    if valid_from is not None and correction == "true":
        raise Refusal("bad-parameter", cite("API-231", parameter="correction"))
    return valid_from, correction == "true"
