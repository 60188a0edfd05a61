"""`litmap new`: writes a file or a part of one, never over what is there, and says what is next."""

import os
from datetime import date
from pathlib import Path

from litmap.authoring.edits import Edit, Refused, edited_files, text_of
from litmap.authoring.forms import BadForm, read_form
from litmap.authoring.issues import EntryEdits, draft
from litmap.authoring.new_names import sound_id
from litmap.authoring.skeleton import skeleton
from litmap.content.corpus import LoadedEntry
from litmap.content.files import BIBLIOGRAPHY, CONTENT
from litmap.content.load import load
from litmap.content.readers import read_entry
from litmap.content.writing import refuse_link, write_whole
from litmap.model.vocabulary import PLURALS, Kind


def new_entry(root: Path, kind: Kind, entry_id: str) -> Path:
    """Write the skeleton of an entry.

    Raises Refused for an id that cannot be, or is in use; OSError if its folder is a link.
    """
    path = _free(root, kind, entry_id)
    write_whole(path, skeleton(kind, entry_id))
    return path


def from_issue(root: Path, form: str, number: int | None, today: date) -> tuple[Path, str]:
    """Make a draft of a filled-in issue form: the file that was written, and what to do next.

    A report of an event becomes a development, a proposal an entry of its kind; a dispute is cited
    at the claim that it names, and so is a source, which without a claim becomes one. `number` is
    that of the issue, where the form does not hold it. Raises Refused if the form, its place or its
    day is not usable; OSError if the file or its folder is a link.
    """
    for path in (root / CONTENT, *(root / CONTENT).glob("*/*.md")):
        refuse_link(root, path)  # it would not be read, and so seem not to be there
    if (root / BIBLIOGRAPHY).is_file():
        text_of(root / BIBLIOGRAPHY)  # it names the file if it is not UTF-8
    corpus, _ = load(root, today)
    try:
        made = draft(root, corpus, read_form(form, number))
    except BadForm as fault:
        raise Refused(str(fault)) from None
    if isinstance(made, EntryEdits):
        path = root / made.entry.file
        text = _edited(root, made.entry, made.edits)
    else:
        path = _free(root, made.kind, made.id)
        text = made.text
    write_whole(path, text)
    return path, made.advice


def _edited(root: Path, entry: LoadedEntry, edits: list[Edit]) -> str:
    """The text of an entry with its edits. Raises Refused where it could not be read then."""
    text = edited_files(root, edits)[entry.file]
    _, faults = read_entry(entry.file, text_of(root / entry.file).encode())
    before = {problem.rule for problem in faults}
    for problem in read_entry(entry.file, text.encode())[1]:
        if problem.rule not in before:
            raise Refused(
                f"{entry.file} is written in a way to which the command cannot add this "
                f"(line {problem.place.line}: {problem.message}); write it there by hand"
            )
    return text


def _free(root: Path, kind: Kind, entry_id: str) -> Path:
    """The file for an entry of that id. Raises Refused for an id that cannot be used."""
    sound_id(entry_id)
    path = root / CONTENT / PLURALS[kind] / f"{entry_id}.md"
    refuse_link(root, path)
    for plural in PLURALS.values():
        if os.path.lexists(root / CONTENT / plural / path.name):
            raise Refused(
                f"'{entry_id}' is already the id of content/{plural}/{path.name}; "
                "choose another, or edit that file"
            )
    return path
