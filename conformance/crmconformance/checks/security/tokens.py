"""Tokens: who has none or a wrong one gets nothing; where and how a right one is got."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

from crmconformance.asking import Answer, get, patch, post, send
from crmconformance.receiving import LOOPBACK
from crmconformance.registry import Subjects, check
from crmconformance.script import Missing, Script, ask, expect, hold, wait
from crmconformance.target import WELL_KNOWN, Target, collection
from crmconformance.tokens import ASSERTION, IN_QUERY, REVOKED
from crmconformance.trial import Trial

FORM = "application/x-www-form-urlencoded"
REVOKED_AFTER = 61.0  # seconds
ISSUER = "/.well-known/oauth-authorization-server"
METADATA = "/.well-known/oauth-protected-resource"
OPEN = (WELL_KNOWN, "/openapi.json", "/healthz", "/readyz", METADATA)
EVENTS = "/asyncapi.json"  # there where events are


def refused(answer: Answer) -> Answer:
    """The answer, if it refuses with 401 and shows nothing; raises Fault."""
    expect(answer, 401)
    hold("entries" not in answer.document, "nothing but the refusal", "records", answer)
    return answer


@check("SEC-001", each="search")
def who_has_no_token_gets_nothing(t: Trial) -> Script[None]:
    """Searches and reads without a token; asks for what is open to everybody."""
    for path in (f"{t.path}?limit=1", f"{t.path}/{t.word()}"):
        refused((yield from ask(get(path, client=None))))
    for path in (*OPEN, *([EVENTS] if "events" in t.target.classes else [])):
        expect((yield from ask(get(path, client=None))), 200)


@check("SEC-002", needs=("expired",))
def an_expired_token_is_refused(t: Trial) -> Script[None]:
    """Searches with a token that has expired."""
    for path, _ in wanting(t):
        refused((yield from ask(get(path, client="expired"))))


@check("SEC-003", each="search")
def a_token_whose_signature_does_not_verify_is_refused(t: Trial) -> Script[None]:
    """Searches with a right token, then with ones that were altered, cut, unsigned, or signed with another key."""
    expect((yield from ask(get(f"{t.path}?limit=1"))), 200)
    for how in ("altered", "unsigned", "otherKey", "cut"):
        refused((yield from ask(get(f"{t.path}?limit=1", token=how))))


@check("SEC-004", needs=("otherAudience",))
def a_token_for_another_system_is_refused(t: Trial) -> Script[None]:
    """Searches with a token that the same issuer gave for another audience."""
    for path, _ in wanting(t):
        refused((yield from ask(get(path, client="otherAudience"))))


@check("SEC-005", needs=("otherType",))
def a_token_that_is_no_access_token_is_refused(t: Trial) -> Script[None]:
    """Searches with a token that the issuer signed for another end."""
    for path, _ in wanting(t):
        refused((yield from ask(get(path, client="otherType"))))


def wanting(t: Trial) -> list[tuple[str, int]]:
    """Some paths that want a token, and what one who has it is answered: searches, or reads where there are none."""
    searches = [(f"{collection(name)}?limit=1", 200) for name in t.target.offering("search")]
    reads = [(f"{collection(name)}/{t.word(20)}", 404) for name in t.target.offering("read")]
    if not searches and not reads:
        raise Missing("a resource is needed that can be searched or read")
    return (searches or reads)[:3]


@check("SEC-007", each="search")
def a_refusal_says_how_a_token_is_got(t: Trial) -> Script[None]:
    """Reads WWW-Authenticate of refusals of searches and writes, with no token and with a wrong one."""
    offered, search = t.target.resources[t.resource], get(f"{t.path}?limit=1")
    writes = {"create": post(t.path, {}), "patch": patch(f"{t.path}/{t.word()}", {}, "*")}
    asks = [search, *(each for name, each in writes.items() if name in offered)]
    for wanted in (*(replace(each, client=None) for each in asks), replace(search, token="altered")):  # noqa: S106
        answer = expect((yield from ask(wanted)), 401)
        told = answer.header("www-authenticate") or "missing"
        hold("bearer" in told.lower(), "a Bearer challenge", told, answer)
        hold("resource_metadata=" in told, "the address of the metadata", told, answer)


@check("SEC-008", each="search")
def a_token_in_the_query_is_not_taken(t: Trial) -> Script[None]:
    """Sends a good token as access_token in the query, with no header."""
    answer = yield from ask(get(f"{t.path}?limit=1", token=IN_QUERY))
    expect(answer, 400, 401)


@check("SEC-009")
def everybody_may_read_which_issuer_is_trusted(_t: Trial) -> Script[None]:
    """Reads the metadata of the protected resource."""
    answer = expect((yield from ask(get(METADATA, client=None))), 200)
    issuers = answer.document.get("authorization_servers")
    hold(isinstance(issuers, list) and issuers, "authorization_servers", "none", answer)
    hold(isinstance(answer.document.get("resource"), str), "the resource", "none", answer)


def _issuer(target: Target) -> Iterable[str]:
    about = target.statement.get("authentication")
    issuer = about.get("issuer") if isinstance(about, dict) else None
    return [str(issuer)] if isinstance(issuer, str) else []


@check("SEC-010", subjects=_issuer)
def the_issuer_offers_its_metadata(t: Trial) -> Script[None]:
    """Reads the metadata of the authorization server, where it is part of the system."""
    answer = yield from ask(get("/.well-known/oauth-authorization-server", client=None))
    if not t.settings.get("url", "").startswith(t.subject.rstrip("/")):
        return
    expect(answer, 200, issuer=t.subject)
    hold(answer.document.get("issuer") == t.subject, t.subject, str(answer.document.get("issuer")), answer)
    hold("token_endpoint" in answer.document, "a token_endpoint", "none", answer)


def _declares(method: str) -> Subjects:
    def subjects(target: Target) -> Iterable[str]:
        about = target.statement.get("authentication")
        methods = about.get("methods") if isinstance(about, dict) else None
        return [method] if isinstance(methods, list) and method in methods else []

    return subjects


@check("SEC-011", subjects=_declares("clientSecret"))
def right_credentials_get_a_token(t: Trial) -> Script[None]:
    """Searches with a token that was got by the secret of the client."""
    path, status = wanting(t)[0]
    expect((yield from ask(get(path))), status, method=t.subject)


@check("SEC-011", subjects=_declares("privateKeyJwt"), needs=("keyed",))
def a_key_of_the_client_gets_a_token(t: Trial) -> Script[None]:
    """Searches with a token that was got by an assertion that the client signed."""
    path, status = wanting(t)[0]
    expect((yield from ask(get(path, client="keyed"))), status, method=t.subject)


def _own_endpoint(target: Target) -> Iterable[str]:
    return [target.token_url] if target.token_url else []


@check("SEC-012", subjects=_own_endpoint)
def wrong_credentials_get_no_token(t: Trial) -> Script[None]:
    """Asks for a token with credentials that nobody has, where the endpoint is part of the system."""
    if not t.subject.startswith(str(t.settings.get("url", ""))):
        return
    grant = {"grant_type": "client_credentials"}
    forms = (
        {**grant, "client_id": t.word(), "client_secret": t.word(40)},
        {**grant, "client_assertion_type": ASSERTION, "client_assertion": "a.b.c"},
    )
    for form in forms:
        wanted = send("POST", t.local(t.subject, ISSUER), urlencode(form).encode(), media=FORM, client=None)
        answer = expect((yield from ask(wanted)), 400, 401)
        told = str(answer.document.get("error", "no error"))
        hold(told in ("invalid_client", "invalid_grant"), "invalid_client", told, answer)


@check("SEC-006", subjects=lambda target: target.offering("search")[:1], waits=True)
def a_revoked_token_is_refused_within_a_minute(t: Trial) -> Script[None]:
    """Revokes a token where the metadata name a way to do so, and searches with it a minute later."""
    told = yield from ask(get(ISSUER, client=None))
    if "revocation_endpoint" not in told.document:
        return  # no client can revoke a token, so there is none that was
    yield from ask(get(f"{t.path}?limit=1", token=REVOKED))
    yield from wait(REVOKED_AFTER)
    refused((yield from ask(get(f"{t.path}?limit=1", token=REVOKED))))


@check("SEC-014")
def the_interface_is_offered_by_tls_alone(t: Trial) -> Script[None]:
    """Asks for the capability statement at the address of the system, and for the one that its metadata give it."""
    _safe(str(t.settings["url"]), expect((yield from ask(get(WELL_KNOWN, client=None))), 200))
    told = yield from ask(get(METADATA, client=None))
    if told.status == 200:
        _safe(str(told.document.get("resource", "")), told)


def _safe(address: str, answer: Answer) -> None:
    """Raises Fault where an address is one without TLS beyond loopback."""
    parts = urlsplit(address)
    shown = f"{parts.scheme}://{parts.hostname}"
    hold(parts.scheme != "http" or parts.hostname in LOOPBACK, "an https address", shown, answer, address=shown)
