"""Works by one author whose dates are alike: each label can be told from the others."""

import pytest

from litmap.bibtex.reader import read_bibliography
from litmap.references.style import citation_label, year_suffixes


@pytest.mark.parametrize(
    ("date", "labels"),
    [
        ("date = {2020/..}", ["since 2020a", "since 2020b"]),
        ("date = {/2020}", ["until 2020a", "until 2020b"]),
        ("date = {2020~}", ["c. 2020a", "c. 2020b"]),
        ("year = {2020--}", ["since 2020a", "since 2020b"]),
        ("pubstate = {forthcoming}", ["forthcoming-a", "forthcoming-b"]),
        ("note = {In press.}", ["in press-a", "in press-b"]),
    ],
)
def test_labels_of_two_works(date: str, labels: list[str]) -> None:
    text = "".join(
        f"@misc{{{key}, author = {{Doe, Ann}}, title = {{{key}}}, {date}}}\n" for key in "ab"
    )
    works, _ = read_bibliography("references.bib", text)
    suffixes = year_suffixes(works.values())
    assert [citation_label(work, suffixes[key]) for key, work in works.items()] == [
        f"Doe {label}" for label in labels
    ]
