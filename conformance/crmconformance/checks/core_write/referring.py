"""References that lead nowhere, and rules of the profiles that are declared."""

from __future__ import annotations

from crmconformance.asking import Answer, post
from crmconformance.making import Document
from crmconformance.records import mark, pointed
from crmconformance.referring import by_identifier, referring
from crmconformance.registry import check
from crmconformance.rules import findings, rules, vectors
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, expect
from crmconformance.target import Target, collection
from crmconformance.trial import Trial


@check("API-161", subjects=referring)
def a_reference_that_fits_no_record_is_refused(t: Trial) -> Script[None]:
    """Creates a record that refers to another by an identifier that nobody has."""
    sent, _ = yield from by_identifier(t, mark(t))
    expect((yield from ask(post(t.path, sent))), 422, count=0)


def _profiles(target: Target) -> list[str]:
    known = {profile for each in rules() if (profile := vectors(each).profile)}
    return sorted(known & set(target.profiles))


@check("API-016", subjects=_profiles)
def a_rule_of_a_declared_profile_counts(t: Trial) -> Script[None]:
    """Sends records that are right but for a rule of a profile."""
    tried = 0
    for document in list(_wrong(t))[:8]:
        filled = yield from pointed(
            t, {**document, "identifiers": document.get("identifiers", [mark(t)])}, lenient=True
        )
        if findings(filled, None) or not findings(filled, t.subject):
            continue
        answer: Answer = yield from ask(post(collection(str(document["resourceType"])), filled))
        expect(answer, 422, profile=t.subject)
        tried += 1
    if not tried:
        raise Missing(say("no record that breaks profile {} alone can be sent to this system", t.subject))


def _wrong(t: Trial) -> list[Document]:
    """Wrong vectors of the rules of a profile that can be sent to this system, a rule after the other."""
    offered = t.target.offering("create")
    found = [vectors(each) for each in rules()]
    wrong = [each.wrong[:2] for each in found if each.profile == t.subject]
    return [vector.document for row in wrong for vector in row if vector.document["resourceType"] in offered]
