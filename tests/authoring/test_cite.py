"""`litmap cite`: from registries on loopback and from files, always in house form, and never twice."""

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import rispy
from tests.conftest import ROOT

from litmap.authoring import cite as citing
from litmap.bibtex.reader import read_bibliography
from litmap.cli import main
from litmap.pipeline import check_root
from litmap.references.csl import csl_item, csl_json
from litmap.references.ris import ris

CROSSREF = {
    "message": {
        "type": "journal-article",
        "DOI": "10.1000/new-1",
        "title": ["Rules &amp; <i>norms</i> for AI: 100% of <b>it</b> {sic}"],
        "author": [
            {"given": "Jan", "family": "van der Berg"},
            {"given": "Ülkü", "family": "Müller, Jr and others"},
            {"name": "The Research & Group"},
        ],
        "container-title": ["Journal of Rules"],
        "volume": "11",
        "issue": "5",
        "page": "545-556",
        "publisher": "Press",
        "published": {"date-parts": [[2024, 5, 7]]},
        "language": "en",
        "URL": "https://doi.org/10.1000/new-1",
    }
}
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Institutions\n for AI</title><published>2023-07-10T1</published>
<author><name>Lewis Ho</name></author><author><name>Solo</name></author></entry></feed>"""

Registry = Callable[[int, bytes], str]


@pytest.fixture
def registry() -> Iterator[Registry]:
    """Starts a registry that gives one answer to everything."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(status: int, body: bytes) -> str:
        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                if status == 0:
                    hang.wait(5)
                    return
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    hang = threading.Event()
    asked.clear()
    yield start
    hang.set()
    for server in servers:
        server.shutdown()
        server.server_close()


asked: list[str] = []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for page in ("index", "about"):
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / f"content/{page}.md").write_text(
            "---\ntitle: A\nsummary: A.\n---\n", encoding="utf-8"
        )
    (tmp_path / "references.bib").write_bytes((ROOT / "tests/corpus/references.bib").read_bytes())
    return tmp_path


def bib(project: Path) -> str:
    return (project / "references.bib").read_text(encoding="utf-8")


def test_a_doi_becomes_a_record_in_its_place_and_nothing_else_changes(
    project: Path, registry: Registry
) -> None:
    before = bib(project)
    (added,) = citing.cite(
        project,
        "https://doi.org/10.1000/new-1",
        crossref=registry(200, json.dumps(CROSSREF).encode()),
    )
    assert asked == ["/works/10.1000%2Fnew-1"]
    assert (
        added.text
        == r"""@article{vanderbergnone,
""".replace("vanderbergnone", added.key)
        + r"""  author = {van der Berg, Jan and Müller Jr others, Ülkü and {The Research \& Group}},
  title = {Rules \& norms for AI: 100\% of it sic},
  journaltitle = {Journal of Rules},
  volume = {11},
  number = {5},
  date = {2024-05-07},
  pages = {545--556},
  doi = {10.1000/new-1},
  langid = {english},
  verified = {partly},
  read = {record},
  sourcetype = {journal-article},
}
"""
    )
    assert added.key == "vanderberg2024rules"
    assert bib(project) == f"{before}\n{added.text}"
    assert {one.rule for one in check_root(project, date(2026, 11, 1))} == {"uncited"}


def test_an_arxiv_number_becomes_a_record_among_the_others(
    project: Path, registry: Registry
) -> None:
    (added,) = citing.cite(project, "arXiv:2307.04699v2", arxiv=registry(200, ATOM.encode()))
    assert asked == ["/api/query?id_list=2307.04699v2"]
    work = read_bibliography("", added.text)[0]["ho2023institutions"]
    assert (work.get("eprint"), work.get("eprinttype"), work.get("title")) == (
        "2307.04699",
        "arxiv",
        "Institutions for AI",
    )
    assert [author.last for author in work.authors] == ["Ho", "Solo"]
    keys = list(read_bibliography("", bib(project))[0])
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("10.1111/1758-5899.12890", "cite it as '@cihon2020fragmentation'"),
        ("doi:10.1111/1758-5899.12890", "cite it as '@cihon2020fragmentation'"),
    ],
)
def test_what_is_there_is_refused(
    project: Path, registry: Registry, source: str, says: str
) -> None:
    before = bib(project)
    answer = json.dumps(
        {"message": {"title": ["Another title"], "DOI": "10.1111/1758-5899.12890"}}
    ).encode()
    with pytest.raises(citing.Refused, match=says):
        citing.cite(project, source, crossref=registry(200, answer))
    assert bib(project) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (
            404,
            b"Resource not found.",
            "Crossref knows nothing of the DOI 10.1000/x; check it for a slip",
        ),
        (500, b"", "Crossref answered 500 for the DOI 10.1000/x; try again later"),
        (429, b"", "Crossref answered 429"),
        (200, b"<html>", "Crossref's answer for 10.1000/x is not a record"),
        (200, b'{"message": {}}', "is not a record"),
        (200, b"[" * 2_000_000, "is too long"),
        (0, b"", "Crossref did not answer within 1 seconds"),
    ],
)
def test_a_registry_that_fails_changes_nothing_and_is_named(
    project: Path,
    registry: Registry,
    status: int,
    body: bytes,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(citing, "TIMEOUT", 1)
    before = bib(project)
    with pytest.raises(citing.Refused, match=says):
        citing.cite(project, "10.1000/x", crossref=registry(status, body))
    assert bib(project) == before


def test_a_registry_that_is_not_there(project: Path) -> None:
    with pytest.raises(citing.Refused, match="Crossref cannot be reached"):
        citing.cite(project, "10.1000/x", crossref="http://127.0.0.1:9")


@pytest.mark.parametrize(
    "answer",
    [b"<feed>", b"<!DOCTYPE x [<!ENTITY a 'b'>]><feed/>", ATOM.replace("entry", "none").encode()],
)
def test_an_answer_of_arxiv_that_is_none(project: Path, registry: Registry, answer: bytes) -> None:
    with pytest.raises(citing.Refused, match="arXiv"):
        citing.cite(project, "2307.04699", arxiv=registry(200, answer))


KEPT, _ = read_bibliography(
    "references.bib", (ROOT / "tests/corpus/references.bib").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("form", ["bib", "ris", "json"])
def test_files_of_other_programs_keep_what_matters(project: Path, form: str) -> None:
    (project / "references.bib").write_text("", encoding="utf-8")
    works = list(KEPT.values())
    items = [csl_item(work) for work in works]
    file = project / f"works.{form}"
    file.write_text(
        {
            "bib": "\n".join(work.public for work in works),
            "json": csl_json(items),
            "ris": ris(items),
        }[form],
        encoding="utf-8",
    )
    if form == "ris":
        assert len(rispy.loads(file.read_text(encoding="utf-8"))) == len(works)
    added = citing.cite(project, str(file))
    assert len(added) == len(works)
    again, problems = read_bibliography("references.bib", bib(project))
    assert problems == []
    assert list(again) == sorted(again)
    by_title = {work.get("title"): work for work in works}
    for work in again.values():
        old = by_title[work.get("title")]
        assert (work.get("date") or work.get("year"))[:4] == (old.get("date") or old.get("year"))[
            :4
        ], work.key
        assert work.get("doi") == old.get("doi"), work.key
        assert len(work.authors) == len(old.authors), work.key
        assert (work.get("verified"), work.get("read")) == ("no", "record")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.bib", "@misc{", "a.bib cannot be read"),
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
    "b.json": '[{"title": "A", "type": "book", "issued": "2024"}]',
    "c.json": '[{"title": "A", "type": "book", "issued": {"date-parts": [2024]}}]',
    "d.json": '[{"title": "A", "type": "book", "author": "Doe"}]',
    "e.json": '[{"title": {"a": 1}, "type": [], "author": [7]}]',
    "f.bib": "@misc{a,\n  title = {A},\n  year = {soon},\n}",
}

UNSOUND = {
    "year.json": ('{"title": "A", "issued": {"literal": "Spring } 2024"}}', "[bad-year]"),
    "second-year.json": ('{"title": "A", "issued": {"date-parts": [[], ["x"]]}}', "CSL-JSON"),
    "isbn.json": ('{"title": "A", "type": "book", "ISBN": "123"}', "[bad-identifier]"),
    "isbn-braces.json": ('{"title": "A", "type": "book", "ISBN": "}{"}', "CSL-JSON"),
    "arxiv.json": (
        '{"title": "A", "archive": "arXiv", "archive_location": "x}"}',
        "'x' is not an arXiv number",
    ),
    "arxiv-braces.json": (
        '{"title": "A", "archive": "arXiv", "archive_location": "}{"}',
        "CSL-JSON",
    ),
    "doi.json": ('{"title": "A", "DOI": "10.1/x"}', "'10.1/x' is not a DOI"),
    "pages.json": ('{"title": "A", "page": "9-3"}', "[pages-backwards]"),
    "same.json": (
        '[{"title": "A", "URL": "https://e.example/a"},'
        ' {"title": "A", "URL": "http://www.e.example/a"}]',
        "[same-identifier]",
    ),
    "title-braces.json": ('{"title": "}{"}', "has no title"),
    "title-tags.json": ('{"title": "<i></i>"}', "has no title"),
    "title.bib": ("@misc{x}", "has no title"),
    "title.ris": ("TY  - JOUR\nTI  - A\nER  - \nTY  - JOUR\nAU  - B\nER  - \n", "has no title"),
    "author.bib": ("@misc{x, title={A}, author={, Jane}}", "', Jane' has no surname"),
    "authors.bib": ("@misc{x, title={A}, author={Doe, A, Roe, J, Poe, M}}", "line 1: "),
    "author.json": (
        '{"title": "A", "author": [{"family": "B"}, null]}',
        "an author of 'A' cannot be read",
    ),
    "author-others.json": ('{"title": "A", "author": [{"family": "others"}]}', "cannot be read"),
    "editor.json": ('{"title": "A", "editor": {"family": "B"}}', "Nothing was added"),
    "key.bib": ("@misc{a, title={A}}\n@misc{A_B, title={B}}", "line 2: The key 'A_B'"),
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
    ],
)
def test_no_value_breaks_the_bibliography(project: Path, text: str, line: str) -> None:
    (project / "a.json").write_text(text, encoding="utf-8")
    assert main(["cite", str(project / "a.json"), "--root", str(project)]) == 0
    assert line in bib(project).splitlines()
    found = check_root(project, date(2026, 11, 1))
    assert [one for one in found if one.severity == "error"] == []
    assert not list(project.glob(".litmap*"))


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
        ("a.bib", "@misc{a, title={A}, year={1991-92}}", "  year = {1991--1992},"),
        ("a.bib", "@misc{a, title={A}, year={ca. 1998}}", "  year = {c. 1998},"),
        ("a.ris", "TY  - JOUR\nTI  - A\nPY  - 2024/99/99\nER  - \n", "  date = {2024},"),
        ("a.ris", f"TY  - JOUR\nTI  - A\nPY  - {'9' * 5000}\nER  - \n", "  date = {9999},"),
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


def test_the_bibliography_keeps_its_line_ends(project: Path) -> None:
    path = project / "references.bib"
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    (project / "a.bib").write_text("@misc{a, title={A}, year={2024}}", encoding="utf-8")
    assert main(["cite", str(project / "a.bib"), "--root", str(project)]) == 0
    record = path.read_bytes().partition(b"@misc{anonymous2024work,")[2].partition(b"}\n")[0]
    whole = b"@misc{anonymous2024work," + record + b"}\n"
    assert path.read_bytes().replace(whole + b"\n", b"") == before


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
