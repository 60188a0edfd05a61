"""The eight kinds of entry by name, each with its model."""

from collections.abc import Mapping
from typing import Any

from litmap.model.argument import Barrier, Criterion, Pathway, Recommendation, Term
from litmap.model.entry import Entry
from litmap.model.fields import Record
from litmap.model.institutions import Development, Institution, Instrument
from litmap.model.vocabulary import Kind

MODELS: Mapping[Kind, type[Entry]] = {
    "barrier": Barrier,
    "pathway": Pathway,
    "recommendation": Recommendation,
    "criterion": Criterion,
    "institution": Institution,
    "instrument": Instrument,
    "development": Development,
    "term": Term,
}


def field_names(model: type[Record]) -> dict[str, Any]:
    """The fields of a record as contributors write them: `as`, not `as_`."""
    return {field.alias or name: field for name, field in model.model_fields.items()}
