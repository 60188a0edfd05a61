"""While a map is served: its pages with what `check` finds in their files, for whoever edits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import quote

from markupsafe import Markup

from litmap.content.files import BIBLIOGRAPHY
from litmap.model.reference import Reference
from litmap.problems.problem import Problem
from litmap.problems.report import failed
from litmap.site.html.page import Page, Section
from litmap.site.html.plan import Content, Plan, alone, together
from litmap.site.html.templates import load_templates

_HOME = "index.md"
_NOT_SHOWN = "Not shown yet"
_PAGES = {
    BIBLIOGRAPHY: "references/index.md",
    "content/paper.yml": "paper.md",
    "content/disputes.yml": "disagreements.md",
    "content/searches.yml": "about/method.md",
    "content/method.md": "about/method.md",
}
"""The pages of files that have not the name of their page."""


def with_findings(plan: Plan, problems: Sequence[Problem], works: Iterable[Reference] = ()) -> Plan:
    """All pages; that of a file with findings begins with them, and home lists these files.

    So does the page of each of the `works` with those in its record. A file that cannot be read, or
    is hidden until its day, has no page: it gets one that says why.
    """
    shown = dict(plan)
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in map(_as_shown, sorted(set(problems))):
        by_file[problem.place.file].append(problem)
    for file, found in by_file.items():
        path = _page_of(file)
        if path not in shown:
            shown |= alone(path, partial(_stand_in, file, found))
        shown |= _begun(shown, path, load_templates().findings.of_file(file, found))
    for key, found in _by_work(by_file.get(BIBLIOGRAPHY, ()), works).items():
        path = f"references/{key}.md"
        if path in shown:
            shown |= _begun(shown, path, load_templates().findings.of_file(BIBLIOGRAPHY, found))
    if by_file and _HOME in shown:
        links = [(file, _address(_page_of(file))) for file in by_file]
        shown |= _begun(shown, _HOME, load_templates().findings.of_all(links))
    return shown


def _as_shown(problem: Problem) -> Problem:
    """The same in signs that a page can hold: a file's name may be bytes that are no text."""
    file, message = (
        text.encode("utf-8", "replace").decode() for text in (problem.place.file, problem.message)
    )
    return replace(problem, place=problem.place._replace(file=file), message=message)


def _by_work(
    problems: Sequence[Problem], works: Iterable[Reference]
) -> Mapping[str, list[Problem]]:
    """What is found in the record of each work, by its key."""
    found: dict[str, list[Problem]] = defaultdict(list)
    work_at = _works_by_line(works) if problems else {}
    for problem in problems:
        if problem.place.line in work_at:
            found[work_at[problem.place.line]].append(problem)
    return found


def _works_by_line(works: Iterable[Reference]) -> dict[int, str]:
    """The key of the work to which each line of the bibliography belongs."""
    found: dict[int, str] = {}
    for work in works:
        first = work.place.line
        last = first + work.source.count("\n")
        found |= dict.fromkeys(range(first, last + 1), work.key)
    return found


def _page_of(file: str) -> str:
    """The path of the page that shows what stands in a file: home, where no other does."""
    if file in _PAGES:
        return _PAGES[file]
    if file.startswith("content/") and file.endswith(".md"):
        return file.removeprefix("content/")
    return _HOME


def _address(path: str) -> str:
    """The address of a page, as home links to it; no sign of a file's name has a meaning there."""
    *folders, name = path.removesuffix(".md").split("/")
    if name != "index":
        folders.append(name)
    return quote("/".join([*folders, ""])) or "./"


def _stand_in(file: str, found: Sequence[Problem]) -> Page:
    """A page in the place of one whose file cannot be read, or whose day has not come."""
    said = f"The note above says why the page of {file} is not shown today."
    if failed(found, strict=False):
        said = f"{file} has a mistake that must be mended before its page can be shown."
    html = load_templates().components.header(
        kind="about", heading=_NOT_SHOWN, summary=said, crumbs=()
    )
    return Page(_NOT_SHOWN, said, "about", [Section("", html)])


def _begun(plan: Plan, path: str, html: Markup) -> Plan:
    """The plan of a page, and of all that is made with it, with a block of HTML before all others.

    What is made there must be a page.
    """
    make = plan[path]

    def made() -> dict[str, Content]:
        contents = dict(make())
        page = contents[path]
        if isinstance(page, Page):
            contents[path] = replace(page, sections=[Section("", html), *page.sections])
        return contents

    return together([one for one in plan if plan[one] is make], made)
