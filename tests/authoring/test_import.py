"""Libraries from other programs: every record comes in whole, or is named with the reason."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import TODAY

from litmap.authoring.cite import cite
from litmap.authoring.cite_report import cited_lines
from litmap.authoring.edits import Refused
from litmap.authoring.fetching import Web
from litmap.authoring.taking import Outcome
from litmap.bibtex.reader import read_bibliography
from litmap.cli import main
from litmap.model.reference import Person, Reference
from litmap.pipeline import check_root


def imported(project: Path, name: str, data: str | bytes) -> Outcome:
    file = project / name
    if isinstance(data, str):
        data = data.encode()
    file.write_bytes(data)
    return cite(project, str(file), date.fromisoformat(TODAY), Web())


def works(project: Path) -> dict[str, Reference]:
    text = (project / "references.bib").read_text(encoding="utf-8")
    found, problems = read_bibliography("references.bib", text)
    assert [one for one in problems if one.severity == "error"] == []
    return found


def only(project: Path, name: str, data: str | bytes) -> Reference:
    """The one work of a file, as it stands in the bibliography then."""
    (project / "references.bib").write_text("", encoding="utf-8")
    (added,) = imported(project, name, data).added
    return works(project)[added.key]


MIXED = """
@book{good2021thing, title = {One}, author = {Good, A}, date = {2021}}
@book{Bad2021, title = {Two}, author = {Bad, B}, date = {2021}}
@book{Bad_2022, title = {Three}, author = {Bad, B}, date = {2022}}
@online{smithGoverningAI2023, title = {Governing AI}, author = {Smith, C}, date = {2023}, url = {https://e.example/1}}
@report{noauthor_report_nodate, title = {A report}, institution = {UN}}
@misc{DBLP:journals/corr/abs-1234, title = {Four}, author = {Doe, D}, year = {2020}}
@misc{oecd_2024, title = {Five}, author = {{OECD}}, year = {2024}}
@misc{Good2021, title = {One}, author = {Good, A}, date = {2021}}
@misc{broken, title = {Six}, author = {Doe, A, Roe, B, Poe, C}}
@misc{oecd_2024, title = {Seven}, author = {{OECD}}, year = {2024}}
@set{three, entryset = {Bad2021, Bad_2022}}
@article{good2021thing2, title = {Eight}, author = {Good, A}, date = {2021}
@misc{last, title = {Nine}, author = {Last, A}, date = {2021}}
"""


def test_every_record_comes_in_or_is_named(bare_project: Path) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    outcome = imported(bare_project, "mixed.bib", MIXED)
    found = works(bare_project)
    assert {key: work.former_keys for key, work in found.items()} == {
        "good2021thing": [],
        "bad2021two": ["Bad2021"],
        "bad2022three": ["Bad_2022"],
        "smith2023governing": ["smithGoverningAI2023"],
        "unreport": ["noauthor_report_nodate"],
        "doe2020four": ["DBLP:journals/corr/abs-1234"],
        "oecd2024five": ["oecd_2024"],
        "last2021nine": ["last"],
    }
    assert [one.origin for one in outcome.there] == ["'Good2021' on line 9"]
    assert {one.origin: one.reason.partition(";")[0] for one in outcome.left_out} == {
        "'broken' on line 10": "There are too many commas in 'Doe, A, Roe, B, Poe, C'",
        "'three' on line 12": "a record of type @set is no work of its own",
        "'good2021thing2' on line 13": outcome.left_out[2].reason.partition(";")[0],
        "line 11": "The key 'oecd_2024' is already used on line 8",
    }
    assert "is not closed" in outcome.left_out[2].reason
    lines = list(cited_lines(outcome))
    assert "13 read, 8 added, 1 already here, 4 left out." in lines
    assert [
        one for one in check_root(bare_project, date(2026, 11, 1)) if one.severity == "error"
    ] == []


def test_a_second_import_adds_nothing(
    bare_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(bare_project, "mixed.bib", MIXED)
    before = (bare_project / "references.bib").read_bytes()
    assert main(["cite", str(bare_project / "mixed.bib"), "--root", str(bare_project)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("Nothing was added:\n")
    assert "13 read, 0 added, 9 already here, 4 left out." in told
    assert (bare_project / "references.bib").read_bytes() == before


EVERY_FIELD = r"""
@report{x, author = {{European Commission} and van der Berg, Jan and King, Jr., Martin and others}, shortauthor = {EC},
  translator = {Doe, Ann}, title = {Title}, subtitle = {Sub}, titleaddon = {Addition}, type = {Green paper}, number = {COM(2020) 65},
  series = {Series}, institution = {EU}, location = {Brussels}, origdate = {1999}, origtitle = {Titre}, origlanguage = {french},
  eventtitle = {Summit}, eventdate = {2020-01-01/2020-01-03}, venue = {Bonn}, pubstate = {inpress}, version = {2}, edition = {3},
  eprint = {1234}, eprinttype = {SSRN}, eprintclass = {law}, langid = {british}, note = {See \S~3}, addendum = {End}, url = {https://e.example/a_b},
  urldate = {2024-02-29}, date = {2020-02-19}, keywords = {a, b}, doi = {10.1000/x}, isbn = {0306406152}, pages = {i--xii, 3--9},
  chapter = {4}, pagetotal = {12}, volume = {1}, volumes = {2}, part = {3}, shorttitle = {T}, library = {BL}, howpublished = {Print}}
"""


def test_a_bib_record_keeps_all_its_fields(bare_project: Path) -> None:
    source, problems = read_bibliography("x.bib", EVERY_FIELD)
    assert problems == []
    work = only(bare_project, "x.bib", EVERY_FIELD)
    house = {"verified": "no", "read": "record", "ids": "x", "sourcetype": "report"}
    assert work.fields == {**source["x"].fields, **house}
    assert work.people == source["x"].people
    assert work.type == "report"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            "@phdthesis{k, title = {T}, school = {MIT}, year = 2020}",
            {"TYPE": "thesis", "type": "phdthesis", "institution": "MIT", "date": "2020"},
        ),
        (
            "@mastersthesis{k, title = {T}, school = {MIT}, year = 2020}",
            {"TYPE": "thesis", "type": "mathesis"},
        ),
        (
            "@techreport{k, title = {T}, institution = {I}, address = {Rome}}",
            {"TYPE": "report", "location": "Rome"},
        ),
        (
            "@electronic{k, title = {T}, url = {www.example.org/a}}",
            {"TYPE": "online", "url": "https://www.example.org/a"},
        ),
        (
            "@conference{k, title = {T}, booktitle = {B}, organization = {ACM}}",
            {"TYPE": "inproceedings", "organization": "ACM"},
        ),
        (
            "@article{k, title = {T}, journal = {J}, month = mar, year = 2020}",
            {"journaltitle": "J", "date": "2020-03"},
        ),
        (
            "@misc{k, title = {T}, eprint = {2307.04699}, archivePrefix = {arXiv}, primaryClass = {cs.CY}}",
            {"eprint": "2307.04699", "eprinttype": "arXiv", "eprintclass": "cs.CY"},
        ),
        ("@misc{k, title = {T}, doi = {https://doi.org/10.1000/x}}", {"doi": "10.1000/x"}),
        ("@misc{k, title = {T}, language = {en}}", {"langid": "english"}),
        (
            "@misc{k, title = {T}, language = {French and German}}",
            {"language": "French and German"},
        ),
        ("@misc{k, title = {T}, langid = {american}}", {"langid": "american"}),
        ("@gadget{k, title = {T}}", {"TYPE": "misc"}),
        ("@book_section{k, title = {T}}", {"TYPE": "incollection"}),
        ("@web_page{k, title = {T}}", {"TYPE": "online"}),
    ],
)
def test_fields_and_types_of_plain_bibtex_get_their_names_here(
    bare_project: Path, record: str, expected: dict[str, str]
) -> None:
    work = only(bare_project, "k.bib", record)
    assert {name: work.type if name == "TYPE" else work.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (
            ["TY  - BLOG", "TI  - T", "T2  - Lawfare", "UR  - https://e.example/b"],
            {"TYPE": "online", "organization": "Lawfare", "entrysubtype": "blog"},
        ),
        (
            ["TY  - STAND", "TI  - T", "SN  - ISO 42001"],
            {"TYPE": "standard", "number": "ISO 42001"},
        ),
        (["TY  - LEGAL", "TI  - T"], {"TYPE": "jurisdiction"}),
        (
            ["TY  - CASE", "TI  - A v. B", "PB  - Supreme Court", "SV  - 22-451", "A2  - U.S."],
            {
                "TYPE": "jurisdiction",
                "institution": "Supreme Court",
                "number": "22-451",
                "journaltitle": "U.S.",
            },
        ),
        (
            ["TY  - JOUR", "TI  - T", "JO  - AMJ", "T2  - Academy of Management Journal"],
            {"journaltitle": "Academy of Management Journal", "shortjournal": "AMJ"},
        ),
        (["TY  - JOUR", "TI  - T", "JO  - Journal of X"], {"journaltitle": "Journal of X"}),
        (
            ["TY  - JOUR", "T1  - T", "JF  - J", "SP  - 545-556"],
            {"title": "T", "journaltitle": "J", "pages": "545–556"},
        ),
        (["TY  - JOUR", "TI  - T", "SP  - e1234"], {"eid": "e1234"}),
        (
            [
                "TY  - RPRT",
                "TI  - T",
                "SN  - 311",
                "M3  - Policy brief",
                "T2  - CIGI Papers",
                "PB  - CIGI",
            ],
            {
                "number": "311",
                "type": "Policy brief",
                "series": "CIGI Papers",
                "institution": "CIGI",
            },
        ),
        (["TY  - JOUR", "TI  - T", "SN  - 1128-045X 1123-6337"], {"issn": "1128-045X 1123-6337"}),
        (["TY  - RPRT", "TI  - T", "SN  - 978-0-306-40615-7"], {"isbn": "978-0-306-40615-7"}),
        (
            ["TY  - BOOK", "TI  - T", "T2  - Series", "M1  - 4", "SP  - 333", "SN  - 0306406152"],
            {"series": "Series", "number": "4", "pagetotal": "333", "isbn": "0306406152"},
        ),
        (
            [
                "TY  - CHAP",
                "TI  - T",
                "T2  - Book",
                "T3  - Series",
                "SV  - 4",
                "SP  - 1",
                "EP  - 9",
            ],
            {"booktitle": "Book", "series": "Series", "number": "4", "pages": "1–9"},
        ),
        (
            ["TY  - CONF", "TI  - T", "T2  - FAccT 2019", "C3  - Proceedings", "C1  - Atlanta"],
            {
                "TYPE": "inproceedings",
                "eventtitle": "FAccT 2019",
                "booktitle": "Proceedings",
                "venue": "Atlanta",
            },
        ),
        (
            ["TY  - THES", "TI  - T", "M3  - PhD thesis", "PB  - MIT"],
            {"TYPE": "thesis", "type": "phdthesis", "institution": "MIT"},
        ),
        (
            ["TY  - DATA", "TI  - T", "ET  - 1.2", "PB  - Zenodo"],
            {"TYPE": "dataset", "version": "1.2", "publisher": "Zenodo"},
        ),
        (
            ["TY  - BOOK", "TI  - T", "OP  - Titre (1975)"],
            {"origtitle": "Titre", "origdate": "1975"},
        ),
        (
            ["TY  - ELEC", "TI  - T", "Y2  - 2024/02/29/", "UR  - https://e.example/a"],
            {"urldate": "2024-02-29"},
        ),
        (
            ["TY  - ELEC", "TI  - T", "Y2  - 2024/02/29/10:00:00", "UR  - https://e.example/a"],
            {"urldate": "2024-02-29"},
        ),
        (["TY  - JOUR", "TI  - T", "M3  - 10.1000/x"], {"doi": "10.1000/x"}),
        (
            ["TY  - JOUR", "TI  - A title that", "goes on", "KW  - a", "KW  - b"],
            {"title": "A title that goes on", "keywords": "a, b"},
        ),
        (["TY  - JOUR", "TI  - <i>Italics</i> &amp; H<sub>2</sub>O"], {"title": "Italics & H2O"}),
        (
            ["TY  - GEN", "TI  - T", "LA  - fr", "N1  - One.", "N1  - Two."],
            {"langid": "french", "note": "One. Two."},
        ),
    ],
)
def test_ris_means_what_its_writers_meant(
    bare_project: Path, tags: list[str], expected: dict[str, str]
) -> None:
    work = only(bare_project, "k.ris", "\r\n".join([*tags, "ER  - "]))
    assert {name: work.type if name == "TYPE" else work.get(name) for name in expected} == expected


NAMES = {
    "King, Martin Luther, Jr.": Person("King", "Martin Luther", suffix="Jr."),
    "van den Berg, Jan": Person("Berg", "Jan", particle="van den"),
    "World Bank": Person("World Bank", corporate=True),
    "World Bank,": Person("World Bank", corporate=True),
    "Department for Science‚ Innovation and Technology,": Person(
        "Department for Science, Innovation and Technology", corporate=True
    ),
    "王, 小明": Person("王", "小明"),
}


@pytest.mark.parametrize("said", NAMES)
@pytest.mark.parametrize("tag", ["AU", "A1"])
def test_names_in_ris(bare_project: Path, said: str, tag: str) -> None:
    work = only(bare_project, "k.ris", f"TY  - BOOK\nTI  - T\n{tag}  - {said}\nER  - \n")
    assert work.authors == (NAMES[said],)


@pytest.mark.parametrize(
    ("tag", "kind", "field"),
    [
        ("ED", "BOOK", "editor"),
        ("A3", "BOOK", "editor"),
        ("A2", "CHAP", "editor"),
        ("A2", "CPAPER", "editor"),
        ("A4", "BOOK", "translator"),
        ("C2", "CHAP", "bookauthor"),
    ],
)
def test_other_roles_in_ris(bare_project: Path, tag: str, kind: str, field: str) -> None:
    work = only(bare_project, "k.ris", f"TY  - {kind}\nTI  - T\n{tag}  - Doe, Ann\nER  - \n")
    assert work.names(field).persons == (Person("Doe", "Ann"),)


@pytest.mark.parametrize(
    ("one", "person"),
    [
        (
            {"family": "Berg", "given": "J.", "dropping-particle": "van den"},
            Person("Berg", "J.", "van den"),
        ),
        (
            {"family": "Berg", "given": "J.", "non-dropping-particle": "van den"},
            Person("Berg", "J.", "van den"),
        ),
        ({"family": "van den Berg", "given": "J."}, Person("Berg", "J.", "van den")),
        ({"family": "King", "given": "M.", "suffix": "Jr."}, Person("King", "M.", suffix="Jr.")),
        ({"family": "King", "given": "M., Jr."}, Person("King", "M.", suffix="Jr.")),
        ({"family": "Al Khalifa", "given": "H."}, Person("Al Khalifa", "H.")),
        ({"family": "boyd", "given": "danah"}, Person("boyd", "danah")),
        ({"literal": "Barnes and Noble, Inc."}, Person("Barnes and Noble, Inc.", corporate=True)),
        ({"family": "Smith and Sons", "given": "A"}, Person("Smith and Sons", "A")),
        ({"name": "The Group"}, Person("The Group", corporate=True)),
        ({"given": "Plato"}, Person("Plato", corporate=True)),
        ({"family": "Plato"}, Person("Plato")),
        ({"family": "محمد", "given": "علي"}, Person("محمد", "علي")),
    ],
)
def test_names_in_csl(bare_project: Path, one: dict[str, str], person: Person) -> None:
    text = json.dumps([{"type": "book", "title": "T", "author": [one]}])
    assert only(bare_project, "k.json", text).authors == (person,)


@pytest.mark.parametrize(
    "others", [{"literal": "others"}, {"family": "others"}, {"literal": "et al."}]
)
def test_others_are_no_person(bare_project: Path, others: dict[str, str]) -> None:
    people = [{"family": "Doe", "given": "A"}, others]
    text = json.dumps([{"type": "book", "title": "T", "author": people}])
    work = only(bare_project, "k.json", text)
    assert (work.authors, work.more_authors) == ((Person("Doe", "A"),), True)


@pytest.mark.parametrize("name", ["k.BIB", "k.bibtex", "k.BibTeX"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_endings_in_capitals_and_other_encodings(
    bare_project: Path, name: str, encoding: str
) -> None:
    data = "@book{k, title = {Économie}, author = {Müller, Ö}}".encode(encoding)
    work = only(bare_project, name, data)
    assert (work.get("title"), work.authors) == ("Économie", (Person("Müller", "Ö"),))


@pytest.mark.parametrize(
    "text",
    [
        "TY - JOUR\nTI - One\nAU - Doe, A\n",
        "TY  - JOUR\r\nTI  - One\r\nAU  - Doe, A\r\nER  -\r\n",
        "\ufeffTY  - JOUR\rTI  - One\rAU  - Doe, A\rER  - \r",
        "Provider: X\n\nTY  -  JOUR\nTI  -  One\nAU  -  Doe, A\n\nER  -  \n",
        "TY  - JOUR\nTI  - One\nAU  - Doe, A\nTY  - BOOK\nTI  - Two\n",
    ],
)
def test_ris_as_people_have_it(bare_project: Path, text: str) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    outcome = imported(bare_project, "export.RIS", text)
    assert len(outcome.added) == 1 + text.count("Two")
    assert [work.get("title") for work in works(bare_project).values()][-1] == "One"


def test_two_works_at_one_address_are_two(bare_project: Path) -> None:
    text = (
        "@incollection{a, title = {Chapter one}, booktitle = {B}, url = {https://e.example/report}, date = {2020}}"
        "@incollection{b, title = {Chapter two}, booktitle = {B}, url = {https://e.example/report}, date = {2020}}"
    )
    assert len(imported(bare_project, "two.bib", text).added) == 2


def test_fields_that_many_records_lose_are_told_once(bare_project: Path) -> None:
    text = "".join(
        f"@book{{roe20{n}a, title = {{Title {n}}}, date = {{20{n}}}, abstract = {{Words.}}, lccn = {{{n}}}}}\n"
        for n in range(10, 15)
    )
    lines = list(cited_lines(imported(bare_project, "many.bib", text)))
    assert "Left out: 'abstract' in 5 records and 'lccn' in 5 records." in lines
    assert not any(line.startswith("  Left out") for line in lines)


def test_a_library_of_thousands_is_read_in_its_order_of_keys(bare_project: Path) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    text = "".join(
        f"@book{{Roe_{n}, title = {{Title {n}}}, author = {{Roe{n % 7}, Ann}}, date = {{2020}}}}\n"
        for n in range(1500)
    )
    assert len(imported(bare_project, "many.bib", text).added) == 1500
    found = list(works(bare_project))
    assert len(found) == 1500
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("author", "persons", "more"),
    [
        ("World Bank", (Person("World Bank", corporate=True),), False),
        ("Doe, Ann and et al.", (Person("Doe", "Ann"),), True),
        ("Doe, Ann et al.", (Person("Doe", "Ann"),), True),
        ("Smith, John, Jr.", (Person("Smith", "John", suffix="Jr."),), False),
        (
            "family=Neufville, given=Robert, prefix=de",
            (Person("Neufville", "Robert", "de"),),
            False,
        ),
    ],
)
def test_names_that_were_misspelt_come_in_as_they_were_meant(
    bare_project: Path, author: str, persons: tuple[Person, ...], more: bool
) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    text = f"@book{{k, title = {{T}}, author = {{{author}}}}}"
    (added,) = imported(bare_project, "k.bib", text).added
    (work,) = works(bare_project).values()
    assert (work.authors, work.more_authors) == (persons, more)
    for note in added.notes:
        assert note.endswith("; the record has it as it seems to be meant")


@pytest.mark.parametrize(
    ("name", "text", "number"),
    [
        # a value that is no DOI sets nothing apart, and joins nothing
        ("a.json", '[{"title": "A", "DOI": "DOI"}, {"title": "B", "DOI": "DOI"}]', 2),
        ("a.ris", "TY  - JOUR\nTI  - A\nDO  - DOI\nER  - \nTY  - JOUR\nTI  - B\nDO  - DOI\nER  - \n", 2),
        # two volumes of one work
        ("a.bib", "@book{a, title={T}, author={D, A}, year={1984}, volume={A}}@book{b, title={T}, author={D, A}, year={1984}, volume={B}}", 2),
        ("a.bib", "@book{a, title={T}, author={D, A}, year={1984}, volume={1}}@book{b, title={T}, author={D, A}, year={1984}, volume={12}}", 2),
        ("a.bib", "@article{a, title={Editorial}, journaltitle={J}, number={1}}@article{b, title={Editorial}, journaltitle={J}, number={2}}", 2),
        ("a.bib", "@misc{a, title={T}, author={D, A}, date={2020}}@misc{b, title={T}, author={D, A}, date={2020-05}}", 1),
        ("a.bib", "@misc{a, title={T}}@misc{b, title={T}}", 1),
    ],
)  # fmt: skip
def test_works_that_differ_and_works_that_do_not(
    bare_project: Path, name: str, text: str, number: int
) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    assert len(imported(bare_project, name, text).added) == number
    assert imported(bare_project, name, text).added == []


@pytest.mark.parametrize(
    "tags",
    [
        ["TI  - Without a name or date"],
        ["TI  - Without a name", "PY  - 2020"],
        ["TI  - Without a date", "AU  - Doe, A"],
        ["TI  - With an odd number", "AU  - Doe, A", "SN  - 12", "VL  - 3"],
    ],
)
def test_a_work_of_which_little_is_known_is_added_once(bare_project: Path, tags: list[str]) -> None:
    text = "\n".join(["TY  - BOOK", *tags, "ER  - \n"])
    assert len(imported(bare_project, "a.ris", text).added) == 1
    with pytest.raises(Refused, match="is there already"):
        imported(bare_project, "a.ris", text)


def test_authors_stand_in_the_order_of_the_file(bare_project: Path) -> None:
    work = only(bare_project, "a.ris", "TY  - BOOK\nTI  - T\nA1  - One, A\nAU  - Two, B\nER  - \n")
    assert [person.last for person in work.authors] == ["One", "Two"]


def test_a_record_without_a_title_is_named_by_its_place(bare_project: Path) -> None:
    text = "TY  - BOOK\nTI  - T\nER  - \nTY  - BOOK\nAU  - Doe, A\nER  - \n"
    (left_out,) = imported(bare_project, "a.ris", text).left_out
    assert (left_out.origin, left_out.reason) == ("record 2", "it has no title; add one")


def test_the_empty_date_of_zotero_is_no_year(bare_project: Path) -> None:
    text = "@misc{a, title = {T}, year = {-001-11-30T00:00:00+00:00}}"
    assert only(bare_project, "a.bib", text).published.words == "n.d."


@pytest.mark.parametrize(
    ("kind", "sourcetype"),
    [
        ("patent", ""),
        ("software", ""),
        ("video", ""),
        ("online", "web-page"),
        ("legal", "official-document"),
    ],
)
def test_what_kind_of_source_is_said_where_it_is_known(
    bare_project: Path, kind: str, sourcetype: str
) -> None:
    work = only(bare_project, "a.bib", f"@{kind}{{a, title = {{T}}}}")
    assert work.get("sourcetype") == sourcetype


@pytest.mark.parametrize(
    ("tags", "field", "left_out"),
    [
        (["TY  - BOOK", "C2  - PMC7123456"], "bookauthor", "C2 'PMC7123456'"),
        (["TY  - RPRT", "A4  - A department"], "translator", "A4 'A department'"),
        (["TY  - CASE", "A4  - Counsel, A"], "translator", "A4 'Counsel, A'"),
        (["TY  - PAT", "Y2  - 2020/01/02/"], "urldate", "Y2 '2020/01/02/'"),
        (["TY  - RPRT", "SN  - 12", "M1  - 13"], "volume", "M1 '13'"),
        (["TY  - BOOK", "DA  - 2019/01/02/", "PY  - 2020"], "year", "PY '2020'"),
        (["TY  - BOOK", "AN  - 32112345"], "eprint", "AN (without DB) '32112345'"),
        (["TY  - BOOK", "T2  - One", "T3  - Two"], "booktitle", "T2 'One'"),
        (["TY  - ELEC", "UR  - https://e.example/1", "UR  - https://e.example/2"], "note", "UR (the others) 'https://e.example/2'"),
    ],
)  # fmt: skip
def test_tags_that_mean_something_else_are_told(
    bare_project: Path, tags: list[str], field: str, left_out: str
) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    text = "\n".join([*tags, "TI  - T", "ER  - \n"])
    (added,) = imported(bare_project, "a.ris", text).added
    assert added.left_out == (left_out,)
    (work,) = works(bare_project).values()
    assert not work.get(field)
    assert not work.names(field).persons


def test_endnote_has_the_day_apart_from_the_year(bare_project: Path) -> None:
    work = only(bare_project, "a.ris", "TY  - BLOG\nTI  - T\nDA  - May 16\nPY  - 2023\nER  - \n")
    assert work.get("date") == "2023-05-16"


def test_editors_of_an_edited_book_stand_as_its_authors_in_endnote(bare_project: Path) -> None:
    work = only(bare_project, "a.ris", "TY  - EDBOOK\nTI  - T\nAU  - Doe, A\nER  - \n")
    assert (work.authors, work.editors) == ((), (Person("Doe", "A"),))


def test_persons_in_the_extra_of_zotero_have_their_role(bare_project: Path) -> None:
    """It has no field for translators of a standard, say, and pages give none at all."""
    note = "Translator: Burchell || Graham\nTranslator: 王 || 小明\nHost: the venue was cold"
    item = {"type": "book", "title": "A", "issued": {"date-parts": [[1991]]}, "note": note}
    work = only(bare_project, "a.json", json.dumps([item]))
    assert [(one.last, one.first) for one in work.translators] == [
        ("Burchell", "Graham"),
        ("王", "小明"),
    ]
    assert work.get("note") == "Host: the venue was cold"


def test_what_zotero_keeps_in_a_note_gets_its_field(bare_project: Path) -> None:
    note = (
        "PMID: 123\nPMCID: PMC99\noriginal-date: 1990-01-02\nCitation Key: Roe_2020\nSeen in print."
    )
    item = {"type": "book", "title": "T", "note": note}
    work = only(bare_project, "a.json", json.dumps([item]))
    assert [work.get(name) for name in ("pmid", "pmcid", "origdate", "note")] == [
        "123",
        "PMC99",
        "1990-01-02",
        "Seen in print.",
    ]
    assert work.former_keys == ["Roe_2020"]


@pytest.mark.parametrize(
    ("archive", "place", "expected"),
    [
        ("National Archives", "Box 3", {"library": "National Archives, Box 3", "eprint": ""}),
        ("arXiv", "2307.04699", {"eprint": "2307.04699", "eprinttype": "arxiv"}),
        ("HAL", "hal-01", {"eprint": "hal-01", "eprinttype": "HAL"}),
    ],
)
def test_a_place_in_an_archive_is_no_number_of_a_preprint(
    bare_project: Path, archive: str, place: str, expected: dict[str, str]
) -> None:
    item = {"type": "manuscript", "title": "T", "archive": archive, "archive_location": place}
    work = only(bare_project, "a.json", json.dumps([item]))
    assert {name: work.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "two",
    [
        "@incollection{a, title={One}, booktitle={B}, doi={10.1000/x}}@incollection{b, title={Two}, booktitle={B}, doi={10.1000/x}}",
        "@article{a, title={Editorial}, author={E, A}, date={2020}, journaltitle={Nature}, number={1}}"
        "@article{b, title={Editorial}, author={E, A}, date={2020}, journaltitle={Science}, number={1}}",
        "@misc{a, title={T}, author={Nn, O.}, date={2020}}@misc{b, title={T}, author={Nn, Q.}, date={2020}}",
        "@misc{a, title={Hearing}, howpublished={S. Hrg. 1}}@misc{b, title={Hearing}, howpublished={S. Hrg. 2}}",
        "@book{a, title={T}, author={K, D}, date={1986}, volumes={5}}@book{b, title={T}, author={K, D}, date={1986}, volume={A}}",
        "@book{a, title={T}, author={K, D}, date={1986}, langid={german}}@book{b, title={T}, author={K, D}, date={1986}, langid={english}}",
        "@book{a, title={T}, author={K, D}, date={1986}}@book{b, title={T}, author={K, D}, date={1986}, translator={L, M}}",
        "@misc{a, title={Notice}, author={{EC}}, date={2020}, note={C/2020/1}}@misc{b, title={Notice}, author={{EC}}, date={2020}, note={C/2020/2}}",
        "@misc{a, title={T}, doi={n/a}, author={K, D}}@misc{b, title={U}, doi={n/a}, author={K, D}}",
        "@misc{a, title={T}, eprint={n/a}, eprinttype={arxiv}}@misc{b, title={U}, eprint={n/a}, eprinttype={arxiv}}",
    ],
)  # fmt: skip
def test_two_works_that_are_alike_are_two_and_come_in_once(bare_project: Path, two: str) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    assert len(imported(bare_project, "two.bib", two).added) == 2
    assert imported(bare_project, "two.bib", two).added == []


HOSTILE_JSON = [
    '[{"title": "A", "issued": {"date-parts": [[Infinity]]}}]',
    '[{"title": "A", "issued": {"date-parts": [[NaN]]}}]',
    '[{"title": "A", "id": "ab\\ud800cd"}]',
    '[{"title": "A", "id": "a\\u202eb"}]',
    '[{"title": "A", "id": "a\\u001b[31mb"}]',
]


@pytest.mark.parametrize("text", HOSTILE_JSON)
def test_no_value_stops_the_command_or_reaches_the_file_unseen(
    bare_project: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (bare_project / "a.json").write_text(text, encoding="utf-8")
    assert main(["cite", str(bare_project / "a.json"), "--root", str(bare_project)]) == 0
    written = (bare_project / "references.bib").read_text(encoding="utf-8")
    assert all(sign.isprintable() or sign == "\n" for sign in written)
    assert "\x1b" not in "".join(capsys.readouterr())
    assert [
        one for one in check_root(bare_project, date(2026, 11, 1)) if one.severity == "error"
    ] == []


@pytest.mark.parametrize(
    "around",
    [
        "@comment{\n@misc{zzz, title = {In a comment}}\n}\n",
        "% @misc{zzz,\n",
    ],
)
def test_a_record_is_never_put_into_another_thing(bare_project: Path, around: str) -> None:
    path = bare_project / "references.bib"
    path.write_text(around, encoding="utf-8")
    before = works(bare_project).keys()
    only_new = "@misc{m2020word, title = {Word}, author = {M, A}, date = {2020}}"
    imported(bare_project, "new.bib", only_new)
    assert around.strip() in path.read_text(encoding="utf-8")
    assert works(bare_project).keys() == before | {"m2020word"}


def test_nothing_is_added_to_a_file_of_which_it_is_not_clear_where_records_end(
    bare_project: Path,
) -> None:
    path = bare_project / "references.bib"
    before = "@misc{aaa, title = {A}, note = {\n@misc{zzz, in a value}\n}}\n"
    path.write_text(before, encoding="utf-8")
    with pytest.raises(Refused, match="has a mistake on line 1, and a record might land"):
        imported(bare_project, "new.bib", "@misc{m2020word, title = {Word}}")
    assert path.read_text(encoding="utf-8") == before


def test_tags_that_rispy_uses_itself_are_tags_like_others(bare_project: Path) -> None:
    text = "TY  - JOUR\nUK  - A\nUN  - B\nZZ  - q\nTI  - Hello\nER  - \n"
    (added,) = imported(bare_project, "a.ris", text).added
    assert sorted(added.left_out) == ["UK 'A'", "UN 'B'", "ZZ 'q'"]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Smith J; Doe K", ["Smith J", "Doe K"]),
        ("Smith, John and Doe, Jane", ["Smith", "Doe"]),
        ("Smith, J., Doe, K. & Roe, R.", ["Smith", "Doe", "Roe"]),
        ("Smith, J., Doe, K.", ["Smith", "Doe"]),
        ("Şen, Ş., Öz, İ.", ["Şen", "Öz"]),
        ("Department of Trade and Industry", ["Department of Trade and Industry"]),
        ("King, Martin Luther, Jr.", ["King"]),
    ],
)
def test_several_names_in_one_line_of_ris(bare_project: Path, said: str, names: list[str]) -> None:
    work = only(bare_project, "a.ris", f"TY  - BOOK\nTI  - T\nAU  - {said}\nER  - \n")
    assert [person.last for person in work.authors] == names


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["ty  - JOUR", "ti  - T"], {"title": "T", "TYPE": "article"}),
        (["TY  - JOUR", "SN  - 00208183, 15315088"], {"issn": "00208183, 15315088"}),
        (["TY  - BOOK", "SN  - 0306406152; 978-0-306-40615-7"], {"isbn": "0306406152, 978-0-306-40615-7"}),
        (["TY  - BOOK", "UR  - oecd.ai/en/x"], {"url": "https://oecd.ai/en/x"}),
        (["TY  - BOOK", "DA  - 2003//Spring"], {"date": "2003-21"}),
        (["TY  - ELEC", "Y2  - 2024 Mar 5"], {"urldate": "2024-03-05"}),
        (["TY  - BOOK", "AB  - We do", "not - at all - agree"], {"doi": ""}),
    ],
)  # fmt: skip
def test_more_ris_as_people_have_it(
    bare_project: Path, lines: list[str], expected: dict[str, str]
) -> None:
    text = "\n".join([*lines, *([] if "ti  - T" in lines else ["TI  - T"]), "ER  - \n"])
    work = only(bare_project, "a.ris", text)
    assert {name: work.type if name == "TYPE" else work.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("said", "kind", "left_out"),
    [
        ("blog", "online", ()),
        ("Thesis", "thesis", ()),
        ("XYZ", "misc", ("TY 'XYZ'",)),
        ("GEN", "misc", ()),
    ],
)
def test_a_type_that_ris_does_not_know_is_told(
    bare_project: Path, said: str, kind: str, left_out: tuple[str, ...]
) -> None:
    (added,) = imported(bare_project, "a.ris", f"TY  - {said}\nTI  - T\nER  - \n").added
    assert added.text.startswith(f"@{kind}{{")
    assert added.left_out == left_out


@pytest.mark.parametrize(
    ("said", "author"),
    [
        (
            "Department for Safety, Innovation and Trade",
            "{Department for Safety, Innovation and Trade}",
        ),
        ("Bank, World", "{World Bank}"),
        ("of Health, Ministry", "{Ministry of Health}"),
        ("van der Berg, Jan", "van der Berg, Jan"),
        ("Banks, Ann", "Banks, Ann"),
    ],
)
def test_a_body_with_commas_stays_whole_in_ris(bare_project: Path, said: str, author: str) -> None:
    text = f"TY  - RPRT\nAU  - {said}\nTI  - T\nDA  - 2014/Jan/05\nER  - \n"
    (added,) = imported(bare_project, "a.ris", text).added
    assert f"  author = {{{author}}}," in added.text.splitlines()
    assert "  date = {2014-01-05}," in added.text.splitlines()


def test_dates_and_names_of_csl_in_other_forms(bare_project: Path) -> None:
    item = {
        "id": "a",
        "type": "report",
        "title": "T",
        "author": [{"family": "Ng, Ann"}, {"family": "United Nations"}, {"family": "Plato"}],
        "issued": {"edtf": "2020-05/2021"},
    }
    (added,) = imported(bare_project, "a.json", json.dumps([item])).added
    assert "  date = {2020-05/2021}," in added.text.splitlines()
    assert "  author = {Ng, Ann and {United Nations} and Plato}," in added.text.splitlines()


def test_a_second_address_of_one_line_is_told(bare_project: Path) -> None:
    text = "TY  - ELEC\nTI  - T\nUR  - https://a.example/x; https://b.example/y\nER  - \n"
    (added,) = imported(bare_project, "a.ris", text).added
    assert "  url = {https://a.example/x}," in added.text.splitlines()
    assert added.left_out == ("UR (the others) 'https://b.example/y'",)


def test_a_record_without_a_key_comes_in(bare_project: Path) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    text = "@article{, author={Doe, Ann}, title={T}, year={2001}}\n@misc{title={U}}\n"
    outcome = imported(bare_project, "a.bib", text)
    assert [one.origin for one in outcome.added] == ["the record on line 1", "the record on line 2"]
    assert [work.former_keys for work in works(bare_project).values()] == [[], []]


@pytest.mark.parametrize(
    "field", ["urldate = {May 3, 2020}", "accessed = {2020-05-03}", "lastchecked = {3 May 2020}"]
)
def test_the_day_of_reading_in_any_words(bare_project: Path, field: str) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    (added,) = imported(bare_project, "a.bib", f"@misc{{a, title = {{T}}, {field}}}").added
    assert "  urldate = {2020-05-03}," in added.text.splitlines()
    assert added.left_out == ()


def test_former_keys_of_the_source_are_kept(bare_project: Path) -> None:
    work = only(bare_project, "a.bib", "@misc{Roe_2020, ids = {old1, old2}, title = {T}}")
    assert work.former_keys == ["Roe_2020", "old1", "old2"]
    item = {"type": "book", "title": "T", "id": "Roe_2020", "note": "Citation Key: roeMap"}
    work = only(bare_project, "a.json", json.dumps([item]))
    assert work.former_keys == ["roeMap", "Roe_2020"]


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ("2020", "2020"),
        ({"date-parts": [["2020-05-06"]]}, "2020-05-06"),
        ({"raw": "2020-05-06T10:00:00Z"}, "2020-05-06T10:00:00Z"),
    ],
)
def test_dates_of_csl_as_programs_write_them(bare_project: Path, issued: object, date: str) -> None:
    text = json.dumps([{"type": "book", "title": "T", "issued": issued}])
    assert only(bare_project, "a.json", text).get("date") == date


def test_json_on_one_long_line_and_in_an_old_encoding(bare_project: Path) -> None:
    items = [{"type": "book", "title": f"Économie {n}", "note": "x" * 1500} for n in range(200)]
    text = json.dumps(items, ensure_ascii=False)
    assert len(imported(bare_project, "a.json", text).added) == 200
    old = json.dumps([{"type": "book", "title": "Économie"}], ensure_ascii=False).encode("cp1252")
    assert only(bare_project, "b.json", old).get("title") == "Économie"


@pytest.mark.parametrize(
    "two",
    [
        "@book{a, title={AI治理研究}, author={王, 伟}, date={2020}}@book{b, title={AI伦理研究}, author={王, 伟}, date={2020}}",
        "@misc{a, title={2020: Право}}@misc{b, title={2020: Закон}}",
        "@misc{a, title={C++}}@misc{b, title={C\\#}}",
        "@misc{a, title={OECD: 人工知能}, url={https://e.example/x}}@misc{b, title={OECD: 教育}, url={https://e.example/x}}",
        "@misc{a, title={Act}, url={https://law.example/#/doc/1}}@misc{b, title={Act}, url={https://law.example/#/doc/2}}",
        "@online{a, title={Guidance}, date={2020}, url={https://gov.example/x?id=1}}@online{b, title={Guidance}, date={2020}, url={https://gov.example/x?id=2}}",
    ],
)  # fmt: skip
def test_works_in_other_scripts_and_at_other_addresses_are_others(
    bare_project: Path, two: str
) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    assert len(imported(bare_project, "two.bib", two).added) == 2


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.json", '[{"title": "T", "note": "Accessed: yes; important"}]', {"note": "Accessed: yes; important"}),
        ("a.json", '[{"type": "document", "title": "T", "note": "type: treaty"}]', {"TYPE": "legal", "note": ""}),
        ("a.json", '[{"type": "book", "title": "Set", "volume": "A", "volume-title": "One"}]', {"title": "One", "maintitle": "Set"}),
        ("a.json", '[{"title": "T", "DOI": "https://e.example/essay"}]', {"doi": "", "url": "https://e.example/essay"}),
        ("a.ris", "TY  - BOOK\nTI  - T\nED  - One, A\nA3  - Two, B\nER  - \n", {"editors": "One Two"}),
        ("a.ris", "TY  - ELEC\nTI  - T\nUR  - 1802.03311\nUR  - https://e.example/x\nER  - \n", {"url": "https://e.example/x"}),
        ("a.ris", "TY  - THES\nTI  - T\nA2  - Advisor, Some\nER  - \n", {"editors": ""}),
        ("a.bib", "@misc{a, title={T}, language={English}}", {"langid": "english"}),
        ("a.bib", "@misc{a, title={T}, author={山田, 太郎}, year={2020}}", {"key": "author2020t"}),
    ],
)  # fmt: skip
def test_more_values_find_their_places(
    bare_project: Path, name: str, text: str, expected: dict[str, str]
) -> None:
    work = only(bare_project, name, text)
    found = {**work.fields, "TYPE": work.type, "key": work.key}
    found["editors"] = " ".join(person.last for person in work.editors)
    assert {one: found.get(one, "") for one in expected} == expected


def test_a_key_that_another_work_has_is_told(bare_project: Path) -> None:
    (bare_project / "references.bib").write_text(
        "@misc{roe2020map, author = {Roe, Bo}, title = {Map}, ids = {Roe_2020}}\n", encoding="utf-8"
    )
    text = "@misc{Roe_2020, author={Roe, Bo}, title={Quite another}, year=2021}"
    (added,) = imported(bare_project, "a.bib", text).added
    assert added.notes == ("Its key 'Roe_2020' is that of another work here.",)
    assert "ids" not in added.text


def test_a_very_long_key_is_not_kept(bare_project: Path) -> None:
    assert only(bare_project, "a.bib", "@misc{%s, title={T}}" % ("x" * 300)).former_keys == []


def test_the_byte_order_mark_of_the_bibliography_stays(bare_project: Path) -> None:
    path = bare_project / "references.bib"
    path.write_text("@misc{zoe2020word, title = {Word}}\n", encoding="utf-8-sig")
    imported(bare_project, "a.bib", "@misc{abe2020word, title = {Other}}")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf@misc{abe2020word")


def test_each_work_that_is_here_is_named_with_the_key_to_cite(bare_project: Path) -> None:
    text = "".join(f"@book{{Roe_{n}, title = {{Title {n}}}}}\n" for n in range(30))
    imported(bare_project, "a.bib", text)
    lines = list(cited_lines(imported(bare_project, "a.bib", text)))
    for number, line in enumerate(lines[:-1]):
        assert line.startswith(f"Already here: 'Roe_{number}' on line {number + 1}: ")
        assert "cite it as '@" in line
    assert lines[-1] == "30 read, 0 added, 30 already here."


def test_nothing_is_added_to_more_than_can_be_read(
    bare_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bare_project / "references.bib"
    before = path.read_bytes()
    monkeypatch.setattr("litmap.authoring.cite.MAX_BIBLIOGRAPHY", len(before) + 50)
    with pytest.raises(Refused, match="which is more than is read"):
        imported(bare_project, "a.bib", "@misc{roe2020word, title = {A title of some length}}")
    assert path.read_bytes() == before


@pytest.mark.parametrize("year", ["-9999", "99999", "{x}"])
def test_an_odd_year_stops_nothing(bare_project: Path, year: str) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    text = f"@misc{{a, title = {{Odd}}, year = {{{year}}}}}@misc{{b, title = {{Other}}}}"
    outcome = imported(bare_project, "a.bib", text)
    assert "Other" in {work.get("title") for work in works(bare_project).values()}
    assert outcome.read == 2


def test_no_hidden_character_of_latex_reaches_the_file(bare_project: Path) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    text = r"@misc{a, title = {Auf\textcompwordmark lage}, note = {Auf\textcompwordmark lage}}"
    imported(bare_project, "a.bib", text)
    found = check_root(bare_project, date(2026, 11, 1))
    assert "hidden-character" not in {one.rule for one in found}
