"""The program on one screen: files in, pages out.

load(root) → Corpus + Problems    check(corpus) → Problems    link(corpus) → Graph
plan(site) → what makes pages     plan_files(graph) → … data files   emit(pages, directory)
                                  plan_records(graph) → … what a search finds
"""

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from litmap.authoring.leftovers import left_example
from litmap.content.corpus import Corpus
from litmap.content.keeping import Kept
from litmap.content.load import load
from litmap.graph.link import link
from litmap.history.history import read_history
from litmap.history.past import names_at
from litmap.problems.problem import Problem
from litmap.problems.report import as_text
from litmap.rules import check
from litmap.rules.lost import lost_names

if TYPE_CHECKING:
    from litmap.site.html.plan import Plan
    from litmap.site.html.site import Site

Pages = Mapping[str, str]


def check_root(
    root: Path, today: date, against: str | None = None, kept: Kept | None = None
) -> list[Problem]:
    """All findings on the project in `root`; what is `kept` of its files is not parsed again.

    With `against`, a commit, branch or tag, names that were there then and are lost are found too.
    Raises NoRevision for one that cannot be read.
    """
    corpus, problems = load(root, today, kept)
    found = found_in(corpus)
    if against is not None:
        found += lost_names(corpus, names_at(root, against), against, problems)
    return problems + found


def found_in(corpus: Corpus) -> list[Problem]:
    """What is found in a map that was loaded, beside what reading it found."""
    return [*check(corpus), *left_example(corpus)]


def plan_pages(root: Path, today: date, repository: str = "") -> tuple["Plan", list[Problem]]:
    """What makes each page and data file, by output path, and all findings; nothing is made yet.

    What is sound is planned even where findings are errors; the caller decides whether to publish.
    `repository` is the web address at which readers report what is wrong, '' without one.
    """
    from litmap.site.html.site import Site  # the checker starts faster without it

    corpus, problems = load(root, today)
    problems += found_in(corpus)
    with _telling(problems):
        site = Site(link(corpus), repository, history=partial(read_history, root, today))
        return plan_site(site), problems


def plan_site(site: "Site") -> "Plan":
    """What makes each page and data file of a site, and the records from which it is searched."""
    from litmap.export import plan_files
    from litmap.search import plan_records
    from litmap.site import plan

    return {**plan(site), **plan_files(site.graph, site.work), **plan_records(site.graph)}


def build_pages(root: Path, today: date, repository: str = "") -> tuple[Pages, list[Problem]]:
    """The text of every page and data file that `plan_pages` plans, and all findings."""
    from litmap.site.html.plan import all_made, as_text

    plan, problems = plan_pages(root, today, repository)
    with _telling(problems):
        return {path: as_text(content) for path, content in all_made(plan)}, problems


@contextmanager
def _telling(problems: list[Problem]) -> Iterator[None]:
    """Add the findings to a fault of ours, which must not hide what authors can mend."""
    try:
        yield
    except Exception as fault:
        fault.add_note(as_text(problems))
        raise


def emit(pages: Pages, directory: Path) -> int:
    """Write pages below a directory, and the files of the text's face, which their styles ask for.

    Returns how many files these are. Raises ValueError for a path that would leave the directory.
    """
    from litmap.site.html.faces import faces

    of_face = faces()
    for path, data in of_face.items():
        target = directory / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    for path, content in sorted(pages.items()):
        if posixpath.normpath(path) != path or path.startswith(("/", "..")):
            raise ValueError(f"the page path '{path}' is not a plain path below the directory")
        target = directory / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    return len(pages) + len(of_face)
