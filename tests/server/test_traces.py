"""What a collector of OpenTelemetry gets: a span a request, named by its operation, in the caller's trace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from crmserver.settings import Settings
from tests.server.receiver import Delivery, Receiver, Reply, receiver
from tests.server.running import creatable, references_unchecked, running, samples
from tests.server.test_no_personal_data_outside import PLANTED, crashes

pytestmark = pytest.mark.anyio
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = "00f067aa0ba902b7"


def _spans(got: list[Delivery]) -> Iterator[Any]:
    for each in got:
        assert (each.method, each.path) == ("POST", "/v1/traces")
        for resource in ExportTraceServiceRequest.FromString(each.body).resource_spans:
            yield from (span for scope in resource.scope_spans for span in scope.spans)


def _attributes(span: Any) -> dict[str, Any]:
    return {each.key: each.value.string_value or each.value.int_value for each in span.attributes}


async def _requests(settings: Settings) -> None:
    person = creatable(samples("Person")[0])
    async with running(settings, [references_unchecked, crashes]) as server:
        within = {"traceparent": f"00-{TRACE}-{PARENT}-01"}
        made = await server.call("POST", "/v1/persons", {**person, "birthDate": PLANTED}, headers=within)
        assert made.status_code == 422
        assert (await server.call("GET", f"/v1/persons/{PLANTED}")).status_code == 404
        assert (await server.call("GET", f"/v1/persons?birthDate={PLANTED}")).status_code == 400
        assert (await server.call("GET", f"/{PLANTED}")).status_code == 404
        made = await server.call("POST", "/v1/persons", person)
        headers = {"if-match": made.headers["etag"]}
        broken = await server.call("PUT", f"/v1/persons/{made.json()['id']}", made.json(), headers=headers)
        assert broken.status_code == 500


async def _told(settings: Settings, collector: Receiver) -> list[Any]:
    await _requests(replace(settings, otlp_endpoint=collector.url.removesuffix("/hook")))
    return list(_spans(collector.got))


async def test_a_collector_gets_a_span_for_each_request(settings: Settings) -> None:
    async with receiver(lambda _delivery, _count: Reply(200)) as collector:
        spans = await _told(settings, collector)
    assert [_attributes(each)["http.response.status_code"] for each in spans] == [422, 404, 400, 404, 201, 500]
    first, read, *_, crashed = spans
    assert (first.trace_id.hex(), first.parent_span_id.hex()) == (TRACE, PARENT)
    assert read.trace_id.hex() != TRACE
    assert _attributes(read)["http.route"] == "/v1/persons/{id}"
    assert crashed.status.code == crashed.status.STATUS_CODE_ERROR
    assert len({_attributes(each)["crm.request.id"] for each in spans}) == len(spans)


async def test_nothing_of_what_was_asked_is_in_a_span(settings: Settings) -> None:
    """SEC-085."""
    async with receiver(lambda _delivery, _count: Reply(200)) as collector:
        await _told(settings, collector)
    assert collector.got
    assert not [each for each in collector.got if PLANTED.encode() in each.body]


async def test_a_collector_that_is_gone_holds_no_request_up(settings: Settings) -> None:
    async with receiver(lambda _delivery, _count: Reply(503)) as collector:
        address = collector.url.removesuffix("/hook")
    await _requests(replace(settings, otlp_endpoint=address))
