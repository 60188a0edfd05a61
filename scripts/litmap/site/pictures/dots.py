"""Moments as dots: a column for each year, a lane for each kind, a dot for each moment. Lengths are in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

from litmap.model.dates import first_day, last_day

DOT, STEP = 4, 11
WIDE = 1188
FIRST = 120
_YEARS = 14
"""How many years have a column of their own; what is older shares one."""


@dataclass(frozen=True)
class Dot:
    """A moment's dot; `index` is the moment's place in the list that was given."""

    index: int
    lane: str
    x: float
    y: float


@dataclass(frozen=True)
class Plot:
    """The picture: columns (label, left, width), lanes (name, top, height), dots, and where the paper's day lies."""

    columns: Sequence[tuple[str, float, float]]
    lanes: Sequence[tuple[str, float, float]]
    dots: Sequence[Dot]
    paper: float
    high: float
    wide, dot = WIDE, DOT


def plot(moments: Sequence[tuple[str, str]], lanes: Sequence[str], paper: str) -> Plot:
    """Lay out moments, given as (date, lane), the newest first. The paper's day parts its year into two columns,
    '2024' and 'later 2024'.

    What may be from before that day stands before it.
    """
    years, day = [int(date[:4]) for date, _ in moments], int(paper[:4])
    last = max([*years, day])
    start = max(min([*years, day]), last - _YEARS + 1)
    names = [f"until {start - 1}", *map(str, range(start, last + 1))]
    split = max(0, day - start + 2)
    names[split:split] = [f"later {day}"] if split else []
    wide = (WIDE - FIRST) / len(names)
    across = max(1, int((wide - 8) / STEP))
    cells: dict[tuple[int, str], list[int]] = {}
    for index in sorted(range(len(moments)), key=lambda i: first_day(moments[i][0])):
        date, lane = moments[index]
        later = bool(split) and first_day(date) > last_day(paper)
        cells.setdefault((max(0, years[index] - start + 1) + later, lane), []).append(index)
    tops, y = {}, 8.0
    for lane in lanes:
        deepest = max((len(found) for (_, name), found in cells.items() if name == lane), default=1)
        tops[lane] = (y, -(-deepest // across) * STEP + 14)
        y += tops[lane][1]
    dots = [
        Dot(
            index,
            lane,
            FIRST + wide * column + 4 + DOT + STEP * (place % across),
            tops[lane][0] + 8 + DOT + STEP * (place // across),
        )
        for (column, lane), found in cells.items()
        for place, index in enumerate(found)
    ]
    columns = [(name, FIRST + wide * place, wide) for place, name in enumerate(names)]
    return Plot(
        columns,
        [(lane, *tops[lane]) for lane in lanes],
        sorted(dots, key=lambda dot: dot.index),
        FIRST + wide * split,
        y,
    )
