"""A model of a few records of one party: merged, changed and taken apart, and what refers to them or tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from crmconformance.asking import Answer, get, patch, post
from crmconformance.following import end
from crmconformance.making import Document
from crmconformance.models.basis import Course, Doing, State
from crmconformance.models.record import sought
from crmconformance.models.telling import Change, Ear, before, export, hear, held
from crmconformance.parties import EVENTS, REASON, declared, known, may_refer, party, reference_id, referring
from crmconformance.records import Record, difference
from crmconformance.remembering import meta, version_id
from crmconformance.saying import say
from crmconformance.script import Script, ask, needed
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmconformance.wire import unlike

Chosen = TypeVar("Chosen")
MEMBERS = 3
CHANGED, RESTORED = ("updated", "merged"), ("updated", "statusChanged")


@dataclass
class Member:
    """One record of the party: its versions as they were answered, what it was merged into, and what refers to it."""

    record: Record
    versions: list[Answer]
    ear: Ear
    into: Member | None = None
    referring: Record | None = None

    @property
    def document(self) -> Document:
        """Its current version."""
        return self.versions[-1].document


@dataclass
class Merge:
    """A merge: its event, both records, and what they held before."""

    event: Answer
    golden: Member
    retired: Member
    stood: tuple[Document, Document]
    reversed: bool = False


@dataclass
class Family(State):
    """The records of one party, and all that was merged of them, in this order."""

    members: list[Member]
    merges: list[Merge] = field(default_factory=list)
    blamed: str = "API-040"

    @property
    def standing(self) -> list[Member]:
        """The records that are not retired."""
        return [each for each in self.members if each.into is None]

    @property
    def retired(self) -> list[Member]:
        """Those that are."""
        return [each for each in self.members if each.into is not None]


def begun(t: Trial, resource: str) -> Script[Family]:
    """Records of one party; to the first two something refers, where that can be. Raises Missing."""
    cursor = (yield from end(resource)) if "events" in t.target.classes else ""
    about, members = known(t), list[Member]()
    for number in range(MEMBERS):
        made = yield from party(t, about, about.number if number < MEMBERS - 1 else None)
        ear = Ear(resource, made.id, cursor, [Change(("created",), version_id(made.document))])
        members.append(Member(made, [made.answer], ear))
    for each in members[:2] if may_refer(t) else ():
        each.referring = yield from referring(t, each.record)
    return Family(members)


def _seen(family: Family, member: Member, verbs: tuple[str, ...], requirement: str) -> Script[Answer]:
    """The record after a change of it, taken into the model."""
    answer = yield from ask(get(member.record.path))
    family.status(requirement, answer, 200)
    member.versions.append(answer)
    member.ear.changes.append(Change(verbs, version_id(answer.document)))
    return answer


def _asked(golden: Member, retired: Member) -> Script[Answer]:
    body = {"source": {"type": retired.record.resource, "id": retired.record.id}, "reason": REASON}
    wanted = post(f"{golden.record.path}:merge", body, headers={"if-match": golden.versions[-1].etag})
    return (yield from ask(wanted))


def _one(found: Sequence[Chosen], draw: int) -> Chosen:
    return found[draw % len(found)]


def merge(_t: Trial, family: Family, draw: int) -> Script[None]:
    """Merges one of the records into another."""
    pairs = [(one, other) for one in family.standing for other in family.standing if one is not other]
    if not pairs:
        return
    golden, retired = _one(pairs, draw)
    stood = golden.document, retired.document
    answer = yield from _asked(golden, retired)
    family.status("API-200", answer, 200)
    now = yield from _seen(family, golden, CHANGED, "API-200")
    replaces = now.document.get("replaces")
    ids = [reference_id(each) for each in replaces] if isinstance(replaces, list) else []
    family.judge("API-200", retired.record.id in ids, "the retired record in replaces", "others", now)
    retired.into = golden
    _retired(family, retired, (yield from _seen(family, retired, ("merged",), "API-046")), "API-200")
    family.merges.append(Merge(answer, golden, retired, stood))
    family.blamed = "API-200"


def merge_retired(_t: Trial, family: Family, draw: int) -> Script[None]:
    """Tries to merge a retired record into another, or another into it."""
    if not family.retired:
        return
    gone = _one(family.retired, draw)
    other = _one([each for each in family.members if each is not gone], draw // 3)
    golden, retired = (gone, other) if draw % 2 else (other, gone)
    family.status("API-208", (yield from _asked(golden, retired)), 409)


def _retired(family: Family, member: Member, answer: Answer, requirement: str) -> None:
    """Judges how a retired record is read."""
    status, into = str(answer.document.get("status")), reference_id(answer.document.get("replacedBy"))
    right = member.into is not None and status == "merged" and into == member.into.record.id
    family.judge(requirement, right, "merged, and the record in its place", f"{status}, {into or 'none'}", answer)


def _taken_back(made: Merge) -> Script[Answer]:
    path = f"{EVENTS}/{made.event.document.get('id')}"
    stored = needed((yield from ask(get(path))), 200, what="the merge event is needed")
    return (yield from ask(post(f"{path}:unmerge", {"reason": REASON}, headers={"if-match": stored.etag})))


def take_back(_t: Trial, family: Family, draw: int) -> Script[None]:
    """Takes one of the merges back on which no other one is built."""
    found = [each for each in family.merges if not each.reversed and not _built_on(family, each)]
    if found:
        made = _one(found, draw)
        yield from _apart(family, made, (yield from _taken_back(made)))


def take_back_again(_t: Trial, family: Family, draw: int) -> Script[None]:
    """Tries to take a merge back that was taken back already."""
    if found := [each for each in family.merges if each.reversed]:
        family.status("API-217", (yield from _taken_back(_one(found, draw))), 409)


def take_back_too_early(_t: Trial, family: Family, draw: int) -> Script[None]:
    """Tries to take a merge back on which another one is built."""
    if found := [each for each in family.merges if not each.reversed and _built_on(family, each)]:
        family.status("API-218", (yield from _taken_back(_one(found, draw))), 409)


def _built_on(family: Family, made: Merge) -> bool:
    later = family.merges[family.merges.index(made) + 1 :]
    return any(made.golden in (each.golden, each.retired) and not each.reversed for each in later)


def _apart(family: Family, made: Merge, answer: Answer) -> Script[None]:
    family.status("API-214", answer, 200)
    status = str(answer.document.get("status"))
    family.judge("API-215", status == "reversed", "reversed", status, answer)
    made.reversed, made.retired.into = True, None
    for member, stood in zip((made.golden, made.retired), made.stood, strict=True):
        now = yield from _seen(family, member, RESTORED, "API-214")
        place = unlike({**stood, "meta": None}, {**now.document, "meta": None})
        family.judge("API-214", place is None, "the record as it was", say("another value at {}", place), now)
    family.blamed = "API-214"


def edit(t: Trial, family: Family, draw: int) -> Script[None]:
    """Changes one of the records that stand."""
    member = _one(family.standing, draw)
    answer = yield from ask(patch(member.record.path, difference(t), member.versions[-1].etag))
    needed(answer, 200, what="a changed record is needed")
    member.versions.append(answer)
    member.ear.changes.append(Change(("updated",), version_id(answer.document)))


def edit_retired(t: Trial, family: Family, draw: int) -> Script[None]:
    """Tries to change a retired record."""
    if family.retired:
        member = _one(family.retired, draw)
        answer = yield from ask(patch(member.record.path, difference(t), member.versions[-1].etag))
        family.status("API-065", answer, 409)


def read(_t: Trial, family: Family, draw: int) -> Script[None]:
    """Reads one of the records."""
    member = _one(family.members, draw)
    answer = yield from ask(get(member.record.path))
    if member.into:
        family.status("API-046", answer, 200)
        _retired(family, member, answer, "API-046")
        return
    family.status(family.blamed, answer, 200)
    place = unlike(member.document, answer.document)
    family.judge(
        family.blamed, place is None, "the record as it was answered", say("another value at {}", place), answer
    )


def look_for(t: Trial, family: Family, _draw: int) -> Script[None]:
    """Looks for the records among those recorded last."""
    for member in family.members:
        recorded = str(meta(member.document).get("recordedAt"))
        listed, far, page = yield from sought(t, member.record.resource, member.record.id, recorded)
        if member.into:
            family.judge("API-115", not listed, "no retired record", "a retired record", page)
        else:
            family.judge("API-116", listed or far, "the record", "no such record", page)


def references(_t: Trial, family: Family, _draw: int) -> Script[None]:
    """Reads what refers to the records."""
    requirement = "API-216" if any(each.reversed for each in family.merges) else "API-209"
    for member in family.members:
        if member.referring is None:
            continue
        answer = needed((yield from ask(get(member.referring.path))), 200, what="the referring record is needed")
        written = reference_id(answer.document.get("party"))
        family.judge(requirement, written == member.record.id, "the reference as it was written", "another", answer)


def read_feed(_t: Trial, family: Family, _draw: int) -> Script[None]:
    """Reads what the feed tells of the records."""
    for member in family.members:
        yield from hear(family, member.ear)


def take_export(t: Trial, family: Family, _draw: int) -> Script[None]:
    """Exports what was recorded since the first of the records was made."""
    wanted = {"resourceTypes": [t.resource], "since": before(family.members[0].record.document)}
    made = yield from export(t, wanted)
    for member in family.members:
        held(family, made, member.record.id, member.document)


def _walked(target: Target, _needs: tuple[str, ...]) -> Iterable[str]:
    """The resources that are parties and can be merged and taken apart."""
    apart = f"{EVENTS.removeprefix('/v1/')}/{{id}}:unmerge" in target.operations
    fit = target.offering("create", "read", "patch") if apart else []
    return [each for each in declared("merge")(target) if each in fit]


IDENTITY = "API-046 API-065 API-200 API-208 API-209 API-214 API-215 API-216 API-217 API-218"
FAMILIES = Course(
    name="parties",
    title="Merges, changes and takes apart a few records of one party at random, against a model of them.",
    begin=begun,
    acts={
        "merge": Doing(merge, (), 5),
        "merge of a retired": Doing(merge_retired, (), 1),
        "unmerge": Doing(take_back, (), 5),
        "second unmerge": Doing(take_back_again, (), 1),
        "unmerge too early": Doing(take_back_too_early, (), 1),
        "edit": Doing(edit, (), 5),
        "edit of a retired": Doing(edit_retired, (), 1),
        "read": Doing(read, (), 4),
        "search": Doing(look_for, ("search",), 1),
        "references": Doing(references, (), 1),
        "feed": Doing(read_feed, ("class:events",), 1),
        "export": Doing(take_export, ("class:bulk",), 1),
    },
    first=(
        *("edit", "read", "merge", "read", "merge of a retired", "edit of a retired", "references", "search", "export"),
        *("edit", "unmerge", "read", "read", "read", "second unmerge", "references", "search", "feed", "export"),
        *("merge", "edit", "merge", "unmerge too early", "read", "unmerge", "edit", "unmerge", "read", "edit", "merge"),
        *(
            "unmerge",
            "second unmerge",
            "unmerge",
            "merge",
            "edit of a retired",
            "unmerge",
            "merge",
            "edit of a retired",
        ),
        *("unmerge", "merge", "edit of a retired", "read", "feed"),
    ),
    tried={
        **dict.fromkeys(IDENTITY.split(), ()),
        **dict.fromkeys(("API-115", "API-116"), ("search", "class:identity")),
        **dict.fromkeys(("EVT-001", "EVT-003"), ("class:events",)),
        "BLK-007": ("class:bulk",),
    },
    subjects=_walked,
    length=40,
    records=2,
)
