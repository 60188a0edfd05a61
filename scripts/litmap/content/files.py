"""The authored files of a project: which there are, and what they hold."""

import re
import stat
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from litmap.content.decoding import MAX_BYTES, read
from litmap.model.fields import ID_LENGTH, ID_PATTERN, id_of, reserved
from litmap.model.vocabulary import KIND_OF_FOLDER, PLURALS
from litmap.problems.problem import Place, Problem, look_alike

CONTENT = "content"
"""The folder of all authored files but the bibliography."""

BIBLIOGRAPHY = "references.bib"
PLAIN_PAGES = ("index.md", "about.md")
OPTIONAL_PAGES = ("argument.md", "method.md")
"""Pages that a map may have: the argument in a few steps, and how the map is made."""

PAPER_FILE = "paper.yml"
REMOVED_FILE = "removed.yml"
DISPUTES_FILE = "disputes.yml"
AGREEMENT_FILE = "agreement.yml"
UPKEEP_FILE = "upkeep.yml"
SEARCHES_FILE = "searches.yml"
MOST_NESTED_FOLDERS = 2

PASSED_OVER = (
    *(".DS_Store", "._*", "Icon\r", "__MACOSX"),  # macOS
    *("Thumbs.db", "desktop.ini"),  # Windows
    *("*~", ".*.sw?", "#*#", ".#*", "~$*", ".~lock.*#"),  # editors: copies and locks
    *(".obsidian", ".idea", ".vscode", ".directory"),  # editors and file managers: settings
    *(".gitkeep", ".gitignore"),
)
"""Names that programs leave beside content without being asked: nobody has to remove them."""

_LEFT_BY_MERGE = (".orig", ".rej")
_FOLDERS = ", ".join(f"{CONTENT}/{plural}/" for plural in PLURALS.values())
_OTHER_FILES = frozenset(
    (PAPER_FILE, REMOVED_FILE, DISPUTES_FILE, AGREEMENT_FILE, UPKEEP_FILE, SEARCHES_FILE)
)


def content_files(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Every authored file below `content/` as ('barriers/x.md', path), sorted.

    Files that cannot be content are reported, but for those that programs leave behind.

    stray-file: below content/ there are entries only, named with lower-case words.
        bad:  content/barriers/Slow Ratification.md
        good: content/barriers/slow-ratification.md
    """
    content = root / CONTENT
    if not content.is_dir() or content.is_symlink():
        message = "there is no folder content/; create it, or give the right folder with --root"
        problems.append(Problem(Place(CONTENT), "missing-file", message))
        return
    for path in _within(content, MOST_NESTED_FOLDERS, problems):
        relative = path.relative_to(content).as_posix()
        try:
            message = _stray(relative, path)
        except OSError as error:  # its folder can be listed, but not entered
            problems.append(_unreadable(f"{CONTENT}/{relative}", error))
            continue
        if message:
            problems.append(Problem(Place(f"{CONTENT}/{relative}"), "stray-file", message))
        else:
            yield relative, path


def bytes_of(
    file: str, path: Path, problems: list[Problem], limit: int = MAX_BYTES
) -> bytes | None:
    """The bytes of a file; None, and a problem, if it cannot be read.

    unreadable: every file and folder below content/ can be read by whoever runs the check.
        bad:  a file that belongs to another user
        good: the same with 'chmod a+r'
    """
    try:
        return read(path, limit)
    except OSError as error:
        problems.append(_unreadable(file, error))
        return None


def _unreadable(file: str, error: OSError) -> Problem:
    reason = (error.strerror or "no reason is given").lower()
    message = f"this cannot be read ({reason}); allow reading it, or remove it"
    return Problem(Place(file), "unreadable", message)


def _within(folder: Path, depth: int, problems: list[Problem]) -> Iterator[Path]:
    """All files in a folder and so many folders below, sorted; deeper folders come unopened."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        inner = folder.parts[folder.parts.index(CONTENT, -1 - MOST_NESTED_FOLDERS) :]
        problems.append(_unreadable("/".join(inner), error))
        return
    for path in paths:
        if any(fnmatchcase(path.name, name) for name in PASSED_OVER):
            continue
        if depth and _is_folder(path):
            yield from _within(path, depth - 1, problems)
        else:
            yield path


def _is_folder(path: Path) -> bool:
    """Is it a folder that may be entered? What cannot be looked at is reported as a file."""
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        return False


def _stray(relative: str, path: Path) -> str:
    """Why a file cannot be content, or ''."""
    folder, _, name = relative.rpartition("/")
    mode = path.lstat().st_mode
    if stat.S_ISDIR(mode):
        return f"no entry lies so deep; put entries in {_FOLDERS} and remove this folder"
    if not stat.S_ISREG(mode):
        return "this is a link or a special file; put a plain file in its place"
    if not folder and (name in (*PLAIN_PAGES, *OPTIONAL_PAGES) or name in _OTHER_FILES):
        return ""
    if name.endswith(_LEFT_BY_MERGE):
        return "a merge or patch left this file; copy what the entry lacks from it, then delete it"
    if folder not in KIND_OF_FOLDER:
        return f"entries belong in {_FOLDERS}; move the file"
    if not name.endswith(".md"):
        if ".md." in name:
            return f"an entry's file ends in '.md'; rename it to '{name.partition('.md.')[0]}.md'"
        return "an entry's file ends in '.md'; rename or remove this one"
    return _no_id(name.removesuffix(".md"))


def _no_id(stem: str) -> str:
    """Why the stem of a file's name cannot be an id, or ''."""
    if re.fullmatch(ID_PATTERN, stem) and len(stem) <= ID_LENGTH:
        return reserved(stem)
    shown = stem[:80]
    if odd := look_alike(shown):
        return f"'{shown}' cannot be an id; {odd}"
    example = id_of(shown)[:ID_LENGTH] or "slow-ratification"
    return (
        f"'{shown}' cannot be an id; name the file with lower-case words joined by '-', "
        f"at most {ID_LENGTH} characters, such as '{example}.md'"
    )
