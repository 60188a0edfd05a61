"""An instrument's page says first where it stands today, from its dated events alone."""

from datetime import date
from pathlib import Path

import pytest
from tests.small import sound

from litmap.model.institutions import Instrument
from litmap.site.blocks.status import status

DAY = date(2026, 11, 1)


def instrument(root: Path, *events: str) -> Instrument:
    """An instrument with events written as 'date event' or 'date event: what'."""
    lines = []
    for line in events:
        when, _, rest = line.partition(" ")
        event, _, what = rest.partition(": ")
        said = f", what: {what}" if what else ""
        lines.append(f"  - {{date: {when}, event: {event}{said}}}\n")
    listed = "events:\n" + "".join(lines) if lines else ""
    text = f"---\ntitle: Accord\nsummary: A text.\nbinding: no\n{listed}---\n"
    fields = sound(root, {"instruments/accord.md": text}, DAY).entries["accord"].fields
    assert isinstance(fields, Instrument)
    return fields


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
            ["2024-05-17 adopted", "2024-09-05 opened", "2026-05-15 ratified: by one"],
            "Opened for signature on 5 Sep 2024; ratified on 15 May 2026: by one; "
            "not in force on this map’s record.",
        ),
        (["2020-01-01 in-force", "2024-02-03 ended"], "Ended on 3 Feb 2024."),
        (["2019-05-22 adopted", "2027-01-01 in-force"], "Adopted on 22 May 2019."),
    ],
)
def test_the_status_in_one_sentence(tmp_path: Path, events: list[str], said: str) -> None:
    assert status(instrument(tmp_path, *events), DAY) == said
