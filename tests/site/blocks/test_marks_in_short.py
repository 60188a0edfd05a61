"""A mark names two works and counts the others."""

from pathlib import Path

import pytest
from tests.site.seen import words
from tests.small import BASE, PAGE, graph

from litmap.site import render

KEYS = ("doe2001a", "doe2002b", "doe2003c", "doe2004d")
RECORD = BASE["references.bib"].partition("\n\n")[0].replace("Writer, A.", "{0}, A.")


@pytest.mark.parametrize(
    ("number", "said"), [(1, ""), (2, ""), (3, "and 1 more"), (4, "and 2 more")]
)
def test_a_mark_names_two_works_and_counts_the_others(
    tmp_path: Path, number: int, said: str
) -> None:
    records = [
        RECORD.replace("adams2021one", key).replace("Work 1", f"Work of {key}").replace("{0}", key)
        for key in KEYS[:number]
    ]
    limits = "; ".join(f"qualifies @{key}, p. 1" for key in KEYS[:number])
    claim = f'  - {{id: it, text: It is slow., cites: "[{limits}]"}}'
    files = {
        "barriers/slow.md": f"---\ntitle: Slow\nsummary: S.\norder: second\nclaims:\n{claim}\n---\n",
        "index.md": PAGE.format("Home") + "1. [Work is slow](barriers/slow.md#claim-it).\n",
        "references.bib": BASE["references.bib"] + "\n\n".join(records) + "\n",
    }
    home = words(render(graph(tmp_path, files))["index.md"])
    mark = home.partition("Work is slow")[2].partition("What has")[0]
    assert "limited:" in mark
    assert sum(f"{key}" in mark for key in KEYS) == min(number, 2)
    assert ("more" in mark) is bool(said)
    assert said in mark
