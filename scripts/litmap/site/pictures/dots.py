"""Moments as dots: a column for each year, a lane for each kind, a dot for each moment.

Lengths are in pixels.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from litmap.model.dates import first_day, last_day

DOT, STEP = 4, 11
WIDE = 1188
FIRST = 120
_YEARS = 14
"""How many years have a column of their own; what is older shares one."""
_TOP, _PAD = 8.0, 14

Moments = Sequence[tuple[str, str]]
"""Moments as (date, lane), the newest first."""
Cells = Mapping[tuple[int, str], list[int]]
"""The indexes of the moments in each column and lane."""


class Stretch(NamedTuple):
    """A column across or a lane down: its name, where it starts, and its length."""

    name: str
    start: float
    length: float


@dataclass(frozen=True)
class Dot:
    """A moment's dot; `index` is the moment's place in the list that was given."""

    index: int
    lane: str
    x: float
    y: float


@dataclass(frozen=True)
class Plot:
    """The picture: columns, lanes and dots. `paper` is the place of the paper's day across."""

    columns: Sequence[Stretch]
    lanes: Sequence[Stretch]
    dots: Sequence[Dot]
    paper: float
    high: float
    wide, dot = WIDE, DOT


def plot(moments: Moments, lanes: Sequence[str], paper: str) -> Plot:
    """Lay out moments.

    The day `paper` parts its year into two columns, '2024' and 'later 2024'. What may be from
    before that day is in the first.
    """
    years = [int(date[:4]) for date, _ in moments]
    paper_year = int(paper[:4])
    years.append(paper_year)
    last = max(years)
    first = max(min(years), last - _YEARS + 1)
    split = max(0, paper_year - first + 2)
    names = _names(first, last)
    if split:
        names.insert(split, f"later {paper_year}")
    columns = _columns(names)
    wide = columns[0].length
    cells = _cells(moments, first, paper)
    across = max(1, int((wide - 8) / STEP))
    stretches = _lanes(cells, lanes, across)
    lowest = stretches[-1]
    return Plot(
        columns=columns,
        lanes=stretches,
        dots=_dots(cells, columns, stretches, across),
        paper=FIRST + wide * split,
        high=lowest.start + lowest.length,
    )


def _names(first: int, last: int) -> list[str]:
    """'until 2012' for all that is older, then a column for each year."""
    names = [f"until {first - 1}"]
    for year in range(first, last + 1):
        names.append(str(year))
    return names


def _columns(names: Sequence[str]) -> list[Stretch]:
    wide = (WIDE - FIRST) / len(names)
    columns = []
    for place, name in enumerate(names):
        left = FIRST + wide * place
        columns.append(Stretch(name, left, wide))
    return columns


def _cells(moments: Moments, first: int, paper: str) -> Cells:
    """The moments in each column and lane, oldest first; `first` is the year of column 1."""
    paper_day = last_day(paper)
    has_paper_line = paper_day.year >= first - 1
    dated = []
    for index, (date, lane) in enumerate(moments):
        dated.append((first_day(date), index, lane))
    dated.sort(key=lambda one: one[0])
    cells: dict[tuple[int, str], list[int]] = {}
    for day, index, lane in dated:
        column = max(0, day.year - first + 1)
        if has_paper_line and day > paper_day:
            column += 1
        cells.setdefault((column, lane), []).append(index)
    return cells


def _lanes(cells: Cells, lanes: Sequence[str], across: int) -> list[Stretch]:
    """The lanes from the top down, each as high as its fullest column needs."""
    stretches = []
    top = _TOP
    for lane in lanes:
        most = 1
        for (_, name), found in cells.items():
            if name == lane:
                most = max(most, len(found))
        rows = math.ceil(most / across)
        stretches.append(Stretch(lane, top, rows * STEP + _PAD))
        top += rows * STEP + _PAD
    return stretches


def _dots(
    cells: Cells, columns: Sequence[Stretch], lanes: Sequence[Stretch], across: int
) -> list[Dot]:
    """The dots of all cells, each cell filled row by row, in the order of the moments."""
    tops = {lane.name: lane.start for lane in lanes}
    dots = []
    for (column, lane), found in cells.items():
        left = columns[column].start + 4 + DOT
        top = tops[lane] + 8 + DOT
        for place, index in enumerate(found):
            row, step = divmod(place, across)
            x = left + STEP * step
            y = top + STEP * row
            dots.append(Dot(index, lane, x, y))
    dots.sort(key=lambda dot: dot.index)
    return dots
