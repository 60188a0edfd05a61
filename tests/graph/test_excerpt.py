"""What a backlink shows of a sentence: all of it, or what is near the pointer in a very long one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.small import DAY, text_of, written

from litmap.content.load import load
from litmap.content.parse import parse_body
from litmap.content.prose import Span
from litmap.graph.excerpt import MOST_CHARACTERS, MOST_PARTS, clip, excerpt
from litmap.graph.graph import Graph
from litmap.graph.link import link
from litmap.pipeline import build_pages

HEAD = "---\ntitle: A barrier\nsummary: {0}\norder: landscape\n{1}---\n{2}\n"
PIECES = ("*word* ", "plain words here ", "[@adams2021one; @brown2022two] ", "a" * 30 + " ")


def spans_of(body: str) -> tuple[Span, ...]:
    (block,) = parse_body(text_of(body)).blocks
    return block.spans


def read(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


def parts(spans: tuple[Span, ...]) -> int:
    return len(spans) + sum(len(span.citations) for span in spans)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=90), st.integers(0, 999))
def test_a_long_sentence_is_cut_around_its_pointer(pieces: list[str], chosen: int) -> None:
    sentence = spans_of("".join(pieces))
    pointer = sentence[chosen % len(sentence)]
    shown = excerpt(sentence, pointer.start)
    is_long = parts(sentence) > MOST_PARTS or len(read(sentence)) > MOST_CHARACTERS
    if not is_long:
        assert shown is sentence
        return
    assert pointer.place in [span.place for span in shown]
    assert len(read(shown)) <= MOST_CHARACTERS
    assert parts(shown) <= MOST_PARTS + 20
    kept = [span for span in shown if "…" not in span.text]
    assert read(tuple(kept)) in read(sentence)
    assert (shown[0].text == "… ") is (kept[0].place != sentence[0].place)
    assert (shown[-1].text == " …") is (kept[-1].end != sentence[-1].end)


def test_a_long_text_is_cut_between_words() -> None:
    sentence = spans_of("word " * 200 + "*here* " + "word " * 200)
    shown = read(excerpt(sentence, sentence[1].start))
    assert set(shown.split()) == {"word", "here", "…"}
    assert shown.startswith("… word")
    assert shown.endswith("word …")


def test_of_a_long_group_the_citations_near_the_pointer_are_shown() -> None:
    (group,) = spans_of("[" + "; ".join(f"@work{number}" for number in range(50)) + "]")
    for number in (0, 20, 49):
        shown = excerpt((group,), 0, number)
        assert group.citations[number] in shown[0].citations
        assert len(shown[0].citations) < 10
        assert shown[1].text == " …"


CLAIM = 'claims:\n  - {{id: it, text: "{0}.", {1}}}\n'
OTHERS = {
    "barriers/b.md": HEAD.format("S.", CLAIM.format("It is", "unverified: U."), ""),
    "institutions/summit.md": "---\ntitle: Summit\nacronym: S7\nsummary: A body.\ntype: bloc\n---\n",
}


def linked(root: Path, text: str) -> Graph:
    """The graph of a project with a text, whose slips are no matter here."""
    return link(load(written(root, {**OTHERS, "barriers/a.md": text}), DAY)[0])


def cited(number: int) -> str:
    return HEAD.format("S.", "", "Word\n" + "@adams2021one\n" * number)


def grouped(number: int) -> str:
    return HEAD.format("S.", "", "Word [@adams2021one" + ";\n@adams2021one" * number + "].")


def linking(number: int) -> str:
    return HEAD.format("S.", "", "Word\n" + "[*a* b](../barriers/b.md) c\n" * number)


def claim_with_sources(number: int) -> str:
    sources = f'cites: "{"[@adams2021one] " * number}"'
    return HEAD.format("S.", CLAIM.format("word " * number, sources), "")


def claim_with_relations(number: int) -> str:
    relations = f"unverified: U., rests_on: [{'b#it, ' * number}]"
    return HEAD.format("S.", CLAIM.format("*word* " * number, relations), "")


def entry_with_relations(number: int) -> str:
    return HEAD.format("word " * number, f"related: [{'b, ' * number}]\n", "")


TEXTS = (
    cited,
    grouped,
    linking,
    claim_with_sources,
    claim_with_relations,
    entry_with_relations,
)


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_what_backlinks_show_grows_with_their_number(
    tmp_path: Path, text: Callable[[int], str]
) -> None:
    """Not with its square: a long sentence is not shown whole beside each of its pointers."""
    shown: list[int] = []
    for number in (200, 400):
        made = linked(tmp_path / str(number), text(number))
        edges = made.outgoing("a")
        assert len(edges) >= number
        shown.append(sum(parts(edge.sentence) + len(read(edge.sentence)) for edge in edges))
    assert shown[1] < 2.5 * shown[0]


def test_pages_grow_with_the_number_of_citations_in_a_sentence(tmp_path: Path) -> None:
    sizes: list[int] = []
    for number in (100, 200, 400):
        root = written(tmp_path / str(number), {**OTHERS, "barriers/a.md": cited(number)})
        pages, _ = build_pages(root, DAY)
        sizes.append(sum(map(len, pages.values())))
    assert sizes[2] - sizes[1] < 2.5 * (sizes[1] - sizes[0])


@pytest.mark.parametrize("pointer", ["S7", "@adams2021one", "[b](../barriers/b.md)"])
def test_each_sentence_is_cut_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pointer: str
) -> None:
    bodies: list[tuple[int, int]] = []

    def counted(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
        if len(spans) > MOST_PARTS:
            bodies.append((start, end))
        return clip(spans, start, end)

    monkeypatch.setattr("litmap.graph.link.clip", counted)
    sentence = f"Word {pointer}\n" * 30 + "word.\n"
    linked(tmp_path, HEAD.format("S.", "", sentence * 3))
    assert len(bodies) == len(set(bodies)) == 3
