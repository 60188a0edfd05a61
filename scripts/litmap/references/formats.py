"""Works in all formats in which they can be taken away."""

from collections.abc import Iterable, Mapping

from litmap.model.reference import Reference
from litmap.references.csl import csl_item, csl_json
from litmap.references.plain_bibtex import bibtex_record
from litmap.references.record_text import public_record
from litmap.references.ris import ris

BIBLIOGRAPHY_FORMATS: Mapping[str, str] = {
    "bib": "BibTeX (biblatex)",
    "bibtex.bib": "BibTeX",
    "ris": "RIS",
    "json": "CSL-JSON",
}
"""The formats by the end of a file's name."""

MEDIA_TYPES: Mapping[str, str] = {
    "bib": "application/x-bibtex",
    "bibtex.bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/json",
}


def in_formats(
    references: Iterable[Reference], notes: Mapping[str, list[str]] | None = None
) -> dict[str, str]:
    """A file with these works in each format, by the end of its name.

    `notes` are sentences about works, by key: comments above a record, or its note.
    """
    works = list(references)
    said = notes or {}
    items = []
    above = []
    for work in works:
        item = csl_item(work)
        lines = list(dict.fromkeys(said.get(work.key, [])))
        if lines:
            item["note"] = "\n".join(filter(None, (item.get("note"), *lines)))
        items.append(item)
        above.append(_as_comments(lines))
    biblatex = [note + public_record(work) for note, work in zip(above, works, strict=True)]
    bibtex = [note + bibtex_record(work) for note, work in zip(above, works, strict=True)]
    return {
        "bib": bibtex_file(biblatex),
        "bibtex.bib": bibtex_file(bibtex),
        "ris": ris(items),
        "json": csl_json(items),
    }


def bibtex_file(records: Iterable[str]) -> str:
    """Records as one file."""
    return "\n\n".join(records) + "\n"


def _as_comments(lines: Iterable[str]) -> str:
    return "".join(f"% {' '.join(line.split())}\n" for line in lines)
