"""What is not wrong but unfinished: notices, which fail no check."""

from collections.abc import Iterator

from litmap.content.corpus import Corpus, LoadedEntry, PlainPage
from litmap.graph.addresses import BadLink, resolve
from litmap.graph.order import wholes
from litmap.model.argument import Barrier, Recommendation
from litmap.model.fields import Ref
from litmap.problems.problem import Problem

_FOUND_OTHERWISE = ("institution", "development")
"""Sentences that name an institution lead to it; the timeline leads to developments."""


def unfinished_entry(corpus: Corpus) -> Iterator[Problem]:
    """Every entry can be reached, and has its place in the argument.

    unlinked-entry: each entry is linked from another one.
        bad:  a term that no entry names in `related` and no text links to
        good: related: [soft-law] in an entry that uses the term
    loose-in-argument: a barrier bears on a pathway; a recommendation has a barrier and a pathway.
        bad:  a barrier without bears_on that is part of no other
        good: bears_on: [{pathway: strong-regime-complex, effect: hinders, because: …}]
    """
    entries = corpus.authored
    # What is missing may stand in what could not be read.
    if corpus.broken or not all(entry.complete for entry in entries):
        return
    led_to = {target for entry in entries for target in _targets(corpus, entry)}
    led_to |= {target for page in corpus.pages.values() for target in _links(corpus, page)}
    for entry in entries:
        name = entry.fields.title.place()
        if entry.id not in led_to and entry.kind not in _FOUND_OTHERWISE:
            yield Problem(
                name,
                "unlinked-entry",
                f"no other entry leads to '{entry.id}'; name it in one that has to do with it, "
                f"such as 'related: [{entry.id}]'",
                "notice",
            )
        missing = _missing(corpus, entry)
        if missing:
            yield Problem(
                name,
                "loose-in-argument",
                f"'{entry.id}' {missing[0]}; add {missing[1]}",
                "notice",
            )


def _targets(corpus: Corpus, entry: LoadedEntry) -> Iterator[str]:
    """The ids of the other entries that an entry names in its fields or links to."""
    named = (found.value for found in entry.marked if isinstance(found.marker, Ref))
    for target in (*map(corpus.names.entry_of, named), *_links(corpus, entry)):
        if target != entry.id:
            yield target


def _links(corpus: Corpus, source: LoadedEntry | PlainPage) -> Iterator[str]:
    """The ids of the entries to which an entry or a plain page links in its texts."""
    proses = (
        [piece.prose for piece in source.pieces]
        if isinstance(source, LoadedEntry)
        else [source.prose]
    )
    for href in {span.href for prose in proses for span in prose.spans() if span.href}:
        try:
            yield resolve(corpus, source.file, href).node
        except BadLink:
            continue


def _missing(corpus: Corpus, entry: LoadedEntry) -> tuple[str, str] | None:
    """What keeps an entry out of the argument, and what to add."""
    fields = entry.fields
    if isinstance(fields, Barrier) and not _bears(corpus, fields):
        return "bears on no pathway", "'bears_on', or 'part_of' a barrier that has it"
    if isinstance(fields, Recommendation):
        return _missing_in_advice(corpus, entry)
    return None


def _missing_in_advice(corpus: Corpus, entry: LoadedEntry) -> tuple[str, str] | None:
    """The same for a recommendation, which need not repeat what its whole answers and serves."""
    advice = [one.fields for one in (entry, *wholes(corpus, entry))]
    found = [fields for fields in advice if isinstance(fields, Recommendation)]
    if not any(fields.addresses for fields in found):
        return "answers no barrier", "'addresses', or 'part_of' a recommendation that has it"
    if not any(fields.serves for fields in found):
        return "serves no pathway", "'serves', or 'part_of' a recommendation that has it"
    return None


def _bears(corpus: Corpus, barrier: Barrier) -> bool:
    """Does a barrier bear on a pathway, itself or as part of another that does?"""
    seen: set[str] = set()
    fields: Barrier | None = barrier
    while fields and not fields.bears_on:
        whole = str(fields.part_of or "")
        seen.add(whole)
        entry = corpus.known(whole)
        fields = entry.fields if entry and isinstance(entry.fields, Barrier) else None
        if fields and str(fields.part_of or "") in seen:
            return bool(fields.bears_on)
    return fields is not None
