"""`style`: labels and full references, one golden string for each form that its docstring promises."""

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litmap.bibtex.reader import read_bibliography
from litmap.model.reference import Names, Person, Reference
from litmap.problems.problem import Place
from litmap.references import style
from litmap.references.typography import (
    dashed,
    full_date,
    initials,
    inner_quotes,
    letters,
    ordinal,
    outer_quotes,
)


def work(fields: str, kind: str = "misc", key: str = "key") -> Reference:
    references, problems = read_bibliography("references.bib", f"@{kind}{{{key}, {fields}}}")
    assert problems == []
    return references[key]


CIHON = r"""author = {Cihon, Peter and Maas, Matthijs M. and Kemp, Luke},
  title = {Fragmentation and the Future: Investigating Architectures for International {AI} Governance},
  journal = {Global Policy}, volume = {11}, number = {5}, pages = {545--556}, year = {2020},
  doi = {10.1111/1758-5899.12890}, url = {https://onlinelibrary.wiley.com/doi/10.1111/1758-5899.12890}"""
ROBERTS = r"""author = {Roberts, Huw and Hine, Emmie and Taddeo, Mariarosaria and Floridi, Luciano}, year = {2024},
  title = {Global AI governance: barriers and pathways forward}"""

LABELS = {
    "one": ("author = {Clough, Jonathan}, year = 2012", "Clough 2012", "Clough 2012"),
    "two": (
        "author = {Abbott, K. W. and Snidal, D.}, year = 2000",
        "Abbott and Snidal 2000",
        "Abbott and Snidal 2000",
    ),
    "three": (CIHON, "Cihon et al. 2020", "Cihon, Maas and Kemp 2020"),
    "four": (ROBERTS, "Roberts et al. 2024", "Roberts et al. 2024"),
    "others": (
        "author = {Bengio, Yoshua and others}, year = 2025",
        "Bengio et al. 2025",
        "Bengio et al. 2025",
    ),
    "corporate": (
        "author = {{Council of Europe}}, date = {2023-12-18}",
        "Council of Europe 2023",
        "Council of Europe 2023",
    ),
    "shortauthor": (
        "author = {{Organisation for Economic Co-operation and Development}}, shortauthor = {OECD}, year = 2019",
        "OECD 2019",
        "OECD 2019",
    ),
    "particle": (
        "author = {van der Berg, Jan}, year = 2020",
        "van der Berg 2020",
        "van der Berg 2020",
    ),
    "apostrophe": ("author = {O'Keefe, Cullen}, year = 2020", "O’Keefe 2020", "O’Keefe 2020"),
    "editors": (
        "editor = {Hale, Thomas and Held, David}, year = 2017",
        "Hale and Held 2017",
        "Hale and Held 2017",
    ),
    "short editor": (
        "editor = {{World Health Body}}, shorteditor = {WHB}, year = 2017",
        "WHB 2017",
        "WHB 2017",
    ),
    "nobody": (
        "title = {The Bletchley Declaration: by countries attending}, year = 2023",
        "‘The Bletchley Declaration’ 2023",
        "‘The Bletchley Declaration’ 2023",
    ),
    "shorttitle": (
        "title = {The long one}, shorttitle = {Long}, year = 2023",
        "‘Long’ 2023",
        "‘Long’ 2023",
    ),
    "question": (
        'title = {Why "govern"? Rethinking}, year = 2016',
        "‘Why “govern”?’ 2016",
        "‘Why “govern”?’ 2016",
    ),
    "long title": (
        "title = {One two three four five six seven eight nine}",
        "‘One two three four five six…’ n.d.",
        "‘One two three four five six…’ n.d.",
    ),
    "no title": ("year = 2020", "‘[untitled]’ 2020", "‘[untitled]’ 2020"),
    "no date": ("author = {Axelrod, R.}", "Axelrod n.d.", "Axelrod n.d."),
}


@pytest.mark.parametrize("name", LABELS)
def test_labels(name: str) -> None:
    fields, in_text, heading = LABELS[name]
    assert style.citation_label(work(fields)) == in_text
    assert style.heading(work(fields)) == heading


def test_suffix_in_labels() -> None:
    assert style.citation_label(work(CIHON), "a") == "Cihon et al. 2020a"
    assert style.heading(work("author = {Axelrod, R.}"), "b") == "Axelrod n.d.-b"
    assert (
        style.plain(work("author = {Axelrod, R.}, title = {T}"), "b") == "Axelrod, R. (n.d.-b). T."
    )


def test_year_suffixes() -> None:
    works = [
        work("author = {Doe, A. and Roe, B. and Poe, C.}, year = 2020, title = {B}", key="later"),
        work(
            "author = {Doe, A. and Roe, B. and Moe, C.}, date = {2020-03}, title = {AA}",
            key="dated",
        ),
        work("author = {doe, A. and others}, year = 2020, title = {A}", key="earlier"),
        work("author = {Doe, A.}, year = 2020, title = {A}", key="alone"),
        work(
            "author = {Doe, A. and Roe, B. and Poe, C.}, year = 2021, title = {B}", key="other-year"
        ),
    ]
    expected = {"earlier": "a", "later": "b", "dated": "c", "alone": "", "other-year": ""}
    assert style.year_suffixes(works) == expected
    assert style.year_suffixes(reversed(works)) == expected


def test_year_suffixes_go_by_title_and_not_by_key() -> None:
    works = [
        work("author = {Doe, A.}, year = 2020, title = {Barriers}", key="a"),
        work("author = {Doe, A.}, year = 2020, title = {Actors}", key="b"),
    ]
    assert style.year_suffixes(works) == {"b": "a", "a": "b"}


def test_year_suffixes_beyond_z() -> None:
    works = [work("author = {Doe, A.}, year = 2020", key=f"k{i:03}") for i in range(30)]
    suffixes = style.year_suffixes(works)
    assert (suffixes["k000"], suffixes["k025"], suffixes["k026"], suffixes["k029"]) == (
        "a",
        "z",
        "aa",
        "ad",
    )


FULL = {
    "article": (
        "article",
        CIHON,
        "Cihon, P., Maas, M. M. and Kemp, L. (2020). ‘Fragmentation and the Future: Investigating Architectures for "
        "International AI Governance’. *Global Policy*, 11(5), 545–556. https://doi.org/10.1111/1758-5899.12890",
    ),
    "article by number": (
        "article",
        "author = {Zaidan, E.}, title = {AI}, journaltitle = {Comm}, number = {1}, eid = {e12}, year = 2024",
        "Zaidan, E. (2024). ‘AI’. *Comm*, no. 1, e12.",
    ),
    "double issue": (
        "article",
        "author = {Zaidan, E.}, title = {AI}, journal = {J}, volume = 2, number = {5--6}, pages = {88-96}",
        "Zaidan, E. (n.d.). ‘AI’. *J*, 2(5–6), 88–96.",
    ),
    "newspaper": (
        "article",
        "author = {Doe, Ann}, title = {News}, journal = {The Paper}, year = 2023, month = dec, day = 8",
        "Doe, A. (2023). ‘News’. *The Paper*, 8 December 2023.",
    ),
    "nested quotes": (
        "article",
        "author = {Clough, J.}, title = {Defining ``crime'' in the `digital' world's \"net\"}, journal = {CLF}, year = 2012",
        "Clough, J. (2012). ‘Defining “crime” in the “digital” world’s “net”’. *CLF*.",
    ),
    "question": (
        "article",
        "author = {Finkelstein, L. S.}, title = {What is global governance?}, journal = {GG}, year = 1995",
        "Finkelstein, L. S. (1995). ‘What is global governance?’ *GG*.",
    ),
    "book": (
        "book",
        "author = {Acharya, Amitav}, title = {Why Govern?}, subtitle = {Rethinking demand}, edition = 2, "
        "volume = 3, publisher = {Cambridge University Press}, address = {Cambridge}, date = {2016-05-01}",
        "Acharya, A. (2016). *Why Govern? Rethinking demand*, 2nd edition, vol. 3. Cambridge: Cambridge University Press.",
    ),
    "edited book": (
        "book",
        "editor = {Hale, Thomas and Held, David and others}, title = {Beyond Gridlock}, publisher = {Polity}, "
        "location = {Cambridge}, date = {2017-03-09}",
        "Hale, T., Held, D. et al. (eds) (2017). *Beyond Gridlock*. Cambridge: Polity.",
    ),
    "chapter": (
        "incollection",
        "author = {Abbott, K. W. and Snidal, D.}, editor = {Mattli, W. and Woods, N.}, year = 2009, "
        'title = {The governance triangle}, booktitle = {The Politics of "Global" Regulation}, pages = {44--88}, '
        "publisher = {Princeton University Press}, address = {Princeton}, doi = {https://doi.org/10.1515/9781400830732.44}",
        "Abbott, K. W. and Snidal, D. (2009). ‘The governance triangle’, in Mattli, W. and Woods, N. (eds), "
        "*The Politics of ‘Global’ Regulation*, pp. 44–88. Princeton: Princeton University Press. "
        "https://doi.org/10.1515/9781400830732.44",
    ),
    "chapter, one editor, no author": (
        "incollection",
        "editor = {Mattli, W.}, year = 2009, title = {Part}, booktitle = {Whole}",
        "‘Part’ (2009). In Mattli, W. (ed.), *Whole*.",
    ),
    "conference": (
        "inproceedings",
        "author = {Wu, B.}, title = {Compute?}, booktitle = {Proceedings}, volume = 7, year = 2024",
        "Wu, B. (2024). ‘Compute?’, in *Proceedings*, vol. 7.",
    ),
    "report": (
        "techreport",
        "author = {Abungu, Cecil}, title = {Why countries care}, number = {CIGI Papers No. 311}, "
        "institution = {Centre for International Governance Innovation}, year = 2024",
        "Abungu, C. (2024). *Why countries care*. Centre for International Governance Innovation, CIGI Papers No. 311.",
    ),
    "report of a body": (
        "report",
        "author = {{OECD}}, title = {State of AI}, institution = {OECD}, type = {Policy paper}, number = 12, "
        "date = {2024-03}",
        "OECD (2024). *State of AI*. Policy paper 12. March 2024.",
    ),
    "report with bare number": (
        "report",
        "author = {Doe, A.}, title = {T}, institution = {RAND}, number = 12, year = 2024",
        "Doe, A. (2024). *T*. RAND, no. 12.",
    ),
    "thesis": (
        "phdthesis",
        "author = {Doe, A.}, title = {T}, school = {Oxford}, type = {PhD thesis}, year = 2024",
        "Doe, A. (2024). *T*. Oxford, PhD thesis.",
    ),
    "web page": (
        "online",
        "author = {{Council of Europe}}, title = {Draft Framework Convention}, date = {2023-12-18}, "
        "url = {https://rm.coe.int/a_b?c=1&d=2}, urldate = {2024-02-20}",
        "Council of Europe (2023). *Draft Framework Convention*. 18 December 2023. "
        "https://rm.coe.int/a_b?c=1&d=2 (accessed 20 February 2024)",
    ),
    "preprint": (
        "misc",
        "author = {Ho, Lewis and others}, title = {International Institutions}, year = 2023, "
        "eprint = {2307.04699}, archiveprefix = {arXiv}",
        "Ho, L. et al. (2023). *International Institutions*. Preprint (arXiv:2307.04699). "
        "https://arxiv.org/abs/2307.04699",
    ),
    "preprint as article": (
        "article",
        "author = {Ho, Lewis}, title = {Institutions}, year = 2023, journal = {arXiv preprint arXiv:2307.04699}",
        "Ho, L. (2023). ‘Institutions’. Preprint (arXiv:2307.04699). https://arxiv.org/abs/2307.04699",
    ),
    "published preprint": (
        "article",
        "author = {Ho, L.}, title = {T}, year = 2023, journal = {J}, eprint = {2307.04699}, eprinttype = {arxiv}",
        "Ho, L. (2023). ‘T’. *J*. https://arxiv.org/abs/2307.04699",
    ),
    "preprint by its DOI": (
        "online",
        "author = {Ho, L.}, title = {T}, date = {2023-07-11}, journaltitle = {arXiv}, number = {2307.04699}, "
        "doi = {10.48550/arXiv.2307.04699}",
        "Ho, L. (2023). *T*. Preprint (arXiv:2307.04699). 11 July 2023. https://doi.org/10.48550/arXiv.2307.04699",
    ),
    "page on a site": (
        "online",
        "author = {Samson, P.}, title = {Peace - a start}, journaltitle = {CIGI}, publisher = {CIGI}, year = 2023",
        "Samson, P. (2023). *Peace – a start*. *CIGI*.",
    ),
    "chapter of a journaltitle": (
        "incollection",
        "author = {Clarke, M.}, title = {T}, journaltitle = {Beyond}, publisher = {Polity}, year = 2017",
        "Clarke, M. (2017). ‘T’, in *Beyond*. Polity.",
    ),
    "DOI in the url": (
        "misc",
        "author = {Ho, L.}, title = {T}, year = 2023, url = {http://dx.doi.org/10.1000/x(1)2:3}",
        "Ho, L. (2023). *T*. https://doi.org/10.1000/x(1)2:3",
    ),
    "nobody, no date": (
        "misc",
        "title = {The UN's Plan}, howpublished = {United Nations}, note = {Draft}",
        "*The UN’s Plan* (n.d.). United Nations. Draft.",
    ),
    "article by nobody": (
        "article",
        "title = {Editorial}, journal = {Nature}, volume = 1, year = 2020",
        "‘Editorial’ (2020). *Nature*, 1.",
    ),
    "names": (
        "book",
        "author = {van Beethoven, Ludwig and King, Jr, Martin Luther and Sartre, Jean-Paul and 习, 近平}, "
        "title = {T}, year = 2000",
        "van Beethoven, L., King, M. L., Jr, Sartre, J.-P. and 习近平 (2000). *T*.",
    ),
    "ten authors": (
        "book",
        "author = {" + " and ".join(f"N{letter}, A." for letter in "abcdefghij") + "}, title = {T}",
        "Na, A., Nb, A., Nc, A., Nd, A., Ne, A., Nf, A., Ng, A., Nh, A., Ni, A. and Nj, A. "
        "(n.d.). *T*.",
    ),
    "eleven authors": (
        "book",
        "author = {"
        + " and ".join(f"N{letter}, A." for letter in "abcdefghijk")
        + "}, title = {T}",
        "Na, A., Nb, A., Nc, A., Nd, A., Ne, A., Nf, A., Ng, A. et al. (n.d.). *T*.",
    ),
    "ends in a full stop": (
        "misc",
        "author = {Doe, A.}, title = {Rules etc.}, publisher = {Acme Inc.}, year = 2020",
        "Doe, A. (2020). *Rules etc.* Acme Inc.",
    ),
    "legal act": (
        "legislation",
        "author = {{European Union}}, number = {2024/1689}, date = {2024-06-13}, "
        "title = {Regulation (EU) 2024/1689 of 13 June 2024 laying down harmonised rules}, url = {https://eur-lex.europa.eu/x}",
        "European Union (2024). *Regulation (EU) 2024/1689 of 13 June 2024 laying down harmonised rules*. "
        "https://eur-lex.europa.eu/x",
    ),
    "UN document": (
        "report",
        "author = {{United Nations General Assembly}}, title = {Seizing the opportunities}, type = {Resolution}, "
        "number = {A/RES/78/265}, institution = {United Nations}, date = {2024-03-21}",
        "United Nations General Assembly (2024). *Seizing the opportunities*. United Nations, Resolution A/RES/78/265. "
        "21 March 2024.",
    ),
    "accents": (
        "article",
        r"author = {J{\"a}nicke, Martin and {\L}ukasz, \'Emile and Şimşek, Ö.}, title = {Na\"ive r\^ole}, "
        r"journal = {{\OE}uvre}, year = 2017",
        "Jänicke, M., Łukasz, É. and Şimşek, Ö. (2017). ‘Naïve rôle’. *Œuvre*.",
    ),
    "online first": (
        "article",
        "author = {Doe, A.}, title = {T}, journal = {J}, date = {2024-02-20}, doi = {10.1000/x}",
        "Doe, A. (2024). ‘T’. *J*, 20 February 2024. https://doi.org/10.1000/x",
    ),
    "nothing known": ("misc", "note = {}", "*[untitled]* (n.d.)."),
}


def marked(reference: Reference) -> str:
    return "".join(f"*{span.text}*" if span.em else span.text for span in style.full(reference))


@pytest.mark.parametrize("name", FULL)
def test_full(name: str) -> None:
    kind, fields, expected = FULL[name]
    assert marked(work(fields, kind)) == expected
    assert style.plain(work(fields, kind)) == expected.replace("*", "")


def test_html() -> None:
    assert style.html(work(CIHON, "article"), "a") == (
        "Cihon, P., Maas, M. M. and Kemp, L. (2020a). ‘Fragmentation and the Future: Investigating Architectures for "
        "International AI Governance’. <em>Global Policy</em>, 11(5), 545–556. "
        '<a href="https://doi.org/10.1111/1758-5899.12890">https://doi.org/10.1111/1758-5899.12890</a>'
    )


def test_html_without_address() -> None:
    assert style.html(work(CIHON, "article"), address=False).endswith(
        "<em>Global Policy</em>, 11(5), 545–556."
    )


def test_html_is_escaped() -> None:
    text = style.html(
        work(
            'author = {{A <b> & "B"}}, title = {<script>alert(1)</script>}, url = {https://x.org/?a&b}'
        )
    )
    assert text == (
        "A &lt;b&gt; &amp; &quot;B&quot; (n.d.). <em>&lt;script&gt;alert(1)&lt;/script&gt;</em>. "
        '<a href="https://x.org/?a&amp;b">https://x.org/?a&amp;b</a>'
    )


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://x.org/a",
        "https://x.org/a b",
        'https://x.org/"onclick=',
        "https:///<x>",
    ],
)
def test_only_web_addresses_are_links(url: str) -> None:
    assert "<a " not in style.html(work(f"title = {{T}}, url = {{{url}}}"))


def test_doi_is_quoted_in_the_link() -> None:
    assert style.html(work('title = {T}, doi = {10.1000/a<b>"c}')).endswith(
        '<a href="https://doi.org/10.1000/a%3Cb%3E%22c">https://doi.org/10.1000/a%3Cb%3E%22c</a>'
    )


def test_sort_key() -> None:
    works = [
        work("author = {Zeng, A.}, year = 2001", key="d"),
        work("author = {Ábbott, K.}, year = 2001, title = {Z}", key="b"),
        work("author = {abbott, K.}, year = 2000", key="a"),
        work("title = {‘Bletchley’}", key="c"),
    ]
    assert [reference.key for reference in sorted(works, key=style.sort_key)] == [
        "a",
        "b",
        "c",
        "d",
    ]


TYPOGRAPHY = [
    (inner_quotes("‘a’ \"b\" 'c' it's states’"), "“a” “b” “c” it’s states’"),
    (outer_quotes("\"b\" 'c' it's “d”"), "‘b’ ‘c’ it’s “d”"),
    (dashed("545-556, S1--S9, A/79/88-E, 1 – 2"), "545–556, S1–S9, A/79/88-E, 1–2"),
    (initials("Matthijs M."), "M. M."),
    (initials("J.K. Émile jean-pierre"), "J. K. É. J.-P."),
    (ordinal("1") + ordinal("12") + ordinal("23"), "1st edition12th edition23rd edition"),
    (ordinal("11") + ordinal("13") + ordinal("112"), "11th edition13th edition112th edition"),
    (ordinal("2") + ordinal("3") + ordinal("4"), "2nd edition3rd edition4th edition"),
    (ordinal("Revised"), "revised edition"),
    (ordinal("Second edition"), "Second edition"),
    (full_date("2024-02-05"), "5 February 2024"),
    (full_date("2024-02"), "February 2024"),
    (full_date("2024"), "2024"),
    (letters(0) + letters(25) + letters(26) + letters(701) + letters(702), "azaazzaaa"),
]


@pytest.mark.parametrize(("made", "expected"), TYPOGRAPHY)
def test_typography(made: str, expected: str) -> None:
    assert made == expected


TEXTS = st.text("ab .?!'\"‘’<>&-–(", max_size=12)
PEOPLE = st.lists(
    st.builds(Person, last=st.text("AB", min_size=1, max_size=3), first=TEXTS), max_size=12
).map(tuple)
NAMES = st.builds(Names, PEOPLE)
WORKS = st.builds(
    Reference,
    key=st.just("key"),
    type=st.sampled_from(["article", "incollection", "book", "techreport", "misc", "other"]),
    fields=st.dictionaries(
        st.sampled_from(
            [
                "title",
                "subtitle",
                "journal",
                "booktitle",
                "volume",
                "pages",
                "publisher",
                "url",
                "doi",
                "note",
            ]
        ),
        TEXTS,
    ),
    people=st.fixed_dictionaries({"author": NAMES, "editor": NAMES}),
    source=st.just(""),
    place=st.just(Place("references.bib")),
    field_places=st.just({}),
)


@given(WORKS)
def test_html_and_plain_say_the_same(reference: Reference) -> None:
    assert unescape(re.sub(r"</?(?:em|a)\b[^>]*>", "", style.html(reference))) == style.plain(
        reference
    )


@given(st.lists(WORKS, max_size=6))
def test_suffixes_tell_all_works_apart(works: list[Reference]) -> None:
    numbered = [replace(work, key=f"k{i}") for i, work in enumerate(works)]
    suffixes = style.year_suffixes(numbered)
    told = style.with_namesakes_told(numbered)
    labels = [style.citation_label(work, suffixes[work.key]).casefold() for work in told]
    assert len(set(labels)) == len(numbered)


@pytest.mark.parametrize(
    ("fields", "kind", "expected"),
    [
        (
            CIHON,
            "article",
            "Peter Cihon, Matthijs M. Maas and Luke Kemp. <em>Global Policy</em>, 11(5), 545–556.",
        ),
        (
            "editor = {Hale, Thomas and Held, David}, title = {Beyond}, edition = {2}, publisher = {Polity}",
            "book",
            "Thomas Hale and David Held (eds). 2nd edition. Polity.",
        ),
        (
            "author = {Clarke, M.}, title = {Steps}, editor = {Hale, T.}, booktitle = {Beyond}, pages = {1--9}",
            "incollection",
            "M. Clarke. In Hale, T. (ed.), <em>Beyond</em>, pp. 1–9.",
        ),
        ("title = {By nobody}", "online", ""),
    ],
)
def test_a_byline_says_who_made_a_work_and_where_it_appeared(
    fields: str, kind: str, expected: str
) -> None:
    assert style.byline_html(work(fields, kind)) == expected
