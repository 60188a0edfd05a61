"""`litmap diff`: what it prints, in each form, for sound and for hostile maps."""

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests.history.repository import committed
from tests.history.states import BARRIER, SLOW, STATE, changed, difference, snapshot, with_changes

from litmap.cli import main
from litmap.history.compare import compare
from litmap.history.event import KINDS, Difference, Event
from litmap.history.groups import GROUPS, foremost, in_one_sentence
from litmap.history.report import MOST_ROWS, as_json, as_markdown, as_text

HOSTILE = (
    "`@team #1 GH-1 owner/map#2 [x](https://evil.example) ![y](https://evil.example/i.png) <img src=x> <!-- "
    "`code` ```fence``` https://evil.example www.evil.example \u202e\x1b[31m ::error::x 0123456789abcdef0123456789abcdef01234567"
)


def diff(root: Path, *arguments: str) -> int:
    return main(["diff", "--root", str(root), *arguments])


@pytest.mark.slow
def test_the_command_tells_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = committed(tmp_path / "map", {SLOW: BARRIER}, "2026-03-01T12:00:00Z")
    assert diff(root, "HEAD") == 0
    assert capsys.readouterr().out == "Nothing changed in meaning.\n"
    (root / "content" / SLOW).write_text(BARRIER.replace("exists as", "was"), encoding="utf-8")
    assert diff(root, "HEAD") == 0
    out = capsys.readouterr().out
    assert out.startswith("1 claim reworded.\n")
    assert "slow-ratification#draft-only: A claim was reworded.\n" in out
    assert (
        "before: The convention exists as a draft.\n    now:    The convention was a draft.\n"
        in out
    )
    assert diff(root, "HEAD", "HEAD") == 0
    assert capsys.readouterr().out == "Nothing changed in meaning.\n"
    with pytest.raises(SystemExit) as stop:
        diff(root, "nowhere")
    assert stop.value.code == 2
    assert "there is no commit, branch or tag 'nowhere'" in capsys.readouterr().err


def test_json_holds_every_event() -> None:
    found = difference(with_changes((SLOW, "exists as", "was")))
    (event,) = json.loads(as_json(found))["events"]
    assert event["kind"] == "claim-reworded"
    assert event["before"] == "The convention exists as a draft."
    assert event["words"] == "A claim was reworded."


def test_every_kind_is_in_one_group_and_can_be_counted() -> None:
    assert sorted(kind for group in GROUPS for kind in group.kinds) == sorted(KINDS)
    for kind in KINDS:
        assert in_one_sentence([Event(kind, "x")]).startswith("1 ")
        assert in_one_sentence([Event(kind, "x")] * 2_000).startswith("2,000 ")


def test_what_is_new_is_counted_however_much_else_changed() -> None:
    events = [Event(kind, f"x{number}") for number, kind in enumerate(KINDS)]
    said = in_one_sentence(events)
    assert "1 entry added, 1 claim added, 1 work added and " in said
    assert said.endswith(f"and {len(KINDS) - 9} other changes.")


def test_a_verdict_is_told_of_even_where_many_answers_changed() -> None:
    answers = [Event("holds-changed", f"x{number}") for number in range(20)]
    verdict = Event("verdict-changed", "treaty/coordination/abstract")
    assert foremost([*answers, verdict], 5) == [*answers[:4], verdict]


def hostile() -> Difference:
    """What changed where every text is hostile."""
    (event,) = changed((SLOW, "exists as", "was"))
    fields = {
        name: HOSTILE
        for name in ("what", "title", "before", "after", "said", "claim", "measure", "source")
    }
    events = [Event(kind, **fields) for kind in KINDS]
    return Difference((event, *events), (HOSTILE,))


def test_nothing_in_a_comment_is_markup_but_our_own() -> None:
    text = as_markdown(hostile())
    tokens = MarkdownIt("commonmark", {"html": True}).parse(text)
    inner = [child for token in tokens for child in token.children or []]
    assert {token.type for token in tokens} <= {
        *("paragraph_open", "paragraph_close", "inline", "heading_open", "heading_close"),
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
    }
    assert {token.type for token in inner} <= {
        "text",
        "strong_open",
        "strong_close",
        "code_inline",
        "softbreak",
    }
    words = " ".join(token.content for token in inner if token.type == "text")
    assert not re.search(r"[@#\[<]|https?:|www|evil|team|0123", words), words


def test_what_is_printed_cannot_steer_a_terminal() -> None:
    for text in (as_text(hostile()), as_markdown(hostile())):
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_a_comment_is_short_and_says_what_it_leaves_out() -> None:
    files = {f"content/institutions/i{number}.md": STATE.format("x" * 400) for number in range(500)}
    found = compare(snapshot({}), snapshot(files))
    text = as_markdown(found)
    assert len(text) < 20_000
    assert "and 485 more" in text
    assert text.count("\n- ") <= MOST_ROWS + len(GROUPS)


def test_a_comment_of_many_groups_is_short_too() -> None:
    kinds = ("verdict-changed", "claim-reworded", "relation-added", "entry-added", "work-added")
    events = [Event(kind, f"e{number}", "e") for kind in kinds for number in range(20)]
    text = as_markdown(Difference(tuple(events)))
    assert text.count("\n- `") == MOST_ROWS
    assert text.count("#### ") == len(kinds)
    assert "- and 20 more" in text


def test_what_matters_most_comes_first() -> None:
    text = as_text(
        difference(
            with_changes(
                ("about.md", "How it is made.", "How it was made."),
                (SLOW, "Many states take", "Most states take"),
                ("pathways/treaty.md", "verdict: mixed", "verdict: weak"),
            )
        )
    )
    places = [
        text.index(one)
        for one in ("The verdict on", "A claim was reworded", "This page was changed")
    ]
    assert places == sorted(places)
