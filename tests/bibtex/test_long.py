"""Values that somebody made very long, by mistake or on purpose: read in time that grows with them.

The patterns of the reader once took time that grew with the square of their length, or gave up.
"""

from collections.abc import Callable
from time import process_time

import pytest

from litmap.authoring.addresses import addresses
from litmap.authoring.ris_item import ris_items
from litmap.bibtex.latex import latex_to_text
from litmap.bibtex.reader import read_bibliography
from litmap.model.written_day import written_day

MANY = 40_000


def record(field: str, value: str) -> str:
    return f"@misc{{doe2024map, title = {{Map}}, {field} = {{{value}}}}}"


def read(field: str, value: str) -> None:
    read_bibliography("references.bib", record(field, value))


@pytest.mark.parametrize(
    "work",
    [
        lambda: read("author", "a" * MANY),
        lambda: latex_to_text("$" + "_" * MANY),
        lambda: latex_to_text(r"\(" * MANY),
        lambda: addresses("https://example.org" + ", " * MANY + "x"),
        lambda: addresses("x" + " " * MANY + "x"),
        lambda: list(ris_items("TY  - JOUR\nSN  - x" + "\t" * MANY + "x\nER  - ")),
        lambda: list(ris_items("TY  - JOUR\nAB  - x" + "\nx" * 400_000)),
        lambda: list(ris_items("TY  - JOUR" + "\nKW  - words" * (MANY // 4))),
    ],
)
def test_long_values_take_time_that_grows_with_them(work: Callable[[], object]) -> None:
    before = process_time()
    work()
    assert process_time() - before < 2


def test_a_day_is_no_long_text() -> None:
    with pytest.raises(ValueError, match="is not a date"):
        written_day("2024-05-07" + " " * 201)


@pytest.mark.parametrize("added", [" (ed.)", " et al.", " a@b.org", " (ed.) et al.", "等"])
def test_a_name_may_hold_the_same_slip_many_times(added: str) -> None:
    room = 1000 - len("Jane Doe")
    name = "Jane Doe" + added * (room // len(added))
    works, problems = read_bibliography("references.bib", record("author", name))
    (person,) = works["doe2024map"].authors
    assert (person.last, person.first) == ("Doe", "Jane")
    assert [problem.rule for problem in problems] == ["bad-name"]


def test_a_name_before_which_by_stands_many_times() -> None:
    works, _ = read_bibliography("references.bib", record("author", "by " * 300 + "Jane Doe"))
    assert works["doe2024map"].authors[0].last == "Doe"


def test_a_name_is_not_as_long_as_a_page() -> None:
    _, (problem,) = read_bibliography("references.bib", record("author", "Jane Doe, " * 200))
    assert "is longer than 1,000 characters; write ' and ' between two names" in problem.message
