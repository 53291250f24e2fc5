"""A model of one record: what a system that keeps the standard must answer after all that was done with it so far.

Each act asks for one thing and holds the answer against the model; what does not agree is broken under the
requirement that says how it should be.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from crmconformance import making
from crmconformance.asking import Answer, Ask, delete, get, patch, post, put
from crmconformance.finding import entries, every_entry
from crmconformance.making import Document, lost
from crmconformance.models.basis import Course, Doing, State
from crmconformance.records import difference, pages, written
from crmconformance.remembering import meta, moment, version_id
from crmconformance.saying import say
from crmconformance.script import Script, ask
from crmconformance.target import Target, collection
from crmconformance.trial import Trial
from crmconformance.wire import is_strong, unlike

NEVER_WAS = '"a-version-that-never-was"'
KEPT = ("versionId", "recordedAt", "source")
PAGES, PAGE = 5, 100


@dataclass
class Known(State):
    """What is known of one record; `blamed` is the requirement under which a difference in a read falls."""

    resource: str
    sent: Document
    key: str
    first: Answer
    etags: list[str]
    versions: list[Document]
    deleted: bool = False
    blamed: str = "API-024"

    @property
    def path(self) -> str:
        """Its address."""
        return f"{collection(self.resource)}/{self.first.document['id']}"

    @property
    def document(self) -> Document:
        """Its current version."""
        return self.versions[-1]


def created(t: Trial, resource: str) -> Script[Known]:
    """A new record, made under a key of its own. Raises Broken and Missing."""
    sent, key = (yield from written(t, resource)), t.word(24)
    answer = yield from ask(post(collection(resource), sent, headers={"idempotency-key": key}))
    known = Known(resource, sent, key, answer, [answer.etag], [answer.document])
    known.status("API-020", answer, 201)
    told = lost(sent, answer.document) if isinstance(answer.document.get("id"), str) else "/id"
    known.judge("API-020", told is None, "the record as it was stored", say("not what was sent at {}", told), answer)
    return known


def repeat(_t: Trial, known: Known, _draw: int) -> Script[None]:
    """Sends the create again under its key, whatever became of the record."""
    wanted = post(collection(known.resource), known.sent, headers={"idempotency-key": known.key})
    answer = yield from ask(wanted)
    known.status("API-030", answer, 201)
    same = answer.etag == known.first.etag and unlike(known.first.json, answer.json) is None
    known.judge("API-030", same, "the first answer", "another answer", answer)


def read(_t: Trial, known: Known, draw: int) -> Script[None]:
    """Reads the record, sometimes with an ETag that the client holds."""
    held = known.etags[draw % len(known.etags)] if draw % 3 == 0 else ""
    answer = yield from ask(get(known.path, headers={"if-none-match": held} if held else {}))
    if known.deleted:
        known.status("API-045", answer, 410)
    elif held and held == known.etags[-1]:
        known.status("API-042", answer, 304)
    else:
        known.status("API-042" if held else "API-040", answer, 200)
        told = unlike(known.document, answer.document)
        known.judge(
            known.blamed, told is None, "the record as it was answered", say("another value at {}", told), answer
        )


def change_by_patch(t: Trial, known: Known, draw: int) -> Script[None]:
    """Sets a member by a merge patch, or removes it."""
    removing = draw % 2 == 1 and "extensions" in known.document
    named = {"extensions": None} if removing else difference(t)
    answer = yield from ask(patch(known.path, named, known.etags[-1]))
    expected = {name: value for name, value in (known.document | named).items() if value is not None}
    _changed(known, answer, expected, "API-057")


def change_by_put(t: Trial, known: Known, draw: int) -> Script[None]:
    """Puts the record back with another member, or without it."""
    removing = draw % 2 == 1 and "extensions" in known.document
    sent = {**known.document, **({} if removing else difference(t))}
    if removing:
        del sent["extensions"]
    answer = yield from ask(put(known.path, sent, known.etags[-1]))
    _changed(known, answer, sent, "API-056" if removing else "API-050")


def _changed(known: Known, answer: Answer, expected: Document, requirement: str) -> None:
    """Takes a change into the model; a deleted record has none."""
    if known.deleted:
        known.status("API-045", answer, 410)
        return
    known.status(requirement, answer, 200)
    told = unlike({**expected, "meta": None}, {**answer.document, "meta": None})
    known.judge(requirement, told is None, "the record with the change", say("another value at {}", told), answer)
    fresh = is_strong(answer.etag) and answer.etag not in known.etags
    known.judge("API-041", fresh, "an ETag that no version had", answer.etag or "no ETag", answer)
    known.etags.append(answer.etag)
    known.versions.append(answer.document)
    known.blamed = requirement


def _changes(t: Trial, known: Known, etag: str | None) -> dict[str, Ask]:
    whole = {**known.document, **difference(t)}
    return {
        "patch": patch(known.path, difference(t), etag),
        "replace": put(known.path, whole, etag),
        "delete": delete(known.path, etag),
    }


def _one_of(t: Trial, known: Known, etag: str | None, draw: int) -> Ask:
    offered = [name for name in ("patch", "replace", "delete") if name in t.target.resources[known.resource]]
    return _changes(t, known, etag)[offered[draw % len(offered)]]


def change_too_late(t: Trial, known: Known, draw: int) -> Script[None]:
    """Sends a change with the ETag of an earlier version, or with one that never was."""
    earlier = [*known.etags[:-1], NEVER_WAS]
    answer = yield from ask(_one_of(t, known, earlier[draw % len(earlier)], draw // 7))
    known.status("API-052", answer, *((410, 412) if known.deleted else (412,)))
    known.blamed = "API-067"


def change_without_looking(t: Trial, known: Known, draw: int) -> Script[None]:
    """Sends a change without If-Match."""
    answer = yield from ask(_one_of(t, known, None, draw))
    known.status("API-051", answer, *((410, 428) if known.deleted else (428,)))
    known.blamed = "API-067"


def change_wrongly(_t: Trial, known: Known, _draw: int) -> Script[None]:
    """Patches a member into the record that its schema does not know."""
    answer = yield from ask(patch(known.path, {"noSuchMember": "x"}, known.etags[-1]))
    known.status("API-058", answer, *((410, 422) if known.deleted else (422,)))
    known.blamed = "API-067"


def remove(_t: Trial, known: Known, _draw: int) -> Script[None]:
    """Deletes the record."""
    answer = yield from ask(delete(known.path, known.etags[-1]))
    if known.deleted:
        known.status("API-045", answer, 410)
    known.status("API-062", answer, 410 if known.deleted else 204)
    known.deleted = True


def list_versions(t: Trial, known: Known, draw: int) -> Script[None]:
    """Lists the versions of the record, on pages of one length or another."""
    requirement = "API-073" if known.deleted else "API-070"
    limit = t.target.page(1 + draw % 3 if draw % 2 else PAGE)
    first = get(f"{known.path}/history?limit={limit}")
    answer = yield from ask(first)
    known.status(requirement, answer, 200)
    rows, last = yield from every_entry(first)
    told, wanted = [version_id(each) for each in rows], [version_id(each) for each in reversed(known.versions)]
    whole = set(wanted) <= set(told) if known.deleted else told == wanted
    known.judge(
        requirement, whole, say("{} versions, the latest first", len(wanted)), say("{}, or others", len(told)), last
    )


def read_version(_t: Trial, known: Known, draw: int) -> Script[None]:
    """Reads one of the versions of the record."""
    wanted = known.versions[draw % len(known.versions)]
    answer = yield from ask(get(f"{known.path}/versions/{version_id(wanted)}"))
    requirement = "API-073" if known.deleted else "API-071"
    known.status(requirement, answer, 200)
    told = unlike(_as_recorded(wanted), _as_recorded(answer.document))
    known.judge(requirement, told is None, "the version as it was recorded", say("another value at {}", told), answer)


def _as_recorded(document: Document) -> dict[str, Any]:
    return {**document, "meta": {name: meta(document).get(name) for name in KEPT}}


def look_for(t: Trial, known: Known, _draw: int) -> Script[None]:
    """Looks for the record among those recorded last."""
    identifier, own = str(known.first.document["id"]), str(meta(known.document).get("recordedAt"))
    listed, far, page = yield from sought(t, known.resource, identifier, own)
    if known.deleted:
        known.judge("API-114", not listed, "no deleted record", "a deleted record", page)
    else:
        known.judge("API-116", listed or far, "the record", "no such record", page)


def sought(t: Trial, resource: str, identifier: str, recorded: str) -> Script[tuple[bool, bool, Answer]]:
    """Whether a record is listed among those recorded last, whether it may stand behind these, and the last page."""
    first = get(f"{collection(resource)}?sort=-meta.recordedAt&limit={t.target.page(PAGE)}")
    found = yield from pages(first, most=PAGES)
    rows = [row for page in found for row in entries(page)]
    own, last = moment(recorded), _last(rows)
    far = "next" in found[-1].document and (own is None or last is None or last >= own)
    return identifier in {row.get("id") for row in rows}, far, found[-1]


def _last(rows: list[Document]) -> Any:
    """When the last of some records was recorded."""
    return moment(str(meta(rows[-1]).get("recordedAt"))) if rows else None


# Each act by name, with what it asks for and how often it is taken.
ACTS: dict[str, Doing] = {
    "read": Doing(read, ("read",), 6),
    "patch": Doing(change_by_patch, ("patch",), 4),
    "put": Doing(change_by_put, ("replace",), 4),
    "late change": Doing(change_too_late, ("patch",), 3),
    "change without If-Match": Doing(change_without_looking, ("patch",), 1),
    "wrong change": Doing(change_wrongly, ("patch",), 2),
    "history": Doing(list_versions, ("history",), 3),
    "version": Doing(read_version, ("history",), 2),
    "search": Doing(look_for, ("search",), 2),
    "repeated create": Doing(repeat, ("create",), 2),
    "delete": Doing(remove, ("delete",), 1),
}
FIRST = (
    *("read", "patch", "read", "put", "history", "version", "late change", "wrong change", "change without If-Match"),
    *("read", "search", "repeated create", "read", "patch", "put", "read", "delete", "read", "patch", "history"),
    *("version", "search", "repeated create"),
)
TRIED: dict[str, tuple[str, ...]] = {
    "API-024": ("read",),
    "API-030": (),
    "API-040": ("read",),
    "API-041": ("read", "patch"),
    "API-042": ("read",),
    "API-045": ("read", "delete"),
    "API-050": ("read", "replace"),
    "API-051": ("patch",),
    "API-052": ("patch",),
    "API-056": ("read", "replace"),
    "API-057": ("read", "patch"),
    "API-058": ("patch",),
    "API-062": ("delete",),
    "API-067": ("read", "patch"),
    "API-070": ("patch", "history"),
    "API-071": ("patch", "history"),
    "API-073": ("delete", "history"),
    "API-114": ("search", "delete"),
    "API-116": ("search",),
}
RESOURCES = 3


def _walked(target: Target, needs: tuple[str, ...]) -> list[str]:
    """The resources that are walked on: those that offer the most."""
    creatable = frozenset(target.offering("create"))
    fit = [each for each in target.offering("create", *needs) if making.base(each, creatable) is not None]
    return sorted(sorted(fit, key=lambda each: (-len(target.resources[each]), _lot(each)))[:RESOURCES])


def _lot(resource: str) -> str:
    return sha256(resource.encode()).hexdigest()


RECORDS = Course(
    name="records",
    title="Acts at random on a few records and holds each answer against a model of them.",
    begin=created,
    acts=ACTS,
    first=FIRST,
    tried=TRIED,
    subjects=_walked,
    length=100,
)
