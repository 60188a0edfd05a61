"""The argument in a few steps, the verdicts, and the whole in one picture."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from litmap.content.corpus import PlainPage
from litmap.content.prose import Block
from litmap.graph.graph import ClaimView
from litmap.problems.wording import counted
from litmap.site.blocks.marks import linked_claims
from litmap.site.blocks.verdicts import verdict_table
from litmap.site.html.numbered import numbered_address, numbered_path
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site
from litmap.site.pages.diagram import Diagram

ADDRESS = "/argument/"
MOST_NODES = 150
"""Entries that one picture shows; nobody can read more."""
_TOO_MANY = (
    "It has too many parts for one picture. The lists of barriers, pathways and recommendations "
    "hold them all."
)
_TITLE = "The argument"
_NUMBER = re.compile(r"\d+\.?\s+")
"""The number of a step at the head of its heading, which the list shows itself."""


@dataclass
class ArgumentStep:
    """A step of the argument: its heading, paragraphs as HTML, and the claims that they lead to.

    `claims` says how many these are, `disputing` links the works that dispute some of them, and
    `changed` says how many have changed since.
    """

    heading: str
    paragraphs: list[Markup] = field(default_factory=list)
    claims: str = ""
    disputing: Sequence[EntryLink] = ()
    changed: str = ""


class ArgumentPages:
    """Makes the page of the argument, that of its picture as a list, and the picture's file."""

    def __init__(self, site: Site) -> None:
        """The argument of the site's map."""
        self.site = site
        self.page_data = PageData(site, ADDRESS)
        self.diagram = Diagram(self.page_data)

    def pages(self, page: PlainPage | None) -> dict[str, Content]:
        """The pages by output path. Without the authored `page` there are no steps."""
        pages: dict[str, Content] = {"argument.md": self._page(page)}
        if self._is_drawn:
            pages[numbered_path(ADDRESS, 2)] = self._list()
        return pages

    @property
    def _is_drawn(self) -> bool:
        """Can its picture be read on a page?"""
        return sum(map(len, self.diagram.picture.columns.values())) <= MOST_NODES

    def _picture(self) -> Markup:
        if self._is_drawn:
            return self.diagram.html(self.page_data.href(numbered_address(ADDRESS, 2)))
        return self.site.templates.components.empty(_TOO_MANY)

    def _list(self) -> Page:
        page_data = PageData(self.site, numbered_address(ADDRESS, 2))
        title = "The argument as a list"
        sections = [
            Section("", page_data.header("view", title, "")),
            Section("", Diagram(page_data).as_list()),
        ]
        return Page(title, title, "view", sections, within=ADDRESS.lstrip("/"))

    def _page(self, page: PlainPage | None) -> Page:
        title, summary, source, steps = _TITLE, "", "", []
        if page:
            title, summary, source = str(page.title), str(page.summary), page.file
            steps = self._steps(page)
        templates = self.site.templates
        sections = [
            Section("", self.page_data.header("view", title, summary)),
            Section("", templates.argument.steps(steps)),
        ]
        table = verdict_table(self.page_data)
        if table:
            html = templates.verdicts.table(table, self.page_data.href("/matrix/"))
            sections.append(Section("How the options fare", html))
        sections.append(Section("The whole argument in one picture", self._picture()))
        return Page(title, summary, "view", sections, source=source)

    def files(self, source: str) -> dict[str, str]:
        """The picture as a file; `source` names the map and its state."""
        return {"data/argument.svg": self.diagram.file(source)}

    def _steps(self, page: PlainPage) -> list[ArgumentStep]:
        """The steps of the authored text: a heading begins one."""
        steps: list[ArgumentStep] = []
        linked: list[ClaimView] = []
        for block in page.prose.blocks:
            if _is_heading(block) or not steps:
                linked = []
                steps.append(ArgumentStep(_NUMBER.sub("", block.text, count=1)))
            if _is_heading(block):
                continue
            steps[-1].paragraphs.append(self.page_data.writer.spans(block.spans, page.file))
            linked += linked_claims(self.page_data.graph, block, page.file)
            self._count(steps[-1], linked)
        return steps

    def _count(self, step: ArgumentStep, linked: Iterable[ClaimView]) -> None:
        """Say on how many claims a step rests, and what speaks against them."""
        views = {view.name: view for view in linked}
        works: list[str] = []
        changed = 0
        for view in views.values():
            works += self.page_data.graph.works_that("disputes", view.claim)
            changed += view.claim.changed
        if views:
            step.claims = counted(len(views), "claim")
        step.disputing = [self.page_data.work_link(key) for key in dict.fromkeys(works)]
        if changed:
            step.changed = f"{changed} changed since"


def _is_heading(block: Block) -> bool:
    return any(re.fullmatch("h[1-6]", element) for element in block.opens)
