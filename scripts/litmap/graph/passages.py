"""What the parts of an entry are called where a backlink names them ('claim: forum shopping')."""

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.argument import (
    Addressed,
    Addressee,
    Advocate,
    Assessment,
    BearsOn,
    Consequence,
    Opponent,
    Precedent,
    Risk,
)
from litmap.model.entry import Claim, Involvement
from litmap.model.fields import Record
from litmap.model.institutions import (
    Absence,
    BearsOnMap,
    Event,
    Founding,
    Lineage,
    Member,
    Name,
    Participant,
    Tie,
)
from litmap.model.walk import Found

_RECORDS: dict[type[Record], str] = {
    Absence: "not a member",
    Addressed: "answers",
    Addressee: "addressed to",
    Advocate: "advocated by",
    BearsOn: "bears on",
    BearsOnMap: "what it changes",
    Consequence: "leads to",
    Event: "events",
    Founding: "founded",
    Involvement: "involves",
    Lineage: "lineage",
    Member: "members",
    Name: "names",
    Opponent: "opposed by",
    Participant: "participants",
    Precedent: "precedents",
    Risk: "risks",
    Tie: "ties",
}


def passage_name(entry: LoadedEntry, found: Found | None, corpus: Corpus) -> str:
    """The part of an entry that a value stands in; the body is its 'discussion'."""
    if found is None:
        return "discussion"
    if claim := found.holder(Claim):
        return f"claim: {claim.id.replace('-', ' ')}"
    if assessment := found.holder(Assessment):
        condition = (
            "in the abstract" if assessment.condition == "abstract" else "under present conditions"
        )
        return f"assessment: {corpus.name(assessment.criterion).lower()}, {condition}"
    return _RECORDS.get(type(found.owner), found.field.replace("_", " "))


def record_name(record: Record) -> str:
    """What such a record is called where several stand under one heading."""
    return _RECORDS[type(record)]
