"""No content, however faulty, stops the program: what is faulty is reported, what is sound is shown.

Golden cases are built in tests/rules/test_cases.py. Here: seeded faults of every kind, files full of
hostile or mistyped values, and bibliographies with any value in any field.
"""

import random
import shutil
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT, TODAY, lost
from tests.faults import others, ours
from tests.faults.seeding import Fault
from tests.hostile import files, mistyped, write, yaml_lines
from tests.payloads import PAYLOADS
from tests.small import written

from litmap.bibtex.reader import read_bibliography
from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.load import load
from litmap.export import export
from litmap.graph.link import link
from litmap.model.fields import Ref
from litmap.model.kinds import MODELS
from litmap.model.vocabulary import PLURALS, Kind
from litmap.model.walk import Found
from litmap.pipeline import build_pages
from litmap.rules import check
from litmap.site import render
from litmap.site.html.plan import Plan
from litmap.site.html.site import Site

pytestmark = pytest.mark.slow

DAY = date.fromisoformat(TODAY)
SMALL = ROOT / "tests" / "corpus"
NAMES = [
    path.relative_to(SMALL).as_posix()
    for path in [
        *sorted(SMALL.glob("content/*/*.md")),
        SMALL / "content" / "paper.yml",
        SMALL / "references.bib",
    ]
]


class Spoilt(NamedTuple):
    """A file of the small corpus with a fault in it."""

    fault: str
    name: str
    text: str


def spoilt(fault: Fault, turn: int) -> Spoilt:
    """The first file from the one at `turn` on that offers a place for a fault, with the fault."""
    start = turn % len(NAMES)
    for name, seed in product([*NAMES[start:], *NAMES[:start]], range(5)):
        text = (SMALL / name).read_text(encoding="utf-8")
        try:
            found = fault(name, text, random.Random(seed))
        except ValueError:  # the fault looks for words that this file lacks
            continue
        if found and found[0] != text:
            return Spoilt(fault.__name__, name, found[0])
    raise LookupError(f"no file of the small corpus offers a place for {fault.__name__}")


def in_batches() -> list[list[Spoilt]]:
    """A fault of every kind, in batches of different files: building takes longer than seeding."""
    batches: list[list[Spoilt]] = []
    for turn, fault in enumerate([*ours.FAULTS, *others.FAULTS]):
        one = spoilt(fault, turn)
        for batch in batches:
            if one.name not in {other.name for other in batch}:
                batch.append(one)
                break
        else:
            batches.append([one])
    return batches


@pytest.mark.parametrize("batch", in_batches(), ids=lambda batch: batch[0].fault)
def test_a_fault_of_every_kind_leaves_the_other_pages(
    batch: list[Spoilt], sound_pages: set[str], tmp_path: Path
) -> None:
    root = Path(shutil.copytree(SMALL, tmp_path / "corpus"))
    for one in batch:
        (root / one.name).write_text(one.text, encoding="utf-8")
    pages, _ = build_pages(root, DAY)
    missing = sound_pages - set(pages)
    for one in batch:
        missing = lost(pages, missing, one.name)
    assert missing == set()


@pytest.mark.parametrize(
    ("file", "page"),
    [("index.md", "index.md"), ("about.md", "about.md"), ("paper.yml", "paper.md")],
)
@pytest.mark.parametrize("text", ["", "---\ntitle: [broken\n---\n", None])
def test_a_page_of_the_navigation_is_there_without_its_file(
    file: str, page: str, text: str | None, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(SMALL, tmp_path / "corpus"))
    path = root / "content" / file
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    pages, _ = build_pages(root, DAY)
    assert f"There is no content/{file} that can be read" in pages[page]


SOUND, _ = load(SMALL, DAY)
SINGLE_RECORDS: dict[str, Kind] = {
    "founded: {dat: 1949-05}": "institution",
    "founded: {date: May 1949}": "institution",
    "founded: []": "institution",
    "review: {dat: 2026-11-01}": "barrier",
    "review: yes": "barrier",
}
"""A faulty record that an entry can do without, and a kind that has such a field."""


@pytest.mark.parametrize("record", SINGLE_RECORDS)
def test_a_faulty_record_takes_no_entry_with_it(
    record: str, sound_pages: set[str], tmp_path: Path
) -> None:
    root = Path(shutil.copytree(SMALL, tmp_path / "corpus"))
    field = record.partition(":")[0]
    for entry in SOUND.of_kind(SINGLE_RECORDS[record]):
        if getattr(entry.fields, field) is None:
            break
    else:
        raise LookupError(f"every entry has {field}")
    path = root / entry.file
    text = path.read_text(encoding="utf-8").replace("---\n", f"---\n{record}\n", 1)
    path.write_text(text, encoding="utf-8")
    pages, problems = build_pages(root, DAY)
    faults = [problem for problem in problems if problem.rule != "hidden-until"]
    assert {problem.place.file for problem in faults} == {entry.file}
    assert sound_pages <= set(pages)


RELATIONS = [
    (entry, found)
    for entry in SOUND.entries.values()
    for found in SOUND.found(entry)
    if isinstance(found.marker, Ref) and found.marker.kinds
]
"""Every id of the small corpus that must be of certain kinds, with its entry."""


def with_id(root: Path, entry: LoadedEntry, found: Found, wrong: Kind) -> None:
    """Put the id of an entry of a wrong kind in the place of a relation's id."""
    other = next(one for one in SOUND.of_kind(wrong) if one.id != entry.id)
    path = root / entry.file
    lines = path.read_text(encoding="utf-8").split("\n")
    place = found.value.place()
    line = lines[place.line - 1]
    before, after = line[: place.column - 1], line[place.column - 1 :]
    assert after.startswith(found.target)
    lines[place.line - 1] = before + other.id + after.removeprefix(found.target)
    path.write_text("\n".join(lines), encoding="utf-8")


def wrong_kinds(marker: Ref) -> list[Kind]:
    """The first and the last kind that a field does not take."""
    wrong = [kind for kind in MODELS if kind not in marker.kinds]
    return [wrong[0], wrong[-1]]


FIELDS_OF_RELATIONS = {
    f"{entry.kind}-{type(found.owner).__name__}-{found.field}-{wrong}": (entry, found, wrong)
    for entry, found in RELATIONS
    if isinstance(found.marker, Ref)
    for wrong in wrong_kinds(found.marker)
}
"""Each field for ids, with kinds that it does not take."""


@pytest.mark.slow
@pytest.mark.parametrize("field", FIELDS_OF_RELATIONS)
def test_an_id_of_a_wrong_kind_leaves_all_pages(
    field: str, sound_pages: set[str], tmp_path: Path
) -> None:
    root = Path(shutil.copytree(SMALL, tmp_path / "corpus"))
    with_id(root, *FIELDS_OF_RELATIONS[field])
    pages, problems = build_pages(root, DAY)
    assert "wrong-kind" in {problem.rule for problem in problems}
    assert sound_pages <= set(pages)


@pytest.mark.parametrize("kind", MODELS)
def test_one_id_in_two_kinds_leaves_the_other_pages(
    kind: Kind, sound_pages: set[str], tmp_path: Path
) -> None:
    root = Path(shutil.copytree(SMALL, tmp_path / "corpus"))
    first = next(SOUND.of_kind(kind))
    for other in MODELS:
        if other != kind:
            second = next(SOUND.of_kind(other))
            shutil.copy(SMALL / first.file, (root / first.file).with_name(f"{second.id}.md"))
            shutil.copy(SMALL / second.file, (root / second.file).with_name(f"{first.id}.md"))
    pages, problems = build_pages(root, DAY)
    assert "duplicate-id" in {problem.rule for problem in problems}
    firsts = {next(SOUND.of_kind(other)).id for other in MODELS}
    assert {page for page in sound_pages - set(pages) if Path(page).stem not in firsts} == set()


def test_hostile_values_in_every_field(tmp_path: Path) -> None:
    texts, _ = files(SMALL, PAYLOADS, 1)
    pages, problems = build_pages(write(tmp_path / "project", texts), DAY)
    assert problems
    assert "barriers/sound.md" in pages


@pytest.mark.parametrize("value", ["", "~", "[]", "{}", "@x", "9999-99-99", "a: b", "\u200b", "#"])
def test_mistyped_values_in_every_field(value: str, tmp_path: Path, sound_pages: set[str]) -> None:
    root = Path(shutil.copytree(SMALL, tmp_path / "corpus"))
    for kind, model in MODELS.items():
        fields = "".join(yaml_lines(mistyped(model, value), 0, iter(range(1, 10**6))))
        path = root / "content" / PLURALS[kind] / "mistyped.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---{fields}\n---\n", encoding="utf-8")
    pages, problems = build_pages(root, DAY)
    assert {problem.place.file for problem in problems} >= {"content/barriers/mistyped.md"}
    assert sound_pages <= set(pages)


# The bibliography: whatever `check` passes is built and exported.

FIELDS = [
    "title",
    "subtitle",
    "shorttitle",
    "shortauthor",
    "journaltitle",
    "journal",
    "booktitle",
    "date",
    "year",
    "month",
    "day",
    "volume",
    "number",
    "issue",
    "pages",
    "doi",
    "url",
    "urldate",
    "eprint",
    "eprinttype",
    "isbn",
    "issn",
    "publisher",
    "institution",
    "location",
    "series",
    "edition",
    "note",
    "howpublished",
    "type",
    "langid",
    "crossref",
    "keywords",
    "sourcetype",
    "region",
    "annotation",
    "author",
    "editor",
    "eventtitle",
    "eventdate",
    "chapter",
    "part",
    "origdate",
]
TYPES = [
    "article",
    "book",
    "inbook",
    "incollection",
    "inproceedings",
    "report",
    "online",
    "misc",
    "thesis",
    "dataset",
]
VALUES = st.one_of(
    st.sampled_from(
        [
            "2024",
            "forthcoming",
            "in press",
            "n.d.",
            "c. 1998",
            "[1998]",
            "1998?",
            "1991-92",
            "1991--1992",
            "1998/1999",
            "1998a",
            "-500",
            "198",
            "20244",
            "١٩٩١",
            "²",
            "soon",
            "2024-02-30",
            "2021-03/2022",
            "13",
            "Feb",
            "0",
            "1--3",
            "9--1",
            "e12",
            "10.1/x",
            "and",
            "others",
            "{{Body}} and others",
            "Doe, Jane",
            "https://example.org/",
            "~",
            "\\'e",
            "$x$",
            "%",
            "first",
            "kept2024work",
            "full",
            "english",
            "arxiv",
            "2301.00001",
            "978-3-16-148410-0",
        ]
    ),
    st.text(max_size=20).map(lambda text: text.replace("{", "").replace("}", "")),
    st.integers(0, 10**30).map(str),
)


CITING = """---
title: A barrier
summary: A summary.
order: landscape
claims:
  - {id: it, text: The OECD does it., cites: "[supports @tried2024work; see @adams2021one]"}
---
"""


@pytest.fixture(scope="module")
def citing_corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A map of one entry, which cites the work that is tried."""
    corpus, _ = load(written(tmp_path_factory.mktemp("citing"), {"barriers/it.md": CITING}), DAY)
    return corpus


def record(kind: str, fields: dict[str, str]) -> str:
    """A record with these fields, one a line."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{tried2024work,\n{lines}}}\n"


@settings(max_examples=60)
@given(
    kind=st.sampled_from(TYPES),
    fields=st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8),
)
@example(kind="misc", fields={"title": "A", "author": ", Jane"})
@example(kind="misc", fields={"title": "A", "editor": "Doe, J and {~}"})
@example(kind="misc", fields={"title": "A", "author": "{ } and {{}{} x} and \\\\'{}, Jane"})
@example(kind="misc", fields={"title": "A", "year": "forthcoming"})
@example(kind="misc", fields={"title": "A", "year": "9" * 5000})
@example(kind="article", fields={"title": "A", "pages": f"{'1' * 5000}--{'2' * 5000}"})
@example(kind="article", fields={"title": "A", "date": "2024", "month": "2", "day": "31"})
def test_whatever_check_passes_is_built_and_exported(
    citing_corpus: Corpus, kind: str, fields: dict[str, str]
) -> None:
    text = record(kind, fields)
    references, problems = read_bibliography("references.bib", text)
    corpus = replace(citing_corpus, references={**citing_corpus.references, **references})
    problems += [one for one in check(corpus) if one.place.file == "references.bib"]
    graph = link(corpus)
    pages = render(graph) | export(graph)
    assert ("references/tried2024work.md" in pages) or problems
    for problem in problems:
        assert (
            1 <= problem.place.line <= text.count("\n") + 1
            or problem.place.file != "references.bib"
        )


@pytest.mark.parametrize(
    ("year", "label"),
    [
        ("forthcoming", "Doe forthcoming"),
        ("in press", "Doe in press"),
        ("n.d.", "Doe n.d."),
        ("c. 1998", "Doe c. 1998"),
        ("1991-92", "Doe 1991–1992"),
    ],
)
def test_a_year_in_words_is_shown(citing_corpus: Corpus, year: str, label: str) -> None:
    text = record("misc", {"author": "Doe, Jane", "title": "A", "year": year})
    references, problems = read_bibliography("references.bib", text)
    assert problems == []
    graph = link(replace(citing_corpus, references={**citing_corpus.references, **references}))
    assert Site(graph).labels.label("tried2024work") == label
    assert label.removeprefix("Doe ") in render(graph)["references/tried2024work.md"]


def test_findings_are_not_lost_when_rendering_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(site: Site) -> Plan:
        raise KeyError("a fault of ours")

    root = written(tmp_path, {"barriers/it.md": CITING})
    monkeypatch.setattr("litmap.site.plan", fail)
    with pytest.raises(KeyError, match="a fault of ours") as failed:
        build_pages(root, DAY)
    assert "no reference 'tried2024work'" in failed.value.__notes__[0]
