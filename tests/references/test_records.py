"""Works as records of BibLaTeX and of plain BibTeX: what others find in them."""

import pytest
from pybtex.database import parse_string
from pybtex.plugin import find_plugin
from tests.authoring.test_round_trip import WORKS

from litmap.bibtex.reader import read_bibliography
from litmap.model.reference import Reference
from litmap.references.plain_bibtex import bibtex_record
from litmap.references.record_text import protected, public_record


def work(text: str) -> Reference:
    references, _ = read_bibliography("references.bib", text)
    return next(iter(references.values()))


def test_a_record_for_others_says_nothing_of_our_file_or_reading() -> None:
    text = public_record(
        work(
            "@incollection{roe2024map, title = {A map}, crossref = {book}, ids = {old}, verified = {yes}, "
            "read = {full}, annotation = {It argues.}, sourcetype = {chapter}, region = {asia}}"
            "@book{book, title = {A book}, publisher = {Press}}"
        )
    )
    assert "  publisher = {Press}," in text.splitlines()  # the book may not be there
    for field in ("crossref", "ids", "verified", "read", "annotation", "sourcetype", "region"):
        assert f"  {field} = " not in text


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("The OECD and AI", "The {OECD} and {AI}"),
        ("ChatGPT, GPT-4 and iOS", "{ChatGPT}, {GPT}-4 and {iOS}"),
        ("G7 and G20: what next?", "{G7} and {G20}: what next?"),
        ("The U.S. Department", "The {U.S.} Department"),
        ("Non-Proliferation of Arms", "Non-Proliferation of Arms"),
        ("AI-powered states’ AIs", "{AI}-powered states’ {AIs}"),
        ("ЕС и ИИ в Москве", "{ЕС} и {ИИ} в Москве"),
        ("GOVERNING AI", "GOVERNING AI"),
        ("中国的人工智能", "中国的人工智能"),
        (r"A \& B of the UN", r"A \& B of the {UN}"),
        (r"Costs \textasciitilde{}5", r"Costs \textasciitilde{}5"),
    ],
)
def test_acronyms_keep_their_capitals(title: str, shown: str) -> None:
    assert protected(title, whole=False) == shown


@pytest.mark.parametrize(
    ("kind", "sourcetype", "expected"),
    [
        ("jurisdiction", "", "{Loper Bright v. Raimondo}"),
        ("legislation", "", "{Loper Bright v. Raimondo}"),
        ("misc", "official-document", "{Loper Bright v. Raimondo}"),
        ("report", "", "Loper Bright v. Raimondo"),
    ],
)
def test_titles_that_are_names_keep_all_their_capitals(
    kind: str, sourcetype: str, expected: str
) -> None:
    one = work(f"@{kind}{{k, title = {{Loper Bright v. Raimondo}}, sourcetype = {{{sourcetype}}}}}")
    for text in (public_record(one), bibtex_record(one)):
        assert f"  title = {{{expected}}}," in text.splitlines()


SIGNS = [
    "@misc{k, title = {A backslash \\textbackslash alpha, C:\\textbackslash}}",
    "@misc{k, title = {Braces \\& signs: 100\\% of \\$5, \\#1, a\\_b, x, `quoted', \\textasciicircum}}",
    "@misc{k, title = {‘Quoted’ — dash – en; é ß Ø 中 ع}}",
    "@misc{k, author = {{Barnes and Noble, Inc.} and von der Leyen, Ursula and {van den} Berg, Jan and Sukarno}, title = {T}}",
    "@misc{k, author = {{Smith and Sons}, Ann and Doe, {Bob, Jr}, title = {T}}",
    "@misc{k, author = {Kennedy, Jr., John F. and Xi, Jinping and {王小明} and others}, title = {T}}",
    "@misc{k, title = {T}, url = {https://e.example/a_%20~b?c=d&e#f}, doi = {10.1002/(SICI)1:3<267::AID-1>3.0.CO;2-A}}",
]


@pytest.mark.parametrize("text", SIGNS)
def test_every_sign_comes_back(text: str) -> None:
    before = work(text)
    after = work(public_record(before))
    assert (after.fields, after.people) == (before.fields, before.people)


@pytest.mark.parametrize("style", ["plain", "alpha", "unsrt"])
def test_styles_of_plain_bibtex_take_every_work(style: str) -> None:
    references, _ = read_bibliography("works.bib", WORKS)
    text = "\n\n".join(map(bibtex_record, references.values()))
    database = parse_string(text, "bibtex")
    entries = find_plugin("pybtex.style.formatting", style)().format_bibliography(database)
    shown = {entry.key: entry.text.render_as("text").casefold() for entry in entries}
    assert shown.keys() == references.keys()
    for key, one in references.items():
        assert one.get("title").casefold() in shown[key]


def test_plain_bibtex_has_its_own_names_for_everything() -> None:
    text = bibtex_record(
        work(
            "@report{roe2024map, author = {Roe, Ann}, title = {A map}, subtitle = {Of AI}, date = {2024-05-07}, "
            "institution = {Body}, type = {Policy brief}, number = {3}, location = {Paris}, note = {A note.}, "
            "translator = {Doe, Bo}, pages = {1--9}, edition = {2}, eprint = {2307.04699}, eprinttype = {arxiv}}"
        )
    )
    for line in (
        "@techreport{roe2024map,",
        "  title = {A map: Of {AI}},",
        "  year = {2024},",
        "  month = may,",
        "  day = {7},",
        "  number = {3},",
        "  pages = {1--9},",
        "  edition = {2nd},",
        "  institution = {Body},",
        "  type = {Policy brief},",
        "  address = {Paris},",
        "  note = {A note. Translated by Bo Doe},",
        "  archiveprefix = {arXiv},",
    ):
        assert line in text.splitlines()
    assert "date = " not in text
    assert "location = " not in text


@pytest.mark.parametrize(
    ("fields", "kind", "line"),
    [
        ("type = {mathesis}, institution = {MIT}", "thesis", "@mastersthesis{k,"),
        ("type = {phdthesis}, institution = {MIT}", "thesis", "  school = {MIT},"),
        ("type = {phdthesis}", "thesis", "  type = {PhD thesis},"),
        ("organization = {Site}", "online", "  howpublished = {Site},"),
        ("journaltitle = {J}", "article", "  journal = {J},"),
        ("date = {1991/1993}", "misc", "  year = {1991--1993},"),
        ("year = {forthcoming}", "misc", "  year = {forthcoming},"),
        ("series = {CETS}, number = {225}", "legal", "@misc{k,"),
        ("url = {https://e.example}", "online", "  key = {Title},"),
        (
            "journaltitle = {U.S.}, volume = {593}, number = {22-451}",
            "jurisdiction",
            "  howpublished = {U.S., 593, case 22-451},",
        ),
        (
            "number = {ISO 42001}, publisher = {ISO}",
            "standard",
            "  howpublished = {ISO 42001, ISO},",
        ),
        (
            "eprint = {4567890}, eprinttype = {SSRN}",
            "online",
            "  howpublished = {Preprint, SSRN:4567890},",
        ),
        (
            "eprint = {4567890}, eprinttype = {SSRN}",
            "online",
            "  url = {https://ssrn.com/abstract=4567890},",
        ),
        ("eprint = {2307.04699}, eprinttype = {arxiv}", "online", "  eprint = {2307.04699},"),
        (
            "eprint = {4567890}, eprinttype = {SSRN}, url = {https://e.example}",
            "online",
            "  url = {https://e.example},",
        ),
        (
            "origtitle = {Titre}, origdate = {1975}",
            "book",
            "  note = {First published as Titre, 1975},",
        ),
        ("origdate = {1975}", "book", "  note = {First published in 1975},"),
        ("pubstate = {inpress}, date = {2026}", "book", "  note = {In press},"),
        ("booktitle = {Book}, bookauthor = {Doe, A}", "inbook", "@incollection{k,"),
        ("titleaddon = {The Same}, note = {A note.}", "misc", "  note = {A note. The Same},"),
    ],
)
def test_a_field_of_plain_bibtex(fields: str, kind: str, line: str) -> None:
    assert line in bibtex_record(work(f"@{kind}{{k, title = {{Title}}, {fields}}}")).splitlines()


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (
            "@incollection{k, title = {T}, booktitle = {Rules}, booksubtitle = {Essays}}",
            "  booktitle = {Rules: Essays},",
        ),
        (
            "@article{k, title = {T}, journaltitle = {规则}, journalsubtitle = {研究}}",
            "  journal = {规则: 研究},",
        ),
        ("@book{k, title = {Who rules?}, subtitle = {A look}}", "  title = {Who rules? A look},"),
    ],
)
def test_plain_bibtex_has_subtitles_behind_their_titles(record: str, line: str) -> None:
    assert line in bibtex_record(work(record)).splitlines()


@pytest.mark.parametrize("field", ["isbn", "issn"])
def test_a_number_that_styles_print_holds_no_command(field: str) -> None:
    one = work(rf"@book{{roe2024map, title = {{A map}}, {field} = {{\input {{file}} 0$^1$}}}}")
    for text in (public_record(one), bibtex_record(one)):
        assert f"{field} = {{input file 0^1}}" in text


def test_what_is_not_published_has_the_note_that_plain_bibtex_asks_for() -> None:
    works, _ = read_bibliography("works.bib", "@unpublished{a, title = {T}, date = {2024}}")
    assert "  note = {Unpublished}," in bibtex_record(works["a"])


def test_a_plan_is_no_thesis_of_a_master() -> None:
    works, _ = read_bibliography("works.bib", "@report{a, title = {T}, type = {Masterplan}}")
    assert bibtex_record(works["a"]).startswith("@techreport{a,")
