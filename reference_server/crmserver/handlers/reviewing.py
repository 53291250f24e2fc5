"""Tasks that ask a person to look at two records of which a machine may not decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crmserver.handlers.writing import created
from crmserver.parties import Document, Reference, answering_unit, found, reference, text_of
from crmserver.request import Request
from crmserver.store.unit import Head, Unit
from crmstandard.operations import roles
from crmstandard.statemachines import machine_of

if TYPE_CHECKING:
    from crmserver.server import Server

SUBJECTS = {
    "veto": {
        "en": "Are these two records one party? A merge was refused, since their official numbers differ.",
        "zh": "这两条记录是否为同一当事人？因其证件号码不同，合并已被拒绝。",
    },
    "edited": {
        "en": "A merge was taken back. Members that had been changed since: {members}. To whom do they belong?",
        "zh": "合并已撤销。合并后更改过的成员：{members}。请核对其归属。",
    },
}


def review(
    server: Server, request: Request, unit: Unit, parties: Sequence[Head], why: str, members: Sequence[str] = ()
) -> Reference | None:
    """Opens a task about a pair, unless one is open; none where nobody is known who could answer it."""
    resource = str(roles()["review"])
    about = [reference(each) for each in parties]
    open_one = next((each for each in _open(unit, resource, about)), None)
    if open_one is not None and why == "veto":
        return reference(open_one)
    owner = answering_unit(unit, parties)
    if owner is None:
        return None
    subject = SUBJECTS[why][request.lang if request.lang in SUBJECTS[why] else "en"]
    document: Document = {
        "resourceType": resource,
        "id": server.new_id(),
        "taskType": "matchReview",
        "priority": "high",
        "subject": subject.format(members=", ".join(members))[:200],
        "about": about,
        "owner": owner,
    }
    return reference(created(server, request, unit, resource, document, None))


def _open(unit: Unit, resource: str, about: Sequence[Reference]) -> list[Head]:
    """The reviews of a pair that are not done."""
    machine, wanted = machine_of(resource), {text_of(each) for each in about}
    waiting = set(machine.transitions) if machine else set()
    return [
        each
        for each in found(unit, resource, "about", [text_of(about[0])])
        if each.document()["taskType"] == "matchReview"
        and each.document()["status"] in waiting
        and wanted <= {text_of(one) for one in each.document()["about"]}
    ]
