"""What speaks for and against an entry: its own claims, and those of barriers, each once."""

from pathlib import Path

import pytest
from tests.small import graph

from litmap.graph.sides import Sides, grounds, sides

PATHWAY = """---
title: Way
summary: A way.
standing: option
assessments:
  - {criterion: order, condition: abstract, verdict: weak, because: It is., rests_on: ["slow#late"]}
claims:
  - {id: good, about: benefit, text: It is good., cites: "[states @roberts2024global]"}
  - {id: bad, about: drawback, text: It is bad., cites: "[states @roberts2024global]"}
  - {id: neither, about: scope, text: It is so., cites: "[states @roberts2024global]"}
  - {id: turned, about: mechanism, side: against, text: It turns., cites: "[states @roberts2024global]"}
  - {id: note, about: left-open, side: for, by: ours, text: It may be., cites: "[see @roberts2024global]"}
---
"""
BARRIER = """---
title: Slow
summary: It is slow.
order: second
bears_on:
{0}
claims:
  - {{id: late, about: drawback, text: It is late., cites: "[states @roberts2024global]"}}
  - {{id: hurry, about: benefit, text: It can hurry., cites: "[states @roberts2024global]"}}
  - {{id: fast, about: precedent, text: It was fast., cites: "[states @roberts2024global]"}}
---
"""
CRITERION = "---\ntitle: Order\nsummary: A yardstick.\ndefinition: It counts [states @roberts2024global].\n---\n"
ADVICE = """---
title: Hurry
summary: Do hurry.
standing: recommended
rests_on: ["way#good"]
claims:
  - {id: cure, about: remedy, text: Hurry., cites: "[states @roberts2024global]", rests_on: ["way#bad"]}
  - {id: ours, about: left-open, by: ours, text: Or run., cites: "[see @roberts2024global]", rests_on: ["way#bad"]}
  - {id: fact, about: fact, text: Some ran., cites: "[states @roberts2024global]", rests_on: ["way#bad"]}
---
"""


def found(root: Path, *effects: str) -> Sides:
    lines = "".join(f"  - {{pathway: way, because: It does., {effect}}}\n" for effect in effects)
    files = {
        "pathways/way.md": PATHWAY,
        "criteria/order.md": CRITERION,
        "barriers/slow.md": BARRIER.format(lines or "  []"),
        "recommendations/hurry.md": ADVICE,
    }
    made = graph(root, files)
    return sides(made, made.corpus.entries["way"])


def names(points: object) -> list[str]:
    return [point.view.name for point in points]  # type: ignore[attr-defined]


def test_own_claims_stand_on_their_side_and_notes_on_none(tmp_path: Path) -> None:
    both = found(tmp_path)
    assert names(both.points_for) == ["way#good"]
    assert names(both.points_against) == ["way#bad", "way#turned"]


@pytest.mark.parametrize(
    ("effect", "speaks_for", "speaks_against"),
    [
        (
            'effect: motivates, rests_on: ["slow#hurry", "slow#fast"]',
            ["slow#hurry", "slow#fast"],
            [],
        ),
        ('effect: hinders, rests_on: ["slow#late"]', [], ["slow#late"]),
        ('effect: worsened-by, rests_on: ["slow#late"]', [], ["slow#late"]),
        ('effect: mixed, rests_on: ["slow#late"]', [], []),
        ('effect: hinders, by: inferred, rests_on: ["slow#late"]', [], []),
        ('effect: hinders, rests_on: ["way#neither"]', [], []),
        ("effect: hinders", [], []),
    ],
)
def test_a_barrier_adds_the_claim_on_which_its_stated_effect_rests(
    tmp_path: Path, effect: str, speaks_for: list[str], speaks_against: list[str]
) -> None:
    both = found(tmp_path, effect)
    assert names(both.points_for) == ["way#good", *speaks_for]
    assert names(both.points_against) == ["way#bad", "way#turned", *speaks_against]


def test_a_claim_comes_once_and_on_one_side(tmp_path: Path) -> None:
    both = found(
        tmp_path,
        'effect: motivates, rests_on: ["slow#late"]',
        'effect: hinders, rests_on: ["slow#late"]',
    )
    assert names(both.points_for) == ["way#good", "slow#late"]
    assert names(both.points_against) == ["way#bad", "way#turned"]


def test_a_point_against_is_answered_by_what_the_effect_names_and_by_what_eases_it(
    tmp_path: Path,
) -> None:
    both = found(
        tmp_path,
        'effect: hinders, rests_on: ["slow#late", "slow#hurry"]',
        'effect: eased-by, rests_on: ["slow#fast"]',
    )
    answers = {
        point.view.name: [one.name for one in point.answers] for point in both.points_against
    }
    assert answers == {
        "way#bad": ["hurry#cure"],
        "way#turned": [],
        "slow#late": ["slow#hurry", "slow#fast"],
    }


def test_the_grounds_of_verdicts_and_of_advice_are_the_claims_they_name(tmp_path: Path) -> None:
    files = {
        "pathways/way.md": PATHWAY,
        "criteria/order.md": CRITERION,
        "barriers/slow.md": BARRIER.format("  []"),
        "recommendations/hurry.md": ADVICE,
    }
    made = graph(tmp_path, files)
    entries = made.corpus.entries
    assert [(side, view.name) for side, view in grounds(made, entries["way"])] == [
        ("against", "slow#late")
    ]
    assert [(side, view.name) for side, view in grounds(made, entries["hurry"])] == [
        ("for", "way#good")
    ]
    assert grounds(made, entries["slow"]) == []
