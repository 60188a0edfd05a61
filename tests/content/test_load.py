"""A malformed file becomes findings and never a crash, and whatever is sound beside the fault is still there."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT, TODAY
from tests.small import BASE, CITING, DAY, found, sound

from litmap.content.corpus import Corpus
from litmap.content.frontmatter import read_document, read_fields
from litmap.content.load import load
from litmap.graph.link import link
from litmap.model.argument import Barrier, Pathway
from litmap.model.institutions import Institution
from litmap.model.vocabulary import KIND_OF_FOLDER
from litmap.rules import check


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "corpus", tmp_path / "corpus"))


def loaded(corpus: Path, file: str = "", old: str = "", new: str = "") -> tuple[Corpus, list[str]]:
    """The corpus after an edit, and the rules that found something while it was loaded."""
    if file:
        path = corpus / "content" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    made, problems = load(corpus, date.fromisoformat(TODAY))
    return made, [problem.rule for problem in problems]


def kinds(corpus: Path) -> dict[str, str]:
    """The kind of each entry that is shown, from the names of the files alone."""
    files = sorted((corpus / "content").glob("*/*.md"))
    return {
        path.stem: KIND_OF_FOLDER[path.parent.name] for path in files if path.stem != "far-future"
    }


def test_what_is_loaded(corpus: Path) -> None:
    made, rules = loaded(corpus)
    assert rules == []
    assert {entry.id: entry.kind for entry in made.entries.values()} == kinds(corpus)
    assert {entry.id for entry in made.authored} - set(made.entries) == {"far-future"}
    assert list(made.references) == re.findall(
        r"(?m)^@\w+\{(.*),$", (corpus / "references.bib").read_text(encoding="utf-8")
    )
    assert {name: (page.file, page.title) for name, page in made.pages.items()} == {
        "index": ("content/index.md", "A small map"),
        "about": ("content/about.md", "About"),
    }
    assert made.entries["slow-ratification"].address == "/barriers/slow-ratification/"
    assert made.resolve("ratification") is made.entries["slow-ratification"]
    assert made.resolve("far-future") is None
    assert all(entry.complete for entry in made.entries.values())


BARRIER = "barriers/slow-ratification.md"


@pytest.mark.parametrize(
    ("old", "new", "rule", "claims", "bearings"),
    [
        ("as_of: 2024-02-20\n    unverified", "as_of: soon\n    unverified", "bad-value", 3, 2),
        ("    about: drawback", "    abuot: drawback", "unknown-field", 3, 2),
        ("  - id: takes-years", "  - id: Takes Years", "bad-value", 2, 2),
        (
            "    text: >-\n      Conventions have tended to be ratified slowly.\n",
            "",
            "missing-field",
            2,
            2,
        ),
        ("effect: hinders", "effect: hampers", "unknown-word", 3, 1),
        ("review: {", "reviews: {", "unknown-field", 3, 2),
        (
            "order: landscape\npart_of: governance-deficit",
            "order: landscape\npart_of: [governance-deficit]",
            "bad-value",
            3,
            2,
        ),
        (
            'rests_on: ["governance-deficit#gaps-remain"]',
            "rests_on: [gaps-remain]",
            "bad-value",
            3,
            2,
        ),
    ],
)
def test_a_fault_costs_no_more_than_it_must(
    corpus: Path, old: str, new: str, rule: str, claims: int, bearings: int
) -> None:
    made, rules = loaded(corpus, BARRIER, old, new)
    assert rules == [rule]
    fields = made.entries["slow-ratification"].fields
    assert isinstance(fields, Barrier)
    assert (len(fields.claims), len(fields.bears_on), len(fields.leads_to)) == (claims, bearings, 1)
    assert fields.title == "Slow ratification"
    assert not made.entries["slow-ratification"].complete
    assert made.entries.keys() == kinds(corpus).keys()
    assert link(made).incoming("slow-ratification")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no fields",
        "---\n",
        "---\ntitle: [\n---\n",
        "---\n- a\n---\n",
        "---\ntitle: x\n---\n",
        "\0",
        "---\n---\n",
    ],
)
def test_a_broken_file_costs_one_entry_and_no_finding_elsewhere(corpus: Path, text: str) -> None:
    (corpus / "content" / BARRIER).write_text(text, encoding="utf-8")
    made, problems = load(corpus, date.fromisoformat(TODAY))
    assert problems
    assert {problem.place.file for problem in problems} == {f"content/{BARRIER}"}
    assert {problem.rule for problem in check(made)} <= {"hidden-until"}
    assert kinds(corpus).keys() - made.entries.keys() == {"slow-ratification"}
    assert made.broken == {"slow-ratification"}
    assert link(made).outgoing("strong-complex")


def test_an_id_in_two_folders_keeps_the_first(corpus: Path) -> None:
    (corpus / "content/terms/oecd.md").write_text(
        "---\ntitle: x\nsummary: x\ndefinition: y\n---\n", encoding="utf-8"
    )
    made, rules = loaded(corpus)
    assert rules == ["duplicate-id"]
    assert isinstance(made.entries["oecd"].fields, Institution)


@settings(max_examples=150)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.binary(max_size=40).map(lambda tail: b"\xef\xbb\xbf" + tail),
        st.binary(max_size=40).map(
            lambda tail: b"\xef\xbb\xbf---\ntitle: \xc3\xa9" + tail + b"\n---\n"
        ),
    )
)
def test_no_bytes_make_reading_raise(data: bytes) -> None:
    document, problems = read_document("x.md", data)
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert document.fields or problems
    for problem in problems:
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1


@pytest.mark.parametrize(
    ("data", "place", "byte"),
    [
        (b"\xef\xbb\xbf---\ntitle: Gr\xfcn\n---\n", (2, 10), "0xfc"),
        (b"\xef\xbb\xbfa\xff", (1, 2), "0xff"),
        (b"\xff", (1, 1), "0xff"),
        ("---\ntitle: é".encode() + b"\xe9\n---\n", (2, 9), "0xe9"),
        (b"---\r\ntitle: \xe9\r\n---\r\n", (2, 8), "0xe9"),
        (b"---\rtitle: \xe9\r---\r", (2, 8), "0xe9"),
    ],
)
def test_a_byte_that_is_no_utf_8_is_named_where_it_stands(
    data: bytes, place: tuple[int, int], byte: str
) -> None:
    problem = read_document("x.md", data)[1][0]
    assert (problem.rule, (problem.place.line, problem.place.column)) == ("not-utf-8", place)
    assert byte in problem.message


DEPTH = 1300
DEEP = {
    "fields": "".join(f"{' ' * depth}a:\n" for depth in range(DEPTH)),
    "lists": "x:\n" + "".join(f"{' ' * depth}-\n" for depth in range(DEPTH)),
    "lists on one line": "x:\n  " + "- " * DEPTH + "a",
    "brackets": "x: " + "[" * DEPTH + "]" * DEPTH,
    "braces": "x: " + "{a: " * DEPTH + "b" + "}" * DEPTH,
    "brackets and braces": "x: " + "[{a: " * DEPTH + "b" + "}]" * DEPTH,
    "questions": "? " * DEPTH + "a",
    "open brackets": "x: " + "{a: " * DEPTH,
    "aliases": "a: &a [x]\n"
    + "".join(
        f"{one}: &{one} [*{two}, *{two}]\n"
        for one, two in zip("bcdefghij", "abcdefghi", strict=True)
    ),
    "itself": "a: &a [*a]",
}


REFUSED = {
    "fields": "file-too-large",
    "lists": "file-too-large",
    "brackets": "too-many-brackets",
    "brackets and braces": "too-many-brackets",
}
"""What is refused before it is parsed."""


@pytest.mark.parametrize("name", DEEP)
def test_what_nests_deeply_is_a_finding(name: str) -> None:
    _, problems = read_document("x.md", f"---\n{DEEP[name]}\n---\nBody\n".encode())
    assert REFUSED.get(name, "yaml-syntax") in {problem.rule for problem in problems}


def test_what_nests_deeply_in_a_long_list_is_a_finding() -> None:
    _, problems = read_fields("x.yml", b"a:\n  " + b"{a: {},\n b: " * 70_000, 1_000_000, items="a")
    assert [problem.rule for problem in problems] == ["yaml-syntax"]


@pytest.mark.parametrize("name", ["index", "about"])
@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ("title: [a]\nsummary: b", "bad-value"),
        ("title: {a: b}\nsummary: b", "bad-value"),
        ("title:\nsummary: b", "bad-value"),
        ("title: a", "missing-field"),
        ("title: a\nsummary: b\nsummery: c", "unknown-field"),
        ("- a", "front-matter"),
    ],
)
def test_the_plain_pages_have_fields_too(tmp_path: Path, name: str, fields: str, rule: str) -> None:
    problems = found(tmp_path, {f"content/{name}.md": f"---\n{fields}\n---\n{CITING}"})
    assert {(problem.place.file, problem.severity) for problem in problems} == {
        (f"content/{name}.md", "error")
    }
    assert problems[0].rule == rule


def test_odd_things_below_content(tmp_path: Path) -> None:
    sound(
        tmp_path,
        {
            "terms/a.md": "---\ntitle: A\nsummary: A.\ndefinition: A.\n---\n",
            "content/removed.yml": "# nothing was removed yet\n",
        },
    )
    (tmp_path / "content/terms/folder.md").mkdir()
    (tmp_path / "content/pathways").symlink_to(tmp_path / "content/terms")
    (tmp_path / "content/terms/b.md").symlink_to(tmp_path / "content/terms/a.md")
    (tmp_path / "content/terms/paper.yml").write_text("x", encoding="utf-8")
    made, problems = load(tmp_path, DAY)
    assert {(problem.place.file, problem.rule) for problem in problems} == {
        ("content/pathways", "stray-file"),
        ("content/terms/b.md", "stray-file"),
        ("content/terms/paper.yml", "stray-file"),
    }
    assert set(made.entries) == {"a"}


LEFT_BEHIND = (
    ".DS_Store",
    "._slow-courts.md",
    "slow-courts.md~",
    ".slow-courts.md.swp",
    "#slow-courts.md#",
    ".#slow-courts.md",
    "Thumbs.db",
    "desktop.ini",
    ".gitkeep",
    "~$slow-courts.md",
)


@pytest.mark.parametrize("folder", ["content", "content/terms"])
def test_what_programs_leave_behind_is_passed_over(tmp_path: Path, folder: str) -> None:
    sound(tmp_path, {})
    (tmp_path / folder).mkdir(exist_ok=True)
    (tmp_path / folder / ".obsidian").mkdir()
    (tmp_path / folder / ".obsidian/app.json").write_text("{}", encoding="utf-8")
    for name in LEFT_BEHIND:
        (tmp_path / folder / name).write_bytes(b"\0\xff")
    assert load(tmp_path, DAY)[1] == []


def test_what_a_merge_left_behind_is_told(tmp_path: Path) -> None:
    sound(tmp_path, {})
    (tmp_path / "content/terms").mkdir()
    (tmp_path / "content/terms/a.md.orig").write_text("x", encoding="utf-8")
    (problem,) = load(tmp_path, DAY)[1]
    assert (problem.place.file, problem.rule) == ("content/terms/a.md.orig", "stray-file")
    assert "copy what the entry lacks from it" in problem.message


def test_folders_are_not_followed_for_ever(tmp_path: Path) -> None:
    sound(tmp_path, {})
    folder = tmp_path / "content"
    (folder / "a/b/c").mkdir(parents=True)
    (folder / "a/b/x.md").write_text("x", encoding="utf-8")
    with chdir(folder / "a/b/c"):
        for _ in range(1500):
            Path("d").mkdir()
            os.chdir("d")
    try:
        _, problems = load(tmp_path, DAY)
    finally:
        # Python's own way of removing folders gives up where they are so deep
        subprocess.run(["rm", "-r", folder / "a"], check=True)
    assert [(problem.place.file, problem.rule) for problem in problems] == [
        ("content/a/b/c", "stray-file"),
        ("content/a/b/x.md", "stray-file"),
    ]
    assert "remove this folder" in problems[0].message


def test_content_elsewhere_is_not_read(tmp_path: Path) -> None:
    sound(tmp_path / "far", {})
    sound(tmp_path / "near", {})
    shutil.rmtree(tmp_path / "near/content")
    (tmp_path / "near/content").symlink_to(tmp_path / "far/content")
    corpus, problems = load(tmp_path / "near", DAY)
    assert {(problem.place.file, problem.rule) for problem in problems} >= {
        ("content", "missing-file")
    }
    assert not corpus.pages


def test_of_a_file_too_large_no_more_is_read_than_shows_it(tmp_path: Path) -> None:
    sound(tmp_path, {})
    (tmp_path / "content/terms").mkdir()
    with (tmp_path / "content/terms/a.md").open("wb") as file:
        file.truncate(1 << 40)
    _, problems = load(tmp_path, DAY)
    assert [(problem.place.file, problem.rule) for problem in problems] == [
        ("content/terms/a.md", "file-too-large")
    ]


def test_a_bibliography_that_is_none(tmp_path: Path) -> None:
    sound(tmp_path, {})
    bibliography = tmp_path / "references.bib"
    bibliography.rename(tmp_path / "moved.bib")
    bibliography.symlink_to(tmp_path / "moved.bib")
    made, problems = load(tmp_path, DAY)
    assert [(problem.place.file, problem.rule) for problem in problems] == [
        ("references.bib", "missing-file")
    ]
    assert (dict(made.references), set(made.pages)) == ({}, {"index", "about"})
    bibliography.unlink()
    bibliography.write_bytes(BASE["references.bib"].encode() + b"\xff")
    made, problems = load(tmp_path, DAY)
    assert "not-utf-8" in {problem.rule for problem in problems}
    assert "adams2021one" in made.references


FUTURE = (
    "---\ntitle: News\nsummary: It happened.\naliases: [old-news]\ndate: 2030\nconfidence: high\nclaims:\n"
    "  - {id: it, text: It did., unverified: Why.}\n---\n"
)
NAMING = "---\ntitle: A\nsummary: A.\norder: landscape\nrelated: [%s]\n---\n[it](../developments/%s.md#it).\n"


@pytest.mark.parametrize("name", ["news", "old-news"])
@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2031, 1, 1)])
def test_what_depends_on_today_is_never_an_error(tmp_path: Path, name: str, today: date) -> None:
    files = {"developments/news.md": FUTURE, "barriers/a.md": NAMING % (name, name)}
    assert found(tmp_path, files, today) == []
    edges = [
        (edge.kind, edge.target, edge.fragment) for edge in link(load(tmp_path, today)[0]).edges
    ]
    assert edges == ([] if today.year < 2030 else [("relation", "news", ""), ("link", "news", "")])


def test_a_pathway_keeps_its_other_assessments(corpus: Path) -> None:
    made, rules = loaded(corpus, "pathways/strong-complex.md", "verdict: strong", "verdict: great")
    assert rules == ["unknown-word"]
    fields = made.entries["strong-complex"].fields
    assert isinstance(fields, Pathway)
    assert [assessment.condition for assessment in fields.assessments] == ["current"]


def test_an_unreadable_file_or_folder_is_reported_and_the_rest_loads(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        if path.name in (
            "slow-ratification.md",
            "references.bib",
            "about.md",
            "paper.yml",
            "terms",
        ):
            raise PermissionError(13, "Permission denied", str(path))

    def open_file(path: Path, *arguments: Any, **options: Any) -> Any:
        refuse(path)
        return opened(path, *arguments, **options)

    def list_folder(path: Path) -> Iterator[Path]:
        refuse(path)
        return listed(path)

    opened, listed = Path.open, Path.iterdir
    monkeypatch.setattr(Path, "open", open_file)
    monkeypatch.setattr(Path, "iterdir", list_folder)
    made, problems = load(corpus, DAY)
    assert sorted(problem.place.file for problem in problems if problem.rule == "unreadable") == [
        "content/about.md",
        "content/barriers/slow-ratification.md",
        "content/paper.yml",
        "content/terms",
        "references.bib",
    ]
    assert problems[0].message == (
        "this cannot be read (permission denied); allow reading it, or remove it"
    )
    assert "governance-deficit" in made.entries


def test_links_json_is_not_read_through_a_link(corpus: Path) -> None:
    (corpus / "links.json").symlink_to("/dev/zero")
    made, problems = load(corpus, DAY)
    assert [(one.rule, one.severity) for one in problems] == [("link-memory", "notice")]
    assert made.link_records == {}


def test_a_folder_that_can_be_listed_but_not_entered(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(path: Path, **options: Any) -> Any:
        if path.parent.name == "terms":
            raise PermissionError(13, "Permission denied", str(path))
        return looked(path, **options)

    looked = Path.stat
    monkeypatch.setattr(Path, "stat", look)
    made, problems = load(corpus, DAY)
    assert {
        problem.rule for problem in problems if problem.place.file.startswith("content/terms/")
    } == {"unreadable"}
    assert "governance-deficit" in made.entries


@pytest.mark.parametrize("text", ["gitdir: a\0b", "gitdir: nowhere", "\xff", ""])
def test_a_strange_git_file_leaves_the_commit_unknown(corpus: Path, text: str) -> None:
    (corpus / ".git").write_bytes(text.encode("latin-1"))
    made, _ = load(corpus, DAY)
    assert made.commit == ""
