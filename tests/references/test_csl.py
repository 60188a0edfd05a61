"""CSL items: what a field of references.bib becomes for those who take a work away."""

from litmap.bibtex.reader import read_bibliography
from litmap.references.csl import CslItem, csl_item


def item(kind: str, fields: str) -> CslItem:
    references, problems = read_bibliography("references.bib", f"@{kind}{{key, {fields}}}")
    assert problems == []
    return csl_item(references["key"])


def test_a_number_is_an_issue_in_a_journal_and_a_number_elsewhere() -> None:
    article = item("article", "title = {T}, journaltitle = {Atlas}, number = {3}")
    assert (article.get("issue"), article.get("number")) == ("3", None)
    report = item("report", "title = {T}, institution = {CIGI}, number = {311}")
    assert (report.get("issue"), report.get("number")) == (None, "311")
