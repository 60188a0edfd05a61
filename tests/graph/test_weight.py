"""How much rests on a claim, an entry or a work, however many steps lie between."""

from pathlib import Path

import pytest
from tests.small import DAY, written

from litmap.content.load import load
from litmap.graph.link import link
from litmap.graph.weight import Weights

BARRIER = """---
title: Slow work
summary: It is slow.
order: second
claims:
  - {id: ground, text: Bodies are slow., cites: "[states @roberts2024global, sec. 2; supports @brown2022two, p. 3]", rests_on: ["slow#round"]}
  - {id: step, text: So they stay., cites: "[states @roberts2024global, sec. 2]", rests_on: ["slow#ground"]}
  - {id: round, text: They stay slow., cites: "[states @roberts2024global, sec. 2; see @adams2021one]", rests_on: ["slow#step"]}
---
"""
CRITERION = "---\ntitle: Speed\nsummary: How fast.\ndefinition: How fast it goes.\n---\n"
PATHWAY = """---
title: {title}
summary: A way.
standing: option
assessments:
  - {{criterion: speed, condition: current, verdict: weak, because: Slow., by: inferred, {rest}}}
---
"""
ADVICE = """---
title: Hurry
summary: Go faster.
standing: recommended
serves: [first-way]
rests_on: ["slow#step"]
claims: [{id: own, text: It helps., cites: "[states @roberts2024global, sec. 2]", rests_on: ["slow#step"]}]
---
"""
FILES = {
    "barriers/slow.md": BARRIER,
    "criteria/speed.md": CRITERION,
    "pathways/first-way.md": PATHWAY.format(title="First", rest='rests_on: ["slow#step"]'),
    "pathways/second-way.md": PATHWAY.format(
        title="Second", rest="inherits: first-way/speed/current"
    ),
    "recommendations/hurry.md": ADVICE,
}
ABOVE = {"first-way/speed/current", "second-way/speed/current", "hurry", "hurry#own"}
ROUND = {"slow#ground", "slow#step", "slow#round"}


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    corpus, _ = load(written(tmp_path_factory.mktemp("weight"), FILES), DAY)
    return Weights(link(corpus))


def test_all_steps_count_and_a_circle_ends(weights: Weights) -> None:
    assert weights.on_statement("slow#ground") == ABOVE | ROUND


def test_a_verdict_bears_those_that_take_it_over(weights: Weights) -> None:
    assert weights.on_statement("first-way/speed/current") == {"second-way/speed/current"}
    assert weights.on_statement("second-way/speed/current") == frozenset()


def test_what_belongs_to_an_entry_does_not_rest_on_it(weights: Weights) -> None:
    assert weights.on_statement("slow") == ABOVE
    assert weights.on_statement("hurry") == frozenset()


def test_a_work_bears_what_cites_it_in_a_role(weights: Weights) -> None:
    assert weights.on_work("brown2022two") == ABOVE | ROUND
    assert weights.on_work("adams2021one") == frozenset()


def test_a_former_name_of_a_claim_bears_what_its_present_one_does(tmp_path: Path) -> None:
    barrier = BARRIER.replace("{id: ground,", '{id: ground, was: ["slow#base"],')
    barrier = barrier.replace('["slow#ground"]', '["slow#base"]')
    corpus, _ = load(written(tmp_path, {**FILES, "barriers/slow.md": barrier}), DAY)
    assert Weights(link(corpus)).on_statement("slow#ground") == ABOVE | ROUND
