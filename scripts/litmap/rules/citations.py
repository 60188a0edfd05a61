"""Rules about citations."""

import re
from collections.abc import Iterator

from litmap.content.corpus import Corpus
from litmap.model.fields import Prose
from litmap.problems.problem import Problem


def unknown_citation(corpus: Corpus) -> Iterator[Problem]:
    """Every cited key is that of a record in references.bib.

    unknown-citation: a cited key is that of a record in references.bib.
        bad:  [states @roberts2023global, sec. 4]
        good: [states @roberts2024global, sec. 4]
    """
    for _, _, prose in corpus.texts:
        for citation in prose.citations():
            if citation.key not in corpus.references:
                cure = cure_of_key(corpus, citation.key)
                yield Problem(
                    citation.place,
                    "unknown-citation",
                    f"no reference '{citation.key}' in references.bib{cure}",
                )


_STAND_INS = ("key", "other", "author2026word")
"""What messages, examples and drafts have in place of a key."""


def cure_of_key(corpus: Corpus, key: str) -> str:
    """What to write for a key that is none."""
    if key in _STAND_INS:
        return (
            f"; '{key}' is only a placeholder; write the key of the work, or add the work "
            "with `litmap cite`, which gives it a key"
        )
    now = corpus.names.key(key)
    if now != key:
        return f"; that work is '@{now}' now"
    cure = corpus.names.removal(f"@{key}") or corpus.known_keys.nearest(key)
    if not cure and not re.search("[0-9]", key):  # a name on social media, rather than a key
        return f"; add the work there first, or write '\\@{key}' if it is no citation"
    return cure or "; add the work there first"


def only_citations(corpus: Corpus) -> Iterator[Problem]:
    """A `cites` field holds citations in square brackets and nothing else.

    cites-form: a `cites` field holds citations in brackets and nothing else.
        bad:  cites: "@roberts2024global, sec. 4"
        good: cites: "[states @roberts2024global, sec. 4]"
    """
    for piece in corpus.pieces():
        if not piece.is_sources or piece.prose.problems:
            continue
        if piece.found and piece.found.value.startswith(("“", "„", "‘")):
            continue  # curly quotation marks are reported where the value is read
        for span in piece.prose.spans():
            if not span.citations and span.text.strip():
                yield Problem(
                    span.place,
                    "cites-form",
                    f"'{span.text.strip()[:40]}' is outside brackets; "
                    'a cites field looks like "[states @key, p. 5; supports @other]"',
                )
                break


def citing_fields(corpus: Corpus) -> Iterator[Problem]:
    """Summaries and the texts of claims hold no citations; a claim's sources are in its `cites`.

    citation-here: titles, summaries and the texts of claims hold no citations.
        bad:  summary: Treaties are slow [@clough2012cybercrime].
        good: summary: Treaties are slow.
    """
    for piece in corpus.pieces():
        found = piece.found
        if found is None or not isinstance(found.marker, Prose) or found.marker.citations:
            continue
        cure = "the claim's cites" if found.field == "text" else "a claim or the body"
        for citation in piece.prose.citations():
            yield Problem(
                citation.place,
                "citation-here",
                f"'@{citation.key}' is cited in '{found.field}', which holds no citations; "
                f"move it to {cure}",
            )


_BRACKETED = re.compile(r"\[(?:[^\[\]]*[\s;-])?@(?=\w)")


def citation_in_title(corpus: Corpus) -> Iterator[Problem]:
    """Titles, labels and questions are plain words: a citation there would be shown as typed."""
    for entry in corpus.authored:
        for record in entry.records:
            for name in ("title", "short", "label", "question", "settle"):
                text = vars(record).get(name)
                found = _BRACKETED.search(text or "")
                if text and found:
                    yield Problem(
                        text.place(found.end() - 1),
                        "citation-here",
                        f"'{name}' is plain words and holds no citations; "
                        "move it to a claim or the body",
                    )


def unsourced_fact(corpus: Corpus) -> Iterator[Problem]:
    """A claim has `cites`, or says in `unverified` why it has none.

    missing-cites: a claim has a source, or says why it has none.
        bad:  a claim with `text` alone
        good: a claim with `text` and cites: "[states @roberts2024global, sec. 4]"
    """
    for entry in corpus.authored:
        if not entry.complete:
            continue
        for index, claim in enumerate(entry.fields.claims):
            if not claim.cites and not claim.unverified:
                place = entry.places.get(("claims", index, "id"), claim.id.place())
                yield Problem(
                    place,
                    "missing-cites",
                    f"the claim '{claim.id}' has no source; add "
                    "cites: \"[states @key, p. 5]\", or say why in 'unverified'",
                    "warning",
                )
