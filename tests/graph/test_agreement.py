"""Two ratings of verdicts and roles: what agrees, what chance would give, and what no longer counts."""

from pathlib import Path

import pytest
from tests.site.seen import words
from tests.small import graph

from litmap.graph.agreement import Rated, rated_roles, rated_verdicts, same_side, tally
from litmap.site import render

FILES = {
    "barriers/slow.md": """---
title: Slow work
summary: It is slow.
order: second
claims:
  - {id: one, text: It is slow., cites: "[supports @adams2021one, p. 5; disputes @brown2022two, p. 6]"}
---
""",
    "criteria/speed.md": "---\ntitle: Speed\nsummary: S.\ndefinition: How fast.\n---\n",
    "pathways/way.md": """---
title: A way
summary: It leads on.
standing: option
assessments:
  - {criterion: speed, condition: current, verdict: weak, because: It is slow.}
---
""",
    "agreement.yml": """date: 2026-10-01
how: Two readers rated.
seed: 7
drawn: All of them
verdicts:
  - {assessment: way/speed/current, first: weak, second: mixed, because: It hurries.}
roles:
  - {claim: "slow#one", work: adams2021one, first: supports, second: evidence, because: It counts.}
  - {claim: "slow#one", work: brown2022two, first: qualifies, second: qualifies, because: In part.}
""",
}


def test_a_rating_counts_while_the_map_says_what_was_rated(tmp_path: Path) -> None:
    made = graph(tmp_path, FILES)
    (verdict,) = rated_verdicts(made)
    assert (verdict.first, verdict.second, verdict.agrees, verdict.void) == (
        "weak",
        "mixed",
        False,
        False,
    )
    held, changed = rated_roles(made)
    assert not held.void
    assert changed.void  # the map says 'disputes' by now
    assert tally([held, changed]).counted == 1
    assert tally([held, changed]).void == 1
    assert same_side([held, changed]) == 1


def rated(*pairs: tuple[str, str]) -> list[Rated]:
    return [Rated(str(number), *pair, "", void=False) for number, pair in enumerate(pairs)]


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
        # Cohen 1960: 20 + 15 of 50 agree, chance would give a half
        (
            [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15,
            0.4,
        ),
    ],
)
def test_kappa_is_agreement_beyond_chance(pairs: list[tuple[str, str]], kappa: float) -> None:
    assert tally(rated(*pairs)).kappa == pytest.approx(kappa)


def test_there_is_no_kappa_where_chance_explains_all() -> None:
    assert tally(rated(("a", "a"), ("a", "a"))).kappa is None
    assert tally([]).kappa is None


def test_the_page_counts_what_agrees_and_lists_what_does_not(tmp_path: Path) -> None:
    pages = render(graph(tmp_path, FILES))
    page = words(pages["matrix.md"])
    assert "Two readers rated. Second rating: 1 Oct 2026." in page
    assert "0 of 1 verdict agree" in page
    assert "0 of 1 role agree" in page
    assert "1 changed since and no longer counts." in page
    assert "On 1 both put the work on the same side of the claim. All of them (seed 7)." in page
    assert "A way: Speed, under the conditions of 2024 weak , mixed It hurries." in page
    assert pages["data/agreement.csv"].count("\n") == 4
