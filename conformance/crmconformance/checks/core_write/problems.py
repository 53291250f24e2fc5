"""What a refusal of a record says: each requirement, where, and which keyword of the schema."""

from __future__ import annotations

from crmconformance import making
from crmconformance.asking import post
from crmconformance.records import written
from crmconformance.registry import check
from crmconformance.rules import findings, rules, vectors
from crmconformance.saying import say, together_with
from crmconformance.script import Missing, Script, ask, expect, hold
from crmconformance.target import Target, collection
from crmconformance.trial import Trial
from crmconformance.wire import errors_of

MANY = 12


@check("API-144", each="create", every=True)
def each_fault_of_a_record_is_named_where_it_is(t: Trial) -> Script[None]:
    """Breaks a record in two ways and compares the entries with what the validator finds."""
    sent = {**(yield from written(t, t.resource)), "noSuchMember": 1, "extensions": [{"url": "not a url"}]}
    wanted = {(each.requirement, each.pointer) for each in findings(sent, None)}
    answer = expect((yield from ask(post(t.path, sent))), 422)
    told = {(str(each.get("requirement")), str(each.get("pointer"))) for each in errors_of(answer)}
    missing = sorted(wanted - told)
    shown = together_with(say("{} at {}", identifier, at or "the record") for identifier, at in missing[:3])
    hold(not missing, say("also {}", shown), say("{} other entries", len(told)), answer)


@check("API-145", each="create")
def a_pointer_leads_to_the_member_at_fault(t: Trial) -> Script[None]:
    """Follows the pointers of a refusal into the body, names with a tilde and a slash among them."""
    sent = {**(yield from written(t, t.resource)), "a/b": 1, "c~d": 2}
    answer = expect((yield from ask(post(t.path, sent))), 422)
    places = {str(each.get("pointer")) for each in errors_of(answer)}
    hold({"/a~1b", "/c~0d"} <= places, "/a~1b and /c~0d", ", ".join(sorted(places)) or "nothing", answer)
    for each in places:
        hold(making.at(sent, each) is not None, "a member of the body", say("nothing at {}", each), answer)


@check("API-146", each="create")
def an_entry_of_the_schema_names_its_keyword(t: Trial) -> Script[None]:
    """Breaks the schema of a record and looks for the keyword in each entry that stems from it."""
    sent = {**(yield from written(t, t.resource)), "noSuchMember": 1, "extensions": "no array"}
    answer = expect((yield from ask(post(t.path, sent))), 422)
    told = {str(each.get("pointer")): each.get("keyword") for each in errors_of(answer)}
    hold(told.get("/extensions") == "type", "the keyword type at /extensions", str(told.get("/extensions")), answer)
    named = told.get("/noSuchMember")
    hold(named in ("unevaluatedProperties", "additionalProperties"), "the keyword at /noSuchMember", str(named), answer)


def _rules_of_the_kit(target: Target) -> list[str]:
    """Some rules with a wrong vector that a system of these resources can be sent."""
    offered = set(target.offering("create"))
    found = [each for each in rules() if any(x.document["resourceType"] in offered for x in vectors(each).wrong)]
    return [each for each in found if vectors(each).profile is None][:: max(1, len(found) // MANY)]


@check("API-159", subjects=_rules_of_the_kit)
def a_record_that_breaks_a_rule_is_refused(t: Trial) -> Script[None]:
    """Sends a wrong vector of a rule."""
    from crmconformance.records import pointed

    offered = t.target.offering("create")
    for vector in vectors(t.subject).wrong:
        if vector.document["resourceType"] not in offered:
            continue
        document = yield from pointed(t, vector.document, lenient=True)
        if any(each.requirement == t.subject for each in findings(document, None)):
            expect((yield from ask(post(collection(str(document["resourceType"])), document))), 422)
            return
    raise Missing("none of the wrong vectors can be sent to this system")
