"""Which full stops end a sentence."""

import pytest

from litmap.content.sentences import sentence_at, sentences

GOES_ON = (
    "e.g. i.e. cf. vs. al. p. pp. n. nn. sec. ch. art. para. fig. vol. no. No. ed. eds. Dr. Mr. Mrs. Ms. Prof. St. "
    "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. J. U."
)


@pytest.mark.parametrize("short", GOES_ON.split())
def test_an_abbreviation_ends_no_sentence(short: str) -> None:
    text = f"They met {short} There or here. Then not."
    assert [text[start:end] for start, end in sentences(text)] == [
        f"They met {short} There or here.",
        "Then not.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("One.” Two.) (Three.) “Four.”", ["One.”", "Two.)", "(Three.)", "“Four.”"]),
        ("In 2024. 30 states.", ["In 2024.", "30 states."]),
        ("Écoles. Élan.", ["Écoles.", "Élan."]),
        ("It cost 3.5 Mio. and more.", ["It cost 3.5 Mio. and more."]),
        ("The U.S. acted. It did.", ["The U.S. acted.", "It did."]),
        ("The parties. the end", ["The parties. the end"]),
        ("  One.  Two.  ", ["One.", "Two."]),
        ("a.b c", ["a.b c"]),
    ],
)
def test_ends(text: str, expected: list[str]) -> None:
    bounds = sentences(text)
    assert [text[start:end].strip() for start, end in bounds] == expected
    for start, end in bounds:
        assert sentence_at(text, start) == (start, end)
