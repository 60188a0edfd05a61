"""The note on a served page says what is found in its file, whatever the file is called, and home leads there."""

from functools import partial

from markupsafe import Markup

from litmap.problems.problem import Place, Problem, Severity
from litmap.site.html.page import Page, Section
from litmap.site.html.plan import Plan, all_made, alone, as_text
from litmap.site.pages.findings import with_findings

PAGES = ("index.md", "references/index.md", "barriers/a.md")


def page(path: str) -> Page:
    return Page(path, "A page.", "about", [Section("", Markup("<p>Its text.</p>"))])


def shown(file: str, message: str = "wrong", severity: Severity = "error") -> dict[str, str]:
    plan: Plan = {}
    for path in PAGES:
        plan |= alone(path, partial(page, path))
    plan = with_findings(plan, [Problem(Place(file, 3), "rule", message, severity)])
    return {path: as_text(content) for path, content in all_made(plan)}


def test_home_leads_to_the_page_of_each_file() -> None:
    for file, address in {
        "content/barriers/a.md": "barriers/a/",
        "references.bib": "references/",
        "content/paper.yml": "paper/",
        "content/index.md": "./",
        "mkdocs.yml": "./",
        "content/javascript:alert(1).md": "javascript%3Aalert%281%29/",
        "content/a#b?c%.md": "a%23b%3Fc%25/",
    }.items():
        assert f'<a href="{address}">{file}</a>' in shown(file)["index.md"], file


def test_what_is_found_is_text() -> None:
    file, message = "content/barriers/<b>\n\n{{x}}.md", "'<script>' \"here\""
    note = shown(file, message)[file.removeprefix("content/")]
    assert "&lt;script&gt;" in note
    assert "&lt;b&gt;" in note
    assert "<script>" not in note
    assert "<b>\n" not in note.partition("\n---\n")[2]


def test_a_page_that_only_waits_for_its_day_has_no_mistake() -> None:
    missing = "content/barriers/gone.md"
    assert "must be mended" in shown(missing)["barriers/gone.md"]
    waiting = shown(missing, "hidden until 2031", "notice")["barriers/gone.md"]
    assert "mistake" not in waiting
    assert "hidden until 2031" in waiting
