"""Which of several things have the most of something."""

from collections.abc import Callable, Iterable
from typing import TypeVar

_Item = TypeVar("_Item")


def with_most(items: Iterable[_Item], number: int, count: Callable[[_Item], int]) -> list[_Item]:
    """The `number` items with the highest counts, and all that have as many as the last of these.

    The highest comes first. Items that have none are left out.
    """
    some = [item for item in items if count(item)]
    some.sort(key=count, reverse=True)
    if len(some) <= number:
        return some
    least = count(some[number - 1])
    return [item for item in some if count(item) >= least]
