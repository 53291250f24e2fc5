"""The configuration that `init` writes: the address, credentials by reference, prerequisites to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from crmconformance import authority
from crmconformance.asking import ELSEWHERE
from crmconformance.discovery import Unsuitable, first_answer, target_of
from crmconformance.doctor import Advice
from crmconformance.masking import Masker
from crmconformance.prerequisites import MEANING, TOKENS_ALONE
from crmconformance.settings import BadConfiguration, Configuration, configuration
from crmconformance.target import Target
from crmconformance.transport import Transport

# Client of the development credentials -> role in the suite.
DEVELOPMENT = {
    "development": "main",
    "second": "second",
    "other-tenant": ELSEWHERE,
    "reader": "reader",
    "vendor": "vendor",
    "keyed": "keyed",
}
WRONG_TOKENS = "wrongTokens"
HEAD = """\
# What `crmstandard conformance` tests, and how. Secrets stand here only as references:
# "env:NAME" (environment) or "file:PATH" (a file, relative to this one; "file:PATH#/member" within JSON).

[target]
url = {url}
# token_url = "https://…"          # where the capability statement names none
# ca = "authority.pem"             # own certificate authority
# certificate = "client.pem"       # client certificate (mTLS), with certificate_key
# other_certificate = "other.pem"  # that of another client, with other_certificate_key: to see a stolen token refused
# proxy = "http://proxy:3128"
{callback}# callback_certificate = "callback.pem"   # of an https callback, with callback_key; without it the suite
#                                  # makes a throw-away authority, and doctor says which file the system has to trust
# callback_proxied = true          # a proxy in front of an https callback speaks TLS, the suite plain HTTP behind it

[run]
jobs = 2                           # checks at a time
timeout = 20.0                     # seconds for one request
output = "conformance-run"         # folder of journal and reports

"""


CALLBACK = """\
# callback = "https://this-host:8490"   # an address of this machine that the system reaches, for webhooks and for files
#                                  # of imports; the suite listens at its port
"""


async def written(
    url: str, folder: Path, credentials: Path | None, http: Any = None, *, callback: str = ""
) -> tuple[str, list[str]]:
    """The text of a configuration and notes about it; raises BadConfiguration where the system does not answer."""
    made = configuration({"target": {"url": url, "callback": callback}}, folder)
    declared = await target(made, http)
    found = credentials or development_credentials(folder, made.url)
    rows = list(_development(found, folder)) if found else []
    told = f"callback = {orjson.dumps(callback).decode()}\n" if callback else CALLBACK
    text = HEAD.format(url=orjson.dumps(made.url).decode(), callback=told) + "".join(_sections(rows))
    return text, [*_notes(declared, found), *_trust(made)]


def _trust(made: Configuration) -> Iterator[str]:
    """What the system has to trust to reach the endpoint of the suite."""
    path = authority.trusted(made)
    if path:
        advice = Advice("ok", "ownAuthority", str(path))
        yield f"Callback: {advice.text('en')}\n  {advice.fix('en')}"


async def target(made: Configuration, http: Any = None) -> Target:
    """What a system declares; raises BadConfiguration with the remedy where it does not answer as one."""
    transport = Transport(made, Masker(b"init"), http)
    try:
        answer = await first_answer(transport)
        return target_of(answer, None)
    except Unsuitable as error:
        advice = Advice("stop", error.finding, answer.trouble or f"{answer.status} {answer.media}".strip())
        raise BadConfiguration(f"{advice.text('en')}\n  {advice.fix('en')}") from None
    finally:
        await transport.close()


def development_credentials(folder: Path, url: str) -> Path | None:
    """The file of development credentials of a server on this machine, if one lies here."""
    for path in sorted(folder.glob("*.dev-client.json"), key=lambda each: -each.stat().st_mtime):
        try:
            if str(orjson.loads(path.read_bytes())["token_url"]).startswith(f"{url}/"):
                return path
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return None


def _development(path: Path, folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each role for which there are credentials, with the members of its section."""
    try:
        content = orjson.loads(path.read_bytes())
        rows = [("", content), *((f"/others/{n}", each) for n, each in enumerate(content.get("others", ())))]
        named = {str(each["client_id"]): (at, each) for at, each in rows}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BadConfiguration(f"{path} holds no development credentials; `crmstandard serve` writes them") from None
    shown = path.relative_to(folder) if path.is_relative_to(folder) else path.resolve()
    for client, role in DEVELOPMENT.items():
        at, each = named.get(client, ("", {}))
        found = {name: f"file:{shown}#{at}/client_{name}" for name in ("secret", "key") if f"client_{name}" in each}
        if found:
            yield role, {"id": client, **found, **({"provider": each["provider"]} if "provider" in each else {})}
    for role in content.get(WRONG_TOKENS, ()):
        yield role, {"token": f"file:{shown}#/{WRONG_TOKENS}/{role}"}


def _sections(rows: list[tuple[str, dict[str, str]]]) -> Iterator[str]:
    given = dict(rows)
    for role, meaning in MEANING.items():
        if role in ("callback", "feed"):
            continue
        members, mark = given.get(role, _example(role)), "" if role in given else "# "
        lines = [f"[clients.{role}]", *(f'{name} = "{value}"' for name, value in members.items())]
        yield f"# {meaning}\n" + "".join(f"{mark}{line}\n" for line in lines) + "\n"
    yield '# [feed]\n# files = ["feed/*.ndjson"]        # for the class feed\n\n'
    yield '# [baseline]\n# known = ["API-103"]             # known failures; an entry that passes is stale\n'


def _example(role: str) -> dict[str, str]:
    """What the section of a role may look like."""
    if role in TOKENS_ALONE:
        return {"token": f"file:{role}.jwt"}
    if role == "keyed":
        return {"id": f"id-of-{role}", "key": f"file:{role}.pem"}
    provider = {"provider": "id-of-its-organization"} if role == "vendor" else {}
    return {"id": f"id-of-{role}", "secret": f"env:CRM_{role.upper()}_SECRET", **provider}


def _notes(target: Target, credentials: Path | None) -> Iterator[str]:
    about = target.statement
    yield f"{about.get('product', 'The system')} {about.get('version', '')} follows crmstandard {target.spec_version}"
    yield f"Declared classes: {', '.join(target.classes)}"
    if credentials:
        yield f"Credentials: {credentials}"
    else:
        yield "Credentials: fill in [clients.main]; a local `crmstandard serve` writes <database>.dev-client.json"
