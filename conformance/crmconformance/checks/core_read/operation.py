"""Whether a system says that it works."""

from __future__ import annotations

from crmconformance.asking import get
from crmconformance.registry import check
from crmconformance.script import Script, ask, expect
from crmconformance.trial import Trial


@check("API-174")
def a_working_process_says_so(_t: Trial) -> Script[None]:
    """Asks /healthz with a token and without one."""
    for wanted in (get("/healthz", client=None), get("/healthz")):
        expect((yield from ask(wanted)), 200)


@check("API-175")
def a_system_that_serves_is_ready(_t: Trial) -> Script[None]:
    """Asks /readyz while requests are served."""
    expect((yield from ask(get("/readyz", client=None))), 200)
