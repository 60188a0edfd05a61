"""Then and now: which statements have a row, in which order, and what a row says."""

from pathlib import Path

from tests.site.seen import words
from tests.small import graph

from litmap.site.blocks.since import UNCHECKED, SinceRow, page_since, since_rows
from litmap.site.html.page_data import PageData
from litmap.site.html.plan import as_text
from litmap.site.html.site import Site
from litmap.site.pages.since import SincePages

BARRIER = """---
title: Slow work
summary: It is slow.
order: second
claims:
  - {id: untouched, text: Nothing bears on it., cites: "[states @roberts2024global, sec. 2]"}
  - {id: gone, text: It is a draft., cites: "[states @roberts2024global, n. 7]", HOLDS}
  - {id: kept, text: It goes on., cites: "[states @roberts2024global, sec. 2]"}
  - id: asked
    text: Nobody asked.
    by: ours
    about: left-open
    cites: "[see @roberts2024global, sec. 2]"
    holds: {answer: open, because: "One work asks [evidence @brown2022two].", checked: 2026-01-02, settle: An answer}
---
""".replace(
    "HOLDS",
    'holds: {answer: "no", because: "It became [a text](../developments/old.md).", checked: 2026-01-02}',
)
PATHWAY = """---
title: Treaties
summary: Write treaties.
standing: option
assessments:
  - criterion: justice
    condition: current
    verdict: weak
    because: "Nobody signs [states @roberts2024global, sec. 2]."
    rests_on: ["slow#gone"]
{0}
---
"""
CRITERION = "---\ntitle: Justice\nsummary: Is it just?\ndefinition: Who decides.\n---\n"
NEWS = """---
title: TITLE
summary: Something happened.
date: DATE
bears_on: [TARGETS]
confidence: high
claims: [{id: so, text: It was so., about: fact, cites: "[evidence @adams2021one]"}]
---
"""
PAPER = """
sections: [{section: 2, title: Two, summary: It is said.}]
notes: [{note: 7, section: 2, keys: [adams2021one]}]
"""


def news(title: str, date: str, *targets: str) -> str:
    """An event that has effects on some targets: 'claim: "x#y", effect: updates'."""
    written = ", ".join(f"{{{target}}}" for target in targets)
    return NEWS.replace("TITLE", title).replace("DATE", date).replace("TARGETS", written)


def page_data(root: Path, of_verdict: str = "") -> PageData:
    """What the page has to show; the verdict has one more line."""
    kept = 'claim: "slow#kept", effect: confirms, because: "It does [evidence @brown2022two]."'
    verdict = "assessment: treaties/justice/current, effect: contradicts"
    files = {
        "barriers/slow.md": BARRIER,
        "pathways/treaties.md": PATHWAY.format(of_verdict),
        "criteria/justice.md": CRITERION,
        "paper.yml": PAPER,
        "developments/old.md": news("Old news", "2025-01", 'claim: "slow#gone", effect: updates'),
        "developments/new.md": news(
            "New news", "2025-03-04", kept, verdict, "entry: treaties, effect: narrows"
        ),
    }
    return PageData(Site(graph(root, files)), "/since/")


def rows(root: Path) -> dict[str, SinceRow]:
    return {row.name: row for row in since_rows(page_data(root))}


def test_a_row_for_each_statement_that_an_event_or_an_answer_names_newest_event_first(
    tmp_path: Path,
) -> None:
    assert list(rows(tmp_path)) == [
        "slow#kept",
        "treaties",
        "treaties/justice/current",
        "slow#gone",
        "slow#asked",
    ]


def test_what_was_checked_is_counted_in_a_sentence(tmp_path: Path) -> None:
    """Of five claims that are no notes of ours one was checked."""
    page = words(as_text(SincePages(page_data(tmp_path).site).pages()["since.md"]))
    assert (
        "2 events bear on 4 statements; 1 more was looked at without one. 1 of 5 claims was "
        "checked again, the other 4 not." in page
    )


def test_within_an_event_what_holds_least_comes_first(tmp_path: Path) -> None:
    answer = '    holds: {answer: "no", because: Some do., checked: 2026-01-02}'
    found = since_rows(page_data(tmp_path, answer))
    assert [row.name for row in found][:2] == ["treaties/justice/current", "slow#kept"]


def test_an_answer_is_the_authors_and_an_effect_is_none(tmp_path: Path) -> None:
    found = rows(tmp_path)
    gone, kept = found["slow#gone"], found["slow#kept"]
    assert (gone.answer, gone.words) == ("no", "No longer holds")
    assert (kept.answer, kept.words, kept.because) == (None, "Confirmed by this event", UNCHECKED)


def test_a_row_says_what_where_and_whose(tmp_path: Path) -> None:
    found = rows(tmp_path)
    gone = found["slow#gone"].said
    assert gone.words == "It is a draft."
    assert [words(one) for one in gone.places] == ["§2 n. 7"]
    assert 'href="../paper/#note-7"' in gone.places[0]
    assert (gone.page.title, gone.href, gone.whose) == (
        "Slow work",
        "../barriers/slow/#claim-gone",
        "",
    )
    assert found["slow#asked"].said.whose == "our note"
    verdict = found["treaties/justice/current"]
    assert verdict.said.words == "Verdict: weak on justice, under the conditions of 2024"


def test_sources_are_those_of_the_reason_or_of_the_event_itself(tmp_path: Path) -> None:
    found = rows(tmp_path)
    cited = {
        name: [source.link.target for source in row.events[0].sources]
        for name, row in found.items()
        if row.events
    }
    assert cited["slow#kept"] == ["brown2022two"]
    assert cited["slow#gone"] == ["adams2021one"]
    asked = found["slow#asked"]
    assert asked.settle == "An answer."
    assert not asked.events
    assert [source.link.target for source in asked.sources] == ["brown2022two"]


def test_a_text_shown_again_has_its_links_and_no_anchors_or_citations(tmp_path: Path) -> None:
    gone = rows(tmp_path)["slow#gone"]
    assert gone.because == 'It became <a href="../developments/old/">a text</a>.'
    assert rows(tmp_path)["slow#asked"].because == "One work asks."


def test_an_entry_has_its_own_rows_and_those_it_rests_on(tmp_path: Path) -> None:
    data = page_data(tmp_path)
    found = page_since(data, data.corpus.entries["treaties"])
    assert [row.name for row in found.own] == ["treaties", "treaties/justice/current"]
    assert [row.name for row in found.near] == ["slow#gone"]


LONG = "It is said in so many words that nobody who lists what has happened since would read them all again right here today."


def test_the_events_of_a_row_come_newest_first_and_its_reason_may_name_more(tmp_path: Path) -> None:
    holds = 'holds: {answer: in-part, because: "See [this](../developments/named.md).", checked: 2026-01-02}'
    entry = BARRIER.replace("It goes on., cites", f"It goes on., {holds}, cites")
    target = 'claim: "slow#kept", effect: narrows'
    elsewhere = 'claim: "slow#untouched", effect: confirms'
    files = {
        "barriers/slow.md": entry,
        "developments/old.md": news("Old", "2025-01", 'claim: "slow#gone", effect: updates'),
        "developments/first.md": news("First", "2025-02", target),
        "developments/last.md": news("Last", "2025-05", target),
        "developments/named.md": news("Named", "2025-03", elsewhere),
    }
    found = since_rows(PageData(Site(graph(tmp_path, files)), "/since/"), {"slow#kept"})
    (row,) = found
    assert [event.link.title for event in row.events] == ["Last", "Named", "First"]
    assert [event.effect for event in row.events] == ["narrows", None, "narrows"]


def test_what_a_note_of_ours_left_open_is_answered_not_refuted(tmp_path: Path) -> None:
    entry = BARRIER.replace("answer: open", 'answer: "no"').replace(", settle: An answer", "")
    target = 'claim: "slow#asked", effect: updates'
    files = {
        "barriers/slow.md": entry,
        "paper.yml": PAPER,
        "developments/old.md": news("Old", "2025-01", 'claim: "slow#gone", effect: updates'),
        "developments/new.md": news("New", "2025-02", target),
    }
    found = since_rows(PageData(Site(graph(tmp_path, files)), "/since/"))
    words_of = {row.name: row.words for row in found}
    assert words_of["slow#asked"] == "Answered since"
    assert words_of["slow#gone"] == "No longer holds"
