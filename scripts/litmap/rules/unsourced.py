"""Rules that an entry has a source, a place in the argument, and days for what it claims."""

from collections.abc import Iterator

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.fields import Ref
from litmap.model.institutions import Development
from litmap.problems.problem import Place, Problem

_DEFINED = ("term", "criterion")
"""Kinds that may be no more than a definition, which can be our own."""


def unsourced_entry(corpus: Corpus) -> Iterator[Problem]:
    """Every entry cites a work.

    An institution need not, if other entries name it: the sources for what it did are there.

    unsourced-entry: an entry cites a work; an institution may be named by an entry instead.
        bad:  a barrier with title, summary and order only
        good: the same with a claim and its source
    """
    # a citation or a name may be in what could not be read
    if corpus.broken or not all(map(_is_whole, corpus.authored)):
        return
    named = {target for entry in corpus.authored for target in _named(corpus, entry)}
    for entry in corpus.authored:
        if any(True for piece in entry.pieces for _ in piece.prose.citations()):
            continue
        place = entry.fields.title.place()
        if entry.kind in _DEFINED:
            yield Problem(
                place,
                "unsourced-entry",
                f"'{entry.id}' cites no work; put the source after the words of 'definition', "
                "such as [states @key, p. 5]",
                "warning",
            )
        elif entry.kind != "institution":
            yield Problem(
                place,
                "unsourced-entry",
                f"'{entry.id}' cites no work; add a claim with its source, "
                'cites: "[states @key, p. 5]"',
            )
        elif entry.id not in named:
            yield Problem(
                place,
                "unsourced-entry",
                f"'{entry.id}' cites no work, and no entry names it; add a claim with its source, "
                f"or name it in another entry, such as 'involves: [{{institution: {entry.id}}}]'",
            )


def _is_whole(entry: LoadedEntry) -> bool:
    """Could all of an entry be read, its citations too?"""
    return entry.complete and not any(piece.prose.problems for piece in entry.pieces)


def _named(corpus: Corpus, entry: LoadedEntry) -> Iterator[str]:
    """The ids of the other entries that the fields of an entry name."""
    for found in entry.marked:
        if isinstance(found.marker, Ref):
            target = corpus.names.entry_of(found.value)
            if target != entry.id:
                yield target


def bears_on_nothing(corpus: Corpus) -> Iterator[Problem]:
    """A development changes something on the map, or it has no place there.

    bears-on-nothing: a development says what it confirms or changes on the map.
        bad:  a development without bears_on
        good: bears_on: [{claim: "slow-ratification#draft-only", effect: updates, because: …}]
    """
    for entry in corpus.authored:
        fields = entry.fields
        if isinstance(fields, Development) and entry.complete and not fields.bears_on:
            yield Problem(
                entry.places.get(("bears_on",), fields.date.place()),
                "bears-on-nothing",
                f"'{entry.id}' does not say what it confirms or changes; add 'bears_on', "
                'such as \'bears_on: [{claim: "slow-ratification#draft-only", effect: updates, '
                "because: …}]'",
            )


def unsourced_step(corpus: Corpus) -> Iterator[Problem]:
    """What a barrier does, and how a pathway fares, is said by a source, or is ours.

    unsourced-step: a step in the argument cites a work, rests on claims, or is not a source's.
        bad:  bears_on: [{pathway: soft-law, effect: hinders, because: It is slow.}]
        good: the same with by: inferred, or with [states @key, p. 5] in `because`
    """
    for entry in corpus.authored:
        cited = set(_citing(entry))
        for name in ("bears_on", "leads_to", "assessments"):
            for step in getattr(entry.fields, name, []):
                said = getattr(step, "because", None)
                by, grounds = getattr(step, "by", ""), getattr(step, "rests_on", ())
                if said and by == "source" and not grounds and said.place() not in cited:
                    yield Problem(
                        said.place(),
                        "unsourced-step",
                        f"this step in '{name}' names no source; cite one in 'because', such as "
                        "[states @key, p. 5], or write 'by: inferred' where it is your own",
                        "warning",
                    )


def _citing(entry: LoadedEntry) -> Iterator[Place]:
    """Where the fields of an entry cite a work, or could not be read whole."""
    for piece in entry.pieces:
        if piece.found and (piece.prose.problems or any(True for _ in piece.prose.citations())):
            yield piece.found.value.place()


def undated_claim(corpus: Corpus) -> Iterator[Problem]:
    """A claim says on which day it was true.

    missing-as-of: a claim says on which day it was true.
        bad:  a claim with `text` and `cites` alone
        good: the same with as_of: 2024-02-20
    """
    for entry in corpus.authored:
        if not entry.complete:
            continue
        for index, claim in enumerate(entry.fields.claims):
            if not claim.as_of:
                yield Problem(
                    entry.places.get(("claims", index, "id"), claim.id.place()),
                    "missing-as-of",
                    f"the claim '{claim.id}' does not say when it was true; add 'as_of' with the "
                    "day of its source, such as 'as_of: 2024-02-20'",
                    "warning",
                )
