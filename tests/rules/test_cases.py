"""Golden cases: one fault in the small, clean corpus, and every line that `check` prints for it.

A case names a file and either its whole `new` text or the `old` words that
`new` replaces (their `last` occurrence where it says so). `says` is the report.
"""

import ast
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT, TODAY, check_now, lost

from litmap.content.keeping import Kept
from litmap.pipeline import build_pages, check_root
from litmap.problems import report
from litmap.rules import RULES
from litmap.rules.documentation import rule_docs

CASES = [
    (path.stem, case)
    for path in sorted((ROOT / "tests" / "rules" / "cases").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]

NAMES = [f"{area}: {case['case']}" for area, case in CASES]
KEPT = Kept()
"""The files that a case leaves as they are, which are nearly all, are parsed once for all cases."""


def spoil(corpus: Path, case: dict[str, Any]) -> None:
    """Put the fault of a case into a copy of the corpus."""
    file = corpus / case["file"]
    if "old" not in case:
        file.parent.mkdir(exist_ok=True)
        file.write_text(case["new"], encoding="utf-8")
        return
    text = file.read_text(encoding="utf-8")
    start = text.rindex(case["old"]) if case.get("last") else text.index(case["old"])
    file.write_text(text[:start] + case["new"] + text[start + len(case["old"]) :], encoding="utf-8")


def tells_of_a_fault(line: str) -> bool:
    """Is this more than the notice of a fact that is to come, of which the small corpus has some?"""
    return not line.endswith("[hidden-until]")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "corpus", tmp_path / "corpus"))


EACH = pytest.mark.parametrize("case", [case for _, case in CASES], ids=NAMES)


@EACH
def test_every_fault_is_found_where_it_is_and_nothing_else(
    case: dict[str, Any], corpus: Path
) -> None:
    spoil(corpus, case)
    problems = check_root(corpus, date.fromisoformat(TODAY), kept=KEPT)
    lines = report.as_text(problems).splitlines()[:-1]
    assert [line for line in lines if line in case["says"] or tells_of_a_fault(line)] == case[
        "says"
    ]
    assert case["says"], "a case without a finding tests nothing"


def batches() -> list[list[dict[str, Any]]]:
    """The cases in batches, in each at most one of a file: building takes longer than checking."""
    found: list[list[dict[str, Any]]] = []
    seen: Counter[str] = Counter()
    for _, case in CASES:
        number = seen[case["file"]]
        seen[case["file"]] += 1
        if number == len(found):
            found.append([])
        found[number].append(case)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("cases", batches(), ids=lambda cases: cases[0]["case"])
def test_every_fault_leaves_the_other_pages(
    cases: list[dict[str, Any]], corpus: Path, sound_pages: set[str]
) -> None:
    for case in cases:
        spoil(corpus, case)
    pages, _ = build_pages(corpus, date.fromisoformat(TODAY))
    missing = sound_pages - set(pages)
    for case in cases:
        missing = lost(pages, missing, case["file"])
    assert missing == set()


def test_the_corpus_itself_is_clean(corpus: Path) -> None:
    assert check_now(corpus) == []


def test_all_faults_are_found_in_one_run_and_the_rest_still_renders(corpus: Path) -> None:
    expected: set[str] = set()
    for file, name in (
        ("content/barriers/governance-deficit.md", "a long title without a label"),
        ("content/institutions/council-of-europe.md", "an address that is none"),
        ("content/terms/oecd.md", "an id that stands in two folders"),
        ("content/recommendations/use-the-oecd.md", "a claim's name without its entry"),
        ("content/about.md", "a link in about.md"),
    ):
        case = next(case for _, case in CASES if case["file"] == file and case["case"] == name)
        spoil(corpus, case)
        expected |= set(case["says"])
    pages, problems = build_pages(corpus, date.fromisoformat(TODAY))
    lines = report.as_text(problems).splitlines()[:-1]
    assert set(filter(tells_of_a_fault, lines)) == expected
    for path in (
        "barriers/governance-deficit.md",
        "institutions/council-of-europe.md",
        "recommendations/use-the-oecd.md",
    ):
        assert "lm-header" in pages[path]


ELSEWHERE = {
    "copied-words",
    "dead-link",
    "lost-name",
    "not-utf-8",
    "line-too-long",
    "file-too-large",
    "too-many-brackets",
    "unreadable",
    "missing-file",
    "value-too-long",
}
"""Rules that cases cannot show; other tests do."""


def reported(path: Path) -> set[str]:
    """The rules that a module of the program reports under, read from its text."""
    calls = (
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    )
    named = (
        call.args[1]
        for call in calls
        if ast.unparse(call.func).rpartition(".")[2] in REPORTERS and len(call.args) > 1
    )
    return {str(name.value) for name in named if isinstance(name, ast.Constant)}


REPORTERS = ("Problem", "report", "_report", "report_value")


def test_each_rule_is_documented_listed_and_shown_by_a_case() -> None:
    program = set[str]().union(
        *(reported(path) for path in (ROOT / "scripts" / "litmap").rglob("*.py"))
    )
    documented = [doc.id for doc in rule_docs()]
    assert sorted(documented) == sorted(program)
    hit = {line.rsplit("[", 1)[1].rstrip("]") for _, case in CASES for line in case["says"]}
    assert program - hit == ELSEWHERE
    for rule in RULES:
        assert rule.__doc__


@pytest.mark.parametrize(
    ("data", "place", "rule"),
    [
        (b"---\ntitle: Gr\xfcn\n---\n", (2, 10), "not-utf-8"),
        (b"\x00\x01", (1, 1), "hidden-character"),
        (b"---\n" + b"a" * 30_000, (2, 1), "line-too-long"),
        (b"---\n" + b"a: b\n" * 30_000, (1, 1), "file-too-large"),
        (b"---\ntitle: x\n---\n" + b"[ ]\n" * 1_001, (1_004, 1), "too-many-brackets"),
    ],
    ids=["latin-1", "control characters", "long line", "large file", "many brackets"],
)
def test_files_that_are_no_text(
    corpus: Path, data: bytes, place: tuple[int, int], rule: str
) -> None:
    (corpus / "content/terms/odd.md").write_bytes(data)
    problems = check_now(corpus)
    assert (place, rule) in [((one.place.line, one.place.column), one.rule) for one in problems]


def test_bom_and_windows_line_ends_are_no_fault_and_move_no_place(corpus: Path) -> None:
    entry = corpus / "content/barriers/slow-ratification.md"
    text = entry.read_text(encoding="utf-8").replace(
        "evidence @coe2023draft", "evidence @coe2023drft"
    )
    entry.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    (problem,) = check_now(corpus)
    assert (problem.place.line, problem.place.column, problem.rule) == (41, 56, "unknown-citation")


def test_a_symbolic_link_is_not_read(corpus: Path) -> None:
    (corpus / "content/terms/secret.md").symlink_to("/etc/hostname")
    (problem,) = check_now(corpus)
    assert (problem.rule, problem.place.file) == ("stray-file", "content/terms/secret.md")


def test_a_project_without_content_or_bibliography_says_so(tmp_path: Path) -> None:
    problems = check_root(tmp_path, date.fromisoformat(TODAY))
    assert {problem.place.file for problem in problems} == {
        "content",
        "references.bib",
        "content/index.md",
        "content/about.md",
    }
