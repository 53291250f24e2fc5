"""What a system says of itself to everybody."""

from __future__ import annotations

from crmconformance.asking import get
from crmconformance.registry import check
from crmconformance.saying import of_finding, say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.target import WELL_KNOWN
from crmconformance.trial import Trial
from crmstandard.validators.structure import judge


@check("API-001")
def everybody_may_read_the_capability_statement(_t: Trial) -> Script[None]:
    """Reads the capability statement without a token, with one, and with a wrong one."""
    for wanted in (get(WELL_KNOWN, client=None), get(WELL_KNOWN), get(WELL_KNOWN, token="nonsense")):  # noqa: S106
        answer = expect((yield from ask(wanted)), 200)
        hold(answer.document, "a JSON object", answer.media or "no media type", answer)


@check("API-002")
def the_capability_statement_has_its_shape(_t: Trial) -> Script[None]:
    """Judges the capability statement by its schema."""
    answer = expect((yield from ask(get(WELL_KNOWN, client=None))), 200)
    for each in judge("CapabilityStatement").findings(answer.json):
        hold(False, "a valid capability statement", of_finding(each), answer, pointer=each.pointer)


@check("API-007")
def everybody_may_read_the_api_description(_t: Trial) -> Script[None]:
    """Reads the API description without a token and with one."""
    for wanted in (get("/openapi.json", client=None), get("/openapi.json")):
        answer = expect((yield from ask(wanted)), 200)
        version = str(answer.document.get("openapi", ""))
        hold(version.startswith("3.1."), "an OpenAPI 3.1 document", say("openapi: {}", version or "none"), answer)
