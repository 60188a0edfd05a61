"""What the boxes of a facet say they leave, before anybody has chosen anything."""

from litmap.site.blocks.facets import FacetPlan, by_number, counted_facets, fits

ROWS = [
    {"colour": ["red"], "size": ["big"]},
    {"colour": ["red", "blue"], "size": ["small"]},
    {"colour": ["grey"], "size": ["small"]},
    {"size": ["big"]},
]
COLOUR = FacetPlan(
    "colour", "Colour", {"red": "red", "blue": "blue", "grey": "grey", "green": "green"}, most=3
)
SIZE = FacetPlan("size", "Size", {"big": "big", "small": "small"})
SMALL = FacetPlan("size", "Size", {"big": "big", "small": "small"}, ticked=("small",))


def counts(*plans: FacetPlan) -> dict[str, int]:
    return {
        option.value: option.count
        for facet in counted_facets(plans, ROWS)
        for option in (*facet.options, *facet.folded)
    }


def test_a_row_counts_once_for_each_of_its_values_and_a_box_without_rows_stays() -> None:
    expected = {"red": 2, "blue": 1, "grey": 1, "green": 0, "big": 2, "small": 2}
    assert counts(COLOUR, SIZE) == expected


def test_what_is_ticked_narrows_the_other_facets_and_not_its_own() -> None:
    expected = {"red": 1, "blue": 1, "grey": 1, "green": 0, "big": 2, "small": 2}
    assert counts(COLOUR, SMALL) == expected
    assert [fits([COLOUR, SMALL], row) for row in ROWS] == [False, True, True, False]
    (facet,) = counted_facets([SMALL], ROWS)
    assert [option.value for option in facet.options if option.ticked] == ["small"]


def test_boxes_beyond_the_most_are_folded_and_the_commonest_comes_first() -> None:
    (facet,) = counted_facets([COLOUR], ROWS)
    assert [option.value for option in facet.folded] == ["green"]
    words = {"red": "red", "blue": "blue", "grey": "a grey"}
    assert list(by_number(ROWS, "colour", words)) == ["red", "grey", "blue"]
