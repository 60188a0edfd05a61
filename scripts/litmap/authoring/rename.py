"""`litmap rename`: another name for an entry, a claim or a work, and for all that names it.

The former name stays as one, so that no address is lost. All is written, or nothing.
"""

import os
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from litmap.authoring.edits import Edit, Refused, edited_files, write_all
from litmap.authoring.key_edits import key_edits
from litmap.authoring.layout import Layout
from litmap.authoring.new_names import free_claim_id, free_id, free_key
from litmap.authoring.pointers import pointers
from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.files import BIBLIOGRAPHY, CONTENT
from litmap.content.load import load
from litmap.model.fields import ID_PATTERN, KEY_PATTERN
from litmap.model.vocabulary import PAPER, PLURALS
from litmap.model.walk import FAR
from litmap.problems.problem import Problem, nearest
from litmap.problems.wording import counted
from litmap.rules import check


@dataclass(frozen=True)
class Renamed:
    """What was changed: the file that has another name, before and after, and lines by file."""

    moved: tuple[str, str] | None
    lines: Mapping[str, list[int]]


def rename(root: Path, old: str, new: str, today: date) -> Renamed:
    """Give what is named `old` the name `new`, which must be of the same form.

    Raises Refused, with nothing written, if there is no such name, the new one cannot be had, or
    the map has or would have an error; OSError if a file cannot be written or is a link.
    """
    _refuse_renamed_file(root, old, new)
    unread, errors = _errors(root, today)
    if unread:
        raise Refused(
            f"the map has {counted(len(unread), 'error')}, which may hide mentions of "
            f"'{old}'; first correct what `litmap check` finds"
        )
    corpus, _ = load(root, FAR)
    moved = None
    if old.startswith("@"):
        edits = list(_work_edits(root, corpus, old, new))
    elif "#" in old:
        edits = list(_claim_edits(root, corpus, old, new))
    else:
        entry = _entry(corpus, old)
        edits = list(_entry_edits(root, corpus, entry, new))
        moved = (entry.file, f"{CONTENT}/{PLURALS[entry.kind]}/{new}.md")
        if os.path.lexists(root / moved[1]):
            raise Refused(f"{moved[1]} is there already; remove it, or choose another name")
    texts: dict[str, str | None] = dict(edited_files(root, edits))
    if moved:
        texts[moved[1]] = texts[moved[0]]
        texts[moved[0]] = None
    _refuse_unsound(root, texts, errors, today)
    write_all(root, texts)
    return Renamed(moved, _lines(edits))


def _refuse_renamed_file(root: Path, old: str, new: str) -> None:
    """Raise Refused if somebody has renamed the file of an entry by hand."""
    if not (re.fullmatch(ID_PATTERN, old) and re.fullmatch(ID_PATTERN, new)):
        return
    folders = [root / CONTENT / plural for plural in PLURALS.values()]
    has_old = any((folder / f"{old}.md").exists() for folder in folders)
    for folder in folders:
        if not has_old and (folder / f"{new}.md").exists():
            raise Refused(
                f"{folder.name}/{new}.md exists, but {old}.md does not. If you have renamed it "
                f"by hand, name it {old}.md again and repeat the command, "
                f"or add 'aliases: [{old}]' to its fields"
            )


def _lines(edits: Iterable[Edit]) -> dict[str, list[int]]:
    """The numbers of the lines that edits change, by file."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for file, line in sorted({edit.place[:2] for edit in edits}):
        found[file].append(line)
    return dict(found)


def _errors(root: Path, today: date) -> tuple[list[Problem], list[Problem]]:
    """What of the map in a folder cannot be read, and what is wrong with the rest."""
    corpus, problems = load(root, today)
    unread = [one for one in problems if one.severity == "error"]
    wrong = [one for one in check(corpus) if one.severity == "error"]
    return unread, wrong


def _refuse_unsound(
    root: Path, texts: Mapping[str, str | None], known: list[Problem], today: date
) -> None:
    """Raise Refused if the map would have an error with these texts that is not `known`."""
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / CONTENT, copy / CONTENT)
        shutil.copy(root / BIBLIOGRAPHY, copy)
        write_all(copy, texts)
        unread, wrong = _errors(copy, today)
    messages = {one.message for one in known}
    fresh = [one for one in (*unread, *wrong) if one.message not in messages]
    if fresh:
        first = min(fresh)
        raise Refused(
            f"the new name would cause an error: {first.place.file}, line {first.place.line}: "
            f"{first.message} [{first.rule}]"
        )


def _pointing(corpus: Corpus, name: str, new: str) -> Iterator[Edit]:
    """The edits that make all that names a thing name it anew."""
    for pointer in pointers(corpus):
        if pointer.name == name:
            yield Edit(pointer.place, pointer.written, new)


def _entry(corpus: Corpus, entry_id: str) -> LoadedEntry:
    """The entry that has this id today. Raises Refused."""
    entry = corpus.known(entry_id)
    if entry is None:
        raise Refused(f"there is no entry '{entry_id[:80]}'{_meant(corpus, entry_id)}")
    if entry.id != entry_id:
        raise Refused(f"'{entry_id}' is a former id; the entry is called '{entry.id}' today")
    return entry


def _meant(corpus: Corpus, name: str) -> str:
    """What somebody may have meant by a name that no entry has, for the end of a message."""
    stem = Path(name).stem
    if stem != name and corpus.known(stem):
        return f"; write its id alone: '{stem}'"
    if corpus.names.key(name) in corpus.references:
        return f"; for the work write '@{name}'"
    return nearest(name, [entry.id for entry in corpus.authored])


def _entry_edits(root: Path, corpus: Corpus, entry: LoadedEntry, new: str) -> Iterator[Edit]:
    """The new id wherever the old one stands, and the old one among its aliases."""
    free_id(corpus, new, entry)
    yield from _pointing(corpus, entry.id, new)
    aliases = entry.fields.aliases
    for alias in aliases:
        if alias.id == new and alias.kind in (None, entry.kind):
            yield Edit(alias.id.place(), new, entry.id)  # it gets back a name that it had
            return
    layout = Layout(root, entry)
    if aliases:
        yield layout.new_first_item(("aliases",), entry.id)
    else:
        yield layout.new_field(("title",), f"aliases: [{entry.id}]\n")


def _claim_edits(root: Path, corpus: Corpus, old: str, new: str) -> Iterator[Edit]:
    """The new id of a claim wherever the old one stands, and its old name in `was`."""
    entry_id, _, claim_id = old.partition("#")
    new_entry_id, _, new_id = new.partition("#")
    entry = _entry(corpus, entry_id)
    if new_entry_id != entry_id:
        raise Refused(
            f"write the new name as '{entry_id}#new-id'; to move a claim to another entry, see "
            "'Renaming, moving and removing' in CONTRIBUTING.md"
        )
    claim_ids = [str(claim.id) for claim in entry.fields.claims]
    if claim_id not in claim_ids:
        raise Refused(
            f"'{entry_id}' has no claim '{claim_id[:80]}'; its claims are {', '.join(claim_ids)}"
        )
    index = claim_ids.index(claim_id)
    claim = entry.fields.claims[index]
    free_claim_id(corpus, new, entry, claim)
    yield from _pointing(corpus, old, new_id)
    yield Edit(claim.id.place(), claim_id, new_id)
    for former in claim.was:
        if former == new:
            yield Edit(former.place(), new, old)  # it gets back a name that it had
            return
    layout = Layout(root, entry)
    if claim.was:
        yield layout.new_first_item(("claims", index, "was"), f'"{old}"')
    else:
        yield layout.new_field(("claims", index, "id"), f'was: ["{old}"]\n')


def _work_edits(root: Path, corpus: Corpus, old: str, new: str) -> Iterator[Edit]:
    """The new key of a work wherever the old one stands, and the old one in its `ids`."""
    key, new_key = old[1:], new[1:]
    now = corpus.names.key(key)
    if now not in corpus.references:
        raise Refused(f"there is no work '{key[:80]}'{corpus.known_keys.nearest(key)}")
    if now != key:
        raise Refused(f"'{key}' is a former key; the work is called '@{now}' today")
    if key == PAPER:
        raise Refused(f"'{key}' is the source paper, whose key cannot be changed")
    if not new.startswith("@") or not re.fullmatch(KEY_PATTERN, new_key):
        raise Refused(f"write the new key after '@', in lower-case letters and digits: '@{key}2'")
    free_key(corpus, new_key, key)
    yield from _pointing(corpus, old, new_key)
    yield from key_edits(root, key, new_key)
