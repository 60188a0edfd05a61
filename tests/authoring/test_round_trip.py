"""What we give away comes back as it was: every type, every field that a format has a place for."""

from datetime import date
from pathlib import Path

import pytest
import rispy
from tests.conftest import TODAY

from litmap.authoring.cite import cite
from litmap.authoring.fetching import Web
from litmap.bibtex.gaps import ENTRY_TYPES
from litmap.bibtex.reader import read_bibliography
from litmap.model.reference import HOUSE_FIELDS, Names, Reference
from litmap.references.formats import in_formats, written
from litmap.references.work_types import ALIASES, THESES

WORKS = r"""
@article{vanderberg2020article, author = {van der Berg, Jan and M{\"u}ller, {\"U}lk{\"u} and {The Research \& Group} and King, Jr., Martin L.},
  title = {An article on AI \& 100\% of {\_}x}, journaltitle = {Journal of X}, shortjournal = {J. X}, volume = {11}, number = {5},
  pages = {545--556}, date = {2020-07-01}, doi = {10.1000/x-1}, langid = {german}, issn = {1234-5679}, keywords = {a, b},
  note = {A note.}, url = {https://example.org/a_b%20c?x=1&y=2#z}, urldate = {2024-02-20}, shorttitle = {Article}}
@article{roe2021eid, author = {Roe, Ann}, title = {Article number}, journaltitle = {Public}, volume = {1}, eid = {e12345}, date = {2021}}
@article{roe2023news, author = {Roe, Ann}, title = {News}, journaltitle = {The Times}, entrysubtype = {newspaper}, date = {2023-01-02}, pages = {3}}
@article{roe2023magazine, author = {Roe, Ann}, title = {Magazine}, journaltitle = {The Weekly}, entrysubtype = {magazine}, date = {2023-01}, pages = {3--4}}
@incollection{obrien2009chapter, author = {O'Brien, Mary}, editor = {Smith, Ann and Doe, Bo}, bookauthor = {Foo, Bar}, title = {A chapter},
  booktitle = {A book}, publisher = {Press}, location = {Oxford}, date = {2009}, pages = {44--88}, isbn = {978-0-306-40615-7}, series = {S}, number = {4}, chapter = {3}}
@book{foucault1977discipline, author = {Foucault, Michel}, translator = {Sheridan, Alan and {The Group}}, title = {Discipline}, origtitle = {Surveiller},
  origdate = {1975}, publisher = {Pantheon}, location = {New York}, date = {1977}, edition = {2}, volume = {1}, volumes = {3}, pagetotal = {333},
  series = {Ser}, number = {12}, isbn = {0306406152}}
@book{department2016book, editor = {{Department for Science, Innovation and Technology}}, title = {A book of rules}, publisher = {Press}, date = {2016}}
@report{bank2024report, author = {{World Bank}}, title = {A report}, type = {Policy brief}, number = {311}, institution = {Institute}, date = {2024-03}, location = {Paris}, series = {CIGI Papers}}
@thesis{kim2020thesis, author = {Kim, Al}, title = {Thesis}, type = {phdthesis}, institution = {MIT}, date = {2020}}
@thesis{kim2021thesis, author = {Kim, Al}, title = {Thesis two}, type = {mathesis}, institution = {MIT}, date = {2021}}
@online{page2024page, author = {{The Page}}, title = {A page}, organization = {Site}, url = {https://example.org/a?b=c&d}, urldate = {2024-02-20}, date = {2024-05-06}}
@online{roe2024blog, author = {Roe, Ann}, title = {A blog}, organization = {The Blog}, entrysubtype = {blog}, url = {https://example.org/blog}, date = {2024-05-06}}
@online{solo2023preprint, author = {Solo, Han}, title = {A preprint}, eprint = {2307.04699}, eprinttype = {arxiv}, date = {2023}}
@online{solo2023ssrn, author = {Solo, Han}, title = {Another preprint}, eprint = {4567890}, eprinttype = {SSRN}, date = {2023}}
@legislation{union2024act, author = {{European Union}}, title = {Regulation (EU) 2024/1689}, number = {2024/1689}, journaltitle = {Official Journal}, date = {2024-06-13}, url = {https://example.org/act}}
@legal{council2024treaty, author = {{Council of Europe}}, title = {A convention}, series = {CETS}, number = {225}, type = {Treaty}, date = {2024-09-05}, location = {Vilnius}}
@jurisdiction{smith2023case, title = {Smith v. Doe}, institution = {Supreme Court}, number = {22-451}, date = {2023-06-28}, journaltitle = {U.S.}, volume = {143}, pages = {12}}
@standard{iso2023standard, author = {{International Organization for Standardization}}, title = {A system}, number = {ISO/IEC 42001:2023}, publisher = {ISO}, date = {2023}}
@patent{smith2020patent, author = {Smith, Ann}, holder = {{Acme, Inc.}}, title = {A patent}, number = {US123}, type = {patentus}, date = {2020}}
@dataset{lab2022data, author = {Lab, Ida}, title = {Data}, date = {2022}, version = {1.2}, publisher = {Zenodo}, doi = {10.5281/zenodo.1}}
@software{lab2022soft, author = {Lab, Ida}, title = {Soft}, date = {2022}, version = {1.2}, url = {https://example.org/soft}}
@software{lab2021soft, author = {Lab, Ida}, title = {Software without a version}, date = {2021}, publisher = {Lab}}
@inproceedings{con2019paper, author = {Con, Ann}, title = {Paper}, booktitle = {Proceedings}, eventtitle = {FAccT 2019}, venue = {Atlanta}, publisher = {ACM}, date = {2019}, pages = {1--9}, editor = {Ed, Bo}}
@inproceedings{con2018paper, author = {Con, Ann}, title = {Another paper}, booktitle = {Proceedings}, date = {2018}}
@inreference{enc2018entry, author = {Enc, Ann}, title = {An entry}, booktitle = {Encyclopedia}, editor = {Ed, Bo}, date = {2018}}
@unpublished{man2018draft, author = {Man, Ann}, title = {Draft}, note = {Working draft}, date = {2018}}
@unpublished{man2018talk, author = {Man, Ann}, title = {Talk}, entrysubtype = {talk}, eventtitle = {Summit}, date = {2018-05-01}}
@video{tv2021film, title = {A film}, publisher = {TV}, date = {2021-05-04}}
@audio{host2021podcast, author = {Host, Ann}, title = {A podcast}, publisher = {Radio}, date = {2021}}
@artwork{paint1900, author = {Paint, Ann}, title = {A picture}, date = {1900}}
@letter{writer1900letter, author = {Writer, Ann}, title = {A letter}, date = {1900}}
@misc{nobody2000thing, title = {By nobody}, type = {Press release}, date = {2000}}
@misc{ali2023title, author = {محمد, علي}, title = {عنوان}, langid = {arabic}, date = {2023}}
@article{roe-forthcoming, author = {Roe, Bo}, title = {Soon}, journaltitle = {Journal}, year = {forthcoming}}
"""
"""A work of each type that has a place of its own in CSL or RIS."""

FINER = r"""
@misc{range2021work, author = {Roe, Bo}, title = {Range}, date = {2021-03/2022-04}}
@misc{open2021work, author = {Roe, Bo}, title = {Open}, date = {2021/..}}
@misc{since2020work, author = {Roe, Bo}, title = {Until}, date = {../2020}}
@misc{circa1998work, author = {Roe, Bo}, title = {Circa}, date = {1998~}}
@misc{season2024work, author = {Roe, Bo}, title = {Season}, date = {2024-21}}
@unpublished{talk2018talk, author = {Man, Ann}, title = {Talk}, entrysubtype = {talk}, eventtitle = {Summit}, venue = {Paris}, eventdate = {2018-05-01/2018-05-02}, date = {2018}}
@article{press2026press, author = {Roe, Bo}, title = {Press}, journaltitle = {Journal}, pubstate = {inpress}, date = {2026}}
@video{film2020film, editor = {Shalev, Sam}, editortype = {director}, title = {Film}, date = {2020}}
@misc{talk2021interview, author = {Hinz, Al}, editora = {Rothman, Jo}, editoratype = {interviewer}, editorb = {Roe, Bo}, editorbtype = {producer},
  entrysubtype = {interview}, title = {Interview}, date = {2021}}
@audio{cast2022episode, author = {Cast, Bo}, title = {Episode}, series = {The Cast}, number = {42}, publisher = {Radio}, date = {2022-03-04}}
@misc{more2022work, author = {Roe, Bo and others}, translator = {Doe, Al and others}, title = {More}, date = {2022}}
@book{orig1977work, author = {Roe, Bo}, title = {Anew}, origpublisher = {Minuit}, origlocation = {Paris}, part = {2}, date = {1977}}
@misc{medical2023work, author = {Roe, Bo}, title = {Medicine}, pmid = {123}, pmcid = {PMC1}, type = {Brochure}, howpublished = {Leaflet}, library = {The Library}, date = {2023}}
"""
"""What CSL has a place for and RIS has not."""

FINEST = r"""
@movie{tv2021movie, title = {A movie}, subtitle = {And more}, organization = {TV}, date = {2021}}
@manual{office2000manual, author = {Roe, Bo and others}, title = {A manual}, organization = {Office}, date = {2000}, titleaddon = {Addition}}
@standard{iso2024standard, author = {{International Organization}}, shortauthor = {ISO}, title = {A standard}, date = {2024}}
@online{solo2024preprint, author = {Solo, Han}, title = {Third}, eprint = {2307.04698}, eprinttype = {arxiv}, eprintclass = {cs.CY}, date = {2024}}
@mvbook{many2000volumes, author = {Roe, Bo}, editora = {Ed, Ann}, editoratype = {redactor}, foreword = {Fore, Ann}, maintitle = {Main}, title = {Volumes}, date = {2000}, addendum = {More}}
"""
"""What BibLaTeX alone has a place for."""


def read(text: str) -> dict[str, Reference]:
    works, problems = read_bibliography("works.bib", text)
    assert [one for one in problems if one.severity == "error"] == []
    return works


def returned(project: Path, text: str, ending: str) -> dict[str, Reference]:
    """The works of a bibliography after they were written in a format and read from it."""
    (project / "references.bib").write_text("", encoding="utf-8")
    file = project / f"works.{ending}"
    file.write_text(in_formats(map(written, read(text).values()))[ending], encoding="utf-8")
    if ending == "ris":
        assert len(rispy.loads(file.read_text(encoding="utf-8"))) == text.count("\n@")
    outcome = cite(project, str(file), date.fromisoformat(TODAY), Web())
    assert (outcome.there, outcome.left_out) == ([], [])
    assert [one.notes for one in outcome.added if one.notes] == []
    return read((project / "references.bib").read_text(encoding="utf-8"))


def kept(work: Reference) -> tuple[str, dict[str, str], dict[str, Names]]:
    fields = {name: text for name, text in work.fields.items() if name not in HOUSE_FIELDS}
    return work.type, fields, dict(work.people)


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        *((WORKS, ending) for ending in ("bib", "json", "ris")),
        *((FINER, ending) for ending in ("bib", "json")),
        (FINEST, "bib"),
    ],
)
def test_works_come_back_equal(bare_project: Path, text: str, ending: str) -> None:
    before = read(text)
    after = returned(bare_project, text, ending)
    assert after.keys() == before.keys()
    for key, work in before.items():
        assert kept(after[key]) == kept(work)
    assert {work.get("verified") for work in after.values()} == {"no"}
    assert {work.get("read") for work in after.values()} == {"record"}


@pytest.mark.parametrize("kind", sorted(ENTRY_TYPES - {"xdata", "set", "bibnote"}))
@pytest.mark.parametrize("ending", ["bib", "bibtex.bib", "json", "ris"])
def test_every_type_comes_back_with_its_title_people_and_date(
    bare_project: Path, kind: str, ending: str
) -> None:
    text = (
        f"\n@{kind}{{roe2024map, author = {{Roe, Ann and {{Body, A and B}}}}, title = {{A map of AI}}, "
        "date = {2024-05-07}, url = {https://example.org/map}, note = {A note}}"
    )
    (before,) = read(text).values()
    (after,) = returned(bare_project, text, ending).values()
    assert after.authors == before.authors
    for name in ("title", "url", "note"):
        assert after.get(name) == before.get(name)
    assert after.published.start == before.published.start
    if ending == "bib":
        assert after.type == ALIASES.get(kind, kind)


FIELDS = r"""
title = {Über die Ordnung: 人工知能 \& الذكاء {Zweite Welt}}, subtitle = {Ein Überblick \#1}, titleaddon = {Festrede}
shorttitle = {Ordnung}, maintitle = {Das Hauptwerk}, mainsubtitle = {Haupt}, booktitle = {Das Sammelwerk}
booksubtitle = {Sammlung}, booktitleaddon = {Zusatz}, journaltitle = {Zeitschrift für Recht}, journalsubtitle = {N. F.}
shortjournal = {ZfR}, issuetitle = {Sonderheft}, issuesubtitle = {Zur Lage}, volume = {XII}, volumes = {7}, number = {3-4}
issue = {Frühling}, part = {2}, chapter = {iv}, pages = {i--xii, 34--56}, pagetotal = {321}, eid = {e778}, series = {Schriften}
edition = {2}, version = {1.2.3}, publisher = {Müller \& Söhne}, institution = {Freie Universität}, organization = {Stelle}
location = {Łódź}, eventtitle = {Gipfel}, eventtitleaddon = {Tag zwei}, eventdate = {2019-05-01/2019-05-03}, venue = {São Paulo}
origtitle = {Sur l’ordre}, origdate = {1975-03}, origpublisher = {Minuit}, origlocation = {Paris}, origlanguage = {french}
howpublished = {Flugblatt}, type = {Grünbuch}, entrysubtype = {magazine}, pubstate = {inpress}, note = {Eine Notiz.}
addendum = {Ein Anhang}, doi = {10.1000/a_b%c}, url = {https://example.org/a_b%20c?x=1&y=~2#z}, urldate = {2024-02-29}
eprint = {2307.04699}, eprinttype = {arxiv}, eprintclass = {cs.CY}, isbn = {978-0-306-40615-7}, issn = {1234-5679}
pmid = {12345}, pmcid = {PMC12345}, langid = {ngerman}, language = {english and german}, keywords = {Recht, KI}
library = {Staatsbibliothek}, shorthand = {ORD}, label = {Ord}, shortauthor = {OrdX}, shorteditor = {OrdE}, shortseries = {S.}
annotator = {Anno, Tim}, commentator = {Commen, Tom}, introduction = {Intro, Ann}, foreword = {{Vor, Wort and Co}}
afterword = {Nach, Wort}, editora = {Redak, Tor}, editoratype = {redactor}, editorb = {Compi, Ler}, editorbtype = {compiler}
editorc = {Colla, Bo}, editorctype = {collaborator}, isrn = {ISRN1}, nameaddon = {pseud.}, reprinttitle = {Wieder}
author = {van der Ääl, Jr., Jan and {Amt für Öl, Gas and Co.} and محمد, علي and O'Brien, Mary and others}
editor = {de la Cruz, Inés and {Rat der Weisen}}, translator = {Müller, Ömer}, bookauthor = {王, 小明}, holder = {{Acme, Inc.}}
"""
"""Every field that we keep, in several scripts."""

DATES = """
2024 2024-02 2024-02-29 2021-03/2022-04 2021/2022 2021/.. ../2020 1998~ 2024-21 199X -0044
"""
"""Of dates that are not certain CSL knows one kind: '1998?' would come back as '1998~'."""


@pytest.mark.parametrize("kind", sorted(ENTRY_TYPES - {"xdata", "set", "bibnote"}))
def test_every_field_of_every_type_comes_back_from_biblatex(bare_project: Path, kind: str) -> None:
    record = f"@{kind}{{aal2024ordnung, date = {{2024-05-07}}, {', '.join(FIELDS.split(chr(10))[1:-1])}}}"
    (before,) = read(record).values()
    (after,) = returned(bare_project, f"\n{record}", "bib").values()
    implied = {"type": THESES[kind]} if kind in THESES and not before.get("type") else {}
    assert kept(after) == (ALIASES.get(kind, kind), {**before.fields, **implied}, before.people)
    assert set(after.kept) >= {"Zweite Welt"}


@pytest.mark.parametrize("ending", ["bib", "json"])
def test_every_date_comes_back(bare_project: Path, ending: str) -> None:
    records = [
        f"@book{{roe-{'abcdefghijklm'[at]}book, author = {{Roe, Ann}}, title = {{Book {'abcdefghijklm'[at]}}}, date = {{{said}}}}}"
        for at, said in enumerate(DATES.split())
    ]
    before = read("\n".join(records))
    after = returned(bare_project, "\n" + "\n".join(records), ending)
    assert {key: work.get("date") for key, work in after.items()} == {
        key: work.get("date") for key, work in before.items()
    }
