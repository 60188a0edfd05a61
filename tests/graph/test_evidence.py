"""On which works a cell of a matrix rests, in words."""

import pytest

from litmap.graph.evidence import Evidence

PAPER = "roberts2024global"


YEARS = {PAPER: "2024", "a": "2026", "b": "2022"}


@pytest.mark.parametrize(
    ("roles", "said", "newest", "disputants"),
    [
        ({PAPER: ("states",)}, "paper alone", "", []),
        (
            {PAPER: ("states",), "a": ("supports",), "b": ("evidence",)},
            "paper + 2, 2026",
            "2026",
            [],
        ),
        ({"b": ("supports",)}, "1, 2022", "2022", []),
        ({PAPER: ("states",), "a": ("disputes",)}, "paper alone", "", ["a"]),
        (
            {PAPER: ("states",), "a": ("disputes",), "b": ("states",)},
            "paper + 1, 2022",
            "2022",
            ["a"],
        ),
        ({PAPER: ("states",), "a": ("qualifies", "disputes")}, "paper alone", "", ["a"]),
        ({PAPER: ("states",), "a": ("supports", "disputes")}, "paper + 1, 2026", "2026", ["a"]),
        ({PAPER: ("states", "disputes")}, "paper alone", "", []),
        ({}, "", "", []),
    ],
)
def test_a_work_that_only_disputes_is_none_on_which_a_cell_rests(
    roles: dict[str, tuple[str, ...]],
    said: str,
    newest: str,
    disputants: list[str],
) -> None:
    evidence = Evidence(roles, YEARS)
    assert (evidence.in_words, evidence.newest, evidence.disputants) == (said, newest, disputants)
