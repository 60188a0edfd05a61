"""Home: the sentences with the worst that speaks against each, what has changed, and ways in."""

import re
from pathlib import Path

from tests.site.seen import html, words
from tests.small import graph

from litmap.site import render

CLAIMS = """---
title: Slow work
summary: It is slow.
order: second
claims:
  - {id: plain, text: It is so., cites: "[states @roberts2024global]"}
  - {id: whole, text: It is slow., cites: "[states @roberts2024global; disputes @adams2021one]"}
  - {id: partly, text: It lasts., cites: "[states @roberts2024global; partly disputes @brown2022two]"}
  - {id: limited, text: It waits., cites: "[states @roberts2024global; qualifies @brown2022two]"}
  - id: changed
    text: It was a draft.
    cites: "[states @roberts2024global]"
    holds: {answer: in-part, because: "It is a text [evidence @brown2022two].", checked: 2026-01-02}
  - id: kept
    text: It goes on.
    cites: "[states @roberts2024global]"
    holds: {answer: "yes", because: "It does [evidence @brown2022two].", checked: 2026-01-02}
---
"""
HOME = "---\ntitle: Why is work slow?\nsummary: One paper.\n---\n{0}\n"


def linked(*claims: str) -> str:
    links = [f"[{claim}](barriers/slow.md#claim-{claim})" for claim in claims]
    return f"1. It is {' and '.join(links)}.\n"


def home(root: Path, text: str, **files: str) -> str:
    named = {name.replace("__", "/") + ".md": file for name, file in files.items()}
    made = graph(root, {"barriers/slow.md": CLAIMS, "index.md": HOME.format(text), **named})
    return render(made)["index.md"]


def marks(page: str) -> list[str]:
    return [words(one) for one in re.findall(r'<span class="lm-mark".*?</span>', page)]


def test_each_sentence_is_a_row_with_the_worst_that_speaks_against_its_claims(
    tmp_path: Path,
) -> None:
    text = "".join(
        (
            linked("plain", "kept"),
            linked("changed", "plain"),
            linked("changed", "limited"),
            linked("limited", "partly"),
            linked("partly", "whole"),
        )
    )
    page = home(tmp_path, text)
    rows = page.partition('class="lm-sentences"')[2].partition("</section>")[0].split("<li>")[1:]
    assert [marks(row) for row in rows] == [
        [],
        ["changed since"],
        ["limited: Writer 2023b"],
        ["disputed in part: Writer 2023b"],
        ["disputed: Writer 2023a"],
    ]


def test_a_sentence_without_a_claim_has_no_mark(tmp_path: Path) -> None:
    assert marks(home(tmp_path, "Work [is slow](barriers/slow.md).")) == []


def test_a_change_leads_to_the_event_that_made_it(tmp_path: Path) -> None:
    event = """---
title: A text
summary: It was adopted.
date: 2025-02-03
bears_on: [{claim: "slow#changed", effect: updates}]
confidence: high
claims: [{id: so, text: It was so., about: fact, cites: "[evidence @adams2021one]"}]
---
"""
    page = home(tmp_path, linked("changed"), developments__text=event)
    assert 'href="developments/text/">changed since</a>' in page
    since = page.partition('class="lm-newest"')[2].partition("</section>")[0]
    assert "1 event bears on 1 statement." in words(since)
    assert "It was a draft." in words(since)


EVENT = """---
title: Event {0}
summary: It happened.
date: 2025-02-{0:02}
bears_on: [{{claim: "slow#c{0}", effect: updates}}, {{claim: "slow#d{0}", effect: confirms}}]
confidence: high
claims: [{{id: so, text: It was so., about: fact, cites: "[evidence @adams2021one]"}}]
---
"""
CLAIM = """  - id: {0}
    text: Said {0}.
    cites: "[states @roberts2024global]"
    holds: {{answer: "{1}", because: "It is so [evidence @brown2022two].", checked: 2026-01-02}}
"""


def test_the_five_newest_events_stand_there_once_with_what_holds_least(tmp_path: Path) -> None:
    claims = "".join(
        CLAIM.format(f"c{day}", "no") + CLAIM.format(f"d{day}", "yes") for day in range(1, 8)
    )
    files = {
        "barriers/slow.md": CLAIMS.partition("claims:")[0] + "claims:\n" + claims + "---\n",
        "index.md": HOME.format("1. It is [slow](barriers/slow.md#claim-c1).\n"),
    }
    for day in range(1, 8):
        files[f"developments/event-{day}.md"] = EVENT.format(day)
    page = render(graph(tmp_path, files))["index.md"]
    since = words(page.partition('class="lm-newest"')[2].partition("</section>")[0])
    assert re.findall(r"Said (\w+)\.", since) == ["c7", "c6", "c5", "c4", "c3"]
    assert "7 events bear on 14 statements." in since


def test_home_without_events_has_no_heading_for_changes(tmp_path: Path) -> None:
    assert "What has changed since" not in home(tmp_path, linked("plain"))


def test_the_ways_in_lead_to_about_or_where_it_is_known_to_the_forms(tmp_path: Path) -> None:
    files = {"barriers/slow.md": CLAIMS, "index.md": HOME.format(linked("plain"))}
    made = graph(tmp_path, files)
    ways = render(made)["index.md"].partition('class="lm-ways"')[2].partition("</div>")[0]
    assert 'href="about/"' in ways
    assert "issues/new" not in ways
    known = render(made, "https://example.org/map")["index.md"]
    ways = known.partition('class="lm-ways"')[2].partition("</div>")[0]
    assert 'href="about/"' not in ways
    forms = re.findall(r'"https://example.org/map/issues/new\?template=([\w-]+)\.yml"', ways)
    assert forms == ["dispute-claim", "add-source", "report-outdated"]


def test_no_way_in_has_more_than_four_links(site: Path) -> None:
    ways = html(site, "").partition('class="lm-ways"')[2].partition("</div>")[0].split("<h3>")[1:]
    assert len(ways) == 3
    assert all(0 < way.count("<li>") <= 4 for way in ways)
