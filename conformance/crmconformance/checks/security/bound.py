"""Tokens that are bound to a key of the client: of no use to whoever does not prove that he holds it."""

from __future__ import annotations

from crmconformance import proofs
from crmconformance.asking import get
from crmconformance.checks.security.tokens import ISSUER, refused, wanting
from crmconformance.registry import check
from crmconformance.script import Missing, Script, ask, needed
from crmconformance.trial import Trial

OFFERED = "dpop_signing_alg_values_supported"
BY_CERTIFICATE = "tls_client_certificate_bound_access_tokens"


def _proven(path: str, status: int) -> Script[None]:
    """Asks with a good proof, without which a refusal would mean nothing. Raises Missing."""
    answer = yield from ask(get(path, token=proofs.PROVEN))
    needed(answer, status, what="a token with a proof of its key has to be accepted")


def _offers(name: str) -> Script[bool]:
    """Whether the authorization server says that it binds tokens in a way; True where it says nothing at all."""
    metadata = yield from ask(get(ISSUER, client=None))
    return metadata.status != 200 or bool(metadata.document.get(name))


@check("SEC-090")
def a_bound_token_without_a_proof_is_refused(t: Trial) -> Script[None]:
    """Asks with a token that is bound to a key, with a proof, without, with one by another key, as a mere bearer."""
    if not (yield from _offers(OFFERED)) and (yield from _offers(BY_CERTIFICATE)):
        return  # tokens are bound to certificates alone
    path, status = wanting(t)[0]
    yield from _proven(path, status)
    for how in (proofs.UNPROVEN, proofs.BORNE, proofs.OTHER_KEY):
        refused((yield from ask(get(path, token=how))))


@check("SEC-090")
def a_bound_token_without_its_certificate_is_refused(t: Trial) -> Script[None]:
    """Asks with a token that is bound to the certificate of the client (RFC 8705), with it and then without it."""
    if (path := (yield from _certified(t))) is not None:
        answer = yield from ask(get(path, token=proofs.UNCERTIFIED))
        if answer.status:  # where TLS itself asks for a certificate, the token does not come at all
            refused(answer)


@check("SEC-090")
def a_bound_token_with_the_certificate_of_another_client_is_refused(t: Trial) -> Script[None]:
    """Asks with a token that is bound to the certificate of the client (RFC 8705), with it, then with another one."""
    if (path := (yield from _certified(t))) is None:
        return
    if not t.settings.get("otherCertificate"):
        raise Missing("[target] other_certificate, the certificate of another client that the system lets in")
    answer = yield from ask(get(path, token=proofs.OTHER_CERTIFICATE))
    if not answer.status:  # that TLS knows none of them says nothing of tokens
        raise Missing("a connection with the certificate of another client has to come about")
    refused(answer)


def _certified(t: Trial) -> Script[str | None]:
    """A path that is answered for a token with its certificate; None where none is bound to one. Raises Missing."""
    metadata = yield from ask(get(ISSUER, client=None))
    if metadata.document.get(BY_CERTIFICATE) is not True:
        return None
    if not t.settings.get("certificate"):
        raise Missing("[target] certificate, the certificate that tokens are bound to")
    path, status = wanting(t)[0]
    answer = yield from ask(get(path, token=proofs.CERTIFIED))
    needed(answer, status, what="a token with the certificate that it is bound to has to be accepted")
    return path


@check("SEC-091")
def a_proof_is_good_once_and_for_its_request(t: Trial) -> Script[None]:
    """Asks with a proof, with the same one again, and with proofs for another method and another address."""
    if not (yield from _offers(OFFERED)):
        return  # no proof is taken at all: tokens are bound to certificates
    path, status = wanting(t)[0]
    yield from _proven(path, status)
    for how in (proofs.USED, proofs.OTHER_METHOD, proofs.OTHER_ADDRESS):
        refused((yield from ask(get(path, token=how))))
