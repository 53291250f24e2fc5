"""Figures of operation: requests and their time, by operation and status; no figure holds data of a request."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

MILLI = 1000
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Figures:
    """Counters and histograms of one server."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter("crm_requests", "Requests answered", ("operation", "status"), registry=self.registry)
        self._seconds = Histogram(
            "crm_request_seconds", "Time to answer", ("operation",), buckets=BUCKETS, registry=self.registry
        )
        self.flying = Gauge("crm_requests_in_progress", "Requests being answered", registry=self.registry)
        self._known: dict[tuple[str, int], Counter] = {}
        self._timed: dict[str, Histogram] = {}

    def observe(self, operation: str, status: int, seconds: float) -> None:
        """Counts one answer."""
        counter = self._known.get((operation, status))
        if counter is None:
            counter = self._known[operation, status] = self._requests.labels(operation, str(status))
            self._timed[operation] = self._seconds.labels(operation)
        counter.inc()
        self._timed[operation].observe(seconds)

    def text(self) -> bytes:
        """The figures in the text format of Prometheus."""
        return bytes(generate_latest(self.registry))


def timing(seconds: float) -> str:
    """The Server-Timing header of an answer that took so long."""
    return f"total;dur={seconds * MILLI:.2f}"
