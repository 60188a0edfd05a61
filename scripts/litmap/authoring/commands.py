"""`litmap new`: writes a file or a claim, never over what is there, and says what to do next."""

import os
from pathlib import Path

from litmap.authoring.edits import Refused, text_of
from litmap.authoring.issues import BadForm, Report, claim_item, development, read_form, with_claim
from litmap.authoring.new_names import sound_id
from litmap.authoring.skeleton import skeleton
from litmap.bibtex.reader import read_bibliography
from litmap.content.writing import refuse_link, write_whole
from litmap.model.vocabulary import PLURALS, Kind

TO_ADD = "author2026word"
"""In place of the key of a source that is not in references.bib yet."""


def new_entry(root: Path, kind: Kind, entry_id: str) -> Path:
    """Write the skeleton of an entry.

    Raises Refused for an id that cannot be, or is in use; OSError if its folder is a link.
    """
    path = _free(root, kind, entry_id)
    write_whole(path, skeleton(kind, entry_id))
    return path


def from_issue(root: Path, form: str) -> tuple[Path, str]:
    """Make a draft of a filled-in issue form: the file that was written, and what to do next.

    A report that something has changed becomes a development, any other a claim of the entry that
    it names. Raises Refused if the form, its place or its day is not usable; OSError if the file
    or its folder is a link.
    """
    try:
        report = read_form(form)
        key = _key_of(root, report.answers.get("source", ""))
        if "date" in report.answers or "event" in report.answers:
            entry_id, text = development(report, key)
            path = _free(root, "development", entry_id)
        else:
            path = root / "content" / PLURALS[report.kind] / f"{report.entry}.md"
            refuse_link(root, path)
            if not path.is_file():
                raise Refused(
                    f"there is no entry {report.kind} '{report.entry}'; "
                    "correct the place in the form"
                )
            before = text_of(path).replace("\r\n", "\n")
            text = with_claim(before, claim_item(report, key))
    except BadForm as fault:
        raise Refused(str(fault)) from None
    write_whole(path, text)
    return path, _next_step(report, key)


def _next_step(report: Report, key: str) -> str:
    source = report.answers.get("source", "")
    if key != TO_ADD:
        return f"It cites '{key}'. Read that work, then put the statement into your own words."
    step = f"Add its source with `litmap cite`, then write the key in place of '{TO_ADD}'"
    if source:
        step += f"; the form names {source[:100]}"
    return f"{step}."


def _key_of(root: Path, source: str) -> str:
    """The key of the record with this DOI, arXiv number or address; `TO_ADD` if there is none."""
    path = root / "references.bib"
    wanted = source.strip().rstrip("/").casefold()
    if not wanted or not path.is_file():
        return TO_ADD
    works, _ = read_bibliography(path.name, text_of(path))
    for work in works.values():
        for name in (work.get("doi"), work.get("eprint"), work.get("url").rstrip("/")):
            if name and f"/{wanted}".endswith(f"/{name.casefold()}"):
                return work.key
    return TO_ADD


def _free(root: Path, kind: Kind, entry_id: str) -> Path:
    """The file for an entry of that id. Raises Refused for an id that cannot be used."""
    sound_id(entry_id)
    path = root / "content" / PLURALS[kind] / f"{entry_id}.md"
    refuse_link(root, path)
    for plural in PLURALS.values():
        if os.path.lexists(root / "content" / plural / path.name):
            raise Refused(
                f"'{entry_id}' is already the id of content/{plural}/{path.name}; "
                "choose another, or edit that file"
            )
    return path
