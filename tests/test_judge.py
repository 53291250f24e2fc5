"""The judge held against the suite of JSON Schema itself, and against another engine on our own documents."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
import referencing
from referencing.jsonschema import DRAFT202012

from crmstandard import schemas
from crmstandard.sources import read_json, schema_files
from crmstandard.validators.formats import Checker, checkers
from crmstandard.validators.structure import judge
from tests.shared_data import shared
from tests.vectors import Case, resource_cases

SUITE = "data/peer_suites/json-schema-test-suite"
AT = "http://localhost:1234/"
SUITE_FILES = """
additionalProperties allOf anchor anyOf boolean_schema const contains content default defs dependentRequired
dependentSchemas dynamicRef enum exclusiveMaximum exclusiveMinimum format if-then-else infinite-loop-detection items
maxContains maxItems maxLength maxProperties maximum minContains minItems minLength minProperties minimum multipleOf
not oneOf pattern patternProperties prefixItems properties propertyNames ref refRemote required type unevaluatedItems
unevaluatedProperties uniqueItems vocabulary
""".split()
REQUIRED_TESTS = 1_200  # at the least; fewer means that the suite is not whole

# Documents of the vectors on which the two engines differ, and why. Nothing is to be added without a reason.
KNOWN_DIFFERENCES: dict[str, str] = {}


@cache
def _remotes(folder: Path) -> jsonschema_rs.Registry:
    found = [
        (f"{AT}{path.relative_to(folder).as_posix()}", json.loads(path.read_bytes()))
        for part in (folder, folder / "draft2020-12")
        for path in sorted(part.rglob("*.json") if part != folder else folder.glob("*.json"))
    ]
    return jsonschema_rs.Registry(found)


def _validator(schema: Any, folder: Path) -> jsonschema_rs.Draft202012Validator:
    """Made with the options of the judge; formats are left out, since the suite wants them unasserted."""
    return jsonschema_rs.Draft202012Validator(
        schema,
        registry=_remotes(folder),
        pattern_options=jsonschema_rs.RegexOptions(),
        offline=True,
    )


@pytest.mark.parametrize("name", SUITE_FILES)
def test_the_judge_passes_the_required_tests_of_json_schema(name: str) -> None:
    groups = json.loads(shared(f"{SUITE}/tests/draft2020-12/{name}.json").read_bytes())
    folder = shared(f"{SUITE}/remotes")
    wrong = [
        f"{group['description']}: {test['description']}"
        for group in groups
        for test in group["tests"]
        if _validator(group["schema"], folder).is_valid(test["data"]) != test["valid"]
    ]
    assert wrong == []


def test_the_list_of_the_suite_is_whole() -> None:
    paths = sorted(shared(f"{SUITE}/tests/draft2020-12").glob("*.json"))
    assert {path.stem for path in paths} == set(SUITE_FILES)
    groups = [group for path in paths for group in json.loads(path.read_bytes())]
    assert sum(len(group["tests"]) for group in groups) > REQUIRED_TESTS


def test_nothing_is_fetched() -> None:
    with pytest.raises(ValueError, match=r"example\.invalid"):
        jsonschema_rs.Draft202012Validator({"$ref": "https://example.invalid/schema"}, offline=True)


@cache
def _registry() -> referencing.Registry[Any]:
    contents = [read_json(path) for folder in schemas.FOLDERS for path in schema_files(folder)]
    return referencing.Registry().with_contents(
        ((content["$id"], content) for content in contents), default_specification=DRAFT202012
    )


def _asserts(checker: Checker) -> Any:
    return lambda value: not isinstance(value, str) or checker(value) is None


@cache
def _formats() -> jsonschema.FormatChecker:
    made = jsonschema.FormatChecker(formats=())
    for name, checker in checkers().items():
        made.checks(name)(_asserts(checker))
    return made


@cache
def _other_engine(title: str) -> jsonschema.Draft202012Validator:
    schema: Any = judge(title).schema
    return jsonschema.Draft202012Validator(schema, registry=_registry(), format_checker=_formats())


@pytest.mark.parametrize("case", resource_cases(), ids=lambda case: case.name)
def test_another_engine_comes_to_the_same_verdict(case: Case) -> None:
    document = case.documents[0]
    agree = _other_engine(case.subject).is_valid(document) == judge(case.subject).is_valid(document)
    assert agree == (case.name not in KNOWN_DIFFERENCES), KNOWN_DIFFERENCES.get(case.name)


def test_every_known_difference_is_of_a_vector() -> None:
    assert set(KNOWN_DIFFERENCES) <= {case.name for case in resource_cases()}


def _places(errors: Any) -> set[str]:
    """Where errors stand, as paths; the engines word and group them differently."""
    return {json.dumps(list(error.absolute_path)) for error in errors}


@pytest.mark.parametrize("title", ["Person", "Organization", "Customer", "Consent"])
def test_another_engine_finds_its_faults_in_the_same_places(title: str) -> None:
    shape = judge(title)
    for case in resource_cases():
        if case.subject == title and not shape.is_valid(case.documents[0]):
            ours = {json.dumps(list(error.instance_path)) for error in _errors(title, case.documents[0])}
            assert ours == _places(_other_engine(title).iter_errors(case.documents[0])), case.name


def _errors(title: str, document: Any) -> list[jsonschema_rs.ValidationError]:
    from crmstandard.validators.engine import validator_for

    return list(validator_for(judge(title).schema).iter_errors(document))


@pytest.mark.parametrize(
    "path",
    [path for folder in schemas.FOLDERS for path in schema_files(folder)],
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_every_schema_is_one_by_the_metaschema(path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(read_json(path))
    assert jsonschema_rs.meta.is_valid(read_json(path))
