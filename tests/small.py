"""Projects of a few files, written by a test for itself."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from litmap.content.corpus import Corpus
from litmap.content.load import load
from litmap.graph.graph import Graph
from litmap.graph.link import link
from litmap.model.text import Run, Text
from litmap.problems.problem import Problem
from litmap.rules import check

DAY = date(2026, 11, 1)
UNFINISHED = (
    "unlinked-entry",
    "unsourced-entry",
    "unsourced-paragraph",
    "bears-on-nothing",
    "missing-as-of",
    "unsourced-step",
    "loose-in-argument",
    "no-place",
    "hidden-until",
    "lies-ahead",
)
"""Findings about what a map of a few files need not have."""

CITING = "Works: [@adams2021one; @brown2022two; @roberts2024global].\n"
PAGE = "---\ntitle: {0}\nsummary: A page.\n---\n"
BASE: Mapping[str, str] = {
    "content/index.md": PAGE.format("Home"),
    "content/about.md": PAGE.format("About") + CITING,
    "references.bib": "".join(
        f"@article{{{key},\n  author = {{Writer, A.}},\n  title = {{Work {number}}},\n  journaltitle = {{Journal}},\n"
        f"  date = {{2023}},\n  doi = {{10.1000/{key}}},\n  langid = {{english}},\n  verified = {{yes}},\n  read = {{full}},\n"
        "  sourcetype = {journal-article},\n  region = {europe},\n}\n\n"
        for number, key in enumerate(("adams2021one", "brown2022two", "roberts2024global"), 1)
    ),
}


def written(root: Path, files: Mapping[str, str]) -> Path:
    """A project in `root`: the two pages, a bibliography of three works, and `files` ('barriers/x.md': text)."""
    placed = {
        name if name.startswith(("content/", "references", "links")) else f"content/{name}": text
        for name, text in files.items()
    }
    for name, text in {**BASE, **placed}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def sound(root: Path, files: Mapping[str, str], today: date = DAY) -> Corpus:
    """The corpus of such a project, in which nothing is wrong."""
    corpus, problems = load(written(root, files), today)
    assert [one for one in [*problems, *check(corpus)] if one.rule not in UNFINISHED] == []
    return corpus


def graph(root: Path, files: Mapping[str, str], today: date = DAY) -> Graph:
    """The graph of such a project, in which nothing is wrong."""
    return link(sound(root, files, today))


def found(root: Path, files: Mapping[str, str], today: date = DAY) -> list[Problem]:
    """All that is wrong with such a project, by place; that it is unfinished is left out."""
    corpus, problems = load(written(root, files), today)
    problems += check(corpus)
    return sorted(one for one in problems if one.rule not in UNFINISHED)


def text_of(value: str) -> Text:
    """A text that was written as it is, from line 1, column 1 on."""
    starts = [0, *(index + 1 for index, character in enumerate(value) if character == "\n")]
    return Text(value, "f.md", tuple(Run(start, line, 1) for line, start in enumerate(starts, 1)))
