"""Dates as contributors write them."""

import pytest

from litmap.model.dates import is_date


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("2024", True),
        ("2024-02", True),
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2024-13", False),
        ("2024-2", False),
        ("0000", False),
        ("2024-02-20 ", False),
        ("２０２４", False),
        ("2024/2025", False),
    ],
)
def test_is_date(text: str, sound: bool) -> None:
    assert is_date(text) is sound
