"""Laws of the graph and of what is printed, over texts put together at random from pieces whose meaning is known."""

import random
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.small import DAY, graph, text_of, written

from litmap.content.load import load
from litmap.content.parse import parse_body, parse_inline
from litmap.graph.link import link
from litmap.problems import report
from litmap.problems.problem import Place, Problem


class Piece(NamedTuple):
    """A piece of Markdown and the edges it makes: (kind, target, the role or words, the offset of what points)."""

    text: str
    edges: tuple[tuple[str, str, str, int], ...] = ()


PIECES = [
    Piece("plain words"),
    Piece("*emphasis* and **more**"),
    Piece("`S7, [@adams2021one]`"),
    Piece(r"\@adams2021one S77"),
    Piece("me@example.org"),
    Piece("[S7 @adams2021one](https://example.org/b)"),
    Piece("[@adams2021one]", (("cite", "@adams2021one", "background", 1),)),
    Piece(
        "[states @adams2021one, p. 2; disputes @brown2022two]",
        (("cite", "@adams2021one", "states", 8), ("cite", "@brown2022two", "disputes", 38)),
    ),
    Piece("@brown2022two [supports]", (("cite", "@brown2022two", "supports", 0),)),
    Piece("(@adams2021one)", (("cite", "@adams2021one", "background", 1),)),
    Piece("[the Summit](../institutions/summit.md)", (("link", "summit", "links to", 1),)),
    Piece("[the *one* Summit](../institutions/summit.md)", (("link", "summit", "links to", 1),)),
    Piece("[work](../references/adams2021one.md)", (("link", "@adams2021one", "links to", 1),)),
    Piece("the S7", (("mention", "summit", "names", 4),)),
    Piece("*Summit*", (("mention", "summit", "names", 1),)),
    Piece("Council of the World", (("mention", "council", "names", 0),)),
]
BODY = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), min_size=1, max_size=4)
FILES = {
    "institutions/summit.md": "---\ntitle: Summit\nacronym: S7\nsummary: A body.\ntype: bloc\n---\n",
    "institutions/council.md": "---\ntitle: Council of the World\nsummary: A body.\ntype: bloc\n---\n",
}
HEAD = "---\ntitle: A barrier\nsummary: It is so.\norder: landscape\n---\n"


def expected(
    paragraphs: list[list[Piece]], chance: random.Random
) -> tuple[str, list[tuple[str, str, str, int, int]]]:
    """A body of one sentence a paragraph, and its edges as (kind, target, words, line, column)."""
    body: str = ""
    edges: list[tuple[str, str, str, int, int]] = []
    for paragraph in paragraphs:
        start = chance.choice(["", "- ", "> ", "1. "])
        body += "\n" * (2 if body else 0) + start + "word "
        named: set[str] = set()
        for piece in paragraph:
            for kind, target, words, offset in piece.edges:
                if kind == "mention" and target in named:
                    continue
                named |= {target} if kind == "mention" else set()
                at = len(body) + offset
                line, column = (
                    body.count("\n", 0, at),
                    at - body.rfind("\n", 0, at) if "\n" in body else at + 1,
                )
                edges.append((kind, target, words, line + 1, column))
            gap = chance.choice([" ", ", ", "\n"])
            body += (
                piece.text
                + (gap if gap != "\n" else "\n" + " " * len(start) if start != "> " else "\n> ")
                + "x "
            )
    return body, edges


@settings(max_examples=60)
@given(BODY, st.integers(0, 999))
def test_a_text_makes_the_edges_of_its_pieces_at_their_places(
    paragraphs: list[list[Piece]], seed: int
) -> None:
    body, edges = expected(paragraphs, random.Random(seed))
    with tempfile.TemporaryDirectory() as folder:
        made = link(
            load(written(Path(folder), {**FILES, "barriers/a.md": HEAD + body + "\n"}), DAY)[0]
        )  # slips are no matter here
    first = HEAD.count("\n")
    found = [
        (edge.kind, edge.target, edge.words[0], edge.place.line - first, edge.place.column)
        for edge in made.outgoing("a")
    ]
    assert found == edges, body
    assert {edge.place.file for edge in made.edges} <= {"content/barriers/a.md"}
    for kind, name in (("cite", "cite"), ("link", "link"), ("mention", "mention")):
        anchors = [edge.anchor for edge in made.edges if edge.kind == kind]
        assert anchors == [f"{name}-{number}" for number in range(1, len(anchors) + 1)]
    incoming = [
        edge for node in {edge.target for edge in made.edges} for edge in made.incoming(node)
    ]
    assert Counter(id(edge) for edge in incoming) == Counter(id(edge) for edge in made.edges)
    assert set(made.at) == {edge.place for edge in made.edges}
    mentions = [edge for edge in made.edges if edge.kind == "mention"]
    seen = [edge.target for edge in mentions]
    assert [edge.place in made.first_mentions for edge in mentions] == [
        target not in seen[:number] for number, target in enumerate(seen)
    ]
    assert link(made.corpus).edges == made.edges
    for edge in made.edges:
        pointing = [
            span
            for span in edge.sentence
            if span.place == edge.place or edge.citation in span.citations
        ]
        assert pointing, edge


def test_a_relation_to_a_claim_leads_to_the_claim(tmp_path: Path) -> None:
    claim = "claims:\n  - {id: it, text: It is., unverified: Why., rests_on: [%s]}\n"
    made = graph(
        tmp_path,
        {
            "barriers/a.md": HEAD.replace("order", claim % '"b#it"' + "part_of: b\norder"),
            "barriers/b.md": HEAD.replace("order", claim % "" + "order"),
        },
    )
    assert [(edge.target, edge.fragment) for edge in made.outgoing("a")] == [
        ("b", "#claim-it"),
        ("b", ""),
    ]


@settings(max_examples=300)
@given(st.text(alphabet="abc *_`>#-+!.,;:{}()\\\n'\"~=", max_size=60))
def test_no_letter_is_lost_between_the_author_and_the_reader(value: str) -> None:
    letters = re.findall(r"[abc]", value)
    inline = "".join(block.text for block in parse_inline(text_of(value)).blocks)
    assert re.findall(r"[abc]", inline) == letters
    if not re.search(r"`{3}|~{3}", value):  # the word behind a fence is not shown
        shown = "".join(block.text for block in parse_body(text_of(value)).blocks)
        assert re.findall(r"[abc]", shown) == letters


@settings(max_examples=200)
@given(st.text(alphabet="ab @[];,.{}()-*_`<!>\n", max_size=50))
def test_places_of_spans_and_citations_lie_inside_the_text(value: str) -> None:
    lines = value.split("\n")
    for prose in (parse_inline(text_of(value)), parse_body(text_of(value))):
        places = [span.place for span in prose.spans()] + [
            problem.place for problem in prose.problems
        ]
        for place in places:
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        for citation in prose.citations():
            at = lines[citation.place.line - 1][citation.place.column - 1 :]
            assert at.startswith(f"@{citation.key}")


@settings(max_examples=300)
@given(
    st.text(alphabet=":#[]e \n\r\t\x1b\x85\u2028\u2029\u200b\ud800", max_size=12),
    st.text(alphabet=":#[a/.\n\u2028", max_size=6),
)
def test_whatever_is_reported_stays_on_its_line_and_commands_nothing(
    message: str, file: str
) -> None:
    shown = report.as_text([Problem(Place(file), "rule", message)])
    assert len(shown.splitlines()) == shown.count("\n") == 2
    assert not re.search(r"##\[|::\S", shown.removesuffix("1 error\n"))
    assert shown.encode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
