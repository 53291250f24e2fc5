"""Tokens that are bound to a key of the client: of no use to whoever does not prove that he holds it."""

from __future__ import annotations

from crmconformance import proofs
from crmconformance.asking import get
from crmconformance.checks.security.tokens import ISSUER, refused, wanting
from crmconformance.registry import check
from crmconformance.script import Script, ask, needed
from crmconformance.trial import Trial

OFFERED = "dpop_signing_alg_values_supported"


def _proven(path: str, status: int) -> Script[None]:
    """Asks with a good proof, without which a refusal would mean nothing. Raises Missing."""
    answer = yield from ask(get(path, token=proofs.PROVEN))
    needed(answer, status, what="a token with a proof of its key has to be accepted")


@check("SEC-090")
def a_bound_token_without_a_proof_is_refused(t: Trial) -> Script[None]:
    """Asks with a token that is bound to a key, with a proof and then without one, also as a mere bearer token."""
    path, status = wanting(t)[0]
    yield from _proven(path, status)
    for how in (proofs.UNPROVEN, proofs.BORNE):
        refused((yield from ask(get(path, token=how))))


@check("SEC-091")
def a_proof_is_good_once_and_for_its_request(t: Trial) -> Script[None]:
    """Asks with a proof, with the same one again, and with proofs for another method and another address."""
    metadata = yield from ask(get(ISSUER, client=None))
    if metadata.status == 200 and OFFERED not in metadata.document:
        return  # no proof is taken at all: tokens are bound to certificates
    path, status = wanting(t)[0]
    yield from _proven(path, status)
    for how in (proofs.USED, proofs.OTHER_METHOD, proofs.OTHER_ADDRESS):
        refused((yield from ask(get(path, token=how))))
