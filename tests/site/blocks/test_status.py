"""An instrument's page says first where it stands today, from its dated events alone."""

from datetime import date
from pathlib import Path

import pytest
from tests.small import graph

from litmap.model.institutions import Instrument
from litmap.site import render
from litmap.site.blocks.status import status

DAY = date(2026, 11, 1)


def accord(*events: str) -> str:
    """An instrument with events written as 'date event' or 'date event: what'."""
    lines = []
    for line in events:
        when, _, rest = line.partition(" ")
        event, _, what = rest.partition(": ")
        said = f", what: {what}" if what else ""
        lines.append(f"  - {{date: {when}, event: {event}{said}, who: [club]}}\n")
    listed = "events:\n" + "".join(lines) if lines else ""
    return f"---\ntitle: Accord\nsummary: A text.\nbinding: no\n{listed}---\n"


CLUB = "---\ntitle: The club of all\nshort: Club\nsummary: A body.\ntype: bloc\n---\n"
NEWS = """---
title: News
summary: It was opened.
date: 2024-09-05
instruments: [accord]
confidence: high
---
"""


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([], "No date is recorded."),
        (["2019-05-22 adopted"], "Adopted on 22 May 2019."),
        (
            ["2019-05-22 adopted", "2024-05-03 amended"],
            "Adopted on 22 May 2019; amended on 3 May 2024.",
        ),
        (
            ["2023-12 published: a draft", "2024 published: the text"],
            "Published in Dec 2023: a draft; again in 2024: the text.",
        ),
        (
            ["2020-01-01 adopted", "2024-08-01 in-force", "2025-02-02 amended: one part"],
            "In force since 1 Aug 2024; amended on 2 Feb 2025: one part.",
        ),
        (
            ["2024-05-17 adopted", "2024-09-05 opened", "2026-05-15 ratified: by one report"],
            "Opened for signature on 5 Sep 2024; ratified on 15 May 2026 (Club): by one report; "
            "no entry into force is recorded here.",
        ),
        (["2020-01-01 in-force", "2024-02-03 ended"], "Ended on 3 Feb 2024."),
        (["2019-05-22 adopted", "2027-01-01 in-force"], "Adopted on 22 May 2019."),
    ],
)
def test_the_status_in_one_sentence(tmp_path: Path, events: list[str], said: str) -> None:
    files = {
        "instruments/accord.md": accord(*events),
        "institutions/club.md": CLUB,
        "developments/news.md": NEWS,
    }
    made = graph(tmp_path, files, DAY)
    instrument = made.corpus.entries["accord"].fields
    assert isinstance(instrument, Instrument)
    assert status(made.corpus, instrument) == said
    pages = render(made)
    assert said in pages["instruments/accord.md"]
    assert said in pages["developments/news.md"].partition("Where it stands today")[2]
