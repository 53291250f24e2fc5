"""Traces by OpenTelemetry: a span a request, named by its operation; nothing of what was asked or answered is in it."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from crmserver.settings import Settings

if TYPE_CHECKING:
    from opentelemetry.trace import Span

    from crmserver.request import Request


class Traces:
    """Begins and ends spans and sends them to a collector (OTLP over HTTP) from a thread beside."""

    def __init__(self, endpoint: str, environment: str) -> None:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        about = {
            "service.name": "crmstandard",
            "service.version": version("crmstandard"),
            "deployment.environment.name": environment,
        }
        self._provider = TracerProvider(resource=Resource.create(about), shutdown_on_exit=False)
        exporter = OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces")
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("crmserver")
        self._propagator = TraceContextTextMapPropagator()

    def begin(self, request: Request) -> Span:
        """The span of a request, inside the caller's trace if it has one; `request.trace` becomes the span's."""
        from opentelemetry.trace import SpanKind, set_span_in_context

        parent = self._propagator.extract({"traceparent": request.trace} if request.trace else {})
        span = self._tracer.start_span("request", parent, kind=SpanKind.SERVER)
        carrier: dict[str, str] = {}
        self._propagator.inject(carrier, set_span_in_context(span))
        request.trace = carrier.get("traceparent", request.trace)
        return span

    def end(self, span: Span, request: Request, operation: str, status: int) -> None:
        """Ends the span with what is known now."""
        from opentelemetry.trace import Status, StatusCode

        span.update_name(operation)
        span.set_attribute("http.response.status_code", status)
        span.set_attribute("crm.request.id", request.id)
        if request.route is not None:
            span.set_attribute("http.request.method", request.method)
            span.set_attribute("http.route", str(request.route.operation["path"]))
        if status >= 500:
            span.set_status(Status(StatusCode.ERROR))
        span.end()

    def close(self) -> None:
        """Sends what is left."""
        self._provider.shutdown()


def traces_of(settings: Settings) -> Traces | None:
    """Traces where a collector is set; else nothing, and nothing of OpenTelemetry is loaded."""
    return Traces(settings.otlp_endpoint, settings.environment) if settings.otlp_endpoint else None
