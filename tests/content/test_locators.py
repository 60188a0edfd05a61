"""Locators: every common spelling leads to one, and what is not understood stays as it was written."""

import pytest

from litmap.content.locators import normalised

SAME = {
    "p. 5": ("p. 5", "p.5", "p 5", "pg. 5", "page 5", "Page 5", "pp. 5", "5", "{p. 5}", " p.\n5 "),
    "pp. 545–56": (
        "pp. 545–56",
        "pp 545--56",
        "pages 545-56",
        "pp. 545 – 56",
        "545-56",
        "p. 545 to 56",
        "pp. 545—56",
    ),
    "pp. 5, 7–9": ("pp. 5, 7-9", "pages 5 and 7--9", "p. 5 & 7-9", "5, 7–9"),
    "p. xii": ("p. xii", "xii", "page xii"),
    "pp. iv–vi": ("pp. iv-vi", "iv--vi"),
    "pp. 5ff.": ("pp. 5ff.", "p. 5 ff."),
    "pp. A3–A5": ("pp. A3-A5",),
    "ch. 3": ("ch. 3", "chap. 3", "chapter 3", "Chapter 3"),
    "chs. 3, 4": ("chs. 3, 4", "chapters 3 and 4", "ch. 3 & 4"),
    "ch. 3, p. 12": ("ch. 3, p. 12", "chapter 3 page 12", "ch. 3, and p. 12"),
    "sec. 4.2": ("sec. 4.2", "section 4.2", "sect. 4.2", "Sec. 4.2"),
    "secs. 2, 3": ("secs. 2, 3", "sections 2 and 3", "sec. 2, and 3"),
    "§ 4": ("§ 4", "§4"),
    "§§ 4–6": ("§§ 4-6", "§ 4-6"),
    "n. 16": ("n. 16", "note 16", "fn. 16", "footnote 16", "fn 16"),
    "nn. 26, 27": ("nn. 26, 27", "notes 26 and 27", "n. 26, 27"),
    "sec. 3, n. 38": ("sec. 3, n. 38", "section 3, note 38", "sec. 3 n. 38"),
    "pp. 5–7, n. 16": ("pp. 5-7, n. 16",),
    "para. 12a": ("para. 12a", "paragraph 12a", "¶ 12a", "par. 12a"),
    "paras. 12–14": ("paras. 12-14", "paragraphs 12 to 14", "¶¶ 12-14"),
    "art. 6(1)(a)": ("art. 6(1)(a)", "Article 6 (1)(a)", "Art. 6(1) (a)"),
    "arts. 5, 6": ("arts. 5, 6", "articles 5 and 6"),
    "recital 12": ("recital 12", "rec. 12"),
    "annex III": ("annex III", "Annex III"),
    "annexes I, II": ("annexes I and II", "annex I, II"),
    "appendix B": ("appendix B", "app. B"),
    "fig. 2b": ("fig. 2b", "figure 2b", "Fig. 2b"),
    "figs. 2–4": ("figs. 2-4", "figures 2 to 4"),
    "table 1": ("table 1", "tab. 1"),
    "vol. 2, pp. 4, 5": ("vol. 2, pp. 4 and 5", "volume 2 pages 4, 5"),
    "line 7": ("line 7", "l. 7"),
    "lines 7–9": ("ll. 7-9",),
    "art. 3, para. 2": ("art. 3, para. 2", "Article 3, paragraph 2", "article 3 para 2"),
}


@pytest.mark.parametrize(
    ("expected", "written"), [(one, text) for one, texts in SAME.items() for text in texts]
)
def test_one_spelling(expected: str, written: str) -> None:
    assert normalised(written) == expected
    assert normalised(expected) == expected


@pytest.mark.parametrize(
    "written",
    [
        "sec. 4 and a word",
        "p. 5, on fairness",
        "passim",
        "first paragraph",
        "see p. 5",
        "pp. 3; 7, on fairness",
        "sec.",
        "p. 5,",
        "preface",
        "page",
        "[sic] p. 2",
        "dictum",
        "civil",
        "p. mix",
        "Chapter One",
        "v. 3",
        "12 May 2020",
        "n.d.",
        "p. five",
        "5 pages",
        "art. 6(1",
        "",
    ],
)
def test_what_is_not_understood_stays_as_written(written: str) -> None:
    assert normalised(written) == written


def test_dashes_between_numbers_are_made_ranges_even_so() -> None:
    assert normalised("the table, 5--7") == "the table, 5–7"
