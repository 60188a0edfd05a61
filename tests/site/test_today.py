"""What is dated after the day of a build is on no page and in no data file of it."""

import shutil
from datetime import date
from pathlib import Path

from tests.conftest import ROOT

from litmap.pipeline import build_pages

EARLY = date(2026, 11, 1)
LATE = date(2027, 6, 1)
CLAIM = """  - id: seen-later
    text: Rivals met again in the hills.
    cites: "[evidence @sato2019forums, p. 9]"
    as_of: 2027-03-04
    rests_on: ["rivalry#race"]
"""
ANSWER = """    holds: {answer: open, because: "The riverside talks go on.", checked: 2027-03-05, settle: Ink.}
"""
SEARCH = """  - {date: 2027-03-06, where: a lending library, words: calm rivals, found: nobody}
"""
LATER = ("in the hills", "riverside talks", "lending library")


def written(root: Path) -> Path:
    """The small corpus with a claim, an answer, a search and a link to the claim from 2027."""
    corpus = Path(shutil.copytree(ROOT / "tests" / "corpus", root / "corpus"))
    rivalry = corpus / "content/barriers/rivalry.md"
    text = rivalry.read_text(encoding="utf-8")
    text = text.replace("sought:\n", f"sought:\n{SEARCH}", 1)
    text = text.replace("claims:\n", f"claims:\n{CLAIM}", 1)
    text = text.replace("  - id: race\n", f"  - id: race\n{ANSWER}", 1)
    rivalry.write_text(text, encoding="utf-8")
    page = corpus / "content/about.md"
    link = "\n[Rivalry, again](barriers/rivalry.md#claim-seen-later) is a barrier.\n"
    page.write_text(page.read_text(encoding="utf-8") + link, encoding="utf-8")
    return corpus


def test_a_later_claim_answer_or_search_is_nowhere_before_its_day(tmp_path: Path) -> None:
    corpus = written(tmp_path)
    early, problems = build_pages(corpus, EARLY)
    assert {problem.rule for problem in problems} == {"hidden-until", "lies-ahead"}
    late, _ = build_pages(corpus, LATE)
    for words in LATER:
        assert [path for path, text in early.items() if words in text] == []
        assert any(words in text for text in late.values())
    assert not any("seen-later" in text for text in early.values())
    assert 'href="../barriers/rivalry/"' in early["about.md"]
    assert 'href="../barriers/rivalry/#claim-seen-later"' in late["about.md"]


BODY = """---
title: Hill council
summary: A council of rivals in the hills.
type: informal-forum
founded: {date: 2027-02}
---
"""
PACT = """---
title: Hill pact
summary: A pact of rivals in the hills.
binding: no
events:
  - {date: 2027-03, event: signed}
  - {date: 2027-02-10, event: drafted}
---
"""


def test_a_body_or_text_is_no_entry_before_it_begins(tmp_path: Path) -> None:
    corpus = Path(shutil.copytree(ROOT / "tests" / "corpus", tmp_path / "corpus"))
    for path, text in (("institutions/hill-council.md", BODY), ("instruments/hill-pact.md", PACT)):
        (corpus / "content" / path).write_text(text, encoding="utf-8")
        early, _ = build_pages(corpus, date(2027, 1, 31))
        assert path not in early
        assert not any("in the hills" in page for page in early.values())
        late, _ = build_pages(corpus, date(2027, 2, 10))
        assert path in late
