"""Rules about citations."""

import re
from collections.abc import Iterator

from litmap.content.corpus import Corpus, LoadedEntry, Piece
from litmap.model.fields import Prose, Sources
from litmap.model.vocabulary import PAPER
from litmap.problems.problem import Problem, nearest


def _pieces(corpus: Corpus) -> Iterator[tuple[LoadedEntry, Piece]]:
    for entry in (*corpus.entries.values(), *corpus.future.values()):
        for piece in entry.pieces:
            yield entry, piece


def unknown_citation(corpus: Corpus) -> Iterator[Problem]:
    """Every cited key stands in references.bib.

    unknown-citation: a cited key is that of a record in references.bib.
        bad:  [states @roberts2023global, sec. 4]
        good: [states @roberts2024global, sec. 4]
    """
    proses = [piece.prose for _, piece in _pieces(corpus)] + [
        page.prose for page in corpus.pages.values()
    ]
    for prose in proses:
        for citation in prose.citations():
            if citation.key not in corpus.references:
                cure = nearest(citation.key, corpus.references) or "; add the work there first"
                yield Problem(
                    citation.place,
                    "unknown-citation",
                    f"no reference '{citation.key}' in references.bib{cure}",
                )


def only_citations(corpus: Corpus) -> Iterator[Problem]:
    """A `cites` field holds citations in square brackets and nothing else.

    cites-form: a `cites` field holds citations in brackets and nothing else.
        bad:  cites: "@roberts2024global, sec. 4"
        good: cites: "[states @roberts2024global, sec. 4]"
    """
    for _, piece in _pieces(corpus):
        if piece.found is None or not isinstance(piece.found.marker, Sources):
            continue
        stray = next(
            (span for span in piece.prose.spans() if not span.citations and span.text.strip()), None
        )
        if stray and not piece.prose.problems:
            yield Problem(
                stray.place,
                "cites-form",
                f"'{stray.text.strip()[:40]}' stands outside brackets; "
                'a cites field looks like "[states @key, p. 5; supports @other]"',
            )


def citing_fields(corpus: Corpus) -> Iterator[Problem]:
    """Summaries and the texts of claims hold no citations; a claim's sources stand in its `cites`.

    citation-here: titles, summaries and the texts of claims hold no citations.
        bad:  summary: Treaties are slow [@clough2012cybercrime].
        good: summary: Treaties are slow.
    """
    for _, piece in _pieces(corpus):
        marker = piece.found.marker if piece.found else None
        if isinstance(marker, Prose) and not marker.citations and piece.found:
            for citation in piece.prose.citations():
                field = piece.found.field
                cure = "the claim's cites" if field == "text" else "a claim or the body"
                yield Problem(
                    citation.place,
                    "citation-here",
                    f"'@{citation.key}' stands in '{field}', which holds no citations; move it to {cure}",
                )


_BRACKETED = re.compile(r"\[(?:[^\[\]]*[\s;-])?@(?=\w)")


def citation_in_title(corpus: Corpus) -> Iterator[Problem]:
    """Titles and short labels are plain words: a citation there would be shown as typed."""
    for entry in (*corpus.entries.values(), *corpus.future.values()):
        for name in ("title", "short"):
            text = getattr(entry.fields, name)
            if text and (found := _BRACKETED.search(text)):
                yield Problem(
                    text.place(found.end() - 1),
                    "citation-here",
                    f"'{name}' is plain words and holds no "
                    "citations; move it to a claim or the body",
                )


def record_only(corpus: Corpus) -> Iterator[Problem]:
    """A work known by its record alone has a role only beside the paper's own statement.

    record-only: a work with `read = {record}` has a role only beside the paper's own statement.
        bad:  cites: "[supports @clough2012cybercrime]"
        good: cites: "[states @roberts2024global, n. 16; supports @clough2012cybercrime]"
    """
    for _, piece in _pieces(corpus):
        for span in piece.prose.spans():
            cited = (
                [c for s in piece.prose.spans() for c in s.citations]
                if _is_cites(piece)
                else span.citations
            )
            if any(c.key == PAPER and c.role == "states" for c in cited):
                continue
            for citation in span.citations:
                reference = corpus.references.get(citation.key)
                if (
                    reference
                    and reference.get("read") == "record"
                    and citation.role != "background"
                ):
                    yield Problem(
                        citation.place,
                        "record-only",
                        f"'{citation.key}' is known by its record alone, so it cannot have the role "
                        f"'{citation.role}' here; add 'states @{PAPER}' beside it, or leave the role out",
                    )


def _is_cites(piece: Piece) -> bool:
    return piece.found is not None and isinstance(piece.found.marker, Sources)


def unsourced_fact(corpus: Corpus) -> Iterator[Problem]:
    """A claim has `cites`, or says in `unverified` why it has none.

    missing-cites: a claim has a source, or says why it has none.
        bad:  a claim with `text` alone
        good: a claim with `text` and cites: "[states @roberts2024global, sec. 4]"
    """
    for entry in (*corpus.entries.values(), *corpus.future.values()):
        for index, claim in enumerate(entry.fields.claims):
            if entry.complete and not claim.cites and not claim.unverified:
                place = entry.places.get(("claims", index, "id"), claim.id.place())
                yield Problem(
                    place,
                    "missing-cites",
                    f"the claim '{claim.id}' has no source; add "
                    "cites: \"[states @key, p. 5]\", or say why in 'unverified'",
                    "warning",
                )
