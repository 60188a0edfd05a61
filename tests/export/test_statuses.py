"""The status of a claim in data files: what its sources and the developments make of it, on which day."""

from datetime import date
from pathlib import Path

import pytest
from tests.small import DAY, graph

from litmap.export.statuses import statuses
from litmap.graph.graph import ClaimView, Graph

CLAIM = """---
title: A barrier
summary: It stands in the way.
aliases: [former-barrier]
order: landscape
claims:
  - id: it
    text: Something is so.
    as_of: {as_of}
{fields}---
"""
DEVELOPMENT = """---
title: News
summary: Something happened.
date: {date}
bears_on:
  - {{claim: "{claim}", effect: {effect}}}
confidence: high
---
"""
STATES = 'cites: "[states @roberts2024global, sec. 2]"'
SOURCED = 'cites: "[states @roberts2024global, sec. 2; supports @adams2021one]"'


def one_claim(
    tmp_path: Path,
    fields: list[str],
    today: date = DAY,
    as_of: str = "2024-02-20",
    **developments: tuple[str, str, str],
) -> Graph:
    files = {
        "barriers/a-barrier.md": CLAIM.format(
            as_of=as_of, fields="".join(f"    {line}\n" for line in fields)
        )
    }
    for name, (day, effect, claim) in developments.items():
        files[f"developments/{name}.md"] = DEVELOPMENT.format(date=day, effect=effect, claim=claim)
    return graph(tmp_path, files, today)


def status(made: Graph, number: int = 0) -> tuple[str, ...]:
    entry = made.corpus.entries["a-barrier"]
    return tuple(statuses(made, ClaimView(entry, entry.fields.claims[number])))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([SOURCED], ("current",)),
        ([STATES], ("unsourced",)),
        (['cites: "[@adams2021one]"'], ("unsourced",)),
        (
            ['cites: "[states @roberts2024global; @adams2021one; see @brown2022two]"'],
            ("unsourced",),
        ),
        (['cites: "[disputes @roberts2024global]"'], ("unsourced",)),
        (['cites: "[disputes @adams2021one]"'], ("contested",)),
        (['cites: "[partly disputes @adams2021one; supports @brown2022two]"'], ("contested",)),
        (['cites: "[qualifies @adams2021one]"'], ("current",)),
        (['cites: "[supports @adams2021one] [disputes @brown2022two]"'], ("contested",)),
        (["unverified: Nobody looked."], ("unsourced", "unverified")),
        ([SOURCED, "unverified: Nobody looked."], ("unverified",)),
        (
            ['cites: "[disputes @adams2021one]"', "unverified: Nobody looked."],
            ("contested", "unverified"),
        ),
    ],
)
def test_from_its_own_fields(tmp_path: Path, fields: list[str], expected: tuple[str, ...]) -> None:
    assert status(one_claim(tmp_path, fields)) == expected


@pytest.mark.parametrize(
    ("day", "effect", "expected"),
    [
        ("2024-09-05", "updates", ("overtaken",)),
        ("2024-09-05", "contradicts", ("overtaken",)),
        ("2024-09-05", "confirms", ("current",)),
        ("2024-09-05", "narrows", ("current",)),
    ],
)
def test_from_a_development(
    tmp_path: Path, day: str, effect: str, expected: tuple[str, ...]
) -> None:
    assert status(one_claim(tmp_path, [SOURCED], news=(day, effect, "a-barrier#it"))) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2024-09-04", "overtaken"),
        ("2024-09-05", "current"),
        ("2024-08", "overtaken"),
        ("2024-09", "current"),
        ("2023", "overtaken"),
        ("2024", "current"),
    ],
)
def test_only_what_came_after_the_claim_overtakes_it(
    tmp_path: Path, as_of: str, expected: str
) -> None:
    made = one_claim(
        tmp_path, [SOURCED], as_of=as_of, news=("2024-09-05", "updates", "a-barrier#it")
    )
    assert status(made) == (expected,)


def test_a_claim_without_a_date_is_as_old_as_the_paper(tmp_path: Path) -> None:
    made = one_claim(tmp_path, [SOURCED], news=("2024-02-21", "updates", "a-barrier#it"))
    entry = made.corpus.entries["a-barrier"]
    claim = entry.fields.claims[0].model_copy(update={"as_of": None})
    assert statuses(made, ClaimView(entry, claim)) == ["overtaken"]


def test_several_at_once_in_the_order_in_which_they_are_shown(tmp_path: Path) -> None:
    fields = ['cites: "[disputes @adams2021one]"', "unverified: Nobody looked."]
    made = one_claim(tmp_path, fields, news=("2024-09-05", "updates", "a-barrier#it"))
    assert status(made) == ("contested", "overtaken", "unverified")
    made = one_claim(
        tmp_path, ["unverified: Nobody looked."], news=("2024-09-05", "updates", "a-barrier#it")
    )
    assert status(made) == ("overtaken", "unsourced", "unverified")


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2024, 3, 1), "current"), (date(2024, 9, 4), "current"), (date(2024, 9, 5), "overtaken")],
)
def test_nothing_is_overtaken_before_the_development(
    tmp_path: Path, today: date, expected: str
) -> None:
    made = one_claim(tmp_path, [SOURCED], today, news=("2024-09-05", "updates", "a-barrier#it"))
    assert status(made) == (expected,)


def test_one_of_several_developments_overtakes(tmp_path: Path) -> None:
    made = one_claim(
        tmp_path,
        [SOURCED],
        zero=("2024-05", "updates", "a-barrier#it"),
        late=("2025-06", "contradicts", "a-barrier#it"),
        middle=("2025-01-01", "updates", "a-barrier#it"),
        praise=("2026-01-01", "confirms", "a-barrier#it"),
    )
    assert status(made) == ("overtaken",)
    assert [entry.id for entry in made.developments] == ["zero", "middle", "late", "praise"]


def test_a_former_id_leads_to_the_claim_too(tmp_path: Path) -> None:
    made = one_claim(tmp_path, [SOURCED], news=("2024-09-05", "updates", "former-barrier#it"))
    assert [edge.source for edge in made.incoming("a-barrier")] == ["news"]
    assert status(made) == ("overtaken",)


def test_another_claim_of_the_entry_stays_as_it_is(tmp_path: Path) -> None:
    fields = [SOURCED, "about: risk\n  - id: other\n    text: Another thing is so.", SOURCED]
    made = one_claim(tmp_path, fields, news=("2024-09-05", "updates", "a-barrier#other"))
    assert [status(made, 0), status(made, 1)] == [("current",), ("overtaken",)]
