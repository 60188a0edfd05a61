"""How works got into the map, step by step, in words and numbers: for the picture and its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from litmap.graph.coverage import NOT_RECORDED
from litmap.graph.flow import Flow, Reason, number_of
from litmap.model.reference import READ_NAMES


class Part(NamedTuple):
    """A part of a number, in words."""

    words: str
    number: int


@dataclass(frozen=True)
class Count:
    """A number of the flow: what is counted, how many, of what parts it is made."""

    words: str
    number: int
    parts: Sequence[Part] = ()


@dataclass(frozen=True)
class Step:
    """A step of the flow: what comes in, and what goes no further, or is not counted again."""

    count: Count
    aside: Sequence[Count]


def steps(found: Flow) -> list[Step]:
    """The steps from what was found to what has a place in the argument."""
    outcomes = {name: len(keys) for name, keys in found.outcomes.items()}
    again = found.found - found.screened
    used = len(found.unread_used)
    unread = [
        Part("named as the paper uses them", used),
        Part("named as background, or nowhere yet", outcomes["unread"] - used),
    ]
    rest = [
        Count("Background only", outcomes["background"]),
        Count("Cited nowhere yet", outcomes["uncited"]),
    ]
    ways = [Part(way.name, way.number) for way in found.ways]
    return [
        Step(Count("Found", found.found, ways), _some([Count("Found more than once", again)])),
        Step(
            Count("Screened", found.screened),
            _some([_reasons("Left out", found.left_out), _reasons("To be read", found.to_read)]),
        ),
        Step(
            Count("On the map", found.on_the_map),
            _some([Count("Opened by nobody here", outcomes["unread"], unread)]),
        ),
        Step(Count("Read", found.read, _depths(found)), _some(rest)),
        Step(Count("Placed in the argument", outcomes["placed"]), ()),
    ]


def _some(counts: Sequence[Count]) -> list[Count]:
    """The counts that are more than nothing."""
    return [count for count in counts if count.number]


def _reasons(words: str, reasons: Sequence[Reason]) -> Count:
    parts = [Part(reason.because, reason.number) for reason in reasons]
    return Count(words, number_of(reasons), parts)


def _depths(found: Flow) -> list[Part]:
    """How far the opened works were read; last those of which it is not recorded."""
    names = {**READ_NAMES, "": f"how far is {NOT_RECORDED}"}
    return [Part(names[name], found.depths[name]) for name in names if name in found.depths]
