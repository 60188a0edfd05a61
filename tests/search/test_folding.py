"""Words as search compares them. That the script does the same is tested in a browser."""

import pytest

from litmap.search.folding import STOP_WORDS, british, folded, key, telling, words

SAME = [
    ("China’s “Łódź” Œuvre – naïve", "CHINA'S 'lodz' oeuvre naive"),
    ("Åse Øverland & Mo O’Neil", "ase overland and mo oneil"),
    ("U.S. rules", "US rules"),
    ("e\u0301lite", "élite"),
    ("ISO/IEC 42001:2023", "iso iec 42001 2023"),
    ("dual-use_models", "dual use models"),
    ("Straße ﬁve", "strasse five"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_signs_do_not_count(one: str, other: str) -> None:
    assert folded(one) == folded(other) != []
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("american", "expected"),
    [
        ("organization", "organisation"),
        ("organizations", "organisations"),
        ("analyze", "analyse"),
        ("labor", "labour"),
        ("behavioral", "behavioural"),
        ("center", "centre"),
        ("defense", "defence"),
        ("programs", "programmes"),
        ("dialog", "dialogue"),
        ("judgment", "judgement"),
        ("modeling", "modelling"),
        ("fulfill", "fulfil"),
        ("enrollment", "enrolment"),
    ],
)
def test_american_words_are_spelt_as_the_map_spells(american: str, expected: str) -> None:
    assert british(american) == expected
    assert british(expected) == expected


@pytest.mark.parametrize("word", ["size", "laboratory", "rigorous", "programming"])
def test_other_words_stay(word: str) -> None:
    assert british(word) == word


def test_a_british_hyphen_parts_no_word() -> None:
    assert telling("Co-operation, Co‑ordinate") == ["cooperation", "coordinate"]
    assert telling("the UK's co-chairs") == ["uk", "co", "chairs"]


def test_stop_words_and_single_letters_tell_nothing() -> None:
    assert telling("Should there be an agency for the R & D of AI?") == ["agency", "ai"]
    assert telling("what is the") == []


def test_a_stop_word_in_capitals_is_a_name_unless_all_is_in_capitals() -> None:
    assert telling("is the WHO in it") == ["who"]
    assert telling("WHO IS IN IT") == []
    assert telling("US rules") == ["us", "rules"]


def test_a_key_is_that_of_the_name_with_no_more_than_stop_words_around_it() -> None:
    assert key("What is soft law?") == key("Soft law") == key("soft-law") == key("A soft law")
    assert key("Soft laws") != key("Soft law")
    assert key("the who") != key("the where"), "of stop words alone all count"
    assert key("人工智能") != key("人工")


def test_a_key_has_32_bits() -> None:
    assert all(0 <= key(word) < 2**32 for word in [*STOP_WORDS, "", "a long name " * 40])


def test_words_keep_their_capitals() -> None:
    assert words("The EU’s AI-Act") == ["The", "EU", "AI", "Act"]
