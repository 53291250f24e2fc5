"""ANL-031: the data that a model was trained on end no later than its training."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import precedes
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("ANL-031", "AnalyticModel", needs=("dataWindow", "trainedAt"))
def a_model_is_trained_on_the_past(model: Document) -> Iterator[Breach]:
    """A window without an end is not judged."""
    end = model["dataWindow"].get("end")
    if end is not None and precedes(model["trainedAt"], end):
        yield breach("/dataWindow/end")
