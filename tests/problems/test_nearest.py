"""What is proposed for a misspelt word, and how much is compared for many of them."""

import re
from collections.abc import Collection
from pathlib import Path

import pytest
from tests.small import BASE, found

from litmap.problems import problem
from litmap.problems.problem import KnownWords, nearest, one_of

WORDS = ("adams2021one", "brown2022two", "clark2023three")


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words for which known words are compared."""
    asked: list[str] = []

    def counted(word: str, known: Collection[str], alike: int) -> str:
        asked.append(word)
        return nearest(word, known, alike)

    def counted_too(word: str, known: object) -> str:
        asked.append(word)
        return one_of(word, known)  # type: ignore[arg-type]

    monkeypatch.setattr(problem, "nearest", counted)
    monkeypatch.setattr(problem, "one_of", counted_too)
    return asked


def test_each_word_is_compared_once(compared: list[str]) -> None:
    known = KnownWords(WORDS)
    for word in ("adam2021one", "nothing-alike", "adam2021one", "nothing-alike"):
        assert known.nearest(word) == nearest(word, WORDS)
    assert compared == ["adam2021one", "nothing-alike"]


def test_words_that_come_later_are_proposed() -> None:
    words = {"adams2021one": 1}
    known = KnownWords(words)
    assert known.nearest("brown2022to") == ""
    words["brown2022two"] = 2
    assert known.nearest("brown2022tw") == "; did you mean 'brown2022two'?"


def test_nothing_is_proposed_after_too_many_comparisons(
    compared: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problem, "MOST_COMPARED", 4 * len(WORDS))
    known = KnownWords(WORDS)
    cures = [known.nearest(f"adams2021on{number}") for number in range(10)]
    assert [bool(cure) for cure in cures] == [True] * 4 + [False] * 6
    assert len(compared) == 4
    assert known.nearest("adams2021on0") == cures[0]


HEAD = "---\ntitle: A\nsummary: S.\norder: landscape\n{0}---\n{1}\n"
CLAIM = "claims:\n- {{id: draft, text: T., unverified: U., rests_on: [{0}]}}\n"


@pytest.mark.parametrize(
    ("rule", "fields", "body"),
    [
        ("unknown-citation", "", "[@adams2021on7]."),
        ("broken-link", "", "[x](../references/adams2021on7.md)."),
        ("broken-link", "", "[x](../barriers/aaa7.md)."),
        ("broken-link", "", "[x](../barriers/aaaa.md#claim-draft7)."),
        ("unknown-entry", "related: [aaa7]\n", ""),
        ("unknown-entry", "part_of: aaa7\n", ""),
        ("unknown-claim", CLAIM.format('"aaaa#draft7"'), ""),
    ],
)
def test_a_slip_that_many_entries_share_is_looked_up_once(
    tmp_path: Path, compared: list[str], rule: str, fields: str, body: str
) -> None:
    """Whether it is an unknown key, id or claim, in front matter or in a text."""
    files = {"barriers/aaaa.md": HEAD.format(CLAIM.format(""), "")}
    for name in ("b", "c", "d"):
        files[f"barriers/{name}.md"] = HEAD.format(fields, body)
    problems = [one for one in found(tmp_path, files) if one.rule == rule]
    assert len(problems) == 3
    assert all(re.search("; did you mean |; write ", one.message) for one in problems)
    assert len(compared) == 1


@pytest.mark.parametrize(
    "slip", ["  crossref = {adams2021on7},\n", "  note = {x} # globalpolcy,\n"]
)
def test_a_slip_that_many_records_share_is_looked_up_once(
    tmp_path: Path, compared: list[str], slip: str
) -> None:
    works = "@string{globalpolicy = {Global Policy}}\n" + BASE["references.bib"]
    files = {"references.bib": works.replace("  langid", f"{slip}  langid")}
    problems = [one for one in found(tmp_path, files) if "did you mean" in one.message]
    assert len(problems) == 3
    assert len(compared) == 1


def test_all_claims_are_named_where_they_are_few_and_the_nearest_of_many() -> None:
    few = KnownWords(("draft-only", "takes-years"))
    assert few.one_of("taken-years") == "; write one of 'takes-years' or 'draft-only'"
    assert KnownWords(("draft-only",)).one_of("x") == "; write 'draft-only', the only one"
    many = KnownWords([f"claim-{number}" for number in range(30)])
    cure = many.one_of("claim-29")
    assert cure.startswith("; write one of its 30, such as 'claim-29', ")
    assert cure.count("'claim-") == problem.MOST_LISTED
