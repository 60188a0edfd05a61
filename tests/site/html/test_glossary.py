"""Terms are explained where a page first uses them, and only there."""

from pathlib import Path

import pytest
from tests.small import graph

from litmap.site.html.glossary import FirstUses, Glossary
from litmap.site.html.labels import Labels

TERM = """---
title: {title}
{short}summary: A word.
definition: >-
  {definition}
---
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    made = graph(
        tmp_path,
        {
            "terms/regime-complex.md": TERM.format(
                title="Regime complex",
                short="",
                definition="Bodies with few links [states @roberts2024global, sec. 2].",
            ),
            "terms/strong-regime-complex.md": TERM.format(
                title="Strong regime complex",
                short="",
                definition="As @adams2021one put it, one with many links.",
            ),
            "terms/polycentric-order.md": TERM.format(
                title="Polycentric order",
                short="short: polycentric\n",
                definition="An order with many centres.",
            ),
        },
    )
    return Glossary(made, Labels(made.corpus.references))


def uses(glossary: Glossary, *texts: str, own: str = "") -> list[tuple[str, str]]:
    first = FirstUses(glossary, own)
    parts = [part for text in texts for part in first.split(text)]
    assert "".join(text for text, _ in parts) == "".join(texts), "no text may be lost"
    return [(text, term.id) for text, term in parts if term]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The regime complex is weak.", [("regime complex", "regime-complex")]),
        ("Regime complexes are weak.", [("Regime complexes", "regime-complex")]),
        ("A strong regime complex.", [("strong regime complex", "strong-regime-complex")]),
        ("A Polycentric world.", [("Polycentric", "polycentric-order")]),
        ("A polycentric order.", [("polycentric order", "polycentric-order")]),
        ("The Regime Complex Initiative.", []),
        ("No regime complexity, no polycentrically made thing, no non-polycentric one.", []),
        ("", []),
    ],
)
def test_titles_labels_and_plurals_are_found_as_whole_words(
    glossary: Glossary, text: str, found: list[tuple[str, str]]
) -> None:
    assert uses(glossary, text) == found


def test_each_term_is_explained_once_on_a_page(glossary: Glossary) -> None:
    assert uses(glossary, "A regime complex, a regime complex.", "Regime complex.") == [
        ("regime complex", "regime-complex")
    ]


def test_a_term_does_not_explain_itself(glossary: Glossary) -> None:
    assert uses(glossary, "A regime complex.", own="regime-complex") == []


def test_a_definition_is_plain_text_without_its_sources(glossary: Glossary) -> None:
    terms = glossary.terms
    assert glossary.definition(terms["regime complex"]) == "Bodies with few links."
    assert (
        glossary.definition(terms["strong regime complex"])
        == "As Writer (2023a) put it, one with many links."
    )


def test_the_page_explains_the_first_use_in_text_or_link_but_not_in_code(
    corpus_pages: Path,
) -> None:
    page = (corpus_pages / "barriers/governance-deficit/index.html").read_text(encoding="utf-8")
    assert page.count('class="lm-term"') == 1
    assert (
        '<span class="lm-term"><a class="link" id="link-1" data-target="regime-complex" '
        'href="../../terms/regime-complex/" aria-describedby="term-regime-complex">a weak regime complex</a>'
    ) in page
    reading = (corpus_pages / "pathways/strong-complex/index.html").read_text(encoding="utf-8")
    assert (
        '<span class="lm-term"><a href="../../terms/regime-complex/" aria-describedby="term-regime-complex">'
        "<em>regime complex</em></a>"
    ) in reading
    assert "Several bodies that together govern one field.</span>" in page
