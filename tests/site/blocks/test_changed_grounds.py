"""How much of what an entry rests on has changed, and the changes that its page shows open."""

from pathlib import Path
from typing import get_args

import pytest
from tests.site.seen import words
from tests.small import graph

from litmap.model.roles import ROLES, RoleName
from litmap.site import render

CLAIM = """  - id: c{0}
    text: Point {0} is made.
    cites: "[states @roberts2024global, sec. 5]"
{1}"""
HOLDS = '    holds: {{answer: {0}, because: "It was {0}.", checked: 2026-01-02{1}}}\n'
SETTLE = ", settle: A vote."
STEP = '    rests_on: ["slow#c9"]\n'
BARRIER = "---\ntitle: Slow work\nsummary: It is slow.\norder: second\nclaims:\n{0}---\n"
ENTRY = "---\ntitle: Do it\nsummary: Let it be done.\nstanding: recommended\nclaims:\n{0}---\n"


def page(root: Path, own: list[str], below: str) -> str:
    claims = "".join(CLAIM.format(number, more) for number, more in enumerate(own))
    files = {
        "recommendations/do.md": ENTRY.format(claims),
        "barriers/slow.md": BARRIER.format(CLAIM.format(9, below)),
    }
    return render(graph(root, files))["recommendations/do.md"]


PART = HOLDS.format("in-part", "")
OPEN = HOLDS.format("open", SETTLE)


@pytest.mark.parametrize(
    ("own", "below", "said"),
    [
        ([STEP, ""], "", ""),
        ([STEP, OPEN], "", ""),
        ([STEP, ""], PART, "1 of the 3 claims it rests on changed since"),
        ([STEP, PART], PART, "2 of the 3 claims it rests on changed since"),
        (["", PART], PART, "1 of the 2 claims it rests on changed since"),
    ],
)
def test_the_head_counts_changes_along_what_the_entry_rests_on(
    tmp_path: Path, own: list[str], below: str, said: str
) -> None:
    head = words(page(tmp_path, own, below).partition("</header>")[0])
    assert said in head
    assert ("changed since" in head) is bool(said)


def test_three_statements_stand_open_and_those_that_changed_first(tmp_path: Path) -> None:
    made = page(tmp_path, [OPEN, OPEN, OPEN, PART, OPEN], "")
    since = made.partition("What has changed since")[2]
    shown, _, folded = since.partition("2 more statements")
    assert shown.count('<tr class="lm-row"') == 3
    assert folded.count('<tr class="lm-row"') == 2
    assert words(shown).index("Point 3 is made.") < words(shown).index("Point 0 is made.")


def test_the_roles_of_the_model_are_those_of_citations() -> None:
    assert get_args(RoleName) == tuple(ROLES)
