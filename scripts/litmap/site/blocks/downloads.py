"""What can be taken away of the whole map: on the page of downloads, and in a release."""

from collections.abc import Iterator

from litmap.content.corpus import Corpus
from litmap.references.formats import BIBLIOGRAPHY_FORMATS

Download = tuple[str, tuple[tuple[str, str], ...]]
"""What can be taken away, and its files: pairs of a format and an address from `data/`."""

_OF_THE_MAP: tuple[Download, ...] = (
    ("Every claim", (("CSV", "claims.csv"),)),
    ("What has changed since", (("CSV", "since.csv"), ("Atom", "../since/feed.xml"))),
    (
        "Changes to this map",
        (("Atom", "../changes/feed.xml"), ("JSON", "../changes/feed.json")),
    ),
    ("Who disagrees", (("CSV", "disagreements.csv"),)),
    ("Barriers and pathways", (("CSV", "matrix-barriers.csv"), ("SVG", "matrix-barriers.svg"))),
    ("Criteria and pathways", (("CSV", "matrix-criteria.csv"), ("SVG", "matrix-criteria.svg"))),
    ("The argument in one picture", (("SVG", "argument.svg"),)),
    ("Who is tied to whom", (("SVG", "map.svg"),)),
    ("The timeline", (("SVG", "timeline.svg"),)),
    ("What needs a look", (("JSON", "review.json"),)),
    ("How works got in", (("JSON", "flow.json"), ("SVG", "flow.svg"))),
    ("Works to be read", (("JSON", "to-read.json"),)),
    ("What the works are", (("JSON", "coverage.json"),)),
    ("The whole map", (("JSON", "map.json"), ("JSON Schema", "map.schema.json"))),
)


def downloads(corpus: Corpus) -> Iterator[Download]:
    """Everything that can be taken away, the works first."""
    works = [(name, f"references.{ending}") for ending, name in BIBLIOGRAPHY_FORMATS.items()]
    yield ("Every work cited", tuple(works))
    yield from _OF_THE_MAP
    if corpus.agreement:
        yield ("What two raters said", (("CSV", "agreement.csv"),))
