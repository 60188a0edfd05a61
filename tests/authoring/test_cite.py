"""`litmap cite` with files: always in house form, never twice, and nothing else in the bibliography changes."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import ROOT, TODAY

from litmap.authoring.cite import cite
from litmap.authoring.fetching import Web
from litmap.authoring.record_keys import signs_of
from litmap.bibtex.reader import read_bibliography
from litmap.cli import main
from litmap.model.reference import Reference
from litmap.pipeline import check_root


@pytest.fixture
def project(bare_project: Path) -> Path:
    return bare_project


def bib(project: Path) -> str:
    return (project / "references.bib").read_text(encoding="utf-8")


KEPT, _ = read_bibliography(
    "references.bib", (ROOT / "tests/corpus/references.bib").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.bib", "@misc{", "line 1: The entry is not closed"),
        ("a.json", "{", "a.json cannot be read"),
        ("a.json", "[1]", "CSL-JSON items"),
        ("a.ris", "nothing", "there is no work in a.ris"),
        ("a.txt", "x", "does not end in .bib, .ris or .json"),
    ],
)
def test_files_that_are_none(
    project: Path, name: str, text: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / name).write_text(text, encoding="utf-8")
    before = bib(project)
    assert main(["cite", "--root", str(project), str(project / name)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("Nothing was added: ")
    assert says in told
    assert bib(project) == before


STRANGE = {
    "a.json": "[" * 100_000,
    "c.json": '[{"title": "A", "type": "book", "issued": {"date-parts": [2024]}}]',
    "d.json": '[{"title": "A", "type": "book", "author": "Doe"}]',
    "e.json": '[{"title": {"a": 1}, "type": [], "author": [7]}]',
}

UNSOUND = {
    "second-year.json": ('{"title": "A", "issued": {"date-parts": [[], ["x"]]}}', "CSL-JSON"),
    "arxiv-braces.json": (
        '{"title": "A", "archive": "arXiv", "archive_location": "}{"}',
        "the archive_location '}{' cannot be read",
    ),
    "title-braces.json": ('{"title": "}{"}', "has no title"),
    "title-tags.json": ('{"title": "<i></i>"}', "has no title"),
    "title.bib": ("@misc{x}", "has no title"),
    "title.ris": ("TY  - JOUR\nAU  - B\nER  - \n", "has no title"),
    "author.bib": ("@misc{x, title={A}, author={{~}}}", "'{~}' has no surname"),
    "authors.bib": ("@misc{x, title={A}, author={Doe, A, Roe, J, Poe, M}}", "line 1: "),
    "author.json": (
        '{"title": "A", "author": [{"family": "B"}, null]}',
        "its 'author' is no list of names",
    ),
    "editor.json": (
        '{"title": "A", "editor": {"family": "B"}}',
        "its 'editor' is no list of names",
    ),
    "long.json": ('{"title": "%s"}' % ("A" * 30_000), "more than 20,000 characters"),
}
"""Works that cannot become a sound record, and words of the refusal."""


@pytest.mark.parametrize("name", UNSOUND)
def test_a_work_without_a_sound_record_is_refused(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text, says = UNSOUND[name]
    (project / name).write_text(text, encoding="utf-8")
    before = bib(project)
    assert main(["cite", str(project / name), "--root", str(project)]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith("Nothing was added: ")
    assert says in shown
    assert bib(project) == before


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"title": "A}{\\\\ %#", "type": "book", "volume": "}{"}', r"  title = {A \%\#},"),
        ('{"title": "A", "issued": {"circa": true}}', "  title = {A},"),
        ('{"title": "A", "issued": {"literal": ["forthcoming"]}}', "  year = {forthcoming},"),
        ('{"title": "A \\ud800"}', "  title = {A},"),
        ('{"title": "A", "archive": "arXiv", "archive_location": null}', "  title = {A},"),
        (
            '{"title": "A", "archive": "arXiv", "archive_location": "2307.0469}9"}',
            "  eprint = {2307.04699},",
        ),
        ('{"title": "A", "source_type": "news},\\n note = {B"}', "  title = {A},"),
    ],
)
def test_no_value_breaks_the_bibliography(project: Path, text: str, line: str) -> None:
    (project / "a.json").write_text(text, encoding="utf-8")
    assert main(["cite", str(project / "a.json"), "--root", str(project)]) == 0
    assert line in bib(project).splitlines()
    assert "note = {B" not in bib(project)
    found = check_root(project, date(2026, 11, 1))
    assert [one for one in found if one.severity == "error"] == []
    assert not list(project.glob(".litmap*"))


def test_many_works_are_each_looked_at_twice(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: Counter[str] = Counter()

    def counted(work: Reference) -> Iterator[tuple[str, ...]]:
        looked_at[work.get("title")] += 1
        return signs_of(work)

    monkeypatch.setattr("litmap.authoring.known_works.signs_of", counted)
    works = [{"title": f"Title {number}", "type": "book"} for number in range(40)]
    (project / "many.json").write_text(json.dumps(works), encoding="utf-8")
    added = cite(project, str(project / "many.json"), date.fromisoformat(TODAY), Web()).added
    assert len(added) == len(works)
    assert {looked_at[work["title"]] for work in works} == {2}  # is it there; now it is
    assert {looked_at[work.get("title")] for work in KEPT.values()} == {1}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_file_is_refused_in_words(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / name
    path.write_text(STRANGE[name], encoding="utf-8")
    before = (project / "references.bib").read_bytes()
    assert main(["cite", str(path), "--root", str(project)]) == 2
    assert capsys.readouterr().err.startswith("Nothing was added: ")
    assert (project / "references.bib").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.bib", "@misc{a, title={A}, year={forthcoming}}", "  year = {forthcoming},"),
        ("a.bib", "@misc{a, title={A}, year={1991-92}}", "  date = {1991/1992},"),
        ("a.bib", "@misc{a, title={A}, year={ca. 1998}}", "  date = {1998~},"),
        ("a.bib", "@misc{a, title={A}, year={2024}, month=may, day=7}", "  date = {2024-05-07},"),
        ("a.bib", "@misc{a, title={A}, year={forthcoming 2027}}", "  year = {forthcoming 2027},"),
        ("a.bib", "@misc{a, title={A}, year={since 2020}}", "  date = {2020/..},"),
        ("a.bib", "@misc{a, title={A}, year={2020--}}", "  date = {2020/..},"),
        ("a.bib", "@misc{a, title={A}, year={until 2020}}", "  date = {../2020},"),
        (
            "a.bib",
            "@misc{a, title={A}, date={2023-11-01/2023-11-02}}",
            "  date = {2023-11-01/2023-11-02},",
        ),
        ("a.ris", "TY  - JOUR\nTI  - A\nPY  - 2024/99/99\nER  - \n", "  date = {2024},"),
        ("a.ris", "TY  - JOUR\nTI  - A\nPY  - in press\nER  - \n", "  year = {in press},"),
        (
            "a.ris",
            "TY  - JOUR\nTI  - A\nY1  - 2013/05/28\nDA  - 2014/04/01\nER  - \n",
            "  date = {2014-04-01},",
        ),
        (
            "a.ris",
            "TY  - JOUR\nTI  - A\nDA  - 2014/04/01/10:00\nER  - \n",
            "  date = {2014-04-01},",
        ),
        ("a.json", '{"title": "A", "issued": {"raw": "2024-05-17"}}', "  date = {2024-05-17},"),
        ("a.json", '{"title": "A", "issued": {"raw": "Spring 2024"}}', "  date = {2024-21},"),
        (
            "a.json",
            '{"title": "A", "issued": {"literal": "forthcoming"}}',
            "  year = {forthcoming},",
        ),
        (
            "a.json",
            '{"title": "A", "issued": {"date-parts": [["2024", "5"]]}}',
            "  date = {2024-05},",
        ),
        (
            "a.json",
            '{"title": "A", "issued": {"date-parts": [[2024]], "season": 3}}',
            "  date = {2024-23},",
        ),
        (
            "a.json",
            '{"title": "A", "issued": {"date-parts": [[2021],[2023]]}}',
            "  date = {2021/2023},",
        ),
    ],
)
def test_a_date_that_is_not_exact_is_kept_as_far_as_it_is_known(
    project: Path, name: str, text: str, line: str
) -> None:
    path = project / name
    path.write_text(text, encoding="utf-8")
    assert main(["cite", str(path), "--root", str(project)]) == 0
    bibliography = project / "references.bib"
    assert line in bibliography.read_text(encoding="utf-8")
    _, problems = read_bibliography("references.bib", bibliography.read_text("utf-8"))
    assert [one for one in problems if one.severity == "error"] == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("author", ["aaa", "zzz"])
def test_the_bibliography_keeps_its_line_ends(project: Path, author: str, line_end: str) -> None:
    path = project / "references.bib"
    before = bib(project).replace("\n", line_end)
    path.write_bytes(before.encode("utf-8"))
    (project / "a.json").write_text(
        json.dumps({"title": "A", "author": [{"family": author}]}), encoding="utf-8"
    )
    (added,) = cite(project, str(project / "a.json"), date.fromisoformat(TODAY), Web()).added
    record = added.text.replace("\n", line_end)
    whole = {"aaa": record + line_end + before, "zzz": before + line_end + record}
    assert path.read_bytes().decode("utf-8") == whole[author]


def test_a_bibliography_in_another_encoding_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "references.bib").write_bytes(b"@misc{a, title = {\xe9}}\n")
    (project / "a.bib").write_text("@misc{a, title={A}}", encoding="utf-8")
    assert main(["cite", str(project / "a.bib"), "--root", str(project)]) == 2
    assert "references.bib is not saved with the encoding UTF-8" in capsys.readouterr().err
    assert (project / "references.bib").read_bytes() == b"@misc{a, title = {\xe9}}\n"


def test_the_bibliography_keeps_its_rights(project: Path) -> None:
    bibliography = project / "references.bib"
    bibliography.chmod(0o664)
    (project / "a.bib").write_text("@misc{a, title={A}, year={2024}}", encoding="utf-8")
    assert main(["cite", str(project / "a.bib"), "--root", str(project)]) == 0
    assert bibliography.stat().st_mode & 0o777 == 0o664


LEFT_OUT = {
    "a.bib": (
        "@article{a, title={A}, author={Doe, Jane}, journaltitle={J}, year={2024}, month={5}, "
        "publisher={P}, keywords={x}, abstract={Long.}, file={a.pdf}, doi={10.1000/x}, "
        "url={https://e.example/a}, crossref={b}}\n@book{b, title={B}, publisher={Q}, year={2020}}",
        "Left out: abstract 'Long.', file 'a.pdf'.",
    ),
    "a.ris": (
        "TY  - JOUR\nTI  - A\nAU  - Doe, Jane\nPY  - 2024\nAB  - Long.\nKW  - x\nKW  - y\nZZ  - ?\nER  - \n",
        "Left out: AB 'Long.', ZZ '?'.",
    ),
    "a.json": (
        '[{"id": "x", "type": "book", "title": "A", "publisher": "P", "dimensions": "n", "mood": "1"}]',
        "Left out: dimensions 'n', mood '1'.",
    ),
    "archive.json": (
        '{"title": "A", "type": "book", "archive": "Academic OneFile", "source": "Gale"}',
        "Left out: source 'Gale'.",
    ),
    "b.bib": (
        "@book{a, title={A}, publisher={P}, year={2020}, langid={en}, sourcetype={lore}}",
        "Left out: sourcetype 'lore'.",
    ),
    "c.bib": ("@misc{a, title={A}, year={20}}", "Left out: year."),
    "d.bib": ("@misc{a, title={A}, urldate={last week}}", "Left out: urldate."),
    "isbn.json": (
        '{"title": "A", "type": "book", "ISBN": "123"}',
        "Left out: isbn: in 'anonymouswork', '123' is not an ISBN",
    ),
    "doi.json": ('{"title": "A", "DOI": "10.1/x"}', "Left out: doi: in 'anonymouswork', '10.1/x'"),
    "arxiv.json": (
        '{"title": "A", "archive": "arXiv", "archive_location": "x}"}',
        "Left out: eprint: in 'anonymouswork', 'x' is not an arXiv number",
    ),
    "pages.json": ('{"title": "A", "page": "9-3"}', "Left out: pages: "),
    "date.json": (
        '{"title": "A", "issued": {"raw": "circa May 2024, revised"}}',
        "The date 'circa May 2024, revised' is taken as 2024-05.",
    ),
    "never.json": ('{"title": "A", "issued": {"raw": "{?}"}}', "Left out: issued '{?}'."),
    "b.json": ('[{"id": "x", "type": "book", "title": "A", "publisher": "P"}]', ""),
}
"""Files, and what is said of the values of the first work that are not taken as they are."""


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_not_taken_is_named(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text, says = LEFT_OUT[name]
    (project / name).write_text(text, encoding="utf-8")
    assert main(["cite", str(project / name), "--root", str(project)]) == 0
    told = [line.strip() for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    told = [line for line in told if line.startswith(("Left out", "The date", "The year"))]
    assert any(line.startswith(says) for line in told) if says else not told
    added = bib(project).replace((ROOT / "tests/corpus/references.bib").read_text("utf-8"), "")
    for word in ("abstract", "a.pdf", "Long.", "soon", "last week"):
        assert word not in added


def test_a_record_of_very_many_values_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = {f"x{number}": "y" for number in range(5000)} | {"title": "A"}
    (project / "a.json").write_text(json.dumps(item), encoding="utf-8")
    assert main(["cite", str(project / "a.json"), "--root", str(project)]) == 2
    assert "has more than 200 fields" in capsys.readouterr().err
