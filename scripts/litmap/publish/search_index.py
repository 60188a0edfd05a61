"""The index of a built site for search, made by Pagefind from the records of the map.

Pagefind reads a small HTML page for each record, of folded words. What it writes besides the index
is thrown away: rows, facets and known words are files of ours.
"""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from litmap.search import MOST_PAGES, RECORDS_FILE, from_json
from litmap.search.folding import key, telling
from litmap.search.record import Group, Record

FOLDER = "pagefind"
_CURE = "install it with: python -m pip install -r requirements.lock"
_SUPERFLUOUS = (
    *("fragment", "filter", "pagefind-highlight.js", "wasm.unknown.pagefind"),
    *("pagefind-ui.js", "pagefind-ui.css", "pagefind-modular-ui.js", "pagefind-modular-ui.css"),
    *("pagefind-component-ui.js", "pagefind-component-ui.css"),
)
"""What Pagefind writes and we do not use."""
_SHORTEST_WORD = 3
_LONGEST_WORD = 24
_NAMES_IN_A_FILE = 50


@dataclass(frozen=True)
class _Searched:
    """The folded words of a record, made once: to fold them is most of the work."""

    title: list[str]
    names: list[str]
    summary: list[str]
    body: list[str]
    group: Group


class NoIndex(ValueError):
    """The index could not be made; the message says why and what to do."""


def index_site(site: Path) -> None:
    """Make the index of a site from the records in it, which are removed. Raises NoIndex."""
    text = (site / RECORDS_FILE).read_text(encoding="utf-8")
    write_index(from_json(text), site / FOLDER)


def write_index(records: Sequence[Record], folder: Path) -> None:
    """Write the index of some records into a folder, in the place of all that it holds.

    Raises NoIndex where Pagefind is missing or fails.
    """
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch:
        pages = Path(scratch)
        texts = list(map(_searched, records))
        for number, text in enumerate(texts):
            (pages / f"{number}.html").write_text(_page(text), encoding="utf-8")
        _run_pagefind(pages, folder)
    ids = _ids(folder / "fragment", len(records))
    for name in _SUPERFLUOUS:
        _remove(folder / name)
    ours = folder / "ours"
    ours.mkdir()
    _write_rows(records, ids, ours)
    contents = {
        **_contents(records, ids),
        "names": _write_names(records, ours / "names"),
        "lists": _write_lists(texts, ours),
    }
    _pack(ours / "facets.pack", _facets(records))
    name = _digest(ours)
    ours.rename(folder / name)
    _pack(folder / "records.pack", {**contents, "folder": name})


def _digest(folder: Path) -> str:
    """A name that another index does not have: its numbers mean other records.

    Browsers and servers keep files for some minutes, also when a new site has come.
    """
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*.*")):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(folder)} {len(data)} ".encode() + data)
    return digest.hexdigest()[:16]


def _searched(record: Record) -> _Searched:
    return _Searched(
        title=telling(record.title),
        names=telling(" . ".join((*record.names, *record.loose))),
        summary=telling(record.summary),
        body=telling(record.body),
        group=record.group,
    )


def _page(text: _Searched) -> str:
    """The HTML by which Pagefind finds a record, of folded words, which need no escaping.

    Pagefind passes over a page that has no words but those of its title.
    """
    title = " ".join(text.title)
    summary = " ".join(text.summary) or title or text.group
    return (
        '<html lang="en"><body data-pagefind-body>'
        f'<i data-pagefind-meta="title[title]" title="{title}"></i>'
        f'<i data-pagefind-meta="names[title]" title="{" ".join(dict.fromkeys(text.names))}"></i>'
        f'<p data-pagefind-weight="3">{summary}</p><p>{" ".join(text.body)}</p></body></html>'
    )


def _run_pagefind(pages: Path, folder: Path) -> None:
    from pagefind.service import get_executable  # everything else starts faster without it

    try:
        program = get_executable()
    except FileNotFoundError:
        program = None
    if program is None:
        raise NoIndex("The program Pagefind is missing, so nothing could be searched; " + _CURE)
    command = [str(program), "--site", str(pages), "--output-path", str(folder.resolve())]
    command += ["--force-language", "en"]
    # It would follow settings of other sites, which it takes from the environment and its folder.
    env = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(command, capture_output=True, check=False, cwd=pages, env=env)
    except OSError as why:
        raise NoIndex(f"Pagefind could not be started: {why}") from None
    if done.returncode or not (folder / "fragment").is_dir():
        said = (done.stdout + done.stderr).decode(errors="replace")
        raise NoIndex(f"Pagefind could not index the site ({done.returncode}): {said}")


def _ids(fragments: Path, number: int) -> list[str]:
    """Pagefind's id of each record, which it names its files by."""
    ids = [""] * number
    for file in fragments.iterdir():
        text = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        url = json.loads(text)["url"]
        ids[int(Path(url).stem)] = file.stem
    return ids


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _write_rows(records: Sequence[Record], ids: Sequence[str], folder: Path) -> None:
    """A file for each record: what a list of results shows of it."""
    (folder / "rows").mkdir()
    for record, name in zip(records, ids, strict=True):
        row = {
            "url": record.url,
            "kind": record.kind,
            "group": record.group,
            "title": record.title,
            "summary": record.summary,
            "of": record.of,
            "status": record.status,
            "names": (*record.names, *record.codes),
        }
        (folder / "rows" / f"{name}.json").write_text(_json(row), encoding="utf-8")


def _contents(records: Sequence[Record], ids: Sequence[str]) -> Mapping[str, object]:
    """What the script knows of all records: their ids and kinds and, of claims, their entries."""
    numbers = {record.url: number for number, record in enumerate(records)}
    of = {}
    for number, record in enumerate(records):
        if record.of:
            of[number] = numbers[record.of]
    return {
        "worker": len(records) - len(of) > MOST_PAGES,
        "ids": ids,
        "kinds": [record.kind for record in records],
        "of": of,
    }


def _write_names(records: Sequence[Record], folder: Path) -> int:
    """The numbers of the records that bear each name, by its key, in files of a few names each.

    Returns how many files these are: a name is in that of its key modulo this number.
    """
    bearers: dict[int, dict[int, bool]] = defaultdict(dict)
    for number, record in enumerate(records):
        for name in record.all_names:
            bearers[key(name)][number] = True
    files = len(bearers) // _NAMES_IN_A_FILE + 1
    found: list[dict[int, list[int]]] = [{} for _ in range(files)]
    for name_key in sorted(bearers):
        found[name_key % files][name_key] = list(bearers[name_key])
    folder.mkdir()
    for number, names in enumerate(found):
        (folder / f"{number}.json").write_text(_json(names), encoding="utf-8")
    return files


def _facets(records: Sequence[Record]) -> Mapping[str, Mapping[str, Sequence[int]]]:
    """By facet and value, the numbers of the records that have it."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, record in enumerate(records):
        found["kind"][record.kind].append(number)
        found["group"][record.group].append(number)
        for facet, values in record.filters.items():
            for value in values:
                found[facet][value].append(number)
    return found


def _write_lists(texts: Sequence[_Searched], folder: Path) -> list[str]:
    """The known words in a file for each first letter, so that few need to be loaded.

    Returns these letters, in the order of the files.
    """
    lists: dict[str, list[str]] = defaultdict(list)
    for word in _known(texts):
        lists[word[0]].append(word)
    for number, known in enumerate(lists.values()):
        _pack(folder / f"words{number}.pack", known)
    return list(lists)


def _known(texts: Iterable[_Searched]) -> list[str]:
    """The words by which something is found, those of names first, then by frequency.

    Words with digits are not among them: none is taken for a slip.
    """
    of_names: set[str] = set()
    number: Counter[str] = Counter()
    for text in texts:
        number.update([*text.title, *text.names, *text.summary, *text.body])
        if text.group != "claim":
            of_names.update(text.title, text.names)
    found = []
    for word in number:
        if word.isalpha() and _SHORTEST_WORD <= len(word) <= _LONGEST_WORD:
            found.append(word)
    return sorted(found, key=lambda word: (word not in of_names, -number[word], word))


def _pack(file: Path, value: object) -> None:
    """Write a value as compressed JSON, because some servers compress nothing."""
    file.write_bytes(gzip.compress(_json(value).encode(), mtime=0))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
