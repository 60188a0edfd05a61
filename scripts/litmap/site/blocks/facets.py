"""Facets of a register: what its rows can be filtered by, with how many rows each choice leaves.

The counts are those at first sight; a script counts again by the same rule (`facets.js`).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

_MOST_OPTIONS = 100
"""So many boxes a facet has at most: a page must not grow with the map."""

RowValues = Mapping[str, Sequence[str]]
"""By facet, the values of one row. A value is a word without blanks, such as an id."""


@dataclass(frozen=True)
class FacetPlan:
    """A facet before its rows are counted.

    `options` gives words by value. Those in `ticked` are chosen at first; `without` then names the
    others ('without our notes'). `most` are shown, the rest is folded.
    """

    name: str
    legend: str
    options: Mapping[str, str]
    ticked: Collection[str] = ()
    without: str = ""
    most: int = 8


@dataclass(frozen=True)
class FacetOption:
    """A box: its value and words, how many rows it leaves, and whether it is ticked at first."""

    value: str
    words: str
    count: int
    ticked: bool


@dataclass(frozen=True)
class Facet:
    """A facet with its boxes; `folded` are those that only who asks for them sees."""

    name: str
    legend: str
    options: tuple[FacetOption, ...]
    folded: tuple[FacetOption, ...]
    without: str


@dataclass(frozen=True)
class Register:
    """What stands around the rows of a register.

    `noun` is the word for one row, `total` their number, `fitting` how many fit at first, `words`
    what the field asks for, `csv` the address of the file with all rows.
    """

    noun: str
    total: int
    fitting: int
    words: str
    csv: str
    facets: tuple[Facet, ...]


def counted_facets(plans: Sequence[FacetPlan], rows: Sequence[RowValues]) -> tuple[Facet, ...]:
    """The facets with counts: of the rows that fit what is ticked in all other facets."""
    found = []
    for plan in plans:
        others = [other for other in plans if other is not plan]
        numbers: Counter[str] = Counter()
        for row in rows:
            if fits(others, row):
                numbers.update(set(row.get(plan.name, ())))
        options = [
            FacetOption(value, words, numbers[value], value in plan.ticked)
            for value, words in plan.options.items()
        ]
        found.append(
            Facet(
                name=plan.name,
                legend=plan.legend,
                options=tuple(options[: plan.most]),
                folded=tuple(options[plan.most :]),
                without=plan.without,
            )
        )
    return tuple(found)


def fits(plans: Sequence[FacetPlan], row: RowValues) -> bool:
    """Is a row shown at first? In each facet with ticked boxes it has one of their values."""
    for plan in plans:
        if plan.ticked and not set(plan.ticked) & set(row.get(plan.name, ())):
            return False
    return True


def by_number(rows: Sequence[RowValues], name: str, words: Mapping[str, str]) -> dict[str, str]:
    """The options of a facet with very many: the commonest first, then by their words.

    Of values beyond a hundred the field for words finds the rows.
    """
    numbers: Counter[str] = Counter()
    for row in rows:
        numbers.update(set(row.get(name, ())))
    common = sorted(numbers, key=lambda value: (-numbers[value], words[value].lower()))
    return {value: words[value] for value in common[:_MOST_OPTIONS]}
