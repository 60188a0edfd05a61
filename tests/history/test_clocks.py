"""Times of commits, in the order of the commits."""

from datetime import UTC, datetime

import pytest

from litmap.history.clocks import in_order


def times(days: list[int]) -> list[datetime]:
    return [datetime(2026, 3, day, tzinfo=UTC) for day in days]


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ([], []),
        ([1], [1]),
        ([1, 2, 2, 5], [1, 2, 2, 5]),
        ([1, 2, 30, 4], [1, 2, 4, 4]),
        ([10, 11, 1, 12], [10, 11, 12, 12]),
        ([10, 11, 1], [10, 11, 11]),
        ([30, 2, 3, 4], [2, 2, 3, 4]),
        ([5, 30, 6, 1, 7], [5, 6, 6, 7, 7]),
    ],
)
def test_what_contradicts_most_others_does_not_count(told: list[int], counts: list[int]) -> None:
    assert in_order(times(told)) == times(counts)
