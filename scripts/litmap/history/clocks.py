"""Which times of commits can be true: clocks run ahead or behind, and some were never set."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime


def in_order(times: Sequence[datetime]) -> list[datetime]:
    """The times of commits, oldest commit first, without those that contradict most others.

    The longest run of times that never go back is kept as it is. Any other commit counts for the
    time of the next one that is kept, or of the last where none follows.
    """
    kept = _longest_run(times)
    found = []
    following = 0
    for number in range(len(times)):
        while following < len(kept) and kept[following] < number:
            following += 1
        found.append(times[kept[min(following, len(kept) - 1)]])
    return found


def _longest_run(times: Sequence[datetime]) -> list[int]:
    """The places of the most times that never go back, in order."""
    ends: list[datetime] = []  # the earliest end of a run of each length
    places: list[int] = []  # where that end stands
    before: list[int] = []  # the place before each one in its run, -1 for none
    for place, time in enumerate(times):
        length = bisect_right(ends, time)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [time]
        places[length : length + 1] = [place]
    run = []
    place = places[-1] if places else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]
