"""Names that leave nothing to read once their LaTeX is decoded are faults, others are not."""

import pytest

from litmap.bibtex.names import read_people


@pytest.mark.parametrize(
    "name", [", Jane", "{~}", '{\\"{}}', "{\\textsc{}}", "{\\ }", "{ }", "{...}"]
)
def test_a_name_without_a_surname(name: str) -> None:
    people = read_people([name, "Doe, J"])
    assert [person.last for person in people.persons] == ["Doe"]
    assert [(fault.name, fault.severity) for fault in people.faults] == [(name, "error")]


@pytest.mark.parametrize("name", ["李, 明", "O'Neill, A", "{3M}", "{\\'O}, B", "Plato", "김"])
def test_a_name_that_can_be_read(name: str) -> None:
    assert read_people([name]).faults == ()
