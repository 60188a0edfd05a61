"""From a folder to a corpus: the one place that reads authored files.

Whatever is malformed becomes problems; everything sound is loaded all the same.
"""

from datetime import date
from functools import partial
from pathlib import Path

from litmap.content.corpus import Corpus, LoadedEntry, PlainPage
from litmap.content.decoding import MAX_BYTES
from litmap.content.files import (
    AGREEMENT_FILE,
    BIBLIOGRAPHY,
    CONTENT,
    DISPUTES_FILE,
    OPTIONAL_PAGES,
    PAPER_FILE,
    PLAIN_PAGES,
    REMOVED_FILE,
    SEARCHES_FILE,
    UPKEEP_FILE,
    bytes_of,
    content_files,
)
from litmap.content.git import commit_of
from litmap.content.keeping import Given, Kept, Reader
from litmap.content.link_records import recall
from litmap.content.names_for_ids import with_id
from litmap.content.readers import (
    MAX_BIBLIOGRAPHY,
    MAX_LIST,
    MAX_PAPER,
    read_entry,
    read_page,
    read_paper,
    read_records,
    read_references,
)
from litmap.content.releases import releases
from litmap.model.agreement import Agreement
from litmap.model.dispute import Dispute, DisputesFile
from litmap.model.paper import Paper
from litmap.model.reference import Reference
from litmap.model.removed import Removed, RemovedFile
from litmap.model.searches import SearchesFile, WorkSearch
from litmap.model.upkeep import Upkeep
from litmap.model.walk import AnyRecord, hidden
from litmap.problems.problem import Place, Problem


def load(root: Path, today: date, kept: Kept | None = None) -> tuple[Corpus, list[Problem]]:
    """Read `references.bib` and everything below `content/`.

    With `kept`, of earlier calls for this folder, only files are parsed that hold other bytes than
    they did then; the result is the same. Raises OSError only if `root` itself is unreadable.
    """
    problems: list[Problem] = []
    paths = dict(content_files(root, problems))
    misnamed = {Path(one.place.file).name.partition(".")[0].lower() for one in problems}
    files = _Files(paths, kept or Kept(), problems)
    entries, broken = _entries(files)
    removed, removed_is_sound = _removed(files)
    corpus = Corpus(
        today=today,
        authored=tuple(entries.values()),
        references=_bibliography(root, files),
        pages=_plain_pages(files),
        broken=frozenset(broken | misnamed),
        paper=_paper(files),
        removed=removed,
        removed_is_sound=removed_is_sound,
        disputes=_disputes(files),
        agreement=_agreement(files, today),
        upkeep=_list_file(files, UPKEEP_FILE, Upkeep)[0],
        searches=_searches(files),
        commit=commit_of(root),
        releases=releases(root),
        link_records=recall(root, problems),
    )
    return corpus, [with_id(problem, corpus) for problem in problems]


class _Files:
    """The files below `content/` by name ('barriers/x.md'), and what is wrong with them."""

    def __init__(self, paths: dict[str, Path], kept: Kept, problems: list[Problem]) -> None:
        """`problems` grows as files are read."""
        self.paths = paths
        self.problems = problems
        self._kept = kept

    def read(self, name: str, read: Reader[Given], limit: int = MAX_BYTES) -> Given | None:
        """What `read` gives for a file of that name; None for one whose bytes cannot be had."""
        return self.read_at(f"{CONTENT}/{name}", self.paths[name], read, limit)

    def read_at(self, file: str, path: Path, read: Reader[Given], limit: int) -> Given | None:
        """The same for a file that may lie beside `content/`, named from the project's folder."""
        data = bytes_of(file, path, self.problems, limit)
        if data is None:
            return None
        given, found = self._kept.once(file, data, read)
        self.problems += found
        return given


def _entries(files: _Files) -> tuple[dict[str, LoadedEntry], set[str]]:
    """The entries by id, and the ids of the files that could not be read as entries.

    duplicate-id: an id is used once, whatever the kind.
        bad:  barriers/oecd.md beside institutions/oecd.md
        good: one of them under another name
    """
    entries: dict[str, LoadedEntry] = {}
    broken: set[str] = set()
    for name, path in files.paths.items():
        if "/" not in name:
            continue
        entry = files.read(name, read_entry)
        if entry is None:
            broken.add(path.stem)
            continue
        first = entries.setdefault(entry.id, entry)
        if first is not entry:
            message = f"'{entry.id}' is already the id of {first.file}; rename one of the two files"
            files.problems.append(Problem(Place(entry.file), "duplicate-id", message))
    return entries, broken


def _bibliography(root: Path, files: _Files) -> dict[str, Reference]:
    """The records of references.bib.

    missing-file: content/, its index.md and about.md, and references.bib are there.
        bad:  no content/about.md
        good: content/about.md with title and summary
    """
    path = root / BIBLIOGRAPHY
    if not path.is_file() or path.is_symlink():
        message = (
            f"there is no file {BIBLIOGRAPHY} in the "
            "project's folder; create it, or give the right folder with --root"
        )
        files.problems.append(Problem(Place(BIBLIOGRAPHY), "missing-file", message))
        return {}
    return files.read_at(BIBLIOGRAPHY, path, read_references, MAX_BIBLIOGRAPHY) or {}


def _paper(files: _Files) -> Paper | None:
    """The source paper as its file describes it, if there is one."""
    if PAPER_FILE not in files.paths:
        return None
    return files.read(PAPER_FILE, read_paper, MAX_PAPER)


def _removed(files: _Files) -> tuple[tuple[Removed, ...], bool]:
    """The tombstones, none where there is no file of them; and whether all could be read."""
    read, is_sound = _list_file(files, REMOVED_FILE, RemovedFile, items="removed")
    return tuple(read.removed if read else ()), is_sound


def _disputes(files: _Files) -> tuple[Dispute, ...]:
    """The live disputes, none where there is no file of them."""
    read, _ = _list_file(files, DISPUTES_FILE, DisputesFile)
    return tuple(read.disputes if read else ())


def _agreement(files: _Files, today: date) -> Agreement | None:
    """The second rating, from the day on which it was made."""
    read, _ = _list_file(files, AGREEMENT_FILE, Agreement)
    return None if read is None or hidden(read, today) else read


def _searches(files: _Files) -> tuple[WorkSearch, ...]:
    """The searches for works, none where there is no file of them."""
    read, _ = _list_file(files, SEARCHES_FILE, SearchesFile)
    return tuple(read.searches if read else ())


def _list_file(
    files: _Files, name: str, model: type[AnyRecord], *, items: str = ""
) -> tuple[AnyRecord | None, bool]:
    """What a file of records holds, as its model; and whether all could be read.

    With `items` the file is a list, which becomes the field of that name.
    """
    if name not in files.paths:
        return None, True
    read = partial(read_records, model=model, items=items)
    return files.read(name, read, MAX_LIST) or (None, False)


def _plain_pages(files: _Files) -> dict[str, PlainPage]:
    """The pages that are no entries, by name."""
    pages: dict[str, PlainPage] = {}
    for name in (*PLAIN_PAGES, *OPTIONAL_PAGES):
        file = f"{CONTENT}/{name}"
        if name not in files.paths and name in OPTIONAL_PAGES:
            continue
        if name not in files.paths:
            message = (
                f"there is no {file}; create it with 'title' and 'summary' between two lines '---'"
            )
            files.problems.append(Problem(Place(file), "missing-file", message))
            continue
        page = files.read(name, read_page)
        if page:
            pages[page.name] = page
    return pages
