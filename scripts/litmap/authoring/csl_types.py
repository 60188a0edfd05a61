"""Types of works that registries and some styles have beside those of CSL's schema."""

from collections.abc import Mapping

REGISTRIES: Mapping[str, str] = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "proceedings-article": "paper-conference",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "dissertation": "thesis",
    "posted-content": "article",
    "preprint": "article",
    "report-component": "chapter",
    "report-series": "report",
    "peer-review": "article-journal",
    "reference-entry": "entry-encyclopedia",
    "review-book": "article-journal",
    "review": "article-journal",
    "pamphlet": "book",
    "regulation": "legislation",
}
"""Types of registries, and types that only some styles know, by those of CSL's schema."""
