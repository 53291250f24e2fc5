"""SAL-023: an offer is presented within its validity."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.calendar.timezones import earliest, latest
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-023", "Offer", needs=("validity", "presented"))
def an_offer_is_presented_while_it_is_valid(offer: Document) -> Iterator[Breach]:
    """Where the validity is given by dates, a day may begin earlier or later than in UTC."""
    start, end = offer["validity"].get("start"), offer["validity"].get("end")
    for index, each in enumerate(offer["presented"]):
        at = instant(each["at"])
        if (start and at < earliest(start)) or (end and at >= latest(end)):
            yield breach(f"/presented/{index}/at")
