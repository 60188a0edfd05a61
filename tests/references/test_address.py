"""Where a work is to be found: one link, whose form holds for every DOI and archive."""

import pytest

from litmap.bibtex.reader import read_bibliography
from litmap.model.reference import Reference
from litmap.references import style
from litmap.references.address import address_of, doi_address


def work(fields: str) -> Reference:
    references, _ = read_bibliography("references.bib", f"@misc{{key, title = {{T}}, {fields}}}")
    return references["key"]


def list_entry(fields: str) -> str:
    return style.plain(work(fields)).removeprefix("T (n.d.). ")


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        ("10.1000/abc", "https://doi.org/10.1000/abc"),
        ("10.1000/abc#1", "https://doi.org/10.1000/abc%231"),
        ("10.1000/a?b", "https://doi.org/10.1000/a%3Fb"),
        ("10.1000/a[b]+c", "https://doi.org/10.1000/a%5Bb%5D+c"),
        ("10.1000/a%b", "https://doi.org/10.1000/a%25b"),
        ("10.1000/a%3Cb%3E", "https://doi.org/10.1000/a%3Cb%3E"),
        ("10.1002/(SICI)22:3<267::AID>3.0.CO;2-A", None),
    ],
)
def test_a_doi_is_escaped_once(doi: str, address: str | None) -> None:
    address = address or "https://doi.org/10.1002/(SICI)22:3%3C267::AID%3E3.0.CO;2-A"
    assert doi_address(doi) == address
    assert [span.href for span in address_of(work(f"doi = {{{doi}}}"))] == [address]
    assert [span.href for span in address_of(work(f"url = {{{address}}}"))] == [address]


@pytest.mark.parametrize(
    ("fields", "entry"),
    [
        (r"howpublished = {\url{https://x.org/a_b}}", "https://x.org/a_b"),
        (r"howpublished = {Blog post, \url{https://x.org/a}.}", "Blog post. https://x.org/a"),
        ("howpublished = {Available at: https://x.org/a}", "https://x.org/a"),
        ("howpublished = {[Online]. Available: https://x.org/a}", "https://x.org/a"),
        ("howpublished = {Online: https://x.org/a_(b)}", "https://x.org/a_(b)"),
        ("howpublished = {PDF (https://x.org/a)}", "PDF. https://x.org/a"),
        ("howpublished = {https://x.org/a}, url = {https://x.org/a}", "https://x.org/a"),
        (
            "howpublished = {https://x.org/b}, url = {https://x.org/a}",
            "https://x.org/b. https://x.org/a",
        ),
        (
            "howpublished = {https://doi.org/10.1000/X}, doi = {10.1000/X}",
            "https://doi.org/10.1000/X",
        ),
        ("note = {Available online at <https://x.org/a>}", "https://x.org/a"),
        ("note = {Data: https://x.org/a}", "Data: https://x.org/a."),
        ("howpublished = {Online}", "Online."),
    ],
)
def test_an_address_outside_of_url_is_linked(fields: str, entry: str) -> None:
    assert list_entry(fields) == entry
    hrefs = [span.href for span in style.full(work(fields)) if span.href]
    assert hrefs == [word for word in entry.split()[-1:] if not word.endswith(".")]


@pytest.mark.parametrize(
    ("fields", "entry"),
    [
        (
            "eprinttype = {arXiv}, eprint = {arXiv:2307.04699v2}",
            "Preprint (arXiv:2307.04699v2). https://arxiv.org/abs/2307.04699v2",
        ),
        ("eprint = {2307.04699}", "Preprint (arXiv:2307.04699). https://arxiv.org/abs/2307.04699"),
        (
            "archiveprefix = {arXiv}, eprint = {cs/0701001}",
            "Preprint (arXiv:cs/0701001). https://arxiv.org/abs/cs/0701001",
        ),
        (
            "journaltitle = {CoRR}, volume = {abs/2307.04699}, eprinttype = {arXiv}, eprint = {2307.04699}",
            "Preprint (arXiv:2307.04699). https://arxiv.org/abs/2307.04699",
        ),
        (
            "eprinttype = {ssrn}, eprint = {4567890}",
            "Preprint (SSRN:4567890). https://ssrn.com/abstract=4567890",
        ),
        (
            "eprinttype = {SSRN}, eprint = {https://ssrn.com/abstract=4567890}",
            "Preprint (SSRN:4567890). https://ssrn.com/abstract=4567890",
        ),
        (
            "journaltitle = {SSRN Electronic Journal}, doi = {10.2139/ssrn.4567890}",
            "Preprint (SSRN:4567890). https://doi.org/10.2139/ssrn.4567890",
        ),
        (
            "eprinttype = {SocArXiv}, eprint = {abcd1}",
            "Preprint (SocArXiv:abcd1). https://osf.io/abcd1",
        ),
        (
            "archiveprefix = {OSF Preprints}, eprint = {abcd1_v2}",
            "Preprint (OSF:abcd1_v2). https://osf.io/abcd1_v2",
        ),
        (
            "eprinttype = {psyarxiv}, eprint = {10.31234/osf.io/abcd1}",
            "Preprint (PsyArXiv:abcd1). https://osf.io/abcd1",
        ),
        (
            "doi = {10.31235/osf.io/abcd1}, publisher = {SocArXiv}",
            "Preprint (SocArXiv:abcd1). https://doi.org/10.31235/osf.io/abcd1",
        ),
        (
            "eprinttype = {HAL}, eprint = {hal-01}",
            "Preprint (HAL:hal-01). https://hal.science/hal-01",
        ),
        (
            "eprinttype = {bioRxiv}, eprint = {10.1101/2020.01.01}",
            "Preprint (bioRxiv:10.1101/2020.01.01). https://doi.org/10.1101/2020.01.01",
        ),
        ("eprinttype = {jstor}, eprint = {2010}", "https://www.jstor.org/stable/2010"),
        ("eprinttype = {hdl}, eprint = {1721.1/12}", "https://hdl.handle.net/1721.1/12"),
        ("eprinttype = {PubMed}, eprint = {123}", "https://pubmed.ncbi.nlm.nih.gov/123/"),
        ("eprinttype = {ERIC}, eprint = {ED123}", "ERIC:ED123."),
    ],
)
def test_every_archive_gives_its_own_address(fields: str, entry: str) -> None:
    assert list_entry(fields) == entry


@pytest.mark.parametrize(
    "fields",
    [
        "eprinttype = {SSRN}, eprint = {4567890}, journal = {J}",
        "doi = {10.2139/ssrn.4567890}, journal = {J}",
        "eprinttype = {SocArXiv}, eprint = {abcd1}, booktitle = {B}",
    ],
)
def test_a_work_that_has_appeared_is_no_preprint(fields: str) -> None:
    assert "Preprint" not in style.plain(work(fields))


def test_a_report_is_no_preprint_for_its_doi() -> None:
    references, _ = read_bibliography(
        "references.bib", "@report{key, title = {T}, doi = {10.2139/ssrn.4567890}}"
    )
    assert "Preprint" not in style.plain(references["key"])


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("www.example.org/a", "https://www.example.org/a"),
        ("example.org/a", "https://example.org/a"),
        ("example.org", "https://example.org"),
        ("http:/example.org/a", "http://example.org/a"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("+ http://example.org/a", "http://example.org/a"),
        ("https://example.org/a_(b); https://example.com/", "https://example.org/a_(b)"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
    ],
)
def test_an_address_that_is_clear_is_linked(url: str, address: str) -> None:
    assert [span.href for span in address_of(work(f"url = {{{url}}}"))] == [address]


@pytest.mark.parametrize(
    "url", ["paper-2.pdf", "chapters/a.pdf", "10.1093", "urn:nbn:de/a", "https://a.org/b c"]
)
def test_what_may_be_anything_is_not_linked_as_an_address(url: str) -> None:
    assert [span.href for span in address_of(work(f"url = {{{url}}}")) if span.href] == []


@pytest.mark.parametrize(
    "fields",
    [
        "howpublished = {Response to arXiv:2301.00001}",
        "publisher = {Review of arXiv:2301.00001, by Roe}",
        "howpublished = {Translation of arXiv: 2301.00001}",
    ],
)
def test_the_number_of_another_work_is_not_the_works_own(fields: str) -> None:
    assert address_of(work(fields)) == []


def test_a_number_beside_other_words_is_the_works_own() -> None:
    (link,) = address_of(work("howpublished = {Preprint, submitted to arXiv:2301.00001}"))
    assert link.text == "https://arxiv.org/abs/2301.00001"
