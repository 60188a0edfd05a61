"""Values that somebody made very long, by mistake or on purpose: read in time that grows with them.

The patterns of the reader once took time that grew with the square of their length, or gave up:
with these values the tests would not come to an end.
"""

import pytest

from litmap.authoring.ris_item import ris_items
from litmap.bibtex.latex import latex_to_text
from litmap.bibtex.reader import read_bibliography
from litmap.model.written_day import written_day
from litmap.references.addresses import addresses

MANY = 400_000


def record(field: str, value: str) -> str:
    return f"@misc{{doe2024map, title = {{Map}}, {field} = {{{value}}}}}"


def test_a_long_name_is_told_and_not_taken_apart() -> None:
    _, (problem,) = read_bibliography("references.bib", record("author", "a" * 20_000))
    assert "is longer than 1,000 characters" in problem.message


@pytest.mark.parametrize("text", ["$" + "_" * MANY, r"\(" * MANY])
def test_long_latex_without_an_end_stays(text: str) -> None:
    assert set(latex_to_text(text)) <= set(text)


@pytest.mark.parametrize("between", [", ", " "])
def test_long_gaps_in_an_address(between: str) -> None:
    assert addresses("https://example.org" + between * MANY + "x")[0].startswith("https://")


@pytest.mark.parametrize(
    "value",
    ["SN  - x" + "\t" * MANY + "x", "AB  - x" + "\nx" * MANY, "KW  - x" + "\nKW  - x" * MANY],
)
def test_long_values_of_ris(value: str) -> None:
    ((item, _),) = ris_items(f"TY  - JOUR\nTI  - T\n{value}\nER  - ")
    assert item["title"] == "T"


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
