"""What a work is called: in a citation as it is written, in a heading, and in reference lists."""

from collections import Counter

import pytest
from tests.small import text_of

from litmap.bibtex.reader import read_bibliography
from litmap.content.parse import parse_sources
from litmap.site.html.labels import Labels, roles_in_words

BIB = """
@article{adams2020one, author = {Adams, Ann and Berg, Bo and Cole, Cy}, title = {One}, journaltitle = {J}, date = {2020}}
@article{adams2020two, author = {Adams, Ann and Berg, Bo and Cole, Cy}, title = {Two}, journaltitle = {J}, date = {2020}}
@report{club2021text, author = {{The Club}}, title = {Text}, institution = {The Club}, date = {2021}}
"""


@pytest.fixture(scope="module")
def labels() -> Labels:
    references, _ = read_bibliography("r.bib", BIB)
    return Labels(references)


@pytest.mark.parametrize(
    ("cites", "said"),
    [
        ("[@adams2020one]", "Adams et al. 2020a"),
        (
            "[see partly supports @adams2020two, p. 5]",
            "see partly supports Adams et al. 2020b, p. 5",
        ),
        ("[-@club2021text]", "2021"),
        ("[disputes @nobody2020, n. 1]", "disputes @nobody2020, n. 1"),
    ],
)
def test_a_citation_in_words(labels: Labels, cites: str, said: str) -> None:
    (citation,) = parse_sources(text_of(cites)).citations()
    assert labels.said(citation).replace("\u00a0", " ") == said


def test_background_is_spelt_out_where_asked(labels: Labels) -> None:
    (citation,) = parse_sources(text_of("[@club2021text]")).citations()
    assert labels.said(citation) == "The Club 2021"
    assert labels.said(citation, spelt=True) == "see also The Club 2021"


def test_a_heading_names_up_to_three_authors(labels: Labels) -> None:
    assert labels.heading("adams2020one") == "Adams, Berg and Cole 2020a"


def test_works_by_a_body_are_found_by_any_of_its_names(labels: Labels) -> None:
    assert labels.keys_by(["the club", "TC"]) == ["club2021text"]
    assert labels.keys_by(["Adams"]) == []


def test_roles_stand_in_their_order() -> None:
    counts = Counter({"supports": 3, "background": 2, "disputes": 1})
    assert roles_in_words(counts) == "disputes 1, supports 3, background 2"


def test_a_reference_that_is_asked_for_again_is_the_same_and_no_other() -> None:
    text = "@misc{roe2024map, title = {A map}, author = {Roe, A}, url = {https://e.example/x}}"
    references, _ = read_bibliography("references.bib", text)
    labels = Labels(references)
    for address in (False, True, False, True):
        for written in (labels.html("roe2024map", address), labels.plain("roe2024map", address)):
            assert ("https://e.example/x" in written) == address
