"""What a body is called on a day, and where its names are found in prose."""

from datetime import date
from pathlib import Path

import pytest
from tests.small import DAY, graph, sound

from litmap.content.corpus import current_name
from litmap.graph.graph import Edge, Graph

NAMED = """---
title: First Title
summary: A body.
type: bloc
names:
{names}---
"""


def body(title: str, *fields: str, text: str = "") -> str:
    lines = "".join(f"{field}\n" for field in fields)
    return f"---\ntitle: {title}\nsummary: A body.\ntype: bloc\n{lines}---\n{text}\n"


def barrier(text: str, *fields: str) -> str:
    lines = "".join(f"{field}\n" for field in fields)
    return f"---\ntitle: A barrier\nsummary: It stands in the way.\norder: landscape\n{lines}---\n{text}\n"


BODIES = {
    "institutions/summit.md": body("Summit", "acronym: S7"),
    "institutions/ai-summit.md": body("AI Summit"),
    "institutions/council.md": body("Council of the World", "acronym: CW"),
    "institutions/forum.md": body(
        "World Forum", "acronym: WF", "names: [{name: Forum for AI, until: 2020}]"
    ),
}


def mentions(made: Graph, source: str = "a-barrier") -> list[tuple[str, str]]:
    """(institution, words) for each mention in an entry, in order."""
    return [(edge.target, shown(edge)) for edge in made.outgoing(source) if edge.kind == "mention"]


def shown(edge: Edge) -> str:
    (span,) = (span for span in edge.sentence if span.place == edge.place)
    return span.text


def read(tmp_path: Path, text: str, **more: str) -> list[tuple[str, str]]:
    return mentions(graph(tmp_path, {**BODIES, "barriers/a-barrier.md": barrier(text), **more}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Summit met.", [("summit", "Summit")]),
        ("The AI Summit met.", [("ai-summit", "AI Summit")]),
        ("S7 and CW.", [("summit", "S7"), ("council", "CW")]),
        ("(S7), “CW”; WF’s.", [("summit", "S7"), ("council", "CW"), ("forum", "WF")]),
        ("The Forum for AI was one.", [("forum", "Forum for AI")]),
        ("The *AI Summit*, **S7**.", [("ai-summit", "AI Summit"), ("summit", "S7")]),
        ("S7-led.", [("summit", "S7")]),
        ("Summits, S77, xS7, the summit, s7, _S7, S7_x.", []),
        ("`S7` is code.", []),
        ("[S7](../institutions/summit.md) is a link.", []),
        ("    S7 stands in code.", []),
    ],
)
def test_longest_name_whole_word_as_capitalised(
    tmp_path: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    assert read(tmp_path, text) == expected


def test_once_a_sentence_and_the_first_of_an_entry_is_linked(tmp_path: Path) -> None:
    text = "The S7 and the Summit met. Then S7 left! CW came.\n\nThe S7 came back."
    made = graph(tmp_path, {**BODIES, "barriers/a-barrier.md": barrier(text)})
    assert mentions(made) == [
        ("summit", "S7"),
        ("summit", "S7"),
        ("council", "CW"),
        ("summit", "S7"),
    ]
    edges = [edge for edge in made.outgoing("a-barrier") if edge.kind == "mention"]
    assert [edge.place in made.first_mentions for edge in edges] == [True, False, True, False]
    assert [edge.anchor for edge in edges] == ["mention-1", "mention-2", "mention-3", "mention-4"]
    assert ["".join(span.text for span in edge.sentence) for edge in edges] == [
        "The S7 and the Summit met.",
        "Then S7 left!",
        "CW came.",
        "The S7 came back.",
    ]


def test_a_body_is_not_mentioned_on_its_own_page(tmp_path: Path) -> None:
    bodies = BODIES | {
        "institutions/summit.md": body("Summit", "acronym: S7", text="The Summit asked CW.")
    }
    assert mentions(graph(tmp_path, bodies), "summit") == [("council", "CW")]


def test_a_generic_group_is_not_found(tmp_path: Path) -> None:
    firms = body("Firms", "mentions: off")
    text = "Firms met S7."
    assert read(tmp_path / "off", text, **{"institutions/firms.md": firms}) == [("summit", "S7")]
    listed = {"institutions/firms.md": firms.replace("mentions: off", "mentions: on")}
    assert read(tmp_path / "on", text, **listed) == [("firms", "Firms"), ("summit", "S7")]


def test_a_shared_name_leads_nowhere_and_hides_no_longer_one(tmp_path: Path) -> None:
    shared = {
        "institutions/one.md": body("World Body", "names: [{name: Body for AI, ambiguous: true}]"),
        "institutions/two.md": body("Body of Two", "acronym: CW2"),
        "institutions/short.md": body("Body"),
    }
    text = "The Body for AI, the World Body, and the Body of Two."
    assert read(tmp_path, text, **shared) == [("one", "World Body"), ("two", "Body of Two")]


def test_a_name_that_two_entries_bear_leads_to_neither(tmp_path: Path) -> None:
    shared = "names: [{name: S7, ambiguous: true}]"
    twice = {
        "institutions/other.md": body("Other", shared),
        "institutions/summit.md": body("Summit", shared),
    }
    assert read(tmp_path, "S7, Other and Summit.", **twice) == [
        ("other", "Other"),
        ("summit", "Summit"),
    ]


def test_a_name_is_found_from_its_first_day_on(tmp_path: Path) -> None:
    files = {
        "institutions/institute.md": body(
            "Safety Institute", "names: [{name: Security Institute, since: 2025-02-14}]"
        ),
        "barriers/a-barrier.md": barrier("The Security Institute and the Safety Institute."),
    }
    assert mentions(graph(tmp_path, files, date(2025, 2, 13))) == [
        ("institute", "Safety Institute")
    ]
    assert mentions(graph(tmp_path, files, date(2025, 2, 14))) == [
        ("institute", "Security Institute")
    ]


def test_in_claims_a_mention_makes_the_claim_involve_the_body(tmp_path: Path) -> None:
    claim = 'claims:\n  - {id: %s, text: %s, cites: "[states @adams2021one]"}'
    made = graph(
        tmp_path,
        BODIES
        | {
            "barriers/a-barrier.md": barrier(
                "The CW in the body.", claim % ("asked", "It asked the S7.")
            ),
            "institutions/summit.md": body("Summit", "acronym: S7", claim % ("own", "It met.")),
        },
    )
    assert [view.name for view in made.involving("summit")] == ["a-barrier#asked", "summit#own"]
    assert list(made.involving("council")) == []


@pytest.mark.parametrize(
    ("names", "today", "expected"),
    [
        ([], "2024-03-01", "First Title"),
        (["name: Undated"], "2024-03-01", "First Title"),
        (["name: Old, since: 2001, until: 2010"], "2024-03-01", "First Title"),
        (["name: Old, since: 2001, until: 2010"], "2010-12-31", "Old"),
        (["name: Later, since: 2025-02-14"], "2025-02-13", "First Title"),
        (["name: Later, since: 2025-02-14"], "2025-02-14", "Later"),
        (["name: Later, since: 2025-02"], "2025-02-27", "First Title"),
        (["name: Old, since: 2001", "name: Later, since: 2025-02-14"], "2025-02-13", "Old"),
        (["name: Later, since: 2025-02-14", "name: Old, since: 2001"], "2026-01-01", "Later"),
        (["name: Ended, until: 2010"], "2005-01-01", "First Title"),
        (["name: Now, since: 2020, until: 2026-11-01"], "2026-11-01", "Now"),
        (["name: Now, since: 2020, until: 2026-11-01"], "2026-11-02", "First Title"),
    ],
)
def test_the_name_of_a_day(tmp_path: Path, names: list[str], today: str, expected: str) -> None:
    listed = "".join(f"  - {{{name}}}\n" for name in names)
    text = NAMED.format(names=listed) if names else NAMED.format(names="").replace("names:\n", "")
    corpus = sound(tmp_path, {"institutions/it.md": text}, date.fromisoformat(today))
    assert current_name(corpus.entries["it"].fields, corpus.today) == expected  # type: ignore[arg-type]
    assert corpus.heading(corpus.entries["it"]) == expected
    assert corpus.name("it") == expected


def test_in_lists_a_body_goes_by_its_label_then_its_acronym(tmp_path: Path) -> None:
    named = "names: [{name: New Name, since: 2020, ambiguous: true}]"
    corpus = sound(
        tmp_path,
        {
            "institutions/one.md": body("One", "short: Label", "acronym: ACR", named),
            "institutions/two.md": body("Two", "acronym: TWO", named),
            "institutions/three.md": body("Three", named),
            "barriers/a-barrier.md": barrier("", "short: Its label"),
        },
    )
    assert [corpus.name(one) for one in ("one", "two", "three", "a-barrier", "nobody")] == [
        "Label",
        "TWO",
        "New Name",
        "A barrier",
        "nobody",
    ]
    assert corpus.today == DAY
    assert corpus.entries["a-barrier"].label == "Its label"
