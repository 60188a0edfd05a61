"""Works in all formats in which they can be taken away."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from litmap.model.reference import Reference
from litmap.references.csl import CslItem, csl_item
from litmap.references.csl_file import csl_json
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


class Written(NamedTuple):
    """A work as BibLaTeX, as plain BibTeX and as a CSL item: made once, as many files hold it."""

    biblatex: str
    bibtex: str
    item: CslItem


def written(reference: Reference, note: str = "") -> Written:
    """A work as it is written in files, with a further sentence in its note."""
    if note:
        reference = replace(reference, fields={**reference.fields, "note": _with(reference, note)})
    return Written(public_record(reference), bibtex_record(reference), csl_item(reference))


def _with(reference: Reference, note: str) -> str:
    before = reference.get("note").removesuffix(".")
    return f"{before}. {note}" if before else note


def written_once(
    references: Mapping[str, Reference], notes: Mapping[str, str]
) -> Callable[[str], Written]:
    """What gives a work by its key as it is written in files, made when it is first asked for.

    `notes` are sentences that stand in the notes of works, by key: what became of them.

    The page of a work, the files of entries and the whole bibliography hold it: to write it for
    each takes 3 % of a build with 500 entries and 1,000 works.
    """
    return cache(lambda key: written(references[key], notes.get(key, "")))


def in_formats(
    works: Iterable[Written], notes: Mapping[str, list[str]] | None = None
) -> dict[str, str]:
    """A file with these works in each format, by the end of its name.

    `notes` are sentences about works, by key: comments above a record, or its note.
    """
    biblatex: list[str] = []
    bibtex: list[str] = []
    items: list[CslItem] = []
    for work in works:
        item = work.item
        lines = list(dict.fromkeys((notes or {}).get(item["id"], [])))
        if lines:
            item = item | {"note": "\n".join(filter(None, (item.get("note"), *lines)))}
        biblatex.append(_as_comments(lines) + work.biblatex)
        bibtex.append(_as_comments(lines) + work.bibtex)
        items.append(item)
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
    """Lines that stand before a record. To BibTeX an '@' opens a record even there."""
    return "".join(f"% {' '.join(line.split())}\n" for line in lines).replace("@", "(at)")
