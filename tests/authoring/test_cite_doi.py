"""`litmap cite` with DOIs and arXiv numbers: whichever registry answers, and however it fails.

The answers are written after the documentation of Crossref, DataCite and mEDRA, and hold their oddities.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.authoring.answering import Said, answering
from tests.conftest import TODAY

from litmap.authoring import fetching
from litmap.authoring.cite import cite
from litmap.authoring.edits import Refused
from litmap.authoring.fetching import Web
from litmap.authoring.taking import Added
from litmap.bibtex.reader import read_bibliography
from litmap.cli import main
from litmap.linkcheck.client import Client
from litmap.pipeline import check_root

DAY = date.fromisoformat(TODAY)
CSL = {"Content-Type": "application/vnd.citationstyles.csl+json"}
CROSSREF = {
    "indexed": {"date-parts": [[2025, 1, 1]]},
    "reference-count": 88,
    "publisher": "Press",
    "issue": "5",
    "license": [{"URL": "https://l.example"}],
    "DOI": "10.1000/new-1",
    "type": "journal-article",
    "created": {"date-parts": [[2024, 5, 1]]},
    "page": "545-556",
    "source": "Crossref",
    "title": "Rules &amp; <i>norms</i> for AI: 100% of <b>it</b> {sic}",
    "subtitle": ["A view"],
    "volume": "11",
    "author": [
        {"given": "Jan", "family": "van der Berg", "sequence": "first", "affiliation": []},
        {"given": "Ülkü", "family": "Müller, Jr and others"},
        {"name": "The Research & Group"},
    ],
    "container-title": "Journal of Rules",
    "language": "en",
    "issued": {"date-parts": [[2024, 5, 7]]},
    "URL": "https://doi.org/10.1000/new-1",
    "relation": {"is-preprint-of": []},
    "ISSN": ["1234-5678"],
    "abstract": "<jats:p>Long.</jats:p>",
}
DATACITE_ARXIV = {
    "type": "article",
    "id": "https://doi.org/10.48550/arxiv.2307.04699",
    "categories": ["Computers and Society (cs.CY)", "FOS: Computer and information sciences"],
    "author": [{"family": "Ho", "given": "Lewis"}, {"literal": "Solo, Jane"}],
    "issued": {"date-parts": [["2023"]]},
    "DOI": "10.48550/ARXIV.2307.04699",
    "publisher": "arXiv",
    "title": "Institutions for AI",
    "copyright": "Open",
}
DATACITE_DATA = {
    "type": "dataset",
    "author": [{"literal": "Acme, Inc."}, {"literal": "OECD"}, {"given": "Plato"}],
    "issued": "2021-05-04",
    "language": "eng",
    "DOI": "10.5281/ZENODO.1",
    "publisher": "Zenodo",
    "title": "Counts<br>of laws",
    "version": "1.2",
}


def added_from(root: Path, doi: str, answer: dict[str, Any]) -> tuple[Added, list[tuple[str, str]]]:
    with answering({"": Said(200, json.dumps(answer).encode(), CSL)}) as server:
        (added,) = cite(root, doi, DAY, server.web).added
    return added, server.asked


@pytest.mark.parametrize(
    "source", ["10.1000/new-1", "https://doi.org/10.1000/new-1", "doi:10.1000/new-1."]
)
def test_a_doi_becomes_a_record_in_its_place_and_nothing_else_changes(
    bare_project: Path, source: str
) -> None:
    bibliography = bare_project / "references.bib"
    before = bibliography.read_text(encoding="utf-8")
    added, asked = added_from(bare_project, source, CROSSREF)
    assert asked == [("/10.1000/new-1", "application/vnd.citationstyles.csl+json")]
    assert (
        added.text
        == r"""@article{vanderberg2024rules,
  author = {van der Berg, Jan and {Müller, Jr and others}, Ülkü and {The Research \& Group}},
  title = {Rules \& norms for AI: 100\% of it sic: A view},
  journaltitle = {Journal of Rules},
  volume = {11},
  number = {5},
  date = {2024-05-07},
  pages = {545--556},
  publisher = {Press},
  issn = {1234-5678},
  doi = {10.1000/new-1},
  langid = {english},
  verified = {partly},
  read = {record},
  sourcetype = {journal-article},
}
"""
    )
    assert added.left_out == ("abstract '<jats:p>Long.</jats:p>'",)
    assert bibliography.read_text(encoding="utf-8") == f"{before}\n{added.text}"
    assert {one.rule for one in check_root(bare_project, DAY)} == {"uncited"}


@pytest.mark.parametrize(
    "source",
    [
        "arXiv:2307.04699v2",
        "2307.04699",
        "https://arxiv.org/abs/2307.04699",
        "https://arxiv.org/pdf/2307.04699v1.pdf",
        "10.48550/arXiv.2307.04699",
    ],
)
def test_a_preprint_is_known_by_its_number(bare_project: Path, source: str) -> None:
    added, asked = added_from(bare_project, source, DATACITE_ARXIV)
    assert asked[0][0] == "/10.48550/arXiv.2307.04699"
    assert (
        added.text
        == """@online{ho2023institutions,
  author = {Ho, Lewis and Solo, Jane},
  title = {Institutions for AI},
  date = {2023},
  eprint = {2307.04699},
  eprinttype = {arxiv},
  verified = {partly},
  read = {record},
  sourcetype = {preprint},
}
"""
    )
    keys = list(read_bibliography("", (bare_project / "references.bib").read_text("utf-8"))[0])
    assert keys == sorted(keys)
    with pytest.raises(Refused, match="cite it as '@ho2023institutions'"):
        cite(bare_project, "2307.04699", DAY, Web())  # asks nobody


@pytest.mark.parametrize("source", ["https://arxiv.org/abs/hep-th/9901001v3", "math.GT/0309136"])
def test_a_preprint_of_the_old_numbers(bare_project: Path, source: str) -> None:
    number = source.removeprefix("https://arxiv.org/abs/").removesuffix("v3")
    added, _ = added_from(bare_project, source, {"title": "Old", "DOI": f"10.48550/ARXIV.{number}"})
    assert f"  eprint = {{{number}}}," in added.text.splitlines()


def test_a_dataset_of_bodies_and_a_date_in_one_word(bare_project: Path) -> None:
    added, _ = added_from(bare_project, "10.5281/zenodo.1", DATACITE_DATA)
    for line in (
        "@dataset{acmeinc2021counts,",
        "  author = {{Acme, Inc.} and {OECD} and {Plato}},",
        "  title = {Counts of laws},",
        "  publisher = {Zenodo},",
        "  date = {2021-05-04},",
        "  doi = {10.5281/ZENODO.1},",
        "  langid = {english},",
        "  sourcetype = {dataset},",
    ):
        assert line in added.text.splitlines()
    assert "  version = {1.2}," in added.text.splitlines()
    assert added.notes == ()


ODD: dict[str, tuple[dict[str, Any], str]] = {
    "title in a list": ({"title": ["A map"]}, "  title = {A map},"),
    "date in words": ({"issued": {"raw": "7 May 2024"}}, "  date = {2024-05-07},"),
    "date as strings": ({"issued": {"date-parts": [["2024", "5"]]}}, "  date = {2024-05},"),
    "date of nothing": ({"issued": {"date-parts": [[None]]}}, "  title = {A map},"),
    "printed later": (
        {"issued": {"date-parts": [[2023]]}, "published-print": {"date-parts": [[2024, 1]]}},
        "  date = {2024-01},",
    ),
    "article number": ({"type": "journal-article", "article-number": "e12"}, "  eid = {e12},"),
    "posted": ({"type": "posted-content", "publisher": "SSRN"}, "  sourcetype = {preprint},"),
    "posted where": ({"type": "posted-content", "publisher": "SSRN"}, "  organization = {SSRN},"),
    "language": ({"language": "de-DE"}, "  langid = {german},"),
    "marked up": ({"title": "Of <i>rules</i>"}, "@misc{anonymousrules,"),
    "unheard of": ({"type": "gadget"}, "@misc{anonymousmap,"),
    "case of the DOI": ({"DOI": "10.1000/X"}, "  doi = {10.1000/X},"),
    "no DOI": ({"DOI": None}, "  doi = {10.1000/x},"),
}
"""Parts of an answer, and a line of the record that it becomes."""


@pytest.mark.parametrize("name", ODD)
def test_odd_answers_become_sound_records(bare_project: Path, name: str) -> None:
    parts, line = ODD[name]
    added, _ = added_from(bare_project, "10.1000/x", {"title": "A map", **parts})
    assert line in added.text.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "says"),
    [
        (Said(404), "no registry knows the DOI 10.1000/x; check it for a typing error"),
        (Said(406), "gives no record of the DOI 10.1000/x that can be read; give the address"),
        (Said(204), "gives no record of the DOI 10.1000/x"),
        (Said(200, b"<html><title>A</title>", {"Content-Type": "text/html"}), "gives no record"),
        (Said(200, b"<?xml version='1.0'?><ONIXDOI/>", {"Content-Type": "text/xml"}), "no record"),
        (Said(200, b"[" * 900_000), "gives no record"),
        (Said(200, b'{"title": "A", "x": "' + b"x" * 2_000_000 + b'"}'), "gives no record"),
        (Said(200, b'{"title": {}}'), "gives no record"),
        (Said(200, b'["title"]'), "gives no record"),
        (Said(200, b'{"title": "A", "author": "B"}'), "is not in the form of CSL-JSON"),
        (Said(200, b'{"title": "A", "author": [null, 7]}'), "is not in the form"),
        (Said(500), "the registry answered 500 for the DOI 10.1000/x; try again later, or write"),
        (Said(429), "the registry answered 429"),
        (Said(0), "no whole answer came in time; try again later"),
        (Said(302, b"", {"Location": "/on"}), "redirects too many times"),
        (Said(302, b"", {"Location": "file:///etc/passwd"}), "'file:', which is not a web address"),
        (Said(302, b"", {"Location": "http://10.0.0.1/"}), "an address that is not public"),
        (Said(302, b"", {"Location": "http://[::ffff:127.0.0.1]/"}), "that is not public"),
    ],
)
def test_a_registry_that_fails_changes_nothing_and_has_a_cure(
    bare_project: Path, said: Said, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "DEADLINE", 1)
    before = (bare_project / "references.bib").read_bytes()
    with answering({"": said}) as server, pytest.raises(Refused) as refused:
        cite(bare_project, "10.1000/x", DAY, server.web)
    assert says in str(refused.value)
    assert (bare_project / "references.bib").read_bytes() == before


def test_a_registry_that_is_not_there(bare_project: Path) -> None:
    web = Web(Client("test", frozenset(["127.0.0.1:9"])), "http://127.0.0.1:9")
    with pytest.raises(Refused, match="refuses connections; try again later, or write the record"):
        cite(bare_project, "10.1000/x", DAY, web)


def test_redirects_to_the_registry_are_followed(bare_project: Path) -> None:
    answers = {
        "/10.1000/new-1": Said(302, b"", {"Location": "HOST/works/1"}),
        "/works/1": Said(200, json.dumps(CROSSREF).encode(), CSL),
    }
    with answering(answers) as server:
        (added,) = cite(bare_project, "10.1000/new-1", DAY, server.web).added
    assert added.key == "vanderberg2024rules"
    assert {media_type for _, media_type in server.asked} == {CSL["Content-Type"]}


@pytest.mark.parametrize(
    "source", ["10.1111/1758-5899.12890", "doi:10.1111/1758-5899.12890", "10.1111/1758-5899.12890 "]
)
def test_what_is_there_is_refused_and_nobody_is_asked(bare_project: Path, source: str) -> None:
    with pytest.raises(Refused, match="cite it as '@cihon2020fragmentation'"):
        cite(bare_project, source, DAY, Web())


def test_what_is_there_under_another_doi_is_refused(bare_project: Path) -> None:
    answer = {"title": "Another title", "DOI": "10.1111/1758-5899.12890"}
    with pytest.raises(Refused, match="cite it as '@cihon2020fragmentation'"):
        added_from(bare_project, "10.1000/x", answer)


def test_the_command_prints_the_record_and_what_to_do(
    bare_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with answering({"": Said(200, json.dumps(CROSSREF).encode(), CSL)}) as server:
        host = server.base.removeprefix("http://")
        command = ["cite", "10.1000/new-1", "--registry", server.base, "--allow-host", host]
        assert main([*command, "--root", str(bare_project)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("@article{vanderberg2024rules,")
    lines = (bare_project / "references.bib").read_text("utf-8").splitlines()
    line = 1 + lines.index("  read = {record},", lines.index("@article{vanderberg2024rules,"))
    assert "Cite it as '@vanderberg2024rules'" in shown
    assert f"read = {{full}} (or part, abstract) on line {line} of references.bib" in shown
