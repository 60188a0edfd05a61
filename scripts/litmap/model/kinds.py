"""The eight kinds of entry by name, each with its model."""

from collections.abc import Mapping
from functools import cache
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


@cache
def entry_names() -> frozenset[str]:
    """The names of the fields that some kind of entry has itself."""
    names: set[str] = set()
    for model in MODELS.values():
        names.update(field_names(model))
    return frozenset(names)


@cache
def known_names() -> frozenset[str]:
    """The names of the fields of all records: of entries, and of what is listed in them."""
    names: set[str] = set()
    models = [Record]
    while models:
        model = models.pop()
        models += model.__subclasses__()
        names.update(field_names(model))
    return frozenset(names)
