"""Moments as dots: a column for each year, a lane for each kind, a dot for each moment.

Lengths are in pixels.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litmap.model.dates import first_day, last_day

DOT, STEP = 4, 11
WIDE = 1188
FIRST = 120
_YEARS = 14
"""How many years have a column of their own; what is older shares one."""
_TOP, _PAD = 8, 14
Cells = Mapping[tuple[int, str], list[int]]
"""The indexes of the moments in each column and lane."""


@dataclass(frozen=True)
class Dot:
    """A moment's dot; `index` is the moment's place in the list that was given."""

    index: int
    lane: str
    x: float
    y: float


@dataclass(frozen=True)
class Plot:
    """The picture: columns (label, left, width), lanes (name, top, height), and dots.

    `paper` is the place of the paper's day across.
    """

    columns: Sequence[tuple[str, float, float]]
    lanes: Sequence[tuple[str, float, float]]
    dots: Sequence[Dot]
    paper: float
    high: float
    wide, dot = WIDE, DOT


def plot(moments: Sequence[tuple[str, str]], lanes: Sequence[str], paper: str) -> Plot:
    """Lay out moments, given as (date, lane), the newest first.

    The day `paper` parts its year into two columns, '2024' and 'later 2024'. What may be from
    before that day is in the first.
    """
    years = [int(date[:4]) for date, _ in moments]
    paper_year = int(paper[:4])
    last = max([*years, paper_year])
    first = max(min([*years, paper_year]), last - _YEARS + 1)
    names = [f"until {first - 1}", *map(str, range(first, last + 1))]
    split = 0
    if paper_year >= first - 1:
        split = paper_year - first + 2
        names.insert(split, f"later {paper_year}")
    wide = (WIDE - FIRST) / len(names)
    across = max(1, int((wide - 8) / STEP))
    cells: dict[tuple[int, str], list[int]] = {}
    oldest_first = sorted(range(len(moments)), key=lambda index: first_day(moments[index][0]))
    for index in oldest_first:
        date, lane = moments[index]
        column = max(0, years[index] - first + 1)
        if split and first_day(date) > last_day(paper):
            column += 1
        cells.setdefault((column, lane), []).append(index)
    stretches = _stretches(cells, lanes, across)
    tops = {lane: top for lane, top, _ in stretches}
    columns = [(name, FIRST + wide * place, wide) for place, name in enumerate(names)]
    return Plot(
        columns=columns,
        lanes=stretches,
        dots=_dots(cells, columns, tops, across),
        paper=FIRST + wide * split,
        high=sum((high for _, _, high in stretches), start=float(_TOP)),
    )


def _stretches(cells: Cells, lanes: Sequence[str], across: int) -> list[tuple[str, float, float]]:
    """Each lane with its top and its height, which its fullest column needs."""
    stretches = []
    top = float(_TOP)
    for lane in lanes:
        numbers = [len(found) for (_, name), found in cells.items() if name == lane]
        rows = -(-max(numbers, default=1) // across)
        high = rows * STEP + _PAD
        stretches.append((lane, top, float(high)))
        top += high
    return stretches


def _dots(
    cells: Cells,
    columns: Sequence[tuple[str, float, float]],
    tops: Mapping[str, float],
    across: int,
) -> list[Dot]:
    """The dots of all cells, each cell filled row by row, in the order of the moments."""
    dots = []
    for (column, lane), found in cells.items():
        left = columns[column][1] + 4 + DOT
        top = tops[lane] + 8 + DOT
        for place, index in enumerate(found):
            row, step = divmod(place, across)
            dots.append(Dot(index, lane, x=left + STEP * step, y=top + STEP * row))
    return sorted(dots, key=lambda dot: dot.index)
