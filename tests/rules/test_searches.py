"""Which works of searches.yml are taken for one: by a number, or by a title that nothing tells apart."""

from datetime import date
from pathlib import Path

import pytest
from tests.small import written

from litmap.content.load import load
from litmap.rules.searches import found_once

SEARCHES = """searches:
  - id: pool
    title: The pool
    date: 2026-05-05
    where: a library
    to_read: [{{because: Nobody has opened it., works: [{{{0}}}, {{{1}}}]}}]
"""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("title: A rule, doi: 10.1000/a", "title: A rule, doi: 10.1000/b", ""),
        ("title: A rule, doi: 10.1000/a", "title: A rule", "title"),
        ("title: A rule, date: 2023", "title: A rule, date: 2024", ""),
        ("title: A rule, date: 2023", "title: A rule, date: 2023-05", "title"),
        ('arxiv: "2307.04699v1"', 'arxiv: "2307.04699v2"', "arXiv number"),
        ("doi: 10.1000/A", "doi: 10.1000/a", "DOI"),
    ],
)
def test_two_candidates_that_may_be_one_work(
    tmp_path: Path, one: str, other: str, same: str
) -> None:
    files = {"searches.yml": SEARCHES.format(one, other)}
    corpus, _ = load(written(tmp_path, files), date(2026, 11, 1))
    assert len(list(corpus.searches[0].candidates)) == 2
    said = [problem.message.partition(" has the same ")[2] for problem in found_once(corpus)]
    assert [words.partition(" as the work")[0] for words in said] == ([same] if same else [])
