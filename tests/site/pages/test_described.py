"""Criteria, terms, instruments and developments say first what they are asked for."""

import re

import pytest
from tests.site.seen import words
from tests.small import graph

from litmap.site import render

CLAIM = """claims:
  - id: slow
    text: It was slow.
    cites: "[states @roberts2024global]"
    holds: {answer: in-part, because: Less so., checked: 2026-01-02}
"""
VERDICTS = """assessments:
  - {criterion: speed, condition: abstract, verdict: strong, because: Quick., by: ours}
  - {criterion: speed, condition: current, verdict: weak, because: Not now., by: ours}
"""
FILES = {
    "criteria/speed.md": "---\ntitle: Speed\nsummary: Fast?\ndefinition: How fast.\n---\n",
    "criteria/cost.md": "---\ntitle: Cost\nsummary: Dear?\ndefinition: How dear.\n---\n",
    "pathways/road.md": f"---\ntitle: Road\nsummary: A way.\nstanding: option\n{VERDICTS}{CLAIM}---\n",
    "pathways/path.md": "---\ntitle: Path\nsummary: A way.\nstanding: option\n---\n",
    "terms/haste.md": "---\ntitle: Haste\nsummary: Great speed.\ndefinition: Speed without care.\n---\n",
    "institutions/club.md": "---\ntitle: Club\nsummary: A body.\ntype: bloc\n---\n",
    "instruments/accord.md": "---\ntitle: Accord\nsummary: A text.\nbinding: no\nissuers: [club]\n"
    "other_issuers: two friends\nevents:\n  - {date: 2020-03-02, event: adopted}\n---\n",
    "developments/race.md": "---\ntitle: Race\nsummary: It ran.\ndate: 2025-05-06\nconfidence: high\n"
    'bears_on:\n  - {claim: "road#slow", effect: narrows, because: It sped up.}\n'
    "  - {entry: haste, effect: confirms}\n---\n",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return dict(render(graph(tmp_path_factory.mktemp("described"), FILES)))


def headings(page: str) -> list[str]:
    return re.findall(r"^## (.*)$", page, re.MULTILINE)


def test_a_criterion_opens_with_the_verdicts_by_it(pages: dict[str, str]) -> None:
    page = pages["criteria/speed.md"]
    assert headings(page)[:2] == ["How the pathways are judged by it", "What it means"]
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert re.findall(r'href="\.\./\.\./pathways/(\w+)/">', table) == ["road"]
    assert [words(cell) for cell in re.findall(r"<td>(.*?)</td>", table, re.DOTALL)] == [
        "strong",
        "weak",
    ]
    assert "No pathway is judged by it." in pages["criteria/cost.md"]


def test_a_term_opens_with_its_meaning(pages: dict[str, str]) -> None:
    top = pages["terms/haste.md"].partition("## ")[0]
    assert "Speed without care." in words(top)


def test_an_instrument_opens_with_where_it_stands(pages: dict[str, str]) -> None:
    top = words(pages["instruments/accord.md"].partition("</header>")[0])
    assert top.endswith("Adopted on 2 Mar 2020. Issued by Club , two friends.")


def test_a_development_quotes_what_it_changes_then_and_now(pages: dict[str, str]) -> None:
    page = pages["developments/race.md"]
    changes = page.partition('<ol class="lm-changes">')[2].partition("</ol>")[0]
    first, second = (words(row) for row in changes.split("</li>")[:2])
    assert first.startswith("It was slow.")
    assert "Road" in first
    assert first.endswith("Holds in part It sped up.")
    assert second.endswith("confirms it")
