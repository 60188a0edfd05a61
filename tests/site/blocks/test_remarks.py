"""The line below an entry's heading: what else it is called."""

from pathlib import Path

import pytest
from tests.site.seen import words
from tests.small import graph

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
