"""What a work's page says of its record."""

import pytest

from litmap.bibtex.reader import read_bibliography
from litmap.model.reference import Reference
from litmap.references.address import address_of
from litmap.site.blocks.record import record_facts


def work(fields: str) -> Reference:
    references, _ = read_bibliography("references.bib", f"@misc{{key, title = {{T}}, {fields}}}")
    return references["key"]


def facts(fields: str) -> dict[str, str]:
    return {name: str(html) for name, html in record_facts(work(fields), {})}


@pytest.mark.parametrize("doi", ["10.1000/abc#1", "10.1000/a?b", "10.1000/a<b>", "10.1000/a%3Cb"])
def test_the_page_links_a_doi_as_the_list_does(doi: str) -> None:
    (span,) = address_of(work(f"doi = {{{doi}}}"))
    assert f'href="{span.href}"' in facts(f"doi = {{{doi}}}")["DOI"]


def test_a_doi_written_as_an_address_is_linked_once() -> None:
    html = facts("doi = {https://doi.org/10.1000/abc}")["DOI"]
    assert html == '<a href="https://doi.org/10.1000/abc">10.1000/abc</a>'


@pytest.mark.parametrize(
    ("fields", "name", "html"),
    [
        (
            "eprinttype = {SSRN}, eprint = {45678}",
            "SSRN",
            '<a href="https://ssrn.com/abstract=45678">45678</a>',
        ),
        ("eprinttype = {ERIC}, eprint = {ED<1>}", "ERIC", "ED&lt;1&gt;"),
        (
            "howpublished = {\\url{https://example.org/a}}",
            "Web",
            '<a href="https://example.org/a">example.org</a>',
        ),
    ],
)
def test_archives_and_addresses_are_shown(fields: str, name: str, html: str) -> None:
    assert facts(fields)[name] == html
