"""A file of the greatest size is read within seconds, whatever is in it."""

import time

import pytest

from litmap.content.readers import read_entry

MOST_SECONDS = 2.5
"""Far more than is needed, and far less than grows with the square of the file's size."""

START = "---\ntitle: A\nsummary: A.\norder: second\n"
HEAVY = {
    "claims without a field": START + "claims:\n" + "  - {}\n" * 4000 + "---\n",
    "claims with one field": START + "claims:\n" + "  - id: a\n" * 4000 + "---\n",
    "very long numbers": START + "---\n" + f"{'1' * 19_000}a\n" * 3,
}


@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_reading_takes_no_longer_than_its_size_asks_for(text: str) -> None:
    read_entry("content/barriers/a.md", b"---\ntitle: A\n---\n")  # the models are made
    began = time.process_time()
    _, problems = read_entry("content/barriers/a.md", text.encode())
    assert time.process_time() - began < MOST_SECONDS
    assert problems or "1111" in text
