"""What the parts of an entry are called where a backlink names them ('claim: forum shopping')."""

from litmap.content.corpus import Corpus
from litmap.model.argument import Assessment
from litmap.model.entry import Claim
from litmap.model.fields import Record
from litmap.model.vocabulary import CONDITION_NAMES
from litmap.model.walk import Found


def passage_name(found: Found | None, corpus: Corpus) -> str:
    """The part of an entry that holds a value.

    The text below the front matter, which has no `found`, is the 'discussion'.
    """
    if found is None:
        return "discussion"
    if claim := found.holder(Claim):
        return f"claim: {claim.short_name}"
    if assessment := found.holder(Assessment):
        criterion = corpus.name(assessment.criterion).lower()
        condition = CONDITION_NAMES[assessment.condition].lower()
        return f"assessment: {criterion}, {condition}"
    return heading_of(found.owner, found.field)


def heading_of(record: Record, field: str) -> str:
    """What records like this one are called in a list: their heading, else their field's name."""
    return record.heading or field.replace("_", " ")
