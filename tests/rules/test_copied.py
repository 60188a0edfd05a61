"""A sentence of the paper is found where it stands. The paper here is made up: the real one is kept as hashes alone."""

from pathlib import Path

import pytest
from tests.small import found

from litmap.rules import copied
from litmap.rules.copied import body_and_notes, hashed, paper_runs, runs

PAPER = "Nine drafts of one rule went round the table twice before lunch.²\n\n² A long note of a careful hand on this table.\n"
TITLE = "drafts of one rule went round the table twice before lunch"
TERM = "---\ntitle: {title}\nsummary: >-\n  A word.\ndefinition: >-\n  It is said.\n---\n{body}\n"


@pytest.fixture(autouse=True)
def paper(monkeypatch: pytest.MonkeyPatch) -> None:
    made = frozenset(hashed(run) for part in body_and_notes(PAPER) for run in runs(part))
    monkeypatch.setattr(copied, "paper_runs", lambda: made)


def told(root: Path, body: str, title: str = "Rule") -> list[tuple[int, int, str]]:
    files = {"terms/rule.md": TERM.format(title=title, body=body)}
    return [(one.place.line, one.place.column, one.rule) for one in found(root, files)]


@pytest.mark.parametrize(
    "copy",
    [
        "nine drafts of one rule went round the table",
        "Nine *drafts* of one rule,\nwent round the tablé",
        "a long note of a careful hand on",
    ],
)
def test_eight_words_in_a_row_are_found_at_the_first_of_them(tmp_path: Path, copy: str) -> None:
    assert told(tmp_path, f"One line.\n\nIn short, {copy} and so on.") == [(10, 11, "copied-words")]


@pytest.mark.parametrize(
    "own",
    [
        "Nine drafts of one rule went to the table.",
        "Nine drafts of a rule went round the table twice.",
        "Before lunch they read a long note.",
    ],
)
def test_seven_words_or_a_word_of_ones_own_between_are_none(tmp_path: Path, own: str) -> None:
    assert told(tmp_path, own) == []


def test_a_longer_copy_is_one_finding_and_two_copies_are_two(tmp_path: Path) -> None:
    whole = PAPER.partition("²")[0]
    assert len(told(tmp_path / "one", whole)) == 1
    assert len(told(tmp_path / "two", f"{whole} Then came this. {whole}")) == 2


@pytest.mark.parametrize("before", ["", "It is Zoë’s ½ ﬁne İx e\u0301 ", "¹", "_", "한 "])
def test_a_copy_is_found_behind_any_letters(tmp_path: Path, before: str) -> None:
    """Some letters become several without their accent, some none."""
    own = f"One line, “{before}"
    text = f"{own}nine drafts of one rule went round the table."
    found = [one for one in told(tmp_path, text) if one[2] != "odd-character"]
    assert found == [(8, len(own) + 1, "copied-words")]


def test_many_copies_are_placed_in_one_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = "nine drafts of one rule went round the table"
    plain = copied._plain
    for copies in (1, 20):
        read = 0

        def counted(text: str) -> str:
            nonlocal read
            read += len(text)
            return plain(text)

        monkeypatch.setattr(copied, "_plain", counted)
        body = "Of our own. " * 20 + f"And {copy}. " * copies
        assert len(told(tmp_path / str(copies), body)) == copies
        few = 500  # characters of the other texts of the project
        assert read < 2 * len(body) + few


def test_titles_may_be_named(tmp_path: Path) -> None:
    assert told(tmp_path, f"The {TITLE} is a title.", f"'{TITLE}'")[1:] == []


def test_the_hashes_are_those_of_a_whole_paper() -> None:
    """Twelve digits each, sorted, so that a new list differs from this one only where the paper does."""
    listed = copied.HASHES.read_text(encoding="utf-8").split()
    assert listed == sorted(set(listed))
    assert all(len(one) == 12 and int(one, 16) >= 0 for one in listed)
    assert paper_runs() == frozenset(listed)
