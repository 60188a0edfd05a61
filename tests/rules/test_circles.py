"""Circles of relations, in graphs put together at random and in one of many circles."""

from collections.abc import Iterable
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from litmap.rules.circles import circles

Edges = list[tuple[str, str]]
NODE = st.sampled_from("abcdefg")


def reached(start: str, edges: Iterable[tuple[str, str]]) -> set[str]:
    """The nodes to which one or more edges lead from `start`."""
    found = {target for source, target in edges if source == start}
    while more := {target for source, target in edges if source in found} - found:
        found |= more
    return found


@given(st.lists(st.tuples(NODE, NODE), unique=True, max_size=20))
def test_each_group_of_nodes_that_lead_to_each_other_gives_one_circle(edges: Edges) -> None:
    to = {node: reached(node, edges) for node in "abcdefg"}
    on_a_circle = [node for node in to if node in to[node]]
    first_of_group = {
        min({node} | {other for other in to[node] if node in to[other]}) for node in on_a_circle
    }
    found = list(circles(edges))
    assert sorted(closed[0] for closed in found) == sorted(first_of_group)
    for closed in found:
        assert closed[0] == min(closed)
        assert len(set(closed)) == len(closed)
        assert set(zip(closed, [*closed[1:], closed[0]], strict=True)) <= set(edges)


def test_many_circles_are_found_in_a_few_readings() -> None:
    read = 0

    class Node(str):
        """A name that counts how often it is looked up."""

        __slots__ = ()

        def __hash__(self) -> int:
            nonlocal read
            read += 1
            return super().__hash__()

    edges: Edges = []
    for group in range(10):
        nodes = [Node(f"{group}-{number}") for number in range(20)]
        edges += permutations(nodes, 2)
    assert len(list(circles(edges))) == 10
    assert read < 10 * len(edges)
