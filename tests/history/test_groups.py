"""Which changes are told first where there are many."""

import pytest

from litmap.history.event import Event
from litmap.history.groups import foremost

MANY = [Event("holds-changed", f"a#c{number}") for number in range(9)]
OTHERS = [
    Event("contested", "b#c"),
    Event("verdict-changed", "p/c/now"),
    Event("claim-reworded", "d#c"),
    Event("entry-removed", "e"),
]


@pytest.mark.parametrize("events", [[*MANY, *OTHERS], [*OTHERS, *MANY]])
def test_each_group_and_kind_is_told_of_beside_many_of_one(events: list[Event]) -> None:
    kinds = [event.kind for event in foremost(events, 5)]
    assert sorted(kinds) == sorted(["holds-changed", *(one.kind for one in OTHERS)])
    told = foremost(events, 7)
    assert [one.kind for one in told].count("holds-changed") == 3
    assert [one.rank for one in told] == sorted(one.rank for one in told)


def test_few_are_all_told_and_none_twice() -> None:
    assert set(foremost(OTHERS, 9)) == set(OTHERS)
    assert len(foremost(OTHERS, 9)) == len(OTHERS)
    assert foremost([], 5) == []
