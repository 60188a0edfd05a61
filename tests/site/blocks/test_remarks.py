"""The line below an entry's heading: what else it is called, and who reviewed it when."""

from pathlib import Path

import pytest
from tests.site.seen import words
from tests.small import DAY, graph, written

from litmap.content.load import load
from litmap.graph.link import link
from litmap.site import render

ENTRY = "---\ntitle: {title}\nalso: [{also}]\nsummary: It is.\n{own}\n---\n"
KINDS = {
    "barriers": "order: landscape",
    "pathways": "standing: option",
    "terms": "definition: A word.",
    "institutions": "type: bloc",
}


@pytest.mark.parametrize("folder", KINDS)
def test_a_page_says_what_else_its_entry_is_called(folder: str, tmp_path: Path) -> None:
    text = ENTRY.format(title="Drift", also='slow change, "a <b>creep</b>"', own=KINDS[folder])
    page = dict(render(graph(tmp_path, {f"{folder}/drift.md": text})))[f"{folder}/drift.md"]
    assert "also called slow change and a <b>creep</b>" in words(page)


REVIEW = "review: {{date: 2026-05-04, by: A <b>reader</b>, outcome: kept{due}}}"
UPKEEP = "holds: 6\nsearches: 6\nrating: 12\nreview: {months}\ndormant: 18\n"
KEPT = "reviewed 4 May 2026 by A <b>reader</b>: kept"


@pytest.mark.parametrize(
    ("due", "months", "said"),
    [
        (", due: 2026-11-01", 1, f"{KEPT}; due again on 1 Nov 2026"),
        (", due: 2026-10-31", 12, f"{KEPT}; due again since 31 Oct 2026"),
        ("", 12, f"{KEPT}; due again on 4 May 2027"),
        ("", 5, f"{KEPT}; due again since 4 Oct 2026"),
    ],
)
@pytest.mark.parametrize("folder", ["barriers", "institutions", "developments"])
def test_a_page_says_who_reviewed_it_and_until_when_that_is_good(
    folder: str, due: str, months: int, said: str, tmp_path: Path
) -> None:
    own = KINDS.get(folder, "date: 2025-03-04\nconfidence: high")
    text = ENTRY.format(title="Drift", also="creep", own=f"{own}\n{REVIEW.format(due=due)}")
    files = {f"{folder}/drift.md": text, "upkeep.yml": UPKEEP.format(months=months)}
    corpus, _ = load(written(tmp_path, files), DAY)
    assert said in words(dict(render(link(corpus)))[f"{folder}/drift.md"])


def test_nothing_is_said_where_nobody_reviewed(tmp_path: Path) -> None:
    text = ENTRY.format(title="Drift", also="creep", own=KINDS["terms"])
    page = render(graph(tmp_path, {"terms/drift.md": text}))["terms/drift.md"]
    assert "review" not in words(page).lower()
